//! What every page needs to be served.

use service::Services;
use service::caller::SessionCookie;

/// The state of the router: made once by the binary. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    pub services: Services,
    pub catalogues: l10n::Catalogues,
    /// How the session cookie is written on this installation.
    pub cookie: SessionCookie,
    /// Where the public reaches this installation, without a slash at the end.
    pub public_url: String,
    /// Shows on every page that its data is made up.
    pub demonstration: bool,
}

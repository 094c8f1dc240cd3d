//! Who is calling and how: what every face reads of a request before it calls a use case.

use std::net::IpAddr;

use domain::LanguageTag;
use domain::identity::Actor;

/// One caller, made once a request by the server and handed to pages and GraphQL alike.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    /// The session token that came with the request, valid or not, so that a log-in can end it.
    pub session_token: Option<String>,
    /// The token of an expert's own session that came with the request, valid or not, so that leaving ends it.
    pub own_token: Option<String>,
    /// The client's address, believed from a proxy only where that proxy is trusted.
    pub address: IpAddr,
    /// Names this request in the log and on a fault page.
    pub request_id: String,
    /// The language asked for by profile, else by Accept-Language, else Finnish. An explicit choice
    /// (an address, an argument) comes before it.
    pub language: LanguageTag,
}

/// How a session cookie is written on this installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionCookie {
    secure: bool,
    holder: Holder,
}

/// Whose session it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Staff,
    Expert,
}

impl SessionCookie {
    /// The cookie of staff. `secure` on https: it is then bound to the host and never sent in clear.
    pub fn of_staff(secure: bool) -> Self {
        Self { secure, holder: Holder::Staff }
    }

    /// The cookie of experts on the same installation: a browser may hold both.
    #[must_use]
    pub fn of_expert(self) -> Self {
        Self { holder: Holder::Expert, ..self }
    }

    pub fn name(self) -> &'static str {
        match (self.holder, self.secure) {
            (Holder::Staff, true) => "__Host-osallistu",
            (Holder::Staff, false) => "osallistu",
            (Holder::Expert, true) => "__Host-osallistu-own",
            (Holder::Expert, false) => "osallistu-own",
        }
    }

    /// The `Set-Cookie` value that begins a session. No expiry: it ends with the browser or on the server.
    pub fn begin(self, token: &str) -> String {
        format!(
            "{}={token}; Path=/; HttpOnly; SameSite=Lax{}",
            self.name(),
            if self.secure { "; Secure" } else { "" }
        )
    }

    /// The `Set-Cookie` value that ends a session.
    pub fn end(self) -> String {
        format!("{}; Max-Age=0", self.begin(""))
    }

    /// Reads the token from a `Cookie` header.
    pub fn read(self, header: &str) -> Option<String> {
        header
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(name, value)| (name == self.name() && !value.is_empty()).then(|| value.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_host_bound_on_https_and_reads_back() {
        let cookie = SessionCookie::of_staff(true);
        assert_eq!(cookie.begin("abc"), "__Host-osallistu=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(cookie.read("a=b; __Host-osallistu=abc"), Some("abc".to_owned()));
        assert_eq!(cookie.read("osallistu=abc"), None);
        assert_eq!(SessionCookie::of_staff(false).read("osallistu=abc"), Some("abc".to_owned()));
    }

    #[test]
    fn staff_and_experts_have_cookies_of_their_own() {
        let staff = SessionCookie::of_staff(true);
        let both = "__Host-osallistu=a; __Host-osallistu-own=b";
        assert_eq!(staff.read(both), Some("a".to_owned()));
        assert_eq!(staff.of_expert().read(both), Some("b".to_owned()));
        let only_staff = staff.begin("a");
        assert_eq!(staff.of_expert().read(&only_staff), None);
    }
}

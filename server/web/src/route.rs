//! One row of the table of pages.

use axum::routing::MethodRouter;

use crate::state::WebState;

/// Whom a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Resident,
    /// An expert by experience, on their own pages.
    Expert,
    Staff,
}

impl Audience {
    /// As the list of pages names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Expert => "expert",
            Self::Staff => "staff",
        }
    }
}

/// A page's address and what answers there. Made by the macro `routes!` only, so that the methods told are
/// those that are answered.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// As axum writes it, for example `/{lang}/surveys/{slug}`.
    pub path: &'static str,
    pub audience: Audience,
    /// In capitals: `GET`, `POST`.
    pub methods: &'static [&'static str],
    pub(crate) handlers: fn() -> MethodRouter<WebState>,
}

impl Route {
    pub(crate) fn handlers(&self) -> MethodRouter<WebState> {
        (self.handlers)()
    }

    /// The address without a language, which leads to the reader's own; `None` for a page that is only ever
    /// posted to, and for one-time links, whose token must not appear in a redirect.
    pub(crate) fn bare_path(&self) -> Option<&'static str> {
        let bare = self.path.strip_prefix("/{lang}")?;
        let is_page = self.methods.contains(&"GET") && bare.len() > 1 && !bare.contains("{token}");
        is_page.then_some(bare)
    }
}

/// Writes a table: `routes! { Audience::Resident; "/{lang}/" => GET list; "/x" => GET form, POST save; }`.
macro_rules! routes {
    ($audience:expr; $($path:literal => $($method:ident $handler:path),+;)*) => {
        &[$($crate::Route {
            path: $path,
            audience: $audience,
            methods: &[$(stringify!($method)),+],
            handlers: || {
                let router = axum::routing::MethodRouter::new();
                $(let router = routes!(@on router $method $handler);)+
                router
            },
        }),*]
    };
    (@on $router:ident GET $handler:path) => { $router.get($handler) };
    (@on $router:ident POST $handler:path) => { $router.post($handler) };
}

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
    /// The client's address, believed from a proxy only where that proxy is trusted.
    pub address: IpAddr,
    /// Names this request in the log and on a fault page.
    pub request_id: String,
    /// The language asked for by profile, else by Accept-Language, else Finnish. An explicit choice
    /// (an address, an argument) comes before it.
    pub language: LanguageTag,
}

/// How the session cookie is written on this installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionCookie {
    /// True on https: the cookie is then bound to the host and never sent in clear.
    pub secure: bool,
}

impl SessionCookie {
    pub fn name(self) -> &'static str {
        if self.secure { "__Host-osallistu" } else { "osallistu" }
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
        let cookie = SessionCookie { secure: true };
        assert_eq!(cookie.begin("abc"), "__Host-osallistu=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(cookie.read("a=b; __Host-osallistu=abc"), Some("abc".to_owned()));
        assert_eq!(cookie.read("osallistu=abc"), None);
        assert_eq!(SessionCookie { secure: false }.read("osallistu=abc"), Some("abc".to_owned()));
    }
}

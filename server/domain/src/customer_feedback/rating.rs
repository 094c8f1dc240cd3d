//! Whether people found what they looked for on the county's own pages: counted by page, language and day, and nothing
//! else kept.

use chrono::NaiveDate;

use crate::LanguageTag;
use crate::text::is_web_address;
use crate::violation::{Code, Violation};

const ADDRESS_MAX: usize = 300;

stored_enum! {
    /// What somebody said of a page.
    Verdict {
        Found = "found",
        NotFound = "not_found",
    }
}

/// The address of a page of the county, without what stands behind a question or number sign: that may tell who reads it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RatedPage(String);

impl RatedPage {
    /// A page of one of the county's own hosts.
    pub fn parse(address: &str, hosts: &[String]) -> Result<Self, Violation> {
        let refused = |code| Violation::new(code, ["page"]);
        let address = address.trim();
        let address = address.split(['?', '#']).next().unwrap_or_default();
        if !is_web_address(address) {
            return Err(refused(Code::NotAnAddress));
        }
        if address.chars().count() > ADDRESS_MAX {
            return Err(refused(Code::TooLong).with("max", ADDRESS_MAX));
        }
        let rest = address.strip_prefix("https://").unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default().to_lowercase();
        if !hosts.iter().any(|known| known.to_lowercase() == host) {
            return Err(refused(Code::PageNotOurs));
        }
        let path = rest.get(host.len()..).unwrap_or_default();
        Ok(Self(format!("https://{host}{path}")))
    }

    pub fn from_stored(address: String) -> Self {
        Self(address)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What was said of a page in a language on a Helsinki day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRating {
    pub page: RatedPage,
    pub language: LanguageTag,
    pub on: NaiveDate,
    pub found: u64,
    pub not_found: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_county_are_rated_and_nothing_of_the_reader_stays() {
        let hosts = ["tunturialue.fi".to_owned()];
        let read = |address: &str| RatedPage::parse(address, &hosts).map_err(|wrong| wrong.code);
        let page = read(" https://Tunturialue.fi/palvelut?nimi=aino#yhteys ").unwrap();
        assert_eq!(page.as_str(), "https://tunturialue.fi/palvelut");
        assert_eq!(read("http://tunturialue.fi/"), Err(Code::NotAnAddress));
        assert_eq!(read("https://tunturialue.fi.example/"), Err(Code::PageNotOurs));
        assert_eq!(read("https://x@tunturialue.fi/"), Err(Code::PageNotOurs));
        assert_eq!(read(&format!("https://tunturialue.fi/{}", "x".repeat(300))), Err(Code::TooLong));
    }
}

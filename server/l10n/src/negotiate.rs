use std::cmp::Reverse;

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::{LanguageIdentifier, subtags::Language};

/// Browsers send a handful; the rest of a longer header is not read.
const MOST_RANGES: usize = 20;

/// A language on offer: the tag as our caller spells it, and parsed.
#[derive(PartialEq)]
struct Offer<'a> {
    tag: &'a str,
    id: LanguageIdentifier,
}

impl AsRef<LanguageIdentifier> for Offer<'_> {
    fn as_ref(&self) -> &LanguageIdentifier {
        &self.id
    }
}

/// The available language that suits an `Accept-Language` header best, spelt as in `available`; `None` when the header
/// names none of them, so that the caller's default stands.
///
/// Malformed ranges are passed over. `*` states no wish and is too, since a program that sends it by default must not
/// get whichever language happens to come first. Northern Sámi is also known under its three-letter code, `sme`.
#[must_use]
pub fn negotiate(accept_language: &str, available: &[&str]) -> Option<String> {
    let mut ranges: Vec<(LanguageIdentifier, u16)> =
        accept_language.split(',').take(MOST_RANGES).filter_map(range).collect();
    ranges.sort_by_key(|(_, quality)| Reverse(*quality));
    let (wanted, refused): (Vec<_>, Vec<_>) = ranges.into_iter().partition(|(_, quality)| *quality > 0);
    let wanted: Vec<LanguageIdentifier> = wanted.into_iter().map(|(id, _)| id).collect();

    let mut offers: Vec<Offer<'_>> = available
        .iter()
        .filter_map(|tag| tag.parse().ok().map(|id| Offer { tag, id }))
        .filter(|offer| {
            wanted.contains(&offer.id)
                || !refused.iter().any(|(range, _)| range.matches(&offer.id, true, false))
        })
        .collect();
    // fluent-langneg takes the first that matches, and fi matches fi-FI-simple too.
    offers.sort_by_key(|offer| Reverse(offer.id.variants().len()));
    negotiate_languages(&wanted, &offers, None, NegotiationStrategy::Lookup)
        .first()
        .map(|offer| offer.tag.to_owned())
}

/// One range of the header with its quality in thousandths.
fn range(text: &str) -> Option<(LanguageIdentifier, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let mut id: LanguageIdentifier = parts.next()?.parse().ok()?;
    if id.language.as_str() == "sme" {
        id.language = Language::from_bytes(b"se").ok()?;
    }
    let mut thousandths = 1000;
    for parameter in parts {
        if let Some(value) = parameter.strip_prefix(['q', 'Q']) {
            thousandths = quality(value.trim_start().strip_prefix('=')?.trim_start())?;
        }
    }
    Some((id, thousandths))
}

/// A weight as RFC 9110 writes it: 0 to 1 with at most three decimals.
fn quality(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let thousandths = format!("{decimals:0<3}").parse().ok()?;
    match (whole, thousandths) {
        ("0", thousandths) => Some(thousandths),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::negotiate;

    const AVAILABLE: &[&str] = &["ar", "en", "fi", "fi-simple", "se", "smn", "sms", "sv", "sv-simple"];

    fn assert_all(table: &[(&str, Option<&str>)]) {
        for (header, expected) in table {
            assert_eq!(negotiate(header, AVAILABLE).as_deref(), *expected, "{header:?}");
        }
    }

    #[test]
    fn the_best_available_language_is_chosen() {
        assert_all(&[
            ("fi", Some("fi")),
            ("FI-fi", Some("fi")),
            ("sv-FI", Some("sv")),
            ("sv-FI,sv;q=0.9,en;q=0.8", Some("sv")),
            ("en-US,en;q=0.9", Some("en")),
            ("de-DE, de;q=0.9, sv;q=0.5", Some("sv")),
            ("en;q=0.3, fi;q=0.7", Some("fi")),
            ("en;q=0.301, fi;q=0.302", Some("fi")),
            ("sv , en", Some("sv")),
            ("sv;q=0.5, en;Q=0.6", Some("en")),
            ("ar-IQ", Some("ar")),
        ]);
    }

    #[test]
    fn easy_language_is_chosen_only_on_request() {
        assert_all(&[
            ("fi-simple", Some("fi-simple")),
            ("fi-FI-simple", Some("fi-simple")),
            ("fi-simple, fi;q=0.5", Some("fi-simple")),
            ("fi, fi-simple;q=0.9", Some("fi")),
            ("fi-FI", Some("fi")),
            ("fi-SE", Some("fi")),
            ("sv-simple", Some("sv-simple")),
        ]);
        assert_eq!(negotiate("fi-simple", &["sv", "fi"]).as_deref(), Some("fi"));
        assert_eq!(negotiate("fi", &["fi-simple", "fi"]).as_deref(), Some("fi"));
    }

    #[test]
    fn northern_sami_has_two_codes_and_no_sami_language_stands_in_for_another() {
        assert_all(&[
            ("se", Some("se")),
            ("sme", Some("se")),
            ("sme-FI", Some("se")),
            ("se-FI", Some("se")),
            ("smn-FI", Some("smn")),
            ("sms", Some("sms")),
            ("sma", None),
        ]);
        assert_eq!(negotiate("sms, smn", &["fi", "se"]), None);
    }

    #[test]
    fn a_language_with_quality_zero_is_refused() {
        assert_all(&[
            ("sv;q=0", None),
            ("sv;q=0.000, en;q=0.1", Some("en")),
            ("fi-simple;q=0, fi", Some("fi")),
            ("sv-FI, sv;q=0", None),
            ("sv-simple, sv;q=0", Some("sv-simple")),
        ]);
        assert_eq!(negotiate("fi-FI, fi-simple;q=0", &["fi-simple"]), None);
    }

    #[test]
    fn unknown_malformed_and_hostile_headers_choose_nothing() {
        assert_all(&[
            ("", None),
            ("de", None),
            ("und", None),
            ("*", None),
            ("*;q=0.5, de", None),
            (";;;,,,;q=,=", None),
            ("sv;q", None),
            ("sv;q=", None),
            ("sv;q=NaN", None),
            ("sv;q=-1", None),
            ("sv;q=1.001", None),
            ("sv;q=0.1234", None),
            ("sv;q=1e9", None),
            ("sv;q=+1", None),
            ("sv\0", None),
            ("s\u{308}v, ÅÄÖ, 🙂", None),
            ("i-klingon, x-private, -, --, sv-", None),
            ("sv;q=2, en;q=0.1", Some("en")),
        ]);
        assert_eq!(negotiate(&"a".repeat(1_000_000), AVAILABLE), None);
        assert_eq!(negotiate(&"fi-".repeat(100_000), AVAILABLE), None);
        assert_eq!(negotiate("fi", &[]), None);
        assert_eq!(negotiate("fi", &["", "not a tag!"]), None);
    }

    #[test]
    fn at_most_twenty_ranges_are_looked_at() {
        let header = |unknown: usize| format!("{}fi", "de,".repeat(unknown));
        assert_eq!(negotiate(&header(19), AVAILABLE).as_deref(), Some("fi"));
        assert_eq!(negotiate(&header(20), AVAILABLE), None);
        assert_eq!(negotiate(&format!("{}fi", ",".repeat(20)), AVAILABLE), None);
    }
}

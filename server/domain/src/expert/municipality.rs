//! The municipalities of Finland and where their centres lie, so that a way can be estimated without asking anybody.
//!
//! `municipalities.csv` holds `code,name,latitude,longitude`, sorted by code, the angles in ten-thousandths of a
//! degree (WGS 84; a step is at most 11 m). Codes and Finnish names are those of Statistics Finland's classification
//! of municipalities of 2024. The positions are those of the municipal centres in the GeoNames gazetteer
//! (geonames.org, licensed under CC BY 4.0), chosen and rounded here: where the centre has another name than its
//! municipality, the position is the centre's (Ivalo for Inari, Ruukki for Siikajoki).
//!
//! A municipality that has been merged into another keeps its row: experts may still have its code.

use std::sync::LazyLock;

/// A municipality and its centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// The official three-digit code.
    pub code: &'static str,
    /// In Finnish.
    pub name: &'static str,
    /// Ten-thousandths of a degree north.
    pub latitude: i32,
    /// Ten-thousandths of a degree east.
    pub longitude: i32,
}

const ROWS: &str = include_str!("municipalities.csv");

static MUNICIPALITIES: LazyLock<Vec<Municipality>> = LazyLock::new(|| ROWS.lines().filter_map(row).collect());

fn row(line: &'static str) -> Option<Municipality> {
    let mut fields = line.split(',');
    Some(Municipality {
        code: fields.next()?,
        name: fields.next()?,
        latitude: fields.next()?.parse().ok()?,
        longitude: fields.next()?.parse().ok()?,
    })
}

/// Every municipality, by code.
pub fn all() -> &'static [Municipality] {
    &MUNICIPALITIES
}

/// The municipality of an official code; `None` for one that is not in the table.
pub fn find(code: &str) -> Option<&'static Municipality> {
    let index = MUNICIPALITIES.binary_search_by(|one| one.code.cmp(code)).ok()?;
    MUNICIPALITIES.get(index)
}

/// The municipality that somebody means: by its code, or by its Finnish name in upper or lower case.
pub fn named(text: &str) -> Option<&'static Municipality> {
    let wanted = text.trim().to_lowercase();
    find(&wanted).or_else(|| all().iter().find(|one| one.name.to_lowercase() == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_is_read_and_each_municipality_stands_once() {
        assert_eq!(all().len(), 309);
        assert_eq!(all().len(), ROWS.lines().count(), "no row is skipped");
        assert!(all().is_sorted_by(|one, next| one.code < next.code), "sorted for the search, no code twice");
        let is_code = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
        assert!(all().iter().all(|one| is_code(one.code)));
        assert_eq!(all().iter().map(|one| one.name).collect::<BTreeSet<_>>().len(), 309);
        assert!(all().iter().all(|one| find(one.code) == Some(one)));
    }

    #[test]
    fn each_lies_in_finland() {
        for one in all() {
            assert!((597_000..=700_900).contains(&one.latitude), "{one:?}");
            assert!((192_000..=315_900).contains(&one.longitude), "{one:?}");
        }
    }

    #[test]
    fn a_code_that_nobody_has_finds_nothing() {
        for code in ["", "000", "901", "91", "0910", "abc"] {
            assert_eq!(find(code), None, "{code}");
        }
        assert_eq!(find("890").unwrap().name, "Utsjoki");
        assert_eq!((named(" utsjoki "), named("890")), (find("890"), find("890")));
        assert_eq!(named(""), None);
    }
}

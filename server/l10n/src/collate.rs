use std::cmp::Ordering;

use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::{Locale, locale};

const FINNISH: Locale = locale!("fi");

/// Puts names in the order that a language's readers expect, by the rules of CLDR: å, ä and ö last in Finnish and
/// Swedish. Making one is cheap; make it once per list all the same.
#[derive(Debug)]
pub struct Collator {
    rules: Option<CollatorBorrowed<'static>>,
}

impl Collator {
    /// The order of a language; that of Finnish for a Sámi language and for what is no language tag.
    #[must_use]
    pub fn new(lang: &str) -> Self {
        let locale = match lang.parse::<Locale>() {
            // ICU4X has no rules for these, and its general ones would put å and ä beside a.
            Ok(locale) if matches!(locale.id.language.as_str(), "se" | "smn" | "sms") => FINNISH,
            Ok(locale) => locale,
            Err(_) => FINNISH,
        };
        Self { rules: CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default()).ok() }
    }

    /// Which of two texts comes first.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.rules {
            Some(rules) => rules.compare(a, b),
            None => a.cmp(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Collator;

    fn sorted<'a>(lang: &str, names: &[&'a str]) -> Vec<&'a str> {
        let collator = Collator::new(lang);
        let mut names = names.to_vec();
        names.sort_by(|a, b| collator.compare(a, b));
        names
    }

    const MUNICIPALITIES: &[&str] = &["Öja", "Äänekoski", "Åbo", "Zoo", "vantaa", "Askola", "Espoo"];
    const NORDIC: &[&str] = &["Askola", "Espoo", "vantaa", "Zoo", "Åbo", "Äänekoski", "Öja"];

    #[test]
    fn finnish_and_swedish_put_their_letters_last() {
        for lang in ["fi", "sv", "fi-simple", "sv-simple", "sv-FI", "se", "smn", "sms"] {
            assert_eq!(sorted(lang, MUNICIPALITIES), NORDIC, "{lang}");
        }
    }

    #[test]
    fn english_takes_them_for_accents() {
        assert_eq!(
            sorted("en", MUNICIPALITIES),
            ["Äänekoski", "Åbo", "Askola", "Espoo", "Öja", "vantaa", "Zoo"]
        );
    }

    #[test]
    fn what_is_no_language_gets_the_finnish_order() {
        assert_eq!(sorted("", MUNICIPALITIES), NORDIC);
        assert_eq!(sorted("not a tag!", MUNICIPALITIES), NORDIC);
    }
}

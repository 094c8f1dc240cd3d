//! What Finnish texts call experts by experience. The texts are written with "kokemusasiantuntija"; a county that says
//! "kokemusosaaja" gets the same texts with that word, in whatever form it stands.

use std::borrow::Cow;

/// What a county calls its experts in Finnish.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExpertWord {
    #[default]
    Kokemusasiantuntija,
    Kokemusosaaja,
}

/// The stems that change, the longer before those that they begin with. Both words inflect alike where nothing of
/// theirs stands here: their vowels agree with the same endings.
const STEMS: &[(&str, &str)] = &[
    ("asiantuntijoiden", "osaajien"),
    ("asiantuntijoita", "osaajia"),
    ("asiantuntijoihin", "osaajiin"),
    ("asiantuntijoi", "osaaji"),
    ("asiantuntija", "osaaja"),
    ("asiantuntijuu", "osaajuu"),
];

/// What both words begin with; in headings and sentences with a capital.
const BEGINNING: &str = "okemus";

/// A text that says "kokemusosaaja" where it said "kokemusasiantuntija". Other kinds of asiantuntija stay.
pub(crate) fn kokemusosaaja(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(BEGINNING) {
        let (before, word) = rest.split_at(at + BEGINNING.len());
        out.push_str(before);
        rest = word;
        if let Some((stem, other)) = STEMS.iter().find(|(stem, _)| word.starts_with(stem)) {
            out.push_str(other);
            rest = word.strip_prefix(stem).unwrap_or_default();
        }
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_word_changes_and_nothing_else() {
        for (before, after) in [
            ("Kokemusasiantuntija", "Kokemusosaaja"),
            ("Kokemusasiantuntijat", "Kokemusosaajat"),
            ("uuden kokemusasiantuntijan tiedot", "uuden kokemusosaajan tiedot"),
            ("kokemusasiantuntijaa, kokemusasiantuntijalle", "kokemusosaajaa, kokemusosaajalle"),
            ("kokemusasiantuntijoita", "kokemusosaajia"),
            ("kokemusasiantuntijoiden rekisteri", "kokemusosaajien rekisteri"),
            ("Kokemusasiantuntijoille ja kokemusasiantuntijoilta", "Kokemusosaajille ja kokemusosaajilta"),
            ("kokemusasiantuntijoihin, kokemusasiantuntijoina", "kokemusosaajiin, kokemusosaajina"),
            ("kokemusasiantuntijuus", "kokemusosaajuus"),
            ("Kokemusteemat ja asiantuntijat", "Kokemusteemat ja asiantuntijat"),
            ("", ""),
        ] {
            assert_eq!(kokemusosaaja(before), after);
        }
    }
}

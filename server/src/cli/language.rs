//! In which language subcommands speak that people use without a server.

use clap::ValueEnum;
use l10n::Texts;

use super::Failure;
use crate::config::Variables;

/// Where the environment says which language its user reads, the strongest first.
const LANGUAGE_VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Language {
    fn tag(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// As in `sv_FI.UTF-8`. English where nothing is said, or another language.
    fn of(variables: Variables<'_>) -> Self {
        let locale = LANGUAGE_VARIABLES.iter().find_map(|name| variables(name)).unwrap_or_default();
        match locale.split(['_', '-', '.', '@']).next() {
            Some("fi") => Self::Fi,
            Some("sv") => Self::Sv,
            _ => Self::En,
        }
    }
}

/// The texts of the language that is wanted, else of the environment's.
pub(super) fn texts(wanted: Option<Language>, variables: Variables<'_>) -> Result<Texts, Failure> {
    let language = wanted.unwrap_or_else(|| Language::of(variables));
    Ok(l10n::Catalogues::embedded()?.texts(&[language.tag()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> &'static str {
        let find =
            |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Language::of(&find).tag()
    }

    #[test]
    fn the_language_is_that_of_the_environment_where_it_is_ours() {
        assert_eq!(of(&[]), "en");
        assert_eq!(of(&[("LANG", "fi_FI.UTF-8")]), "fi");
        assert_eq!(of(&[("LANG", "sv")]), "sv");
        assert_eq!(of(&[("LANG", "sv_FI@euro")]), "sv");
        assert_eq!(of(&[("LANG", "en_GB.UTF-8")]), "en");
        assert_eq!(of(&[("LANG", "fil_PH.UTF-8")]), "en", "Filipino");
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), "en");
        assert_eq!(of(&[("LANG", "fi_FI"), ("LC_MESSAGES", "sv_FI")]), "sv");
        assert_eq!(of(&[("LANG", "fi_FI"), ("LC_MESSAGES", "sv_FI"), ("LC_ALL", "C")]), "en");
    }
}

/// A language's name in that language, for a menu; `None` when the menu should show the tag instead.
#[must_use]
pub fn native_name(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "fi" => "Suomi",
        "fi-simple" => "Selkosuomi",
        "sv" => "Svenska",
        "sv-simple" => "Lättläst svenska",
        "en" => "English",
        "se" => "Davvisámegiella",
        "smn" => "Anarâškielâ",
        "sms" => "Nuõrttsääʹmǩiõll",
        "fse" => "Suomalainen viittomakieli",
        "fss" => "Finlandssvenskt teckenspråk",
        "am" => "አማርኛ",
        "ar" => "العربية",
        "bn" => "বাংলা",
        "bs" => "Bosanski",
        "ckb" => "کوردیی ناوەندی",
        "de" => "Deutsch",
        "es" => "Español",
        "et" => "Eesti",
        "fa" => "فارسی",
        "fr" => "Français",
        "hi" => "हिन्दी",
        "hu" => "Magyar",
        "it" => "Italiano",
        "ku" | "kmr" => "Kurdî",
        "lt" => "Lietuvių",
        "lv" => "Latviešu",
        "ne" => "नेपाली",
        "pl" => "Polski",
        "prs" => "دری",
        "ps" => "پښتو",
        "pt" => "Português",
        "ro" => "Română",
        "ru" => "Русский",
        "so" => "Soomaali",
        "sq" => "Shqip",
        "sw" => "Kiswahili",
        "th" => "ไทย",
        "ti" => "ትግርኛ",
        "tl" => "Tagalog",
        "tr" => "Türkçe",
        "uk" => "Українська",
        "ur" => "اردو",
        "vi" => "Tiếng Việt",
        "zh" => "中文",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::native_name;

    #[test]
    fn names_are_in_the_language_itself() {
        assert_eq!(native_name("sms"), Some("Nuõrttsääʹmǩiõll"));
        assert_eq!(native_name("fi-simple"), Some("Selkosuomi"));
        assert_eq!(native_name("tlh"), None);
    }
}

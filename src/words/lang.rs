//! The two languages of the page, and the one place where a key becomes text.

/// A language a person can read the page in. Indonesian unless a person switches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    #[default]
    Id,
    En,
}

impl Lang {
    /// Every language, in the order of the switch.
    pub const ALL: [Lang; 2] = [Lang::Id, Lang::En];

    /// The BCP 47 code, which is also the suffix of the locale files.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Id => "id",
            Lang::En => "en",
        }
    }

    /// Reads a code; anything unknown is `None`.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// The text of a key. A key missing from the locale files comes back as the key itself.
pub fn text(lang: Lang, key: &str) -> String {
    crate::_rust_i18n_try_translate(lang.code(), key).map_or_else(|| key.to_owned(), |found| found.into_owned())
}

/// The text of a key with each `%{name}` replaced by its value.
pub fn fill(lang: Lang, key: &str, values: &[(&str, String)]) -> String {
    let (names, values): (Vec<&str>, Vec<String>) = values.iter().cloned().unzip();
    rust_i18n::replace_patterns(&text(lang, key), &names, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_a_language_or_nothing() {
        assert_eq!(Lang::from_code("en"), Some(Lang::En));
        assert_eq!(Lang::from_code("jv"), None);
    }

    #[test]
    fn a_key_is_said_in_each_language_and_a_missing_one_names_itself() {
        assert_eq!(text(Lang::Id, "nav.people"), "Pegawai");
        assert_eq!(text(Lang::En, "nav.people"), "Employees");
        assert_eq!(text(Lang::Id, "nav.none"), "nav.none");
    }

    #[test]
    fn values_take_the_place_of_their_names() {
        let values = [("shown", "12".to_owned()), ("all", "5.200".to_owned())];
        assert_eq!(fill(Lang::Id, "ui.table.count_of", &values), "12 dari 5.200");
    }
}

//! Fields, choices and problems as data.

/// A field, declared once.
#[derive(Clone, Copy, Debug)]
pub struct FieldDef {
    /// Name within the form; problems refer to it.
    pub key: &'static str,
    /// Key of its label.
    pub label: &'static str,
    /// Key of the sentence below it.
    pub help: Option<&'static str>,
    pub kind: FieldKind,
    pub required: bool,
}

/// Which widget a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line, of at most so many characters.
    Text(u16),
    /// Several lines.
    Lines,
    /// A list that is pasted, of any length: a limit would cut it without a word.
    List,
    /// Digits only, such as a NIP, of at most so many.
    Digits(u8),
    /// A number as people type it, with the key of its unit.
    Number(Option<&'static str>),
    Date,
    /// An hour and minute of a day, as `08:30`.
    Time,
    /// One of many, from a list.
    Select,
    /// One of very many, found by typing: see [`super::Pick`].
    Pick,
    /// Free text with suggestions.
    Suggest,
    /// Yes or no.
    Check,
    /// One of a few, all seen.
    Radio,
    /// One of a few short ones, side by side: ratings.
    Segments,
    /// Any of some, all seen. The value is theirs, with spaces between them, in the order of the choices.
    Several,
}

impl FieldDef {
    const fn new(key: &'static str, label: &'static str, kind: FieldKind) -> FieldDef {
        FieldDef { key, label, help: None, kind, required: true }
    }

    /// One line of text.
    pub const fn text(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Text(200))
    }

    /// Several lines of text.
    pub const fn lines(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Lines)
    }

    /// A list that is pasted.
    pub const fn list(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::List)
    }

    /// Digits only, of at most `most`.
    pub const fn digits(key: &'static str, label: &'static str, most: u8) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Digits(most))
    }

    /// A number.
    pub const fn number(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Number(None))
    }

    /// A number with a unit beside it.
    pub const fn number_in(key: &'static str, label: &'static str, unit: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Number(Some(unit)))
    }

    /// A day.
    pub const fn date(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Date)
    }

    /// An hour and minute.
    pub const fn time(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Time)
    }

    /// One of many.
    pub const fn select(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Select)
    }

    /// One of very many, found by typing.
    pub const fn pick(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Pick)
    }

    /// Free text with suggestions.
    pub const fn suggest(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Suggest)
    }

    /// Yes or no; never required.
    pub const fn check(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Check).optional()
    }

    /// One of a few, all seen.
    pub const fn radio(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Radio)
    }

    /// One of a few short ones, side by side.
    pub const fn segments(key: &'static str, label: &'static str) -> FieldDef {
        FieldDef::new(key, label, FieldKind::Segments)
    }

    /// Adds the sentence below.
    pub const fn help(mut self, key: &'static str) -> FieldDef {
        self.help = Some(key);
        self
    }

    /// May be left empty; the label says so.
    pub const fn optional(mut self) -> FieldDef {
        self.required = false;
        self
    }
}

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What goes into the draft.
    pub value: String,
    /// What is shown.
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into() }
    }
}

/// What is wrong with a field, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Key of the field.
    pub field: &'static str,
    pub text: String,
}

impl Problem {
    pub fn new(field: &'static str, text: impl Into<String>) -> Problem {
        Problem { field, text: text.into() }
    }
}

//! An answer with its explanation, in words.
use crate::words::origin::Line;

/// What is wrong with a field, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the field.
    pub field: String,
    pub text: String,
}

/// A sentence beside an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Something to look at before the answer is used.
    pub warns: bool,
    pub text: String,
}

/// Rows by columns, with the place of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    pub across: String,
    pub down: String,
    pub columns: Vec<String>,
    pub rows: Vec<(String, Vec<String>)>,
    /// Row and column of the answer.
    pub at: (usize, usize),
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What the figure is.
    pub label: String,
    pub value: String,
    pub unit: String,
    /// The exact value, where the figure is rounded.
    pub exact: Option<String>,
    /// The category that the figure falls into.
    pub word: String,
    /// Further figures: name and value.
    pub parts: Vec<(String, String)>,
    pub grid: Option<Grid>,
    pub lines: Vec<Line>,
    /// What follows, where the rule says so.
    pub advice: Vec<String>,
    pub remarks: Vec<Remark>,
}

impl Answer {
    /// A figure with its label.
    pub fn new(label: String, value: String) -> Self {
        Self { label, value, ..Self::default() }
    }

    /// Adds a sentence.
    pub fn remark(&mut self, text: String) {
        self.remarks.push(Remark { warns: false, text });
    }

    /// Adds a warning.
    pub fn warning(&mut self, text: String) {
        self.remarks.push(Remark { warns: true, text });
    }
}

/// What a calculation came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Names of fields that must be filled and are not.
    pub missing: Vec<String>,
    pub problems: Vec<Problem>,
    pub answer: Option<Answer>,
}

impl Outcome {
    /// An answer, or the one field that does not fit the others.
    pub fn of(answer: Result<Answer, Problem>) -> Self {
        match answer {
            Ok(answer) => Self { answer: Some(answer), ..Self::default() },
            Err(problem) => Self { problems: vec![problem], ..Self::default() },
        }
    }
}

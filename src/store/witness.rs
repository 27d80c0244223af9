//! A witness apart from the database: it says that there were data, and up to which operation.

/// What the witness says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Testimony {
    /// Bits of the identity of the data; 0: none.
    pub database: u128,
    /// The last operation that was written.
    pub sequence: u64,
    /// Rows of all kinds after it.
    pub rows: u64,
}

impl Testimony {
    /// One line of text.
    pub fn to_text(&self) -> String {
        format!("{:032x} {} {}", self.database, self.sequence, self.rows)
    }

    /// Reads what [`Self::to_text`] wrote. Text that cannot be read still says that there was something.
    pub fn from_text(text: &str) -> Self {
        let mut parts = text.split(' ');
        let database = parts.next().and_then(|part| u128::from_str_radix(part, 16).ok());
        let mut number = || parts.next().and_then(|part| part.parse().ok());
        match (database, number(), number()) {
            (Some(database), Some(sequence), Some(rows)) => Self { database, sequence, rows },
            _ => Self { database: 0, sequence: 1, rows: 0 },
        }
    }
}

/// Keeps a testimony outside of the database. It may fail in silence: then it is only of less help.
pub trait Witness {
    /// What it says, if it was ever told anything.
    fn read(&self) -> Option<Testimony>;
    /// Tells it.
    fn write(&self, testimony: &Testimony);
    /// Makes it forget, when a person decides so.
    fn clear(&self);
}

/// No witness.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoWitness;

impl Witness for NoWitness {
    fn read(&self) -> Option<Testimony> {
        None
    }
    fn write(&self, _: &Testimony) {}
    fn clear(&self) {}
}

impl<W: Witness> Witness for std::rc::Rc<W> {
    fn read(&self) -> Option<Testimony> {
        (**self).read()
    }
    fn write(&self, testimony: &Testimony) {
        (**self).write(testimony);
    }
    fn clear(&self) {
        (**self).clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_testimony_reads_back_and_garbage_is_still_a_testimony() {
        let said = Testimony { database: 77, sequence: 5, rows: 9 };
        assert_eq!(Testimony::from_text(&said.to_text()), said);
        for text in ["", "x", "0 1", "00 -1 2"] {
            assert_eq!(Testimony::from_text(text).sequence, 1, "{text:?}");
        }
    }
}

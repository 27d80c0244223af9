//! What a row is recognised by when a file gave it another identifier: NIP, codes, pairs that occur once.
use xxhash_rust::xxh3::Xxh3;

use super::*;

/// A natural key, within one kind. Texts are hashed, so keys are small and compare fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u128, u128);

impl Key {
    /// Of texts as a person compares them: letter case and runs of spaces aside. None where the first is empty.
    pub fn text(texts: &[&str]) -> Option<Self> {
        Self::text_of(texts, 0)
    }

    fn text_of(texts: &[&str], owner: u128) -> Option<Self> {
        let mut hash = Xxh3::new();
        let mut empty = true;
        for (at, text) in texts.iter().enumerate() {
            for word in text.split_whitespace() {
                empty &= at > 0;
                hash.update(b" ");
                for letter in word.chars().flat_map(char::to_lowercase) {
                    hash.update(letter.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            hash.update(b"\0");
        }
        (!empty).then(|| Self(hash.digest128(), owner))
    }

    fn pair<A, B>(first: Id<A>, second: Id<B>) -> Self {
        Self(first.bits(), second.bits())
    }

    fn numbered<A>(owner: Id<A>, number: u128) -> Self {
        Self(number, owner.bits())
    }
}

/// A row that can be recognised without its identifier.
pub trait Keyed {
    /// Shows every natural key; one that is equal is enough. Rows without one are new in every file.
    fn keys(&self, see: &mut dyn FnMut(Key));
}

macro_rules! keyed {
    ($($row:ident, $this:ident: $($key:expr),*;)*) => {$(impl Keyed for $row {
        fn keys(&self, see: &mut dyn FnMut(Key)) {
            let $this = self;
            $(Option::<Key>::from($key).into_iter().for_each(&mut *see);)*
        }
    })*};
}
keyed! {
    Author, this: Key::text(&[&this.name]);
    Settings, this: Key::numbered(this.id, 0);
    Position, this: Key::text(&[&this.name, &format!("{:?}", this.kind)]);
    DisciplineRecord, this: Key::text_of(&[&this.decree], this.person.bits());
    Competency, this: Key::text(&[&this.code]);
    Program, this: Key::text(&[&this.code]);
    Event, this: Key::text(&[&this.code]);
    Session, this: Key::numbered(this.event, this.number.into());
    Speaker, this: Key::text(&[&this.name, &this.institution]);
    Attendance, this: Key::pair(this.session, this.enrolment);
    TestResult, this: Key::numbered(this.enrolment, this.kind as u128);
    EvaluationPeriod, this: Key(this.year.into(), span_number(this.span));
    Evaluation, this: Key::pair(this.person, this.period);
    WorkPlan, this: Key::numbered(this.person, this.year.into());
    UnitEvaluation, this: Key::pair(this.unit, this.period);
    Rubric, this: Key::text(&[&this.name, &this.version.to_string()]);
    CreditOpening, this: Key::numbered(this.person, this.date.number().unsigned_abs().into());
    TalentAssessment, this: Key::numbered(this.person, this.date.number().unsigned_abs().into());
    RuleSet, this: Key::text(&[&this.name, &this.version.to_string()]);
}

const fn span_number(span: PeriodSpan) -> u128 {
    match span {
        PeriodSpan::Month(month) => month as u128,
        PeriodSpan::Quarter(quarter) => 100 + quarter as u128,
        PeriodSpan::Annual => 200,
    }
}

impl Keyed for Unit {
    fn keys(&self, see: &mut dyn FnMut(Key)) {
        let parent = self.parent.map_or(0, Id::bits);
        let by_name = || Key::text_of(&["name", &self.name], parent);
        Key::text(&[&self.code]).or_else(by_name).into_iter().for_each(see);
    }
}

impl Keyed for Person {
    /// Every number there ever was; a person without one by name and birth date.
    fn keys(&self, see: &mut dyn FnMut(Key)) {
        self.identifiers.iter().filter_map(|entry| Key::text(&["nip", &entry.value.number])).for_each(&mut *see);
        if let (true, Some(birth)) = (self.identifiers.is_empty(), self.birth_date) {
            Key::text(&["name", &self.name, &birth.to_string()]).into_iter().for_each(see);
        }
    }
}

impl Keyed for Enrolment {
    fn keys(&self, see: &mut dyn FnMut(Key)) {
        match &self.participant {
            Participant::Person(person) => see(Key::pair(self.event, *person)),
            Participant::Guest { name, institution } => {
                Key::text_of(&[name, institution], self.event.bits()).into_iter().for_each(see);
            }
        }
    }
}

impl Keyed for LearningRecord {
    /// Of one person: the certificate's number, the event, or name and last day.
    fn keys(&self, see: &mut dyn FnMut(Key)) {
        let person = self.person.bits();
        Key::text_of(&["number", &self.certificate], person)
            .filter(|_| !self.certificate.trim().is_empty())
            .into_iter()
            .for_each(&mut *see);
        match self.source {
            LearningSource::Event(event) => see(Key::pair(event, self.person)),
            LearningSource::External => {
                let by_name = Key::text_of(&["name", &self.name, &self.end.to_string()], person);
                by_name.filter(|_| !self.name.trim().is_empty()).into_iter().for_each(see);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_one_key_as_a_reader_would_say() {
        assert_eq!(Key::text(&[" SD  Negeri 1 "]), Key::text(&["sd negeri 1"]));
        assert_ne!(Key::text(&["a", "b"]), Key::text(&["a b"]));
        assert_ne!(Key::text(&["a", "b c"]), Key::text(&["a b", "c"]));
        assert_eq!(Key::text(&["  ", "x"]), None);
        assert_eq!(Key::text(&[]), None);
    }
}

//! Where rows point to other rows, listed once: checks, merging and removal all walk the same places.
use super::*;

/// What is called for each place: name of the field, kind and bits of the identifier in it.
pub type See<'a> = dyn FnMut(&'static str, Kind, u128) + 'a;
/// What gives the new bits of an identifier.
pub type Move<'a> = dyn FnMut(Kind, u128) -> u128 + 'a;

/// A value that holds identifiers of rows.
pub trait Links {
    /// Shows every identifier in it.
    fn links(&self, field: &'static str, see: &mut See<'_>);
    /// Replaces every identifier in it.
    fn relink(&mut self, to: &mut Move<'_>);
}

/// A row, as far as it points to others.
pub trait Linked {
    /// Shows every place that points to another row.
    fn each_link(&self, see: &mut See<'_>);
    /// Replaces the row's own identifier and every one that it points to.
    fn relink_all(&mut self, to: &mut Move<'_>);
}

impl<T: Record> Links for Id<T> {
    fn links(&self, field: &'static str, see: &mut See<'_>) {
        see(field, T::KIND, self.bits());
    }
    fn relink(&mut self, to: &mut Move<'_>) {
        *self = Self::from_bits(to(T::KIND, self.bits()));
    }
}
impl<P: Links> Links for Option<P> {
    fn links(&self, field: &'static str, see: &mut See<'_>) {
        self.iter().for_each(|part| part.links(field, see));
    }
    fn relink(&mut self, to: &mut Move<'_>) {
        self.iter_mut().for_each(|part| part.relink(to));
    }
}
impl<P: Links> Links for Vec<P> {
    fn links(&self, field: &'static str, see: &mut See<'_>) {
        self.iter().for_each(|part| part.links(field, see));
    }
    fn relink(&mut self, to: &mut Move<'_>) {
        self.iter_mut().for_each(|part| part.relink(to));
    }
}
impl Links for Changed {
    fn links(&self, _: &'static str, see: &mut See<'_>) {
        self.by.links("changed.by", see);
    }
    fn relink(&mut self, to: &mut Move<'_>) {
        self.by.relink(to);
    }
}
impl Links for Dated<Post> {
    fn links(&self, _: &'static str, see: &mut See<'_>) {
        self.value.unit.links("posts.unit", see);
        self.value.position.links("posts.position", see);
        self.value.superior.links("posts.superior", see);
    }
    fn relink(&mut self, to: &mut Move<'_>) {
        self.value.unit.relink(to);
        self.value.position.relink(to);
        self.value.superior.relink(to);
    }
}

macro_rules! choice {
    ($($choice:ident::$variant:ident)*) => {$(impl Links for $choice {
        fn links(&self, field: &'static str, see: &mut See<'_>) {
            if let Self::$variant(id) = self {
                id.links(field, see);
            }
        }
        fn relink(&mut self, to: &mut Move<'_>) {
            if let Self::$variant(id) = self {
                id.relink(to);
            }
        }
    })*};
}
choice! { Participant::Person EnrolmentState::Replaced LearningSource::Event }

macro_rules! linked {
    ($($row:ident: $($field:ident)*;)*) => {$(impl Linked for $row {
        fn each_link(&self, see: &mut See<'_>) {
            $(self.$field.links(stringify!($field), see);)*
            self.changed.links("changed", see);
        }
        fn relink_all(&mut self, to: &mut Move<'_>) {
            self.id.relink(to);
            $(self.$field.relink(to);)*
            self.changed.relink(to);
        }
    })*};
}
linked! {
    Author:;
    Settings:;
    Unit: parent head;
    Position:;
    Person: posts;
    DisciplineRecord: person;
    Competency:;
    Program: owner;
    Event: program competencies;
    Session: event speakers;
    Speaker:;
    Enrolment: event participant state;
    Attendance: session enrolment;
    TestResult: enrolment;
    LearningRecord: person source;
    EvaluationPeriod:;
    Evaluation: person period evaluator rubric rule_set;
    WorkPlan: person;
    UnitEvaluation: unit period;
    Rubric:;
    CreditOpening: person;
    TalentAssessment: person;
    RuleSet:;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_that_shows_an_identifier_is_also_moved() {
        let post = Post {
            unit: Id::from_bits(2),
            position: Some(Id::from_bits(3)),
            superior: Some(Id::from_bits(4)),
            extra_duty: String::new(),
        };
        let mut person = Person {
            id: Id::from_bits(1),
            front_title: String::new(),
            name: "Siti".into(),
            back_title: String::new(),
            sex: None,
            birth_date: None,
            status: Status::Pns,
            standing: Vec::new(),
            identifiers: Vec::new(),
            ranks: Vec::new(),
            posts: vec![Dated::always(post)],
            education: Vec::new(),
            contract: None,
            changed: Changed { at: Time::default(), by: Some(Id::from_bits(5)) },
        };
        let shown = |person: &Person| {
            let mut shown = Vec::new();
            person.each_link(&mut |_, kind, bits| shown.push((kind, bits)));
            shown
        };
        let places = [(Kind::Unit, 2), (Kind::Position, 3), (Kind::Person, 4), (Kind::Author, 5)];
        assert_eq!(shown(&person), places);
        person.relink_all(&mut |_, bits| bits + 10);
        assert_eq!(shown(&person), places.map(|(kind, bits)| (kind, bits + 10)));
        assert_eq!(person.id, Id::from_bits(11));
    }
}

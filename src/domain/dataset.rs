//! Everything that is true at one moment: one table for each kind of record, listed once, below.
use serde::{Deserialize, Serialize};

use super::*;

/// Does something with every table, whatever its rows are.
pub trait Visit {
    /// Called once for each kind, in the order of [`Kind::ALL`].
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>;
}

/// Does something to every table; the first error ends it.
pub trait VisitMut {
    type Error;
    /// Called once for each kind, in the order of [`Kind::ALL`].
    fn table<T: Record>(&mut self, table: &mut Table<T>) -> Result<(), Self::Error>
    where
        Dataset: Has<T>;
}

/// A dataset has a table of `T`, and a diff a list of changes to it.
pub trait Has<T> {
    fn table(&self) -> &Table<T>;
    fn table_mut(&mut self) -> &mut Table<T>;
    fn changes(diff: &Diff) -> &Vec<Change<T>>;
    fn changes_mut(diff: &mut Diff) -> &mut Vec<Change<T>>;
}

macro_rules! tables {
    ($($(#[$doc:meta])* $kind:ident = $code:literal, $field:ident: $row:ty;)*) => {
        /// The kinds of record. The number is on disk and never reused; new kinds come last.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $kind = $code,)* }

        impl Kind {
            /// Every kind, in the order in which tables are written.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];
            /// The number on disk.
            pub const fn code(self) -> u8 { self as u8 }
            /// The kind of a number on disk.
            pub const fn from_code(code: u8) -> Option<Self> {
                match code { $($code => Some(Self::$kind),)* _ => None }
            }
            /// The name of the table in archives.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($field),)* }
            }
        }

        /// All records. A clone is cheap; equality is by pointer.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Dataset {
            /// Identity and nature of this body of data.
            pub origin: Origin,
            $($(#[$doc])* pub $field: Table<$row>,)*
        }

        /// Rows with before and after, by kind: what one operation does.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Diff { $(pub $field: Vec<Change<$row>>,)* }

        $(impl Record for $row {
            const KIND: Kind = Kind::$kind;
            fn id(&self) -> Id<Self> { self.id }
            fn changed(&self) -> Changed { self.changed }
            fn changed_mut(&mut self) -> &mut Changed { &mut self.changed }
        }
        impl Has<$row> for Dataset {
            fn table(&self) -> &Table<$row> { &self.$field }
            fn table_mut(&mut self) -> &mut Table<$row> { &mut self.$field }
            fn changes(diff: &Diff) -> &Vec<Change<$row>> { &diff.$field }
            fn changes_mut(diff: &mut Diff) -> &mut Vec<Change<$row>> { &mut diff.$field }
        })*

        impl Dataset {
            /// Shows every table to `visitor`.
            pub fn visit(&self, visitor: &mut impl Visit) { $(visitor.table(&self.$field);)* }
            /// Shows the table of one kind to `visitor`.
            pub fn visit_kind(&self, kind: Kind, visitor: &mut impl Visit) {
                match kind { $(Kind::$kind => visitor.table(&self.$field),)* }
            }
            /// Hands every table to `visitor`.
            pub fn visit_mut<V: VisitMut>(&mut self, visitor: &mut V) -> Result<(), V::Error> {
                $(visitor.table(&mut self.$field)?;)*
                Ok(())
            }
            /// Hands the table of one kind to `visitor`.
            pub fn visit_kind_mut<V: VisitMut>(&mut self, kind: Kind, visitor: &mut V) -> Result<(), V::Error> {
                match kind { $(Kind::$kind => visitor.table(&mut self.$field),)* }
            }
            /// Applies a diff that was planned on this very data.
            pub fn apply(&mut self, diff: &Diff) { $(self.$field.apply(&diff.$field);)* }
            /// Whether every row that `diff` changes is exactly its *before*.
            pub fn fits(&self, diff: &Diff) -> Result<(), Mismatch> {
                $(fits(&self.$field, &diff.$field)?;)*
                Ok(())
            }
        }

        impl Diff {
            /// The diff that takes this one back.
            pub fn reverse(self) -> Self {
                Self { $($field: self.$field.into_iter().map(Change::reverse).collect(),)* }
            }
            /// Adds the changes of `other`, which touch other rows.
            pub fn join(&mut self, other: Self) { $(self.$field.extend(other.$field);)* }
            /// The same diff planned on `data`, with the stamp on every row that it puts. Refuses if a row is not its
            /// *before*; who changed it last and when does not matter.
            pub fn replanned(self, data: &Dataset, stamp: &Stamp) -> Result<Self, Mismatch> {
                Ok(Self { $($field: plan::replanned(&data.$field, self.$field, stamp)?,)* })
            }
            /// Number of rows it changes.
            pub fn len(&self) -> usize { 0 $(+ self.$field.len())* }
            /// Number of rows it changes, by kind; kinds without a change are left out.
            pub fn counts(&self) -> Vec<(Kind, usize)> {
                let mut counts = vec![$((Kind::$kind, self.$field.len()),)*];
                counts.retain(|(_, rows)| *rows > 0);
                counts
            }
        }
    };
}

tables! {

    Author = 1, authors: Author;

    Settings = 2, settings: Settings;

    Unit = 3, units: Unit;

    Position = 4, positions: Position;

    Person = 5, people: Person;
    /// Restricted: left out of ordinary exports.
    Discipline = 6, discipline: DisciplineRecord;
    Competency = 7, competencies: Competency;
    Program = 8, programs: Program;
    Event = 9, events: Event;
    Session = 10, sessions: Session;
    Speaker = 11, speakers: Speaker;
    Enrolment = 12, enrolments: Enrolment;
    Attendance = 13, attendance: Attendance;
    TestResult = 14, test_results: TestResult;
    Learning = 15, learning: LearningRecord;
    Period = 16, periods: EvaluationPeriod;
    Evaluation = 17, evaluations: Evaluation;
    WorkPlan = 18, work_plans: WorkPlan;
    UnitEvaluation = 19, unit_evaluations: UnitEvaluation;
    Rubric = 20, rubrics: Rubric;
    CreditOpening = 21, credit_openings: CreditOpening;
    Talent = 22, talent: TalentAssessment;
    RuleSet = 23, rule_sets: RuleSet;
}

/// Which body of data this is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Made once, kept in every archive of it.
    pub database: Option<Id<Dataset>>,
    /// Data Contoh: never merged into real data.
    pub sample: bool,
}

impl Dataset {
    /// Number of rows of all kinds.
    pub fn rows(&self) -> usize {
        struct Count(usize);
        impl Visit for Count {
            fn table<T: Record>(&mut self, table: &Table<T>) {
                self.0 += table.len();
            }
        }
        let mut count = Count(0);
        self.visit(&mut count);
        count.0
    }

    /// The diff that puts `row` in its place, marked with the stamp; nothing if it changes nothing.
    pub fn put<T: Record>(&self, stamp: &Stamp, mut row: T) -> Diff
    where
        Self: Has<T>,
    {
        let mut diff = Diff::default();
        let before = Has::<T>::table(self).get(row.id()).cloned();
        if let Some(before) = &before {
            *row.changed_mut() = before.changed();
            if *before == row {
                return diff;
            }
        }
        *row.changed_mut() = stamp.changed();
        Self::changes_mut(&mut diff).push(Change { before, after: Some(row) });
        diff
    }

    /// The diff that takes a row away; nothing if there is none.
    pub fn remove<T: Record>(&self, id: Id<T>) -> Diff
    where
        Self: Has<T>,
    {
        let mut diff = Diff::default();
        if let Some(before) = Has::<T>::table(self).get(id).cloned() {
            Self::changes_mut(&mut diff).push(Change { before: Some(before), after: None });
        }
        diff
    }

    /// The settings row, if the office has written one.
    pub fn settings(&self) -> Option<&Settings> {
        self.settings.iter().next()
    }
}

impl Diff {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn fits<T: Record>(table: &Table<T>, changes: &[Change<T>]) -> Result<(), Mismatch> {
    for change in changes {
        let Some(id) = change.id() else { continue };
        if table.get(id) != change.before.as_ref() {
            return Err(Mismatch { kind: T::KIND, bits: id.bits() });
        }
    }
    Ok(())
}

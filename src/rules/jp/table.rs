//! How a form without printed JP is converted, and the table of it.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::CreditReason;
use crate::domain::{Hundredths, LearningForm, LearningRecord, LearningScope};
use crate::rules::{Exact, InUse, ParameterSet, Parameters, Ratio, RuleName, SetProblem, Sets, key};

/// How a form without printed JP is converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conversion {
    PerDay(Hundredths),
    PerTime(Hundredths),
    PerSemester(Hundredths),
    /// Per time, and at most so many times in a month.
    PerTimeInMonth {
        each: Hundredths,
        most: u16,
    },
    /// The actual JP, and never more than so many a day.
    AtMostPerDay(Hundredths),
    /// The actual JP times this.
    Times(Hundredths),
    /// The actual JP.
    Actual,
}

/// The line of a form; none where the table has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormLine {
    pub national: Option<Conversion>,
    pub international: Option<Conversion>,
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub forms: BTreeMap<LearningForm, FormLine>,
}

impl Rules {
    /// The conversion of a form; none where the table has no line for it.
    pub fn conversion(&self, form: LearningForm, scope: LearningScope) -> Option<Conversion> {
        let line = self.forms.get(&form)?;
        match scope {
            LearningScope::National => line.national,
            LearningScope::International => line.international,
        }
    }
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::Jp;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.jp
    }

    fn problems(&self) -> Vec<SetProblem> {
        let wrong = |conversion: Conversion| match conversion {
            Conversion::PerDay(each)
            | Conversion::PerTime(each)
            | Conversion::PerSemester(each)
            | Conversion::PerTimeInMonth { each, .. }
            | Conversion::AtMostPerDay(each)
            | Conversion::Times(each) => (each <= Hundredths::ZERO).then_some(each),
            Conversion::Actual => None,
        };
        let lines = |(form, line): (&LearningForm, &FormLine)| {
            let form = key(form);
            [("national", line.national), ("international", line.international)]
                .map(|(scope, conversion)| (format!("forms/{form}/{scope}"), conversion))
        };
        let found = self.forms.iter().flat_map(lines).filter_map(|(path, line)| Some((path, wrong(line?)?)));
        let out = |(parameter, each): (String, Hundredths)| SetProblem::OutOfRange {
            parameter,
            found: Exact(Ratio::of(each)).to_string(),
        };
        found.map(out).collect()
    }
}

/// The tables of conversion that hold from day to day.
pub type Tables<'a> = InUse<'a, Rules>;

impl Tables<'_> {
    /// How a record is converted: by the table of its last day; none where that has no line for its form.
    pub fn of_record(&self, record: &LearningRecord) -> Option<Conversion> {
        self.on(record.end)?.parameters.conversion(record.form, record.scope)
    }
}

/// What is known of an activity beside its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub form: Option<Conversion>,
    pub days: Option<u32>,
    pub times: Option<u32>,
    /// Calendar months that the times fall into.
    pub months: u32,
    pub semesters: Option<u32>,
    /// JP as it was, or as it is printed.
    pub actual: Option<Ratio>,
}

/// JP of an activity. Printed JP wins over counts; a ceiling or a factor needs the actual JP.
pub fn convert(asked: &Asked) -> (Option<Ratio>, CreditReason) {
    let Some(by) = asked.form else {
        return asked.actual.map_or((None, CreditReason::NoActual), |jp| (Some(jp), CreditReason::Printed));
    };
    let counted = |count: Option<u32>, each: Hundredths| count.map(|count| times(each, count));
    let jp = match (by, asked.actual) {
        (Conversion::Actual, None) => return (None, CreditReason::NoActual),
        (Conversion::AtMostPerDay(_) | Conversion::Times(_), None) => return (None, CreditReason::ActualMissing(by)),
        (Conversion::Times(factor), Some(actual)) => Some(actual.times(Ratio::of(factor))),
        (Conversion::AtMostPerDay(each), Some(actual)) => counted(asked.days, each).map(|most| actual.at_most(most)),
        (_, Some(actual)) => return (Some(actual), CreditReason::Printed),
        (Conversion::PerDay(each), None) => counted(asked.days, each),
        (Conversion::PerTime(each), None) => counted(asked.times, each),
        (Conversion::PerSemester(each), None) => counted(asked.semesters, each),
        (Conversion::PerTimeInMonth { each, most }, None) => {
            counted(asked.times.map(|times| times.min(u32::from(most).saturating_mul(asked.months))), each)
        }
    };
    (jp, if jp.is_some() { CreditReason::Converted(by) } else { CreditReason::CountMissing(by) })
}

fn times(each: Hundredths, count: u32) -> Ratio {
    Ratio::of(each).times(Ratio::whole(i64::from(count)))
}

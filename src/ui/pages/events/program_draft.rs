//! A programme with its indicators as its form holds it, and what saving it would do.
use crate::domain::{
    Changed, Dataset, Diff, Hundredths, Id, Indicator, IndicatorSource, Problem, ProblemKind, Program, Refusal, Stamp,
};
use crate::ui::lang;
use crate::words::format;

/// One indicator as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorDraft {
    pub name: String,
    pub measure: String,
    pub source: IndicatorSource,
    pub baseline: String,
    pub target: String,
    pub realisation: String,
}

impl IndicatorDraft {
    fn blank() -> Self {
        Self {
            name: String::new(),
            measure: String::new(),
            source: IndicatorSource::Finishers,
            baseline: String::new(),
            target: String::new(),
            realisation: String::new(),
        }
    }

    fn of(indicator: &Indicator) -> Self {
        let typed =
            |number: Option<Hundredths>| number.map(|it| format::hundredths(lang::now(), it.raw())).unwrap_or_default();
        Self {
            name: indicator.name.clone(),
            measure: indicator.measure.clone(),
            source: indicator.source,
            baseline: typed(indicator.baseline),
            target: typed(indicator.target),
            realisation: typed(indicator.realisation),
        }
    }
}

/// A programme as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgramDraft {
    pub program: Program,
    pub is_new: bool,
    pub first_year: String,
    pub last_year: String,
    pub indicators: Vec<IndicatorDraft>,
}

impl ProgramDraft {
    /// A programme of one year that is not there yet, with one empty indicator.
    pub fn blank(id: Id<Program>, year: i32) -> Self {
        let year = u16::try_from(year).unwrap_or_default();
        let program = Program {
            id,
            code: String::new(),
            name: String::new(),
            aims: String::new(),
            first_year: year,
            last_year: year,
            owner: None,
            indicators: Vec::new(),
            changed: Changed::default(),
        };
        Self { is_new: true, indicators: vec![IndicatorDraft::blank()], ..Self::of(&program) }
    }

    /// A programme as it is.
    pub fn of(program: &Program) -> Self {
        Self {
            is_new: false,
            first_year: program.first_year.to_string(),
            last_year: program.last_year.to_string(),
            indicators: program.indicators.iter().map(IndicatorDraft::of).collect(),
            program: program.clone(),
        }
    }

    /// An empty indicator at the end.
    pub fn add(&mut self) {
        self.indicators.push(IndicatorDraft::blank());
    }

    /// What saving it would do. A row in which nothing was typed is left out.
    pub fn plan(&self, data: &Dataset, stamp: &Stamp) -> Result<Diff, Refusal> {
        let mut problems = Vec::new();
        let mut note = |field: String, what| problems.push(Problem { field, what });
        let mut number = |field: String, typed: &str| {
            let number = format::parse_decimal(lang::now(), typed.trim())
                .filter(|number| *number >= 0.0)
                .and_then(Hundredths::nearest);
            if !typed.trim().is_empty() && number.is_none() {
                note(field, ProblemKind::OutOfRange { min: "0".into(), max: String::new() });
            }
            number
        };
        let mut indicators = Vec::new();
        let nothing_typed = |row: &IndicatorDraft| {
            [&row.name, &row.measure, &row.baseline, &row.target, &row.realisation]
                .iter()
                .all(|text| text.trim().is_empty())
        };
        for (at, row) in self.indicators.iter().enumerate().filter(|(_, row)| !nothing_typed(row)) {
            let baseline = number(format!("indicators.{at}.baseline"), &row.baseline);
            let target = number(format!("indicators.{at}.target"), &row.target);
            let by_hand = number(format!("indicators.{at}.realisation"), &row.realisation);
            indicators.push(Indicator {
                name: row.name.trim().to_owned(),
                measure: row.measure.trim().to_owned(),
                baseline,
                target,
                realisation: by_hand.filter(|_| row.source == IndicatorSource::Manual),
                source: row.source,
            });
        }
        let program = Program {
            name: self.program.name.trim().to_owned(),
            code: self.program.code.trim().to_owned(),
            aims: self.program.aims.trim().to_owned(),
            first_year: self.first_year.trim().parse().unwrap_or_default(),
            last_year: self.last_year.trim().parse().unwrap_or_default(),
            indicators,
            ..self.program.clone()
        };
        match (data.plan_program(stamp, program), problems.is_empty()) {
            (planned, true) => planned,
            (Err(Refusal::Problems(more)), _) => Err(Refusal::Problems([problems, more].concat())),
            (_, false) => Err(Refusal::Problems(problems)),
        }
    }
}

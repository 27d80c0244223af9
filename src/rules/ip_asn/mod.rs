//! Indeks Profesionalitas ASN: an estimate, the official value is BKN's. PermenPANRB 38/2018, Peraturan BKN 8/2019.
mod basis;
mod records;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Bands, Cause, Given, ParameterSet, Parameters, Ratio, Reason, RuleName, SetProblem, Sets, key};
use crate::domain::{DisciplineLevel, EducationLevel, Hundredths, LearningForm, Predicate};

pub use basis::*;
pub use records::*;

/// Kinds of position that the table of competence tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Structural,
    Functional,
    Pelaksana,
}

/// Heaviest punishment in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discipline {
    #[default]
    None,
    Light,
    Moderate,
    Severe,
}

impl From<DisciplineLevel> for Discipline {
    fn from(level: DisciplineLevel) -> Self {
        match level {
            DisciplineLevel::Light => Self::Light,
            DisciplineLevel::Moderate => Self::Moderate,
            DisciplineLevel::Severe => Self::Severe,
        }
    }
}

/// Kategori, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    SangatRendah,
    Rendah,
    Sedang,
    Tinggi,
    SangatTinggi,
}

impl Category {
    /// Lowest first.
    pub const ALL: [Self; 5] = [Self::SangatRendah, Self::Rendah, Self::Sedang, Self::Tinggi, Self::SangatTinggi];
}

/// What counts where no evaluation was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingPerformance {
    /// The dimension is missing, and with it the total.
    Missing,
    /// 0 points.
    Zero,
}

/// Points of the four items of competence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Items {
    pub leadership: Hundredths,
    pub functional: Hundredths,
    pub technical: Hundredths,
    pub seminar: Hundredths,
}

/// One value for each kind of position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByGroup<T> {
    pub structural: T,
    pub functional: T,
    pub pelaksana: T,
}

impl<T> ByGroup<T> {
    /// The value of a kind of position.
    pub const fn of(&self, group: Group) -> &T {
        match group {
            Group::Structural => &self.structural,
            Group::Functional => &self.functional,
            Group::Pelaksana => &self.pelaksana,
        }
    }
}

/// Most points of each dimension.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub qualification: Hundredths,
    pub competence: Hundredths,
    pub performance: Hundredths,
    pub discipline: Hundredths,
}

/// How many years back each input is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Windows {
    pub seminar_years: u16,
    pub technical_years: ByGroup<u16>,
    pub performance_years: u16,
    pub discipline_years: u16,
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub limits: Limits,
    pub qualification: BTreeMap<EducationLevel, Hundredths>,
    pub competence: ByGroup<Items>,
    pub performance: BTreeMap<Predicate, Hundredths>,
    /// The older number as a predicate.
    pub performance_bands: Bands<Predicate>,
    pub discipline: BTreeMap<Discipline, Hundredths>,
    pub categories: Bands<Category>,
    pub missing_performance: MissingPerformance,
    pub windows: Windows,
    /// JP of one technical training that counts.
    pub technical_jp: Hundredths,
    /// Days that count as those JP where none are recorded; none: they do not.
    pub technical_days: Option<u16>,
    /// Forms of learning that are a technical training.
    pub technical_forms: Vec<LearningForm>,
    /// Forms of learning that are a seminar or the like.
    pub seminar_forms: Vec<LearningForm>,
    /// A leadership training above the level of the post counts as well.
    pub higher_leadership_counts: bool,
    /// Functional positions that need no functional training: a word, or words that follow each other, of their name.
    pub functional_exempt: Vec<String>,
    /// First year in which PPPK are measured.
    pub pppk_since: i32,
    /// What the agency aims at, as the mean of a unit; none: it has no target.
    pub target: Option<Hundredths>,
}

impl Rules {
    /// Every number of points with its path.
    fn points(&self) -> impl Iterator<Item = (String, Hundredths)> {
        let limits = &self.limits;
        let items = |name: &str, items: &Items| {
            let each = [
                ("leadership", items.leadership),
                ("functional", items.functional),
                ("technical", items.technical),
                ("seminar", items.seminar),
            ];
            each.map(|(item, points)| (format!("competence/{name}/{item}"), points))
        };
        let limits = [
            ("limits/qualification", limits.qualification),
            ("limits/competence", limits.competence),
            ("limits/performance", limits.performance),
            ("limits/discipline", limits.discipline),
            ("technical_jp", self.technical_jp),
        ];
        let limits = limits.map(|(path, points)| (path.to_owned(), points)).into_iter();
        let competence = [
            items("structural", &self.competence.structural),
            items("functional", &self.competence.functional),
            items("pelaksana", &self.competence.pelaksana),
        ];
        let qualification =
            self.qualification.iter().map(|(at, points)| (format!("qualification/{}", key(at)), *points));
        let performance = self.performance.iter().map(|(at, points)| (format!("performance/{}", key(at)), *points));
        let discipline = self.discipline.iter().map(|(at, points)| (format!("discipline/{}", key(at)), *points));
        limits.chain(competence.into_iter().flatten()).chain(qualification).chain(performance).chain(discipline)
    }

    /// Whether a functional position of that name needs no functional training.
    pub fn is_exempt(&self, position: &str) -> bool {
        let words = |text: &str| {
            let small = text.to_lowercase();
            let words = small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        let name = words(position);
        let stands = |exempt: Vec<String>| !exempt.is_empty() && name.windows(exempt.len()).any(|part| part == exempt);
        self.functional_exempt.iter().any(|exempt| stands(words(exempt)))
    }
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::IpAsn;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.ip_asn
    }

    fn problems(&self) -> Vec<SetProblem> {
        let mut found = Vec::new();
        let mut sum = |parameter: &str, parts: &[Hundredths], expected: Hundredths| {
            let sum = parts.iter().copied().fold(Hundredths::ZERO, Hundredths::plus);
            if sum != expected {
                let text = |value: Hundredths| super::Exact(Ratio::of(value)).to_string();
                let parameter = parameter.to_owned();
                found.push(SetProblem::Sum { parameter, found: text(sum), expected: text(expected) });
            }
        };
        let limits = &self.limits;
        let all = [limits.qualification, limits.competence, limits.performance, limits.discipline];
        sum("limits", &all, Hundredths::whole(100));
        for (name, items) in [
            ("competence/structural", &self.competence.structural),
            ("competence/functional", &self.competence.functional),
            ("competence/pelaksana", &self.competence.pelaksana),
        ] {
            sum(name, &[items.leadership, items.functional, items.technical, items.seminar], limits.competence);
        }
        let most = |points: Option<&Hundredths>| points.copied().unwrap_or(Hundredths::ZERO);
        sum("qualification", &[most(self.qualification.values().max())], limits.qualification);
        sum("performance", &[most(self.performance.values().max())], limits.performance);
        sum("discipline", &[most(self.discipline.values().max())], limits.discipline);
        for (parameter, missing) in [
            ("qualification", self.qualification.len() < 10),
            ("performance", self.performance.len() < Predicate::ALL.len()),
            ("discipline", self.discipline.len() < 4),
        ] {
            if missing {
                found.push(SetProblem::Missing { parameter: parameter.to_owned() });
            }
        }
        if let Some(target) = self.target.filter(|it| !(Hundredths::ZERO..=Hundredths::whole(100)).contains(it)) {
            let found_target = super::Exact(Ratio::of(target)).to_string();
            found.push(SetProblem::OutOfRange { parameter: "target".to_owned(), found: found_target });
        }
        found.extend(self.points().filter_map(|(path, points)| SetProblem::below_zero(path, Ratio::of(points))));
        let bands =
            [("performance_bands", self.performance_bands.flaw(None)), ("categories", self.categories.flaw(None))];
        let flaws = bands.into_iter().filter_map(|(name, flaw)| flaw.map(|flaw| (name.to_owned(), flaw)));
        found.extend(flaws.map(|(parameter, flaw)| SetProblem::Bands { parameter, flaw }));
        found
    }
}

/// What is known of the last evaluation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Performance {
    #[default]
    Missing,
    Predicate(Predicate),
    /// The older number, 0-100.
    Number(Ratio),
}

/// What the index is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    /// None: the position is not known.
    pub position: Option<Group>,
    /// None: no education is recorded.
    pub education: Option<EducationLevel>,
    pub leadership: bool,
    pub functional: bool,
    pub technical: bool,
    pub seminar: bool,
    pub performance: Performance,
    pub discipline: Discipline,
}

/// The index with its four dimensions; a dimension without data is missing, and with it the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    pub qualification: Option<Hundredths>,
    pub competence: Option<Hundredths>,
    pub performance: Option<Hundredths>,
    pub discipline: Option<Hundredths>,
    pub total: Option<Hundredths>,
    pub category: Option<Category>,
}

/// The index of an input. Allocates nothing.
pub fn score(rules: &Rules, input: &Input) -> Score {
    let qualification = input.education.and_then(|level| rules.qualification.get(&level)).copied();
    let competence = input.position.map(|group| competence(rules.competence.of(group), input));
    let performance = performance(rules, input.performance);
    let discipline = rules.discipline.get(&input.discipline).copied();
    let total = [qualification, competence, performance, discipline]
        .into_iter()
        .try_fold(Hundredths::ZERO, |sum, points| Some(sum.plus(points?)));
    let category = total.and_then(|total| rules.categories.find_hundredths(total));
    Score { qualification, competence, performance, discipline, total, category }
}

fn competence(items: &Items, input: &Input) -> Hundredths {
    let given = [
        (input.leadership, items.leadership),
        (input.functional, items.functional),
        (input.technical, items.technical),
        (input.seminar, items.seminar),
    ];
    given.into_iter().filter(|(has, _)| *has).fold(Hundredths::ZERO, |sum, (_, points)| sum.plus(points))
}

fn performance(rules: &Rules, performance: Performance) -> Option<Hundredths> {
    let predicate = match performance {
        Performance::Predicate(predicate) => predicate,
        Performance::Number(number) => rules.performance_bands.find(number)?,
        Performance::Missing => {
            return match rules.missing_performance {
                MissingPerformance::Missing => None,
                MissingPerformance::Zero => Some(Hundredths::ZERO),
            };
        }
    };
    rules.performance.get(&predicate).copied()
}

/// Where every point comes from: the points of the lines add up to the total.
pub fn explain(set: &ParameterSet<Rules>, input: &Input) -> Vec<Reason> {
    let rules = &set.parameters;
    let score = score(rules, input);
    let line = |parameter: &str, cause, given, points: Option<Hundredths>, most: Hundredths| {
        Reason::citing(set, parameter, cause, given).giving(points.map(Ratio::of), Some(Ratio::of(most)))
    };
    let education = input.education.map_or(Given::Missing, Given::Education);
    let limits = &rules.limits;
    let mut lines =
        vec![line("qualification", Cause::Qualification, education, score.qualification, limits.qualification)];
    match input.position {
        None => lines.push(line("competence", Cause::Technical, Given::Missing, None, limits.competence)),
        Some(group) => {
            let items = rules.competence.of(group);
            let each = [
                (Cause::Leadership, input.leadership, items.leadership, "higher_leadership_counts"),
                (Cause::FunctionalTraining, input.functional, items.functional, "functional_exempt"),
                (Cause::Technical, input.technical, items.technical, technical_window(group)),
                (Cause::Seminar, input.seminar, items.seminar, "windows/seminar_years"),
            ];
            let asked = each.into_iter().filter(|(_, _, most, _)| *most > Hundredths::ZERO);
            lines.extend(asked.map(|(cause, has, most, parameter)| {
                line(parameter, cause, Given::Has(has), Some(if has { most } else { Hundredths::ZERO }), most)
            }));
        }
    }
    let performed = match input.performance {
        Performance::Missing => Given::Missing,
        Performance::Predicate(predicate) => Given::Predicate(predicate),
        Performance::Number(number) => Given::Number(number),
    };
    lines.push(line("performance", Cause::Performance, performed, score.performance, limits.performance));
    let discipline = Given::Discipline(input.discipline);
    lines.push(line("discipline", Cause::Discipline, discipline, score.discipline, limits.discipline));
    lines
}

const fn technical_window(group: Group) -> &'static str {
    match group {
        Group::Structural => "windows/technical_years/structural",
        Group::Functional => "windows/technical_years/functional",
        Group::Pelaksana => "windows/technical_years/pelaksana",
    }
}

/// The one training that would raise the index most, with its points; none where every item is had or the position is
/// unknown. Of equal ones the first in the order of the table.
pub fn best_training(rules: &Rules, input: &Input) -> Option<(Cause, Hundredths)> {
    let items = rules.competence.of(input.position?);
    let open = [
        (!input.leadership, Cause::Leadership, items.leadership),
        (!input.functional, Cause::FunctionalTraining, items.functional),
        (!input.technical, Cause::Technical, items.technical),
        (!input.seminar, Cause::Seminar, items.seminar),
    ];
    let open = open.into_iter().filter(|(is_open, _, points)| *is_open && *points > Hundredths::ZERO);
    open.rev().max_by_key(|(_, _, points)| *points).map(|(_, cause, points)| (cause, points))
}

//! IP ASN of everybody in a scope: an estimate, always as a pair, for leaving people out flatters an office.
use serde::Serialize;

use super::{Chosen, Frame, Scope, Service, UnitLines, UnitName, predicate_at};
use crate::domain::{Day, Hundredths, Id, Person, Position};
use crate::rules::{
    Ratio, Sets,
    ip_asn::{self, Category, Held, Input, Rules, Score, Since},
    jp,
};

/// The input of everybody by row of the frame; none of whom the index is not measured.
pub fn ip_inputs(frame: &Frame, rules: &Rules, at: Day) -> Vec<Option<Input>> {
    let data = frame.data();
    let positions: Vec<(Id<Position>, Held<'_>)> =
        data.positions.iter().map(|position| (position.id, Held::of(rules, position))).collect();
    let held = |id: Id<Position>| {
        let place = positions.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        positions.get(place).map(|(_, held)| held)
    };
    let (since, tables) = (Since::of(rules, at), jp::Tables::of(data));
    let mut everybody: Vec<(Option<Input>, Option<&Held<'_>>)> = data
        .people
        .iter()
        .map(|person| {
            let held = person.post_on(at).and_then(|post| post.position).and_then(held);
            (ip_asn::is_measured(rules, person, at).then(|| Input::of(person, held)), held)
        })
        .collect();
    for record in data.learning.iter() {
        let place = frame.people.index.find(record.person).and_then(|row| everybody.get_mut(row));
        if let Some((Some(input), held)) = place {
            input.learn(rules, &tables, &since, *held, record);
        }
    }
    for record in data.discipline.iter() {
        let place = frame.people.index.find(record.person).and_then(|row| everybody.get_mut(row));
        if let Some((Some(input), _)) = place {
            input.punished(&since, record);
        }
    }
    let years = since.evaluated().filter_map(|year| frame.evaluations.year(frame.years.place(year)?));
    for year in years {
        for ((input, _), predicate) in everybody.iter_mut().zip(&year.annual) {
            if let Some((input, predicate)) = input.as_mut().zip(predicate_at(*predicate)) {
                input.evaluated(predicate);
            }
        }
    }
    everybody.into_iter().map(|(input, _)| input).collect()
}

/// The index of a group of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct IpIndex {
    /// People whose index is measured.
    pub people: usize,
    /// Those of them with every dimension, the performance measured and not taken for 0.
    pub complete: usize,
    /// Mean of those.
    pub mean: Option<Hundredths>,
    /// People of whom everything but the performance is known.
    pub with_zero: usize,
    /// Mean of those, a missing performance counted as 0. Nothing else that is missing is ever 0.
    pub mean_with_zero: Option<Hundredths>,
    /// Of those with every dimension, by category, lowest first.
    pub categories: [usize; 5],
    /// People without an evaluation that counts.
    pub no_performance: usize,
    /// People whose education is not recorded.
    pub no_education: usize,
    /// People whose position is not recorded.
    pub no_position: usize,
}

/// Sums of a group, before they become means.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    index: IpIndex,
    complete: i64,
    all: i64,
}

/// The category of a person whose every dimension is known, the performance measured and not taken for 0.
pub fn ip_category(rules: &Rules, input: &Input) -> Option<Category> {
    let is_measured = input.performance != ip_asn::Performance::Missing;
    ip_asn::score(rules, input).category.filter(|_| is_measured)
}

impl Sums {
    fn merge(&mut self, other: &Self) {
        let (index, more) = (&mut self.index, &other.index);
        index.people += more.people;
        index.complete += more.complete;
        index.with_zero += more.with_zero;
        index.categories.iter_mut().zip(more.categories).for_each(|(count, more)| *count += more);
        index.no_performance += more.no_performance;
        index.no_education += more.no_education;
        index.no_position += more.no_position;
        self.complete += other.complete;
        self.all += other.all;
    }

    fn add(&mut self, rules: &Rules, input: &Input) {
        let score = ip_asn::score(rules, input);
        let parts = [score.qualification, score.competence, score.performance, score.discipline];
        let index = &mut self.index;
        index.people += 1;
        index.no_education += usize::from(score.qualification.is_none());
        index.no_position += usize::from(score.competence.is_none());
        let is_measured = input.performance != ip_asn::Performance::Missing;
        index.no_performance += usize::from(!is_measured);
        if let [Some(qualification), Some(competence), performance, Some(discipline)] = parts {
            index.with_zero += 1;
            let known = [qualification, competence, performance.unwrap_or_default(), discipline];
            self.all += known.into_iter().map(Hundredths::raw).sum::<i64>();
        }
        let Some((total, category)) = score.total.zip(score.category).filter(|_| is_measured) else { return };
        index.complete += 1;
        self.complete += total.raw();
        if let Some(count) =
            Category::ALL.iter().position(|it| *it == category).and_then(|at| index.categories.get_mut(at))
        {
            *count += 1;
        }
    }

    fn close(self) -> IpIndex {
        let mean = |sum: i64, people: usize| {
            let hundredths = i128::try_from(people).ok()?.checked_mul(100)?;
            Ratio::new(i128::from(sum), hundredths).map(Ratio::rounded)
        };
        let mean_with_zero = mean(self.all, self.index.with_zero);
        IpIndex { mean: mean(self.complete, self.index.complete), mean_with_zero, ..self.index }
    }
}

/// The index of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitIp {
    #[serde(flatten)]
    pub unit: UnitName,
    pub index: IpIndex,
}

/// The index of a scope, and of each unit below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IpOverview {
    pub all: IpIndex,
    /// Units with anybody measured.
    pub units: Vec<UnitIp>,
}

/// The index of the people of a scope in its year. `inputs` are [`ip_inputs`].
pub fn ip_overview(frame: &Frame, scope: &Scope, rules: &Rules, inputs: &[Option<Input>]) -> IpOverview {
    let chosen = Chosen::of(frame, scope);
    let lines = UnitLines::of(frame, scope);
    let mut all = Sums::default();
    let mut units = vec![Sums::default(); lines.names.len()];
    for (at, _, in_year) in chosen.everybody() {
        let Some(Some(input)) = inputs.get(at) else { continue };
        all.add(rules, input);
        if let Some(unit) = lines.line(in_year.unit).and_then(|line| units.get_mut(line)) {
            unit.add(rules, input);
        }
    }
    let unit = |(unit, sums): (&UnitName, Sums)| UnitIp { unit: unit.clone(), index: sums.close() };
    let units = lines.names.iter().zip(units).map(unit).filter(|unit| unit.index.people > 0).collect();
    IpOverview { all: all.close(), units }
}

/// The index of every unit with all below it in a year of the frame, by place among the frame's units. `inputs` are
/// [`ip_inputs`].
pub fn ip_of_units(frame: &Frame, year: i32, rules: &Rules, inputs: &[Option<Input>]) -> Vec<IpIndex> {
    let units = frame.units.rows();
    let mut sums = vec![Sums::default(); units.len()];
    let in_year = frame.years.place(year).map_or(&[][..], |year| frame.people.year(year));
    for (input, row) in inputs.iter().zip(in_year).filter(|(_, row)| row.service != Service::Gone) {
        if let Some((input, unit)) = input.as_ref().zip(sums.get_mut(row.unit as usize)) {
            unit.add(rules, input);
        }
    }
    // A unit stands before all below it: from the end upwards, each is whole when its parent takes it in.
    for (place, unit) in units.iter().enumerate().rev() {
        if let Some(below) = sums.get(place).copied()
            && let Some(parent) = sums.get_mut(unit.parent as usize)
        {
            parent.merge(&below);
        }
    }
    sums.into_iter().map(Sums::close).collect()
}

/// The index of a scope as of the last day of its year or the frame's, by the set in use on that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IpReport {
    pub at: Day,
    /// Name and version of the set.
    pub rule: String,
    /// What the agency aims at.
    pub target: Option<Hundredths>,
    #[serde(flatten)]
    pub overview: IpOverview,
}

/// The index of a scope; none for a year outside the frame.
pub fn ip_report(frame: &Frame, scope: &Scope) -> Option<IpReport> {
    let (_, at) = frame.years.bounds(frame.years.place(scope.year)?);
    let set = Sets::on(frame.data(), at).ok()?.ip_asn;
    let overview = ip_overview(frame, scope, &set.parameters, &ip_inputs(frame, &set.parameters, at));
    Some(IpReport { at, rule: set.cited(), target: set.parameters.target, overview })
}

/// One person whose index another set of parameters changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IpMove {
    pub person: Id<Person>,
    pub before: Score,
    pub after: Score,
}

/// Who moves, and by how much, when `after` takes the place of `before`: those whose points, total or category differ, and
/// those whom only one of the two measures. By identifier.
pub fn ip_moves(frame: &Frame, before: &Rules, after: &Rules, at: Day) -> Vec<IpMove> {
    let nothing = Score {
        qualification: None,
        competence: None,
        performance: None,
        discipline: None,
        total: None,
        category: None,
    };
    let score = |rules: &Rules, input: &Option<Input>| {
        input
            .as_ref()
            .map_or(nothing, |input| Score { category: ip_category(rules, input), ..ip_asn::score(rules, input) })
    };
    let (old, new) = (ip_inputs(frame, before, at), ip_inputs(frame, after, at));
    let pairs = frame.people.index.ids().iter().zip(old.iter().zip(&new));
    let moves = pairs.map(|(person, (old, new))| IpMove {
        person: *person,
        before: score(before, old),
        after: score(after, new),
    });
    moves.filter(|it| it.before != it.after).collect()
}

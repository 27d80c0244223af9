//! Answers in plain sentences: what a page or a report says before it shows the picture.
use super::{
    domain::{Named, name, period},
    explain::bilingual,
    format,
    lang::{Lang, fill, text},
};
use crate::analytics::{
    Areas, Board, Comparison, Coverage, FEWEST, Participation, PredicateCount, Reach, Reading, Service, Split,
    TrendPoint, UnitName,
};
use crate::domain::{EvaluationPeriod, Event, Hundredths, Id};

impl Named for Reach {
    fn key(&self) -> &'static str {
        match self {
            Self::Invited => "analytics.reach.invited",
            Self::Enrolled => "analytics.reach.enrolled",
            Self::Attended => "analytics.reach.attended",
            Self::Finished => "analytics.reach.finished",
        }
    }
}

impl Named for Service {
    fn key(&self) -> &'static str {
        match self {
            Self::Gone => "analytics.service.gone",
            Self::Full => "analytics.service.full",
            Self::Part => "analytics.service.part",
            Self::Away => "analytics.service.away",
        }
    }
}

/// The name of a unit's line: the unit, the unit without what is below it, or no unit.
pub fn unit_line(lang: Lang, unit: &UnitName) -> String {
    match (unit.unit, unit.own) {
        (None, _) => text(lang, "analytics.no_unit"),
        (Some(_), true) => fill(lang, "analytics.unit_itself", &[("unit", unit.name.clone())]),
        (Some(_), false) => unit.name.clone(),
    }
}

/// The two groups of a comparison as labels: `Mencapai 20 JP`, `Di Bawah 20 JP`. `group` is the name of the scope's
/// programme, event or batch, empty where it has none.
pub fn group_labels(lang: Lang, split: &Split, group: &str) -> [String; 2] {
    match split {
        Split::MinimumJp(_) => {
            pair(lang, split, group, ["analytics.compare.first_label_jp", "analytics.compare.second_label_jp"])
        }
        Split::Group(_) => {
            pair(lang, split, group, ["analytics.compare.first_label_group", "analytics.compare.second_label_group"])
        }
    }
}

fn group_phrases(lang: Lang, split: &Split, group: &str) -> [String; 2] {
    match split {
        Split::MinimumJp(_) => pair(lang, split, group, ["analytics.compare.first_jp", "analytics.compare.second_jp"]),
        Split::Group(_) => {
            pair(lang, split, group, ["analytics.compare.first_group", "analytics.compare.second_group"])
        }
    }
}

fn pair(lang: Lang, split: &Split, group: &str, keys: [&str; 2]) -> [String; 2] {
    let group = if group.is_empty() { text(lang, "analytics.compare.this_group") } else { group.to_owned() };
    let values = match split {
        Split::MinimumJp(minimum) => ("minimum", format::hundredths(lang, minimum.raw())),
        Split::Group(_) => ("group", group),
    };
    keys.map(|key| fill(lang, key, std::slice::from_ref(&values)))
}

/// The one plain sentence of a comparison. It ends by saying that this is a relation and no proof of cause.
pub fn comparison(lang: Lang, found: &Comparison, group: &str) -> String {
    let predicate = by_predicate(lang, found, group);
    match by_analysis(lang, found) {
        Some(analysis) => {
            let values = [("predicate", predicate), ("analysis", analysis)];
            fill(lang, "analytics.compare.sentence_two", &values)
        }
        None => fill(lang, "analytics.compare.sentence", &[("predicate", predicate)]),
    }
}

fn by_predicate(lang: Lang, found: &Comparison, group: &str) -> String {
    let [first, second] = group_phrases(lang, &found.split, group);
    let mut values = vec![("first", first), ("second", second)];
    if let Some(delta) = found.delta {
        // A bound that is not zero is never shown as zero.
        let places = if delta.low.abs().min(delta.high.abs()) < 0.005 { 3 } else { 2 };
        values.push(("delta", format::signed(lang, delta.value, places)));
        values.push(("interval", format::interval(lang, delta.low, delta.high, places)));
    }
    let key = match found.by_predicate {
        Reading::TooFew { smaller } => {
            values.push(("smaller", count(lang, smaller)));
            values.push(("fewest", count(lang, FEWEST)));
            "analytics.compare.predicate.too_few"
        }
        Reading::NearlyUniform { predicate, share } => {
            values.push(("share", format::percent(lang, share, 0)));
            values.push(("predicate", name(lang, predicate)));
            "analytics.compare.predicate.nearly_uniform"
        }
        Reading::HoldsZero => "analytics.compare.predicate.holds_zero",
        Reading::Higher => "analytics.compare.predicate.higher",
        Reading::Lower => "analytics.compare.predicate.lower",
    };
    fill(lang, key, &values)
}

/// What *nilai analisis* adds; nothing where no group has any.
fn by_analysis(lang: Lang, found: &Comparison) -> Option<String> {
    let mut values = Vec::new();
    if let Some((difference, test)) = found.difference.zip(found.welch) {
        let shown = match found.by_analysis {
            Reading::HoldsZero => format::signed(lang, difference, 1),
            _ => format::decimal(lang, difference.abs(), 1),
        };
        values.push(("difference", shown));
        values.push(("interval", format::interval(lang, test.low, test.high, 1)));
    }
    if let Some(g) = found.hedges_g {
        values.push(("g", format::signed(lang, g.value, 2)));
    }
    let key = match found.by_analysis {
        Reading::TooFew { .. } if found.first.analysis.n + found.second.analysis.n == 0 => return None,
        Reading::TooFew { smaller } => {
            values.push(("smaller", count(lang, smaller)));
            "analytics.compare.analysis.too_few"
        }
        Reading::HoldsZero if found.welch.is_none() => return None,
        Reading::NearlyUniform { .. } | Reading::HoldsZero => "analytics.compare.analysis.holds_zero",
        Reading::Higher => "analytics.compare.analysis.higher",
        Reading::Lower => "analytics.compare.analysis.lower",
    };
    Some(fill(lang, key, &values))
}

/// How many PNS reached the minimum; and lines for PPPK and for those not active all year, where there are any.
pub fn coverage(lang: Lang, found: &Coverage, year: i32) -> Vec<String> {
    let year = ("year", year.to_string());
    let mut sentences = vec![match found.pns.value() {
        None => fill(lang, "analytics.coverage.nobody", &[year]),
        Some(share) => {
            let values = [
                year,
                ("n", count(lang, found.pns.n)),
                ("reached", count(lang, found.pns.reached)),
                ("share", format::percent(lang, share, 0)),
                ("minimum", jp(lang, found.minimum)),
            ];
            fill(lang, "analytics.coverage.all", &values)
        }
    }];
    if found.pppk.n > 0 {
        let values = [("n", count(lang, found.pppk.n)), ("with_jp", count(lang, found.pppk.with_jp))];
        sentences.push(fill(lang, "analytics.coverage.pppk", &values));
    }
    let apart = found.part_year.n + found.away.n + found.apart_others;
    if apart > 0 {
        sentences.push(fill(lang, "analytics.coverage.apart", &[("n", count(lang, apart))]));
    }
    sentences
}

/// How many people took part.
pub fn participation(lang: Lang, found: &Participation, year: i32) -> String {
    let year = ("year", year.to_string());
    if found.people == 0 {
        return fill(lang, "analytics.participation.nobody", &[year]);
    }
    if found.attended_people == 0 {
        return fill(lang, "analytics.participation.none", &[year]);
    }
    let values = [
        year,
        ("attended", count(lang, found.attended_people)),
        ("people", count(lang, found.people)),
        ("share", format::percent(lang, found.attended_people as f64 / found.people as f64, 0)),
        ("finished", count(lang, found.finished_people)),
    ];
    fill(lang, "analytics.participation.all", &values)
}

/// How many people have a predicate, and which is the most frequent.
pub fn predicates(lang: Lang, found: &PredicateCount, year: i32) -> Vec<String> {
    let year = ("year", year.to_string());
    let Some((most, people)) = found.most_frequent() else {
        return vec![fill(lang, "analytics.predicates.none", &[year])];
    };
    let rated = found.rated();
    let values = [
        year,
        ("rated", count(lang, rated)),
        ("people", count(lang, rated + found.without)),
        ("predicate", name(lang, most)),
        ("share", format::percent(lang, people as f64 / rated as f64, 0)),
    ];
    let mut sentences = vec![fill(lang, "analytics.predicates.all", &values)];
    if found.provisional > 0 {
        let values = [("count", count(lang, found.provisional))];
        sentences.push(fill(lang, "analytics.predicates.provisional", &values));
    }
    sentences
}

/// Where the latest quarter stands against the one before.
pub fn trend(lang: Lang, points: &[TrendPoint]) -> String {
    let when = |point: &TrendPoint| format::quarter(lang, point.year, u32::from(point.quarter));
    let mut with_number = points.iter().rev().filter_map(|point| Some((point, point.analysis.mean?)));
    let Some((latest, mean)) = with_number.next() else {
        return match points.last() {
            None => text(lang, "analytics.trend.none"),
            Some(latest) => {
                let values = [("period", when(latest)), ("predicates", count(lang, latest.predicates.rated()))];
                fill(lang, "analytics.trend.one", &values)
            }
        };
    };
    let mut values =
        vec![("period", when(latest)), ("mean", format::decimal(lang, mean, 1)), ("n", count(lang, latest.analysis.n))];
    match with_number.next() {
        None => fill(lang, "analytics.trend.analysis_one", &values),
        Some((before, mean_before)) => {
            values.push(("change", format::signed(lang, mean - mean_before, 1)));
            values.push(("before", when(before)));
            fill(lang, "analytics.trend.analysis", &values)
        }
    }
}

/// The behaviour and the category that most need work.
pub fn areas(lang: Lang, found: &Areas, year: i32) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut say = |key: &str, name: String, mean: Option<f64>, n: usize| {
        if let Some(mean) = mean {
            let values = [("name", name), ("mean", format::decimal(lang, mean, 1)), ("n", count(lang, n))];
            sentences.push(fill(lang, key, &values));
        }
    };
    if let Some(lowest) = found.behaviours.first() {
        say("analytics.areas.lowest", bilingual(lang, &lowest.name), lowest.value.mean, lowest.value.n);
    }
    if let Some(lowest) = found.categories.first() {
        say("analytics.areas.category", bilingual(lang, &lowest.name), lowest.value.mean, lowest.value.n);
    }
    if sentences.is_empty() {
        sentences.push(fill(lang, "analytics.areas.none", &[("year", year.to_string())]));
    }
    sentences
}

/// How many predicates fell.
pub fn falling(lang: Lang, people: usize) -> String {
    match people {
        0 => text(lang, "analytics.falling.none"),
        some => fill(lang, "analytics.falling.some", &[("count", count(lang, some))]),
    }
}

/// One thing that is due, and what opens its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    Period(Id<EvaluationPeriod>),
    BelowMinimum,
    Awaiting,
    Events(Vec<Id<Event>>),
    Heads,
    WithoutUnit,
    WithoutPosition,
    WithoutIdentifier,
    WithoutBirthDate,
    UnknownJp,
    Doubles,
}

/// What is due as lines, the work of people first, gaps in the data last; empty where nothing is.
pub fn due(lang: Lang, board: &Board, minimum: Hundredths) -> Vec<(Due, String)> {
    let mut lines = Vec::new();
    let mut say = |due: Due, key: &str, number: usize, more: Vec<(&'static str, String)>| {
        if number > 0 {
            let mut values = vec![("count", count(lang, number))];
            values.extend(more);
            lines.push((due, fill(lang, key, &values)));
        }
    };
    for open in &board.open_periods {
        let period = period(lang, open.year, open.span);
        let key = "analytics.due.not_evaluated";
        say(Due::Period(open.period), key, open.not_evaluated, vec![("period", period)]);
    }
    let minimum = vec![("minimum", jp(lang, minimum))];
    say(Due::BelowMinimum, "analytics.due.below_minimum", board.below_minimum, minimum);
    let owners = vec![("people", count(lang, board.awaiting_people))];
    say(Due::Awaiting, "analytics.due.awaiting", board.awaiting_records, owners);
    let events = board.events_to_finish.clone();
    say(Due::Events(events), "analytics.due.events", board.events_to_finish.len(), vec![]);
    say(Due::Heads, "analytics.due.heads", board.units_without_head.len(), vec![]);
    let gaps = &board.gaps;
    say(Due::WithoutUnit, "analytics.due.without_unit", gaps.without_unit, vec![]);
    say(Due::WithoutPosition, "analytics.due.without_position", gaps.without_position, vec![]);
    say(Due::WithoutIdentifier, "analytics.due.without_identifier", gaps.without_identifier, vec![]);
    say(Due::WithoutBirthDate, "analytics.due.without_birth_date", gaps.without_birth_date, vec![]);
    say(Due::UnknownJp, "analytics.due.unknown_jp", gaps.unknown_jp, vec![]);
    say(Due::Doubles, "analytics.due.doubles", gaps.double_records, vec![]);
    lines
}

fn jp(lang: Lang, value: Hundredths) -> String {
    format::hundredths(lang, value.raw())
}

fn count(lang: Lang, value: usize) -> String {
    format::integer(lang, i64::try_from(value).unwrap_or(i64::MAX))
}

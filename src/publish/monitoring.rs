//! Laporan monitoring dan evaluasi of a programme, a batch or an event.
use super::{Cell, Document, Kind, Section, column};
use crate::analytics::{EventMonitor, Frame, Funnel, Gain, Group, IndicatorLine, Monitoring, monitoring};
use crate::domain::{EventState, Hundredths};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};

/// The report; none where the group is gone.
pub fn monitoring_report(frame: &Frame, group: &Group, year: i32, lang: Lang) -> Option<Document> {
    let found = monitoring(frame, group, year)?;
    let mut lead = Vec::new();
    if !found.aims.trim().is_empty() {
        lead.push(fill(lang, "reports.monitoring.aims", &[("aims", found.aims.trim().to_owned())]));
    }
    lead.extend(findings(&found, lang));
    let mut sections = Vec::new();
    if !found.indicators.is_empty() {
        sections.push(indicators(&found.indicators, year, lang));
    }
    if !found.events.is_empty() {
        sections.push(taking_part(&found, lang));
        sections.push(given(&found, lang));
    }
    if !found.refusals.is_empty() {
        sections.push(refusals(&found, lang));
    }
    let mut notes = vec![text(lang, "reports.monitoring.note")];
    if !found.indicators.is_empty() {
        notes.push(fill(lang, "reports.monitoring.indicator_note", &[("year", year.to_string())]));
    }
    if found.guests > 0 {
        notes.push(fill(lang, "reports.monitoring.guests", &[("count", count(lang, found.guests))]));
    }
    let values = [("name", found.name.clone()), ("year", year.to_string())];
    let subtitle = match group {
        Group::Event(_) => found.name.clone(),
        _ => fill(lang, "reports.monitoring.subtitle", &values),
    };
    Some(Document { title: text(lang, "reports.monitoring.title"), subtitle, lead, sections, notes })
}

fn count(lang: Lang, number: usize) -> String {
    format::integer(lang, i64::try_from(number).unwrap_or(i64::MAX))
}

/// Of whole, as a share; none of nothing.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn share_said(lang: Lang, part: usize, whole: usize) -> String {
    share(part, whole).map_or_else(|| format::NOTHING.to_owned(), |share| format::percent(lang, share, 0))
}

fn whole_rupiah(lang: Lang, money: Hundredths) -> String {
    format::rupiah(lang, money.raw() / 100)
}

/// What the figures say, in sentences.
fn findings(found: &Monitoring, lang: Lang) -> Vec<String> {
    let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("reports.monitoring.{key}"), values);
    let (held, cancelled) = (found.in_state(EventState::Finished), found.in_state(EventState::Cancelled));
    if found.events.is_empty() {
        return vec![say("no_events", &[])];
    }
    let mut said = vec![say(
        "held_said",
        &[
            ("held", count(lang, held)),
            ("all", count(lang, found.events.len())),
            ("planned", count(lang, found.in_state(EventState::Planned))),
            ("cancelled", count(lang, cancelled)),
        ],
    )];
    let Funnel { invited, enrolled, attended, finished, declined } = found.total;
    if invited > 0 {
        let values = [
            ("invited", count(lang, invited)),
            ("enrolled", count(lang, enrolled)),
            ("attended", count(lang, attended)),
            ("attended_share", share_said(lang, attended, enrolled)),
            ("finished", count(lang, finished)),
            ("finished_share", share_said(lang, finished, attended)),
        ];
        said.push(say("people_said", &values));
    }
    if declined > 0 {
        let (reason, times) = found.refusals.first().cloned().unwrap_or_default();
        let reason = if reason.is_empty() { say("no_reason", &[]) } else { reason };
        let values = [("declined", count(lang, declined)), ("reason", reason), ("times", count(lang, times))];
        said.push(say("declined_said", &values));
    }
    said.push(say("jp_said", &[("jp", format::hundredths(lang, found.jp.raw()))]));
    let spent = found.spending;
    said.push(match found.spending.events {
        0 => say("no_cost", &[]),
        events => {
            let used = spent.realised.value() / spent.ceiling.value();
            let values = [
                ("realised", whole_rupiah(lang, spent.realised)),
                ("ceiling", whole_rupiah(lang, spent.ceiling)),
                ("share", format::percent(lang, used, 1)),
                ("events", count(lang, events)),
            ];
            say("cost_said", &values)
        }
    });
    said.push(match found.gain {
        None => say("no_tests", &[]),
        Some(gain) => say("tests_said", &gain_values(&gain, lang)),
    });
    let measured: Vec<f64> = found.indicators.iter().filter_map(|line| line.achieved).collect();
    if !measured.is_empty() {
        let reached = measured.iter().filter(|achieved| **achieved >= 100.0).count();
        said.push(say("indicators_said", &[("reached", count(lang, reached)), ("all", count(lang, measured.len()))]));
    }
    said
}

fn gain_values(gain: &Gain, lang: Lang) -> [(&'static str, String); 4] {
    [
        ("before", format::decimal(lang, gain.before, 1)),
        ("after", format::decimal(lang, gain.after, 1)),
        ("change", format::signed(lang, gain.after - gain.before, 1)),
        ("n", count(lang, gain.n)),
    ]
}

fn indicators(lines: &[IndicatorLine], year: i32, lang: Lang) -> Section {
    let head = |key: &str, kind| column(text(lang, &format!("reports.monitoring.{key}")), kind);
    let decimal = |value: Option<Hundredths>| value.map_or(Cell::Missing, Cell::hundredths);
    let row = |(at, line): (usize, &IndicatorLine)| {
        vec![
            Cell::count(at + 1),
            Cell::text(line.name.clone()),
            Cell::text(line.measure.clone()),
            decimal(line.baseline),
            decimal(line.target),
            decimal(line.realisation),
            Cell::maybe(line.achieved.map(|achieved| achieved / 100.0)),
        ]
    };
    Section {
        heading: fill(lang, "reports.monitoring.indicators", &[("year", year.to_string())]),
        columns: vec![
            column(text(lang, "reports.number"), Kind::Number(0)),
            head("indicator", Kind::Text),
            head("measure", Kind::Text),
            head("baseline", Kind::Number(1)),
            head("target", Kind::Number(1)),
            head("realisation", Kind::Number(1)),
            head("achieved", Kind::Percent),
        ],
        rows: lines.iter().enumerate().map(row).collect(),
        ..Section::default()
    }
}

fn taking_part(found: &Monitoring, lang: Lang) -> Section {
    let head = |key: &str, kind| column(text(lang, &format!("reports.monitoring.{key}")), kind);
    let cells = |count: &Funnel| {
        vec![
            Cell::count(count.invited),
            Cell::count(count.enrolled),
            Cell::count(count.attended),
            Cell::maybe(share(count.attended, count.enrolled)),
            Cell::count(count.finished),
            Cell::maybe(share(count.finished, count.attended)),
            Cell::count(count.declined),
        ]
    };
    let row = |(at, event): (usize, &EventMonitor)| {
        let mut row = vec![Cell::count(at + 1), Cell::text(event_name(event))];
        row.push(Cell::text(format::date_short(lang, event.start.date())));
        row.push(Cell::text(name(lang, event.state)));
        row.extend(cells(&event.count));
        row
    };
    let mut total = vec![Cell::text(" "), Cell::text(text(lang, "reports.total")), Cell::text(" "), Cell::text(" ")];
    total.extend(cells(&found.total));
    Section {
        heading: text(lang, "reports.monitoring.taking_part"),
        columns: vec![
            column(text(lang, "reports.number"), Kind::Number(0)),
            head("event", Kind::Text),
            head("start", Kind::Text),
            head("state", Kind::Text),
            head("invited", Kind::Number(0)),
            head("enrolled", Kind::Number(0)),
            head("attended", Kind::Number(0)),
            head("attended_share", Kind::Percent),
            head("finished", Kind::Number(0)),
            head("finished_share", Kind::Percent),
            head("declined", Kind::Number(0)),
        ],
        rows: found.events.iter().enumerate().map(row).collect(),
        total,
        new_page: false,
    }
}

fn event_name(event: &EventMonitor) -> String {
    if event.batch.trim().is_empty() { event.name.clone() } else { format!("{}, {}", event.name, event.batch.trim()) }
}

/// JP, money and tests.
fn given(found: &Monitoring, lang: Lang) -> Section {
    let head = |key: &str, kind| column(text(lang, &format!("reports.monitoring.{key}")), kind);
    let money = |value: Option<Hundredths>| value.map_or(Cell::Missing, Cell::hundredths);
    let cells = |jp: Hundredths, ceiling: Option<Hundredths>, realised: Option<Hundredths>, gain: Option<Gain>| {
        let used = ceiling.zip(realised).filter(|(ceiling, _)| *ceiling > Hundredths::ZERO);
        vec![
            Cell::hundredths(jp),
            money(ceiling),
            money(realised),
            Cell::maybe(used.map(|(ceiling, realised)| realised.value() / ceiling.value())),
            Cell::maybe(gain.map(|gain| gain.before)),
            Cell::maybe(gain.map(|gain| gain.after)),
            Cell::maybe(gain.map(|gain| gain.after - gain.before)),
            Cell::maybe(gain.map(|gain| gain.n as f64)),
        ]
    };
    let row = |(at, event): (usize, &EventMonitor)| {
        let mut row = vec![Cell::count(at + 1), Cell::text(event_name(event))];
        row.extend(cells(event.jp, event.ceiling, event.realised, event.gain));
        row
    };
    let mut total = vec![Cell::text(" "), Cell::text(text(lang, "reports.total"))];
    let spent = (found.spending.events > 0).then_some(found.spending);
    total.extend(cells(found.jp, spent.map(|it| it.ceiling), spent.map(|it| it.realised), found.gain));
    Section {
        heading: text(lang, "reports.monitoring.given"),
        columns: vec![
            column(text(lang, "reports.number"), Kind::Number(0)),
            head("event", Kind::Text),
            head("jp", Kind::Number(1)),
            head("ceiling", Kind::Number(0)),
            head("realised", Kind::Number(0)),
            head("used", Kind::Percent),
            head("before", Kind::Number(1)),
            head("after", Kind::Number(1)),
            head("change", Kind::Number(1)),
            head("tested", Kind::Number(0)),
        ],
        rows: found.events.iter().enumerate().map(row).collect(),
        total,
        new_page: false,
    }
}

fn refusals(found: &Monitoring, lang: Lang) -> Section {
    let all: usize = found.refusals.iter().map(|(_, times)| times).sum();
    let reason = |reason: &String| match reason.is_empty() {
        true => text(lang, "reports.monitoring.no_reason"),
        false => reason.clone(),
    };
    let row = |(at, (why, times)): (usize, &(String, usize))| {
        vec![Cell::count(at + 1), Cell::text(reason(why)), Cell::count(*times), Cell::maybe(share(*times, all))]
    };
    Section {
        heading: text(lang, "reports.monitoring.refusals"),
        columns: vec![
            column(text(lang, "reports.number"), Kind::Number(0)),
            column(text(lang, "reports.monitoring.reason"), Kind::Text),
            column(text(lang, "reports.monitoring.times"), Kind::Number(0)),
            column(text(lang, "reports.monitoring.of_refusals"), Kind::Percent),
        ],
        rows: found.refusals.iter().enumerate().map(row).collect(),
        ..Section::default()
    }
}

//! The answer in big figures, its explanation line by line, and the rule set behind it; the same on paper.
use super::desk::Desk;
use crate::publish::calculator::{Answer, Ask, Grid, Kind, Remark};
use crate::ui::components::badge::{Fact, Facts};
use crate::ui::components::card::{Card, Note};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::origin::{Lines, SetFacts};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase, tr};
use crate::ui::session::today;
use crate::words::format;
use crate::words::lang::text;
use leptos::prelude::*;

/// The answer, or what is still missing.
pub fn card(desk: Desk) -> AnyView {
    let answer = Memo::new(move |_| desk.outcome.with(|outcome| outcome.answer.clone()));
    let face = move || match answer.get() {
        Some(answer) => figure(answer),
        None => waiting(desk),
    };
    let below = move || answer.get().map(more);
    view! {
        <Card title=tr!("calculator.result")>
            <div class="calculator-answer" role="status" data-testid="answer">{face}</div>
            {below}
        </Card>
    }
    .into_any()
}

fn figure(answer: Answer) -> AnyView {
    let is_short = answer.value.chars().count() <= 12;
    let unit = (!answer.unit.is_empty()).then(|| view! { " "<small>{answer.unit}</small> });
    let word =
        (!answer.word.is_empty()).then(|| view! { <p class="answer-word" data-testid="answer-word">{answer.word}</p> });
    let exact =
        answer.exact.map(|exact| view! { <p class="help">{tr!("calculator.exact", exact = exact.clone())}</p> });
    view! {
        <p class="outcome-label">{answer.label}</p>
        <p class="answer-value" class:long=!is_short data-testid="answer-value">{answer.value}{unit}</p>
        {word}
        {exact}
    }
    .into_any()
}

/// Further figures, the matrix, what follows and what to bear in mind.
fn more(answer: Answer) -> AnyView {
    let part = |(label, value): (String, String)| view! { <Fact name=move || label.clone()>{value}</Fact> };
    let parts = (!answer.parts.is_empty())
        .then(|| view! { <Facts>{answer.parts.into_iter().map(part).collect_view()}</Facts> });
    let advice = (!answer.advice.is_empty()).then(|| {
        let item = |text: String| view! { <li>{text}</li> };
        view! {
            <div>
                <h3>{tr!("calculator.advice")}</h3>
                <ul class="findings">{answer.advice.into_iter().map(item).collect_view()}</ul>
            </div>
        }
    });
    let (warnings, remarks): (Vec<Remark>, Vec<Remark>) = answer.remarks.into_iter().partition(|remark| remark.warns);
    let warning = |remark: Remark| view! { <Note tone=Tone::Warn><p>{remark.text}</p></Note> };
    let remark = |remark: Remark| view! { <p class="help">{remark.text}</p> };
    view! {
        <div class="calculator-more">
            {parts}
            {answer.grid.map(grid)}
            {advice}
            {warnings.into_iter().map(warning).collect_view()}
            {remarks.into_iter().map(remark).collect_view()}
        </div>
    }
    .into_any()
}

/// What has to be filled in or looked at before there is an answer.
fn waiting(desk: Desk) -> AnyView {
    let labels = move |wanted: &[String]| {
        let label = |ask: &Ask| {
            let label = text(lang::current(), ask.label);
            ask.row.map_or_else(|| label.clone(), |row| format!("{label} ({row})"))
        };
        let found = desk
            .asks
            .with(|asks| asks.iter().filter(|ask| wanted.contains(&ask.name())).map(label).collect::<Vec<_>>());
        found.join(", ")
    };
    let (missing, wrong) = desk.outcome.with(|outcome| {
        (outcome.missing.clone(), outcome.problems.iter().map(|problem| problem.field.clone()).collect::<Vec<_>>())
    });
    let (missing, wrong) = (labels(&missing), labels(&wrong));
    let wrong = (!wrong.is_empty()).then(|| view! { <p class="problem">{icon(icon::PROBLEM)}<span>{tr!("calculator.wrong_fields", fields = wrong.clone())}</span></p> });
    let missing = (!missing.is_empty())
        .then(|| view! { <p class="help">{tr!("calculator.waiting_for", fields = missing.clone())}</p> });
    view! {
        <p class="answer-value none">{tr!("calculator.waiting")}</p>
        {wrong}
        {missing}
    }
    .into_any()
}

fn grid(grid: Grid) -> AnyView {
    let (at_row, at_column) = grid.at;
    let row = move |(down, (label, cells)): (usize, (String, Vec<String>))| {
        let cell = move |(across, cell): (usize, String)| {
            let is_here = (down, across) == (at_row, at_column);
            let mark =
                is_here.then(|| view! { {icon(icon::CHECK)}<span class="only-read">{tr!("calculator.here")}</span> });
            view! { <td class="quadrant-cell" class:here=is_here><span class="quadrant-predicate">{cell}</span>{mark}</td> }
        };
        view! { <tr><th scope="row">{label}</th>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    let heading = |label: String| view! { <th scope="col">{label}</th> };
    let caption = format!("{}, {}", grid.down, grid.across);
    view! {
        <div class="table-wrap">
            <table class="quadrant calculator-grid">
                <caption class="only-read">{caption}</caption>
                <thead>
                    <tr>
                        <td class="quadrant-corner" aria-hidden="true"><span>{grid.across}" →"</span><span>{grid.down}" ↓"</span></td>
                        {grid.columns.into_iter().map(heading).collect_view()}
                    </tr>
                </thead>
                <tbody>{grid.rows.into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Asal Angka: each line with its input, its rule, its result and its source.
pub fn explanation(desk: Desk) -> AnyView {
    let lines = Memo::new(move |_| {
        desk.outcome.with(|outcome| outcome.answer.as_ref().map(|answer| answer.lines.clone()).unwrap_or_default())
    });
    let table = move || {
        view! { <Card title=tr!("origin.title") note=tr!("calculator.origin_note")><Lines lines /></Card> }
    };
    view! { <Show when=move || lines.with(|lines| !lines.is_empty())>{table()}</Show> }.into_any()
}

/// Name, version, first day, source and confidence.
pub fn rule_set(desk: Desk) -> AnyView {
    let cited = Memo::new(move |_| desk.cited());
    let face = move || match cited.get() {
        Some(set) => view! { <SetFacts set /> }.into_any(),
        None => view! { <p class="help">{tr!("calculator.no_set")}</p> }.into_any(),
    };
    view! { <Card title=tr!("origin.set")>{face}</Card> }.into_any()
}

/// What was typed, for paper: a form prints badly.
pub fn inputs_on_paper(desk: Desk) -> AnyView {
    let input = move |ask: Ask| {
        let given = desk.values.with(|values| values.get(&ask.name()).to_owned());
        let lang = lang::current();
        let value = match &ask.kind {
            Kind::Flag => text(lang, if given.is_empty() { "calculator.flag_no" } else { "calculator.flag_yes" }),
            _ if given.is_empty() => text(lang, "calculator.empty_value"),
            Kind::Choice(picks) | Kind::Few(picks) => {
                picks.iter().find(|pick| pick.word == given).map_or(given, |pick| pick.label.clone())
            }
            _ => ask.unit.map_or_else(|| given.clone(), |unit| format!("{given} {}", text(lang, unit))),
        };
        let label = ask.label;
        let name =
            move || ask.row.map_or_else(|| phrase(label).get(), |row| format!("{} ({row})", phrase(label).get()));
        view! { <Fact name=Signal::derive(name)>{value}</Fact> }
    };
    view! {
        <section class="paper-only">
            <h2>{tr!("calculator.inputs")}</h2>
            <Facts>{move || desk.asks.get().into_iter().map(input).collect_view()}</Facts>
        </section>
    }
    .into_any()
}

/// When the sheet was made, and the link that makes it again.
pub fn made_on_paper(desk: Desk) -> AnyView {
    let link = move || {
        desk.values.track();
        desk.link()
    };
    view! {
        <footer class="paper-only paper-note">
            <p>{tr!("calculator.printed_on", date = format::date_long(lang::current(), today().date()))}</p>
            <p>{tr!("calculator.printed_link", link = link())}</p>
        </footer>
    }
    .into_any()
}

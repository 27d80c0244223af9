//! The year at a glance: JP against the minimum, predicates through the years, and what is missing.
use leptos::prelude::*;

use super::evaluations::{EvaluationLine, lines};
use super::gaps::{Gap, gaps};
use super::ledger::{Ledger, ledger};
use super::{Profile, Tab};
use crate::domain::PeriodSpan;
use crate::rules::jp::{JpTarget, PPPK_CEILING};
use crate::ui::components::badge::Badge;
use crate::ui::components::card::Card;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{phrase_with, tr};
use crate::ui::pages::people::columns::predicate_tone;
use crate::ui::pages::people::rows;
use crate::ui::session::session;
use crate::words::domain::{name, span};
use crate::words::format::{date_long, hundredths};
use crate::words::lang::{Lang, fill, text};

/// The first part of the profile.
#[component]
pub fn Summary(profile: Profile) -> AnyView {
    let session = session();
    let year = Memo::new(move |_| session.frame().with(|frame| rows::default_year(frame)));
    let ledger = Memo::new(move |_| session.with(|data| ledger(data, profile.id, year.get())));
    let graded = Memo::new(move |_| session.with(|data| lines(data, profile.id)));
    let missing = Memo::new(move |_| {
        let ledger = ledger.get()?;
        Some(session.with(|data| gaps(data, profile.id, &ledger, session.today())))
    });
    view! {
        <div class="stack">
            <div class="columns-2">
                <Hours profile ledger />
                <Missing profile missing=Signal::derive(move || missing.get().unwrap_or_default()) />
            </div>
            <super::ip_asn::Brief profile />
            <Predicates graded />
        </div>
    }
    .into_any()
}

/// The year's JP in a sentence.
pub fn hours_said(lang: Lang, ledger: &Ledger) -> String {
    let jp = |value: crate::domain::Hundredths| hundredths(lang, value.raw());
    let (key, target) = match (ledger.target, ledger.missing) {
        (JpTarget::Minimum(target), Some(missing)) if missing.raw() > 0 => ("below", target),
        (JpTarget::Minimum(target), _) => ("reached", target),
        (JpTarget::Agency(target), Some(missing)) if missing.raw() > 0 => ("agency_below", target),
        (JpTarget::Agency(target), _) => ("agency_reached", target),
        (JpTarget::None, _) if !ledger.is_pppk => ("no_minimum_cpns", PPPK_CEILING),
        (JpTarget::None, _) if ledger.verified > PPPK_CEILING => ("above_ceiling", PPPK_CEILING),
        (JpTarget::None, _) => ("no_minimum", PPPK_CEILING),
    };
    let values = [
        ("verified", jp(ledger.verified)),
        ("target", jp(target)),
        ("missing", jp(ledger.missing.unwrap_or_default())),
        ("year", ledger.year.to_string()),
    ];
    fill(lang, &format!("person.hours.{key}"), &values)
}

#[component]
fn Hours(profile: Profile, ledger: Memo<Option<Ledger>>) -> AnyView {
    let said =
        phrase_with(move |lang| ledger.with(|ledger| ledger.as_ref().map(|l| hours_said(lang, l))).unwrap_or_default());
    let year = phrase_with(move |_| ledger.with(|ledger| ledger.as_ref().map_or(0, |ledger| ledger.year)).to_string());
    view! {
        <Card title=tr!("person.hours.title") note=year>
            <p class="answer">{said}</p>
            <HoursBar ledger />
            <p><button type="button" class="link-button" on:click=move |_| profile.go(Tab::Ledger)>{tr!("person.hours.open")}</button></p>
        </Card>
    }
    .into_any()
}

/// Verified, awaiting and registered JP on one line, with the minimum as a mark.
#[component]
pub fn HoursBar(ledger: Memo<Option<Ledger>>) -> AnyView {
    let parts = move || {
        let Some(ledger) = ledger.get() else { return ().into_any() };
        let target = match ledger.target {
            JpTarget::Minimum(jp) | JpTarget::Agency(jp) => Some(jp),
            JpTarget::None => None,
        };
        let sum = ledger.verified.plus(ledger.awaiting).plus(ledger.registered);
        let full = sum.max(target.unwrap_or(PPPK_CEILING)).raw().max(1) as f64;
        let percent = |jp: crate::domain::Hundredths| format!("{}%", jp.raw() as f64 / full * 100.0);
        let bar = [("verified", ledger.verified), ("awaiting", ledger.awaiting), ("registered", ledger.registered)];
        let part = |(kind, jp): (&'static str, crate::domain::Hundredths)| {
            (jp.raw() > 0)
                .then(|| view! { <span class=format!("hours-part {kind}") style:inline-size=percent(jp)></span> })
        };
        let mark = target.map(|target| view! { <i class="hours-mark" style:inset-inline-start=percent(target)></i> });
        view! { <span class="hours-bar" aria-hidden="true">{bar.map(part).collect_view()}{mark}</span> }.into_any()
    };
    let legend = move || {
        let ledger = ledger.get()?;
        let line = |(kind, jp): (&'static str, crate::domain::Hundredths)| {
            let key = format!("domain.bucket.{kind}");
            let said = phrase_with(move |lang| format!("{}: {} JP", text(lang, &key), hundredths(lang, jp.raw())));
            view! { <li><span class=format!("swatch {kind}") aria-hidden="true"></span>{said}</li> }
        };
        let others = [("awaiting", ledger.awaiting), ("registered", ledger.registered)];
        let all = [("verified", ledger.verified)].into_iter().chain(others.into_iter().filter(|(_, jp)| jp.raw() > 0));
        Some(view! { <ul class="legend">{all.map(line).collect_view()}</ul> })
    };
    view! { {parts} {legend} }.into_any()
}

#[component]
fn Predicates(graded: Memo<Vec<EvaluationLine>>) -> AnyView {
    let years = Memo::new(move |_| {
        let mut years: Vec<u16> = graded.with(|lines| lines.iter().map(|line| line.year).collect());
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        years
    });
    let spans = [
        PeriodSpan::Quarter(1),
        PeriodSpan::Quarter(2),
        PeriodSpan::Quarter(3),
        PeriodSpan::Quarter(4),
        PeriodSpan::Annual,
    ];
    let cell = move |year: u16, of: PeriodSpan| {
        let found = graded.with(|lines| lines.iter().find(|line| line.year == year && line.span == of).cloned());
        let predicate = found.and_then(|line| line.predicate);
        let inside = match predicate {
            Some(predicate) => {
                let text = phrase_with(move |lang| name(lang, predicate));
                view! { <Badge text tone=predicate_tone(predicate) /> }.into_any()
            }
            None => view! { <span class="quiet-text">{tr!("person.not_yet")}</span> }.into_any(),
        };
        view! { <td>{inside}</td> }
    };
    let row = move |year: u16| {
        view! { <tr><th scope="row">{year}</th>{spans.map(|of| cell(year, of)).collect_view()}</tr> }
    };
    let head = move |of: PeriodSpan| view! { <th scope="col">{phrase_with(move |lang| span(lang, of))}</th> };
    let table = move || {
        view! {
            <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("person.predicates")>
                <table class="plain-table">
                    <thead><tr><th scope="col">{tr!("person.year")}</th>{spans.map(head).collect_view()}</tr></thead>
                    <tbody>{move || years.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
    };
    view! {
        <Card title=tr!("person.predicates")>
            <Show when=move || years.with(|years| !years.is_empty()) fallback=|| view! { <p>{tr!("person.no_predicates")}</p> }>
                {table()}
            </Show>
        </Card>
    }
    .into_any()
}

#[component]
fn Missing(profile: Profile, missing: Signal<Vec<Gap>>) -> AnyView {
    let line = move |gap: Gap| {
        let said = phrase_with(move |lang| gap_said(lang, gap));
        view! {
            <li>
                {icon(icon::WARNING)}
                <button type="button" class="link-button" on:click=move |_| profile.go(gap.tab())>{said}</button>
            </li>
        }
    };
    let nothing = || view! { <p class="complete">{icon(icon::DONE)} <span>{tr!("person.gap.none")}</span></p> };
    view! {
        <Card title=tr!("person.gap.title")>
            <Show when=move || missing.with(|missing| !missing.is_empty()) fallback=nothing>
                <ul class="gaps">{move || missing.get().into_iter().map(line).collect_view()}</ul>
            </Show>
        </Card>
    }
    .into_any()
}

fn gap_said(lang: Lang, gap: Gap) -> String {
    let say = |key: &str| text(lang, &format!("person.gap.{key}"));
    let count = |key: &str, count: usize| fill(lang, &format!("person.gap.{key}"), &[("count", count.to_string())]);
    match gap {
        Gap::Identifier => say("identifier"),
        Gap::Rank => say("rank"),
        Gap::Position => say("position"),
        Gap::Superior => say("superior"),
        Gap::Sex => say("sex"),
        Gap::BirthDate => say("birth_date"),
        Gap::Education => say("education"),
        Gap::Contract => say("contract"),
        Gap::ContractEnded(day) => fill(lang, "person.gap.contract_ended", &[("date", date_long(lang, day.date()))]),
        Gap::Evidence(rows) => count("evidence", rows),
        Gap::NotComputable(rows) => count("not_computable", rows),
        Gap::Evaluation => say("evaluation"),
    }
}

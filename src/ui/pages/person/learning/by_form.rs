//! The Kartu JP by form: verified, awaiting and registered JP, against what the year asks; each line opens its records.
use leptos::prelude::*;

use super::super::ledger::Ledger;
use crate::domain::{Day, Hundredths, LearningForm};
use crate::rules::jp::{Bucket, FormSum, JpTarget, PPPK_CEILING};
use crate::ui::components::badge::{Fact, Facts};
use crate::ui::components::card::Card;
use crate::ui::components::origin::{Explained, doubt};
use crate::ui::in_force;
use crate::ui::lang::{current, tr};
use crate::ui::place;
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::format::hundredths;
use crate::words::learning;
use crate::words::origin::{Cited, Origin};

/// Which records of the card are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    #[default]
    All,
    Form(LearningForm),
    /// Those that give nothing.
    Nothing,
}

impl Listed {
    /// Whether a record of that form and bucket is among them.
    pub fn holds(self, form: LearningForm, bucket: Bucket) -> bool {
        match self {
            Self::All => true,
            Self::Form(of) => of == form && bucket != Bucket::Nothing,
            Self::Nothing => bucket == Bucket::Nothing,
        }
    }
}

fn jp(value: Hundredths) -> String {
    hundredths(current(), value.raw())
}

/// The figures of the year, each opening where it comes from.
#[component]
pub fn Figures(card: Memo<Option<Ledger>>) -> AnyView {
    let session = session();
    let last = move || card.with(|card| card.as_ref().and_then(|card| Day::new(card.year, 12, 31)));
    let sets = in_force::sets_on(move || last().map(|last| last.min(session.today())));
    let origin = Signal::derive(move || {
        let (lang, sets) = (current(), sets.get()?);
        let card = card.get()?;
        let counted = card.lines.iter().filter(|line| line.bucket == Bucket::Verified);
        let mut lines: Vec<_> = counted
            .map(|line| learning::line(lang, &sets.jp, &line.name, &line.record, (line.jp, line.reason)))
            .collect();
        lines.extend(learning::target_line(lang, card.target, card.is_pppk));
        Some(Origin { lines, set: Cited::set(&sets.jp, lang) })
    });
    let of = move |get: fn(&Ledger) -> Hundredths| {
        Signal::derive(move || card.with(|card| card.as_ref().map(|card| jp(get(card))).unwrap_or_default()))
    };
    let maybe =
        move |get: fn(&Ledger) -> Option<Hundredths>| move || card.with(|card| card.as_ref().and_then(get).map(jp));
    let target = move || card.with(|card| card.as_ref().map(target_fact));
    let fact = |label: &'static str, value: Option<String>| {
        value.map(|value| view! { <Fact name=tr!(label)><span class="digits">{value}</span></Fact> })
    };
    let (missing, by_forecast) = (maybe(|card| card.missing), maybe(|card| card.missing_by_forecast));
    view! {
        <Facts>
            <Fact name=tr!("person.learning.sum")>
                <div data-testid="jp-verified">
                    <Explained of=tr!("person.learning.sum") figure=of(|card| card.verified) origin />
                </div>
            </Fact>
            {target}
            {move || fact("person.learning.missing", missing())}
            <Fact name=tr!("person.learning.forecast")><span class="digits">{of(|card| card.forecast)}</span></Fact>
            {move || fact("person.learning.missing_by_forecast", by_forecast())}
        </Facts>
    }
    .into_any()
}

/// What the year asks of a PNS, or allows a PPPK.
fn target_fact(card: &Ledger) -> AnyView {
    let (label, value) = match card.target {
        JpTarget::Minimum(asked) => ("person.learning.minimum", asked),
        JpTarget::Agency(asked) => ("person.learning.agency", asked),
        JpTarget::None if card.is_pppk => ("person.learning.ceiling", PPPK_CEILING),
        JpTarget::None => return ().into_any(),
    };
    let doubt = matches!(card.target, JpTarget::None).then(doubt);
    view! { <Fact name=tr!(label)><span class="digits">{jp(value)}</span>{doubt}</Fact> }.into_any()
}

/// The table by form.
#[component]
pub fn ByForm(card: Memo<Option<Ledger>>, listed: RwSignal<Listed>) -> AnyView {
    let has_lines = move || card.with(|card| card.as_ref().is_some_and(|card| !card.lines.is_empty()));
    let body = move || {
        let Some(card) = card.get() else { return ().into_any() };
        let forms = card.forms.clone().into_iter().map(|sum| form_row(sum, listed)).collect_view();
        let nothing = (card.nothing > 0).then(|| nothing_row(card.nothing, listed));
        view! { <tbody>{forms}{nothing}</tbody>{sums(&card)} }.into_any()
    };
    let heads = [
        ("person.learning.form", false),
        ("domain.bucket.verified", true),
        ("domain.bucket.awaiting", true),
        ("domain.bucket.registered", true),
        ("person.learning.records", true),
    ];
    let head = |(key, number): (&'static str, bool)| view! { <th scope="col" class:number=number>{tr!(key)}</th> };
    view! {
        <Show when=has_lines>
            <Card title=tr!("person.learning.by_form") note=tr!("person.learning.by_form_note")>
                <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("person.learning.by_form")>
                    <table class="plain-table by-form">
                        <caption class="only-read">{tr!("person.learning.by_form")}</caption>
                        <thead><tr>{heads.map(head).collect_view()}</tr></thead>
                        {body}
                    </table>
                </div>
            </Card>
        </Show>
    }
    .into_any()
}

fn opening(label: String, of: Listed, listed: RwSignal<Listed>) -> AnyView {
    let press = move |_| {
        let is_open = listed.get_untracked() == of;
        listed.set(if is_open { Listed::All } else { of });
        if !is_open {
            place::reveal("#ledger-records");
        }
    };
    view! {
        <button type="button" class="link-button" aria-pressed=move || (listed.get() == of).to_string() on:click=press>{label}</button>
    }
    .into_any()
}

fn form_row(sum: FormSum, listed: RwSignal<Listed>) -> AnyView {
    let label = name(current(), sum.form);
    view! {
        <tr class:is-chosen=move || listed.get() == Listed::Form(sum.form)>
            <th scope="row">{opening(label, Listed::Form(sum.form), listed)}</th>
            <td class="number">{jp(sum.verified)}</td>
            <td class="number">{jp(sum.awaiting)}</td>
            <td class="number">{jp(sum.registered)}</td>
            <td class="number">{sum.records}</td>
        </tr>
    }
    .into_any()
}

/// Records that give nothing, on a line of their own.
fn nothing_row(records: usize, listed: RwSignal<Listed>) -> AnyView {
    let label = crate::words::lang::text(current(), "person.learning.credited_nothing");
    view! {
        <tr class:is-chosen=move || listed.get() == Listed::Nothing>
            <th scope="row">{opening(label, Listed::Nothing, listed)}</th>
            <td class="number">{jp(Hundredths::ZERO)}</td>
            <td></td>
            <td></td>
            <td class="number">{records}</td>
        </tr>
    }
    .into_any()
}

fn sums(card: &Ledger) -> AnyView {
    let records = card.lines.len();
    view! {
        <tfoot>
            <tr>
                <th scope="row">{tr!("person.learning.all_forms")}</th>
                <td class="number" data-testid="by-form-verified">{jp(card.verified)}</td>
                <td class="number">{jp(card.awaiting)}</td>
                <td class="number">{jp(card.registered)}</td>
                <td class="number">{records}</td>
            </tr>
        </tfoot>
    }
    .into_any()
}

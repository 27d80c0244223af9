//! Two small pictures that unit pages share: coverage of the JP minimum, and predicates side by side.
use leptos::prelude::*;

use super::tree::Counts;
use crate::domain::Predicate;
use crate::ui::lang::{count, phrase_with, tr};
use crate::words::domain::{Named, name};
use crate::words::format::{NOTHING, integer, percent};
use crate::words::lang::{Lang, fill};

/// Share of PNS who reached the minimum: a bar, the percentage, and what it stands on.
#[component]
pub fn CoverageBar(#[prop(into)] counts: Signal<Counts>) -> AnyView {
    let share = move || counts.get().coverage();
    let text = phrase_with(move |lang| share().map_or_else(|| NOTHING.to_owned(), |share| percent(lang, share, 0)));
    let stands_on = tr!("units.of", part = count(counts.get().reached), whole = count(counts.get().measured));
    view! {
        <span class="coverage">
            <span class="bar" aria-hidden="true">
                <span class="bar-fill" style:inline-size=move || format!("{}%", share().unwrap_or(0.0) * 100.0)></span>
            </span>
            <strong>{text}</strong>
            <Show when=move || { counts.get().measured > 0 }>
                <small>{stands_on}</small>
            </Show>
        </span>
    }
    .into_any()
}

/// People by predicate, lowest first, as one bar; read out as a sentence.
#[component]
pub fn PredicateBar(#[prop(into)] counts: Signal<Counts>) -> AnyView {
    let said = phrase_with(move |lang| said(lang, Predicate::ALL, counts.get().predicates));
    view! { <OrdinalBar counts=Signal::derive(move || counts.get().predicates) said /> }.into_any()
}

/// People by five steps, lowest first, as one bar; read out as a sentence.
#[component]
pub fn OrdinalBar(counts: Signal<[usize; 5]>, said: Signal<String>) -> AnyView {
    let all = move || counts.get().iter().sum::<usize>();
    let parts = move || {
        let all = all().max(1) as f64;
        let part = |(at, count): (usize, usize)| {
            let width = format!("{}%", count as f64 / all * 100.0);
            view! { <span class=format!("part o{}", at + 1) style:inline-size=width></span> }
        };
        counts.get().into_iter().enumerate().filter(|(_, count)| *count > 0).map(part).collect_view()
    };
    view! {
        <Show when=move || { all() > 0 } fallback=|| view! { <span class="quiet-text">{NOTHING}</span> }>
            <span class="stacked" role="img" aria-label=said title=said>{parts}</span>
            <span class="print-only" aria-hidden="true">{said}</span>
        </Show>
    }
    .into_any()
}

/// Steps with their numbers, best first: "3 Sangat Baik, 40 Baik".
pub fn said<T: Named>(lang: Lang, steps: [T; 5], counts: [usize; 5]) -> String {
    let some = steps.into_iter().zip(counts).rev().filter(|(_, count)| *count > 0);
    let part = |(of, count): (T, usize)| {
        let values = [("count", integer(lang, count as i64)), ("predicate", name(lang, of))];
        fill(lang, "units.predicate_count", &values)
    };
    some.map(part).collect::<Vec<_>>().join(", ")
}

//! Predicates of a unit beside the pattern of SE 3/2023: matter for a talk, under the guards of the circular.
use std::sync::Arc;

use leptos::prelude::*;

use super::UnitId;
use crate::analytics::{Distribution, Fit, distribution, period_entries_in};
use crate::domain::{Evaluation, Id, Person, Predicate, UnitEvaluation};
use crate::rules::{Line, Sets};
use crate::ui::components::badge::Badge;
use crate::ui::components::card::{Card, Note};
use crate::ui::components::tone::Tone;
use crate::ui::in_force;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::evaluations::organisation_path;
use crate::ui::pages::people::link::hand_over;
use crate::ui::pages::units::scope::Scope;
use crate::ui::pages::units::tree::{Node, Tree};
use crate::ui::place;
use crate::ui::session::session;
use crate::words::domain::{name, period};
use crate::words::format::{NOTHING, integer, percent};
use crate::words::lang::fill;
use crate::words::rule::{fit_words, pattern_line};

/// What the parts of the card share.
#[derive(Clone, Copy)]
struct Shown {
    found: Memo<Option<Arc<Distribution>>>,
    /// In use when the period ended.
    sets: Memo<Option<Arc<Sets>>>,
    unit: Signal<String>,
}

impl Shown {
    fn fit(self) -> Fit {
        let both = self.found.get().zip(self.sets.get());
        both.map_or(Fit::NoResult, |(found, sets)| found.fit(&sets.distribution.parameters))
    }
}

/// The card of a perangkat daerah, or of a unit whose organisation has a result; none without a period.
#[component]
pub fn Pattern(
    id: UnitId,
    node: Memo<Option<Node>>,
    tree: Memo<Arc<Tree>>,
    scope: Scope,
    unit: Signal<String>,
) -> AnyView {
    let session = session();
    let (evaluations, results) = (session.table::<Evaluation>(), session.table::<UnitEvaluation>());
    let people = session.table::<Person>();
    let found = Memo::new(move |_| {
        evaluations.with(|_| ());
        people.with(|_| ());
        results.with(|_| ());
        let (node, period) = (node.get()?, scope.period()?);
        let below = tree.with(|tree| tree.below(id));
        session.peek(|data| {
            let is_asked = node.level == 1 || data.unit_result(id, period.id).is_some();
            let entries = is_asked.then(|| period_entries_in(data, &period, &below))?;
            Some(Arc::new(distribution(data, &period, &node.unit, &entries)))
        })
    });
    let sets = in_force::sets_of(move || scope.period());
    let shown = Shown { found, sets, unit };
    let is_known = Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(|it| !it.expected.is_empty())));
    let note = phrase_with(move |lang| scope.period().map(|of| period(lang, of.year, of.span)).unwrap_or_default());
    view! {
        <Show when=move || is_known.get()>
            <section data-testid="unit-pattern">
                <Card title=tr!("units.pattern.title") note>
                    <div class="stack">
                        <Verdict shown />
                        <Counts shown />
                        <Lines shown />
                        <p class="no-print">
                            <a href=move || place::href(&organisation_path(scope.period().map(|it| it.id), id))>
                                {tr!("units.pattern.to_result")}
                            </a>
                        </p>
                    </div>
                </Card>
            </section>
        </Show>
    }
    .into_any()
}

/// The answer in words, and that it is matter for a talk.
#[component]
fn Verdict(shown: Shown) -> AnyView {
    let fit = Memo::new(move |_| shown.fit());
    let words = phrase_with(move |lang| {
        let both = shown.found.get().zip(shown.sets.get());
        both.map(|(found, sets)| fit_words(lang, &found, &sets.distribution.parameters)).unwrap_or_default()
    });
    let result = phrase_with(move |lang| {
        let result = shown.found.with(|found| found.as_ref()?.result);
        result.map_or_else(|| NOTHING.to_owned(), |result| name(lang, result))
    });
    let differs = move || matches!(fit.get(), Fit::Differs(_));
    view! {
        <p class="answer" data-testid="unit-fit">
            <Show when=move || fit.get() != Fit::NoResult>{tr!("units.pattern.result", result = result.get())}" "</Show>
            {words}"."
        </p>
        <Show when=differs><Note tone=Tone::Warn><p>{tr!("units.pattern.remark")}</p></Note></Show>
        <Show when=move || fit.get() == Fit::NoResult><p class="help">{tr!("units.pattern.no_result")}</p></Show>
    }
    .into_any()
}

/// People by predicate without the head; each number opens them.
#[component]
fn Counts(shown: Shown) -> AnyView {
    let line = move |predicate: Predicate| {
        let people = Memo::new(move |_| {
            let people = |found: &Arc<Distribution>| found.people.get(predicate as usize).cloned();
            shown.found.with(|found| found.as_ref().and_then(people)).unwrap_or_default()
        });
        let share = phrase_with(move |lang| {
            let share = shown.found.with(|found| found.as_ref()?.share(predicate));
            share.map_or_else(|| NOTHING.to_owned(), |share| percent(lang, share, 0))
        });
        let number = move || opens(shown, predicate, people.get());
        view! {
            <tr>
                <th scope="row">
                    <span class=format!("swatch o{}", predicate as usize + 1) aria-hidden="true"></span>
                    {phrase_with(move |lang| name(lang, predicate))}
                </th>
                <td class="number">{number}</td>
                <td class="number quiet-text">{share}</td>
            </tr>
        }
    };
    let scope = phrase_with(move |lang| {
        let Some(found) = shown.found.get() else { return String::new() };
        let key = if found.without_head { "organisation.scope_headless" } else { "organisation.scope" };
        fill(lang, key, &[("n", integer(lang, found.rated() as i64))])
    });
    view! {
        <table class="plain-table">
            <caption>{scope}</caption>
            <tbody>{Predicate::ALL.into_iter().rev().map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn opens(shown: Shown, predicate: Predicate, people: Vec<Id<Person>>) -> AnyView {
    let lang = lang::current();
    let number = integer(lang, people.len() as i64);
    if people.is_empty() {
        return number.into_any();
    }
    let title = format!("{} · {}", shown.unit.get(), name(lang, predicate));
    view! { <a href=place::href(&hand_over(title, people))>{number}</a> }.into_any()
}

/// The lines of the pattern, and which of them are kept.
#[component]
fn Lines(shown: Shown) -> AnyView {
    let lines = move || {
        let (found, sets) = shown.found.get().zip(shown.sets.get())?;
        let broken = match shown.fit() {
            Fit::Differs(broken) => broken,
            Fit::Fits => Vec::new(),
            Fit::NoResult | Fit::TooFew => return None,
        };
        let line = |line: &Line| {
            let is_broken = broken.contains(line);
            let (text, tone) = if is_broken {
                (tr!("units.pattern.broken"), Tone::Warn)
            } else {
                (tr!("units.pattern.kept"), Tone::Good)
            };
            view! { <li>{pattern_line(lang::current(), line)}" "<Badge text tone /></li> }
        };
        let pattern = sets.distribution.parameters.pattern(found.result?).iter().map(line).collect_view();
        let source = sets.distribution.source.clone();
        Some(view! {
            <div>
                <h3>{tr!("organisation.pattern")}</h3>
                <ul class="pattern-lines">{pattern}</ul>
                <p class="help">{tr!("units.pattern.source", source = source)}</p>
            </div>
        })
    };
    view! { {lines} }.into_any()
}

//! Evaluations of one person by period, with where each number comes from.
use std::sync::Arc;

use leptos::prelude::*;

use super::Profile;
use super::origin::Origin;
use crate::domain::{
    Dataset, EvaluationPeriod, EvaluationSource, Hundredths, Id, PeriodSpan, Person, Predicate, Rating,
};
use crate::rules::{Score, YearScore, scores_of};
use crate::ui::components::badge::Badge;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::icon;
use crate::ui::components::state::Empty;
use crate::ui::lang::{current, phrase_with, tr};
use crate::ui::pages::evaluation::entry_path;
use crate::ui::pages::people::columns::predicate_tone;
use crate::ui::place;
use crate::ui::session::session;
use crate::words::domain::{name, period};
use crate::words::format::{NOTHING, hundredths};
use crate::words::lang::{Lang, fill};

/// One evaluation as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationLine {
    pub period: Id<EvaluationPeriod>,
    pub year: u16,
    pub span: PeriodSpan,
    pub result: Option<Rating>,
    pub behaviour: Option<Rating>,
    pub predicate: Option<Predicate>,
    pub analysis: Option<Hundredths>,
    pub source: EvaluationSource,
    pub score: Arc<Score>,
}

/// Evaluations of a person, latest first.
pub fn lines(data: &Dataset, person: Id<Person>) -> Vec<EvaluationLine> {
    let scored = scores_of(data, person).evaluations.into_iter();
    let line = |scored: crate::rules::EvaluationScore| {
        let row = data.evaluations.get(scored.evaluation)?;
        Some(EvaluationLine {
            period: row.period,
            year: scored.year,
            span: scored.span,
            result: scored.score.result,
            behaviour: scored.score.behaviour,
            predicate: scored.score.predicate,
            analysis: scored.score.analysis_rounded(),
            source: row.source,
            score: Arc::new(scored.score),
        })
    };
    scored.filter_map(line).rev().collect()
}

/// What stands behind a number.
#[derive(Clone, Debug, PartialEq)]
enum Asked {
    Evaluation(EvaluationLine),
    Year(YearScore),
}

/// The part of the profile.
#[component]
pub fn Evaluations(profile: Profile) -> AnyView {
    let session = session();
    let all = Memo::new(move |_| session.with(|data| lines(data, profile.id)));
    let years = Memo::new(move |_| session.with(|data| scores_of(data, profile.id).years));
    let asked = RwSignal::new(None::<Asked>);
    let open = RwSignal::new(false);
    Effect::new(move || {
        if !open.get() {
            asked.set(None);
        }
    });
    let ask = Callback::new(move |about: Asked| {
        asked.set(Some(about));
        open.set(true);
    });
    let title = phrase_with(move |lang| match asked.get() {
        Some(Asked::Evaluation(line)) => fill(lang, "origin.of", &[("what", period(lang, line.year, line.span))]),
        Some(Asked::Year(year)) => fill(lang, "origin.of", &[("what", year.year.to_string())]),
        None => String::new(),
    });
    let nothing = move || {
        view! {
            <Empty title=tr!("person.no_predicates") text=tr!("person.no_evaluations_help") sign=icon::EVALUATION>
                <a class="button primary" href=place::href(&entry_path(profile.id, None))>{tr!("person.evaluate")}</a>
            </Empty>
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty()) fallback=nothing>
            <div class="stack">
                <p class="row no-print">
                    <a class="button" href=place::href(&entry_path(profile.id, None))>{tr!("person.evaluate")}</a>
                </p>
                <Table profile all ask />
                <Years years ask />
            </div>
        </Show>
        <Dialog open title wide=true>
            {move || asked.get().map(|about| match about {
                Asked::Evaluation(line) => {
                    let findings = line.score.findings.clone();
                    view! { <Origin steps=line.score.steps.clone() findings /> }
                }
                Asked::Year(year) => view! { <Origin steps=year.steps findings=Vec::new() /> },
            })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Table(profile: Profile, all: Memo<Vec<EvaluationLine>>, ask: Callback<Asked>) -> AnyView {
    let row = move |line: EvaluationLine| {
        let lang = current();
        let rating = |rating: Option<Rating>| rating.map_or_else(|| NOTHING.to_owned(), |rating| name(lang, rating));
        let predicate = match line.predicate {
            Some(predicate) => {
                view! { <Badge text=Signal::stored(name(lang, predicate)) tone=predicate_tone(predicate) /> }.into_any()
            }
            None => view! { <span class="quiet-text">{tr!("person.not_yet")}</span> }.into_any(),
        };
        let analysis = line.analysis.map_or_else(|| NOTHING.to_owned(), |value| hundredths(lang, value.raw()));
        let (of, entry) = (period(lang, line.year, line.span), entry_path(profile.id, Some(line.period)));
        let about = line.clone();
        view! {
            <tr>
                <th scope="row"><a href=place::href(&entry)>{of.clone()}</a></th>
                <td>{rating(line.result)}</td>
                <td>{rating(line.behaviour)}</td>
                <td>{predicate}</td>
                <td class="number">{analysis}</td>
                <td>{name(lang, line.source)}</td>
                <td class="number no-print">
                    <button
                        type="button"
                        class="button small"
                        aria-label=tr!("origin.of", what = of)
                        on:click=move |_| ask.run(Asked::Evaluation(about.clone()))
                    >
                        {tr!("origin.title")}
                    </button>
                </td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("person.tab.evaluations")>
            <table class="plain-table rows">
                <caption class="only-read">{tr!("person.tab.evaluations")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!("person.period")}</th>
                        <th scope="col">{tr!("domain.half.result")}</th>
                        <th scope="col">{tr!("domain.half.behaviour")}</th>
                        <th scope="col">{tr!("person.predicate")}</th>
                        <th scope="col" class="number">{tr!("person.analysis")}</th>
                        <th scope="col">{tr!("person.source")}</th>
                        <th class="no-print"><span class="only-read">{tr!("origin.title")}</span></th>
                    </tr>
                </thead>
                <tbody>{move || all.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="help">{tr!("person.analysis_help")}</p>
    }
    .into_any()
}

/// *Nilai analisis* of whole years.
#[component]
fn Years(years: Memo<Vec<YearScore>>, ask: Callback<Asked>) -> AnyView {
    let with_number = Memo::new(move |_| {
        years.with(|years| years.iter().rev().filter(|year| year.analysis.is_some()).cloned().collect::<Vec<_>>())
    });
    let row = move |year: YearScore| {
        let lang = current();
        let value = year.analysis.map_or_else(String::new, |value| hundredths(lang, value.rounded().raw()));
        let stands_on = stands_on(lang, &year);
        let about = year.clone();
        view! {
            <tr>
                <th scope="row">{year.year}</th>
                <td class="number">{value}</td>
                <td>{stands_on}</td>
                <td class="number no-print">
                    <button
                        type="button"
                        class="button small"
                        aria-label=tr!("origin.of", what = year.year)
                        on:click=move |_| ask.run(Asked::Year(about.clone()))
                    >
                        {tr!("origin.title")}
                    </button>
                </td>
            </tr>
        }
    };
    view! {
        <Show when=move || with_number.with(|years| !years.is_empty())>
            <h3 class="spaced">{tr!("person.analysis_years")}</h3>
            <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("person.analysis_years")>
                <table class="plain-table narrow">
                    <thead>
                        <tr>
                            <th scope="col">{tr!("person.year")}</th>
                            <th scope="col" class="number">{tr!("person.analysis")}</th>
                            <th scope="col">{tr!("person.stands_on")}</th>
                            <th class="no-print"><span class="only-read">{tr!("origin.title")}</span></th>
                        </tr>
                    </thead>
                    <tbody>{move || with_number.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </Show>
    }
    .into_any()
}

fn stands_on(lang: Lang, year: &YearScore) -> String {
    fill(lang, "person.periods_used", &[("used", year.used.to_string()), ("of", year.of.to_string())])
}

//! What a rubric says: cut-offs as bars, the formula of nilai analisis, behaviours and categories.
use super::scale::scale;
use crate::domain::{BehaviourCriterion, Hundredths, Rubric};
use crate::rules::stretch;
use crate::ui::lang::{self, tr};
use crate::words::explain::bilingual;
use crate::words::{format, lang::Lang, lang::fill};
use leptos::prelude::*;

/// One version of a rubric, to read.
#[component]
pub fn RubricView(rubric: Rubric) -> AnyView {
    let rubric = StoredValue::new(rubric);
    let with =
        move |view: fn(Lang, &Rubric) -> AnyView| move || rubric.with_value(|rubric| view(lang::current(), rubric));
    view! {
        <div class="columns-2">
            <section class="card">
                <div class="card-head">
                    <h3>{tr!("settings.rubric.results")}</h3>
                </div>
                {with(results)}
            </section>
            <section class="card">
                <div class="card-head">
                    <h3>{tr!("settings.rubric.behaviour")}</h3>
                </div>
                {with(behaviour_scale)}
            </section>
        </div>
        <section class="card">
            <div class="card-head">
                <h3>{tr!("entry.analysis")}</h3>
                <p>{tr!("entry.not_official")}</p>
            </div>
            {with(formula)}
        </section>
        <section class="card">
            <div class="card-head">
                <h3>{tr!("settings.rubric.behaviours")}</h3>
            </div>
            {with(behaviours)}
        </section>
        <section class="card">
            <div class="card-head">
                <h3>{tr!("settings.rubric.categories")}</h3>
            </div>
            {with(categories)}
        </section>
    }
    .into_any()
}

fn number(lang: Lang, value: Hundredths) -> String {
    format::hundredths(lang, value.raw())
}

fn results(lang: Lang, rubric: &Rubric) -> AnyView {
    let cap = [("cap", number(lang, rubric.achievement_cap))];
    view! {
        {scale(rubric.result_cut, Hundredths::ZERO, rubric.achievement_cap)}
        <p class="help">{fill(lang, "settings.rubric.results_text", &cap)}</p>
    }
    .into_any()
}

fn behaviour_scale(lang: Lang, rubric: &Rubric) -> AnyView {
    let max = [("max", rubric.behaviour_max.to_string())];
    view! {
        {scale(rubric.behaviour_cut, Hundredths::whole(1), Hundredths::whole(i32::from(rubric.behaviour_max)))}
        <p class="help">{fill(lang, "settings.rubric.behaviour_text", &max)}</p>
    }
    .into_any()
}

fn formula(lang: Lang, rubric: &Rubric) -> AnyView {
    let rest = Hundredths::new(10_000 - rubric.result_weight.raw());
    let factor = stretch(rubric).map(|factor| number(lang, factor.rounded())).unwrap_or_default();
    let values = [
        ("result", number(lang, rubric.result_weight)),
        ("behaviour", number(lang, rest)),
        ("factor", factor),
        ("cap", number(lang, rubric.achievement_cap)),
    ];
    view! { <p>{fill(lang, "settings.rubric.formula", &values)}</p> }.into_any()
}

fn behaviours(lang: Lang, rubric: &Rubric) -> AnyView {
    let one = |criterion: &BehaviourCriterion| {
        let lines = criterion.guidelines.iter().map(|line| view! { <li>{bilingual(lang, line)}</li> }).collect_view();
        view! {
            <li>
                <strong>{bilingual(lang, &criterion.name)}</strong>
                <ul>{lines}</ul>
            </li>
        }
    };
    view! { <ol class="rubric-behaviours">{rubric.behaviours.iter().map(one).collect_view()}</ol> }.into_any()
}

fn categories(lang: Lang, rubric: &Rubric) -> AnyView {
    let one = |category: &crate::domain::ResultCategory| {
        view! { <li class="badge neutral">{bilingual(lang, &category.name)}</li> }
    };
    view! { <ul class="tags">{rubric.categories.iter().map(one).collect_view()}</ul> }.into_any()
}

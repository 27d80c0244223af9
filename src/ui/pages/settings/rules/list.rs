//! The rules in use today, and versions that cannot be read.
use super::{Desk, Version};
use crate::domain::RuleSet;
use crate::rules::{RuleName, SetError, rule_of, unreadable};
use crate::ui::components::badge::Badge;
use crate::ui::components::card::Note;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::words::domain::name;
use crate::words::lang::{Lang, fill, text};
use crate::words::rule_set::{refused, since, version};
use leptos::prelude::*;

/// One line for each rule; the chosen one is opened below.
#[component]
pub fn List(desk: Desk) -> AnyView {
    let lines = move || RuleName::ALL.into_iter().filter_map(|rule| Some(line(desk, &desk.used(rule)?))).collect_view();
    view! {
        <section class="card">
            <div class="card-head">
                <h2 id="rules-list">{tr!("rule_sets.page.list")}</h2>
                <p>{tr!("rule_sets.page.list_help")}</p>
            </div>
            <div class="table-wrap" role="group" tabindex="0" aria-labelledby="rules-list">
                <table class="plain-table rules-list">
                    <thead>
                        <tr>
                            <th scope="col">{tr!("rule_sets.page.rule")}</th>
                            <th scope="col">{tr!("rule_sets.page.version")}</th>
                            <th scope="col">{tr!("rule_sets.page.from")}</th>
                            <th scope="col">{tr!("rule_sets.page.source")}</th>
                            <th scope="col">{tr!("rule_sets.page.confidence")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {move || lost(desk)}
        </section>
    }
    .into_any()
}

fn line(desk: Desk, used: &Version) -> AnyView {
    let (lang, set, rule) = (lang::current(), &used.set, used.set.rule);
    let is_shown = desk.rule.get() == rule;
    let doubts = set.doubts.iter().filter(|doubt| doubt.confidence.is_doubtful()).count();
    let doubtful = (doubts > 0).then(|| {
        let count = [("count", doubts.to_string())];
        view! { " "<Badge text=fill(lang, "rule_sets.page.doubts", &count) tone=Tone::Warn /> }
    });
    let whose = if used.row.is_some() { "rule_sets.page.own" } else { "rule_sets.page.builtin" };
    view! {
        <tr>
            <th scope="row">
                <button
                    type="button"
                    class="link-button"
                    data-testid=format!("rule-{}", crate::rules::key(rule))
                    aria-current=is_shown.then_some("true")
                    on:click=move |_| desk.rule.set(rule)
                >
                    {name(lang, rule)}
                </button>
            </th>
            <td>{version(lang, set)} " " <Badge text=text(lang, whose) /></td>
            <td>{since(lang, set)}</td>
            <td>{set.source.clone()}</td>
            <td>{super::super::rubric::confidence(lang, set.confidence)} {doubtful}</td>
        </tr>
    }
    .into_any()
}

/// Rows that do not fit their rule, each with the reason.
fn lost(desk: Desk) -> Option<AnyView> {
    desk.versions.with(|_| ());
    let rows = desk.session.peek(|data| {
        let row = |id| data.rule_sets.get(id).cloned();
        unreadable(data).into_iter().filter_map(|(id, error)| Some((row(id)?, error))).collect::<Vec<_>>()
    });
    let line = |(row, error): (RuleSet, SetError)| view! { <li>{reason(lang::current(), &row, &error)}</li> };
    (!rows.is_empty()).then(|| {
        view! {
            <Note tone=Tone::Warn>
                <h3>{tr!("rule_sets.page.unreadable")}</h3>
                <p>{tr!("rule_sets.page.unreadable_help")}</p>
                <ul data-testid="unreadable">{rows.into_iter().map(line).collect_view()}</ul>
            </Note>
        }
        .into_any()
    })
}

fn reason(lang: Lang, row: &RuleSet, error: &SetError) -> String {
    let values = [("name", row.name.clone()), ("version", row.version.to_string())];
    let named = fill(lang, "rule_sets.version", &values);
    let why = rule_of(row).map(|rule| refused(lang, rule, error)).unwrap_or_default();
    format!("{named}: {}", why.join(" "))
}

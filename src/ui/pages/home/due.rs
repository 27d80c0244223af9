//! What is due: each line opens its rows.
use super::Answers;
use crate::analytics::Selector;
use crate::ui::components::card::Card;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::lang::{self, tr};
use crate::ui::rows::{self, Navigate};
use crate::ui::session::session;
use crate::words::analytics::{Due, due};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use std::sync::Arc;

/// The list of what is due.
#[component]
pub fn DueList(#[prop(into)] answers: Signal<Arc<Answers>>) -> AnyView {
    let go = StoredValue::new(rows::navigate());
    let lines = move || answers.with(|answers| due(lang::current(), &answers.board, answers.coverage.minimum));
    let item = move |(due, text): (Due, String)| match target(&due) {
        Target::None => view! { <li>{text}</li> }.into_any(),
        target => {
            let title = text.clone();
            let open = move |_| follow(answers, &go.get_value(), &target, &title);
            view! {
                <li><button type="button" class="due" on:click=open><span>{text}</span>{icon(icon::CHEVRON_RIGHT)}</button></li>
            }
            .into_any()
        }
    };
    view! {
        <Card title=tr!("home.due")>
            {move || {
                let lines = lines();
                if lines.is_empty() {
                    view! { <Empty title=tr!("analytics.due.nothing") sign=icon::DONE /> }.into_any()
                } else {
                    view! { <ul class="due-list">{lines.into_iter().map(item).collect_view()}</ul> }.into_any()
                }
            }}
        </Card>
    }
    .into_any()
}

/// Where a line leads.
#[derive(Clone)]
enum Target {
    People(Selector),
    Page(&'static str),
    Period(String),
    None,
}

fn target(due: &Due) -> Target {
    match due {
        Due::Period(period) => Target::Period(period.to_string()),
        Due::BelowMinimum => Target::People(Selector::Below),
        Due::Awaiting => Target::People(Selector::AwaitingEvidence),
        Due::WithoutUnit => Target::People(Selector::WithoutUnit),
        Due::WithoutPosition => Target::People(Selector::WithoutPosition),
        Due::WithoutIdentifier => Target::People(Selector::WithoutIdentifier),
        Due::WithoutBirthDate => Target::People(Selector::WithoutBirthDate),
        Due::UnknownJp => Target::People(Selector::UnknownJp),
        Due::Heads => Target::Page("/perangkat-daerah"),
        Due::Events(_) => Target::Page("/program"),
        Due::Doubles => Target::None,
    }
}

fn follow(answers: Signal<Arc<Answers>>, go: &Navigate, target: &Target, title: &str) {
    let session = session();
    match target {
        Target::People(selector) => rows::open(session, go, &answers.get_untracked().scope, selector, title),
        Target::Page(path) => go(path, NavigateOptions::default()),
        Target::Period(period) => {
            go(&format!("/evaluasi-kinerja?periode={period}&keadaan=belum"), NavigateOptions::default())
        }
        Target::None => {}
    }
}

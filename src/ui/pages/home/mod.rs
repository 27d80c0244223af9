//! Beranda: the year in sentences and numbers, what is due, and the way in for an office that has just begun.
mod checklist;
mod due;
mod figures;
mod pictures;
pub mod targets;

use crate::analytics::{
    Board, Coverage, Participation, PredicateCount, Scope, board, coverage, participation, predicates,
};
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::ui::shell::Page;
use crate::words::analytics as say;
use leptos::prelude::*;
use std::sync::Arc;

/// The year's answers, gathered in one pass over the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    pub scope: Scope,
    pub coverage: Coverage,
    pub predicates: PredicateCount,
    pub participation: Participation,
    pub board: Board,
}

/// Beranda.
#[component]
pub fn Home() -> AnyView {
    let session = session();
    let frame = session.frame();
    let year = RwSignal::new(session.today().year());
    let answers = Memo::new(move |_| {
        let scope = Scope::year(year.get());
        frame.with(|frame| {
            Arc::new(Answers {
                coverage: coverage(frame, &scope),
                predicates: predicates(frame, &scope).total,
                participation: participation(frame, &scope),
                board: board(frame, &scope),
                scope,
            })
        })
    });
    let has_people = Memo::new(move |_| session.with(|data| !data.people.is_empty()));
    let lead = move || {
        let lang = lang::current();
        answers.with(|answers| {
            let year = answers.scope.year;
            let mut sentences = say::coverage(lang, &answers.coverage, year);
            sentences.truncate(1);
            sentences.extend(say::predicates(lang, &answers.predicates, year).into_iter().take(1));
            sentences.join(" ")
        })
    };
    let years = move || {
        let mut years: Vec<i32> = frame.with(|frame| frame.years.all().collect());
        years.sort_unstable_by(|a, b| b.cmp(a));
        years
            .into_iter()
            .map(|one| view! { <option value=one.to_string() selected=move || year.get() == one>{one}</option> })
            .collect_view()
    };
    let choose = move |event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            year.set(chosen);
        }
    };
    let picker = move || {
        let select = move || {
            has_people.get().then(|| {
                view! {
                    <label class="year-pick">
                        <span>{tr!("home.year")}</span>
                        <select class="input" on:change=choose>{years}</select>
                    </label>
                }
            })
        };
        view! { {select} }
    };
    view! {
        <Page
            title=tr!("nav.home")
            lead=move || if has_people.get() { view! { <p>{lead()}</p> }.into_any() } else { view! { <p>{tr!("home.empty")}</p> }.into_any() }
            actions=picker
        >
            <checklist::Checklist />
            {move || has_people.get().then(|| view! {
                <figures::Figures answers />
                <div class="columns-2">
                    <div class="column">
                        <due::DueList answers />
                        <pictures::LowestUnits answers />
                    </div>
                    <div class="column">
                        <pictures::Spread answers />
                    </div>
                </div>
                <targets::Targets year />
            })}
        </Page>
    }
    .into_any()
}

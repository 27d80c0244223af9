//! All employees: search, facets, sort; the address holds what is shown.
pub mod add;
pub mod columns;
pub mod find;
mod kept;
pub mod link;
pub mod number;
pub mod query;
pub mod rows;
mod scope;

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::domain::Hundredths;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::{Empty, Loading};
use crate::ui::components::table::{Asked, DataTable};
use crate::ui::lang::{current, phrase_with, tr};
use crate::ui::place;
use crate::ui::session::{Phase, session};
use crate::ui::shell::Page;
use crate::words::format::{hundredths, integer};
use crate::words::lang::{Lang, fill};
pub use kept::rows as rows_of;
use query::{JpState, PeopleQuery};
use rows::{PersonRow, Rows};

/// All employees: search, facets, sort.
#[component]
pub fn People() -> AnyView {
    let session = session();
    let params = use_query_map();
    let query = Memo::new(move |_| params.with(PeopleQuery::of));
    let frame = session.frame();
    let all = Memo::new(move |_| {
        let asked = query.with(|query| query.year);
        frame.with(|frame| kept::rows(frame, asked.unwrap_or_else(|| rows::default_year(frame))))
    });
    let scoped = Memo::new(move |_| session.with(|data| query.with(|query| scope::pick(data, &all.get(), query))));
    let shown = RwSignal::new(Arc::new(Vec::new()));
    let adding = RwSignal::new(false);
    let lead = phrase_with(move |lang| lead(lang, &all.get(), &scoped.get().rows, &shown.get()));
    let is_opening = Memo::new(move |_| session.phase() == Phase::Opening);
    view! {
        <Page
            title=tr!("people.title")
            wide=true
            lead=move || (!is_opening.get() && !all.with(|all| all.rows.is_empty())).then_some(lead)
            actions=move || actions(adding)
        >
            <Show when=move || !is_opening.get() fallback=|| view! { <Loading lines=12 /> }>
                <Table query scoped shown adding />
            </Show>
            <add::AddPerson open=adding />
        </Page>
    }
    .into_any()
}

fn actions(adding: RwSignal<bool>) -> AnyView {
    view! {
        <a class="button" href=place::href("/impor-cadangan")>{icon(icon::UPLOAD)} {tr!("people.import")}</a>
        <button type="button" class="button primary" on:click=move |_| adding.set(true)>
            {icon(icon::PLUS)}
            {tr!("people.add")}
        </button>
    }
    .into_any()
}

#[component]
fn Table(
    query: Memo<PeopleQuery>,
    scoped: Memo<Rows>,
    shown: RwSignal<Arc<Vec<u32>>>,
    adding: RwSignal<bool>,
) -> AnyView {
    let session = session();
    let navigate = StoredValue::new_local(use_navigate());
    let minimum = scoped.with_untracked(|scoped| scoped.minimum);
    let asked = Signal::derive(move || {
        let lang = current();
        session.with(|data| query.with(|query| columns::asked(query, data, lang, minimum)))
    });
    let on_asked = Callback::new(move |asked: Asked| {
        let before = query.get_untracked();
        let lang = crate::ui::lang::now();
        let after = session.peek(|data| columns::answered(before.clone(), &asked, data, lang, minimum));
        if after != before {
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate.with_value(|navigate| navigate(&after.path(), options));
        }
    });
    view! {
        <PeopleTable
            name="people"
            rows=Signal::derive(move || scoped.get().rows)
            minimum
            asked=(asked, on_asked)
            on_shown=Callback::new(move |rows| shown.set(rows))
            scope=move || view! { <scope::ScopeLine query /> }
            empty=move || nobody(query, adding)
        />
    }
    .into_any()
}

fn nobody(query: Memo<PeopleQuery>, adding: RwSignal<bool>) -> AnyView {
    if query.with(PeopleQuery::has_scope) {
        return view! {
            <Empty title=tr!("people.nobody_in_scope") text=tr!("people.nobody_in_scope_help") sign=icon::PEOPLE>
                <a class="button" href=place::href("/pegawai")>{tr!("people.everybody")}</a>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty title=tr!("people.nobody") text=tr!("people.nobody_help") sign=icon::PEOPLE>
            <a class="button primary" href=place::href("/impor-cadangan")>{tr!("people.import")}</a>
            <button type="button" class="button" on:click=move |_| adding.set(true)>{tr!("people.add")}</button>
        </Empty>
    }
    .into_any()
}

/// The employee table over any rows; other pages use it too.
#[component]
pub fn PeopleTable(
    /// Name under which the browser remembers its columns.
    name: &'static str,
    #[prop(into)] rows: Signal<Arc<Vec<PersonRow>>>,
    /// JP that a PNS needs in a year.
    minimum: Hundredths,
    /// What is asked of the table from outside, and who hears what was chosen in it.
    #[prop(optional)]
    asked: Option<(Signal<Asked>, Callback<Asked>)>,
    #[prop(default = Callback::new(|_| ()))] on_shown: Callback<Arc<Vec<u32>>>,
    #[prop(optional, into)] empty: ViewFn,
    /// What stands before the search.
    #[prop(optional, into)]
    scope: ViewFn,
) -> AnyView {
    view! {
        <DataTable
            name
            caption=tr!("people.title")
            rows
            columns=columns::columns(minimum)
            sorted=("name", false)
            asked=asked
            on_shown=on_shown
            empty
            scope
        />
    }
    .into_any()
}

/// The answer in a sentence, for everybody or for those who are shown.
fn lead(lang: Lang, all: &Rows, scoped: &[PersonRow], shown: &[u32]) -> String {
    let rows = || shown.iter().filter_map(|at| scoped.get(*at as usize));
    let count = |state: JpState| rows().filter(|row| row.is_serving() && row.jp_state == state).count();
    let (reached, below) = (count(JpState::Reached), count(JpState::Below));
    let number = |count: usize| integer(lang, count as i64);
    let values = [
        ("people", number(all.rows.len())),
        ("shown", number(rows().count())),
        ("year", all.year.to_string()),
        ("minimum", hundredths(lang, all.minimum.raw())),
        ("reached", number(reached)),
        ("below", number(below)),
        ("measured", number(reached + below)),
        ("pppk", number(count(JpState::NoMinimum))),
    ];
    let whom = if rows().count() == all.rows.len() { "people.lead.all" } else { "people.lead.some" };
    let hours = match (reached + below, reached) {
        (0, _) => "people.lead.nobody_measured",
        (_, 0) => "people.lead.none_reached",
        _ => "people.lead.reached",
    };
    let pppk = if count(JpState::NoMinimum) > 0 { fill(lang, "people.lead.pppk", &values) } else { String::new() };
    [fill(lang, whom, &values), fill(lang, hours, &values), pppk].join(" ").trim_end().to_owned()
}

//! Analisis: one scope, in the address, and the questions about it: a sentence, a picture, the rows.
mod areas;
mod attention;
mod bars;
mod compare;
mod hours;
mod scope_bar;
pub mod scope_group;
mod taking_part;
mod trend;

use crate::analytics::{Scope, Selector};
use crate::ui::components::state::Empty;
use crate::ui::components::tabs::{Tab, Tabs};
use crate::ui::lang::tr;
use crate::ui::pages::home::targets::Targets;
use crate::ui::rows::{self, Navigate};
use crate::ui::session::{FrameRef, Session, session};
use crate::ui::shell::Page;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_location;

/// What every question of the page shares.
#[derive(Clone, Copy)]
pub struct Asked {
    session: Session,
    pub frame: Memo<FrameRef>,
    pub scope: Memo<Scope>,
    go: StoredValue<Navigate>,
}

impl Asked {
    /// An answer that is computed when it is shown, and anew when data or scope change.
    pub fn answer<T: PartialEq + Send + Sync + 'static>(
        self,
        question: impl Fn(&crate::analytics::Frame, &Scope) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.frame.with(|frame| self.scope.with(|scope| question(frame, scope))))
    }

    /// Opens the people that a number of this scope counts.
    pub fn open(self, selector: &Selector, title: String) {
        self.open_in(&self.scope.get_untracked(), selector, title);
    }

    /// Opens the people that a number of another scope counts.
    pub fn open_in(self, scope: &Scope, selector: &Selector, title: String) {
        rows::open(self.session, &self.go.get_value(), scope, selector, title);
    }

    /// Opens a person's page.
    pub fn open_person(self, person: crate::domain::Id<crate::domain::Person>) {
        (self.go.get_value())(&format!("/pegawai/{person}"), NavigateOptions::default());
    }

    /// Changes the scope.
    pub fn change(self, edit: impl FnOnce(&mut Scope)) {
        let mut scope = self.scope.get_untracked();
        edit(&mut scope);
        self.choose(&scope);
    }

    /// Puts a scope into the address, so that a link and the back button mean it.
    pub fn choose(self, scope: &Scope) {
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        (self.go.get_value())(&format!("/analisis?{}", scope.to_query()), options);
    }
}

/// Analisis.
#[component]
pub fn Analysis() -> AnyView {
    let session = session();
    let search = use_location().search;
    let default = Scope::year(session.today().year());
    let scope = Memo::new(move |_| search.with(|query| Scope::from_query(query, &default)));
    let asked = Asked { session, frame: session.frame(), scope, go: StoredValue::new(rows::navigate()) };
    let has_people = Memo::new(move |_| session.with(|data| !data.people.is_empty()));
    let year = RwSignal::new(scope.get_untracked().year);
    Effect::new(move |_| year.set(scope.with(|scope| scope.year)));
    let tabs = vec![
        Tab::new("banding", tr!("analysis.tab.compare"), move || view! { <compare::Compare asked /> }),
        Tab::new("jp", tr!("analysis.tab.hours"), move || view! { <hours::Hours asked /> }),
        Tab::new("partisipasi", tr!("analysis.tab.taking_part"), move || view! { <taking_part::TakingPart asked /> }),
        Tab::new("tren", tr!("analysis.tab.trend"), move || view! { <trend::Trend asked /> }),
        Tab::new("perhatian", tr!("analysis.tab.attention"), move || view! { <attention::Attention asked /> }),
        Tab::new("area", tr!("analysis.tab.areas"), move || view! { <areas::AreasView asked /> }),
        Tab::new("sasaran", tr!("analysis.tab.targets"), move || view! { <Targets year /> }),
    ];
    let tabs = StoredValue::new(tabs);
    let chosen = RwSignal::new(String::new());
    view! {
        <Page title=tr!("nav.analysis") lead=move || tr!("analysis.lead")>
            {move || if has_people.get() {
                view! {
                    <scope_bar::ScopeBar asked />
                    <Tabs label=tr!("nav.analysis") tabs=tabs.get_value() chosen />
                }.into_any()
            } else {
                view! { <Empty title=tr!("analysis.empty") text=tr!("analysis.empty_text") /> }.into_any()
            }}
        </Page>
    }
    .into_any()
}

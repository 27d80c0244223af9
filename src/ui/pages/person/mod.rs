//! One employee: profile, JP ledger, evaluations, index, angka kredit, events, history.
mod credit;
mod evaluations;
mod events;
mod gaps;
mod header;
mod history;
mod identity;
mod ip_asn;
mod learning;
mod ledger;
pub mod origin;
mod summary;
mod taken;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

use super::people::columns::person_path;
use crate::domain::{self, Id};
use crate::ui::components::icon;
use crate::ui::components::state::{Empty, Loading};
use crate::ui::components::tabs::{self, Tabs};
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::session::{Phase, session};
use crate::ui::shell::{Crumb, Page};

type PersonId = Id<domain::Person>;

/// A part of the profile; its key stands in the address as `tab`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Summary,
    Identity,
    Ledger,
    Evaluations,
    IpAsn,
    Credit,
    Events,
    History,
}

impl Tab {
    /// Its word in an address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Summary => "ringkasan",
            Self::Identity => "identitas",
            Self::Ledger => "kartu-jp",
            Self::Evaluations => "evaluasi",
            Self::IpAsn => "ip-asn",
            Self::Credit => "angka-kredit",
            Self::Events => "kegiatan",
            Self::History => "riwayat",
        }
    }
}

/// The address of a part of a profile, below the base.
pub fn tab_path(person: PersonId, tab: Tab) -> String {
    format!("{}?tab={}", person_path(person), tab.key())
}

/// What every part of the profile shares.
#[derive(Clone, Copy)]
pub struct Profile {
    pub id: PersonId,
    pub person: Memo<Option<domain::Person>>,
    /// Key of the part that is shown.
    pub tab: RwSignal<String>,
    /// Plain facts as they were read, and as they were typed and not saved; kept while another part is shown.
    unsaved: StoredValue<Option<(identity::BasicDraft, identity::BasicDraft)>>,
    /// Whether the restricted records are shown; leaving the profile closes them again.
    restricted: RwSignal<bool>,
}

impl Profile {
    /// Name with titles.
    pub fn name(self) -> String {
        self.person.with(|person| person.as_ref().map(domain::Person::full_name).unwrap_or_default())
    }

    /// Shows another part.
    pub fn go(self, tab: Tab) {
        self.tab.set(tab.key().to_owned());
    }
}

/// The profile of the person in the address.
#[component]
pub fn Person() -> AnyView {
    let session = session();
    let params = use_params_map();
    let people = session.table::<domain::Person>();
    let id = Memo::new(move |_| {
        let id = params.with(|params| params.get_str("id").and_then(|id| id.parse::<PersonId>().ok()));
        id.filter(|id| people.with(|people| people.get(*id).is_some()))
    });
    (move || match id.get() {
        Some(id) => view! { <Known id /> }.into_any(),
        None if session.phase() == Phase::Opening => {
            view! { <Page title=tr!("people.title")><Loading lines=8 /></Page> }.into_any()
        }
        None => missing(),
    })
    .into_any()
}

fn missing() -> AnyView {
    view! {
        <Page title=tr!("person.unknown") crumbs=vec![Crumb::to("/pegawai", tr!("people.title"))]>
            <Empty title=tr!("person.unknown") text=tr!("person.unknown_help") sign=icon::PERSON>
                <a class="button" href=place::href("/pegawai")>{tr!("people.everybody")}</a>
            </Empty>
        </Page>
    }
    .into_any()
}

#[component]
fn Known(id: PersonId) -> AnyView {
    let people = session().table::<domain::Person>();
    let person = Memo::new(move |_| people.with(|people| people.get(id).cloned()));
    let profile = Profile {
        id,
        person,
        tab: followed_tab(id),
        unsaved: StoredValue::new(None),
        restricted: RwSignal::new(false),
    };
    let tab = |tab: Tab, label: Signal<String>, view: fn(Profile) -> AnyView| {
        tabs::Tab::new(tab.key(), label, move || view(profile))
    };
    let tabs = vec![
        tab(Tab::Summary, tr!("person.tab.summary"), |profile| view! { <summary::Summary profile /> }.into_any()),
        tab(Tab::Identity, tr!("person.tab.identity"), |profile| view! { <identity::Identity profile /> }.into_any()),
        tab(Tab::Ledger, tr!("person.tab.ledger"), |profile| view! { <learning::LedgerTab profile /> }.into_any()),
        tab(Tab::Evaluations, tr!("person.tab.evaluations"), |profile| {
            view! { <evaluations::Evaluations profile /> }.into_any()
        }),
        tab(Tab::IpAsn, tr!("person.tab.ip_asn"), |profile| view! { <ip_asn::IpAsn profile /> }.into_any()),
        tab(Tab::Credit, tr!("person.tab.credit"), |profile| view! { <credit::Credit profile /> }.into_any()),
        tab(Tab::Events, tr!("person.tab.events"), |profile| view! { <events::Events profile /> }.into_any()),
        tab(Tab::History, tr!("person.tab.history"), |profile| view! { <history::History profile /> }.into_any()),
    ];
    view! {
        <Page
            title=Signal::derive(move || profile.name())
            crumbs=vec![Crumb::to("/pegawai", tr!("people.title"))]
            actions=move || view! { <header::Actions profile /> }
        >
            <header::Header profile />
            <Tabs label=tr!("person.tabs") tabs chosen=profile.tab />
        </Page>
    }
    .into_any()
}

/// The part that the address names; the address follows what is chosen.
fn followed_tab(id: PersonId) -> RwSignal<String> {
    let params = use_query_map();
    let navigate = StoredValue::new_local(use_navigate());
    let asked = move || params.with(|params| params.get_str("tab").unwrap_or(Tab::Summary.key()).to_owned());
    let tab = RwSignal::new(untrack(asked));
    Effect::new(move || tab.set(asked()));
    Effect::new(move |before: Option<String>| {
        let chosen = tab.get();
        if before.is_some_and(|before| before != chosen) && chosen != untrack(asked) {
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate.with_value(|go| go(&format!("{}?tab={chosen}", person_path(id)), options));
        }
        chosen
    });
    tab
}

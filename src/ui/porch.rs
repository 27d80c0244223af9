//! What stands before the house: a first visit is greeted while session, store and pages are still on their way.
//!
//! The house ([`super::house`]) is most of the program. A browser that keeps nothing does not need it to be greeted, so
//! it comes behind the greeting; a browser that keeps data asks for it at once.
use std::cell::Cell;
use std::pin::Pin;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::arriving::{NotArrived, not_arrived};
use super::{desk, pages, place};
use crate::store::browser;

/// What a newcomer chose before anything is kept here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Data Contoh.
    Sample,
    /// Own data.
    Own,
}

/// How far the house is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Reading what this browser keeps.
    Opening,
    /// Nothing kept here.
    Fresh,
    /// There is something to show.
    Open,
}

/// The house as it arrives. Only the part that arrives may name what stands behind these.
#[derive(Clone, Copy)]
pub struct House {
    /// Makes the session and begins to open what this browser keeps.
    pub enter: fn(),
    /// Reactive.
    pub standing: fn() -> Standing,
    /// Calls back when it is done, or was not possible and has been said.
    pub grant: fn(Wish, Callback<()>),
    /// Page, tools of the bar, band over everything, line of the foot, dialog over every page.
    pub page: fn() -> AnyView,
    pub tools: fn() -> AnyView,
    pub band: fn() -> AnyView,
    pub safety: fn() -> AnyView,
    pub dialog: fn() -> AnyView,
}

/// A house on its way.
pub type Coming = Pin<Box<dyn Future<Output = Result<House, NotArrived>>>>;

thread_local! {
    static FETCH: Cell<fn() -> Coming> = Cell::new(|| Box::pin(std::future::ready(Err(NotArrived))));
}

/// Says how the house is fetched; before anything is shown.
pub fn fetch_by(fetch: fn() -> Coming) {
    FETCH.with(|kept| kept.set(fetch));
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Not asked for yet.
    Idle,
    Coming,
    Lost,
}

/// What is known of the house; get it with [`porch`].
#[derive(Clone, Copy)]
pub struct Porch {
    house: RwSignal<Option<House>, LocalStorage>,
    way: RwSignal<Way>,
    /// Whether this browser keeps nothing, as far as can be told without the house.
    bare: RwSignal<bool>,
    wish: RwSignal<Option<Wish>>,
    owner: StoredValue<Option<Owner>, LocalStorage>,
}

/// The porch of this page.
pub fn porch() -> Porch {
    expect_context()
}

impl Porch {
    /// Makes it, and asks for the house where something is kept. Called once, by the app, under its owner.
    pub fn provide() -> Self {
        let porch = Self {
            house: RwSignal::new_local(None),
            way: RwSignal::new(Way::Idle),
            bare: RwSignal::new(false),
            wish: RwSignal::new(None),
            owner: StoredValue::new_local(Owner::current()),
        };
        provide_context(porch);
        if browser::has_witness(&KEPT.map(place::storage_name)) {
            porch.ask();
        } else {
            desk::begin(async move {
                if browser::keeps_nothing(&KEPT.map(place::storage_name)).await {
                    porch.bare.set(true);
                } else {
                    porch.ask();
                }
            });
        }
        porch
    }

    /// Asks for the house, unless it is here or on its way.
    pub fn ask(self) {
        if self.way.get_untracked() == Way::Coming || self.house.with_untracked(Option::is_some) {
            return;
        }
        self.way.set(Way::Coming);
        let coming = FETCH.with(Cell::get)();
        desk::begin(async move {
            match coming.await {
                Ok(house) => self.take(house),
                Err(NotArrived) => self.way.set(Way::Lost),
            }
        });
    }

    fn take(self, house: House) {
        if let Some(owner) = self.owner.get_value() {
            owner.with(house.enter);
        }
        self.house.set(Some(house));
        if let Some(wish) = self.wish.get_untracked() {
            self.grant(house, wish);
        }
    }

    fn grant(self, house: House, wish: Wish) {
        let Some(owner) = self.owner.get_value() else { return };
        owner.with(|| (house.grant)(wish, Callback::new(move |()| self.wish.set(None))));
    }

    /// What a newcomer chose: done when the house is there.
    pub fn wish(self, wish: Wish) {
        self.wish.set(Some(wish));
        match self.house.get_untracked() {
            Some(house) => self.grant(house, wish),
            None => self.ask(),
        }
    }

    /// What was chosen and is not done yet; reactive.
    pub fn wished(self) -> Option<Wish> {
        self.wish.get()
    }

    /// A part of the house, once it is there.
    pub fn part(self, part: fn(House) -> fn() -> AnyView) -> AnyView {
        (move || self.house.get().map(|house| untrack(part(house)))).into_any()
    }
}

/// Names of what is kept here, before [`place::storage_name`].
pub const KEPT: [&str; 2] = ["data", "sample"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scene {
    Opening,
    Greeting,
    House,
    Lost,
}

/// What is seen: the greeting, that data are being opened, or the page.
#[component]
pub fn Gate() -> AnyView {
    let porch = porch();
    let path = use_location().pathname;
    // Only the front door greets; every other page shows its own empty state.
    let at_door = Memo::new(move |_| path.with(|path| place::below_base(path) == "/"));
    let scene = Memo::new(move |_| {
        let (at_door, bare, wishes) = (at_door.get(), porch.bare.get(), porch.wish.get().is_some());
        match porch.house.get().map(|house| (house.standing)()) {
            // It stays until what was chosen is done, and while the house that came behind it looks around.
            Some(_) if at_door && wishes => Scene::Greeting,
            Some(Standing::Opening) if at_door && bare => Scene::Greeting,
            Some(Standing::Opening) => Scene::Opening,
            Some(Standing::Fresh) if at_door => Scene::Greeting,
            Some(Standing::Fresh | Standing::Open) => Scene::House,
            None if porch.way.get() == Way::Lost && (wishes || !bare || !at_door) => Scene::Lost,
            None if at_door && bare => Scene::Greeting,
            None => Scene::Opening,
        }
    });
    Effect::new(move || {
        if porch.bare.get() && !at_door.get() {
            porch.ask();
        }
    });
    Effect::new(move || {
        if scene.get() == Scene::House {
            porch.bare.set(false);
        }
    });
    (move || match scene.get() {
        Scene::Opening => pages::welcome::Opening().into_any(),
        Scene::Greeting => pages::welcome::Welcome().into_any(),
        Scene::House => porch.part(|house| house.page),
        Scene::Lost => not_arrived(Callback::new(move |()| {
            porch.way.set(Way::Idle);
            porch.ask();
        })),
    })
    .into_any()
}

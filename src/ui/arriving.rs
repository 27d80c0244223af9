//! Pages other than Beranda arrive behind the house, so that a start waits for less.
//!
//! `main.rs` says how they are fetched: with the feature `split` the build cuts them out of the program
//! (`scripts/split.mjs`), without it they are there from the start. They come in one part, because cut finer, what
//! several pages share makes over a hundred small files.
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::pin::Pin;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::components::icon::{self, icon};
use super::components::state::{Failed, Loading};
use super::desk;
use super::hand;
use super::lang::tr;
use super::pages;
use super::porch::Porch;

/// How long the first page has the connection and the processor for itself, in milliseconds.
const FIRST_PAGE_MS: u32 = 2_000;

/// The part of the program did not arrive: no connection, or a newer site has taken its place.
#[derive(Clone, Copy, Debug)]
pub struct NotArrived;

/// Draws a page; called under the owner of its route.
pub type Draw = fn() -> AnyView;

/// A page on its way.
pub type Fetching = Pin<Box<dyn Future<Output = Result<Draw, NotArrived>>>>;

/// The pages that arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Late {
    People,
    Person,
    Units,
    Unit,
    Events,
    Event,
    Attendance,
    Evaluations,
    Evaluation,
    RatingSheet,
    Analysis,
    Reports,
    Report,
    Data,
    Settings,
    Calculators,
    Calculator,
    Help,
    Palette,
    Keys,
}

impl Late {
    /// How it is drawn. Only the part that arrives may name this.
    pub fn draw(self) -> Draw {
        match self {
            Self::People => || pages::people::People().into_any(),
            Self::Person => || pages::person::Person().into_any(),
            Self::Units => || pages::units::Units().into_any(),
            Self::Unit => || pages::unit::Unit().into_any(),
            Self::Events => || pages::events::Events().into_any(),
            Self::Event => || pages::event::Event().into_any(),
            Self::Attendance => || pages::attendance::Attendance().into_any(),
            Self::Evaluations => || pages::evaluations::Evaluations().into_any(),
            Self::Evaluation => || pages::evaluation::Evaluation().into_any(),
            Self::RatingSheet => || pages::rating_sheet::RatingSheet().into_any(),
            Self::Analysis => || pages::analysis::Analysis().into_any(),
            Self::Reports => || pages::reports::Reports().into_any(),
            Self::Report => || pages::reports::Report().into_any(),
            Self::Data => || pages::data::Data().into_any(),
            Self::Settings => || pages::settings::Settings().into_any(),
            Self::Calculators => || pages::calculator::Calculators().into_any(),
            Self::Calculator => || pages::calculator::OneCalculator().into_any(),
            Self::Help => || pages::help::Help().into_any(),
            Self::Palette => || hand::palette::Finder().into_any(),
            Self::Keys => || hand::keys::KeyList().into_any(),
        }
    }
}

thread_local! {
    static FETCH: Cell<fn(Late) -> Fetching> = Cell::new(|_| Box::pin(std::future::ready(Err(NotArrived))));
    /// What has arrived, so that a page opened again is there at once.
    static HERE: RefCell<BTreeMap<Late, Draw>> = const { RefCell::new(BTreeMap::new()) };
}

/// Says how pages are fetched; before anything is shown.
pub fn fetch_by(fetch: fn(Late) -> Fetching) {
    FETCH.with(|kept| kept.set(fetch));
}

/// Fetches what is still missing behind the first page: then the next click is answered at once, and neither a lost
/// connection nor a newer site stands in its way.
pub fn come_soon(porch: Porch) {
    desk::begin(async move {
        TimeoutFuture::new(FIRST_PAGE_MS).await;
        porch.ask();
        // If it does not come now, the page that needs it asks again, and says so.
        let _ = FETCH.with(Cell::get)(Late::Help).await;
    });
}

/// The place of a page: itself, or that it is on its way, or that it did not come.
pub fn place(page: Late) -> AnyView {
    stand(page, true)
}

/// The same inside a window, which has its own heading.
pub fn place_in_dialog(page: Late) -> AnyView {
    stand(page, false)
}

fn stand(page: Late, headed: bool) -> AnyView {
    let here = HERE.with(|here| here.borrow().get(&page).copied());
    let came = RwSignal::new(here.map(Ok));
    let ask = move || {
        let coming = FETCH.with(Cell::get)(page);
        desk::begin(async move {
            let draw = coming.await;
            if let Ok(draw) = draw {
                HERE.with(|here| here.borrow_mut().insert(page, draw));
            }
            // Whoever asked may have left for another page.
            came.try_set(Some(draw));
        });
    };
    if here.is_none() {
        ask();
    }
    let again = Callback::new(move |()| {
        came.set(None);
        ask();
    });
    (move || match came.get() {
        None => {
            let heading = headed.then(|| view! { <h1 class="only-read">{tr!("ui.loading")}</h1> });
            view! { {heading}<Loading lines=6 /> }.into_any()
        }
        Some(Ok(draw)) => untrack(draw),
        Some(Err(NotArrived)) => not_arrived(again),
    })
    .into_any()
}

/// That a part did not come, and the ways to go on.
pub fn not_arrived(again: Callback<()>) -> AnyView {
    view! {
        <h1 class="only-read">{tr!("ui.arriving.failed")}</h1>
        <Failed title=tr!("ui.arriving.failed") text=tr!("ui.arriving.failed_text") on_retry=again>
            <button type="button" class="button" data-reload>{icon(icon::UNDO)}{tr!("ui.arriving.reload")}</button>
        </Failed>
    }
    .into_any()
}

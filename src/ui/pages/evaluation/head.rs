//! Who is rated, in one line, and the way to the one before and the next.
use super::desk::Desk;
use super::entry_path;
use super::queue::{Place, colleagues, place_in, queue};
use crate::domain::{Id, Person};
use crate::ui::components::icon::{self, Icon, icon};
use crate::ui::lang::{self, tr};
use crate::ui::leaving::Leave;
use crate::ui::place;
use crate::words::{format, lang::fill};
use leptos::prelude::*;

/// The place of the person among the others.
pub type Neighbours = Memo<Place>;

/// The list as last shown where the person is in it; otherwise the people of the same office.
pub fn neighbours(desk: Desk) -> Neighbours {
    Memo::new(move |_| {
        let shown = queue();
        place_in(&shown, desk.key.0).unwrap_or_else(|| {
            let dossier = desk.dossier.get();
            let people = desk.session.peek(|data| colleagues(data, &dossier.person, &dossier.period));
            place_in(&people, desk.key.0).unwrap_or_default()
        })
    })
}

/// NIP, position and unit, with the neighbours at the end.
#[component]
pub fn PersonLine(desk: Desk, leave: Leave, neighbours: Neighbours) -> AnyView {
    let about = move || {
        let dossier = desk.dossier.get();
        let post = dossier.person.post_on(dossier.period.end).cloned();
        let (position, unit) = desk.session.with(|data| {
            let post = post.as_ref();
            let position = post.and_then(|post| data.positions.get(post.position?)).map(|known| known.name.clone());
            let unit = post.and_then(|post| data.units.get(post.unit)).map(|unit| unit.name.clone());
            (position, unit)
        });
        let nip = dossier.person.nip().to_owned();
        let parts = [Some(nip).filter(|nip| !nip.is_empty()), position, unit];
        parts.into_iter().flatten().map(|part| view! { <span>{part}</span> }).collect_view()
    };
    let count = move || {
        let at = neighbours.get();
        let number = |value: usize| format::integer(lang::current(), value as i64);
        (at.of > 0)
            .then(|| fill(lang::current(), "entry.place", &[("number", number(at.number)), ("of", number(at.of))]))
    };
    view! {
        <div class="person-line">
            <p class="person-facts">
                {about} <a href=place::href(&format!("/pegawai/{}", desk.key.0))>{tr!("entry.profile")}</a>
            </p>
            <nav class="row" aria-label=tr!("entry.neighbours")>
                <span class="quiet-text">{count}</span>
                {move || step(desk, leave, neighbours.get().before, icon::ARROW_UP, tr!("entry.before"))}
                {move || step(desk, leave, neighbours.get().after, icon::ARROW_DOWN, tr!("entry.after"))}
            </nav>
        </div>
    }
    .into_any()
}

fn step(desk: Desk, leave: Leave, person: Option<Id<Person>>, sign: Icon, label: Signal<String>) -> AnyView {
    let go = move |_| {
        if let Some(person) = person {
            leave.to(entry_path(person, Some(desk.key.1)));
        }
    };
    view! {
        <button type="button" class="icon-button" aria-label=label title=label disabled=person.is_none() on:click=go>
            {icon(sign)}
        </button>
    }
    .into_any()
}

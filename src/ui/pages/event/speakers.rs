//! Narasumber of an event: who speaks at which sessions, with their institution and contact.
use super::desk::Desk;
use super::listing::{Listing, Named, acts};
use super::speaker_form::SpeakerDialog;
use crate::domain::{Dataset, Id, Op, Speaker, Stamp};
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{self, tr};
use crate::ui::saving;
use crate::words::format::NOTHING;
use leptos::prelude::*;

const NAMED: Named = Named {
    caption: "events.speakers",
    none: "events.speaker.none",
    none_help: "events.speaker.none_help",
    sign: icon::PEOPLE,
};
const HEADS: &[(&str, bool)] = &[
    ("events.speaker.name", false),
    ("events.speaker.institution", false),
    ("events.speaker.field", false),
    ("events.speaker.contact", false),
    ("events.sessions", true),
];

/// The part of the page.
#[component]
pub fn Speakers(desk: Desk) -> AnyView {
    let (open, editing) = (RwSignal::new(false), RwSignal::new(None::<Id<Speaker>>));
    let edit = Callback::new(move |id: Option<Id<Speaker>>| {
        editing.set(id);
        open.set(true);
    });
    let add = move || {
        view! {
            <button type="button" class="button" data-testid="add-speaker" on:click=move |_| edit.run(None)>
                {icon(icon::PLUS)}
                {tr!("events.speaker.add")}
            </button>
        }
    };
    let lines =
        move || desk.speakers.get().iter().map(|(row, count)| line(desk, row.clone(), *count, edit)).collect_view();
    view! {
        <Listing
            named=NAMED
            is_empty=Signal::derive(move || desk.speakers.with(|rows| rows.is_empty()))
            buttons=add
            heads=HEADS
            lines
        />
        <SpeakerDialog desk open editing />
    }
    .into_any()
}

fn line(desk: Desk, row: Speaker, count: usize, edit: Callback<Option<Id<Speaker>>>) -> AnyView {
    let id = row.id;
    let or_dash = |text: &str| if text.is_empty() { NOTHING.to_owned() } else { text.to_owned() };
    let (institution, field, contact) = (or_dash(&row.institution), or_dash(&row.field), or_dash(&row.contact));
    let (name, edited, taken) = (row.name.clone(), row.name.clone(), row.name.clone());
    // Taken off the sessions of this event; the speaker stays for others.
    let off = move || {
        let plan = move |data: &Dataset, stamp: &mut Stamp| data.plan_speaker_off(stamp, desk.id, id);
        saving::act(desk.session, Op::EditSession, desk.subject(), plan);
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{institution}</td>
            <td>{field}</td>
            <td>{contact}</td>
            <td class="number">{move || lang::count(count)}</td>
            {acts(
                (tr!("events.speaker.edit_of", name = edited.clone()), move || edit.run(Some(id))),
                (tr!("events.speaker.off", name = taken.clone()), off),
            )}
        </tr>
    }
    .into_any()
}

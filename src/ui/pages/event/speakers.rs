//! Narasumber of an event: who speaks at which sessions, with their institution and contact.
use super::desk::Desk;
use super::speaker_form::SpeakerDialog;
use crate::domain::{Id, Op, Speaker};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::lang::{self, tr};
use crate::words::format::NOTHING;
use leptos::prelude::*;

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
    let nothing = move || {
        view! {
            <Empty title=tr!("events.speaker.none") text=tr!("events.speaker.none_help") sign=icon::PEOPLE>{add()}</Empty>
        }
    };
    let rows =
        move || desk.speakers.get().iter().map(|(row, count)| line(desk, row.clone(), *count, edit)).collect_view();
    view! {
        <Show when=move || desk.speakers.with(|rows| !rows.is_empty()) fallback=nothing>
            <div class="stack">
                <div class="row no-print">{add()}</div>
                <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("events.speakers")>
                    <table class="plain-table rows">
                        <caption class="only-read">{tr!("events.speakers")}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{tr!("events.speaker.name")}</th>
                                <th scope="col">{tr!("events.speaker.institution")}</th>
                                <th scope="col">{tr!("events.speaker.field")}</th>
                                <th scope="col">{tr!("events.speaker.contact")}</th>
                                <th scope="col" class="number">{tr!("events.sessions")}</th>
                                <th scope="col"><span class="only-read">{tr!("events.session.acts")}</span></th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </div>
        </Show>
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
    let off = move |_| {
        let plan = move |data: &crate::domain::Dataset, stamp: &mut crate::domain::Stamp| {
            data.plan_speaker_off(stamp, desk.id, id)
        };
        crate::ui::saving::act(desk.session, Op::EditSession, desk.subject(), plan);
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{institution}</td>
            <td>{field}</td>
            <td>{contact}</td>
            <td class="number">{move || lang::count(count)}</td>
            <td class="acts">
                <button
                    type="button"
                    class="icon-button small"
                    aria-label=tr!("events.speaker.edit_of", name = edited.clone())
                    on:click=move |_| edit.run(Some(id))
                >
                    {icon(icon::EDIT)}
                </button>
                <button
                    type="button"
                    class="icon-button small"
                    aria-label=tr!("events.speaker.off", name = taken.clone())
                    on:click=off
                >
                    {icon(icon::DELETE)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}

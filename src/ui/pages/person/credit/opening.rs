//! Angka kredit awal: the balances that an account starts from, each added, edited and taken away.
use leptos::prelude::*;

use super::form::{OpeningDraft, OpeningForm};
use crate::domain::{CreditOpening, Op};
use crate::ui::components::card::Card;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{current, phrase_with, tr};
use crate::ui::pages::person::Profile;
use crate::ui::saving;
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::format::{date_long, hundredths};
use crate::words::lang::{fill, text};

/// What a person wants to do with a balance.
#[derive(Clone, Copy)]
struct Acts {
    edit: Callback<Option<CreditOpening>>,
    remove: Callback<CreditOpening>,
}

/// The list, latest first.
#[component]
pub fn Openings(profile: Profile) -> AnyView {
    let table = session().table::<CreditOpening>();
    let rows = Memo::new(move |_| {
        let mut rows: Vec<CreditOpening> =
            table.with(|table| table.iter().filter(|row| row.person == profile.id).cloned().collect());
        rows.sort_by_key(|row| std::cmp::Reverse((row.date, row.id)));
        rows
    });
    let (editing, removing) = (RwSignal::new(false), RwSignal::new(false));
    let (draft, going) = (RwSignal::new(None::<CreditOpening>), RwSignal::new(None::<CreditOpening>));
    let acts = Acts {
        edit: Callback::new(move |row| {
            draft.set(row);
            editing.set(true);
        }),
        remove: Callback::new(move |row| {
            going.set(Some(row));
            removing.set(true);
        }),
    };
    let title = phrase_with(move |lang| {
        text(lang, if draft.with(Option::is_some) { "person.ak.edit" } else { "person.ak.add" })
    });
    view! {
        <Card title=tr!("person.ak.openings") note=tr!("person.ak.openings_note")>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=|| view! { <p class="quiet-text">{tr!("person.ak.no_openings")}</p> }
            >
                <ul class="entries" data-testid="credit-openings">
                    {move || rows.get().into_iter().map(|row| entry(row, acts)).collect_view()}
                </ul>
            </Show>
            <button type="button" class="button small no-print" on:click=move |_| acts.edit.run(None)>
                {icon(icon::PLUS)}
                {tr!("person.ak.add")}
            </button>
            <Dialog open=editing title>
                <OpeningForm
                    first=draft.get_untracked().map_or_else(|| OpeningDraft::new(profile.id), |row| OpeningDraft::of(&row))
                    profile
                    open=editing
                />
            </Dialog>
            <Remove profile going open=removing />
        </Card>
    }
    .into_any()
}

fn entry(row: CreditOpening, acts: Acts) -> AnyView {
    let lang = current();
    let date = date_long(lang, row.date.date());
    let credit = fill(lang, "person.ak.credit_of", &[("credit", hundredths(lang, row.credit.raw()))]);
    let values = [("date", date), ("since", date_long(lang, row.level_since.date()))];
    let dates = fill(lang, "person.ak.dates", &values);
    let label = |op: Op| format!("{}: {credit}", name(lang, op));
    let (edit, remove) = (label(Op::EditCreditOpening), label(Op::RemoveCreditOpening));
    let (edited, going) = (row.clone(), row.clone());
    view! {
        <li>
            <div><strong>{credit.clone()}</strong><span class="detail">{row.source}</span><small class="under">{dates}</small></div>
            <span class="row-acts no-print">
                <button type="button" class="icon-button small" aria-label=edit.clone() title=edit on:click=move |_| acts.edit.run(Some(edited.clone()))>
                    {icon(icon::EDIT)}
                </button>
                <button type="button" class="icon-button small" aria-label=remove.clone() title=remove on:click=move |_| acts.remove.run(going.clone())>
                    {icon(icon::DELETE)}
                </button>
            </span>
        </li>
    }
    .into_any()
}

#[component]
fn Remove(profile: Profile, going: RwSignal<Option<CreditOpening>>, open: RwSignal<bool>) -> AnyView {
    let session = session();
    let source = move || going.get().map(|row| row.source).unwrap_or_default();
    let confirm = Callback::new(move |()| {
        let Some(row) = going.get_untracked() else { return };
        let subject = untrack(|| profile.name());
        saving::act(session, Op::RemoveCreditOpening, subject, move |data, _| data.plan_remove_credit_opening(row.id));
    });
    view! {
        <Confirm
            open
            title=tr!("person.ak.remove")
            action=tr!("person.ak.remove")
            danger=true
            on_confirm=confirm
            text=move || view! { <p>{tr!("person.ak.remove_help", source = source())}</p> }
        />
    }
    .into_any()
}

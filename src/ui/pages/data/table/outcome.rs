//! What becomes of the rows: counts by state, each openable, and the bad ones as a file.
use super::columns::field_name;
use super::flow::Flow;
use crate::archive::import::RowState;
use crate::job::{Answer, Parcel, Request, TableRow};
use crate::ui::components::card::Note;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tone::Tone;
use crate::ui::desk;
use crate::ui::lang::{self, tr};
use crate::words::format;
use leptos::prelude::*;

/// Rows that are looked at together.
const MOST: u32 = 300;

/// The counts and the rows behind them.
#[component]
pub fn Outcome(flow: Flow) -> AnyView {
    let open = RwSignal::new(false);
    let shown = RwSignal::new(RowState::New);
    let counts = move || {
        let counts = flow.summary.with(|summary| summary.as_ref().map(|it| it.counts.clone()).unwrap_or_default());
        let of = |state: RowState| counts.iter().find(|(one, _)| *one == state).map_or(0, |(_, rows)| *rows);
        let used = RowState::ALL.into_iter().filter(|state| of(*state) > 0);
        used.map(|state| (state, of(state))).collect::<Vec<_>>()
    };
    let bad = move || {
        let is_bad = |state: RowState| {
            matches!(state, RowState::Unreadable | RowState::Refused | RowState::Duplicate | RowState::Waiting)
        };
        counts().iter().any(|(state, _)| is_bad(*state))
    };
    let notes = move || flow.summary.with(|summary| summary.as_ref().map(|it| it.notes.clone()).unwrap_or_default());
    let item = move |(state, rows): (RowState, u32)| {
        let look = move |_| {
            shown.set(state);
            open.set(true);
        };
        view! {
            <li><button type="button" class="tally" data-state=state.key() on:click=look>
                <b>{move || format::integer(lang::current(), i64::from(rows))}</b>
                <span>{move || state.say(lang::current())}</span>
            </button></li>
        }
    };
    view! {
        <h3>{tr!("data.table.outcome")}</h3>
        {move || notes().into_iter().map(|note| view! { <Note tone=Tone::Accent>{note}</Note> }).collect_view()}
        <ul class="counts">{move || counts().into_iter().map(item).collect_view()}</ul>
        {move || bad().then(|| view! {
            <p><button type="button" class="button plain" data-testid="failed-rows" on:click=move |_| flow.failed_rows()>
                {icon(icon::DOWNLOAD)}{tr!("data.table.failed")}
            </button></p>
        })}
        <Dialog open wide=true title=tr!("data.plan.opened")>
            <Rows flow state=shown />
        </Dialog>
    }
    .into_any()
}

#[component]
fn Rows(flow: Flow, state: RwSignal<RowState>) -> AnyView {
    let rows = RwSignal::new(Vec::<TableRow>::new());
    Effect::new(move |_| {
        let request = Request::TableRows { lang: lang::current(), state: state.get(), first: 0, most: MOST };
        desk::begin(async move {
            if let Ok(Parcel { head: Answer::TableRows(found), .. }) = desk::ask(Parcel::of(request), |_| ()).await {
                rows.try_set(found);
            }
        });
    });
    let kind = flow.kind.get_untracked();
    let item = move |row: TableRow| {
        let changes = row.changes.into_iter().map(|(field, old, new)| {
            view! { <li><b>{field_name(lang::now(), kind, field)}</b>": "<del>{old}</del>" → "<ins>{new}</ins></li> }
        });
        let sentences = row.sentences.into_iter().map(|text| view! { <li>{text}</li> });
        view! {
            <tr>
                <td class="number">{row.line}</td>
                <th scope="row">{row.who}</th>
                <td><ul class="differences">{changes.collect_view()}{sentences.collect_view()}</ul></td>
            </tr>
        }
    };
    view! {
        <p><b>{move || state.get().say(lang::current())}</b></p>
        <table class="plain-table">
            <thead><tr>
                <th scope="col" class="number">{tr!("data.table.line")}</th>
                <th scope="col">{tr!("data.table.row")}</th>
                <th scope="col">{tr!("data.table.why")}</th>
            </tr></thead>
            <tbody>{move || rows.get().into_iter().map(item).collect_view()}</tbody>
        </table>
        <p class="quiet-text">{tr!("data.plan.first", most = MOST)}</p>
    }
    .into_any()
}

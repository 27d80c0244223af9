//! Where in the file the rows stand: the sheet, the line of the titles, and whether the columns are as last time.
use super::flow::Flow;
use crate::archive::sheet::SheetName;
use crate::job::TableRead;
use crate::ui::components::card::Note;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::words::sheet::sheet_name;
use leptos::prelude::*;

/// The sheet, where there are several, and the line of the titles.
#[component]
pub fn Source(flow: Flow) -> AnyView {
    let read = move || flow.read.get();
    view! {
        {move || read().filter(|read| read.sheets.len() > 1).map(|read| sheets(flow, read))}
        {move || read().map(|read| titles(flow, read))}
        {move || read().filter(|read| !read.header_known && !flow.recalled.get()).map(|_| view! {
            <Note tone=Tone::Warn>{tr!("data.table.no_titles")}</Note>
        })}
        {move || flow.recalled.get().then(|| view! {
            <Note>
                <p data-testid="recalled">{tr!("data.table.recalled")}</p>
                <button type="button" class="button" on:click=move |_| flow.guess_again()>
                    {tr!("data.table.guess_again")}
                </button>
            </Note>
        })}
    }
    .into_any()
}

fn sheets(flow: Flow, read: TableRead) -> AnyView {
    let option = |sheet: SheetName| {
        let chosen = sheet.name == read.sheet;
        let SheetName { name, hidden } = sheet;
        let value = name.clone();
        view! { <option value=value selected=chosen>{move || sheet_name(lang::current(), &name, hidden)}</option> }
    };
    let options = read.sheets.iter().cloned().map(option).collect_view();
    view! {
        <p><label class="stack">
            <span>{tr!("data.table.sheet")}</span>
            <select class="input" data-testid="sheet" on:change=move |event| flow.choose_sheet(event_target_value(&event))>
                {options}
            </select>
        </label></p>
    }
    .into_any()
}

fn titles(flow: Flow, read: TableRead) -> AnyView {
    let option = |(line, text): (u32, String)| {
        let shown = move || tr!("data.table.title_line", line = line, text = text.clone()).get();
        view! { <option value=line.to_string() selected=line == read.header_line>{shown}</option> }
    };
    let options = read.top.iter().cloned().map(option).collect_view();
    let choose = move |event| {
        if let Ok(line) = event_target_value(&event).parse() {
            flow.choose_titles(line);
        }
    };
    view! {
        <p><label class="stack">
            <span>{tr!("data.table.titles")}</span>
            <select class="input" data-testid="titles" on:change=choose>{options}</select>
        </label></p>
    }
    .into_any()
}

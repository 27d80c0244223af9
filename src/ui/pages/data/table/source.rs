//! Where in the file the rows stand: the sheet, the line of the titles, and whether the columns are as last time.
use super::flow::Flow;
use crate::job::TableRead;
use crate::ui::components::card::Note;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::words::lang::fill;
use crate::words::sheet::sheet_name;
use leptos::prelude::*;

static SHEET: FieldDef = FieldDef::select("sheet", "data.table.sheet");
static TITLES: FieldDef = FieldDef::select("titles", "data.table.titles").help("data.table.titles_help");

/// The sheet, where there are several, and the line of the titles.
#[component]
pub fn Source(flow: Flow) -> AnyView {
    let of_read = move |get: fn(&TableRead) -> bool| flow.read.with(|read| read.as_ref().is_some_and(get));
    let several = Memo::new(move |_| of_read(|read| read.sheets.len() > 1));
    let unknown = Memo::new(move |_| !of_read(|read| read.header_known) && !flow.recalled.get());
    view! {
        <div class="table-source">
            {move || several.get().then(|| sheet(flow))}
            {titles(flow)}
        </div>
        {move || unknown.get().then(|| view! { <Note tone=Tone::Warn>{tr!("data.table.no_titles")}</Note> })}
        {move || flow.recalled.get().then(|| view! {
            <Note>
                <p data-testid="recalled">{tr!("data.table.recalled")}</p>
                <button type="button" class="button" data-testid="guess-again" on:click=move |_| flow.guess_again()>
                    {tr!("data.table.guess_again")}
                </button>
            </Note>
        })}
    }
    .into_any()
}

fn sheet(flow: Flow) -> AnyView {
    let options = Signal::derive(move || {
        let sheets = flow.read.with(|read| read.as_ref().map(|read| read.sheets.clone()).unwrap_or_default());
        let choice = |sheet: crate::archive::sheet::SheetName| {
            let shown = sheet_name(lang::current(), &sheet.name, sheet.hidden);
            Choice::new(sheet.name, shown)
        };
        sheets.into_iter().map(choice).collect::<Vec<_>>()
    });
    let of = |read: &Option<TableRead>| read.as_ref().map(|read| read.sheet.clone()).unwrap_or_default();
    let bind = Bind::new(flow.read, of, move |_, name| {
        if !name.is_empty() {
            flow.choose_sheet(name);
        }
    });
    view! { <Field def=&SHEET bind options /> }.into_any()
}

fn titles(flow: Flow) -> AnyView {
    let options = Signal::derive(move || {
        let top = flow.read.with(|read| read.as_ref().map(|read| read.top.clone()).unwrap_or_default());
        let choice = |(line, text): (u32, String)| {
            let values = [("line", line.to_string()), ("text", text)];
            Choice::new(line.to_string(), fill(lang::current(), "data.table.title_line", &values))
        };
        top.into_iter().map(choice).collect::<Vec<_>>()
    });
    let of = |read: &Option<TableRead>| read.as_ref().map(|read| read.header_line.to_string()).unwrap_or_default();
    let bind = Bind::new(flow.read, of, move |_, line| {
        if let Ok(line) = line.parse() {
            flow.choose_titles(line);
        }
    });
    view! { <Field def=&TITLES bind options /> }.into_any()
}

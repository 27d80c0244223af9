//! A block from a spreadsheet into the grid, and out of it. Signs that are no codes get their meaning from a person.
use super::desk::{Desk, Lost};
use crate::archive::csv_out;
use crate::archive::marks::{Meanings, Said, meant, read_block, signs};
use crate::domain::AttendanceCode;
use crate::ui::components::card::Note;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::files;
use crate::ui::components::table::Cell;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr, tr_now};
use crate::ui::shell::notices;
use crate::words::domain::name;
use crate::words::lang::text;
use leptos::ev;
use leptos::prelude::*;

/// A pasted block on its way into the grid.
#[derive(Clone, Copy)]
pub struct Paste {
    desk: Desk,
    open: RwSignal<bool>,
    block: RwSignal<Vec<Vec<Said>>>,
    meanings: RwSignal<Meanings>,
}

impl Paste {
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            open: RwSignal::new(false),
            block: RwSignal::new(Vec::new()),
            meanings: RwSignal::new(Meanings::new()),
        }
    }

    /// Takes the clipboard. What is plain and overwrites nothing goes in at once; all else is shown first.
    pub fn read(self, event: &ev::ClipboardEvent) {
        let Some(text) = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()) else { return };
        event.prevent_default();
        let block = read_block(&text);
        if block.iter().flatten().all(|said| *said == Said::Empty) {
            return notices::problem(tr_now!("attendance.paste.nothing"));
        }
        self.meanings.set(signs(&block));
        self.block.set(block);
        let plain = self.meanings.with_untracked(Meanings::is_empty);
        if plain && untrack(|| self.beyond() == 0 && self.lost().is_empty()) {
            self.put();
        } else {
            self.open.set(true);
        }
    }

    /// Cells and their codes, from the first chosen cell on; a single code fills the whole choice.
    fn cells(self) -> Vec<(Cell, AttendanceCode)> {
        let chosen = self.desk.marks.block.get();
        let (rows, columns) = self.desk.marks.size.get();
        let meanings = self.meanings.get();
        self.block.with(|block| {
            if let ([line], false) = (block.as_slice(), chosen.is_single())
                && let [one] = line.as_slice()
            {
                let code = meant(one, &meanings);
                return chosen.cells().filter_map(|cell| Some((cell, code?))).collect();
            }
            let (top, left) = (chosen.row_span().0, chosen.column_span().0);
            let mut cells = Vec::new();
            for (line, row) in block.iter().zip(top..rows) {
                for (said, column) in line.iter().zip(left..columns) {
                    cells.extend(meant(said, &meanings).map(|code| (Cell { row, column }, code)));
                }
            }
            cells
        })
    }

    /// Filled cells of the block that lie outside the grid.
    fn beyond(self) -> usize {
        let (rows, columns) = self.desk.marks.size.get();
        let chosen = self.desk.marks.block.get();
        let (top, left) = (chosen.row_span().0, chosen.column_span().0);
        self.block.with(|block| {
            let lines = block.iter().enumerate();
            let outside = |(row, line): (usize, &Vec<Said>)| {
                let cells = line.iter().enumerate().filter(|(_, said)| **said != Said::Empty);
                cells.filter(|(column, _)| top + row >= rows || left + column >= columns).count()
            };
            lines.map(outside).sum()
        })
    }

    fn lost(self) -> Lost {
        self.desk.lost(&self.cells())
    }

    fn put(self) {
        let cells = untrack(|| self.cells());
        self.open.set(false);
        self.desk.put(&cells);
        self.desk.marks.said.set(tr_now!("attendance.paste.done", count = cells.len()));
    }
}

/// Puts the chosen cells on the clipboard.
pub fn copy(desk: Desk, event: &ev::ClipboardEvent) {
    let Some(clipboard) = event.clipboard_data() else { return };
    event.prevent_default();
    let lines = desk.letters();
    let count: usize = lines.iter().map(Vec::len).sum();
    if clipboard.set_data("text/plain", &csv_out::tabbed(lines)).is_ok() {
        desk.marks.said.set(tr_now!("ui.marks.copied", count = count));
    }
}

/// Copies names and codes of the shown lines.
pub fn copy_all(desk: Desk) {
    let lines: Vec<Vec<String>> = untrack(|| {
        let (rows, columns) = desk.marks.size.get();
        let sessions = (1..=columns).map(|number| number.to_string());
        let head = [tr_now!("attendance.participant"), tr_now!("attendance.nip")].into_iter().chain(sessions);
        let line = |row: usize| {
            let letter = |column| desk.code(Cell { row, column }).map(AttendanceCode::letters).unwrap_or_default();
            let who = desk.line(row, |line| [line.name.clone(), line.nip.clone()])?;
            Some(who.into_iter().chain((0..columns).map(|column| letter(column).to_owned())).collect())
        };
        std::iter::once(head.collect()).chain((0..rows).filter_map(line)).collect()
    });
    let count = lines.len().saturating_sub(1);
    let html = csv_out::html_table(lines.clone(), &[]);
    if files::copy(csv_out::tabbed(lines), Some(html)) {
        notices::done(tr_now!("ui.table.copied", count = count));
    } else {
        notices::problem(tr_now!("ui.table.not_copied"));
    }
}

/// What the signs mean and what would go, before anything is written.
#[component]
pub fn PasteDialog(paste: Paste) -> AnyView {
    let meaning = move |sign: String| {
        let (key, label) = (sign.clone(), sign.clone());
        let change = move |event| {
            let at = event_target_value(&event).parse::<usize>().ok();
            let code = at.and_then(|at| AttendanceCode::ALL.get(at)).copied();
            paste.meanings.update(|meanings| {
                meanings.insert(key.clone(), code);
            });
        };
        let chosen = paste.meanings.with_untracked(|meanings| meanings.get(&sign).copied().flatten());
        let option = move |(at, code): (usize, AttendanceCode)| {
            let label = move || format!("{} · {}", code.letters(), name(lang::current(), code));
            view! { <option value=at.to_string() selected=chosen == Some(code)>{label}</option> }
        };
        view! {
            <label class="sign-meaning">
                <span>{tr!("attendance.paste.sign", sign = label)}</span>
                <select class="input" on:change=change>
                    <option value="" selected=chosen.is_none()>{tr!("attendance.paste.leave")}</option>
                    {AttendanceCode::ALL.into_iter().enumerate().map(option).collect_view()}
                </select>
            </label>
        }
    };
    let signs = move || paste.meanings.with_untracked(|meanings| meanings.keys().cloned().map(meaning).collect_view());
    let remark =
        move |show: bool, text: Signal<String>| show.then(|| view! { <Note tone=Tone::Warn><p>{text}</p></Note> });
    view! {
        <Dialog open=paste.open title=tr!("attendance.paste.title")>
            {(!paste.meanings.with_untracked(Meanings::is_empty)).then(|| view! { <p>{tr!("attendance.paste.why")}</p> })}
            <div class="sign-meanings">{signs()}</div>
            {move || remark(paste.beyond() > 0, tr!("attendance.paste.beyond", count = paste.beyond()))}
            {move || remark(!paste.lost().is_empty(), tr!("attendance.overwrites", lost = said_lost(&paste.lost())))}
            <div class="dialog-foot">
                <button type="button" class="button" on:click=move |_| paste.open.set(false)>{tr!("ui.cancel")}</button>
                <button type="button" class="button primary" data-testid="paste-marks" disabled=move || paste.cells().is_empty() on:click=move |_| paste.put()>
                    {tr!("attendance.paste.put", count = paste.cells().len())}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Marks that would go: "3 Hadir, 1 Izin".
pub fn said_lost(lost: &Lost) -> String {
    let lang = lang::current();
    let one = |(code, count): (&AttendanceCode, &usize)| {
        format!("{count} {}", text(lang, crate::words::domain::Named::key(code)))
    };
    lost.iter().map(one).collect::<Vec<_>>().join(", ")
}

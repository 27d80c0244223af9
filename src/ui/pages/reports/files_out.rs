//! A report as a file: CSV made here, XLSX by the worker.
use crate::archive::sheet::{Paper, write_csv};
use crate::job::{Answer, Parcel, Request};
use crate::publish::{Document, workbook};
use crate::ui::components::files;
use crate::ui::components::paper::Size;
use crate::ui::desk;
use crate::ui::lang::{self, tr_now};
use crate::ui::say;
use crate::ui::session::clock;
use crate::ui::shell::notices;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Downloads the report as CSV, its tables one after the other.
pub fn csv(document: &Document) {
    let sheets = workbook(document, clock::today(), Paper::A4).sheets;
    let text: Vec<String> = sheets.iter().map(|sheet| write_csv(sheet, lang::now())).collect();
    give(&format!("{}.csv", document.title), "text/csv", text.join("\r\n").as_bytes());
}

/// Downloads the report as XLSX.
pub fn xlsx(document: &Document, size: Size) {
    let paper = if size == Size::F4 { Paper::F4 } else { Paper::A4 };
    let (book, name) = (workbook(document, clock::today(), paper), format!("{}.xlsx", document.title));
    desk::begin(async move {
        match desk::ask(Parcel::of(Request::Workbook(book)), |_| ()).await {
            Ok(Parcel { head: Answer::File, blobs }) => {
                give(&name, XLSX, &blobs.into_iter().next().unwrap_or_default())
            }
            Ok(_) => notices::problem(tr_now!("data.table.not_written")),
            Err(error) => notices::problem(say::desk_error(lang::now(), &error)),
        }
    });
}

fn give(name: &str, kind: &str, bytes: &[u8]) {
    if files::download(name, kind, bytes).is_err() {
        notices::problem(tr_now!("data.export.refused"));
    }
}

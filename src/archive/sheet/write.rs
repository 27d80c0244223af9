//! Workbooks out: typed columns under a frozen header, ready for paper. Strings are strings; no cell ever holds a formula.
use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, IgnoreError, Worksheet, XlsxError,
};

use serde::{Deserialize, Serialize};

use crate::archive::csv_out;
use crate::domain::Day;
use crate::words::{format, lang::Lang};

/// Rows of a template that have drop-downs and formats.
const PREPARED_ROWS: u32 = 5_000;
/// Most characters of a cell and of a list of choices written in place, set by the format.
const MAX_CELL: usize = 32_767;
const MAX_LIST: usize = 255;
const MAX_ROWS: usize = 1_048_576;
/// The built-in number format `@`: whatever is typed stays text.
const TEXT_FORMAT: u8 = 49;

/// Why a workbook could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// More rows than a sheet can hold.
    #[error("sheet {sheet} has more than {limit} rows")]
    TooManyRows { sheet: String, limit: usize },
    /// A text longer than a cell can hold.
    #[error("a text in sheet {sheet} is longer than {limit} characters")]
    TooLong { sheet: String, limit: usize },
    /// Anything else the format does not allow.
    #[error("workbook: {detail}")]
    Format { detail: String },
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Format { detail: error.to_string() }
    }
}

/// What a column holds, which decides its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutKind {
    /// Text, also when it looks like a number: NIP, codes.
    Text,
    /// A number with so many decimals.
    Number(u8),
    /// Shown as dd/mm/yyyy.
    Date,
    /// A share of one, shown in percent with one decimal.
    Percent,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutColumn {
    pub title: String,
    pub kind: OutKind,
    /// In characters.
    pub width: u8,
    /// Words of a drop-down; empty for none.
    pub choices: Vec<String>,
}

impl OutColumn {
    /// A column without a drop-down.
    pub fn new(title: impl Into<String>, kind: OutKind, width: u8) -> Self {
        Self { title: title.into(), kind, width, choices: Vec::new() }
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OutCell {
    Empty,
    Text(String),
    Number(f64),
    Date(Day),
}

/// Paper of the printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    #[default]
    A4,
    /// Folio, 215 × 330 mm.
    F4,
}

/// A sheet: titles, header, rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutSheet {
    /// Shortened and cleaned to what the format allows.
    pub name: String,
    /// Rows above the header.
    pub titles: Vec<String>,
    pub columns: Vec<OutColumn>,
    pub rows: Vec<Vec<OutCell>>,
    pub paper: Paper,
    pub landscape: bool,
    /// Empty rows are formatted and have drop-downs, for a person to fill.
    pub to_fill: bool,
}

/// A workbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// Title in the file's properties.
    pub title: String,
    /// Day in the file's properties: the same input makes the same bytes.
    pub made: Day,
    pub sheets: Vec<OutSheet>,
}

/// The bytes of an XLSX.
pub fn write_xlsx(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let made = excel_day(workbook.made).unwrap_or_default();
    book.set_properties(&DocProperties::new().set_title(&workbook.title).set_creation_datetime(&made));
    let mut names = BTreeSet::new();
    let mut lists: Vec<&[String]> = Vec::new();
    for sheet in &workbook.sheets {
        let name = sheet_name(&sheet.name, &mut names);
        write_sheet(book.add_worksheet(), sheet, &name, &mut lists)?;
    }
    if !lists.is_empty() {
        let page = book.add_worksheet();
        page.set_name(sheet_name(LISTS, &mut names))?.set_hidden(true);
        for (column, list) in (0..).zip(&lists) {
            for (row, word) in (0..).zip(list.iter()) {
                page.write_string(row, column, word)?;
            }
        }
    }
    Ok(book.save_to_buffer()?)
}

const LISTS: &str = "_pilihan";

fn excel_day(day: Day) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    let date = day.date();
    ExcelDateTime::from_ymd(year, day.month() as u8, chrono::Datelike::day(&date) as u8).ok()
}

/// A name of at most 31 characters without those the format forbids, unlike every earlier one.
fn sheet_name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed =
        |character: &char| !matches!(character, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !character.is_control();
    let clean: String = wanted.chars().filter(allowed).take(28).collect();
    let clean = clean.trim_matches(['\'', ' ']);
    let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") { "Data" } else { clean };
    // The format counts UTF-16 units.
    let mut base = clean.to_owned();
    while base.encode_utf16().count() > 28 {
        base.pop();
    }
    let numbered = (2..).map(|number| format!("{base} {number}"));
    let free = std::iter::once(base.clone()).chain(numbered).find(|name| !taken.contains(&name.to_lowercase()));
    let name = free.unwrap_or(base);
    taken.insert(name.to_lowercase());
    name
}

struct Formats {
    title: Format,
    header: Format,
    text: Format,
    number: Format,
    date: Format,
    percent: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold(),
            header: cell()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xE8_EC_EF)),
            text: cell().set_num_format_index(TEXT_FORMAT),
            number: cell(),
            date: cell().set_num_format("dd/mm/yyyy"),
            percent: cell().set_num_format("0.0%"),
        }
    }
    fn of(&self, kind: OutKind) -> Format {
        match kind {
            OutKind::Text => self.text.clone(),
            OutKind::Date => self.date.clone(),
            OutKind::Percent => self.percent.clone(),
            OutKind::Number(0) => self.number.clone().set_num_format("#,##0"),
            OutKind::Number(places) => {
                self.number.clone().set_num_format(format!("#,##0.{}", "0".repeat(usize::from(places))))
            }
        }
    }
}

fn write_sheet<'a>(
    page: &mut Worksheet,
    sheet: &'a OutSheet,
    name: &str,
    lists: &mut Vec<&'a [String]>,
) -> Result<(), WriteError> {
    let head = sheet.titles.len() + usize::from(!sheet.titles.is_empty());
    if head + sheet.rows.len() + 1 > MAX_ROWS {
        return Err(WriteError::TooManyRows { sheet: name.into(), limit: MAX_ROWS });
    }
    let too_long = || WriteError::TooLong { sheet: name.into(), limit: MAX_CELL };
    let fits = |text: &str| text.encode_utf16().count() <= MAX_CELL;
    let formats = Formats::new();
    page.set_name(name)?;
    for (row, title) in (0..).zip(&sheet.titles) {
        page.write_string_with_format(row, 0, fits(title).then_some(title).ok_or_else(too_long)?, &formats.title)?;
    }
    let header = head as u32;
    let last_row = header + sheet.rows.len() as u32;
    let last_column = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let filled_to = if sheet.to_fill { last_row.max(header + PREPARED_ROWS) } else { last_row };
    let kinds: Vec<Format> = sheet.columns.iter().map(|column| formats.of(column.kind)).collect();
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        page.set_column_width(at, f64::from(column.width.max(4)))?;
        page.write_string_with_format(header, at, &column.title, &formats.header)?;
        if column.kind == OutKind::Text && filled_to > header {
            page.ignore_error_range(header + 1, at, filled_to, at, IgnoreError::NumberStoredAsText)?;
        }
        if sheet.to_fill {
            let plain = match column.kind {
                OutKind::Text => Format::new().set_num_format_index(TEXT_FORMAT),
                OutKind::Date => Format::new().set_num_format("dd/mm/yyyy"),
                OutKind::Number(_) | OutKind::Percent => Format::new(),
            };
            page.set_column_format(at, &plain)?;
        }
        if !column.choices.is_empty() && filled_to > header {
            page.add_data_validation(header + 1, at, filled_to, at, &validation(&column.choices, lists)?)?;
        }
    }
    for (row, cells) in (header + 1..).zip(&sheet.rows) {
        for ((at, cell), format) in (0_u16..).zip(cells).zip(&kinds) {
            match cell {
                OutCell::Empty => page.write_blank(row, at, format)?,
                OutCell::Text(text) if !fits(text) => return Err(too_long()),
                OutCell::Text(text) => page.write_string_with_format(row, at, text, format)?,
                OutCell::Number(number) if number.is_finite() => {
                    page.write_number_with_format(row, at, *number, format)?
                }
                OutCell::Number(_) => page.write_blank(row, at, format)?,
                OutCell::Date(day) => match excel_day(*day) {
                    Some(date) => page.write_datetime_with_format(row, at, date, &formats.date)?,
                    None => page.write_string_with_format(row, at, day.to_string(), &formats.text)?,
                },
            };
        }
    }
    if !sheet.columns.is_empty() {
        page.set_freeze_panes(header + 1, 0)?;
        page.set_repeat_rows(header, header)?;
        if !sheet.rows.is_empty() || sheet.to_fill {
            page.autofilter(header, 0, last_row.max(header + 1), last_column)?;
        }
    }
    page.set_paper_size(if sheet.paper == Paper::F4 { 14 } else { 9 });
    if sheet.landscape {
        page.set_landscape();
    }
    page.set_print_fit_to_pages(1, 0).set_footer("&C&P / &N").set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    Ok(())
}

/// A drop-down. A long list stands in a hidden sheet, since the format allows 255 characters in place.
fn validation<'a>(choices: &'a [String], lists: &mut Vec<&'a [String]>) -> Result<DataValidation, WriteError> {
    let length: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
    let plain = length <= MAX_LIST && !choices.iter().any(|choice| choice.contains([',', '"']));
    let rule = if plain {
        DataValidation::new().allow_list_strings(choices)?
    } else {
        let at = lists.iter().position(|list| *list == choices).unwrap_or_else(|| {
            lists.push(choices);
            lists.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or(u16::MAX));
        DataValidation::new()
            .allow_list_formula(Formula::new(format!("={LISTS}!${column}$1:${column}${}", choices.len())))
    };
    // Other words may be known too, so they are questioned and not stopped.
    Ok(rule.set_error_style(DataValidationErrorStyle::Warning))
}

/// The same sheet as CSV for a language: `;` and decimal comma in Indonesian. Titles are left out.
pub fn write_csv(sheet: &OutSheet, lang: Lang) -> String {
    let header = sheet.columns.iter().map(|column| column.title.clone()).collect();
    let shown = |(cell, column): (&OutCell, &OutColumn)| match (cell, column.kind) {
        (OutCell::Empty, _) => String::new(),
        (OutCell::Text(text), _) => text.clone(),
        (OutCell::Date(day), _) => {
            let date = day.date();
            format!("{:02}/{:02}/{:04}", chrono::Datelike::day(&date), day.month(), day.year())
        }
        (OutCell::Number(number), OutKind::Percent) => format::percent(lang, *number, 1),
        (OutCell::Number(number), _) => {
            let plain = number.to_string();
            if lang == Lang::Id { plain.replace('.', ",") } else { plain }
        }
    };
    let rows = sheet.rows.iter().map(|row| row.iter().zip(&sheet.columns).map(shown).collect());
    csv_out::csv(std::iter::once(header).chain(rows), if lang == Lang::Id { ';' } else { ',' })
}

//! Finding the header row, also under titles and also in two rows, and the field of each title.
use std::collections::BTreeMap;

use super::{
    Cell, Field, ImportKind, Sheet, SheetRow,
    mapping::{MappedColumn, Mapping, Remembered},
    value::{session_title, squash, tidy},
};

/// Rows that are searched for a header.
const SEARCHED: usize = 40;
/// Likeness from which an unknown title is taken for a known one, unsure.
const LIKE: f64 = 0.93;

/// How well a title fits a field: known from earlier, known, or only alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Alike,
    Known,
    Remembered,
}

/// The header that names the most fields, the first of equals.
pub(super) fn find(kind: ImportKind, sheet: &Sheet, remembered: &Remembered) -> Option<Mapping> {
    let mut best: Option<(usize, Mapping)> = None;
    for at in 0..sheet.len().min(SEARCHED) {
        let Some(mapping) = try_at(kind, sheet, at, remembered) else { continue };
        let named = mapping.columns.iter().filter(|column| column.field.is_some() && column.sure).count();
        let is_own = |column: &MappedColumn| column.field.is_some_and(|field| !field.repeats());
        // A row of numbers or days is none.
        let enough = (named >= 2 || (named == 1 && sheet.width() == 1)) && mapping.columns.iter().any(is_own);
        if enough && best.as_ref().is_none_or(|(most, _)| named > *most) {
            best = Some((named, mapping));
        }
    }
    best.map(|(_, mapping)| mapping)
}

/// The header at a line, whatever it names.
pub(super) fn at_line(kind: ImportKind, sheet: &Sheet, line: u32, remembered: &Remembered) -> Option<Mapping> {
    try_at(kind, sheet, sheet.rows().position(|row| row.line == line)?, remembered)
}

/// The header with exactly the titles that are remembered, mapped as they are remembered.
pub(super) fn recall(kind: ImportKind, sheet: &Sheet, remembered: &Remembered) -> Option<Mapping> {
    (0..sheet.len().min(SEARCHED)).find_map(|at| {
        let (one, two) = headers(sheet, at)?;
        let same = |(_, titles): &(u32, Vec<Titled>)| {
            let keys = keys(titles.iter().map(|title| title.shown.as_str()));
            let told = keys.iter().filter(|key| !key.is_empty());
            told.clone().count() == remembered.len() && told.clone().all(|key| remembered.contains_key(key))
        };
        let (line, titles) = [Some(one), two].into_iter().flatten().find(same)?;
        Some(map(kind, line, &titles, remembered))
    })
}

/// What titles are remembered by: squashed, and numbered from the second of one name on; nothing for no title.
pub(super) fn keys<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeMap::<String, usize>::new();
    titles
        .map(|title| {
            let key = squash(title);
            let times = seen.entry(key.clone()).or_default();
            *times += 1;
            if key.is_empty() || *times == 1 { key } else { format!("{key}#{times}") }
        })
        .collect()
}

/// Line and titles of the header at the `at`-th row, and those with the next row as its second line.
#[expect(clippy::type_complexity, reason = "read in two places, right here")]
fn headers(sheet: &Sheet, at: usize) -> Option<((u32, Vec<Titled>), Option<(u32, Vec<Titled>)>)> {
    let row = sheet.row(at)?;
    let width = sheet.width();
    let titles: Vec<String> = (0..width).map(|column| title(row.cell(column))).collect();
    let below = sheet.row(at + 1).filter(is_header_like);
    let two = below.map(|below| (below.line, joined(&titles, &below, width)));
    Some(((row.line, titles.iter().map(|title| Titled::plain(title)).collect()), two))
}

/// Maps with the header at the `at`-th row; with the next row as its second line if that names more.
fn try_at(kind: ImportKind, sheet: &Sheet, at: usize, remembered: &Remembered) -> Option<Mapping> {
    let ((line, titles), two) = headers(sheet, at)?;
    let one = map(kind, line, &titles, remembered);
    let Some(two) = two.map(|(line, titles)| map(kind, line, &titles, remembered)) else { return Some(one) };
    let named = |mapping: &Mapping| mapping.columns.iter().filter(|column| column.field.is_some()).count();
    // A row that names nothing itself is a title over the header, not its first line.
    Some(if named(&one) >= 2 && named(&two) > named(&one) { two } else { one })
}

fn title(cell: Cell<'_>) -> String {
    tidy(cell.raw())
}

/// Only words, none of them a number of many digits.
fn is_header_like(row: &SheetRow<'_>) -> bool {
    row.cells().all(|cell| match cell {
        Cell::Empty => true,
        Cell::Text(text) => {
            text.chars().any(char::is_alphabetic) && text.bytes().filter(u8::is_ascii_digit).count() < 4
        }
        _ => false,
    })
}

/// A title as shown, and the ways to read it: whole, its own part, its group's.
struct Titled {
    shown: String,
    readings: Vec<String>,
}

impl Titled {
    fn plain(title: &str) -> Self {
        Self { shown: title.to_owned(), readings: vec![title.to_owned()] }
    }
}

/// Titles of two header rows: a group's title holds for the empty cells right of it, over titles of its own.
fn joined(titles: &[String], below: &SheetRow<'_>, width: usize) -> Vec<Titled> {
    let mut group = "";
    (0..width)
        .map(|column| {
            let upper = titles.get(column).map_or("", String::as_str);
            let lower = title(below.cell(column));
            if !upper.is_empty() {
                group = upper;
            }
            match (upper, lower.as_str()) {
                (_, "") => Titled::plain(upper),
                ("", _) if group.is_empty() => Titled::plain(&lower),
                _ => {
                    let whole = format!("{group} {lower}");
                    Titled { shown: whole.clone(), readings: vec![whole, lower] }
                }
            }
        })
        .collect()
}

fn map(kind: ImportKind, line: u32, titles: &[Titled], remembered: &Remembered) -> Mapping {
    let mut columns: Vec<MappedColumn> =
        titles.iter().map(|title| MappedColumn { title: title.shown.clone(), field: None, sure: true }).collect();
    let mut chosen: Vec<(Fit, usize, Field)> = Vec::new();
    let keys = keys(titles.iter().map(|title| title.shown.as_str()));
    for (column, (title, key)) in titles.iter().zip(&keys).enumerate() {
        let left = column.checked_sub(1).and_then(|left| titles.get(left)).map_or("", |left| left.shown.as_str());
        if let Some((fit, Some(field))) = chosen_field(kind, key, remembered).or_else(|| field_of(kind, title, left)) {
            chosen.push((fit, column, field));
        }
    }
    // The best fit takes the field, the leftmost of equals; each field and each column once, but for marks.
    chosen.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut taken = Vec::new();
    for (fit, column, field) in chosen {
        if !taken.contains(&field)
            && let Some(mapped) = columns.get_mut(column)
        {
            if !field.repeats() {
                taken.push(field);
            }
            mapped.field = Some(field);
            mapped.sure = fit > Fit::Alike;
        }
    }
    while columns.last().is_some_and(|column| column.title.is_empty()) {
        columns.pop();
    }
    Mapping { kind, header_line: line, columns }
}

/// The field that a title alone is read as.
pub fn known_field(kind: ImportKind, title: &str) -> Option<Field> {
    field_of(kind, &Titled::plain(title), "").and_then(|(_, field)| field)
}

/// What a person said about a title. `Some(None)`: that it is no field.
fn chosen_field(kind: ImportKind, key: &str, remembered: &Remembered) -> Option<(Fit, Option<Field>)> {
    let known = remembered.get(key)?;
    known.is_none_or(|field| kind.spec(field).is_some()).then_some((Fit::Remembered, *known))
}

/// The field that a title is read as.
fn field_of(kind: ImportKind, title: &Titled, left: &str) -> Option<(Fit, Option<Field>)> {
    let readings: Vec<String> =
        title.readings.iter().flat_map(|reading| [squash(reading), squash(without_aside(reading))]).collect();
    for reading in readings.iter().filter(|reading| !reading.is_empty()) {
        if let Some(spec) = kind.fields().iter().find(|spec| spec.synonyms.contains(&reading.as_str())) {
            return Some((Fit::Known, Some(spec.field)));
        }
        if reading == "tmt" && kind == ImportKind::People {
            let left = Titled::plain(left);
            let (_, beside) = field_of(kind, &left, "")?;
            return match beside {
                Some(Field::Rank) => Some((Fit::Known, Some(Field::RankSince))),
                Some(Field::Position) => Some((Fit::Known, Some(Field::PositionSince))),
                _ => None,
            };
        }
    }
    if kind == ImportKind::Attendance && title.readings.iter().any(|reading| session_title(reading).is_some()) {
        return Some((Fit::Known, Some(Field::Mark)));
    }
    let wanted = readings.first().filter(|reading| reading.len() >= 6)?;
    let likeness = |spec: &super::FieldSpec| {
        let each =
            spec.synonyms.iter().filter(|known| known.len() >= 6).map(|known| strsim::jaro_winkler(wanted, known));
        each.fold(0.0, f64::max)
    };
    let best = kind.fields().iter().map(|spec| (likeness(spec), spec.field)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= LIKE).then_some((Fit::Alike, Some(best.1)))
}

/// A title without what stands in brackets behind it: "Tgl Lahir (dd/mm/yyyy)".
fn without_aside(title: &str) -> &str {
    title.split_once('(').map_or(title, |(before, _)| before)
}

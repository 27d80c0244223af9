//! Delimited text (CSV with `;` or `,`, tab-separated, a block pasted from a spreadsheet) to rows of cells.
//!
//! Its own reader rather than a crate's, for one reason: a stray quotation mark must never swallow the rows after it.
//! A quote counts as one only if it closes in front of a delimiter, a line end or the end; else it is a plain character.
use super::{SheetError, SheetNote, table::Builder, table::Kind};

/// What separates columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    Tab,
    Semicolon,
    Comma,
}

impl Delimiter {
    const ALL: [Self; 3] = [Self::Tab, Self::Semicolon, Self::Comma];
    /// The character.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
        }
    }
}

const MAX_NOTES: usize = 100;
const SAMPLE_BYTES: usize = 64 << 10;

#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Field,
    Line,
    End,
}

/// One field: where its text stands, whether doubled quotes must be halved, and what follows.
struct Found {
    start: usize,
    end: usize,
    doubled: bool,
    /// Line ends inside the quotes.
    lines: u32,
    stray: bool,
    after: After,
    next: usize,
}

/// What follows at `at`: a delimiter, a line end, the end, or none of them.
fn after(bytes: &[u8], at: usize, delimiter: u8) -> Option<(After, usize)> {
    match (bytes.get(at), bytes.get(at + 1)) {
        (None, _) => Some((After::End, at)),
        (Some(byte), _) if *byte == delimiter => Some((After::Field, at + 1)),
        (Some(b'\r'), Some(b'\n')) => Some((After::Line, at + 2)),
        (Some(b'\r' | b'\n'), _) => Some((After::Line, at + 1)),
        _ => None,
    }
}

fn find(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.get(from..)?.iter().position(|byte| wanted(*byte)).map(|at| from + at)
}

fn skip_spaces(bytes: &[u8], from: usize) -> usize {
    find(bytes, from, |byte| byte != b' ').unwrap_or(bytes.len())
}

/// The field that starts at `pos`.
fn field(bytes: &[u8], pos: usize, delimiter: u8) -> Found {
    let open = skip_spaces(bytes, pos);
    let quoted = bytes.get(open) == Some(&b'"');
    if quoted && let Some(found) = quoted_field(bytes, open, delimiter) {
        return found;
    }
    let end = find(bytes, pos, |byte| byte == delimiter || byte == b'\n' || byte == b'\r').unwrap_or(bytes.len());
    let (after, next) = after(bytes, end, delimiter).unwrap_or((After::End, end));
    Found { start: pos, end, doubled: false, lines: 0, stray: quoted, after, next }
}

fn quoted_field(bytes: &[u8], open: usize, delimiter: u8) -> Option<Found> {
    let start = open + 1;
    let mut at = start;
    let mut doubled = false;
    let end = loop {
        let quote = find(bytes, at, |byte| byte == b'"')?;
        if bytes.get(quote + 1) != Some(&b'"') {
            break quote;
        }
        doubled = true;
        at = quote + 2;
    };
    let (after, next) = after(bytes, skip_spaces(bytes, end + 1), delimiter)?;
    let inside = bytes.get(start..end)?;
    let lines = inside.iter().filter(|byte| **byte == b'\n').count();
    Some(Found { start, end, doubled, lines: u32::try_from(lines).ok()?, stray: false, after, next })
}

/// Excel's first line `sep=;`, which says what the delimiter is.
fn declared(bytes: &[u8]) -> Option<(Delimiter, usize)> {
    let rest = bytes.strip_prefix(b"sep=").or_else(|| bytes.strip_prefix(b"SEP="))?;
    let delimiter = Delimiter::ALL.into_iter().find(|known| Some(&known.byte()) == rest.first())?;
    match after(bytes, 5, 0)? {
        (After::Field, _) => None,
        (_, next) => Some((delimiter, next)),
    }
}

/// How many rows of the sample have the commonest width above one, that width, and the rows in all.
fn fit(bytes: &[u8], delimiter: u8) -> (usize, usize, usize) {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    let (mut pos, mut width, mut rows) = (0, 0, 0);
    while pos < bytes.len() {
        let found = field(bytes, pos, delimiter);
        width += 1;
        pos = found.next;
        if found.after != After::Field || pos >= bytes.len() {
            let blank = width == 1 && found.start == found.end;
            rows += usize::from(!blank);
            if width > 1 {
                *counts.entry(width).or_default() += 1;
            }
            width = 0;
        }
    }
    let (width, count) = counts.into_iter().max_by_key(|(width, count)| (*count, *width)).unwrap_or((1, 0));
    (count, width, rows)
}

/// The delimiter of a text, by how evenly it splits the first rows; comma if nothing splits.
fn detect(bytes: &[u8]) -> Delimiter {
    let sample = match bytes.get(..SAMPLE_BYTES) {
        Some(head) => {
            let end = head.iter().rposition(|byte| *byte == b'\n').unwrap_or(head.len());
            head.get(..end).unwrap_or(head)
        }
        None => bytes,
    };
    let fits = Delimiter::ALL.map(|delimiter| (delimiter, fit(sample, delimiter.byte())));
    // In a `;` file names ("Ani, S.Pd") and decimals hold commas; the other way round is rare. So order decides first.
    if let Some((delimiter, _)) = fits.iter().find(|(_, (count, _, rows))| *count > 0 && *count * 10 >= *rows * 8) {
        return *delimiter;
    }
    let mut best = (Delimiter::Comma, 0);
    for (delimiter, (count, width, _)) in fits {
        let score = count * (width - 1);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Splits a text into rows. Returns what was collected, the delimiter, and notes on odd places.
pub(super) fn split(
    text: String,
    delimiter: Option<Delimiter>,
) -> Result<(Builder, Delimiter, Vec<SheetNote>), SheetError> {
    let said = declared(text.as_bytes());
    let mut pos = said.map_or(0, |(_, next)| next);
    let mut line: u32 = if said.is_some() { 2 } else { 1 };
    let chosen = delimiter.or(said.map(|(said, _)| said)).unwrap_or_else(|| detect(text.as_bytes()));
    let mut notes = Vec::new();
    let mut row_line = line;
    let mut builder = Builder::new(text);
    while pos < builder.base.len() {
        let found = field(builder.base.as_bytes(), pos, chosen.byte());
        if found.doubled {
            let halved = builder.base.get(found.start..found.end).unwrap_or_default().replace("\"\"", "\"");
            builder.push_text(Kind::Text, &halved);
        } else {
            builder.push_span(found.start, found.end);
        }
        if found.stray && notes.len() < MAX_NOTES {
            notes.push(SheetNote::StrayQuote { line });
        }
        line = line.saturating_add(found.lines);
        pos = found.next;
        if found.after != After::Field || pos >= builder.base.len() {
            builder.end_row(row_line)?;
            line = line.saturating_add(1);
            row_line = line;
        }
    }
    if builder.base.contains(['\u{FFFD}', 'Ã', 'Â', 'â']) {
        note_damage(&builder.base, &mut notes);
    }
    Ok((builder, chosen, notes))
}

/// Lines with signs that the file was already garbled when it was made: U+FFFD, or UTF-8 once read as windows-1252.
fn note_damage(text: &str, notes: &mut Vec<SheetNote>) {
    for (line, content) in (1..).zip(text.lines()) {
        if notes.len() >= MAX_NOTES {
            return;
        }
        if super::decode::looks_damaged(content) {
            notes.push(SheetNote::DamagedText { line });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::SheetForm, *};

    type Rows = Vec<(u32, Vec<String>)>;
    fn rows(text: &str) -> (Rows, Delimiter, Vec<SheetNote>) {
        let (builder, delimiter, notes) = split(text.into(), None).unwrap();
        let form = SheetForm::Workbook;
        let rows = builder.finish(String::new(), form).map_or(vec![], |sheet| {
            sheet.rows().map(|row| (row.line, row.cells().map(|cell| cell.raw().to_owned()).collect())).collect()
        });
        (rows, delimiter, notes)
    }
    fn cells(text: &str) -> Rows {
        rows(text).0
    }
    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, expected) in [
            ("NIP;Nama\n1;Ani, S.Pd\n2;Budi, S.E, M.M", Delimiter::Semicolon),
            ("NIP,Nama\n1,\"Ani; S.Pd\"\n2,Budi", Delimiter::Comma),
            ("NIP\tNama\n1\tAni, S.Pd; x\n2\tBudi", Delimiter::Tab),
            ("JP;Nilai\n1,5;2,5\n2,5;3,5\n4,5;1,5", Delimiter::Semicolon),
            ("DAFTAR PEGAWAI\n\nNIP;Nama;Gol\n1;A;B\n2;C;D\n3;E;F", Delimiter::Semicolon),
            ("sep=;\na,b,c;d", Delimiter::Semicolon),
            ("sep=,\r\na;b;c,d", Delimiter::Comma),
            ("just one column", Delimiter::Comma),
            ("", Delimiter::Comma),
        ] {
            assert_eq!(rows(text).1, expected, "{text}");
        }
    }

    #[test]
    fn quotes_line_ends_and_empty_cells_are_kept_and_lines_are_counted() {
        assert_eq!(
            cells("a;\"b;1\nb2\";c\r\n\r\n;;\nd;\"e \"\"x\"\"\" ;\rf;;g\n"),
            [row(1, &["a", "b;1\nb2", "c"]), row(5, &["d", "e \"x\""]), row(6, &["f", "", "g"])]
        );
        assert_eq!(cells("a;b;"), [row(1, &["a", "b"])]);
        assert_eq!(cells("a, \"b, c\""), [row(1, &["a", "b, c"])]);
    }

    #[test]
    fn a_stray_quote_swallows_nothing() {
        let (got, _, notes) = rows("a;b\n\"Ani;1\nBudi;2\n\"Cici\";3\nDedi;\"4");
        assert_eq!(
            got,
            [
                row(1, &["a", "b"]),
                row(2, &["\"Ani", "1"]),
                row(3, &["Budi", "2"]),
                row(4, &["Cici", "3"]),
                row(5, &["Dedi", "\"4"])
            ]
        );
        assert_eq!(notes, [SheetNote::StrayQuote { line: 2 }, SheetNote::StrayQuote { line: 5 }]);
        assert_eq!(cells("5\" pipa;x"), [row(1, &["5\" pipa", "x"])]);
    }

    #[test]
    fn text_garbled_before_it_came_is_noted() {
        assert_eq!(
            rows("a;b\nRenÃ©;1\nAn\u{FFFD};2\nÂngel;3").2,
            [SheetNote::DamagedText { line: 2 }, SheetNote::DamagedText { line: 3 }]
        );
    }
}

//! Tables out: CSV for files, and rows for the clipboard. No cell can become a formula.

/// One CSV document: UTF-8 with BOM so that Excel reads it, CRLF, RFC 4180 quotes.
///
/// `separator` is `;` where the decimal mark is a comma. A cell that a
/// spreadsheet could take for a formula gets a leading `'`.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>, separator: char) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(separator);
            }
            push_quoted(&safe(cell), separator, &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

/// Rows to paste into a spreadsheet: tabs between cells, line breaks inside cells become spaces.
pub fn tabbed(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let flat = |cell: &String| safe(cell).replace(['\t', '\r', '\n'], " ");
    let mut out = String::new();
    for row in rows {
        out.push_str(&row.iter().map(flat).collect::<Vec<_>>().join("\t"));
        out.push_str("\r\n");
    }
    out
}

/// The same rows as an HTML table. `text_columns` are pasted as text, so an 18-digit NIP stays whole.
pub fn html_table(rows: impl IntoIterator<Item = Vec<String>>, text_columns: &[bool]) -> String {
    let mut out = String::from("<meta charset=\"utf-8\"><table>");
    for row in rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let as_text = text_columns.get(at).copied().unwrap_or(true);
            out.push_str(if as_text { r#"<td style="mso-number-format:'\@'">"# } else { "<td>" });
            push_escaped(&safe(cell), &mut out);
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
    out
}

/// A cell that no spreadsheet reads as a formula, also behind spaces and in full-width forms.
///
/// Plain negative numbers stay numbers.
pub fn safe(cell: &str) -> String {
    let start = cell.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\u{feff}']);
    let dangerous = start.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{2212}',
    ]);
    if dangerous && !is_plain_number(start) { format!("'{cell}") } else { cell.to_owned() }
}

fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

fn push_quoted(cell: &str, separator: char, out: &mut String) {
    if cell.contains(['"', '\r', '\n', separator]) || cell.starts_with(' ') || cell.ends_with(' ') {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

fn push_escaped(cell: &str, out: &mut String) {
    for letter in cell.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn cells_with_separators_quotes_or_breaks_are_quoted() {
        assert_eq!(
            csv([row(&["Nama", "JP"]), row(&["Dra. \"Siti\"; M.Pd", "7,5"]), row(&["a\nb", ""])], ';'),
            "\u{feff}Nama;JP\r\n\"Dra. \"\"Siti\"\"; M.Pd\";7,5\r\n\"a\nb\";\r\n"
        );
        assert_eq!(csv([row(&["7.5", "a;b"])], ','), "\u{feff}7.5,a;b\r\n");
    }

    #[test]
    fn what_a_spreadsheet_could_run_is_defused() {
        for cell in ["=1+1", "+62", "@SUM(A1)", "-2+3", "\t=1", "  =1", "＝1", "\u{a0}@x", "\r=1", "−1"] {
            assert_eq!(safe(cell), format!("'{cell}"), "{cell:?}");
        }
    }

    #[test]
    fn negative_numbers_stay_numbers() {
        for cell in ["-3", "-1.234,5", "12", "Siti", ""] {
            assert_eq!(safe(cell), cell);
        }
    }

    #[test]
    fn a_long_number_is_pasted_as_text() {
        let html = html_table([row(&["199001012015011001", "<b>7,5"])], &[true, false]);
        assert_eq!(
            html,
            "<meta charset=\"utf-8\"><table><tr><td style=\"mso-number-format:'\\@'\">199001012015011001</td><td>&lt;b&gt;7,5</td></tr></table>"
        );
    }

    #[test]
    fn a_pasted_row_keeps_its_columns() {
        assert_eq!(tabbed([row(&["a\tb", "c\r\nd"])]), "a b\tc  d\r\n");
    }

    proptest! {
        #[test]
        fn a_reader_gets_back_every_cell(rows in prop::collection::vec(prop::collection::vec("[ -~àé;\"\n\r\t=@+-]{0,12}", 2..4), 1..6)) {
            let width = rows[0].len();
            let rows: Vec<Vec<String>> = rows.into_iter().map(|mut row| { row.resize(width, String::new()); row }).collect();
            let text = csv(rows.clone(), ';');
            let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(b';').flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let back: Vec<Vec<String>> = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
            let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| safe(cell)).collect()).collect();
            prop_assert_eq!(back, expected);
        }

        #[test]
        fn no_cell_starts_a_formula(cell in "\\PC{0,8}") {
            let safe = safe(&cell);
            let first = safe.trim_start().chars().next();
            prop_assert!(!matches!(first, Some('=' | '+' | '@')));
        }
    }
}

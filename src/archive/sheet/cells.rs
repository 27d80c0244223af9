//! The cells of one worksheet: their places, kinds, dates and numbers.
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::{
    MAX_COLUMNS, SheetError,
    table::{Builder, Kind, day_of_serial},
    xml,
};
use crate::domain::Day;

const MAX_LINE: u32 = 1_048_576;

/// What a sheet's cells refer to.
pub(super) struct Context<'a> {
    /// Where each shared string stands in the text.
    pub strings: &'a [(u32, u32)],
    /// For each style, whether it shows a date.
    pub date_styles: &'a [bool],
    /// Days between the 1900 system and the workbook's.
    pub shift: f64,
}

/// What failed while reading cells: the XML (or its limits), or what it says.
pub(super) enum Failure {
    Xml(quick_xml::Error),
    Sheet(SheetError),
}
impl From<quick_xml::Error> for Failure {
    fn from(error: quick_xml::Error) -> Self {
        Self::Xml(error)
    }
}
impl From<SheetError> for Failure {
    fn from(error: SheetError) -> Self {
        Self::Sheet(error)
    }
}

/// Reads the cells of a worksheet part into a builder.
pub(super) fn walk(part: impl BufRead, builder: &mut Builder, context: &Context<'_>) -> Result<(), Failure> {
    let mut reader = xml::reader(part);
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    let mut value = String::new();
    let mut line = 0;
    let damaged = |line: u32, what: &str| SheetError::Damaged { detail: format!("{what} at line {line}") };
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    line = match xml::attribute(&element, "r") {
                        Some(number) => number.parse().map_err(|_| damaged(line, "row number"))?,
                        None => line + 1,
                    };
                    if !(1..=MAX_LINE).contains(&line) {
                        return Err(damaged(line, "row number").into());
                    }
                }
                "c" => {
                    let cell = CellHead::of(&element).ok_or_else(|| damaged(line, "cell reference"))?;
                    let column = cell.column.unwrap_or(builder.columns());
                    if column >= MAX_COLUMNS {
                        return Err(SheetError::TooManyColumns { line, limit: MAX_COLUMNS }.into());
                    }
                    if column < builder.columns() {
                        return Err(damaged(line, "cell order").into());
                    }
                    builder.pad_to(column);
                    value.clear();
                    let mut inline = false;
                    loop {
                        inner.clear();
                        match reader.read_event_into(&mut inner)? {
                            Event::Start(child) => match child.local_name().as_ref() {
                                "v" if !inline => xml::read_text(&mut reader, &mut buffer, "v", "", &mut value)?,
                                "is" => {
                                    inline = true;
                                    value.clear();
                                    xml::read_text(&mut reader, &mut buffer, "is", "rPh", &mut value)?;
                                }
                                _ => {
                                    let end = child.to_end().into_owned();
                                    reader.read_to_end_into(end.name(), &mut buffer)?;
                                }
                            },
                            Event::End(end) if end.local_name().as_ref() == "c" => break,
                            Event::Eof => return Err(damaged(line, "end of file").into()),
                            _ => {}
                        }
                    }
                    cell.push(&value, inline, builder, context).ok_or_else(|| damaged(line, "text number"))?;
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "row" => builder.end_row(line)?,
                "sheetData" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(damaged(line, "end of file").into()),
            _ => {}
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CellType {
    Number,
    Shared,
    Bool,
    Error,
    IsoDate,
    Text,
}

struct CellHead {
    /// From 0; none where the file leaves it to the order.
    column: Option<usize>,
    style: usize,
    kind: CellType,
}

impl CellHead {
    fn of(element: &BytesStart<'_>) -> Option<Self> {
        let mut head = Self { column: None, style: 0, kind: CellType::Number };
        for attribute in element.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => head.column = Some(column_of(&attribute.value)?),
                "s" => head.style = attribute.value.parse().unwrap_or(usize::MAX),
                "t" => {
                    head.kind = match attribute.value.as_ref() {
                        "s" => CellType::Shared,
                        "b" => CellType::Bool,
                        "e" => CellType::Error,
                        "d" => CellType::IsoDate,
                        "n" => CellType::Number,
                        _ => CellType::Text,
                    }
                }
                _ => {}
            }
        }
        Some(head)
    }

    /// Adds the cell; none if it points at a shared string that does not exist.
    fn push(&self, value: &str, inline: bool, builder: &mut Builder, context: &Context<'_>) -> Option<()> {
        let kind = if inline { CellType::Text } else { self.kind };
        match kind {
            _ if value.is_empty() => builder.push_text(Kind::Text, ""),
            CellType::Shared => {
                let (start, end) = context.strings.get(value.trim().parse::<usize>().ok()?)?;
                builder.push_span(*start as usize, *end as usize);
            }
            CellType::Bool => {
                let yes = matches!(value.trim(), "1" | "true");
                builder.push_text(if yes { Kind::True } else { Kind::False }, "");
            }
            CellType::Error => builder.push_text(Kind::Error, value),
            CellType::Text => builder.push_text(Kind::Text, value),
            CellType::IsoDate => match value.get(..10).and_then(Day::parse) {
                Some(day) => builder.push_text(Kind::Date, &shown_day(day)),
                None => builder.push_text(Kind::Text, value),
            },
            CellType::Number => self.push_number(value, builder, context),
        }
        Some(())
    }

    fn push_number(&self, value: &str, builder: &mut Builder, context: &Context<'_>) {
        let value = value.trim();
        let Some(number) = value.parse::<f64>().ok().filter(|number| number.is_finite()) else {
            return builder.push_text(Kind::Text, value);
        };
        let dated = context.date_styles.get(self.style).copied().unwrap_or(false);
        if dated && let Some(day) = day_of_serial(number + context.shift) {
            builder.push_text(Kind::Date, &shown_day(day));
        } else if value.len() <= 15 && value.bytes().all(|byte| byte.is_ascii_digit()) {
            builder.push_text(Kind::Number, value);
        } else {
            builder.push_text(Kind::Number, &shown_number(number));
        }
    }
}

fn shown_day(day: Day) -> String {
    use chrono::Datelike;
    let date = day.date();
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// A number with the 15 digits that a spreadsheet keeps; very large and very small ones in its scientific form.
fn shown_number(number: f64) -> String {
    let short: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let size = short.abs();
    if size != 0.0 && !(1e-9..1e15).contains(&size) {
        let text = format!("{short:e}");
        match text.split_once('e') {
            Some((digits, exponent)) if !exponent.starts_with('-') => format!("{digits}E+{exponent}"),
            Some((digits, exponent)) => format!("{digits}E{exponent}"),
            None => text,
        }
    } else {
        short.to_string()
    }
}

/// Column of a reference such as `B5`, from 0.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let column = letters.fold(0_usize, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_as_a_spreadsheet_shows_them() {
        for (number, text) in [
            (20.1 + 4e-15, "20.1"),
            (0.1 + 0.2, "0.3"),
            (1.98501012010011e17, "1.98501012010011E+17"),
            (198_501_012_010_011_012.0, "1.98501012010011E+17"),
            (0.0, "0"),
            (-3.5, "-3.5"),
            (1e-12, "1E-12"),
        ] {
            assert_eq!(shown_number(number), text);
        }
    }
}

//! The little XML that workbooks need: attributes by local name, text with its entities, Excel's own escapes.
use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};

/// A reader set up for workbook parts: empty elements come as a start and an end.
pub(super) fn reader<R: BufRead>(part: R) -> Reader<R> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    reader
}

/// Value of the attribute with that local name.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
}

/// Adds what an entity stands for; an unknown one stays as it is written.
pub(super) fn push_entity(entity: &BytesRef<'_>, text: &mut String) {
    if let Some(known) = resolve_xml_entity(entity) {
        text.push_str(known);
    } else if let Ok(Some(character)) = entity.resolve_char_ref() {
        text.push(character);
    } else {
        text.push('&');
        text.push_str(entity);
        text.push(';');
    }
}

/// Adds the text of the open element `name` up to its end, without that of elements called `skip`.
pub(super) fn read_text<R: BufRead>(
    reader: &mut Reader<R>,
    buffer: &mut Vec<u8>,
    name: &str,
    skip: &str,
    text: &mut String,
) -> quick_xml::Result<()> {
    let start = text.len();
    let mut skipped = 0_u32;
    let mut depth = 0_u32;
    // Text of a shared string stands in its <t> only; white space between elements is none.
    let direct = name != "si" && name != "is";
    let mut in_text = direct;
    loop {
        buffer.clear();
        match reader.read_event_into(buffer)? {
            Event::Start(element) => {
                let local = element.local_name();
                depth += 1;
                skipped += u32::from(local.as_ref() == skip);
                in_text = local.as_ref() == "t" && skipped == 0;
            }
            Event::End(element) => {
                let local = element.local_name();
                if depth == 0 || local.as_ref() == name {
                    break;
                }
                depth -= 1;
                skipped = skipped.saturating_sub(u32::from(local.as_ref() == skip));
                in_text = direct && depth == 0;
            }
            Event::Text(content) if in_text => text.push_str(&content.xml10_content()),
            Event::CData(content) if in_text => text.push_str(&content.xml10_content()),
            Event::GeneralRef(entity) if in_text => push_entity(&entity, text),
            Event::Eof => break,
            _ => {}
        }
    }
    unescape_from(text, start);
    Ok(())
}

/// Turns Excel's `_x000D_` in the text from `start` on into the character it stands for.
fn unescape_from(text: &mut String, start: usize) {
    let Some(tail) = text.get(start..) else { return };
    if !tail.contains("_x") {
        return;
    }
    let mut done = String::with_capacity(tail.len());
    let mut rest = tail;
    while let Some((before, after)) = rest.split_once("_x") {
        done.push_str(before);
        let code = after
            .get(..4)
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()) && after.get(4..5) == Some("_"))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32)
            .filter(|character| *character != '\0');
        match code {
            Some(character) => {
                done.push(character);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                done.push_str("_x");
                rest = after;
            }
        }
    }
    done.push_str(rest);
    text.truncate(start);
    text.push_str(&done);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excels_escapes_become_characters_and_nothing_else_does() {
        for (from, to) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x00", "_x00"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_x0000_", "_x0000_"),
            ("é_x0041_", "éA"),
        ] {
            let mut text = from.to_owned();
            unescape_from(&mut text, 0);
            assert_eq!(text, to);
        }
    }
}

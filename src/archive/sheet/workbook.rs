//! An XLSX to rows of cells, in one pass over its parts.
//!
//! Its own reader over `zip` and `quick-xml` rather than calamine's: that one makes room for as many strings and cells as
//! a file claims to have, and overflows on hostile references. Tests compare the two on every ordinary workbook.
use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::{
    Sheet, SheetError, SheetForm, SheetName,
    cells::{Context, Failure, walk},
    package::Package,
    table::Builder,
    xml,
};

/// A sheet of the workbook: its name, the path of its part, whether people see it.
struct Listed {
    name: String,
    path: String,
    visible: bool,
}

#[derive(Default)]
struct Directory {
    sheets: Vec<Listed>,
    dates_from_1904: bool,
}

/// Reads one sheet: the wanted one, else the first visible one that holds anything.
pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, SheetError> {
    let mut package = Package::open(bytes)?;
    if let Some(kind) = package.foreign() {
        return Err(SheetError::Foreign(kind));
    }
    let (base, workbook) = workbook_path(&mut package)?;
    let directory = directory(&mut package, &base, &workbook)?;
    let all_hidden = directory.sheets.iter().all(|sheet| !sheet.visible);
    let listed: Vec<&Listed> = directory.sheets.iter().filter(|sheet| sheet.visible || all_hidden).collect();
    let date_styles = date_styles(&mut package, &base)?;
    let (text, strings) = shared_strings(&mut package, &base)?;
    let shift = if directory.dates_from_1904 { 1462.0 } else { 0.0 };
    let context = Context { strings: &strings, date_styles: &date_styles, shift };
    let candidates: Vec<&Listed> = match wanted {
        Some(wanted) => directory.sheets.iter().filter(|sheet| sheet.name == wanted).collect(),
        None => listed,
    };
    let Some((last, before)) = candidates.split_last() else {
        return Err(match wanted {
            Some(wanted) => {
                let there_are = directory.sheets.iter().map(|sheet| sheet.name.clone()).collect();
                SheetError::NoSuchSheet { wanted: wanted.into(), there_are }
            }
            None => SheetError::Empty,
        });
    };
    let mut found = Err(SheetError::Empty);
    for sheet in before {
        if !matches!(found, Err(SheetError::Empty)) {
            break;
        }
        found = cells(&mut package, sheet, text.clone(), &context);
    }
    if matches!(found, Err(SheetError::Empty)) {
        found = cells(&mut package, last, text, &context);
    }
    found.map(|mut found| {
        let named = |sheet: &Listed| SheetName { name: sheet.name.clone(), hidden: !sheet.visible };
        found.sheets = directory.sheets.iter().map(named).collect();
        found
    })
}

/// Calls `visit` for each start of an element in a part, with the names of nothing else kept. False if there is no part.
fn each_start(
    package: &mut Package<'_>,
    path: &str,
    mut visit: impl FnMut(&BytesStart<'_>),
) -> Result<bool, SheetError> {
    let Some(part) = package.part(path)? else { return Ok(false) };
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    let outcome = loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => visit(&element),
            Ok(Event::Eof) => break Ok(true),
            Err(error) => break Err(error),
            _ => {}
        }
    };
    drop(reader);
    outcome.map_err(|error| package.error(error))
}

/// Folder (with its slash) and name of the workbook part.
fn workbook_path(package: &mut Package<'_>) -> Result<(String, String), SheetError> {
    let mut target = None;
    each_start(package, "_rels/.rels", |element| {
        if xml::attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")) {
            target = xml::attribute(element, "Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    })?;
    let target = target.unwrap_or_else(|| "xl/workbook.xml".into());
    Ok(match target.rsplit_once('/') {
        Some((folder, name)) => (format!("{folder}/"), name.to_owned()),
        None => (String::new(), target),
    })
}

fn directory(package: &mut Package<'_>, base: &str, workbook: &str) -> Result<Directory, SheetError> {
    let mut targets = BTreeMap::new();
    each_start(package, &format!("{base}_rels/{workbook}.rels"), |element| {
        let worksheet = xml::attribute(element, "Type").is_some_and(|kind| kind.ends_with("/worksheet"));
        if let (true, Some(id), Some(target)) =
            (worksheet, xml::attribute(element, "Id"), xml::attribute(element, "Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{base}{target}"),
            };
            targets.insert(id.into_owned(), path);
        }
    })?;
    let mut directory = Directory::default();
    let found = each_start(package, &format!("{base}{workbook}"), |element| match element.local_name().as_ref() {
        "sheet" => {
            let id = xml::attribute(element, "id").unwrap_or_default();
            if let (Some(path), Some(name)) = (targets.get(id.as_ref()), xml::attribute(element, "name")) {
                let visible = xml::attribute(element, "state").is_none_or(|state| state == "visible");
                directory.sheets.push(Listed { name: name.into_owned(), path: path.clone(), visible });
            }
        }
        "workbookPr" => {
            directory.dates_from_1904 |=
                xml::attribute(element, "date1904").is_some_and(|value| value == "1" || value == "true");
        }
        _ => {}
    })?;
    if found { Ok(directory) } else { Err(SheetError::Damaged { detail: "no workbook part".into() }) }
}

/// For each cell style, whether it shows a date.
fn date_styles(package: &mut Package<'_>, base: &str) -> Result<Vec<bool>, SheetError> {
    let mut own = BTreeMap::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
    each_start(package, &format!("{base}styles.xml"), |element| match element.local_name().as_ref() {
        "numFmt" => {
            if let (Some(id), Some(code)) = (format_id(element), xml::attribute(element, "formatCode")) {
                own.insert(id, is_date_format(&code));
            }
        }
        "cellXfs" => in_cells = true,
        "cellStyles" | "dxfs" | "cellStyleXfs" => in_cells = false,
        "xf" if in_cells => {
            let id = format_id(element).unwrap_or(0);
            styles.push(own.get(&id).copied().unwrap_or(matches!(id, 14..=17 | 22 | 27..=36 | 50..=58)));
        }
        _ => {}
    })?;
    Ok(styles)
}

fn format_id(element: &BytesStart<'_>) -> Option<u32> {
    xml::attribute(element, "numFmtId")?.parse().ok()
}

/// Whether a number format shows a day or a year; hours and minutes alone are no date.
fn is_date_format(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut skip) = (false, false, false);
    for character in code.chars() {
        if skip {
            skip = false;
            continue;
        }
        match character {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => skip = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            ';' => return false,
            'd' | 'D' | 'y' | 'Y' => return true,
            _ => {}
        }
    }
    false
}

/// All shared strings as one text, and where each stands in it.
fn shared_strings(package: &mut Package<'_>, base: &str) -> Result<(String, Vec<(u32, u32)>), SheetError> {
    let mut text = String::new();
    let mut spans = Vec::new();
    let Some(part) = package.part(&format!("{base}sharedStrings.xml"))? else { return Ok((text, spans)) };
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    let outcome = loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "si" => {
                let start = text.len() as u32;
                if let Err(error) = xml::read_text(&mut reader, &mut buffer, "si", "rPh", &mut text) {
                    break Err(error);
                }
                spans.push((start, text.len() as u32));
            }
            Ok(Event::Eof) => break Ok(()),
            Err(error) => break Err(error),
            _ => {}
        }
    };
    drop(reader);
    outcome.map_err(|error| package.error(error))?;
    Ok((text, spans))
}

fn cells(package: &mut Package<'_>, sheet: &Listed, text: String, context: &Context<'_>) -> Result<Sheet, SheetError> {
    let missing = || SheetError::Damaged { detail: format!("no part {}", sheet.path) };
    let part = package.part(&sheet.path)?.ok_or_else(missing)?;
    let mut builder = Builder::new(text);
    match walk(part, &mut builder, context) {
        Ok(()) => builder.finish(sheet.name.clone(), SheetForm::Workbook),
        Err(Failure::Sheet(error)) => Err(error),
        Err(Failure::Xml(error)) => Err(package.error(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_formats_are_told_from_numbers_and_times() {
        for (code, date) in [
            ("dd/mm/yyyy", true),
            ("[$-421]dd mmmm yyyy;@", true),
            ("0.00", false),
            ("hh:mm", false),
            ("[h]:mm:ss", false),
            ("#,##0\\d", false),
            ("\"d\"0", false),
            ("[Red]0", false),
            ("0;dd", false),
        ] {
            assert_eq!(is_date_format(code), date, "{code}");
        }
    }
}

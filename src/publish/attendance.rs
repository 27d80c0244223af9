//! Daftar Hadir: empty, to be signed on paper, and filled, with codes and shares.
use super::{Cell, Column, Document, Kind, Section, column};
use crate::analytics::{AttendanceLine, AttendanceSheet, Passing, Presence, attendance_sheet};
use crate::domain::{AttendanceCode, Dataset, Day, Event, Id, Session};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};

/// Sessions side by side on one sheet.
const ACROSS: usize = 12;

/// What one page of the empty sheet is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignedBy {
    #[default]
    Session,
    Day,
}

/// The sheet that goes around: boxes to sign alternate, so that hands do not meet; `spare` lines for guests.
pub fn blank_sheet(data: &Dataset, event: Id<Event>, by: SignedBy, spare: usize, lang: Lang) -> Option<Document> {
    let sheet = attendance_sheet(data, event)?;
    let pages = match by {
        SignedBy::Session => sheet.sessions.iter().map(|session| session_heading(session, &sheet, lang)).collect(),
        SignedBy::Day => days(&sheet, lang),
    };
    let pages = if pages.is_empty() { vec![days_of(&sheet.event, lang)] } else { pages };
    let rows: Vec<Vec<Cell>> = (0..sheet.lines.len() + spare).map(|at| sign_row(at, sheet.lines.get(at))).collect();
    // Each page goes around alone, and only the first stands under the title.
    let whole = |at: usize, heading: String| {
        let event = [sheet.event.name.as_str(), sheet.event.batch.as_str()].into_iter().filter(|it| !it.is_empty());
        if at == 0 { heading } else { format!("{heading} · {}", event.collect::<Vec<_>>().join(", ")) }
    };
    let section = |(at, heading): (usize, String)| Section {
        heading: whole(at, heading),
        columns: sign_columns(lang),
        rows: rows.clone(),
        total: Vec::new(),
        new_page: at > 0,
    };
    Some(Document {
        title: text(lang, "reports.attendance.title"),
        subtitle: subtitle(&sheet.event, lang),
        lead: Vec::new(),
        sections: pages.into_iter().enumerate().map(section).collect(),
        notes: Vec::new(),
    })
}

fn days(sheet: &AttendanceSheet, lang: Lang) -> Vec<String> {
    let mut days: Vec<Day> = sheet.sessions.iter().map(|session| session.day).collect();
    days.dedup();
    days.into_iter().map(|day| format::date_long(lang, day.date())).collect()
}

fn session_heading(session: &Session, sheet: &AttendanceSheet, lang: Lang) -> String {
    let number = sheet.sessions.iter().position(|one| one.id == session.id).map_or(0, |at| at + 1);
    let day = format::date_long(lang, session.day.date());
    let mut parts = vec![fill(lang, "reports.attendance.session", &[("number", number.to_string()), ("day", day)])];
    let clock = |minute: u16| format!("{:02}.{:02}", minute / 60, minute % 60);
    parts.extend(session.start.map(|start| match session.end {
        Some(end) => format!("{}–{}", clock(start), clock(end)),
        None => clock(start),
    }));
    parts.extend([session.room.clone(), session.topic.clone()].into_iter().filter(|it| !it.trim().is_empty()));
    parts.join(" · ")
}

fn sign_columns(lang: Lang) -> Vec<Column> {
    vec![
        column(text(lang, "reports.number"), Kind::Number(0)),
        column(text(lang, "reports.attendance.name"), Kind::Text),
        column(text(lang, "reports.attendance.nip"), Kind::Digits),
        column(text(lang, "reports.attendance.place"), Kind::Text),
        column(text(lang, "reports.attendance.signature"), Kind::Sign),
        column(String::new(), Kind::Sign),
    ]
}

fn sign_row(at: usize, line: Option<&AttendanceLine>) -> Vec<Cell> {
    let written = |text: String| Cell::Text(if text.is_empty() { " ".to_owned() } else { text });
    let (box_number, empty) = (Cell::Text(format!("{}.", at + 1)), Cell::Text(" ".to_owned()));
    let (left, right) = if at.is_multiple_of(2) { (box_number, empty) } else { (empty, box_number) };
    let name = line.map(|line| line.name.clone()).unwrap_or_default();
    let nip = line.map(|line| line.nip.clone()).unwrap_or_default();
    vec![Cell::count(at + 1), written(name), written(nip), written(line.map(place).unwrap_or_default()), left, right]
}

fn place(line: &AttendanceLine) -> String {
    let parts = [line.position.as_str(), line.unit.as_str()].into_iter().filter(|it| !it.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// The sheet as it was filled. *Sakit* is written as izin, since health is not for others (UU 27/2022).
pub fn filled_sheet(data: &Dataset, event: Id<Event>, lang: Lang) -> Option<Document> {
    let sheet = attendance_sheet(data, event)?;
    let count = sheet.sessions.len();
    let starts: Vec<usize> = (0..count.max(1)).step_by(ACROSS).collect();
    let last = starts.len().saturating_sub(1);
    let section = |(at, from): (usize, usize)| {
        let to = (from + ACROSS).min(count);
        let values = [("first", (from + 1).to_string()), ("last", to.to_string())];
        let heading = if last == 0 { String::new() } else { fill(lang, "reports.attendance.sessions", &values) };
        filled_section(&sheet, from..to, at == last, heading, lang)
    };
    let share = format::hundredths(lang, sheet.share.raw());
    let unset = {
        let all = sheet.total();
        all.all - all.filled
    };
    let mut notes = vec![legend(lang), fill(lang, "reports.attendance.rule", &[("share", share)])];
    if unset > 0 {
        notes.push(fill(lang, "reports.attendance.unset", &[("count", unset.to_string())]));
    }
    Some(Document {
        title: text(lang, "reports.attendance.filled_title"),
        subtitle: subtitle(&sheet.event, lang),
        lead: Vec::new(),
        sections: starts.into_iter().enumerate().map(section).collect(),
        notes,
    })
}

fn filled_section(
    sheet: &AttendanceSheet,
    sessions: std::ops::Range<usize>,
    sums: bool,
    heading: String,
    lang: Lang,
) -> Section {
    let head = |key: &str, kind| column(text(lang, key), kind);
    let mut columns = vec![
        head("reports.number", Kind::Number(0)),
        head("reports.attendance.name", Kind::Text),
        head("reports.attendance.nip", Kind::Digits),
        head("reports.attendance.unit", Kind::Text),
    ];
    columns.extend(sessions.clone().map(|at| column((at + 1).to_string(), Kind::Code)));
    if sums {
        columns.push(head("reports.attendance.present", Kind::Number(0)));
        columns.push(head("reports.attendance.filled", Kind::Number(0)));
        columns.push(head("reports.attendance.share", Kind::Percent));
        columns.push(head("reports.attendance.passing", Kind::Text));
    }
    let row = |(at, line): (usize, &AttendanceLine)| {
        let mut cells = vec![
            Cell::count(at + 1),
            Cell::text(line.name.clone()),
            Cell::text(line.nip.clone()),
            Cell::text(line.unit.clone()),
        ];
        let codes = line.codes.iter().skip(sessions.start).take(sessions.len());
        cells.extend(codes.map(|code| code.map_or(Cell::Missing, |code| Cell::text(public(code).letters()))));
        if sums {
            let count = Presence::of(line.codes.iter().copied());
            cells.extend(count_cells(count));
            cells.push(Cell::text(text(lang, passing_key(count.passing(sheet.share)))));
        }
        cells
    };
    let rows = sheet.lines.iter().enumerate().map(row).collect();
    let blank = || Cell::Text(" ".into());
    let mut total = vec![blank(), Cell::text(text(lang, "reports.attendance.present_of")), blank(), blank()];
    total.extend(sessions.clone().map(|at| Cell::text(sheet.of_session(at).present.to_string())));
    if sums {
        total.extend(count_cells(sheet.total()));
        total.push(blank());
    }
    Section { heading, columns, rows, total, new_page: sessions.start > 0 }
}

fn count_cells(count: Presence) -> [Cell; 3] {
    [Cell::count(count.present), Cell::count(count.filled), Cell::maybe(count.share())]
}

const fn passing_key(passing: Passing) -> &'static str {
    match passing {
        Passing::Reached => "reports.attendance.reached",
        Passing::Open => "reports.attendance.undecided",
        Passing::Below => "reports.attendance.below",
    }
}

/// The code as others may see it.
const fn public(code: AttendanceCode) -> AttendanceCode {
    match code {
        AttendanceCode::Sick => AttendanceCode::Excused,
        code => code,
    }
}

fn legend(lang: Lang) -> String {
    let codes = AttendanceCode::ALL.into_iter().filter(|code| *code != AttendanceCode::Sick);
    let codes: Vec<String> = codes.map(|code| format!("{} = {}", code.letters(), name(lang, code))).collect();
    fill(lang, "reports.attendance.legend", &[("codes", codes.join(" · "))])
}

fn days_of(event: &Event, lang: Lang) -> String {
    let day = |day: Day| format::date_long(lang, day.date());
    if event.start == event.end { day(event.start) } else { format!("{} – {}", day(event.start), day(event.end)) }
}

/// Name, batch, days, place.
pub(super) fn subtitle(event: &Event, lang: Lang) -> String {
    let parts = [event.name.clone(), event.batch.clone(), days_of(event, lang), event.place.clone()];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

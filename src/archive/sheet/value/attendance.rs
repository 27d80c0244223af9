//! What a daftar hadir writes: marks, which session a title or a cell means, the state and the result of a participant.
use super::{Read, Words, content, date, tidy};
use crate::archive::marks::{Said, read_mark, usual_meaning};
use crate::archive::sheet::{Cell, ProblemKind, WordList};
use crate::domain::{AttendanceCode, Day, EnrolmentResult, EnrolmentState};
use crate::words::collate::fold;

/// Years of two digits in titles are of this century.
const CENTURY_END: Day = Day::from_number(47_481);
/// Most sessions of an event.
const MOST: u16 = 999;
/// Signs that mean one thing in one office and another in the next.
const DOUBTFUL: [&str; 2] = ["x", "p"];
/// What may stand before the name of a session.
const BEFORE: [&str; 5] = ["kehadiran", "daftar hadir", "absensi", "presensi", "absen"];

/// Status kepesertaan, as a file may give it.
pub static ENROLMENT: Words<EnrolmentState> = Words {
    list: WordList::Enrolment,
    rows: &[
        (EnrolmentState::Invited, "Diundang", &["diundang", "undangan", "invited"]),
        (EnrolmentState::Nominated, "Diusulkan OPD", &["diusulkanopd", "diusulkan", "usulan", "nominated"]),
        (EnrolmentState::Registered, "Terdaftar", &["terdaftar", "peserta", "aktif", "mengikuti", "registered"]),
        (EnrolmentState::Reserve, "Cadangan", &["cadangan", "pesertacadangan", "reserve"]),
        (EnrolmentState::Declined, "Menolak", &["menolak", "tidakbersedia", "declined"]),
        (EnrolmentState::Cancelled, "Batal", &["batal", "dibatalkan", "cancelled"]),
    ],
};

/// Hasil of a participant.
pub static RESULT: Words<EnrolmentResult> = Words {
    list: WordList::Result,
    rows: &[
        (EnrolmentResult::Passed, "Lulus", &["lulus", "kompeten", "passed"]),
        (EnrolmentResult::Failed, "Tidak lulus", &["tidaklulus", "belumlulus", "tidakkompeten", "gagal", "failed"]),
        (EnrolmentResult::Withdrawn, "Mengundurkan diri", &["mengundurkandiri", "undurdiri", "mundur", "withdrawn"]),
    ],
};

/// A mark of attendance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub code: AttendanceCode,
    /// The sign it was written with (`√`, `1`), where that is no code and no name of one.
    pub sign: Option<String>,
}

/// A mark: the letters of the sheet, their names, and signs that have one meaning. An empty cell and a dash say nothing.
pub fn attendance(cell: Cell<'_>) -> Read<Marked> {
    let Some(text) = content(cell)? else { return Ok(None) };
    match read_mark(&text) {
        Said::Empty => Ok(None),
        Said::Code(code) => Ok(Some(Marked { code, sign: None })),
        Said::Sign(sign) => match usual_meaning(&sign).filter(|_| !DOUBTFUL.contains(&fold(&sign).as_str())) {
            Some(code) => Ok(Some(Marked { code, sign: Some(sign) })),
            None => Err(ProblemKind::UnknownWord { list: WordList::Attendance, nearest: marks() }.of(cell)),
        },
    }
}

/// The letters of the sheet, for drop-downs and suggestions.
pub fn marks() -> Vec<String> {
    AttendanceCode::ALL.map(|code| code.letters().to_owned()).to_vec()
}

/// How a file names a session.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SaidSession {
    /// `Sesi 2`, perhaps with its day behind it.
    Number(u16, Option<Day>),
    /// `Hari 2`.
    NthDay(u16),
    Day(Day),
    Topic(String),
    /// No name at all: the only one there is.
    Only,
}

/// The session that the title of a column names, if it names one: `Sesi 1`, `Hari ke-2`, `Pertemuan 3 (05/02/2025)`,
/// `03/02/2025`, `4`, `Sesi: Pembukaan`.
pub fn session_title(title: &str) -> Option<SaidSession> {
    let folded = fold(&tidy(title));
    let bare = BEFORE.iter().find_map(|before| folded.strip_prefix(before)).unwrap_or(&folded);
    let bare = bare.trim_matches(|character: char| matches!(character, ' ' | ':' | '-' | '(' | ')'));
    if let Ok(number) = bare.parse::<u16>() {
        return (1..=MOST).contains(&number).then_some(SaidSession::Number(number, None));
    }
    if let Some(day) = day_in(bare) {
        return Some(SaidSession::Day(day));
    }
    let word_ends = bare.find(|character: char| !character.is_alphabetic())?;
    let (word, rest) = bare.split_at_checked(word_ends)?;
    let is_day = matches!(word, "hari" | "day");
    if !is_day && !matches!(word, "sesi" | "pertemuan" | "session") {
        return None;
    }
    if let Some(topic) = rest.trim_start().strip_prefix(':').map(str::trim) {
        // As it was written, not as it was compared.
        let written = tidy(title).split_once(':').map_or_else(String::new, |(_, topic)| topic.trim().to_owned());
        return (!topic.is_empty()).then_some(SaidSession::Topic(written));
    }
    let rest = rest.trim_start_matches([' ', '-', '.', '#']);
    let rest = rest.strip_prefix("ke").map_or(rest, |rest| rest.trim_start_matches([' ', '-', '.']));
    let digits = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    let (number, behind) = rest.split_at_checked(digits)?;
    let number = number.parse::<u16>().ok().filter(|number| (1..=MOST).contains(number))?;
    if behind.starts_with(char::is_alphanumeric) {
        return None;
    }
    let day = day_in(behind.trim_matches(|character: char| !character.is_alphanumeric()));
    Some(match (is_day, day) {
        (true, Some(day)) => SaidSession::Day(day),
        (true, None) => SaidSession::NthDay(number),
        (false, day) => SaidSession::Number(number, day),
    })
}

/// The session that a cell names: as a title does, else by its topic.
pub fn session(cell: Cell<'_>) -> Read<SaidSession> {
    if let Cell::Date { day, .. } = cell {
        return Ok(Some(SaidSession::Day(day)));
    }
    let Some(text) = content(cell)? else { return Ok(None) };
    Ok(Some(session_title(&text).unwrap_or(SaidSession::Topic(text))))
}

fn day_in(text: &str) -> Option<Day> {
    let is_written_out = text.bytes().filter(u8::is_ascii_digit).count() >= 3 && text.parse::<f64>().is_err();
    if is_written_out { date(Cell::Text(text), CENTURY_END).ok().flatten() } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;
    use AttendanceCode::*;

    #[test]
    fn marks_are_codes_names_and_signs_of_one_meaning_and_nothing_stays_nothing() {
        let code = |code| Ok(Some(Marked { code, sign: None }));
        let sign = |code, sign: &str| Ok(Some(Marked { code, sign: Some(sign.to_owned()) }));
        let unknown = || Err(ProblemKind::UnknownWord { list: WordList::Attendance, nearest: marks() });
        check(
            attendance,
            vec![
                ("H", code(Present)),
                ("dl", code(OfficialDuty)),
                ("Terlambat", code(Late)),
                ("√", sign(Present, "√")),
                ("v", sign(Present, "v")),
                ("1", sign(Present, "1")),
                ("0", sign(Absent, "0")),
                ("ijin", sign(Excused, "ijin")),
                ("", Ok(None)),
                ("-", Ok(None)),
                ("x", unknown()),
                ("Z", unknown()),
            ],
        );
    }

    #[test]
    fn titles_name_sessions_by_number_day_or_topic_and_other_titles_do_not() {
        let day = Day::new(2025, 2, 3);
        let named = |title: &str| session_title(title);
        for (title, expected) in [
            ("Sesi 1", Some(SaidSession::Number(1, None))),
            ("SESI KE-2", Some(SaidSession::Number(2, None))),
            ("Kehadiran Sesi 3", Some(SaidSession::Number(3, None))),
            ("Pertemuan 4 (03/02/2025)", Some(SaidSession::Number(4, day))),
            ("12", Some(SaidSession::Number(12, None))),
            ("Hari 2", Some(SaidSession::NthDay(2))),
            ("Hari 1 (3 Februari 2025)", day.map(SaidSession::Day)),
            ("03/02/2025", day.map(SaidSession::Day)),
            ("03/02/25", day.map(SaidSession::Day)),
            ("Sesi: Pembukaan", Some(SaidSession::Topic("Pembukaan".into()))),
            ("Sesi", None),
            ("Sesi 1a", None),
            ("Hari", None),
            ("Nama", None),
            ("No. 1", None),
            ("0", None),
        ] {
            assert_eq!(named(title), expected, "{title}");
        }
        check(
            session,
            vec![
                ("2", Ok(Some(SaidSession::Number(2, None)))),
                ("Materi Inti", Ok(Some(SaidSession::Topic("Materi Inti".into())))),
                ("-", Ok(None)),
            ],
        );
    }
}

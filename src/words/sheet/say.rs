//! The sentences for what is wrong with a foreign table: what, where, and what to do.
use super::{CellProblem, ForeignKind, ProblemKind, SheetError, SheetNote, ValueProblem, WordList};
use crate::domain::Sex;
use crate::rules::nip::{NipError, NipWarning};
use crate::words::{
    format::{bytes, date_long, integer},
    lang::{Lang, fill, text},
};

fn line(lang: Lang, line: u32) -> (&'static str, String) {
    ("line", integer(lang, line.into()))
}

impl SheetError {
    /// The sentence: what is wrong and what to do.
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("sheet.error.{key}"), values);
        match self {
            Self::TooLarge { size, limit } => {
                say("too_large", &[("size", bytes(lang, *size as u64)), ("limit", bytes(lang, *limit as u64))])
            }
            Self::Bomb { limit, .. } => say("bomb", &[("limit", bytes(lang, *limit))]),
            Self::TooManyParts { limit } => say("too_many_parts", &[("limit", integer(lang, *limit as i64))]),
            Self::TooManyColumns { line: at, limit } => {
                say("too_many_columns", &[line(lang, *at), ("limit", integer(lang, *limit as i64))])
            }
            Self::TooManyCells { limit } => say("too_many_cells", &[("limit", integer(lang, *limit as i64))]),
            Self::Locked => say("locked", &[]),
            Self::Foreign(kind) => say(
                match kind {
                    ForeignKind::OldExcel => "old_excel",
                    ForeignKind::OpenDocument => "open_document",
                    ForeignKind::WebPage => "web_page",
                    ForeignKind::Xml => "xml",
                    ForeignKind::Json => "json",
                    ForeignKind::Pdf => "pdf",
                    ForeignKind::OtherZip => "other_zip",
                    ForeignKind::Image => "image",
                },
                &[],
            ),
            Self::Damaged { detail } => say("damaged", &[("detail", detail.clone())]),
            Self::NoSuchSheet { wanted, there_are } => {
                say("no_such_sheet", &[("wanted", wanted.clone()), ("names", there_are.join(", "))])
            }
            Self::NulByte { line: at } => say("nul_byte", &[line(lang, *at)]),
            Self::UnmarkedUtf16 => say("unmarked_utf16", &[]),
            Self::BrokenText { line: at } => say("broken_text", &[line(lang, *at)]),
            Self::Empty => say("empty", &[]),
        }
    }
}

/// The name of a sheet, and whether its workbook hides it.
pub fn sheet_name(lang: Lang, name: &str, hidden: bool) -> String {
    if hidden { fill(lang, "sheet.hidden", &[("name", name.to_owned())]) } else { name.to_owned() }
}

impl SheetNote {
    /// The sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::StrayQuote { line: at } => fill(lang, "sheet.note.stray_quote", &[line(lang, *at)]),
            Self::DamagedText { line: at } => fill(lang, "sheet.note.damaged_text", &[line(lang, *at)]),
        }
    }
}

impl WordList {
    /// What the list is a list of: "Golongan".
    pub fn say(self, lang: Lang) -> String {
        let key = match self {
            Self::Sex => "sex",
            Self::Status => "status",
            Self::Standing => "standing",
            Self::Rank => "rank",
            Self::PositionClass => "position_class",
            Self::Level => "level",
            Self::Education => "education",
            Self::Form => "form",
            Self::Scope => "scope",
            Self::Evidence => "evidence",
            Self::Span => "span",
            Self::Rating => "rating",
            Self::Predicate => "predicate",
            Self::Enrolment => "enrolment",
            Self::Result => "result",
            Self::Attendance => "attendance",
        };
        text(lang, &format!("sheet.list.{key}"))
    }
}

impl ValueProblem {
    /// The sentence: what the cell holds, why it is refused, what to write instead.
    pub fn say(&self, lang: Lang) -> String {
        let raw: String = match self.raw.char_indices().nth(60) {
            Some((cut, _)) => format!("{}…", self.raw.get(..cut).unwrap_or_default()),
            None => self.raw.clone(),
        };
        let say = |key: &str, more: &[(&str, String)]| {
            let mut values = vec![("raw", raw.clone())];
            values.extend_from_slice(more);
            fill(lang, &format!("sheet.value.{key}"), &values)
        };
        match &self.kind {
            ProblemKind::Missing => say("missing", &[]),
            ProblemKind::SpreadsheetError => say("spreadsheet_error", &[]),
            ProblemKind::TooLong { limit } => say("too_long", &[("limit", integer(lang, *limit as i64))]),
            ProblemKind::NotADate => say("not_a_date", &[]),
            ProblemKind::ImpossibleDate => say("impossible_date", &[]),
            ProblemKind::MonthBeforeDay => say("month_before_day", &[]),
            ProblemKind::YearOnly => say("year_only", &[]),
            ProblemKind::DateOutOfRange { first, last } => {
                say("date_out_of_range", &[("first", first.to_string()), ("last", last.to_string())])
            }
            ProblemKind::NotANumber => say("not_a_number", &[]),
            ProblemKind::AmbiguousNumber => say("ambiguous_number", &[]),
            ProblemKind::NumberOutOfRange { least, most } => {
                say("number_out_of_range", &[("least", integer(lang, *least)), ("most", integer(lang, *most))])
            }
            ProblemKind::LostDigits => say("lost_digits", &[]),
            ProblemKind::Nip(error) => fill(lang, "sheet.value.nip", &[("raw", raw.clone()), ("why", error.say(lang))]),
            ProblemKind::UnknownWord { list, nearest } if nearest.is_empty() => {
                say("unknown_word", &[("list", list.say(lang))])
            }
            ProblemKind::UnknownWord { list, nearest } => {
                say("unknown_word_near", &[("list", list.say(lang)), ("nearest", nearest.join(" / "))])
            }
            ProblemKind::Contradicts { list } => say("contradicts", &[("list", list.say(lang))]),
        }
    }
}

impl CellProblem {
    /// The sentence with its place: "Baris 41, kolom NIP: …".
    pub fn say(&self, lang: Lang) -> String {
        let values = [line(lang, self.line), ("column", self.column.clone()), ("problem", self.problem.say(lang))];
        fill(lang, if self.column.is_empty() { "sheet.place.row" } else { "sheet.place.cell" }, &values)
    }
}

impl NipError {
    /// The clause that says why, for after "NIP …:".
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("sheet.nip.{key}"), values);
        match self {
            Self::Length { found } => say("length", &[("found", integer(lang, *found as i64))]),
            Self::NotDigits => say("not_digits", &[]),
            Self::BirthDate => say("birth_date", &[]),
            Self::StartMonth { code } => say("start_month", &[("code", format!("{code:02}"))]),
            Self::Sex { digit } => say("sex", &[("digit", digit.to_string())]),
            Self::Sequence => say("sequence", &[]),
            Self::TooYoung { age } => say("too_young", &[("age", age.to_string())]),
            Self::Scientific => say("scientific", &[]),
        }
    }
}

impl NipWarning {
    /// The sentence.
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("sheet.nip_warning.{key}"), values);
        let sex = |sex: Sex| text(lang, if sex == Sex::Male { "sheet.sex.male" } else { "sheet.sex.female" });
        match self {
            Self::StartsLater => say("starts_later", &[]),
            Self::OldAtStart { age } => say("old_at_start", &[("age", age.to_string())]),
            Self::BirthDateDiffers { in_number, in_file } => say(
                "birth_date_differs",
                &[("in_number", date_long(lang, in_number.date())), ("in_file", date_long(lang, in_file.date()))],
            ),
            Self::SexDiffers { in_number, in_file } => {
                say("sex_differs", &[("in_number", sex(*in_number)), ("in_file", sex(*in_file))])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;

    #[test]
    fn every_problem_is_a_whole_sentence_in_both_languages() {
        let foreign = [
            ForeignKind::OldExcel,
            ForeignKind::OpenDocument,
            ForeignKind::WebPage,
            ForeignKind::Xml,
            ForeignKind::Json,
            ForeignKind::Pdf,
            ForeignKind::OtherZip,
            ForeignKind::Image,
        ];
        let mut errors = vec![
            SheetError::TooLarge { size: 70 << 20, limit: 64 << 20 },
            SheetError::Bomb { limit: 256 << 20, ratio: 200 },
            SheetError::TooManyParts { limit: 1_000 },
            SheetError::TooManyColumns { line: 4, limit: 1_024 },
            SheetError::TooManyCells { limit: 20_000_000 },
            SheetError::Locked,
            SheetError::Damaged { detail: "x".into() },
            SheetError::NoSuchSheet { wanted: "A".into(), there_are: vec!["B".into()] },
            SheetError::NulByte { line: 2 },
            SheetError::UnmarkedUtf16,
            SheetError::BrokenText { line: 3 },
            SheetError::Empty,
        ];
        errors.extend(foreign.map(SheetError::Foreign));
        let kinds = [
            ProblemKind::Missing,
            ProblemKind::SpreadsheetError,
            ProblemKind::TooLong { limit: 300 },
            ProblemKind::NotADate,
            ProblemKind::ImpossibleDate,
            ProblemKind::MonthBeforeDay,
            ProblemKind::YearOnly,
            ProblemKind::DateOutOfRange { first: 1900, last: 2200 },
            ProblemKind::NotANumber,
            ProblemKind::AmbiguousNumber,
            ProblemKind::NumberOutOfRange { least: 0, most: 5_000 },
            ProblemKind::LostDigits,
            ProblemKind::Nip(NipError::Length { found: 17 }),
            ProblemKind::Nip(NipError::StartMonth { code: 0 }),
            ProblemKind::UnknownWord { list: WordList::Predicate, nearest: vec![] },
            ProblemKind::UnknownWord { list: WordList::Rating, nearest: vec!["Baik".into()] },
            ProblemKind::Contradicts { list: WordList::Rank },
        ];
        let day = Day::from_number(0);
        let warnings = [
            NipWarning::StartsLater,
            NipWarning::OldAtStart { age: 44 },
            NipWarning::BirthDateDiffers { in_number: day, in_file: day },
            NipWarning::SexDiffers { in_number: Sex::Male, in_file: Sex::Female },
        ];
        for lang in Lang::ALL {
            let mut said: Vec<String> = errors.iter().map(|error| error.say(lang)).collect();
            said.extend(kinds.iter().map(|kind| {
                let problem = ValueProblem { kind: kind.clone(), raw: "isi sel ".repeat(20) };
                CellProblem { line: 41, column: "NIP".into(), problem }.say(lang)
            }));
            said.extend(warnings.iter().map(|warning| warning.say(lang)));
            said.push(SheetNote::StrayQuote { line: 5 }.say(lang));
            for sentence in said {
                assert!(!sentence.contains("sheet.") && !sentence.contains("%{"), "{sentence}");
                assert!(sentence.ends_with('.') && sentence.chars().count() < 300, "{sentence}");
            }
        }
    }

    #[test]
    fn a_problem_names_its_place_its_content_and_the_way_out() {
        let problem = ValueProblem { kind: ProblemKind::LostDigits, raw: "1,98501E+17".into() };
        let placed = CellProblem { line: 57, column: "NIP".into(), problem };
        assert_eq!(
            placed.say(Lang::Id),
            "Baris 57, kolom NIP: “1,98501E+17” tersimpan sebagai angka, sehingga digit akhirnya hilang. Ubah format \
             kolom menjadi Teks, lalu ketik ulang ke-18 digitnya dari sumber aslinya."
        );
    }
}

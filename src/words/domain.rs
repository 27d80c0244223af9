//! Names of everything the records can say, in each language, by the words of the glossary.
use super::{
    format,
    lang::{Lang, fill, text},
};
use crate::domain::*;
use crate::rules::{Half, jp::Bucket};

/// A value that has a name in the locale files.
pub trait Named {
    /// Key of the name.
    fn key(&self) -> &'static str;
}

/// The name of a value: `name(lang, Status::Pns)`.
pub fn name(lang: Lang, value: impl Named) -> String {
    text(lang, value.key())
}

/// Names by key, under one root of the locale files.
macro_rules! named {
    ($root:literal; $($kind:ident as $area:literal { $($value:pat => $key:literal,)* })*) => {
        $(impl Named for $kind {
            fn key(&self) -> &'static str {
                #[allow(clippy::enum_glob_use)]
                use $kind::*;
                match self { $($value => concat!($root, ".", $area, ".", $key),)* }
            }
        })*
        #[cfg(test)]
        const KEYS: &[&str] = &[$($(concat!($root, ".", $area, ".", $key),)*)*];
    };
}
pub(super) use named;

named! {
    "domain";
    Sex as "sex" {
        Male => "male",
        Female => "female",
    }
    Status as "status" {
        Pns => "pns",
        Cpns => "cpns",
        Pppk => "pppk",
        PppkPartTime => "pppk_part_time",
    }
    Standing as "standing" {
        Active => "active",
        StudyLeave => "study_leave",
        UnpaidLeave => "unpaid_leave",
        Seconded => "seconded",
        Suspended => "suspended",
        Retired => "retired",
        Transferred => "transferred",
        Deceased => "deceased",
    }
    IdentifierKind as "identifier" {
        Nip => "nip",
        NiPppk => "ni_pppk",
    }
    EducationLevel as "education" {
        Sd => "sd",
        Smp => "smp",
        Sma => "sma",
        D1 => "d1",
        D2 => "d2",
        D3 => "d3",
        D4 => "d4",
        S1 => "s1",
        S2 => "s2",
        S3 => "s3",
    }
    DisciplineLevel as "discipline" {
        Light => "light",
        Moderate => "moderate",
        Severe => "severe",
    }
    CompetencyKind as "competency" {
        Technical => "technical",
        Managerial => "managerial",
        SocioCultural => "socio_cultural",
    }
    UnitKind as "unit_kind" {
        Office => "office",
        Division => "division",
        Uptd => "uptd",
        Puskesmas => "puskesmas",
        School => "school",
        Ward => "ward",
        Other => "other",
    }
    ManagerialLevel as "managerial_level" {
        Supervisor => "supervisor",
        Administrator => "administrator",
        Director => "director",
        SeniorDirector => "senior_director",
    }
    FunctionalLevel as "functional_level" {
        Pemula => "pemula",
        Terampil => "terampil",
        Mahir => "mahir",
        Penyelia => "penyelia",
        AhliPertama => "ahli_pertama",
        AhliMuda => "ahli_muda",
        AhliMadya => "ahli_madya",
        AhliUtama => "ahli_utama",
    }
    IndicatorSource as "indicator_source" {
        Manual => "manual",
        Finishers => "finishers",
        Events => "events",
        LearningHours => "learning_hours",
        FinishedShare => "finished_share",
    }
    EventState as "event_state" {
        Planned => "planned",
        Finished => "finished",
        Cancelled => "cancelled",
    }
    EnrolmentState as "enrolment_state" {
        Invited => "invited",
        Nominated => "nominated",
        Registered => "registered",
        Reserve => "reserve",
        Declined => "declined",
        Cancelled => "cancelled",
        Replaced(_) => "replaced",
    }
    EnrolmentResult as "enrolment_result" {
        Passed => "passed",
        Failed => "failed",
        Withdrawn => "withdrawn",
    }
    AttendanceCode as "attendance" {
        Present => "present",
        Late => "late",
        Excused => "excused",
        Sick => "sick",
        OfficialDuty => "official_duty",
        Leave => "leave",
        Absent => "absent",
    }
    TestKind as "test" {
        Pre => "pre",
        Post => "post",
    }
    LearningForm as "learning_form" {
        Pendidikan => "pendidikan",
        TugasBelajar => "tugas_belajar",
        IzinBelajar => "izin_belajar",
        PelatihanStruktural => "pelatihan_struktural",
        PelatihanManajerial => "pelatihan_manajerial",
        PelatihanTeknis => "pelatihan_teknis",
        PelatihanFungsional => "pelatihan_fungsional",
        PelatihanSosialKultural => "pelatihan_sosial_kultural",
        Seminar => "seminar",
        Konferensi => "konferensi",
        Sarasehan => "sarasehan",
        Workshop => "workshop",
        Lokakarya => "lokakarya",
        Kursus => "kursus",
        Penataran => "penataran",
        Bimtek => "bimtek",
        Sosialisasi => "sosialisasi",
        Coaching => "coaching",
        Mentoring => "mentoring",
        ELearning => "e_learning",
        PelatihanJarakJauh => "pelatihan_jarak_jauh",
        Detasering => "detasering",
        Outbond => "outbond",
        PatokBanding => "patok_banding",
        Pertukaran => "pertukaran",
        BelajarMandiri => "belajar_mandiri",
        KomunitasBelajar => "komunitas_belajar",
        BimbinganDiTempatKerja => "bimbingan_di_tempat_kerja",
        Magang => "magang",
        Lainnya => "lainnya",
    }
    LearningKind as "learning_kind" {
        Education => "education",
        Training => "training",
        Seminar => "seminar",
        Workshop => "workshop",
        NonClassical => "non_classical",
    }
    LearningScope as "learning_scope" {
        National => "national",
        International => "international",
    }
    Evidence as "evidence" {
        Verified => "verified",
        Awaiting => "awaiting",
        Registered => "registered",
        Rejected => "rejected",
    }
    LeadershipLevel as "leadership" {
        Supervisor => "supervisor",
        Administrator => "administrator",
        Director => "director",
        SeniorDirector => "senior_director",
    }
    PeriodState as "period_state" {
        Open => "open",
        Closed => "closed",
    }
    Rating as "rating" {
        Below => "below",
        Meets => "meets",
        Above => "above",
    }
    Predicate as "predicate" {
        SangatKurang => "sangat_kurang",
        Kurang => "kurang",
        ButuhPerbaikan => "butuh_perbaikan",
        Baik => "baik",
        SangatBaik => "sangat_baik",
    }
    UnitPredicate as "unit_predicate" {
        SangatKurang => "sangat_kurang",
        Kurang => "kurang",
        ButuhPerbaikan => "butuh_perbaikan",
        Baik => "baik",
        Istimewa => "istimewa",
    }
    EvaluationSource as "evaluation_source" {
        Entered => "entered",
        EKinerja => "e_kinerja",
        Spreadsheet => "spreadsheet",
    }
    WorkItemKind as "work_item" {
        Main => "main",
        Additional => "additional",
    }
    Confidence as "confidence" {
        A => "a",
        B => "b",
        C => "c",
        D => "d",
    }
    Kind as "kind" {
        Author => "author",
        Settings => "settings",
        Unit => "unit",
        Position => "position",
        Person => "person",
        Discipline => "discipline",
        Competency => "competency",
        Program => "program",
        Event => "event",
        Session => "session",
        Speaker => "speaker",
        Enrolment => "enrolment",
        Attendance => "attendance",
        TestResult => "test_result",
        Learning => "learning",
        Period => "period",
        Evaluation => "evaluation",
        WorkPlan => "work_plan",
        UnitEvaluation => "unit_evaluation",
        Rubric => "rubric",
        CreditOpening => "credit_opening",
        Talent => "talent",
        RuleSet => "rule_set",
    }
    Op as "op" {
        LoadSample => "load_sample",
        StartEmpty => "start_empty",
        SetAuthor => "set_author",
        EditSettings => "edit_settings",
        EditRubric => "edit_rubric",
        AddUnit => "add_unit",
        EditUnit => "edit_unit",
        RemoveUnit => "remove_unit",
        AddPosition => "add_position",
        EditPosition => "edit_position",
        RemovePosition => "remove_position",
        AddPerson => "add_person",
        EditPerson => "edit_person",
        RemovePerson => "remove_person",
        AddLearning => "add_learning",
        EditLearning => "edit_learning",
        RemoveLearning => "remove_learning",
        AddPeriod => "add_period",
        ClosePeriod => "close_period",
        ReopenPeriod => "reopen_period",
        RemovePeriod => "remove_period",
        EnterEvaluation => "enter_evaluation",
        EditEvaluation => "edit_evaluation",
        RemoveEvaluation => "remove_evaluation",
        EditWorkPlan => "edit_work_plan",
        SetUnitEvaluation => "set_unit_evaluation",
        AddProgram => "add_program",
        EditProgram => "edit_program",
        RemoveProgram => "remove_program",
        AddEvent => "add_event",
        EditEvent => "edit_event",
        RemoveEvent => "remove_event",
        FinishEvent => "finish_event",
        EditEnrolment => "edit_enrolment",
        MarkAttendance => "mark_attendance",
        EditSpeaker => "edit_speaker",
        EditCompetency => "edit_competency",
        EditDiscipline => "edit_discipline",
        ImportPeople => "import_people",
        ImportLearning => "import_learning",
        ImportPredicates => "import_predicates",
        ImportArchive => "import_archive",
        Undo(_) => "undo",
        Redo(_) => "redo",
        CancelEvent => "cancel_event",
        ResumeEvent => "resume_event",
        AddSessions => "add_sessions",
        EditSession => "edit_session",
        RemoveSession => "remove_session",
        AddSpeaker => "add_speaker",
        RemoveSpeaker => "remove_speaker",
        Enrol => "enrol",
        SetEnrolmentState => "set_enrolment_state",
        SetEnrolmentLetter => "set_enrolment_letter",
        SetEnrolmentResult => "set_enrolment_result",
        ReplaceParticipant => "replace_participant",
        RemoveEnrolments => "remove_enrolments",
        EnterRatings => "enter_ratings",
        ImportAttendance => "import_attendance",
        TrimHistory(_) => "trim_history",
        EditCreditOpening => "edit_credit_opening",
        RemoveCreditOpening => "remove_credit_opening",
        WriteRuleSet => "write_rule_set",
        RemoveRuleSet => "remove_rule_set",
    }
    Bucket as "bucket" {
        Verified => "verified",
        Awaiting => "awaiting",
        Registered => "registered",
        Nothing => "nothing",
    }
    Half as "half" {
        Result => "result",
        Behaviour => "behaviour",
    }
}

impl<T: Named> Named for &T {
    fn key(&self) -> &'static str {
        (**self).key()
    }
}

impl Named for PositionKind {
    /// The kind without its level; see [`position_kind`].
    fn key(&self) -> &'static str {
        match self {
            Self::Managerial(_) => "domain.position_kind.managerial",
            Self::Functional(_) => "domain.position_kind.functional",
            Self::Implementing => "domain.position_kind.implementing",
        }
    }
}

/// A kind of position with its level: `Fungsional – Ahli Muda`.
pub fn position_kind(lang: Lang, kind: PositionKind) -> String {
    let level = match kind {
        PositionKind::Managerial(level) => Some(name(lang, level)),
        PositionKind::Functional(level) => level.map(|level| name(lang, level)),
        PositionKind::Implementing => None,
    };
    let kind = name(lang, kind);
    match level {
        Some(level) => fill(lang, "domain.position_kind.of_level", &[("kind", kind), ("level", level)]),
        None => kind,
    }
}

/// A stretch of a year: `Triwulan I`, `Maret`, `Tahunan`.
pub fn span(lang: Lang, span: PeriodSpan) -> String {
    match span {
        PeriodSpan::Month(month) => format::month(lang, u32::from(month)),
        PeriodSpan::Quarter(quarter) => fill(lang, "domain.span.quarter", &[("quarter", roman(quarter).into())]),
        PeriodSpan::Annual => text(lang, "domain.span.annual"),
    }
}

/// A period: `Triwulan I 2025`, `Maret 2025`, `Tahunan 2025`.
pub fn period(lang: Lang, year: u16, stretch: PeriodSpan) -> String {
    fill(lang, "domain.span.in_year", &[("span", span(lang, stretch)), ("year", year.to_string())])
}

const fn roman(quarter: u8) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

#[cfg(test)]
mod tests;

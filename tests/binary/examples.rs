//! Rows of every kind, with every variant that is written to disk by its number: a variant that moves is noticed.
use bina_karier::domain::*;

const CHANGED: Changed = Changed { at: Time::from_millis(1_764_000_000_000), by: Some(Id::from_bits(0x0A)) };

fn id<T>(bits: usize) -> Id<T> {
    Id::from_bits(0x019A_0000_0000_7000_8000_0000_0000_0000 + bits as u128)
}

fn day(number: i32) -> Day {
    Day::from_number(20_000 + number)
}

fn table<T: Record>(rows: Vec<T>) -> Table<T> {
    Table::from_rows(rows).unwrap()
}

/// One row for each value, numbered from 1.
fn each<V: Clone, T: Record>(values: &[V], row: impl Fn(usize, V) -> T) -> Table<T> {
    table(values.iter().enumerate().map(|(at, value)| row(at + 1, value.clone())).collect())
}

/// The dataset that the fixtures hold.
pub fn dataset() -> Dataset {
    Dataset {
        origin: Origin { database: Some(id(1)), sample: false },
        authors: each(&["Siti Aminah", ""], |at, name| Author { id: id(at), name: name.into(), changed: CHANGED }),
        settings: table(vec![Settings {
            region: "Kabupaten Batanghari".into(),
            changed: CHANGED,
            ..Settings::blank()
        }]),
        units: units(),
        positions: positions(),
        people: people(),
        discipline: each(&[DisciplineLevel::Light, DisciplineLevel::Moderate, DisciplineLevel::Severe], |at, level| {
            DisciplineRecord {
                id: id(at),
                person: id(1),
                level,
                from: day(1),
                until: Some(day(2)),
                decree: "SK 1".into(),
                note: String::new(),
                changed: CHANGED,
            }
        }),
        competencies: each(
            &[CompetencyKind::Technical, CompetencyKind::Managerial, CompetencyKind::SocioCultural],
            |at, kind| Competency {
                id: id(at),
                code: format!("K{at}"),
                name: "Analisis".into(),
                kind,
                changed: CHANGED,
            },
        ),
        programs: table(vec![program()]),
        events: each(&[EventState::Planned, EventState::Finished, EventState::Cancelled], event),
        sessions: table(vec![Session {
            id: id(1),
            event: id(1),
            number: 2,
            day: day(3),
            start: Some(480),
            end: None,
            room: "Aula".into(),
            topic: "Kinerja".into(),
            speakers: vec![id(1)],
            changed: CHANGED,
        }]),
        speakers: table(vec![Speaker {
            id: id(1),
            name: "Dr. Rahmat".into(),
            institution: "LAN".into(),
            field: "Kinerja".into(),
            contact: "0811".into(),
            changed: CHANGED,
        }]),
        enrolments: enrolments(),
        attendance: each(&AttendanceCode::ALL, |at, code| Attendance {
            id: id(at),
            session: id(1),
            enrolment: id(at),
            code,
            changed: CHANGED,
        }),
        test_results: each(&[TestKind::Pre, TestKind::Post], |at, kind| TestResult {
            id: id(at),
            enrolment: id(1),
            kind,
            score: Hundredths::new(7_250),
            max: Hundredths::whole(100),
            changed: CHANGED,
        }),
        learning: learning(),
        periods: periods(),
        evaluations: evaluations(),
        work_plans: table(vec![work_plan()]),
        unit_evaluations: each(
            &[
                UnitPredicate::SangatKurang,
                UnitPredicate::Kurang,
                UnitPredicate::ButuhPerbaikan,
                UnitPredicate::Baik,
                UnitPredicate::Istimewa,
            ],
            |at, predicate| UnitEvaluation {
                id: id(at),
                unit: id(at),
                period: id(1),
                predicate,
                set_by: "Bupati".into(),
                changed: CHANGED,
            },
        ),
        rubrics: each(&[Confidence::A, Confidence::B, Confidence::C, Confidence::D], rubric),
        credit_openings: table(vec![CreditOpening {
            id: id(1),
            person: id(1),
            credit: Hundredths::new(12_345),
            date: day(1),
            level_since: day(0),
            source: "SK".into(),
            changed: CHANGED,
        }]),
        talent: table(vec![TalentAssessment {
            id: id(1),
            person: id(1),
            date: day(1),
            parts: vec![("potensi".into(), Hundredths::whole(80))],
            source: "Asesmen".into(),
            changed: CHANGED,
        }]),
        rule_sets: table(vec![RuleSet {
            id: id(1),
            name: "PermenPANRB 6/2022".into(),
            version: 1,
            effective_from: None,
            source: "JDIH".into(),
            confidence: Confidence::A,
            parameters: vec![("a".into(), "b".into())],
            changed: CHANGED,
        }]),
    }
}

fn units() -> Table<Unit> {
    use UnitKind::{Division, Office, Other, Puskesmas, School, Uptd, Ward};
    each(&[Office, Division, Uptd, Puskesmas, School, Ward, Other], |at, kind| Unit {
        id: id(at),
        code: format!("U{at}"),
        name: "Dinas Pendidikan".into(),
        kind,
        parent: (at > 1).then(|| id(1)),
        head: Some(id(1)),
        location: "Muara Bulian".into(),
        distance: Some(Hundredths::new(1250)),
        closed: at == 7,
        changed: CHANGED,
    })
}

fn positions() -> Table<Position> {
    use FunctionalLevel as F;
    use ManagerialLevel as M;
    let managerial = [M::Supervisor, M::Administrator, M::Director, M::SeniorDirector].map(PositionKind::Managerial);
    let functional =
        [F::Pemula, F::Terampil, F::Mahir, F::Penyelia, F::AhliPertama, F::AhliMuda, F::AhliMadya, F::AhliUtama];
    let functional = functional.map(|level| PositionKind::Functional(Some(level)));
    let kinds: Vec<_> = managerial
        .into_iter()
        .chain(functional)
        .chain([PositionKind::Functional(None), PositionKind::Implementing])
        .collect();
    each(&kinds, |at, kind| Position { id: id(at), name: "Analis".into(), kind, changed: CHANGED })
}

fn people() -> Table<Person> {
    use EducationLevel as E;
    use Standing as S;
    let standings =
        [S::Active, S::StudyLeave, S::UnpaidLeave, S::Seconded, S::Suspended, S::Retired, S::Transferred, S::Deceased];
    let levels = [E::Sd, E::Smp, E::Sma, E::D1, E::D2, E::D3, E::D4, E::S1, E::S2, E::S3];
    each(&Status::ALL, |at, status| Person {
        id: id(at),
        front_title: "Dr.".into(),
        name: "Siti Nurhaliza".into(),
        back_title: "S.Pd.".into(),
        sex: [None, Some(Sex::Male), Some(Sex::Female), None][at - 1],
        birth_date: Some(day(-12_000)),
        status,
        standing: standings.map(|value| Dated { from: Some(day(at as i32)), value }).to_vec(),
        identifiers: [IdentifierKind::Nip, IdentifierKind::NiPppk]
            .map(|kind| Dated::always(Identifier { kind, number: "198001012005012001".into() }))
            .to_vec(),
        ranks: Rank::all_pns().chain(Rank::all_pppk()).map(Dated::always).collect(),
        posts: vec![Dated::always(Post {
            unit: id(1),
            position: Some(id(2)),
            superior: Some(id(1)),
            extra_duty: "Plt.".into(),
        })],
        education: levels.map(|level| Education { level, field: "Hukum".into(), year: Some(2001) }).to_vec(),
        contract: Some(Contract { from: Some(day(1)), until: None }),
        changed: CHANGED,
    })
}

fn program() -> Program {
    use IndicatorSource::{Events, FinishedShare, Finishers, LearningHours, Manual};
    let indicators = [Manual, Finishers, Events, LearningHours, FinishedShare].map(|source| Indicator {
        name: "Lulusan".into(),
        measure: "orang".into(),
        baseline: None,
        target: Some(Hundredths::whole(40)),
        realisation: Some(Hundredths::ZERO),
        source,
    });
    Program {
        id: id(1),
        code: "P1".into(),
        name: "Pembinaan".into(),
        aims: "Mutu".into(),
        first_year: 2024,
        last_year: 2026,
        owner: Some(id(1)),
        indicators: indicators.to_vec(),
        changed: CHANGED,
    }
}

fn event(at: usize, state: EventState) -> Event {
    Event {
        id: id(at),
        code: "E1".into(),
        name: "Bimtek".into(),
        program: Some(id(1)),
        form: LearningForm::Bimtek,
        scope: LearningScope::National,
        start: day(1),
        end: day(2),
        place: "Jambi".into(),
        organiser: "BKPSDM".into(),
        batch: "I".into(),
        jp: Some(Hundredths::whole(20)),
        capacity: Some(40),
        competencies: vec![id(1), id(2)],
        invitation_letter: "005/1".into(),
        cost: Cost {
            ceiling: Some(Hundredths::whole(1_000_000)),
            realised: None,
            account: "5.1".into(),
            source: "APBD".into(),
        },
        state,
        changed: CHANGED,
    }
}

fn enrolments() -> Table<Enrolment> {
    use EnrolmentResult::{Failed, Passed, Withdrawn};
    use EnrolmentState::{Cancelled, Declined, Invited, Nominated, Registered, Replaced, Reserve};
    each(&[Invited, Nominated, Registered, Reserve, Declined, Cancelled, Replaced(id(1))], |at, state| Enrolment {
        id: id(at),
        event: id(1),
        participant: if at == 1 {
            Participant::Guest { name: "Tamu".into(), institution: "Kampus".into() }
        } else {
            Participant::Person(id(at))
        },
        state,
        reason: "sakit".into(),
        result: [None, Some(Passed), Some(Failed), Some(Withdrawn)][at % 4],
        letter: "ST 1".into(),
        changed: CHANGED,
    })
}

fn learning() -> Table<LearningRecord> {
    use Evidence::{Awaiting, Registered, Rejected, Verified};
    use LeadershipLevel::{Administrator, Director, SeniorDirector, Supervisor};
    each(&LearningForm::ALL, |at, form| LearningRecord {
        id: id(at),
        person: id(1),
        source: if at % 2 == 0 { LearningSource::Event(id(1)) } else { LearningSource::External },
        name: "Diklat".into(),
        organiser: "LAN".into(),
        form,
        scope: if at % 3 == 0 { LearningScope::International } else { LearningScope::National },
        start: Some(day(1)),
        end: day(4),
        days: Some(3),
        times: None,
        actual_jp: Some(Hundredths::new(1250)),
        leadership: [None, Some(Supervisor), Some(Administrator), Some(Director), Some(SeniorDirector)][at % 5],
        functional_for: "Guru".into(),
        certificate: "C/1".into(),
        evidence: [Verified, Awaiting, Registered, Rejected][at % 4],
        note: "catatan".into(),
        changed: CHANGED,
    })
}

fn periods() -> Table<EvaluationPeriod> {
    let spans = [PeriodSpan::Month(12), PeriodSpan::Quarter(4), PeriodSpan::Annual];
    each(&spans, |at, span| EvaluationPeriod {
        id: id(at),
        year: 2025,
        span,
        start: day(0),
        end: day(364),
        state: if at == 1 { PeriodState::Open } else { PeriodState::Closed },
        reopened_because: "koreksi".into(),
        changed: CHANGED,
    })
}

fn evaluations() -> Table<Evaluation> {
    let ratings = [None, Some(Rating::Below), Some(Rating::Meets), Some(Rating::Above)];
    let sources = [EvaluationSource::Entered, EvaluationSource::EKinerja, EvaluationSource::Spreadsheet];
    each(&Predicate::ALL, |at, predicate| Evaluation {
        id: id(at),
        person: id(at),
        period: id(1),
        evaluator: Some(id(1)),
        result: ratings[at % 4],
        behaviour: ratings[(at + 1) % 4],
        stated: Some(predicate),
        result_reason: "alasan".into(),
        behaviour_reason: String::new(),
        detail: (at > 1).then(|| EvaluationDetail {
            realisations: vec![Realisation { item: 1, value: Some(Hundredths::whole(90)) }],
            behaviours: [Some(4), None, Some(5), Some(3), Some(4), Some(1), Some(2)],
            feedback: "baik".into(),
        }),
        source: sources[at % 3],
        rubric: Some(id(1)),
        rule_set: None,
        changed: CHANGED,
    })
}

fn work_plan() -> WorkPlan {
    let items = [WorkItemKind::Main, WorkItemKind::Additional].map(|kind| WorkItem {
        number: 1,
        text: "Laporan".into(),
        weight: Some(Hundredths::whole(60)),
        target: Hundredths::whole(12),
        measure: "dokumen".into(),
        category: "layanan".into(),
        kind,
    });
    WorkPlan { id: id(1), person: id(1), year: 2025, items: items.to_vec(), changed: CHANGED }
}

fn rubric(at: usize, confidence: Confidence) -> Rubric {
    let both = |text: &str| Bilingual { id: text.into(), en: text.into() };
    let cut = CutOffs { meets: Hundredths::whole(90), above: Hundredths::whole(110) };
    Rubric {
        id: id(at),
        name: "Baku".into(),
        version: at as u32,
        effective_from: Some(day(0)),
        source: "PermenPANRB 6/2022".into(),
        confidence,
        achievement_cap: Hundredths::whole(120),
        result_cut: cut,
        behaviour_max: 5,
        behaviour_cut: cut,
        result_weight: Hundredths::whole(60),
        behaviours: vec![BehaviourCriterion { name: both("Akuntabel"), guidelines: vec![both("Jujur")] }],
        categories: vec![ResultCategory { key: "layanan".into(), name: both("Layanan") }],
        changed: CHANGED,
    }
}

//! Data Contoh: an invented regency of the right size and shape, the same for the same seed.
mod catalogue;
mod chance;
mod enrol;
mod evaluate;
mod events;
mod names;
mod outside;
mod people;
mod places;
mod plans;
mod posts;
mod tree;

use crate::{
    domain::*,
    rules::{default_rubric, default_rule_set},
};

/// How large a sample is, and from which seed and day it grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub people: usize,
    /// Years of history; the last is the year of `today`.
    pub years: usize,
    pub seed: u64,
    pub today: Day,
}

impl Shape {
    /// What *Data Contoh* in the page loads.
    pub const fn usual(today: Day) -> Self {
        Self { people: 5200, years: 5, seed: 1, today }
    }
}

/// Most people and years that are made; more is held to these.
pub const MAX_PEOPLE: usize = 200_000;
/// Most years that are made.
pub const MAX_YEARS: usize = 20;

/// A dataset of that shape. Deterministic: the same shape gives the same rows on every machine.
pub fn generate(shape: Shape) -> Result<Dataset, TableError> {
    let (people, years) = (shape.people.clamp(1, MAX_PEOPLE), shape.years.clamp(1, MAX_YEARS));
    let (seed, today) = (shape.seed, shape.today);
    let last = today.year().clamp(1970 + MAX_YEARS as i32, 9000);
    let first = last + 1 - years as i32;
    let begin = events::moment(Day::new(first, 1, 2).unwrap_or_default());
    let changed = Changed { at: begin, by: None };

    let mut tree = tree::Tree::grow(people, seed, begin);
    let people::Cast { rows: people, players, positions, discipline, .. } =
        people::Cast::hire(people, &tree, first..=last, seed, begin);
    let owner = tree.nodes.iter().find(|node| node.sector == tree::Sector::Personnel).map(|node| node.row.id);
    let mut school = events::School::teach(&players, first, years, today, seed, owner);
    let outside = outside::outside(&players, first, today, seed, &mut school.jp);
    let rubric = Rubric { changed, ..default_rubric() };
    let rule_set = RuleSet { changed, ..default_rule_set() };
    let appraisal =
        evaluate::Appraisal::of((&tree.nodes, &players), (first, &school.jp), (rubric.id, rule_set.id), today, seed);

    let mut learning = std::mem::take(&mut school.learning);
    learning.extend(outside);
    let (periods, evaluations) = (appraisal.periods, appraisal.evaluations);
    let (work_plans, unit_evaluations) = (appraisal.plans.rows, appraisal.unit_evaluations);
    let events::School { competencies, programs, speakers, events, sessions, enrolments, attendance, tests, .. } =
        school;
    for (player, row) in players.iter().zip(&people).rev() {
        if let Some(node) = tree.nodes.get_mut(player.node) {
            // The first of a unit is its head; going backwards, that one is written last.
            node.row.head = Some(row.id);
        }
    }
    Ok(Dataset {
        origin: Origin { database: Some(IdSource::new(seed ^ 99).next(begin)), sample: true },
        settings: Table::from_rows(vec![settings(changed)])?,
        units: Table::from_rows(tree.nodes.into_iter().map(|node| node.row).collect())?,
        positions: Table::from_rows(positions.rows)?,
        people: Table::from_rows(people)?,
        discipline: Table::from_rows(discipline)?,
        competencies: Table::from_rows(competencies)?,
        programs: Table::from_rows(programs)?,
        events: Table::from_rows(events)?,
        sessions: Table::from_rows(sessions)?,
        speakers: Table::from_rows(speakers)?,
        enrolments: Table::from_rows(enrolments)?,
        attendance: Table::from_rows(attendance)?,
        test_results: Table::from_rows(tests)?,
        learning: Table::from_rows(learning)?,
        periods: Table::from_rows(periods)?,
        evaluations: Table::from_rows(evaluations)?,
        work_plans: Table::from_rows(work_plans)?,
        unit_evaluations: Table::from_rows(unit_evaluations)?,
        rubrics: Table::from_rows(vec![rubric])?,
        rule_sets: Table::from_rows(vec![rule_set])?,
        ..Dataset::default()
    })
}

fn settings(changed: Changed) -> Settings {
    Settings {
        region: "Pemerintah Kabupaten Batanghari".into(),
        agency: "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah".into(),
        address: "Jalan Jenderal Sudirman, Muara Bulian 36613".into(),
        contact: "Telepon (0743) 000000, surel contoh@batangharikab.example".into(),
        town: "Muara Bulian".into(),
        signatory: Signatory {
            name: "Drs. H. Contoh Rahmat, M.Si.".into(),
            nip: "197001011995031001".into(),
            rank: "Pembina Utama Muda (IV/c)".into(),
            position: "Kepala Badan".into(),
        },
        pppk_target_jp: Some(Hundredths::whole(12)),
        changed,
        ..Settings::blank()
    }
}

//! Angka kredit of a person: opening balance, promotions, needs and forecast, computed by hand.
use bina_karier::domain::*;
use bina_karier::rules::{
    Ratio, Sets,
    credit::{self, Account, Progress, RankNeed, Rules, Thresholds},
};

use super::records::{office, position};
use super::{index::exact, make::*};

const AT: &str = "2025-12-31";

fn rules() -> &'static Rules {
    &Sets::builtin().unwrap().credit.parameters
}

fn rank(text: &str) -> Rank {
    text.parse().unwrap()
}

/// The next pangkat inside the jenjang, and how far it is.
fn within(account: &Account) -> (Rank, Progress) {
    match account.rank {
        RankNeed::Within { next, progress: Some(progress), .. } => (next, progress),
        other => panic!("{other:?}"),
    }
}

pub fn functional_with(opening: Option<(i32, &str, &str)>, years: &[(u16, Predicate)]) -> Dataset {
    let mut data = office(position("Arsiparis", PositionKind::Functional(Some(FunctionalLevel::AhliPertama))), vec![]);
    let annual = |(year, _): &(u16, Predicate)| EvaluationPeriod {
        id: Id::from_bits((*year).into()),
        year: *year,
        span: PeriodSpan::Annual,
        start: Day::new(i32::from(*year), 1, 1).unwrap(),
        end: Day::new(i32::from(*year), 12, 31).unwrap(),
        ..period(PeriodSpan::Annual)
    };
    let rated = |(year, predicate): &(u16, Predicate)| Evaluation {
        id: Id::from_bits((*year).into()),
        period: Id::from_bits((*year).into()),
        stated: Some(*predicate),
        ..evaluation(None, None, None)
    };
    data.periods = table(years.iter().map(annual));
    data.evaluations = table(years.iter().map(rated));
    data.credit_openings = table(opening.map(|(credit, date, since)| CreditOpening {
        id: Id::from_bits(1),
        person: PERSON,
        credit: Hundredths::whole(credit),
        date: day(date),
        level_since: day(since),
        source: "PAK".into(),
        changed: Changed::default(),
    }));
    data
}

fn account(data: &Dataset) -> credit::Account {
    credit::account_of(rules(), data, PERSON, day(AT)).unwrap()
}

#[test]
fn credit_starts_from_the_opening_balance_and_forecasts_only_with_one() {
    let years = [(2024, Predicate::SangatBaik), (2025, Predicate::Baik)];
    let found = account(&ranked((10, "2023-12-31", "2020-01-01"), &years, &[("III/a", "2020-01-01")]));
    // 10 + 18.75 + 12.5, of 50 and of 100; then 12.5 a year.
    assert_eq!((found.opening.map(|(_, credit)| credit), found.sums.exact), (Some(exact("10")), exact("41.25")));
    let (rank, next) = (within(&found).1, found.next_level.unwrap());
    assert_eq!((rank.left, rank.months), (exact("8.75"), Some(9)));
    assert_eq!((next.left, next.months), (exact("58.75"), Some(57)));
    let without = account(&functional_with(None, &years));
    assert_eq!((without.sums.exact, without.opening, without.next_level), (exact("31.25"), None, None));
}

#[test]
fn credit_splits_the_year_at_the_balance_and_at_the_start_in_the_jenjang() {
    let years = [(2025, Predicate::Baik)];
    let credit = |date: &str, since: &str| account(&functional_with(Some((0, date, since)), &years)).sums.exact;
    assert_eq!(credit("2025-06-30", "2020-01-01"), exact("6.25"));
    assert_eq!(credit("2025-06-29", "2020-01-01"), exact("6.25"), "a month that has begun is not a whole one");
    assert_eq!(credit("2024-12-31", "2025-10-01"), exact("3.125"));
    assert_eq!(credit("2025-12-31", "2020-01-01"), Ratio::ZERO);
}

/// Ahli Pertama until the day before `since`, Ahli Muda from it on.
fn promoted(since: &str, opening: Option<(i32, &str, &str)>, years: &[(u16, Predicate)]) -> Dataset {
    let mut data = functional_with(opening, years);
    let muda = PositionKind::Functional(Some(FunctionalLevel::AhliMuda));
    let muda = Position { id: Id::from_bits(6), ..position("Arsiparis", muda) };
    let before = data.positions.iter().next().unwrap().clone();
    let mut who = data.people.iter().next().unwrap().clone();
    let post = Post { position: Some(muda.id), ..who.posts[0].value.clone() };
    who.posts.push(Dated { from: Some(day(since)), value: post });
    data.people = table([who]);
    data.positions = table([before, muda]);
    data
}

#[test]
fn a_promotion_starts_again_from_nothing_and_splits_its_year() {
    let (years, opening) = ([(2025, Predicate::Baik)], Some((95, "2024-12-31", "2020-01-01")));
    let midway = promoted("2025-04-01", opening, &years);
    let midway = credit::account_of(rules(), &midway, PERSON, day("2025-06-30")).unwrap();
    assert_eq!((midway.level, midway.sums.exact), (FunctionalLevel::AhliMuda, Ratio::ZERO));
    // Nine months of 25 a year.
    assert_eq!(account(&promoted("2025-04-01", opening, &years)).sums.exact, exact("18.75"));
    let years = [(2024, Predicate::Baik), (2025, Predicate::Baik)];
    let found = account(&promoted("2025-04-01", Some((10, "2023-12-31", "2020-01-01")), &years));
    assert_eq!((found.sums.exact, found.years.len()), (exact("18.75"), 1));
    // A balance drawn up in the new jenjang counts.
    assert_eq!(
        account(&promoted("2025-04-01", Some((4, "2025-06-30", "2025-04-01")), &years)).sums.exact,
        exact("16.5")
    );
}

#[test]
fn a_jenjang_before_the_first_post_is_not_credited() {
    let mut data = functional_with(None, &[(2024, Predicate::Baik), (2025, Predicate::Baik)]);
    let mut who = data.people.iter().next().unwrap().clone();
    who.posts[0].from = Some(day("2025-10-01"));
    data.people = table([who]);
    assert_eq!(account(&data).sums.exact, exact("3.125"));
}

/// An Ahli Pertama with these golongan, each since a day.
fn ranked(opening: (i32, &str, &str), years: &[(u16, Predicate)], ranks: &[(&str, &str)]) -> Dataset {
    with_ranks(functional_with(Some(opening), years), ranks)
}

fn with_ranks(mut data: Dataset, ranks: &[(&str, &str)]) -> Dataset {
    let mut who = data.people.iter().next().unwrap().clone();
    who.ranks = ranks.iter().map(|(text, from)| Dated { from: Some(day(from)), value: rank(text) }).collect();
    data.people = table([who]);
    data
}

/// The same in another jenjang.
fn at_level(mut data: Dataset, level: FunctionalLevel) -> Dataset {
    data.positions = table([position("Arsiparis", PositionKind::Functional(Some(level)))]);
    data
}

#[test]
fn a_pangkat_made_inside_the_jenjang_raises_the_need_and_its_surplus_carries_on() {
    use Predicate::Baik;
    // Terampil: 20 for each pangkat, 60 for Mahir, 5 a year. Began in II/b on 2018-01-01, II/c since 2022-04-01.
    let ranks = [("II/b", "2018-01-01"), ("II/c", "2022-04-01")];
    let data = at_level(
        ranked((23, "2023-12-31", "2018-01-01"), &[(2024, Baik), (2025, Baik)], &ranks),
        FunctionalLevel::Terampil,
    );
    let found = account(&data);
    // 23 + 5 + 5 = 33; the next pangkat II/d at 2 x 20 = 40, Mahir at 60.
    let (next, progress) = within(&found);
    assert_eq!(
        (found.sums.exact, next, progress.need, progress.left),
        (exact("33"), rank("II/d"), exact("40"), exact("7"))
    );
    // 5 a year: 7 are 16.8 months, 27 are 64.8.
    assert_eq!((progress.months, found.next_level.unwrap().months), (Some(17), Some(65)));
    assert_eq!(found.met_on(&progress), Some(day("2027-05-31")));
    let strict = Rules { surplus_carries_on: false, ..rules().clone() };
    let found = credit::account_of(&strict, &data, PERSON, day(AT)).unwrap();
    // The balance is of after the pangkat, so that it counts whole: 33 of 20.
    assert_eq!((within(&found).1.need, within(&found).1.left), (exact("20"), Ratio::ZERO));
}

#[test]
fn without_carrying_on_only_what_came_after_the_pangkat_counts() {
    use Predicate::Baik;
    let ranks = [("II/b", "2018-01-01"), ("II/c", "2025-04-01")];
    let data = at_level(
        ranked((23, "2023-12-31", "2018-01-01"), &[(2024, Baik), (2025, Baik)], &ranks),
        FunctionalLevel::Terampil,
    );
    let strict = Rules { surplus_carries_on: false, ..rules().clone() };
    let found = credit::account_of(&strict, &data, PERSON, day(AT)).unwrap();
    // Nine months of 5 a year since 2025-04-01: 3.75 of 20. The jenjang still counts all 33 of 60.
    assert_eq!((within(&found).1.need, within(&found).1.left), (exact("20"), exact("16.25")));
    assert_eq!((found.sums.exact, found.next_level.unwrap().left), (exact("33"), exact("27")));
    // With carrying on it is 33 of 40.
    assert_eq!(within(&account(&data)).1.left, exact("7"));
}

#[test]
fn who_entered_a_jenjang_with_a_higher_golongan_made_no_pangkat_in_it() {
    let ranks = [("II/c", "2017-04-01")];
    let data = at_level(
        ranked((12, "2024-12-31", "2018-01-01"), &[(2025, Predicate::Baik)], &ranks),
        FunctionalLevel::Terampil,
    );
    let (next, progress) = within(&account(&data));
    // 12 + 5 = 17 of 20.
    assert_eq!((next, progress.need, progress.left), (rank("II/d"), exact("20"), exact("3")));
}

#[test]
fn the_last_pangkat_of_a_jenjang_waits_for_the_next_jenjang() {
    let of = |level, golongan: &str| {
        let data = ranked((10, "2024-12-31", "2018-01-01"), &[(2025, Predicate::Baik)], &[(golongan, "2020-04-01")]);
        account(&at_level(data, level)).rank
    };
    use FunctionalLevel::*;
    assert_eq!(of(AhliPertama, "III/b"), RankNeed::WithLevel(rank("III/c")));
    assert_eq!(of(AhliMadya, "IV/c"), RankNeed::WithLevel(rank("IV/d")));
    assert_eq!(of(Penyelia, "III/d"), RankNeed::Top(rank("III/d")));
    assert_eq!(of(AhliUtama, "IV/e"), RankNeed::Top(rank("IV/e")));
    // Ahli Muda while the golongan is still that of Ahli Pertama.
    assert_eq!(of(AhliMuda, "III/b"), RankNeed::Outside(rank("III/b")));
}

#[test]
fn a_pppk_uses_no_credit_for_a_pangkat_and_a_missing_golongan_is_said() {
    let data = functional_with(Some((10, "2024-12-31", "2020-01-01")), &[(2025, Predicate::Baik)]);
    assert_eq!(account(&data).rank, RankNeed::Unknown);
    let who = data.people.iter().next().unwrap().clone();
    let data = Dataset { people: table([Person { status: Status::Pppk, ..who }]), ..data };
    assert_eq!(account(&data).rank, RankNeed::NotUsed);
}

#[test]
fn thresholds_are_of_the_exact_sum_or_of_rounded_rows() {
    // Ahli Pertama, Kurang: 1 month is 12.5 / 12 / 2 = 0.52083..., rounded 0.52.
    let data = ranked((49, "2025-11-30", "2020-01-01"), &[(2025, Predicate::Kurang)], &[("III/a", "2020-01-01")]);
    let exactly = account(&data);
    assert_eq!(within(&exactly).1.left, Ratio::new(23, 48).unwrap());
    let rounded = Rules { thresholds: Thresholds::RoundedRows, ..rules().clone() };
    let rounded = credit::account_of(&rounded, &data, PERSON, day(AT)).unwrap();
    assert_eq!(within(&rounded).1.left, exact("0.48"));
    assert_eq!(exactly.sums, rounded.sums);
}

#[test]
fn a_balance_knows_the_jenjang_from_before_the_posts_that_are_recorded() {
    let mut data =
        functional_with(Some((20, "2021-12-31", "2018-01-01")), &[(2022, Predicate::Baik), (2025, Predicate::Baik)]);
    let mut who = data.people.iter().next().unwrap().clone();
    who.posts[0].from = Some(day("2025-07-01"));
    data.people = table([who]);
    // 20 + 12.5 + 12.5: the post is only the first one known.
    let found = account(&data);
    assert_eq!((found.sums.exact, found.since), (exact("45"), Some(day("2018-01-01"))));
}

#[test]
fn a_forecast_starts_where_the_account_ends() {
    let none: [(u16, Predicate); 0] = [];
    let found = account(&ranked((40, "2025-06-30", "2020-01-01"), &none, &[("III/a", "2020-01-01")]));
    // 10 left at 12.5 a year are 9.6 months, counted from July 2025.
    assert_eq!((found.until, found.predicate), (Some(day("2025-06-30")), Predicate::Baik));
    assert_eq!(found.met_on(&within(&found).1), Some(day("2026-04-30")));
    // A month that has begun does not count: ten months from 16 June end with April.
    let midway = account(&ranked((40, "2025-06-15", "2020-01-01"), &none, &[("III/a", "2020-01-01")]));
    assert_eq!(midway.met_on(&within(&midway).1), Some(day("2026-04-30")));
    // A balance from before the jenjang: months count from its first day.
    let promoted = account(&promoted("2024-06-01", Some((10, "2020-12-31", "2020-01-01")), &none));
    assert_eq!((promoted.until, promoted.sums.exact), (Some(day("2024-05-31")), Ratio::ZERO));
    let met = account(&ranked((55, "2025-06-30", "2020-01-01"), &none, &[("III/a", "2020-01-01")]));
    assert_eq!((within(&met).1.left, within(&met).1.months), (Ratio::ZERO, Some(0)));
}

fn opening(id: u128, credit: i64, date: &str, since: &str) -> CreditOpening {
    CreditOpening {
        id: Id::from_bits(id),
        person: PERSON,
        credit: Hundredths::new(credit),
        date: day(date),
        level_since: day(since),
        source: "PAK 12/2024".into(),
        changed: Changed::default(),
    }
}

#[test]
fn an_opening_balance_is_written_edited_taken_away_and_taken_back() {
    let before = functional_with(None, &[(2025, Predicate::Baik)]);
    let mut data = before.clone();
    let today = day(AT);
    let added = data.plan_credit_opening(&stamp(), opening(7, 4250, "2024-12-31", "2020-01-01"), today).unwrap();
    data.apply(&added);
    assert_eq!(account(&data).sums.exact, exact("55"));
    let edit = data.plan_credit_opening(&stamp(), opening(7, 4000, "2024-12-31", "2020-01-01"), today).unwrap();
    data.apply(&edit);
    assert_eq!(account(&data).sums.exact, exact("52.5"));
    let same = data.plan_credit_opening(&stamp(), opening(7, 4000, "2024-12-31", "2020-01-01"), today);
    assert_eq!(same, Err(Refusal::Nothing));
    let removed = data.plan_remove_credit_opening(Id::from_bits(7)).unwrap();
    data.apply(&removed);
    assert_eq!((account(&data).opening, account(&data).next_level), (None, None));
    data.apply(&removed.reverse());
    assert_eq!(account(&data).sums.exact, exact("52.5"));
    assert_eq!(data.plan_remove_credit_opening(Id::from_bits(8)), Err(Refusal::Gone(Kind::CreditOpening)));
    assert_eq!(data.plan_remove_person(PERSON), Err(Refusal::InUse { by: Kind::Evaluation, rows: 1 }));
    data.evaluations = table([]);
    assert_eq!(data.plan_remove_person(PERSON), Err(Refusal::InUse { by: Kind::CreditOpening, rows: 1 }));
}

#[test]
fn an_opening_balance_that_cannot_be_is_refused_at_its_field() {
    let mut data = functional_with(Some((10, "2024-12-31", "2020-01-01")), &[]);
    let refused = |draft: CreditOpening| match data.plan_credit_opening(&stamp(), draft, day(AT)) {
        Err(Refusal::Problems(problems)) => problems.into_iter().map(|problem| problem.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(opening(7, -1, "2025-01-31", "2020-01-01")), ["credit"]);
    assert_eq!(refused(opening(7, 500_001, "2025-01-31", "2020-01-01")), ["credit"]);
    assert_eq!(refused(opening(7, 100, "2026-01-01", "2020-01-01")), ["date"]);
    assert_eq!(refused(opening(7, 100, "2025-01-31", "2025-02-01")), ["level_since"]);
    assert_eq!(refused(opening(7, 100, "2024-12-31", "2020-01-01")), ["date"], "another one of that day");
    assert_eq!(
        refused(CreditOpening { source: " ".into(), ..opening(7, 100, "2025-01-31", "2020-01-01") }),
        ["source"]
    );
    data.people = table([]);
    let nobody = data.plan_credit_opening(&stamp(), opening(7, 100, "2025-01-31", "2020-01-01"), day(AT));
    assert!(matches!(nobody, Err(Refusal::Problems(problems)) if problems[0].field == "person"));
}

//! Angka kredit in words: the lines of an account, and how far a need is met.
use super::{
    domain::name,
    format,
    lang::{Lang, fill, text},
    origin::{Line, exact, line, number, written},
};
use crate::domain::Rank;
use crate::rules::{
    ParameterSet, Ratio,
    credit::{Account, Points, Progress, RankNeed, Row, Rules, Year, points},
};

/// A balance that is brought along.
pub fn opening(lang: Lang, set: &ParameterSet<Rules>, what: String, balance: Ratio) -> Line {
    let said = written(lang, balance);
    line(set, "thresholds", [what, said.clone(), text(lang, "rule.credit.as_given"), said])
}

/// A stretch of a year: months of twelve, percent of the predicate, coefficient of the jenjang.
pub fn row(lang: Lang, set: &ParameterSet<Rules>, what: String, row: Row) -> Option<Line> {
    Some(line_of(lang, set, what, row, points(&set.parameters, row)?))
}

fn line_of(lang: Lang, set: &ParameterSet<Rules>, what: String, row: Row, by: Points) -> Line {
    let Points { percent, coefficient, points } = by;
    let given = [("predicate", name(lang, row.predicate)), ("months", row.months.to_string())];
    let rule = format!("{}/12 × {}% × {}", row.months, written(lang, percent), written(lang, coefficient));
    let rounded = number(lang, points);
    let said = exact(lang, points).map_or_else(|| rounded.clone(), |exact| format!("{rounded} ({exact})"));
    line(set, "percent", [what, fill(lang, "rule.credit.given", &given), rule, said])
}

/// The days of a year that count.
pub fn days(lang: Lang, year: &Year) -> String {
    format::days(lang, year.from.date(), year.until.date())
}

/// The lines of an account: balance, years, and what is needed. `source` is that of the balance.
pub fn lines(lang: Lang, set: &ParameterSet<Rules>, account: &Account, source: Option<&str>) -> Vec<Line> {
    let brought = account.opening.map(|(_, balance)| {
        let what = fill(lang, "rule.credit.opening", &[("source", source.unwrap_or(format::NOTHING).to_owned())]);
        opening(lang, set, what, balance)
    });
    let years = account.years.iter().map(|year| line_of(lang, set, days(lang, year), year.row, year.by));
    let needs = [rank_line(lang, set, account), level_line(lang, set, account)];
    brought.into_iter().chain(years).chain(needs.into_iter().flatten()).collect()
}

/// Pangkat with golongan: `Penata Muda (III/a)`.
pub fn rank(rank: Rank) -> String {
    rank.pangkat().map_or_else(|| rank.text().to_owned(), |pangkat| format!("{pangkat} ({})", rank.text()))
}

fn rank_line(lang: Lang, set: &ParameterSet<Rules>, account: &Account) -> Option<Line> {
    let RankNeed::Within { next, made, need, .. } = account.rank else { return None };
    let each = set.parameters.levels.get(&account.level)?.rank_need.0;
    let what = fill(lang, "rule.credit.for_rank", &[("rank", rank(next))]);
    let given = fill(lang, "rule.credit.made", &[("count", made.to_string())]);
    let carries = set.parameters.surplus_carries_on;
    let (rule, parameter) = match (made, carries) {
        (0, _) => (text(lang, "rule.credit.first"), "levels"),
        (_, true) => {
            let values = [("count", (made + 1).to_string()), ("each", written(lang, each))];
            (fill(lang, "rule.credit.carries", &values), "surplus_carries_on")
        }
        (_, false) => (text(lang, "rule.credit.starts_again"), "surplus_carries_on"),
    };
    Some(line(set, parameter, [what, given, rule, written(lang, need)]))
}

fn level_line(lang: Lang, set: &ParameterSet<Rules>, account: &Account) -> Option<Line> {
    let level = set.parameters.levels.get(&account.level)?;
    let what = fill(lang, "rule.credit.for_level", &[("level", name(lang, level.next?))]);
    let given = name(lang, account.level);
    Some(line(set, "levels", [what, given, text(lang, "rule.credit.of_level"), written(lang, level.level_need?.0)]))
}

/// How far a need is met, and when it would be.
pub fn towards(lang: Lang, account: &Account, progress: &Progress) -> String {
    if progress.left == Ratio::ZERO {
        return text(lang, "rule.credit.met");
    }
    let values = [
        ("left", number(lang, progress.left)),
        ("date", account.met_on(progress).map_or_else(String::new, |day| format::month_year(lang, day.date()))),
        ("predicate", name(lang, account.predicate)),
    ];
    fill(lang, if account.met_on(progress).is_some() { "rule.credit.left" } else { "rule.credit.left_only" }, &values)
}

/// Why there is no pangkat to count towards; none where there is.
pub fn no_rank(lang: Lang, account: &Account) -> Option<String> {
    let of = |key: &str, held: Rank| fill(lang, key, &[("rank", rank(held))]);
    match account.rank {
        RankNeed::NotUsed => Some(text(lang, "rule.credit.not_used")),
        RankNeed::Unknown => Some(text(lang, "rule.credit.no_rank")),
        RankNeed::Outside(held) => Some(of("rule.credit.outside", held)),
        RankNeed::Top(held) => Some(of("rule.credit.top", held)),
        RankNeed::WithLevel(next) => Some(of("rule.credit.with_level", next)),
        RankNeed::Within { .. } => None,
    }
}

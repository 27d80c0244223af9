//! Angka kredit of the stretches of a functional position, with what the next pangkat and jenjang need.
use super::answer::{Answer, Problem};
use super::ask::{Ask, Kind, Pick, decimal, picks};
use super::facts::Facts;
use super::performance::PREDICATES;
use super::{Context, Values};
use crate::domain::{FunctionalLevel, Predicate};
use crate::rules::Ratio;
use crate::rules::credit::{self, Row};
use crate::words::credit as words;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{fill, text};
use crate::words::origin::{Line, exact, number};

const LEVELS: [(&str, FunctionalLevel); 8] = [
    ("pemula", FunctionalLevel::Pemula),
    ("terampil", FunctionalLevel::Terampil),
    ("mahir", FunctionalLevel::Mahir),
    ("penyelia", FunctionalLevel::Penyelia),
    ("ahli-pertama", FunctionalLevel::AhliPertama),
    ("ahli-muda", FunctionalLevel::AhliMuda),
    ("ahli-madya", FunctionalLevel::AhliMadya),
    ("ahli-utama", FunctionalLevel::AhliUtama),
];
/// As many stretches as a page holds well.
const MOST_ROWS: usize = 8;

pub const EXAMPLE: [(&str, &str); 7] = [
    ("masa", "2"),
    ("jenjang1", "ahli-pertama"),
    ("predikat1", "baik"),
    ("bulan1", "12"),
    ("jenjang2", "ahli-pertama"),
    ("predikat2", "sangat-baik"),
    ("bulan2", "5"),
];

fn rows_of(word: &str) -> usize {
    word.parse().ok().filter(|rows| (1..=MOST_ROWS).contains(rows)).unwrap_or(1)
}

pub fn asks(context: &Context<'_>, values: &Values) -> Vec<Ask> {
    let lang = context.lang;
    let stretches = |rows: usize| Pick { word: rows.to_string(), label: rows.to_string() };
    let rows = Kind::Choice((1..=MOST_ROWS).map(stretches).collect());
    let opening = Ask::new("awal", "calculator.ask.opening", decimal(0, 10_000)).optional(true);
    let mut asks = vec![
        opening.unit("calculator.unit.credit").help("calculator.help.opening"),
        Ask::new("masa", "calculator.ask.stretches", rows).help("calculator.help.stretches").optional(true),
    ];
    for row in 1..=rows_of(values.get("masa")) {
        asks.extend([
            Ask::new("jenjang#", "calculator.ask.level", Kind::Choice(picks(lang, &LEVELS))).in_row(row),
            Ask::new("predikat#", "calculator.ask.predicate", Kind::Choice(picks(lang, &PREDICATES))).in_row(row),
            Ask::new("bulan#", "calculator.ask.months", Kind::Whole(1, 12)).unit("calculator.unit.months").in_row(row),
        ]);
    }
    asks
}

fn rows(facts: &Facts<'_>) -> Vec<Row> {
    let row = |at: usize| {
        Some(Row {
            level: facts.choice(&format!("jenjang{at}"), &LEVELS)?,
            predicate: facts.choice(&format!("predikat{at}"), &PREDICATES)?,
            months: u8::try_from(facts.whole(&format!("bulan{at}"))?).ok()?,
        })
    };
    (1..=rows_of(facts.word("masa").unwrap_or_default())).filter_map(row).collect()
}

pub fn answer(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.credit);
    let rules = &set.parameters;
    let rows = rows(facts);
    let none = || Problem { field: "masa".to_owned(), text: text(lang, "calculator.not_computable") };
    let total = credit::total(rules, &rows).ok_or_else(none)?;
    let resets = rows.iter().any(|row| row.level != total.level);
    let opening = facts.number("awal").filter(|_| !resets);
    let sum = |part: Ratio| part.plus(opening.unwrap_or(Ratio::ZERO));
    let (have, compared) = (sum(total.sums.exact), sum(total.sums.compared(rules.thresholds)));
    let predicate = rows.last().map_or(Predicate::Baik, |row| row.predicate);
    let mut answer = Answer::new(text(lang, "calculator.credit.total"), number(lang, have));
    answer.unit = text(lang, "calculator.unit.credit");
    answer.exact = exact(lang, have);
    answer.word = name(lang, total.level);
    let need = |key: &str, need: Option<Ratio>| {
        let said = match need {
            None => text(lang, "calculator.credit.top"),
            Some(need) => {
                let progress = credit::progress(rules, total.level, compared, need, predicate);
                let values = [
                    ("need", number(lang, need)),
                    ("left", number(lang, progress.left)),
                    ("months", progress.months.map_or_else(|| format::NOTHING.to_owned(), |months| months.to_string())),
                    ("predicate", name(lang, predicate)),
                ];
                let met = progress.left == Ratio::ZERO;
                fill(lang, if met { "calculator.credit.met" } else { "calculator.credit.left" }, &values)
            }
        };
        (text(lang, key), said)
    };
    answer.parts = vec![
        need("calculator.credit.rank_need", Some(total.rank_need)),
        need("calculator.credit.level_need", total.level_need),
    ];
    answer.lines = opening_line(context, opening).into_iter().chain(row_lines(context, &rows)).collect();
    if resets {
        answer.warning(text(lang, "calculator.credit.resets"));
    } else if opening.is_none() {
        answer.remark(text(lang, "calculator.credit.since"));
    }
    answer.remark(text(lang, "calculator.credit.more_needed"));
    Ok(answer)
}

fn opening_line(context: &Context<'_>, opening: Option<Ratio>) -> Option<Line> {
    let (lang, set) = (context.lang, &context.sets.credit);
    Some(words::opening(lang, set, text(lang, "calculator.ask.opening"), opening?))
}

fn row_lines(context: &Context<'_>, rows: &[Row]) -> Vec<Line> {
    let (lang, set) = (context.lang, &context.sets.credit);
    let one = |(at, row): (usize, &Row)| {
        let values = [("number", (at + 1).to_string()), ("level", name(lang, row.level))];
        words::row(lang, set, fill(lang, "calculator.credit.row", &values), *row)
    };
    rows.iter().enumerate().filter_map(one).collect()
}

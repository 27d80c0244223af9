//! Small pieces that several questions draw with.
use crate::analytics::UnitName;
use crate::ui::chart::{Bar, Bars, Figure, Unit};
use crate::words::analytics::unit_line;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};

/// "n = 1.234".
pub fn n(lang: Lang, value: usize) -> String {
    fill(lang, "analysis.n", &[("n", count(lang, value))])
}

/// A count as people write it.
pub fn count(lang: Lang, value: usize) -> String {
    format::integer(lang, i64::try_from(value).unwrap_or(i64::MAX))
}

/// Shares of units as bars, with how many each stands on.
pub fn unit_shares(lang: Lang, measure: &str, lines: impl Iterator<Item = (UnitName, Option<f64>, usize)>) -> Figure {
    let bar = |(unit, value, people): (UnitName, Option<f64>, usize)| Bar {
        label: unit_line(lang, &unit),
        value,
        note: n(lang, people),
        strong: false,
    };
    bars(lang, "home.unit", measure, Unit::Percent(0), lines.map(bar).collect())
}

/// Bars under one another.
pub fn bars(lang: Lang, category: &str, measure: &str, unit: Unit, rows: Vec<Bar>) -> Figure {
    let (category, measure) = (text(lang, category), text(lang, measure));
    Figure::Bars(Bars { category, measure, unit, rows, reference: None })
}

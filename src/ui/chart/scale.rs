//! The one scale and axis module: numbers, bands and time onto pixels, with ticks that read well.
use chrono::{Datelike, Months, NaiveDate};

/// Numbers from a domain onto pixels, straight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    pub domain: (f64, f64),
    pub range: (f64, f64),
}

impl Linear {
    /// A domain of no width is widened, so that every number has a place.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Linear {
        let (low, high) = domain;
        let domain = if high - low > 0.0 { domain } else { (low - 0.5, low + 0.5) };
        Linear { domain, range }
    }

    /// The pixel of a number.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + share * (self.range.1 - self.range.0)
    }
}

/// Ticks at round numbers that enclose a domain, about `about` of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    pub values: Vec<f64>,
    /// Decimals that tell them apart.
    pub places: usize,
}

impl Ticks {
    /// Steps of 1, 2 or 5 times a power of ten. `whole` keeps counts of things at whole numbers.
    pub fn new(low: f64, high: f64, about: usize, whole: bool) -> Ticks {
        if !(low.is_finite() && high.is_finite()) {
            return Ticks { values: vec![0.0, 1.0], places: 0 };
        }
        let (low, high) = if high > low { (low, high) } else { (low.min(0.0), low.max(0.0).max(low.min(0.0) + 1.0)) };
        let mut step = nice_step((high - low) / about.max(1) as f64);
        if whole {
            step = step.max(1.0);
        }
        let (first, last) = ((low / step).floor() as i64, (high / step).ceil() as i64);
        let values = (first..=last.max(first + 1)).map(|at| at as f64 * step).collect();
        let places = if step >= 1.0 { 0 } else { (-step.log10()).ceil().max(0.0) as usize };
        Ticks { values, places }
    }

    /// First and last tick.
    pub fn domain(&self) -> (f64, f64) {
        (self.values.first().copied().unwrap_or(0.0), self.values.last().copied().unwrap_or(1.0))
    }
}

/// The smallest of 1, 2, 5 times a power of ten that is at least `rough`.
fn nice_step(rough: f64) -> f64 {
    if rough.is_nan() || rough <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(rough.log10().floor());
    let part = rough / power;
    let nice = [1.0, 2.0, 5.0].into_iter().find(|nice| part <= nice + 1e-9).unwrap_or(10.0);
    nice * power
}

/// Equal bands side by side, each with an inner part that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    count: usize,
    range: (f64, f64),
    /// Share of a band that is drawn, above 0 and up to 1.
    fill: f64,
}

impl Band {
    pub fn new(count: usize, range: (f64, f64), fill: f64) -> Band {
        Band { count: count.max(1), range, fill: fill.clamp(0.01, 1.0) }
    }

    /// From one band to the next.
    pub fn step(&self) -> f64 {
        (self.range.1 - self.range.0) / self.count as f64
    }

    /// Width that is drawn.
    pub fn width(&self) -> f64 {
        self.step() * self.fill
    }

    /// Where the drawn part begins.
    pub fn start(&self, at: usize) -> f64 {
        self.centre(at) - self.width() / 2.0
    }

    pub fn centre(&self, at: usize) -> f64 {
        self.range.0 + (at as f64 + 0.5) * self.step()
    }
}

/// Days onto pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time(Linear);

impl Time {
    pub fn new(from: NaiveDate, to: NaiveDate, range: (f64, f64)) -> Time {
        Time(Linear::new((day(from), day(to)), range))
    }

    pub fn at(&self, date: NaiveDate) -> f64 {
        self.0.at(day(date))
    }
}

fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// First days of months between two days, at steps of 1, 2, 3, 6 or 12 months, at most about `about`.
pub fn month_ticks(from: NaiveDate, to: NaiveDate, about: usize) -> Vec<NaiveDate> {
    let months = (to.year() - from.year()) * 12 + to.month0() as i32 - from.month0() as i32;
    let about = i32::try_from(about).unwrap_or(12).max(1);
    let step = [1, 2, 3, 6].into_iter().find(|step| months / *step as i32 <= about);
    let step = step.unwrap_or_else(|| (months / about / 12 + 1).unsigned_abs() * 12);
    let start = NaiveDate::from_ymd_opt(from.year(), 1, 1);
    let mut ticks = Vec::new();
    let mut next = start;
    while let Some(date) = next.filter(|date| *date <= to) {
        if date >= from {
            ticks.push(date);
        }
        next = date.checked_add_months(Months::new(step));
    }
    ticks
}

/// The width of text in CSS pixels, near enough to lay out by.
pub fn text_width(text: &str, size: f64) -> f64 {
    let letter = |c: char| match c {
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ';' | ':' | '\'' | '|' | ' ' | '(' | ')' => 0.33,
        'm' | 'w' | 'M' | 'W' | '%' => 0.88,
        c if c.is_uppercase() => 0.7,
        _ => 0.58,
    };
    text.chars().map(letter).sum::<f64>() * size
}

/// Text cut at the end, with a mark, so that it fits.
pub fn fit(text: &str, width: f64, size: f64) -> String {
    if text_width(text, size) <= width + 0.5 {
        return text.to_owned();
    }
    let mut out = String::new();
    for letter in text.chars() {
        let longer = format!("{out}{letter}…");
        if text_width(&longer, size) > width && !out.is_empty() {
            break;
        }
        out.push(letter);
    }
    out.truncate(out.trim_end().len());
    out + "…"
}

/// Text on at most two lines, each cut so that it fits; a very narrow place keeps the first letter alone.
pub fn fit_lines(text: &str, width: f64, size: f64) -> Vec<String> {
    if text_width(text, size) <= width + 0.5 {
        return vec![text.to_owned()];
    }
    if width < 2.0 * size {
        return text.chars().next().map(String::from).into_iter().collect();
    }
    let mut first = String::new();
    let mut rest = text;
    while let Some((word, after)) = rest.split_once(' ') {
        let longer = if first.is_empty() { word.to_owned() } else { format!("{first} {word}") };
        if text_width(&longer, size) > width && !first.is_empty() {
            break;
        }
        (first, rest) = (longer, after);
    }
    if first.is_empty() { vec![fit(text, width, size)] } else { vec![fit(&first, width, size), fit(rest, width, size)] }
}

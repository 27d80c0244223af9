//! Horizontal bars and stacked distributions: label, bar, value, note on one line; on a phone the label above.
use super::figure::{Bar, Bars, Stack, Stacked, Unit, level_of};
use super::scale::{Linear, Ticks, fit, text_width};
use super::shape::{Anchor, Fill, Ink, Mark, Pick, Scene, Shape, Stroke, TEXT, line, rect, text};
use crate::words::lang::Lang;

/// Where label, bar and note stand, for one width.
struct Row {
    /// Width of the labels; zero when they stand above.
    label: f64,
    /// From and to of the bars.
    bar: (f64, f64),
    height: f64,
    /// From the top of a row to the top of its bar.
    drop: f64,
}

const THICK: f64 = 20.0;
const TOP: f64 = 22.0;

impl Row {
    fn new<'a>(
        width: f64,
        labels: impl Iterator<Item = &'a str>,
        notes: impl Iterator<Item = &'a str>,
        values: f64,
    ) -> Row {
        let widest =
            |texts: &mut dyn Iterator<Item = &'a str>| texts.map(|text| text_width(text, TEXT)).fold(0.0, f64::max);
        let (mut labels, mut notes) = (labels, notes);
        let (label, note) = (widest(&mut labels), widest(&mut notes));
        let right = width - values - if note > 0.0 { note + 16.0 } else { 0.0 };
        if width < 480.0 {
            Row { label: 0.0, bar: (0.0, right), height: 48.0, drop: 21.0 }
        } else {
            let label = label.min(width * 0.34);
            Row { label, bar: (label + 12.0, right), height: 30.0, drop: 5.0 }
        }
    }

    fn label(&self, name: &str, top: f64, width: f64) -> Shape {
        if self.label == 0.0 {
            text(0.0, top + 14.0, fit(name, width, TEXT), Anchor::Start, Ink::Label)
        } else {
            text(self.label, top + self.drop + 15.0, fit(name, self.label, TEXT), Anchor::End, Ink::Label)
        }
    }
}

/// Bars from a base line at zero.
pub fn scene(figure: &Bars, width: f64, lang: Lang) -> Scene {
    let said: Vec<String> = figure.rows.iter().map(|bar| said_value(bar, figure.unit, lang)).collect();
    let values = said.iter().map(|value| text_width(value, TEXT) + 10.0).fold(0.0, f64::max);
    let labels = figure.rows.iter().map(|bar| bar.label.as_str());
    let row = Row::new(width, labels, figure.rows.iter().map(|bar| bar.note.as_str()), values);
    let numbers =
        figure.rows.iter().filter_map(|bar| bar.value).chain(figure.reference.iter().map(|(value, _)| *value));
    let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let scale = Linear::new(if high > low { (low, high) } else { (0.0, 1.0) }, row.bar);
    let top = if figure.reference.is_some() { TOP } else { 0.0 };
    let height = top + figure.rows.len() as f64 * row.height + 2.0;
    let mut scene = Scene { width, height, ..Scene::default() };
    let mut words = Vec::new();
    for (at, (bar, value)) in figure.rows.iter().zip(said).enumerate() {
        let y = top + at as f64 * row.height;
        let (from, to) = (scale.at(0.0), scale.at(bar.value.unwrap_or(0.0)));
        let fill = if bar.strong { Fill::Accent } else { Fill::Muted };
        let said = format!("{}: {value}{}", bar.label, in_brackets(&bar.note));
        let after = from.max(to) + 6.0;
        let shapes = vec![
            rect(0.0, y, width, row.height, Fill::Clear),
            rect(from.min(to), y + row.drop, (to - from).abs(), THICK, fill),
        ];
        scene.marks.push(Mark { pick: Pick { row: at, part: 0 }, said, shapes });
        words.push(row.label(&bar.label, y, width));
        words.push(text(after, y + row.drop + 15.0, value, Anchor::Start, Ink::Value));
        words.push(text(width, y + row.drop + 15.0, bar.note.clone(), Anchor::End, Ink::Quiet));
    }
    scene.above.push(line((scale.at(0.0), top), (scale.at(0.0), height), Stroke::Axis));
    if let Some((value, name)) = &figure.reference {
        reference(&mut scene, scale.at(*value), top, name);
    }
    scene.above.append(&mut words);
    scene
}

/// A line down the picture with its name on top.
pub fn reference(scene: &mut Scene, x: f64, top: f64, name: &str) {
    let anchor = if x > scene.width * 0.6 { Anchor::End } else { Anchor::Start };
    let beside = if anchor == Anchor::End { -5.0 } else { 5.0 };
    scene.above.push(line((x, 2.0), (x, scene.height), Stroke::Reference));
    scene.above.push(text(x + beside, top - 9.0, name, anchor, Ink::Quiet));
}

fn said_value(bar: &Bar, unit: Unit, lang: Lang) -> String {
    bar.value.map_or_else(|| crate::words::format::NOTHING.to_owned(), |value| unit.say(lang, value))
}

/// ` (n = 12)` after a value; nothing for an empty note.
pub fn in_brackets(note: &str) -> String {
    if note.is_empty() { String::new() } else { format!(" ({note})") }
}

/// Distributions to 100%, from lowest level to highest.
pub fn stacked_scene(figure: &Stacked, width: f64, lang: Lang) -> Scene {
    let notes: Vec<String> =
        figure.rows.iter().map(|row| format!("n = {}", Unit::Count.say(lang, total(row)))).collect();
    let labels = figure.rows.iter().map(|row| row.label.as_str());
    let row = Row::new(width, labels, notes.iter().map(String::as_str), 0.0);
    let height = figure.rows.len() as f64 * (row.height + 4.0) + 26.0;
    let mut scene = Scene { width, height, ..Scene::default() };
    let scale = Linear::new((0.0, 1.0), row.bar);
    for tick in Ticks::new(0.0, 1.0, if width < 480.0 { 2 } else { 4 }, false).values {
        let x = scale.at(tick);
        let anchor = if tick <= 0.0 {
            Anchor::Start
        } else if tick >= 1.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        scene.ground.push(line((x, 0.0), (x, height - 22.0), Stroke::Grid));
        scene.ground.push(text(x, height - 6.0, Unit::Percent(0).say(lang, tick), anchor, Ink::Quiet));
    }
    for (at, (stack, note)) in figure.rows.iter().zip(notes).enumerate() {
        let y = at as f64 * (row.height + 4.0);
        scene.ground.push(row.label(&stack.label, y, width));
        scene.ground.push(text(width, y + row.drop + 16.0, note, Anchor::End, Ink::Quiet));
        scene.marks.extend(segments(figure, stack, at, &scale, y + row.drop, lang));
    }
    scene
}

fn total(stack: &Stack) -> f64 {
    stack.counts.iter().sum()
}

fn segments(figure: &Stacked, stack: &Stack, row: usize, scale: &Linear, y: f64, lang: Lang) -> Vec<Mark> {
    let all = total(stack);
    let mut before = 0.0;
    let mut marks = Vec::new();
    for (part, (count, level)) in stack.counts.iter().zip(&figure.levels).enumerate() {
        if *count <= 0.0 || all <= 0.0 {
            continue;
        }
        let (from, to) = (scale.at(before / all), scale.at((before + count) / all));
        before += count;
        let colour = level_of(part, figure.levels.len());
        let share = Unit::Percent(0).say(lang, count / all);
        let said = format!(
            "{}, {level}: {} ({})",
            stack.label,
            Unit::Count.say(lang, *count),
            Unit::Percent(1).say(lang, count / all)
        );
        let mut shapes = vec![rect(from, y, to - from - 1.0, THICK + 4.0, Fill::Level(colour))];
        if to - from > text_width(&share, TEXT) + 8.0 {
            shapes.push(text((from + to) / 2.0, y + 17.0, share, Anchor::Middle, Ink::OnLevel(colour)));
        }
        marks.push(Mark { pick: Pick { row, part }, said, shapes });
    }
    marks
}

//! Dots with intervals under one another: what is known, and how surely.
use super::bars::{in_brackets, reference};
use super::figure::{Interval, Intervals};
use super::scale::{Linear, Ticks, fit, text_width};
use super::shape::{Anchor, Ink, Mark, Pick, Scene, Shape, Stroke, TEXT, line, text};
use crate::words::lang::Lang;

const BOTTOM: f64 = 28.0;
const TOP: f64 = 24.0;

/// Dots with whiskers and their numbers beside them.
pub fn scene(figure: &Intervals, width: f64, lang: Lang) -> Scene {
    let narrow = width < 520.0;
    let numbers: Vec<String> = figure.rows.iter().map(|row| numbers(row, figure, lang)).collect();
    let beside = numbers.iter().map(|text| text_width(text, TEXT)).fold(0.0, f64::max) + 16.0;
    let labels = figure.rows.iter().map(|row| text_width(&row.label, TEXT)).fold(0.0, f64::max).min(width * 0.3) + 16.0;
    let (left, right, row_height) = if narrow { (8.0, 8.0, 52.0) } else { (labels, beside, 32.0) };
    let ends = figure.rows.iter().flat_map(|row| [row.low, row.high, row.value]);
    let ends = ends.chain(figure.reference.iter().map(|(value, _)| *value)).filter(|value| value.is_finite());
    let (low, high) =
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let ticks = Ticks::new(low, high, if narrow { 3 } else { 5 }, false);
    let x = Linear::new(ticks.domain(), (left, width - right));
    let height = TOP + figure.rows.len() as f64 * row_height + BOTTOM;
    let mut scene = Scene { width, height: height - BOTTOM, ..Scene::default() };
    if let Some((value, name)) = &figure.reference {
        reference(&mut scene, x.at(*value), TOP, name);
    }
    scene.height = height;
    for tick in &ticks.values {
        scene.ground.push(line((x.at(*tick), TOP), (x.at(*tick), height - BOTTOM), Stroke::Grid));
        let label = figure.unit.tick(lang, *tick, ticks.places);
        scene.ground.push(text(x.at(*tick), height - 8.0, label, Anchor::Middle, Ink::Quiet));
    }
    for (at, (row, said)) in figure.rows.iter().zip(numbers).enumerate() {
        let top = TOP + at as f64 * row_height;
        let y = if narrow { top + 34.0 } else { top + row_height / 2.0 };
        let mut shapes = whisker(row, &x, y);
        if narrow {
            shapes.push(text(
                0.0,
                top + 16.0,
                fit(&row.label, width - text_width(&said, TEXT) - 8.0, TEXT),
                Anchor::Start,
                Ink::Label,
            ));
            shapes.push(text(width, top + 16.0, said.clone(), Anchor::End, Ink::Quiet));
        } else {
            shapes.push(text(left - 16.0, y + 4.0, fit(&row.label, left - 16.0, TEXT), Anchor::End, Ink::Label));
            shapes.push(text(width, y + 4.0, said.clone(), Anchor::End, Ink::Quiet));
        }
        let said = format!("{}: {said}{}", row.label, in_brackets(&row.note));
        scene.marks.push(Mark { pick: Pick { row: at, part: 0 }, said, shapes });
    }
    scene
}

fn whisker(row: &Interval, x: &Linear, y: f64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if row.low.is_finite() && row.high.is_finite() {
        let (from, to) = (x.at(row.low), x.at(row.high));
        shapes.push(line((from, y), (to, y), Stroke::Interval));
        shapes.push(line((from, y - 5.0), (from, y + 5.0), Stroke::Interval));
        shapes.push(line((to, y - 5.0), (to, y + 5.0), Stroke::Interval));
    }
    if row.value.is_finite() {
        shapes.push(Shape::Dot { x: x.at(row.value), y, series: 0 });
    }
    shapes
}

/// `0,21 (0,05 – 0,37)`.
fn numbers(row: &Interval, figure: &Intervals, lang: Lang) -> String {
    let say = |value| figure.unit.say(lang, value);
    format!("{} ({} – {})", say(row.value), say(row.low), say(row.high))
}

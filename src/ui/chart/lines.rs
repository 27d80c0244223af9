//! Lines with points over time; each line is named at its end, so no legend is needed.
use super::figure::Lines;
use super::scale::{Band, Linear, Ticks, fit, text_width};
use super::shape::{Anchor, Ink, Mark, Pick, Scene, Shape, Stroke, TEXT, line, text};
use crate::words::lang::Lang;

const BOTTOM: f64 = 28.0;
const TOP: f64 = 12.0;

/// Lines with points.
pub fn scene(figure: &Lines, width: f64, lang: Lang) -> Scene {
    let height = (width * 0.42).clamp(220.0, 340.0);
    let ticks = value_ticks(figure);
    let labels: Vec<String> = ticks.values.iter().map(|tick| figure.unit.tick(lang, *tick, ticks.places)).collect();
    let left = labels.iter().map(|label| text_width(label, TEXT)).fold(0.0, f64::max) + 10.0;
    let names = figure.series.iter().map(|series| text_width(&series.name, TEXT)).fold(0.0, f64::max);
    let right = if figure.series.len() > 1 { (names + 18.0).min(width * 0.3) } else { 14.0 };
    let y = Linear::new(ticks.domain(), (height - BOTTOM, TOP));
    let x = Band::new(figure.places.len(), (left, width - right), 1.0);
    let mut scene = Scene { width, height, ..Scene::default() };
    for (tick, label) in ticks.values.iter().zip(labels) {
        let at = y.at(*tick);
        scene.ground.push(line((left, at), (width - right, at), Stroke::Grid));
        scene.ground.push(text(left - 8.0, at + 4.0, label, Anchor::End, Ink::Quiet));
    }
    scene.ground.extend(place_labels(figure, &x, height));
    if let Some((value, name)) = &figure.reference {
        let at = y.at(*value);
        scene.ground.push(line((left, at), (width - right, at), Stroke::Reference));
        scene.above.push(text(left + 4.0, at - 6.0, name.clone(), Anchor::Start, Ink::Quiet));
    }
    for (part, series) in figure.series.iter().enumerate() {
        scene.ground.extend(paths(&series.points, &x, &y, part));
        for (row, value) in series.points.iter().enumerate() {
            let Some(value) = value else { continue };
            let place = figure.places.get(row).map_or("", String::as_str);
            let said = format!("{}, {place}: {}", series.name, figure.unit.say(lang, *value));
            let dot = Shape::Dot { x: x.centre(row), y: y.at(*value), series: part };
            scene.marks.push(Mark { pick: Pick { row, part }, said, shapes: vec![dot] });
        }
    }
    if figure.series.len() > 1 {
        scene.above.extend(end_names(figure, &x, &y, right - 18.0, height));
    } else {
        scene.above.extend(last_value(figure, &x, &y, lang));
    }
    scene
}

fn value_ticks(figure: &Lines) -> Ticks {
    let points = figure.series.iter().flat_map(|series| series.points.iter().flatten().copied());
    let numbers = points.chain(figure.reference.iter().map(|(value, _)| *value));
    let (mut low, high) =
        numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if figure.from_zero {
        low = low.min(0.0);
    }
    Ticks::new(low, high, 4, figure.unit == super::figure::Unit::Count)
}

/// Names below the axis, as many as fit.
fn place_labels(figure: &Lines, x: &Band, height: f64) -> Vec<Shape> {
    let widest = figure.places.iter().map(|place| text_width(place, TEXT)).fold(1.0, f64::max);
    let every = ((widest + 12.0) / x.step()).ceil().max(1.0) as usize;
    let last = figure.places.len().saturating_sub(1);
    let label = |(at, place): (usize, &String)| {
        let shown = (last - at).is_multiple_of(every);
        shown.then(|| text(x.centre(at), height - 8.0, place.clone(), Anchor::Middle, Ink::Quiet))
    };
    figure.places.iter().enumerate().filter_map(label).collect()
}

/// One path per run of points without a gap.
fn paths(points: &[Option<f64>], x: &Band, y: &Linear, series: usize) -> Vec<Shape> {
    let runs = points.iter().enumerate().collect::<Vec<_>>();
    let runs = runs.split(|(_, value)| value.is_none());
    let path = |run: &[(usize, &Option<f64>)]| {
        let points: Vec<_> = run.iter().filter_map(|(at, value)| Some((x.centre(*at), y.at((**value)?)))).collect();
        (points.len() > 1).then_some(Shape::Path { points, stroke: Stroke::Series(series) })
    };
    runs.filter_map(path).collect()
}

/// The name of each line at its last point, moved apart where they would touch.
fn end_names(figure: &Lines, x: &Band, y: &Linear, room: f64, height: f64) -> Vec<Shape> {
    let mut ends: Vec<(f64, f64, &str)> = figure
        .series
        .iter()
        .filter_map(|series| {
            let (at, value) = series.points.iter().enumerate().rev().find_map(|(at, value)| Some((at, (*value)?)))?;
            Some((y.at(value), x.centre(at), series.name.as_str()))
        })
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.2.cmp(b.2)));
    let mut lowest = f64::NEG_INFINITY;
    for end in &mut ends {
        end.0 = end.0.max(lowest + 16.0);
        lowest = end.0;
    }
    let over = (lowest - (height - BOTTOM)).max(0.0);
    let name = |(y, x, name): (f64, f64, &str)| {
        text(x + 12.0, y - over + 4.0, fit(name, room, TEXT), Anchor::Start, Ink::Label)
    };
    ends.into_iter().map(name).collect()
}

fn last_value(figure: &Lines, x: &Band, y: &Linear, lang: Lang) -> Option<Shape> {
    let points = &figure.series.first()?.points;
    let (at, value) = points.iter().enumerate().rev().find_map(|(at, value)| Some((at, (*value)?)))?;
    Some(text(x.centre(at), y.at(value) - 12.0, figure.unit.say(lang, value), Anchor::Middle, Ink::Value))
}

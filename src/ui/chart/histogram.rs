//! How many lie in each range.
use super::bars::reference;
use super::figure::{Histogram, Unit};
use super::scale::{Linear, Ticks, text_width};
use super::shape::{Anchor, Fill, Ink, Mark, Pick, Scene, Stroke, TEXT, line, rect, text};
use crate::words::lang::Lang;

const BOTTOM: f64 = 28.0;
const TOP: f64 = 24.0;

/// Bars that touch, over a number line.
pub fn scene(figure: &Histogram, width: f64, lang: Lang) -> Scene {
    let height = (width * 0.38).clamp(200.0, 300.0);
    let most = figure.bins.iter().map(|(_, _, count)| *count).max().unwrap_or(1) as f64;
    let counts = Ticks::new(0.0, most, 4, true);
    let labels: Vec<String> = counts.values.iter().map(|tick| Unit::Count.say(lang, *tick)).collect();
    let left = labels.iter().map(|label| text_width(label, TEXT)).fold(0.0, f64::max) + 10.0;
    let from = figure.bins.first().map_or(0.0, |bin| bin.0);
    let to = figure.bins.last().map_or(1.0, |bin| bin.1);
    let x = Linear::new((from, to), (left, width - 12.0));
    let y = Linear::new(counts.domain(), (height - BOTTOM, TOP));
    let mut scene = Scene { width, height: height - BOTTOM, ..Scene::default() };
    for (tick, label) in counts.values.iter().zip(labels) {
        scene.ground.push(line((left, y.at(*tick)), (width - 12.0, y.at(*tick)), Stroke::Grid));
        scene.ground.push(text(left - 8.0, y.at(*tick) + 4.0, label, Anchor::End, Ink::Quiet));
    }
    let values = Ticks::new(from, to, (width / 90.0) as usize, false);
    for tick in values.values.iter().filter(|tick| (from..=to).contains(*tick)) {
        let label = figure.unit.tick(lang, *tick, values.places);
        scene.ground.push(text(x.at(*tick), height - 8.0, label, Anchor::Middle, Ink::Quiet));
    }
    for (row, (low, high, count)) in figure.bins.iter().enumerate() {
        let (start, end) = (x.at(*low), x.at(*high));
        let top = y.at(*count as f64);
        let bar = rect(start + 0.5, top, end - start - 1.0, y.at(0.0) - top, Fill::Accent);
        let range = format!("{} – {}", figure.unit.say(lang, *low), figure.unit.say(lang, *high));
        let said = format!("{range}: {}", Unit::Count.say(lang, *count as f64));
        scene.marks.push(Mark { pick: Pick { row, part: 0 }, said, shapes: vec![bar] });
    }
    scene.above.push(line((left, y.at(0.0)), (width - 12.0, y.at(0.0)), Stroke::Axis));
    if let Some((value, name)) = &figure.reference {
        reference(&mut scene, x.at(*value), TOP, name);
    }
    scene.height = height;
    scene
}

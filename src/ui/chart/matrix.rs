//! Rows by columns: the quadrant of result and behaviour, or a heat map.
use super::figure::{Cell, Matrix};
use super::scale::{Band, fit, fit_lines, text_width};
use super::shape::{Anchor, Fill, Ink, Mark, Pick, Scene, Shape, TEXT, rect, step, text};

/// From one line of text to the next.
const LINE: f64 = 16.0;

/// Cells with a number and what it means.
pub fn scene(figure: &Matrix, width: f64) -> Scene {
    let labels =
        figure.rows.iter().map(|row| text_width(row, TEXT)).fold(text_width(&figure.row_title, TEXT), f64::max);
    let left = labels.min(width * 0.3) + 12.0;
    let has_notes = figure.cells.iter().flatten().flatten().any(|cell| !cell.note.is_empty());
    let x = Band::new(figure.columns.len(), (left, width), 1.0);
    let names: Vec<Vec<String>> = figure.columns.iter().map(|name| fit_lines(name, x.step() - 6.0, TEXT)).collect();
    let head = 30.0 + LINE * names.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let row_height = if has_notes { 68.0 } else { 34.0 };
    let height = head + figure.rows.len() as f64 * row_height;
    let y = Band::new(figure.rows.len(), (head, height), 1.0);
    let mut scene = Scene { width, height, ..Scene::default() };
    scene.ground.push(text(left, 14.0, format!("{} →", figure.column_title), Anchor::Start, Ink::Quiet));
    scene.ground.push(text(0.0, head - 8.0, format!("{} ↓", figure.row_title), Anchor::Start, Ink::Quiet));
    for (at, lines) in names.iter().enumerate() {
        for (above, name) in lines.iter().rev().enumerate() {
            let place = head - 8.0 - above as f64 * LINE;
            scene.ground.push(text(x.centre(at), place, name.clone(), Anchor::Middle, Ink::Label));
        }
    }
    for (row, (name, cells)) in figure.rows.iter().zip(&figure.cells).enumerate() {
        scene.ground.push(text(0.0, y.centre(row) + 5.0, fit(name, left - 12.0, TEXT), Anchor::Start, Ink::Label));
        for (part, cell) in cells.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let column = figure.columns.get(part).map_or("", String::as_str);
            let note = if cell.note.is_empty() { String::new() } else { format!(", {}", cell.note) };
            let said = format!("{name}, {column}: {}{note}", cell.text);
            let shapes = cell_shapes(cell, x.start(part), y.start(row), x.step(), y.step());
            scene.marks.push(Mark { pick: Pick { row, part }, said, shapes });
        }
    }
    scene
}

fn cell_shapes(cell: &Cell, x: f64, y: f64, width: f64, height: f64) -> Vec<Shape> {
    let ink = match cell.fill {
        Fill::Level(level) => Ink::OnLevel(level),
        Fill::Shade(share) => Ink::OnShade(step(share)),
        _ => Ink::Value,
    };
    let middle = (x + width / 2.0, y + height / 2.0);
    let mut lines = vec![cell.text.clone()];
    if !cell.note.is_empty() {
        lines.extend(fit_lines(&cell.note, width - 8.0, TEXT));
    }
    let first = middle.1 + 5.0 - (lines.len() as f64 - 1.0) * LINE / 2.0;
    let mut shapes = vec![rect(x + 1.0, y + 1.0, width - 2.0, height - 2.0, cell.fill)];
    let lines = lines.into_iter().enumerate();
    shapes.extend(lines.map(|(at, line)| text(middle.0, first + at as f64 * LINE, line, Anchor::Middle, ink)));
    shapes
}

//! A picture as a file that stands alone: title, scope, legend, shapes, remark, in the colours of paper.
use super::scale::text_width;
use super::shape::{Anchor, Fill, Ink, Scene, Shape, Stroke, TEXT, step};

/// The words around a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    pub title: String,
    pub scope: String,
    pub note: String,
    pub legend: Vec<(Fill, String)>,
}

const SERIES: [&str; 5] = ["#0b6276", "#c17d12", "#75488c", "#62843a", "#8b8f8e"];
const LEVELS: [&str; 5] = ["#9a3b2d", "#d98f66", "#d3cec1", "#6eabb8", "#0b6276"];
const SHADES: [&str; 5] = ["#e6f0f2", "#b9d7dd", "#84b7c3", "#2f7789", "#0a4f60"];
const INK: &str = "#1a2326";
/// Dark upon a light colour.
const UPON: &str = "#1a2327";
const QUIET: &str = "#5d6a70";
const MARGIN: f64 = 24.0;

/// The whole file. Every text in it is escaped.
pub fn document(scene: &Scene, words: &Words) -> String {
    let width = scene.width + 2.0 * MARGIN;
    let mut head = String::new();
    let mut y = MARGIN + 16.0;
    for line in wrap(&words.title, scene.width, 18.0) {
        push_text(&mut head, MARGIN, y, &line, Anchor::Start, 18.0, 700, INK);
        y += 24.0;
    }
    for line in wrap(&words.scope, scene.width, TEXT) {
        push_text(&mut head, MARGIN, y, &line, Anchor::Start, TEXT, 400, QUIET);
        y += 18.0;
    }
    let mut x = MARGIN;
    for (fill, name) in &words.legend {
        let room = text_width(name, TEXT) + 36.0;
        if x + room > width - MARGIN && x > MARGIN {
            x = MARGIN;
            y += 20.0;
        }
        head.push_str(&format!(
            r#"<rect x="{x:.1}" y="{:.1}" width="12" height="12" {}/>"#,
            y - 2.0,
            fill_attributes(*fill)
        ));
        push_text(&mut head, x + 18.0, y + 9.0, name, Anchor::Start, TEXT, 400, INK);
        x += room;
    }
    y += if words.legend.is_empty() { 4.0 } else { 28.0 };
    let mut body = format!(r#"<g transform="translate({MARGIN} {y:.1})">"#);
    let marks = scene.marks.iter().flat_map(|mark| &mark.shapes);
    for shape in scene.ground.iter().chain(marks).chain(&scene.above) {
        push_shape(&mut body, shape);
    }
    body.push_str("</g>");
    y += scene.height + 20.0;
    for line in wrap(&words.note, scene.width, TEXT) {
        push_text(&mut body, MARGIN, y, &line, Anchor::Start, TEXT, 400, QUIET);
        y += 18.0;
    }
    let height = y + MARGIN - 10.0;
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.0} {height:.0}" font-family="Plus Jakarta Sans, Segoe UI, Arial, sans-serif"><rect width="100%" height="100%" fill="#fff"/>{head}{body}</svg>"##
    )
}

fn push_shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect { x, y, width, height, fill } => out.push_str(&format!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" {}/>"#,
            fill_attributes(*fill)
        )),
        Shape::Line { from, to, stroke } => out.push_str(&format!(
            r#"<path d="M{:.1} {:.1}L{:.1} {:.1}" fill="none" {}/>"#,
            from.0,
            from.1,
            to.0,
            to.1,
            stroke_attributes(*stroke)
        )),
        Shape::Path { points, stroke } => {
            out.push_str(&format!(
                r#"<path d="{}" fill="none" {}/>"#,
                path_through(points),
                stroke_attributes(*stroke)
            ));
        }
        Shape::Dot { x, y, series } => out.push_str(&format!(
            r##"<path d="{}" fill="{}" stroke="#fff" stroke-width="1.5"/>"##,
            dot_outline(*x, *y, *series),
            colour_of(&SERIES, *series)
        )),
        Shape::Text { x, y, text, anchor, ink } => {
            let (weight, colour) = match ink {
                Ink::Label => (400, INK),
                Ink::Quiet => (400, QUIET),
                Ink::Value => (600, INK),
                Ink::OnLevel(level) => (600, if matches!(level, 0 | 4) { "#fff" } else { UPON }),
                Ink::OnShade(step) => (600, if *step > 2 { "#fff" } else { UPON }),
            };
            push_text(out, *x, *y, text, *anchor, TEXT, weight, colour);
        }
    }
}

fn fill_attributes(fill: Fill) -> String {
    match fill {
        Fill::Accent => format!(r#"fill="{}""#, colour_of(&SERIES, 0)),
        Fill::Muted => r##"fill="#b9c3c4""##.to_owned(),
        Fill::Series(at) => format!(r#"fill="{}""#, colour_of(&SERIES, at)),
        Fill::Level(at) => format!(r#"fill="{}""#, colour_of(&LEVELS, at)),
        Fill::Shade(share) => format!(r#"fill="{}""#, colour_of(&SHADES, step(share))),
        Fill::Clear => r#"fill="none""#.to_owned(),
    }
}

fn stroke_attributes(stroke: Stroke) -> String {
    match stroke {
        Stroke::Grid => r##"stroke="#dfdcd4""##.to_owned(),
        Stroke::Axis => r##"stroke="#86867d""##.to_owned(),
        Stroke::Reference => format!(r#"stroke="{INK}" stroke-dasharray="4 4""#),
        Stroke::Interval => format!(r#"stroke="{}" stroke-width="2""#, colour_of(&SERIES, 0)),
        Stroke::Series(at) => format!(
            r#"stroke="{}" stroke-width="2" stroke-linejoin="round" stroke-dasharray="{}""#,
            colour_of(&SERIES, at),
            dashes(at)
        ),
    }
}

fn colour_of(colours: &[&'static str; 5], at: usize) -> &'static str {
    colours.get(at % 5).copied().unwrap_or(INK)
}

/// Dashes tell lines apart without colour.
pub fn dashes(series: usize) -> &'static str {
    ["none", "7 3", "2 3", "9 3 2 3", "4 4"].get(series % 5).copied().unwrap_or("none")
}

/// Straight lines through points.
pub fn path_through(points: &[(f64, f64)]) -> String {
    let place = |(at, (x, y)): (usize, &(f64, f64))| format!("{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
    points.iter().enumerate().map(place).collect()
}

/// Round, square, diamond, triangle, cross: a series is known by its outline too.
pub fn dot_outline(x: f64, y: f64, series: usize) -> String {
    match series % 5 {
        0 => format!("M{:.1} {y:.1}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", x - 5.0),
        1 => format!("M{:.1} {:.1}h9v9h-9z", x - 4.5, y - 4.5),
        2 => format!("M{x:.1} {:.1}l6 6l-6 6l-6 -6z", y - 6.0),
        3 => format!("M{x:.1} {:.1}l6 10h-12z", y - 6.0),
        _ => format!("M{:.1} {:.1}h4v4h4v4h-4v4h-4v-4h-4v-4h4z", x - 2.0, y - 6.0),
    }
}

#[expect(clippy::too_many_arguments, reason = "the attributes of one text element")]
fn push_text(out: &mut String, x: f64, y: f64, text: &str, anchor: Anchor, size: f64, weight: u16, colour: &str) {
    let anchor = match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let upon_colour = colour == "#fff" || colour == UPON;
    let halo =
        if upon_colour { "" } else { r##" paint-order="stroke" stroke="#fff" stroke-opacity="0.9" stroke-width="3""## };
    let open = format!(
        r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" font-weight="{weight}" fill="{colour}" text-anchor="{anchor}"{halo}>"#
    );
    out.push_str(&open);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push_str("</text>");
}

fn wrap(text: &str, width: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

//! A scene on the page: shapes with classes for style, marks that can be read, reached and opened.
use super::shape::{Anchor, Fill, Ink, Mark, Pick, Scene, Shape, Stroke, step};
use super::svg_out::{dashes, dot_outline, path_through};
use crate::ui::place;
use leptos::ev;
use leptos::prelude::*;

/// What the shapes of one chart need to know about it.
#[derive(Clone, Copy)]
pub struct Canvas {
    /// Unique on the page.
    pub id: usize,
    pub title: Signal<String>,
    pub on_pick: Option<Callback<Pick>>,
    /// The mark the keyboard stands on.
    pub focus: RwSignal<usize>,
}

/// The picture.
pub fn picture(canvas: Canvas, scene: &Scene) -> AnyView {
    let count = scene.marks.len();
    let ground = scene.ground.iter().map(|shape| draw(canvas, shape)).collect_view();
    let marks = scene.marks.iter().enumerate().map(|(at, mark)| draw_mark(canvas, at, count, mark)).collect_view();
    // Words stand above their marks: a mark's own name says them already, in a whole sentence.
    let words = scene.marks.iter().flat_map(|mark| &mark.shapes).filter(|shape| shape.is_text());
    let above = scene.above.iter().chain(words).map(|shape| draw(canvas, shape)).collect_view();
    view! {
        <svg
            class="picture"
            viewBox=format!("0 0 {:.0} {:.0}", scene.width.max(1.0), scene.height.max(1.0))
            role=if canvas.on_pick.is_some() { "group" } else { "img" }
            aria-label=canvas.title
        >
            <defs>{(0..5).map(|level| hatch(canvas.id, level)).collect_view()}</defs>
            <g aria-hidden="true">{ground}</g>
            {marks}
            <g aria-hidden="true" class="above">{above}</g>
        </svg>
    }
    .into_any()
}

fn mark_id(chart: usize, at: usize) -> String {
    format!("mark-{chart}-{at}")
}

fn draw_mark(canvas: Canvas, at: usize, count: usize, mark: &Mark) -> AnyView {
    let shapes = mark.shapes.iter().filter(|shape| !shape.is_text()).map(|shape| draw(canvas, shape)).collect_view();
    let said = mark.said.clone();
    let Some(on_pick) = canvas.on_pick else {
        return view! { <g class="mark"><title>{said}</title>{shapes}</g> }.into_any();
    };
    let pick = mark.pick;
    let on_key = move |event: ev::KeyboardEvent| {
        let to = match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                on_pick.run(pick);
                return;
            }
            "ArrowRight" | "ArrowDown" => at + 1,
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        let to = to.min(count.saturating_sub(1));
        canvas.focus.set(to);
        place::focus(&format!("#{}", mark_id(canvas.id, to)));
    };
    view! {
        <g
            class="mark opens"
            id=mark_id(canvas.id, at)
            role="button"
            aria-label=said
            tabindex=move || if canvas.focus.get() == at { "0" } else { "-1" }
            on:click=move |_| on_pick.run(pick)
            on:keydown=on_key
        >
            <title>{mark.said.clone()}</title>
            {shapes}
        </g>
    }
    .into_any()
}

fn draw(canvas: Canvas, shape: &Shape) -> AnyView {
    let px = |value: f64| format!("{value:.1}");
    match shape {
        Shape::Rect { x, y, width, height, fill } => view! {
            <rect class=fill_class(*fill) x=px(*x) y=px(*y) width=px(*width) height=px(*height) />
            {hatched(canvas.id, *fill, (*x, *y), (*width, *height))}
        }
        .into_any(),
        Shape::Line { from, to, stroke } => {
            let d = path_through(&[*from, *to]);
            view! { <path class=stroke_class(*stroke) d=d /> }.into_any()
        }
        Shape::Path { points, stroke } => {
            let dash = match stroke {
                Stroke::Series(at) => Some(dashes(*at)),
                _ => None,
            };
            view! { <path class=stroke_class(*stroke) d=path_through(points) stroke-dasharray=dash /> }.into_any()
        }
        Shape::Dot { x, y, series } => view! {
            <circle class="hit" cx=px(*x) cy=px(*y) r="13" />
            <path class=format!("dot s{}", series % 5) d=dot_outline(*x, *y, *series) />
        }
        .into_any(),
        Shape::Text { x, y, text, anchor, ink } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            view! { <text class=ink_class(*ink) x=px(*x) y=px(*y) text-anchor=anchor>{text.clone()}</text> }.into_any()
        }
    }
}

/// A level's pattern over its colour; only seen on paper.
pub fn hatched(chart: usize, fill: Fill, (x, y): (f64, f64), (width, height): (f64, f64)) -> Option<AnyView> {
    let Fill::Level(level) = fill else { return None };
    let px = |value: f64| format!("{value:.1}");
    let pattern = format!("url(#hatch-{chart}-{level})");
    Some(view! { <rect class="hatch" x=px(x) y=px(y) width=px(width) height=px(height) fill=pattern /> }.into_any())
}

/// Black patterns that take the place of colour on paper.
fn hatch(chart: usize, level: usize) -> AnyView {
    let lines = ["M0 0l8 8M-2 6l4 4M6 -2l4 4", "M4 0v8", "", "M0 4h8", "M0 0h8v8h-8z"];
    let class = if level == 4 { "hatch-full" } else { "hatch-line" };
    view! {
        <pattern id=format!("hatch-{chart}-{level}") width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" class="hatch-ground" />
            <path class=class d=lines.get(level).copied().unwrap_or("") />
        </pattern>
    }
    .into_any()
}

/// Class of a fill; the legend uses the same.
pub fn fill_class(fill: Fill) -> String {
    match fill {
        Fill::Accent => "f-accent".to_owned(),
        Fill::Shade(share) => format!("f-h{}", step(share)),
        Fill::Muted => "f-muted".to_owned(),
        Fill::Series(at) => format!("f-s{}", at % 5),
        Fill::Level(at) => format!("f-o{}", at.min(4)),
        Fill::Clear => "f-clear".to_owned(),
    }
}

fn stroke_class(stroke: Stroke) -> String {
    match stroke {
        Stroke::Grid => "k-grid".to_owned(),
        Stroke::Axis => "k-axis".to_owned(),
        Stroke::Reference => "k-reference".to_owned(),
        Stroke::Interval => "k-interval".to_owned(),
        Stroke::Series(at) => format!("k-series k-s{}", at % 5),
    }
}

fn ink_class(ink: Ink) -> String {
    match ink {
        Ink::Label => "i-label".to_owned(),
        Ink::Quiet => "i-quiet".to_owned(),
        Ink::Value => "i-value".to_owned(),
        Ink::OnLevel(level) => format!("i-on i-o{}", level.min(4)),
        Ink::OnShade(step) => format!("i-on i-h{}", step.min(4)),
    }
}

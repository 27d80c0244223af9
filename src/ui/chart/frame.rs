//! The one chart frame: the finding as title, scope and n, legend, picture, remark, table, ways out.
use super::draw::{Canvas, fill_class, hatched, picture};
use super::figure::Figure;
use super::shape::{Fill, Pick};
use super::svg_out::{self, Words};
use crate::archive::csv_out;
use crate::ui::components::files;
use crate::ui::components::icon;
use crate::ui::components::menu::{Menu, MenuItem};
use crate::ui::lang::{self, tr, tr_now};
use crate::ui::place;
use crate::ui::printing::printing;
use crate::ui::shell::notices;
use leptos::html;
use leptos::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Width of a picture on paper, in CSS pixels: the line of an A4 page.
const PAPER: f64 = 640.0;

/// A picture of an answer.
#[component]
pub fn Chart(
    /// The finding in words, not the name of the data.
    #[prop(into)]
    title: Signal<String>,
    /// Scope, units, on how many it stands.
    #[prop(into)]
    scope: Signal<String>,
    #[prop(into)] figure: Signal<Figure>,
    /// What to keep in mind.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// Opens the rows of a mark; without it marks are only read.
    #[prop(optional, into)]
    on_pick: Option<Callback<Pick>>,
) -> AnyView {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let canvas = Canvas { id: NEXT.fetch_add(1, Ordering::Relaxed), title, on_pick, focus: RwSignal::new(0) };
    let body = NodeRef::<html::Div>::new();
    let width = place::width_of(body, 720.0);
    let scene = Memo::new(move |_| {
        canvas.focus.try_set(0);
        let width = if printing() { PAPER } else { width.get() };
        figure.with(|figure| figure.scene(width, lang::current()))
    });
    let words = move || Words {
        title: title.get_untracked(),
        scope: scope.get_untracked(),
        note: note.map_or_else(String::new, |note| note.get_untracked()),
        legend: figure.with_untracked(Figure::legend),
    };
    let file = move || svg_out::document(&scene.get_untracked(), &words());
    view! {
        <figure class="chart">
            <header class="chart-head">
                <div>
                    <h2>{title}</h2>
                    <p class="chart-scope">{scope}</p>
                </div>
                {ways_out(title, figure, file)}
            </header>
            {move || legend(canvas.id, &figure.with(Figure::legend))}
            <div class="chart-body" node_ref=body>{move || scene.with(|scene| picture(canvas, scene))}</div>
            {note.map(|note| view! { <p class="chart-note">{note}</p> })}
            <details class="chart-table">
                <summary>{tr!("ui.chart.as_table")}</summary>
                <div class="table-wrap">{move || table(figure.with(|figure| figure.table(lang::current())))}</div>
            </details>
        </figure>
    }
    .into_any()
}

fn legend(chart: usize, entries: &[(Fill, String)]) -> Option<AnyView> {
    let entry = |(fill, name): &(Fill, String)| {
        view! {
            <li>
                <svg viewBox="0 0 12 12" aria-hidden="true">
                    <rect width="12" height="12" class=fill_class(*fill) />
                    {hatched(chart, *fill, (0.0, 0.0), (12.0, 12.0))}
                </svg>
                {name.clone()}
            </li>
        }
    };
    (!entries.is_empty())
        .then(|| view! { <ul class="chart-legend">{entries.iter().map(entry).collect_view()}</ul> }.into_any())
}

fn table(lines: Vec<Vec<String>>) -> AnyView {
    let mut lines = lines.into_iter();
    let head = |(at, text): (usize, String)| view! { <th scope="col" class:number={at > 0}>{text}</th> };
    let heads = lines.next().unwrap_or_default().into_iter().enumerate().map(head).collect_view();
    let line = |cells: Vec<String>| {
        let cell = |(at, text): (usize, String)| match at {
            0 => view! { <th scope="row">{text}</th> }.into_any(),
            _ => view! { <td class="number">{text}</td> }.into_any(),
        };
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <table class="plain-table">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{lines.map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn ways_out(
    title: Signal<String>,
    figure: Signal<Figure>,
    file: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    let copy = Callback::new(move |()| {
        let lines = figure.with_untracked(|figure| figure.table(lang::now()));
        let html = csv_out::html_table(lines.clone(), &[true]);
        if files::copy(csv_out::tabbed(lines), Some(html)) {
            notices::done(tr_now!("ui.chart.copied"));
        } else {
            notices::problem(tr_now!("ui.table.not_copied"));
        }
    });
    let svg = Callback::new(move |()| {
        let saved = files::download(&format!("{}.svg", title.get_untracked()), "image/svg+xml", file().as_bytes());
        tell_failure(saved.is_ok());
    });
    let png =
        Callback::new(move |()| files::download_png(&format!("{}.png", title.get_untracked()), &file(), tell_failure));
    view! {
        <Menu label=tr!("ui.chart.take_out") sign=icon::DOWNLOAD bare=true end=true>
            <MenuItem label=tr!("ui.chart.copy") sign=icon::COPY on_select=copy />
            <MenuItem label=tr!("ui.chart.png") sign=icon::PICTURE on_select=png />
            <MenuItem label=tr!("ui.chart.svg") sign=icon::PICTURE on_select=svg />
            <MenuItem label=tr!("ui.table.print") sign=icon::PRINT on_select=Callback::new(|()| files::print()) />
        </Menu>
    }
    .into_any()
}

fn tell_failure(saved: bool) {
    if !saved {
        notices::problem(tr_now!("ui.table.not_saved"));
    }
}

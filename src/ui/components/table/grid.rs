//! The visible part of a table: only the rows on the screen exist, whatever their number.
use super::cells::{self, Asking};
use super::column::{Kind, Value};
use super::picking::{self, Picking};
use super::rolling::Rolling;
use super::source::{Sort, Source};
use super::state::State;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::phrase;
use crate::ui::place as site;
use crate::ui::prefs;
use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What the parts of one grid share.
#[derive(Clone, Copy)]
pub struct Grid {
    pub state: State,
    rolling: Rolling,
    /// Place of the row the keyboard stands on, among the shown.
    active: RwSignal<Option<usize>>,
    /// The column it stands on, among the shown; none for the row as a whole.
    column: RwSignal<Option<usize>>,
    /// What was asked to be done with one cell.
    pub(super) asks: RwSignal<Option<Asking>>,
    open: Callback<u32>,
    picking: Option<Picking>,
}

impl Grid {
    /// Opens go to the given callback with the row's index, else to the row's link.
    pub fn new(state: State, on_open: Option<Callback<usize>>, picking: Option<Picking>) -> Grid {
        let navigate = use_navigate();
        let open =
            Callback::new(move |row: u32| match (on_open, state.source.with_untracked(|source| source.link(row))) {
                (Some(on_open), _) => on_open.run(row as usize),
                (None, Some((_, path))) => navigate(&path, NavigateOptions::default()),
                (None, None) => {}
            });
        let grid = Grid {
            state,
            rolling: Rolling::new(0.0),
            active: RwSignal::new(None),
            column: RwSignal::new(None),
            asks: RwSignal::new(None),
            open,
            picking,
        };
        grid.return_to_top_when_rows_change();
        grid
    }

    fn return_to_top_when_rows_change(self) {
        Effect::new(move |before: Option<Arc<Vec<u32>>>| {
            let rows = self.state.shown.get();
            if before.is_some_and(|before| !Arc::ptr_eq(&before, &rows)) {
                self.active.set(None);
                self.rolling.scroll_to(0.0);
            }
            rows
        });
    }

    /// First and last place to draw.
    fn window(self) -> (usize, usize) {
        self.rolling.window(self.state.shown.with(|rows| rows.len()))
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        let count = self.state.shown.with_untracked(|rows| rows.len());
        if count == 0 || event.alt_key() {
            return;
        }
        if cells::on_key(self, event) {
            event.prevent_default();
            return;
        }
        if event.ctrl_key() || event.meta_key() {
            return;
        }
        let page = self.rolling.seen_rows();
        let here = self.active.get_untracked();
        let to = match (event.key().as_str(), here) {
            ("ArrowDown", None) | ("Home", _) => 0,
            ("ArrowDown", Some(at)) => at + 1,
            ("ArrowUp", at) => at.unwrap_or(0).saturating_sub(1),
            ("PageDown", at) => at.unwrap_or(0) + page,
            ("PageUp", at) => at.unwrap_or(0).saturating_sub(page),
            ("End", _) => count - 1,
            ("Enter", Some(at)) => {
                event.prevent_default();
                self.open_place(at);
                return;
            }
            ("ArrowRight" | "ArrowLeft", Some(_)) => {
                event.prevent_default();
                self.step_column(event.key() == "ArrowRight");
                return;
            }
            (" ", Some(at)) => {
                event.prevent_default();
                if let (Some(picking), Some(row)) = (self.picking, self.row_at(at)) {
                    picking.turn(row);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let to = to.min(count - 1);
        self.active.set(Some(to));
        self.rolling.bring_into_view(to);
    }

    fn step_column(self, forward: bool) {
        let count = self.state.columns().len();
        self.column.update(|column| {
            *column = match (*column, forward) {
                (None, true) => Some(0),
                (Some(at), true) => Some((at + 1).min(count.saturating_sub(1))),
                (Some(at), false) => at.checked_sub(1),
                (None, false) => None,
            }
        });
        let Some((place, column)) = self.active.get_untracked().zip(self.column.get_untracked()) else { return };
        site::bring_near(&cell_id(self.state.name, place, column));
    }

    /// The cell the keyboard stands on: its row, and its column among all.
    pub(super) fn here(self) -> Option<(u32, usize)> {
        let (place, column) = self.active.get_untracked().zip(self.column.get_untracked())?;
        self.cell_at(place, column)
    }

    /// The cell at a place and a shown column.
    pub(super) fn cell_at(self, place: usize, column: usize) -> Option<(u32, usize)> {
        let row = self.state.shown.with_untracked(|rows| rows.get(place).copied())?;
        Some((row, untrack(|| self.state.columns()).get(column).copied()?))
    }

    pub(super) fn open_row(self, row: u32) {
        self.open.run(row);
    }

    fn open_place(self, place: usize) {
        if let Some(row) = self.row_at(place) {
            self.open.run(row);
        }
    }

    fn row_at(self, place: usize) -> Option<u32> {
        self.state.shown.with_untracked(|rows| rows.get(place).copied())
    }

    /// A click on a row opens it; a click on a link or button in it is left alone.
    fn on_click(self, event: &ev::MouseEvent) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
        let selecting = window().get_selection().ok().flatten().is_some_and(|found| !found.is_collapsed());
        if selecting || target.closest("a, button, input").ok().flatten().is_some() {
            return;
        }
        let row = target.closest("tr[data-place]").ok().flatten();
        if let Some(place) = row.and_then(|row| row.get_attribute("data-place")?.parse().ok()) {
            self.active.set(Some(place));
            self.open_place(place);
        }
    }
}

/// The scrolling grid.
pub fn view(grid: Grid, caption: Signal<String>, opens: bool) -> AnyView {
    let state = grid.state;
    let columns = Memo::new(move |_| state.columns());
    let span = Memo::new(move |_| grid.window());
    let spacer = move |before: bool| {
        let (first, last) = span.get();
        let rows = if before { first } else { state.shown.with(|rows| rows.len()) - last };
        grid.rolling.space(rows)
    };
    let active_id = move || {
        let (first, last) = span.get();
        let place = grid.active.get().filter(|place| (first..last).contains(place))?;
        Some(match grid.column.get() {
            Some(column) => cell_id(state.name, place, column),
            None => row_id(state.name, place),
        })
    };
    view! {
        <div
            class="table-scroll"
            class:compact=move || prefs::density() == prefs::Density::Compact
            node_ref=grid.rolling.scroller
            on:scroll=move |event| grid.rolling.scrolled(&event)
        >
            <table
                role="grid"
                class="table"
                class:opens=opens
                tabindex="0"
                aria-label=caption
                aria-rowcount=move || state.shown.with(|rows| rows.len() + 1).to_string()
                aria-colcount=move || columns.with(Vec::len).to_string()
                aria-activedescendant=active_id
                style:min-width=move || format!("{}px", total_width(state, &columns.get()))
                on:keydown=move |event| grid.on_key(&event)
                on:click=move |event| grid.on_click(&event)
                on:contextmenu=move |event| cells::on_context_menu(grid, &event)
            >
                {move || columns_of(state, &columns.get())}
                <thead>
                    <tr aria-rowindex="1">{move || headings(grid, &columns.get())}</tr>
                </thead>
                <tbody aria-hidden="true" class="spacer"><tr style:height=move || spacer(true)></tr></tbody>
                <tbody>{rows(grid, span, columns)}</tbody>
                <tbody aria-hidden="true" class="spacer"><tr style:height=move || spacer(false)></tr></tbody>
            </table>
        </div>
        {cells::menu(grid)}
    }
    .into_any()
}

fn total_width(state: State, columns: &[usize]) -> u32 {
    state.source.with(|source| {
        columns.iter().filter_map(|column| source.heads().get(*column)).map(|head| u32::from(head.width)).sum()
    })
}

fn columns_of(state: State, columns: &[usize]) -> AnyView {
    let widths = state.source.with(|source| {
        columns.iter().filter_map(|column| source.heads().get(*column)).map(|head| head.width).collect::<Vec<_>>()
    });
    let column = |width: u16| view! { <col style:width=format!("{width}px") /> };
    view! { <colgroup>{widths.into_iter().map(column).collect_view()}</colgroup> }.into_any()
}

fn headings(Grid { state, picking, .. }: Grid, columns: &[usize]) -> AnyView {
    let first = columns.first().copied();
    let heads = state.source.with_untracked(|source| {
        columns.iter().filter_map(|at| Some((*at, source.heads().get(*at)?.clone()))).collect::<Vec<_>>()
    });
    let heading = move |(at, head): (usize, super::column::Head)| {
        let sorted = move || state.sort.get().filter(|sort: &Sort| sort.column == at);
        let order = move || match sorted() {
            Some(Sort { down: true, .. }) => "descending",
            Some(_) => "ascending",
            None => "none",
        };
        let mark = picking.filter(|_| first == Some(at)).map(|picking| picking::mark_all(picking, state));
        let picks = mark.is_some();
        let sign = move || sorted().map(|sort| icon(if sort.down { icon::ARROW_DOWN } else { icon::ARROW_UP }));
        view! {
            <th scope="col" class=head.kind.class() class:picks=picks aria-sort=order>
                {mark}
                <button type="button" on:click=move |_| state.sort_by(at)>
                    <span>{phrase(head.label)}</span>
                    {sign}
                </button>
            </th>
        }
    };
    heads.into_iter().map(heading).collect_view().into_any()
}

/// A drawn row: its place, its index among all rows, and what makes it stale.
type Drawn = (usize, u32, u64);

fn rows(grid: Grid, span: Memo<(usize, usize)>, columns: Memo<Vec<usize>>) -> AnyView {
    let state = grid.state;
    let edition = Memo::new(move |before: Option<&u64>| {
        state.source.track();
        columns.track();
        before.map_or(0, |before| before + 1)
    });
    let each = move || {
        let (first, last) = span.get();
        let edition = edition.get();
        state.shown.with(|rows| {
            let drawn = rows.get(first..last.min(rows.len())).unwrap_or_default();
            drawn.iter().zip(first..).map(|(row, place)| (place, *row, edition)).collect::<Vec<Drawn>>()
        })
    };
    view! {
        <For each=each key=|drawn| *drawn let:drawn>
            {row(grid, drawn, &columns.get_untracked())}
        </For>
    }
    .into_any()
}

fn row_id(table: &str, place: usize) -> String {
    format!("{table}-{place}")
}

fn cell_id(table: &str, place: usize, column: usize) -> String {
    format!("{table}-{place}-{column}")
}

fn row(grid: Grid, (place, row, _): Drawn, columns: &[usize]) -> AnyView {
    let state = grid.state;
    let cells = state.source.with_untracked(|source| {
        let link = source.link(row);
        let first = columns.first().copied();
        let mark = |column: usize| {
            let picking = grid.picking.filter(|_| first == Some(column))?;
            Some(picking::mark(picking, row, source.shown(column, row)))
        };
        let cell = |(at, column): (usize, &usize)| {
            cell(source, (*column, row), link.as_ref(), Stand { grid, place, at }, mark(*column))
        };
        columns.iter().enumerate().map(cell).collect_view()
    });
    view! {
        <tr
            id=row_id(state.name, place)
            data-place=place.to_string()
            aria-rowindex=(place + 2).to_string()
            class:active=move || grid.active.get() == Some(place)
        >
            {cells}
        </tr>
    }
    .into_any()
}

/// Where a cell stands.
#[derive(Clone, Copy)]
struct Stand {
    grid: Grid,
    place: usize,
    /// Among the shown columns.
    at: usize,
}

fn cell(
    source: &Source,
    (column, row): (usize, u32),
    link: Option<&(usize, String)>,
    stand: Stand,
    mark: Option<AnyView>,
) -> AnyView {
    let Stand { grid, place, at } = stand;
    let kind = source.heads().get(column).map_or(Kind::Text, |head| head.kind);
    let value = source.value(column, row);
    let shown = value.shown(kind, source.lang());
    let is_here = move || grid.column.get() == Some(at) && grid.active.get() == Some(place);
    let class =
        if matches!(value, Value::Missing) { format!("{} missing", kind.class()) } else { kind.class().to_owned() };
    let inner = match (value, link) {
        (Value::Badge(tone, _), _) => view! { <span class=format!("badge {}", tone.class())>{shown}</span> }.into_any(),
        (Value::Missing, _) => shown.into_any(),
        (_, Some((at, path))) if *at == column => {
            view! { <a tabindex="-1" href=site::href(path)>{shown}</a> }.into_any()
        }
        _ => shown.into_any(),
    };
    view! { <td id=cell_id(grid.state.name, place, at) data-at=at.to_string() class=class class:here=is_here>{mark}{inner}</td> }.into_any()
}

//! The cells of one row that take marks. A row is read as a whole, and only what changed in it is written to the screen:
//! many thousand cells that each watch for themselves would make every choice of a block slow.
use super::block::Cell;
use super::marks::Marks;
use leptos::prelude::*;

/// What a cell shows and says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Classes of its own.
    pub class: String,
    pub words: String,
    pub label: String,
    pub wrong: bool,
    pub locked: bool,
}

/// A cell as it stands on the screen.
#[derive(Clone)]
struct Drawn<S> {
    holds: S,
    look: Look,
    chosen: bool,
    here: bool,
}

/// The cells of a row from the first column on. `read` gives what each holds, reactive; `look` how that is shown, asked
/// only where it changed.
pub fn mark_cells<S: Clone + PartialEq + 'static>(
    marks: Marks,
    row: usize,
    columns: usize,
    read: impl Fn(usize) -> S + 'static,
    look: impl Fn(&S) -> Look + 'static,
) -> AnyView {
    let (chosen, head) = (marks.chosen_in(row), marks.head_in(row));
    let draw = move |column: usize, before: Option<&Drawn<S>>| {
        let holds = read(column);
        let look = match before.filter(|before| before.holds == holds) {
            Some(before) => before.look.clone(),
            None => look(&holds),
        };
        let is_chosen = chosen.get().is_some_and(|(left, right)| (left..=right).contains(&column));
        Drawn { holds, look, chosen: is_chosen, here: head.get() == Some(column) }
    };
    let first: Vec<Drawn<S>> = untrack(|| (0..columns).map(|column| draw(column, None)).collect());
    let cells = first.iter().enumerate().map(|(column, cell)| view(marks, Cell { row, column }, cell)).collect_view();
    let mut first = Some(first);
    Effect::new(move |before: Option<Vec<Drawn<S>>>| {
        let before = before.or_else(|| first.take()).unwrap_or_default();
        let now = |(column, before): (usize, &Drawn<S>)| draw(column, Some(before));
        let now: Vec<Drawn<S>> = before.iter().enumerate().map(now).collect();
        for (column, (before, now)) in before.iter().zip(&now).enumerate() {
            write(marks, Cell { row, column }, before, now);
        }
        now
    });
    cells.into_any()
}

fn class_of<S>(cell: &Drawn<S>) -> String {
    let chosen = if cell.chosen { " chosen" } else { "" };
    let here = if cell.here { " here" } else { "" };
    format!("mark{chosen}{here} {}", cell.look.class)
}

fn view<S>(marks: Marks, at: Cell, cell: &Drawn<S>) -> AnyView {
    let Look { words, label, wrong, locked, .. } = cell.look.clone();
    view! {
        <td
            id=marks.cell_id(at)
            class=class_of(cell)
            data-column=at.column.to_string()
            aria-colindex=(at.column + 2).to_string()
            aria-selected=cell.chosen.to_string()
            aria-invalid=wrong.then_some("true")
            aria-readonly=locked.then_some("true")
            aria-label=label
        >
            {words}
        </td>
    }
    .into_any()
}

/// Writes what changed in a cell.
fn write<S>(marks: Marks, at: Cell, before: &Drawn<S>, now: &Drawn<S>) {
    let same_place = before.chosen == now.chosen && before.here == now.here;
    if same_place && before.look == now.look {
        return;
    }
    let Some(cell) = document().get_element_by_id(&marks.cell_id(at)) else { return };
    let set = |name: &str, value: &str| drop(cell.set_attribute(name, value));
    let flag = |name: &str, was: bool, is: bool| {
        if was != is {
            let _ = if is { cell.set_attribute(name, "true") } else { cell.remove_attribute(name) };
        }
    };
    set("class", &class_of(now));
    if before.chosen != now.chosen {
        set("aria-selected", if now.chosen { "true" } else { "false" });
    }
    if before.look.label != now.look.label {
        set("aria-label", &now.look.label);
    }
    if before.look.words != now.look.words {
        cell.set_text_content(Some(&now.look.words));
    }
    flag("aria-invalid", before.look.wrong, now.look.wrong);
    flag("aria-readonly", before.look.locked, now.look.locked);
}

//! How a grid of marks is drawn: rows down, columns across. One stop of the Tab key; only the rows on the screen exist.
use std::hash::Hash;

use super::marks::Marks;
use crate::ui::lang::tr;
use leptos::children::ViewFn;
use leptos::{ev, prelude::*};

/// The scrolling grid. The first column holds names; style says how wide it is, as `--name`.
#[component]
pub fn MarkGrid<K>(
    marks: Marks,
    /// Of the table; its box is called after it, with `-scroll`.
    class: &'static str,
    #[prop(into)] label: Signal<String>,
    /// Widths of the columns after the names, in CSS pixels.
    #[prop(into)]
    widths: Signal<Vec<u32>>,
    /// Cells of the heading.
    #[prop(into)]
    head: ViewFn,
    /// What a row is drawn from: drawn anew only when that changes.
    key: Callback<usize, Option<K>>,
    row: Callback<(usize, K), AnyView>,
    on_key: Callback<ev::KeyboardEvent>,
    on_paste: Callback<ev::ClipboardEvent>,
    on_copy: Callback<ev::ClipboardEvent>,
) -> AnyView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
{
    let rolling = marks.rolling;
    rolling.begin();
    let count = Memo::new(move |_| marks.size.get().0);
    let span = Memo::new(move |_| rolling.window(count.get()));
    let active = move || {
        let head = marks.block.with(|block| block.head);
        let (first, last) = span.get();
        (first..last).contains(&head.row).then(|| marks.cell_id(head))
    };
    let drawn = move || {
        let (first, last) = span.get();
        (first..last).filter_map(|row| Some((row, key.run(row)?))).collect::<Vec<_>>()
    };
    let width = move || format!("calc(var(--name) + {}px)", widths.with(|widths| widths.iter().sum::<u32>()));
    let column = |width: u32| view! { <col style:width=format!("{width}px") /> };
    let columns = move || widths.get().into_iter().map(column).collect_view();
    view! {
        <div class=format!("table-scroll {class}-scroll") node_ref=rolling.scroller on:scroll=move |event| rolling.scrolled(&event)>
            <table
                id=marks.id()
                role="grid"
                class=format!("table marks {class}")
                tabindex="0"
                aria-label=label
                aria-describedby=format!("{}-keys", marks.name)
                aria-multiselectable="true"
                aria-rowcount=move || (count.get() + 1).to_string()
                aria-colcount=move || (widths.with(Vec::len) + 1).to_string()
                aria-activedescendant=active
                style:inline-size=width
                on:keydown=move |event| on_key.run(event)
                on:mousedown=move |event| marks.pick(&event)
                on:mouseover=move |event| marks.drag(&event)
                on:paste=move |event| on_paste.run(event)
                on:copy=move |event| on_copy.run(event)
            >
                <colgroup><col style:width="var(--name)" />{columns}</colgroup>
                <thead><tr aria-rowindex="1">{move || head.run()}</tr></thead>
                <tbody aria-hidden="true" class="spacer"><tr style:height=move || rolling.space(span.get().0)></tr></tbody>
                <tbody>
                    <For each=drawn key=|drawn| drawn.clone() let:drawn>{row.run(drawn)}</For>
                </tbody>
                <tbody aria-hidden="true" class="spacer">
                    <tr style:height=move || rolling.space(count.get().saturating_sub(span.get().1))></tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A mark as a button: the sign that is typed for it, and its name.
#[derive(Clone)]
pub struct PadKey {
    pub sign: &'static str,
    pub name: Signal<String>,
}

/// Big buttons for the chosen cells: for touch, and for whoever does not know the signs yet.
#[component]
pub fn Pad(
    marks: Marks,
    #[prop(into)] label: Signal<String>,
    /// What the buttons apply to.
    #[prop(into)]
    target: Signal<String>,
    keys: Vec<PadKey>,
    #[prop(into)] clear: Signal<String>,
    /// Hears the place of a key; none: *clear*.
    mark: Callback<Option<usize>>,
) -> AnyView {
    let press = move |at: Option<usize>| {
        mark.run(at);
        marks.bring_into_view();
    };
    let button = move |(at, key): (usize, PadKey)| {
        view! {
            <button type="button" class="pad-key" data-code=key.sign
                on:mousedown=|event| event.prevent_default() on:click=move |_| press(Some(at))>
                <b>{key.sign}</b>
                <span>{key.name}</span>
            </button>
        }
    };
    let many = move || marks.block.with(|block| (!block.is_single()).then(|| block.cells().count()));
    let target = move || match many() {
        Some(count) => tr!("ui.marks.chosen", count = crate::ui::lang::count(count)),
        None => target,
    };
    view! {
        <div class="pad screen-only" role="group" aria-label=label>
            <p class="pad-target" data-testid="pad-target">{target}</p>
            <div class="pad-keys">
                {keys.into_iter().enumerate().map(button).collect_view()}
                <button type="button" class="pad-key" data-code=""
                    on:mousedown=|event| event.prevent_default() on:click=move |_| press(None)>
                    <b aria-hidden="true">"⌫"</b>
                    <span>{clear}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}

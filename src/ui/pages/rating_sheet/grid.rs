//! The cells: people down, the two ratings across. One stop of the Tab key; only the rows on the screen exist.
use super::desk::Desk;
use super::keys;
use super::sheet::{Half, Line, Outcome, Typed, outcome, predicate_of, rating_of};
use crate::archive::ratings::cells_of;
use crate::domain::{EvaluationSource, Id, Person};
use crate::ui::components::badge::Badge;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::table::{Cell, Rolling};
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::evaluation::entry_path;
use crate::ui::pages::evaluations::predicate_tone;
use crate::ui::place;
use crate::words::domain::name;
use crate::words::lang::{Lang, fill, text};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// The identifier of the grid.
pub const GRID: &str = "ratings-grid";
/// Widths of the columns after the name, in CSS pixels; style/ratings.css says how wide a name is.
const WIDTHS: [u32; 6] = [RATING, RATING, 150, 330, 170, 240];
/// Width of a rating in CSS pixels.
pub const RATING: u32 = 168;
const HEADINGS: [&str; 6] = [
    Half::Result.key(),
    Half::Behaviour.key(),
    "evaluations.column.predicate",
    "ratings.remark",
    "evaluations.column.nip",
    "evaluations.column.position",
];

/// The scrolling grid.
pub fn view(desk: Desk, rolling: Rolling) -> AnyView {
    let count = move || desk.shown.with(|shown| shown.len());
    let span = Memo::new(move |_| rolling.window(count()));
    let head = move || {
        let head = desk.block.with(|block| block.head);
        let (first, last) = span.get();
        (first..last).contains(&head.row).then(|| cell_id(head))
    };
    let column = |width: u32| view! { <col style:width=format!("{width}px") /> };
    let heading =
        |(at, key): (usize, &'static str)| view! { <th scope="col" aria-colindex=(at + 2).to_string()>{tr!(key)}</th> };
    let width = format!("calc(var(--name) + {}px)", WIDTHS.iter().sum::<u32>());
    view! {
        <div class="table-scroll ratings-scroll" node_ref=rolling.scroller on:scroll=move |event| rolling.scrolled(&event)>
            <table
                id=GRID
                role="grid"
                class="table ratings"
                tabindex="0"
                aria-label=tr!("ratings.grid")
                aria-describedby="ratings-keys"
                aria-multiselectable="true"
                aria-rowcount=move || (count() + 1).to_string()
                aria-colcount=(WIDTHS.len() + 1).to_string()
                aria-activedescendant=head
                style:inline-size=width
                on:keydown=move |event| keys::press(desk, rolling, &event)
                on:mousedown=move |event| pick(desk, &event)
                on:mouseover=move |event| drag(desk, &event)
                on:paste=move |event| paste(desk, &event)
            >
                <colgroup><col style:width="var(--name)" />{WIDTHS.map(column).collect_view()}</colgroup>
                <thead><tr aria-rowindex="1">
                    <th scope="col" aria-colindex="1">{tr!("evaluations.column.name")}</th>
                    {HEADINGS.into_iter().enumerate().map(heading).collect_view()}
                </tr></thead>
                <tbody aria-hidden="true" class="spacer"><tr style:height=move || rolling.space(span.get().0)></tr></tbody>
                <tbody>
                    <For each=move || drawn(desk, span) key=|drawn| *drawn let:drawn>{row(desk, drawn)}</For>
                </tbody>
                <tbody aria-hidden="true" class="spacer">
                    <tr style:height=move || rolling.space(count().saturating_sub(span.get().1))></tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A row's place on the screen, its place among the lines, and whose it is.
type Drawn = (usize, usize, Option<Id<Person>>);

fn drawn(desk: Desk, span: Memo<(usize, usize)>) -> Vec<Drawn> {
    let (first, last) = span.get();
    let shown = desk.shown.get();
    let person = |row| desk.line(row, |line| line.row.entry.person);
    (first..last).filter_map(|row| Some((row, shown.get(row).copied()?, person(row)))).collect()
}

/// The identifier of a cell.
pub fn cell_id(cell: Cell) -> String {
    format!("ratings-{}-{}", cell.row, cell.column)
}

fn row(desk: Desk, (row, place, _): Drawn) -> AnyView {
    let line = Memo::new(move |_| desk.lines.with(|lines| lines.get(place).cloned()));
    let of = move |read: fn(&Line) -> String| move || line.with(|line| line.as_ref().map(read).unwrap_or_default());
    let cells = Half::ALL.into_iter().enumerate();
    view! {
        <tr data-row=row.to_string() aria-rowindex=(row + 2).to_string()>
            <th scope="row" aria-colindex="1"><span title=of(|line| line.row.office.clone())>{of(|line| line.row.name.clone())}</span></th>
            {cells.map(|(column, half)| cell(desk, line, Cell { row, column }, half)).collect_view()}
            <td aria-colindex="4">{move || predicate(desk, line)}</td>
            <td class="remark" aria-colindex="5">{move || remark(desk, line)}</td>
            <td aria-colindex="6">{of(|line| line.row.nip.clone())}</td>
            <td aria-colindex="7"><span title=of(|line| line.row.position.clone())>{of(|line| line.row.position.clone())}</span></td>
        </tr>
    }
    .into_any()
}

fn cell(desk: Desk, line: Memo<Option<Line>>, at: Cell, half: Half) -> AnyView {
    let typed = Memo::new(move |_| {
        let person = line.with(|line| line.as_ref().map(|line| line.row.entry.person))?;
        desk.sheet.with(|sheet| sheet.get(&(person, half)).cloned())
    });
    let words = phrase_with(move |lang| match typed.get() {
        Some(Typed::Words(words)) => words,
        _ => rating(desk, line, half).map(|rating| name(lang, rating)).unwrap_or_default(),
    });
    let said = phrase_with(move |lang| {
        let words = words.get();
        let words = if words.is_empty() { text(lang, "ratings.empty") } else { words };
        let more = typed.with(Option::is_some).then(|| text(lang, "ratings.unsaved"));
        let label = text(lang, half.key());
        std::iter::once(format!("{label}: {words}")).chain(more).collect::<Vec<_>>().join(", ")
    });
    let chosen = Memo::new(move |_| {
        desk.block.with(|block| {
            let ((top, bottom), (left, right)) = (block.row_span(), block.column_span());
            (top..=bottom).contains(&at.row) && (left..=right).contains(&at.column)
        })
    });
    let here = Memo::new(move |_| desk.block.with(|block| block.head == at));
    let is_wrong = move || typed.with(|typed| matches!(typed, Some(Typed::Words(_))));
    let is_locked = move || line.with(|line| line.as_ref().is_some_and(|line| line.detailed));
    view! {
        <td
            id=cell_id(at)
            class="mark"
            class:chosen=chosen
            class:here=here
            class:unsaved=move || typed.with(Option::is_some)
            class:wrong=is_wrong
            class:locked=is_locked
            data-column=at.column.to_string()
            aria-colindex=(at.column + 2).to_string()
            aria-selected=move || chosen.get().to_string()
            aria-invalid=move || is_wrong().then_some("true")
            aria-readonly=move || is_locked().then_some("true")
            aria-label=said
        >
            {words}
        </td>
    }
    .into_any()
}

fn rating(desk: Desk, line: Memo<Option<Line>>, half: Half) -> Option<crate::domain::Rating> {
    line.with(|line| desk.sheet.with(|sheet| rating_of(line.as_ref()?, sheet, half)))
}

fn predicate(desk: Desk, line: Memo<Option<Line>>) -> AnyView {
    let found = line.with(|line| desk.sheet.with(|sheet| predicate_of(line.as_ref()?, sheet)));
    let badge = |predicate| view! { <Badge text=phrase_with(move |lang| name(lang, predicate)) tone=predicate_tone(predicate) /> };
    found.map(badge).into_any()
}

/// What is wrong with the row, or where it comes from.
fn remark(desk: Desk, line: Memo<Option<Line>>) -> AnyView {
    let Some(line) = line.get() else { return ().into_any() };
    let lang = lang::current();
    let found = desk.sheet.with(|sheet| outcome(&line, sheet));
    if line.detailed {
        let period = desk.period.with(|period| period.as_ref().map(|period| period.id));
        let key = if found.is_some() { "ratings.locked_words" } else { "ratings.locked" };
        let words = found.is_some().then(|| text(lang, "ratings.not_used"));
        return view! {
            <a class="detail-link" class:problem=found.is_some() href=place::href(&entry_path(line.row.entry.person, period))>
                {icon(icon::LOCK)}{text(lang, key)}
            </a>
            {words.map(|words| view! { <span class="only-read">{words}</span> })}
        }
        .into_any();
    }
    match found {
        Some(Outcome::Ready(_)) => view! { <span>{text(lang, "ratings.unsaved")}</span> }.into_any(),
        Some(wrong) => {
            let said = problem(lang, &wrong);
            view! { <span class="problem" title=said.clone()>{icon(icon::PROBLEM)}{said.clone()}</span> }.into_any()
        }
        None => match line.source.filter(|source| *source != EvaluationSource::Entered) {
            Some(source) => view! { <span class="quiet-text">{name(lang, source)}</span> }.into_any(),
            None => ().into_any(),
        },
    }
}

/// A problem of a row in words, with what to do.
fn problem(lang: Lang, wrong: &Outcome) -> String {
    let say =
        |key: &str, half: Half, words: String| fill(lang, key, &[("half", text(lang, half.key())), ("words", words)]);
    match wrong {
        Outcome::Ready(_) => String::new(),
        Outcome::Lacks(half) => say("ratings.lacks", *half, String::new()),
        Outcome::NoRating(half, words) => say("ratings.no_rating", *half, words.clone()),
        Outcome::OnlyPredicate(half, predicate) => say("ratings.only_predicate", *half, name(lang, *predicate)),
        Outcome::Locked => text(lang, "ratings.locked_words"),
    }
}

fn paste(desk: Desk, event: &ev::ClipboardEvent) {
    let Some(text) = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()) else { return };
    event.prevent_default();
    desk.paste(&cells_of(&text));
}

/// The cell under the pointer.
fn cell_of(event: &ev::MouseEvent) -> Option<Cell> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let number = |selector: &str, attribute: &str| {
        let found = target.closest(selector).ok().flatten()?;
        found.get_attribute(attribute)?.parse().ok()
    };
    Some(Cell { row: number("tr[data-row]", "data-row")?, column: number("[data-column]", "data-column")? })
}

fn pick(desk: Desk, event: &ev::MouseEvent) {
    if event.button() != 0 {
        return;
    }
    if let Some(cell) = cell_of(event) {
        desk.block.update(|block| *block = block.to(cell, event.shift_key()));
        place::focus(&format!("#{GRID}"));
    }
}

fn drag(desk: Desk, event: &ev::MouseEvent) {
    if event.buttons() & 1 == 1
        && let Some(cell) = cell_of(event)
    {
        desk.block.update(|block| *block = block.to(cell, true));
    }
}

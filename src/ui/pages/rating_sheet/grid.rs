//! The cells: people down, the two ratings across, and what each person comes to.
use super::desk::{Desk, RATING};
use super::keys;
use super::sheet::{Half, Line, Outcome, Sheet, Typed, outcome, predicate_of, words_of};
use crate::archive::csv_out;
use crate::archive::ratings::cells_of;
use crate::domain::EvaluationSource;
use crate::ui::components::badge::Badge;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::table::{Look, MarkGrid, mark_cells};
use crate::ui::lang::{self, phrase_with, tr, tr_now};
use crate::ui::pages::evaluation::entry_path;
use crate::ui::pages::evaluations::predicate_tone;
use crate::ui::place;
use crate::words::domain::name;
use crate::words::lang::{Lang, fill, text};
use leptos::{ev, prelude::*};

/// Widths of the columns after the name, in CSS pixels; style/ratings.css says how wide a name is.
const WIDTHS: [u32; 6] = [RATING, RATING, 150, 180, 330, 240];
const HEADINGS: [&str; 6] = [
    Half::Result.key(),
    Half::Behaviour.key(),
    "evaluations.column.predicate",
    "evaluations.column.nip",
    "ratings.remark",
    "evaluations.column.position",
];

/// The scrolling grid.
pub fn view(desk: Desk) -> AnyView {
    let heading =
        |(at, key): (usize, &'static str)| view! { <th scope="col" aria-colindex=(at + 2).to_string()>{tr!(key)}</th> };
    let head = move || {
        view! {
            <th scope="col" aria-colindex="1">{tr!("evaluations.column.name")}</th>
            {HEADINGS.into_iter().enumerate().map(heading).collect_view()}
        }
    };
    // A row's place among the lines, and whose it is.
    let key = Callback::new(move |row: usize| {
        let place = desk.shown.with(|shown| shown.get(row).copied())?;
        Some((place, desk.line(row, |line| line.row.entry.person)?))
    });
    view! {
        <MarkGrid
            marks=desk.marks
            class="ratings"
            label=tr!("ratings.grid")
            widths=Signal::stored(WIDTHS.to_vec())
            head
            key
            row=Callback::new(move |(row, (place, _))| line(desk, row, place))
            on_key=Callback::new(move |event| keys::press(desk, &event))
            on_paste=Callback::new(move |event| paste(desk, &event))
            on_copy=Callback::new(move |event| copy(desk, &event))
        />
    }
    .into_any()
}

fn line(desk: Desk, row: usize, place: usize) -> AnyView {
    let line = Memo::new(move |_| desk.lines.with(|lines| lines.get(place).cloned()));
    let of = move |read: fn(&Line) -> String| move || line.with(|line| line.as_ref().map(read).unwrap_or_default());
    let read = move |column: usize| {
        let half = Half::of(column)?;
        let lang = lang::current();
        line.with(|line| desk.sheet.with(|sheet| line.as_ref().map(|line| Holds::of(line, sheet, half, lang))))
    };
    let look = |holds: &Option<Holds>| holds.as_ref().map(Holds::look).unwrap_or_default();
    view! {
        <tr data-row=row.to_string() aria-rowindex=(row + 2).to_string()>
            <th scope="row" class="who" aria-colindex="1"><span title=of(|line| line.row.office.clone())>{of(|line| line.row.name.clone())}</span></th>
            {mark_cells(desk.marks, row, Half::ALL.len(), read, look)}
            <td aria-colindex="4">{move || predicate(desk, line)}</td>
            <td class="digits" aria-colindex="5">{of(|line| line.row.nip.clone())}</td>
            <td class="remark" aria-colindex="6">{move || remark(desk, line)}</td>
            <td aria-colindex="7"><span title=of(|line| line.row.position.clone())>{of(|line| line.row.position.clone())}</span></td>
        </tr>
    }
    .into_any()
}

/// What a cell holds.
#[derive(Clone, PartialEq)]
struct Holds {
    lang: Lang,
    half: Half,
    words: String,
    unsaved: bool,
    wrong: bool,
    locked: bool,
}

impl Holds {
    fn of(line: &Line, sheet: &Sheet, half: Half, lang: Lang) -> Self {
        let typed = sheet.get(&(line.row.entry.person, half));
        Self {
            lang,
            half,
            words: words_of(line, sheet, half, lang),
            unsaved: typed.is_some(),
            wrong: matches!(typed, Some(Typed::Words(_))),
            locked: line.detailed,
        }
    }

    fn look(&self) -> Look {
        let empty = || text(self.lang, "ratings.empty");
        let words = if self.words.is_empty() { empty() } else { self.words.clone() };
        let said = format!("{}: {words}", text(self.lang, self.half.key()));
        let more = self.unsaved.then(|| text(self.lang, "ratings.unsaved"));
        let classes = [(self.unsaved, "unwritten"), (self.wrong, "wrong"), (self.locked, "locked")];
        let classes = classes.into_iter().filter(|(is, _)| *is).map(|(_, class)| class);
        Look {
            class: classes.collect::<Vec<_>>().join(" "),
            words: self.words.clone(),
            label: std::iter::once(said).chain(more).collect::<Vec<_>>().join(", "),
            wrong: self.wrong,
            locked: self.locked,
        }
    }
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

/// Puts the chosen cells on the clipboard, as words that are understood when they are pasted.
fn copy(desk: Desk, event: &ev::ClipboardEvent) {
    let Some(clipboard) = event.clipboard_data() else { return };
    event.prevent_default();
    let lines = untrack(|| desk.words());
    let count: usize = lines.iter().map(Vec::len).sum();
    if clipboard.set_data("text/plain", &csv_out::tabbed(lines)).is_ok() {
        desk.marks.said.set(tr_now!("ui.marks.copied", count = count));
    }
}

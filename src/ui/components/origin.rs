//! Asal Angka: a figure that opens its lines, the set they follow, and how sure each of them is.
use super::badge::{Badge, Fact, Facts};
use super::dialog::Dialog;
use super::take_away::TakeAway;
use super::tone::Tone;
use crate::domain::Confidence;
use crate::ui::lang::{current, phrase, phrase_with, tr};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use crate::words::origin::{Cited, Line, Origin};
use leptos::prelude::*;

const HEADS: [&str; 5] =
    ["origin.column.what", "origin.column.given", "origin.column.rule", "origin.column.points", "origin.column.source"];

/// A figure with the button that opens where it comes from. `origin` is read while that is open only.
#[component]
pub fn Explained(
    /// What the figure is, such as *IP ASN*.
    #[prop(into)]
    of: Signal<String>,
    #[prop(into)] figure: Signal<String>,
    #[prop(into)] origin: Signal<Option<Origin>>,
) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <span class="explained">
            <span class="explained-figure">{figure}</span>
            <OriginButton of open />
        </span>
        <OriginDialog of open origin />
    }
    .into_any()
}

/// The button alone, for a figure that stands in a sentence or a row.
#[component]
pub fn OriginButton(#[prop(into)] of: Signal<String>, open: RwSignal<bool>) -> AnyView {
    view! {
        <button
            type="button"
            class="button small no-print"
            aria-label=tr!("origin.of", what = of.get())
            on:click=move |_| open.set(true)
        >
            {tr!("origin.title")}
        </button>
    }
    .into_any()
}

/// The window that the button opens.
#[component]
pub fn OriginDialog(
    #[prop(into)] of: Signal<String>,
    open: RwSignal<bool>,
    #[prop(into)] origin: Signal<Option<Origin>>,
) -> AnyView {
    let inside = move || origin.get().map(|origin| whole(of, origin));
    view! { <Dialog open title=tr!("origin.of", what = of.get()) wide=true>{inside}</Dialog> }.into_any()
}

fn whole(of: Signal<String>, origin: Origin) -> AnyView {
    let rows = StoredValue::new(cells(current(), &origin.lines));
    view! {
        <div class="stack">
            <Lines lines=origin.lines />
            <TakeAway rows=Callback::new(move |()| rows.get_value()) file=tr!("origin.of", what = of.get()) texts=&[true, true, true, false, true] />
            <SetFacts set=origin.set />
        </div>
    }
    .into_any()
}

fn cells(lang: Lang, lines: &[Line]) -> Vec<Vec<String>> {
    let source = |line: &Line| match line.is_doubtful() {
        true => format!("{} ({})", line.source, text(lang, "origin.verify")),
        false => line.source.clone(),
    };
    let row =
        |line: &Line| vec![line.what.clone(), line.given.clone(), line.rule.clone(), line.points.clone(), source(line)];
    std::iter::once(HEADS.map(|key| text(lang, key)).to_vec()).chain(lines.iter().map(row)).collect()
}

/// Each line with its input, its rule, its points and its source.
#[component]
pub fn Lines(#[prop(into)] lines: Signal<Vec<Line>>) -> AnyView {
    view! {
        <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("origin.title")>
            <table class="plain-table origin-lines" data-testid="lines">
                <thead>
                    <tr>{HEADS.map(|key| view! { <th scope="col">{phrase(key)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{move || lines.get().into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(line: Line) -> AnyView {
    let doubt = line.is_doubtful().then(doubt);
    let [_, given, rule, points, source] = HEADS.map(|key| text(current(), key));
    view! {
        <tr>
            <th scope="row">{line.what}</th>
            <td data-label=given>{line.given}</td>
            <td data-label=rule>{line.rule}</td>
            <td data-label=points class="points">{line.points}</td>
            <td data-label=source><span>{line.source} {doubt}</span></td>
        </tr>
    }
    .into_any()
}

/// *perlu diverifikasi*, beside what is not sure.
pub fn doubt() -> AnyView {
    view! { " "<Badge text=tr!("origin.verify") tone=Tone::Warn /> }.into_any()
}

/// Name, version, first day, source and confidence of a set.
#[component]
pub fn SetFacts(set: Cited) -> AnyView {
    let Cited { label, name: version, effective_from, source, confidence } = set;
    let from = phrase_with(move |lang| match effective_from {
        Some(day) => format::date_long(lang, day.date()),
        None => text(lang, "origin.set_always"),
    });
    view! {
        <Facts>
            <Fact name=tr!("origin.set")>{label}</Fact>
            <Fact name=tr!("origin.set_version")>{version}</Fact>
            <Fact name=tr!("origin.set_from")>{from}</Fact>
            <Fact name=tr!("origin.set_source")>{source}</Fact>
            <Fact name=tr!("origin.set_confidence")>{how_sure(confidence)}</Fact>
        </Facts>
    }
    .into_any()
}

fn how_sure(confidence: Confidence) -> AnyView {
    let said = phrase_with(move |lang| name(lang, confidence));
    let mark = confidence.is_doubtful().then(doubt);
    view! { {said}{mark} }.into_any()
}

/// The set on paper, where no window opens: name, first day, source.
#[component]
pub fn PaperSet(set: Cited) -> AnyView {
    let said = phrase_with(move |lang| {
        let from = match set.effective_from {
            Some(day) => format::date_long(lang, day.date()),
            None => text(lang, "origin.set_always"),
        };
        let values = [
            ("label", set.label.clone()),
            ("name", set.name.clone()),
            ("from", from),
            ("source", set.source.clone()),
            ("confidence", name(lang, set.confidence)),
        ];
        fill(lang, "origin.on_paper", &values)
    });
    view! { <p class="paper-only paper-note">{said}</p> }.into_any()
}

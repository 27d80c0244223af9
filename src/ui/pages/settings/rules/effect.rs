//! What saving a new version does: a sentence above the button, and everybody who moves below the form.
use super::Desk;
use crate::analytics::{ByCategory, Effects, Fit, IpMove, Move, UnitMove, set_change};
use crate::domain::{Hundredths, Id, Person, RuleSet};
use crate::rules::{ip_asn::Category, to_row};
use crate::ui::components::form::Problem;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::table::{Column, DataTable};
use crate::ui::draft::Draft;
use crate::ui::lang::{self, count, tr, tr_now};
use crate::ui::pages::people::columns::person_path;
use crate::ui::pages::units::grid::unit_path;
use crate::ui::rows::{navigate, open_people};
use crate::words::domain::{name, period};
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use crate::words::rule_set::SetDraft;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long typing rests before the effects are counted.
const REST: Duration = Duration::from_millis(400);

/// How far the count is.
#[derive(Clone, Debug, PartialEq)]
pub enum Counted {
    /// The form has problems.
    Waiting,
    Counting,
    Done(Arc<Effects>, bool),
}

/// The box that is never in a list (rules, personal data).
const RESTRICTED: u8 = 1;

/// The effects of what is typed, counted when typing rests. `true`: its first day is still to come.
pub fn effects(desk: Desk, draft: Draft<SetDraft>, problems: Signal<Vec<Problem>>) -> RwSignal<Counted> {
    let found = RwSignal::new(Counted::Waiting);
    let (waiting, frame) = (StoredValue::new(None::<TimeoutHandle>), desk.session.frame());
    let stop = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    Effect::new(move || {
        stop();
        let row = row(&draft.value.get()).filter(|_| problems.with(Vec::is_empty));
        let Some(row) = row else { return found.set(Counted::Waiting) };
        found.set(Counted::Counting);
        let today = desk.session.today();
        let count = move || {
            let is_later = row.effective_from.is_some_and(|day| day > today);
            let effects = untrack(|| frame.with(|frame| set_change(frame, &row, today)));
            found.set(Counted::Done(Arc::new(effects), is_later));
        };
        waiting.set_value(set_timeout_with_handle(count, REST).ok());
    });
    on_cleanup(stop);
    found
}

fn row(draft: &SetDraft) -> Option<RuleSet> {
    // Its identifier only has to be no other's; its version will be the latest.
    let row = draft.set(lang::now()).ok().and_then(|set| to_row(&set, Id::from_bits(u128::MAX)).ok())?;
    Some(RuleSet { version: u32::MAX, ..row })
}

/// The sentence.
pub fn sentence(found: RwSignal<Counted>) -> AnyView {
    let said = move || {
        let lang = lang::current();
        match found.get() {
            Counted::Waiting => text(lang, "rule_sets.effect.waiting"),
            Counted::Counting => text(lang, "rule_sets.effect.counting"),
            Counted::Done(effects, is_later) => {
                // JP and angka kredit go by the day of each record: what came before the first day does not move.
                let supposes = is_later && matches!(*effects, Effects::Index { .. } | Effects::Boxes { .. });
                let later = if supposes { text(lang, "rule_sets.effect.later") } else { String::new() };
                [said(lang, &effects), later].join(" ").trim().to_owned()
            }
        }
    };
    view! {
        <section class="note rule-effect">
            <div>
                <h3>{tr!("rule_sets.effect.title")}</h3>
                <p role="status" data-testid="effect">{said}</p>
            </div>
        </section>
    }
    .into_any()
}

fn said(lang: Lang, effects: &Effects) -> String {
    let number = |value: usize| format::integer(lang, value as i64);
    let say = |key: &str, moved: usize, of: usize, more: &[(&str, String)]| {
        let mut values = vec![("moved", number(moved)), ("of", number(of))];
        values.extend(more.iter().cloned());
        fill(lang, &format!("rule_sets.effect.{key}"), &values)
    };
    match effects {
        Effects::OnlyCalculators => text(lang, "rule_sets.effect.only_calculators"),
        Effects::Nothing => text(lang, "rule_sets.effect.nothing"),
        Effects::Index { measured, moved, .. } => {
            let category = moved.iter().filter(|one| one.before.category != one.after.category).count();
            say("index", moved.len(), *measured, &[("category", number(category))])
        }
        Effects::Boxes { placed, moved } => say("boxes", moved.len(), *placed, &[]),
        Effects::Credit { counted, moved } => say("credit", moved.len(), *counted, &[]),
        Effects::Hours { minimum, of, before, after, moved } => {
            let minimum = format::hundredths(lang, minimum.raw());
            let more = [("minimum", minimum), ("before", number(*before)), ("after", number(*after))];
            say("hours", moved.len(), *of, &more)
        }
        Effects::Pattern { compared, moved } => say("pattern", moved.len(), *compared, &[]),
    }
}

/// One line of the list: who, and both numbers as they are said and ordered.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    person: Option<Id<Person>>,
    path: String,
    name: String,
    before: Option<f64>,
    after: Option<f64>,
    word_before: String,
    word_after: String,
}

/// Everybody who moves, below the form.
pub fn moved(desk: Desk, found: RwSignal<Counted>) -> AnyView {
    let effects = Memo::new(move |_| match found.get() {
        Counted::Done(effects, _) => Some(effects),
        _ => None,
    });
    let lines = Memo::new(move |_| {
        let lang = lang::current();
        Arc::new(
            effects.with(|effects| effects.as_deref().map(|effects| lines(desk, lang, effects)).unwrap_or_default()),
        )
    });
    let categories = move || effects.with(|effects| effects.as_deref().and_then(by_category));
    let note = move || effects.with(|effects| effects.as_deref().and_then(box_one));
    let is_there = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    view! {
        <Show when=move || is_there.get()>
            <section class="card" data-testid="moved">
                <div class="card-head">
                    <h2>{tr!("rule_sets.effect.people")}</h2>
                    {as_list(lines)}
                </div>
                {categories}
                {note}
                <DataTable name="rule-effects" caption=tr!("rule_sets.effect.people") rows=lines columns=columns() />
            </section>
        </Show>
    }
    .into_any()
}

fn as_list(lines: Memo<Arc<Vec<Line>>>) -> AnyView {
    let go = StoredValue::new(navigate());
    let open = move |_| {
        let people: Vec<Id<Person>> =
            lines.with_untracked(|lines| lines.iter().filter_map(|line| line.person).collect());
        go.with_value(|go| open_people(go, people, tr_now!("rule_sets.effect.people")));
    };
    let has_people = move || lines.with(|lines| lines.iter().any(|line| line.person.is_some()));
    view! {
        <Show when=has_people>
            <button type="button" class="button small" data-testid="open-moved" on:click=open>
                {icon(icon::PEOPLE)}
                {tr!("rule_sets.effect.open_people")}
            </button>
        </Show>
    }
    .into_any()
}

fn lines(desk: Desk, lang: Lang, effects: &Effects) -> Vec<Line> {
    let category = |category: Option<Category>| {
        category.map_or_else(|| text(lang, "rule_sets.effect.no_category"), |category| name(lang, category))
    };
    let number = |value: Option<Hundredths>| value.map(Hundredths::value);
    let of = |person: Id<Person>, before: Option<f64>, after: Option<f64>| {
        let named = desk.session.peek(|data| data.people.get(person).map(Person::full_name)).unwrap_or_default();
        let (word_before, word_after) = (String::new(), String::new());
        Line { person: Some(person), path: person_path(person), name: named, before, after, word_before, word_after }
    };
    let hundredths = |one: &Move<Hundredths>| of(one.person, number(one.before), number(one.after));
    let indexed = |one: &IpMove| Line {
        word_before: category(one.before.category),
        word_after: category(one.after.category),
        ..of(one.person, number(one.before.total), number(one.after.total))
    };
    let listed = |one: &&Move<u8>| one.before != Some(RESTRICTED) && one.after != Some(RESTRICTED);
    match effects {
        Effects::OnlyCalculators | Effects::Nothing => Vec::new(),
        Effects::Index { moved, .. } => moved.iter().map(indexed).collect(),
        Effects::Boxes { moved, .. } => moved
            .iter()
            .filter(listed)
            .map(|one| of(one.person, one.before.map(f64::from), one.after.map(f64::from)))
            .collect(),
        Effects::Credit { moved, .. } | Effects::Hours { moved, .. } => moved.iter().map(hundredths).collect(),
        Effects::Pattern { moved, .. } => moved.iter().map(|one| unit(desk, lang, one)).collect(),
    }
}

fn unit(desk: Desk, lang: Lang, one: &UnitMove) -> Line {
    let named = desk.session.peek(|data| {
        let unit = data.units.get(one.unit).map(|unit| unit.name.clone()).unwrap_or_default();
        let named = data.periods.get(one.period).map(|row| period(lang, row.year, row.span));
        named.map_or_else(|| unit.clone(), |period| format!("{unit} · {period}"))
    });
    let word = |fit: &Fit| {
        let key = match fit {
            Fit::NoResult => "organisation.no_result",
            Fit::TooFew => "rule_sets.effect.too_few",
            Fit::Fits => "rule_sets.effect.fits",
            Fit::Differs(_) => "rule_sets.effect.differs",
        };
        text(lang, key)
    };
    let (word_before, word_after) = (word(&one.before), word(&one.after));
    Line { person: None, path: unit_path(one.unit), name: named, before: None, after: None, word_before, word_after }
}

fn columns() -> Vec<Column<Line>> {
    vec![
        Column::text("name", "rule_sets.effect.person", |line: &Line| line.name.clone())
            .width(300)
            .link(|line| line.path.clone()),
        Column::number("before", "rule_sets.effect.before", 2, |line: &Line| line.before).width(120),
        Column::number("after", "rule_sets.effect.after", 2, |line: &Line| line.after).width(120),
        Column::number("difference", "rule_sets.effect.difference", 2, |line: &Line| {
            line.before.zip(line.after).map(|(before, after)| after - before)
        })
        .width(120),
        Column::text("word_before", "rule_sets.effect.category_before", |line: &Line| line.word_before.clone())
            .width(180)
            .facet(),
        Column::text("word_after", "rule_sets.effect.category_after", |line: &Line| line.word_after.clone())
            .width(180)
            .facet(),
    ]
}

/// People by category now and then.
fn by_category(effects: &Effects) -> Option<AnyView> {
    let Effects::Index { before, after, .. } = effects else { return None };
    let lang = lang::current();
    let row = |at: usize| {
        let named = Category::ALL.get(at).map(|category| name(lang, *category));
        let of = |counts: &ByCategory| count(counts.get(at).copied().unwrap_or(0));
        view! {
            <tr>
                <th scope="row">{named.unwrap_or_else(|| text(lang, "rule_sets.effect.no_category"))}</th>
                <td class="number">{of(before)}</td>
                <td class="number">{of(after)}</td>
            </tr>
        }
    };
    Some(
        view! {
            <table class="plain-table rule-categories" data-testid="by-category">
                <caption class="only-read">{tr!("rule_sets.effect.moved_table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!("rule_sets.effect.category")}</th>
                        <th scope="col" class="number">{tr!("rule_sets.effect.before")}</th>
                        <th scope="col" class="number">{tr!("rule_sets.effect.after")}</th>
                    </tr>
                </thead>
                <tbody>{(0..before.len()).rev().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any(),
    )
}

/// How many are left out of the list because they enter or leave box 1.
fn box_one(effects: &Effects) -> Option<AnyView> {
    let Effects::Boxes { moved, .. } = effects else { return None };
    let left = moved.iter().filter(|one| one.before == Some(RESTRICTED) || one.after == Some(RESTRICTED)).count();
    let said = [("count", count(left))];
    (left > 0)
        .then(|| view! { <p class="help">{fill(lang::current(), "rule_sets.effect.box_one", &said)}</p> }.into_any())
}

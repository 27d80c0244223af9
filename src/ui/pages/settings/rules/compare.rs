//! One rule: its versions side by side, with what differs marked; and what can be done with a version.
use super::{Desk, Editing, Version, file};
use crate::domain::{Op, RuleSet};
use crate::rules::{RuleName, evaluations_with, key};
use crate::ui::components::badge::Badge;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::saving;
use crate::words::domain::name;
use crate::words::lang::{Lang, fill, text};
use crate::words::rule_set::{Item, Section, said, sections, since, version};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The version that is about to go, and whether that is asked.
#[derive(Clone, Copy)]
struct Removing {
    row: RwSignal<Option<RuleSet>>,
    open: RwSignal<bool>,
}

impl Removing {
    fn ask(self, row: Option<RuleSet>) {
        self.row.set(row);
        self.open.set(true);
    }
}

/// The chosen rule.
#[component]
pub fn Compare(desk: Desk) -> AnyView {
    let body = move || one(desk, desk.rule.get());
    view! { <section class="card rule-card" aria-labelledby="rule-title">{body}</section> }.into_any()
}

fn one(desk: Desk, rule: RuleName) -> AnyView {
    // Versions that are shown, by number; from the start the one in use.
    let used = untrack(|| desk.used(rule)).map_or(1, |version| version.set.version);
    let shown = RwSignal::new(BTreeSet::from([used]));
    let only_different = RwSignal::new(false);
    let versions = Memo::new(move |_| desk.of(rule));
    let columns = Memo::new(move |_| {
        let chosen = |version: &&Version| shown.with(|shown| shown.contains(&version.set.version));
        let chosen: Vec<Version> = versions.with(|all| all.iter().filter(chosen).cloned().collect());
        if chosen.is_empty() && shown.with(|shown| !shown.is_empty()) {
            return desk.used(rule).into_iter().collect(); // What was chosen is gone.
        }
        chosen
    });
    let removing = Removing { row: RwSignal::new(None), open: RwSignal::new(false) };
    let pick =
        move || versions.with(|all| all.iter().map(|version| choice(desk, version, shown, removing)).collect_view());
    let several = Memo::new(move |_| columns.with(|columns| columns.len() > 1));
    view! {
        <div class="card-head">
            <h2 id="rule-title">{move || name(lang::current(), rule)}</h2>
        </div>
        <fieldset class="rule-versions">
            <legend>{tr!("rule_sets.page.compare")}</legend>
            {pick}
        </fieldset>
        <Show when=move || several.get()>
            <label class="check screen-only">
                <input
                    type="checkbox"
                    data-testid="only-different"
                    prop:checked=move || only_different.get()
                    on:change=move |event| only_different.set(event_target_checked(&event))
                />
                <span>{tr!("rule_sets.page.only_different")}</span>
            </label>
        </Show>
        {move || table(rule, &columns.get(), only_different.get())}
        {remove(desk, removing)}
    }
    .into_any()
}

/// A version with its box, what is known of it, and its buttons.
fn choice(desk: Desk, version_of: &Version, shown: RwSignal<BTreeSet<u32>>, removing: Removing) -> AnyView {
    let (lang, set, number) = (lang::current(), version_of.set.clone(), version_of.set.version);
    let base = set.clone();
    let copy = move |_| desk.editing.set(Some(Editing { base: base.clone(), filled: None }));
    let out = set.clone();
    let tick = move |event| {
        let yes = event_target_checked(&event);
        shown.update(|shown| {
            if yes {
                shown.insert(number);
            } else {
                shown.remove(&number);
            }
        });
    };
    let state = match (version_of.used, set.effective_from.is_some_and(|day| day > desk.session.today())) {
        (true, _) => Some(view! { " "<Badge text=text(lang, "rule_sets.page.used") tone=Tone::Good /> }),
        (_, true) => Some(view! { " "<Badge text=text(lang, "rule_sets.page.planned") tone=Tone::Neutral /> }),
        _ => None,
    };
    let row = StoredValue::new(version_of.row.clone());
    let pinned =
        row.with_value(|row| row.as_ref().map_or(0, |row| desk.session.peek(|data| evaluations_with(data, row))));
    let kept = (pinned > 0).then(|| {
        let count = [("count", crate::words::format::integer(lang, pinned as i64))];
        view! { <p class="help">{fill(lang, "rule_sets.page.pinned", &count)}</p> }
    });
    let can_go = row.with_value(Option::is_some) && pinned == 0;
    let remove = can_go.then(|| {
        let said = format!("{}: {}", text(lang, "rule_sets.page.remove"), version(lang, &set));
        view! {
            <button type="button" class="button small" aria-label=said data-testid=format!("remove-{number}") on:click=move |_| removing.ask(row.get_value())>
                {icon(icon::DELETE)}
                {tr!("rule_sets.page.remove")}
            </button>
        }
    });
    let note = (!set.note.is_empty())
        .then(|| view! { <p class="help">{tr!("rule_sets.page.note")} ": " {set.note.clone()}</p> });
    let about = format!("{} · {}", since(lang, &set), set.source);
    view! {
        <div class="rule-version" data-testid=format!("version-{number}")>
            <div>
                <label class="check">
                    <input type="checkbox" prop:checked=move || shown.with(|shown| shown.contains(&number)) on:change=tick />
                    <span>{version(lang, &set)} {state}</span>
                </label>
                <p class="quiet-text">{about}</p>
                {note}
                {kept}
            </div>
            <div class="row screen-only">
                <button type="button" class="button small" data-testid=format!("copy-{number}") on:click=copy>
                    {icon(icon::EDIT)}
                    {tr!("rule_sets.page.copy")}
                </button>
                <button type="button" class="button small" data-testid=format!("export-{number}") on:click=move |_| file::export(&out)>
                    {icon(icon::DOWNLOAD)}
                    {tr!("rule_sets.page.export")}
                </button>
                {remove}
            </div>
        </div>
    }
    .into_any()
}

fn remove(desk: Desk, Removing { row: removing, open }: Removing) -> AnyView {
    let yes = Callback::new(move |()| {
        let Some(row) = removing.get_untracked() else { return };
        let (id, subject) = (row.id, row.name);
        saving::act(desk.session, Op::RemoveRuleSet, subject, move |data, _| data.plan_remove_rule_set(id));
    });
    let sentence = move || {
        let lang = lang::current();
        let row = removing.get()?;
        let named = [("name", row.name.clone()), ("version", row.version.to_string())];
        let day = row.effective_from.map(|day| crate::words::format::date_long(lang, day.date())).unwrap_or_default();
        let values = [("version", fill(lang, "rule_sets.version", &named)), ("day", day)];
        Some(fill(lang, "rule_sets.page.remove_text", &values))
    };
    view! {
        <Confirm
            open
            title=tr!("rule_sets.page.remove")
            action=tr!("rule_sets.page.remove")
            on_confirm=yes
            text=move || view! { <p>{sentence}</p> }
        />
    }
    .into_any()
}

/// Parameters down, versions across. What differs from the first is marked with a sign and a word.
fn table(rule: RuleName, columns: &[Version], only_different: bool) -> AnyView {
    let lang = lang::current();
    let head = |one: &Version| view! { <th scope="col">{version(lang, &one.set)}</th> };
    let parts: Vec<AnyView> =
        sections(lang, rule).iter().filter_map(|section| part(lang, section, columns, only_different)).collect();
    if parts.is_empty() {
        return view! { <p class="help">{tr!("rule_sets.page.same")}</p> }.into_any();
    }
    view! {
        <div class="table-wrap" role="group" tabindex="0" aria-labelledby="rule-title">
            <table class="plain-table rule-table" data-testid=format!("parameters-{}", key(rule))>
                <thead>
                    <tr>
                        <th scope="col">{tr!("rule_sets.page.parameter")}</th>
                        {columns.iter().map(head).collect_view()}
                    </tr>
                </thead>
                {parts}
            </table>
        </div>
    }
    .into_any()
}

fn part(lang: Lang, section: &Section, columns: &[Version], only_different: bool) -> Option<AnyView> {
    let line = |item: &Item| line(lang, item, columns, only_different);
    let lines: Vec<AnyView> = section.items.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <tbody>
                <tr class="rule-section">
                    <th scope="rowgroup" colspan=(columns.len() + 1).to_string()>{section.title.clone()}</th>
                </tr>
                {lines}
            </tbody>
        }
        .into_any()
    })
}

fn line(lang: Lang, item: &Item, columns: &[Version], only_different: bool) -> Option<AnyView> {
    let first = columns.first().and_then(|version| version.set.value(&item.path));
    let differs = |version: &Version| version.set.value(&item.path) != first;
    if only_different && columns.len() > 1 && !columns.iter().any(differs) {
        return None;
    }
    let cell = |version: &Version| {
        let mark = differs(version)
            .then(|| view! { <span class="differs">"≠ "{text(lang, "rule_sets.page.different")}</span> });
        let doubt = version.set.confidence_of(&item.path).is_doubtful();
        let doubt = doubt.then(|| view! { " "<Badge text=text(lang, "rule_sets.verify") tone=Tone::Warn /> });
        view! { <td>{said(lang, item, version.set.value(&item.path))} {mark} {doubt}</td> }
    };
    Some(
        view! { <tr><th scope="row">{item.full_label()}</th>{columns.iter().map(cell).collect_view()}</tr> }.into_any(),
    )
}

//! The fields of a set, made from what it consists of: a part for each section, filled when it is opened.
use super::edit::field_name;
use crate::rules::RuleName;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, FieldKind, Problem, kept, name};
use crate::ui::draft::Draft;
use crate::ui::lang;
use crate::words::lang::Lang;
use crate::words::rule_set::{Item, Options, SetDraft, Slot, Widget, sections, slots};
use leptos::prelude::*;

/// Characters that a short list may have.
const SHORT: u16 = 60;

/// Every section of the rule, folded but for the first. One with a problem opens by itself.
#[component]
pub fn Parameters(draft: Draft<SetDraft>, rule: RuleName, problems: Signal<Vec<Problem>>) -> AnyView {
    let count = sections(lang::now(), rule).len();
    (0..count).map(|at| section(draft, rule, problems, at)).collect_view().into_any()
}

/// The fields of a section in the language of now.
type Said = Memo<Vec<Slot>>;

fn section(draft: Draft<SetDraft>, rule: RuleName, problems: Signal<Vec<Problem>>, at: usize) -> AnyView {
    let open = RwSignal::new(at == 0);
    let of_lang = move |lang: Lang| sections(lang, rule).into_iter().nth(at);
    let title = move || of_lang(lang::current()).map(|section| section.title);
    let said = Memo::new(move |_| {
        let lang = lang::current();
        let items = of_lang(lang).map(|section| section.items).unwrap_or_default();
        items.iter().flat_map(|item| slots(lang, item)).collect::<Vec<_>>()
    });
    let is_inside = move |problem: &Problem| {
        said.with(|said| said.iter().any(|slot| field_name(rule, &slot.path) == problem.field))
    };
    let is_wrong = Memo::new(move |_| problems.with(|problems| problems.iter().any(is_inside)));
    Effect::new(move || {
        if is_wrong.get() {
            open.set(true);
        }
    });
    let toggled = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    let was_open = Memo::new(move |was: Option<&bool>| was == Some(&true) || open.get());
    let fields = move || {
        let items = of_lang(lang::now()).map(|section| section.items).unwrap_or_default();
        view! { <div class="stack">{rows(draft, rule, said, &items)}</div> }
    };
    view! {
        <details class="rule-part" prop:open=move || open.get() on:toggle=toggled>
            <summary>{title}</summary>
            <Show when=move || was_open.get()>{fields()}</Show>
        </details>
    }
    .into_any()
}

/// Fields of items that belong together stand under their heading, those of one item side by side.
fn rows(draft: Draft<SetDraft>, rule: RuleName, said: Said, items: &[Item]) -> Vec<AnyView> {
    let group = |group: &[Item]| {
        let fields = group.iter().map(|item| parts(draft, rule, said, item)).collect_view();
        match group.first().and_then(|item| item.of.clone()) {
            Some(of) => view! {
                <fieldset class="rule-group">
                    <legend>{of}</legend>
                    <div class="rule-fields">{fields}</div>
                </fieldset>
            }
            .into_any(),
            None => view! { <div class="rule-fields">{fields}</div> }.into_any(),
        }
    };
    items.chunk_by(|a, b| a.of == b.of).map(group).collect()
}

fn parts(draft: Draft<SetDraft>, rule: RuleName, said: Said, item: &Item) -> AnyView {
    let all = slots(lang::now(), item);
    let fields: Vec<AnyView> = all.iter().map(|slot| field(draft, rule, said, slot)).collect();
    if fields.len() > 1 {
        view! { <div class="plan-row rule-several">{fields}</div> }.into_any()
    } else {
        fields.into_any()
    }
}

fn field(draft: Draft<SetDraft>, rule: RuleName, said: Said, slot: &Slot) -> AnyView {
    let def = definition(rule, slot);
    let (path, other) = (slot.path.clone(), slot.path.clone());
    let get = move |draft: &SetDraft| draft.values.get(&path).cloned().unwrap_or_default();
    let set = move |draft: &mut SetDraft, typed: String| {
        // An empty field is as one that was never filled, so that undoing an edit leaves nothing unsaved.
        if typed.is_empty() {
            draft.values.remove(&other);
        } else {
            draft.values.insert(other.clone(), typed);
        }
    };
    let bind = Bind::new(draft.value, get, set);
    let path = StoredValue::new(slot.path.clone());
    let now = Memo::new(move |_| {
        said.with(|said| path.with_value(|path| said.iter().find(|slot| slot.path == *path).cloned()))
    });
    let named =
        Signal::derive(move || now.with(|slot| slot.as_ref().map(|slot| slot.label.clone()).unwrap_or_default()));
    let options = Signal::derive(move || {
        let choices = |options: &Options| {
            options.iter().map(|(word, label)| Choice::new(word.clone(), label.clone())).collect::<Vec<_>>()
        };
        now.with(|slot| match slot.as_ref().map(|slot| &slot.widget) {
            Some(Widget::Select(options) | Widget::Many(options)) => choices(options),
            _ => Vec::new(),
        })
    });
    view! { <Field def bind options named /> }.into_any()
}

fn definition(rule: RuleName, slot: &Slot) -> &'static FieldDef {
    let kind = match &slot.widget {
        Widget::Number(unit) => FieldKind::Number(*unit),
        Widget::Check => FieldKind::Check,
        Widget::Select(_) => FieldKind::Select,
        Widget::Many(_) => FieldKind::Several,
        Widget::Lines => FieldKind::List,
        Widget::Short => FieldKind::Text(SHORT),
    };
    let key = name(&field_name(rule, &slot.path));
    kept(FieldDef { key, label: "rule_sets.parameter", help: None, kind, required: slot.required })
}

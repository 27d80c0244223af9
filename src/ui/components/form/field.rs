//! One field: label above, widget, problem beside, help below.
use super::declare::{Choice, FieldDef, FieldKind};
use super::widget::{self, Widget};
use super::{Bind, FormContext};
use crate::domain::Day;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{self, phrase, tr};
use crate::words::{format::date_short, lang::text as say};
use leptos::ev;
use leptos::prelude::*;

/// A field of the form around it; outside of a form it works without problems.
#[component]
pub fn Field(
    def: &'static FieldDef,
    bind: Bind,
    /// What can be chosen or is suggested.
    #[prop(optional, into)]
    options: Signal<Vec<Choice>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// The label where it comes from the data, such as a behaviour of the rubric.
    #[prop(optional, into)]
    named: Option<Signal<String>>,
    /// The sentence below where a number of the data stands in it.
    #[prop(default = None)]
    helped: Option<Signal<String>>,
) -> AnyView {
    let form = use_context::<FormContext>();
    if let Some(form) = form {
        let shown = move |text: &str| said(def, options, text);
        form.know(def, named, bind, shown);
    }
    let id = form.map_or_else(|| def.key.to_owned(), |form| form.id(def.key));
    let problem = Signal::derive(move || form.and_then(|form| form.problem_of(def.key)));
    let help = helped.or_else(|| def.help.map(phrase));
    let widget = Widget { def, help, bind, options, disabled, problem, id: StoredValue::new(id.clone()) };
    let left = move |event: ev::FocusEvent| {
        if let Some(form) = form {
            form.leave(def.key, &event);
        }
    };
    match def.kind {
        FieldKind::Radio | FieldKind::Segments | FieldKind::Several => view! {
            <fieldset class="field" on:focusout=left id=id.clone() tabindex="-1" aria-describedby=widget.describes()>
                <legend>{label(def, named)}</legend>
                {widget::choices(widget)}
                {below(widget)}
            </fieldset>
        }
        .into_any(),
        FieldKind::Check => view! {
            <div class="field" on:focusout=left>
                {widget::check(widget, label(def, named))}
                {below(widget)}
            </div>
        }
        .into_any(),
        _ => view! {
            <div class="field" on:focusout=left>
                <label for=id>{label(def, named)}</label>
                {widget::one_line(widget)}
                {below(widget)}
            </div>
        }
        .into_any(),
    }
}

/// A value of the field as people read it.
fn said(def: &'static FieldDef, options: Signal<Vec<Choice>>, text: &str) -> String {
    let lang = lang::current();
    let yes = if text.is_empty() { "ui.meanwhile.no" } else { "ui.meanwhile.yes" };
    match def.kind {
        FieldKind::Check => say(lang, yes),
        FieldKind::Date => Day::parse(text).map_or_else(|| text.to_owned(), |day| date_short(lang, day.date())),
        FieldKind::Select | FieldKind::Radio | FieldKind::Segments => {
            let label = |options: &Vec<Choice>| options.iter().find(|choice| choice.value == text).cloned();
            options.try_with(label).flatten().map_or_else(|| text.to_owned(), |choice| choice.label)
        }
        FieldKind::Several => {
            let is_chosen = |choice: &&Choice| text.split(' ').any(|word| word == choice.value);
            let labels = |options: &Vec<Choice>| {
                options.iter().filter(is_chosen).map(|choice| choice.label.clone()).collect::<Vec<_>>().join(", ")
            };
            options.try_with(labels).unwrap_or_default()
        }
        _ => text.to_owned(),
    }
}

pub(super) fn label(def: &'static FieldDef, named: Option<Signal<String>>) -> AnyView {
    let optional = (!def.required && def.kind != FieldKind::Check)
        .then(|| view! { <span class="optional">{tr!("ui.form.optional")}</span> });
    view! { <span>{named.unwrap_or_else(|| phrase(def.label))}{optional}</span> }.into_any()
}

pub(super) fn below(widget: Widget) -> AnyView {
    let help = widget.help.map(|help| {
        view! { <p class="help" id=widget.part("help")>{help}</p> }
    });
    let problem = move || {
        widget.problem.get().map(|text| {
            view! {
                <p class="problem" id=widget.part("problem")>
                    {icon(icon::PROBLEM)}
                    <span>{text}</span>
                </p>
            }
        })
    };
    view! {
        {problem}
        {help}
    }
    .into_any()
}

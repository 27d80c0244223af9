//! The widgets, one per kind of field.
use super::Bind;
use super::declare::{Choice, FieldDef, FieldKind};
use crate::ui::lang::{phrase, tr};
use leptos::prelude::*;

/// What every widget needs to know.
#[derive(Clone, Copy)]
pub struct Widget {
    pub def: &'static FieldDef,
    /// The sentence below.
    pub help: Option<Signal<String>>,
    pub bind: Bind,
    pub options: Signal<Vec<Choice>>,
    pub disabled: Signal<bool>,
    pub problem: Signal<Option<String>>,
    pub id: StoredValue<String>,
}

impl Widget {
    pub fn id(&self) -> String {
        self.id.get_value()
    }

    /// The id of a part, such as its help.
    pub fn part(&self, part: &str) -> String {
        format!("{}-{part}", self.id())
    }

    /// Ids of what explains the field, for screen readers.
    pub fn describes(self) -> impl Fn() -> Option<String> + Send + Sync + 'static {
        move || {
            let problem = self.problem.with(Option::is_some).then(|| self.part("problem"));
            let help = self.help.map(|_| self.part("help"));
            let ids: Vec<String> = problem.into_iter().chain(help).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }

    fn invalid(self) -> impl Fn() -> Option<&'static str> + Send + Sync + 'static {
        move || self.problem.with(Option::is_some).then_some("true")
    }

    fn required(self) -> Option<&'static str> {
        self.def.required.then_some("true")
    }
}

/// Text in one or several lines, numbers, dates, lists.
pub fn one_line(widget: Widget) -> AnyView {
    match widget.def.kind {
        FieldKind::Lines => lines(widget, 3, Some(4000)),
        FieldKind::List => lines(widget, 6, None),
        FieldKind::Select => select(widget),
        FieldKind::Suggest => suggest(widget),
        FieldKind::Number(Some(unit)) => view! {
            <div class="with-unit">
                {input(widget, None)}
                <span>{phrase(unit)}</span>
            </div>
        }
        .into_any(),
        _ => input(widget, None),
    }
}

fn input(widget: Widget, list: Option<String>) -> AnyView {
    let kind = match widget.def.kind {
        FieldKind::Date => "date",
        FieldKind::Time => "time",
        _ => "text",
    };
    let (keys, most, short) = match widget.def.kind {
        FieldKind::Text(most) => (None, Some(most), false),
        FieldKind::Digits(most) => (Some("numeric"), Some(u16::from(most)), false),
        FieldKind::Number(_) => (Some("decimal"), Some(24), true),
        FieldKind::Date | FieldKind::Time => (None, None, true),
        _ => (None, Some(200), false),
    };
    let set = widget.bind.set;
    view! {
        <input
            type=kind
            id=widget.id()
            class:short=short
            class:number=matches!(widget.def.kind, FieldKind::Number(_))
            list=list
            inputmode=keys
            maxlength=most.map(|most| most.to_string())
            autocomplete="off"
            aria-required=widget.required()
            aria-invalid=widget.invalid()
            aria-describedby=widget.describes()
            disabled=widget.disabled
            prop:value=widget.bind.get
            on:input=move |event| set.run(event_target_value(&event))
        />
    }
    .into_any()
}

fn lines(widget: Widget, rows: u8, most: Option<u16>) -> AnyView {
    let set = widget.bind.set;
    view! {
        <textarea
            id=widget.id()
            rows=rows.to_string()
            maxlength=most.map(|most| most.to_string())
            aria-required=widget.required()
            aria-invalid=widget.invalid()
            aria-describedby=widget.describes()
            disabled=widget.disabled
            prop:value=widget.bind.get
            on:input=move |event| set.run(event_target_value(&event))
        ></textarea>
    }
    .into_any()
}

fn select(widget: Widget) -> AnyView {
    let Bind { get, set, .. } = widget.bind;
    let option = move |choice: Choice| {
        let value = choice.value.clone();
        view! { <option value=choice.value selected=move || get.with(|chosen| *chosen == value)>{choice.label}</option> }
    };
    view! {
        <select
            id=widget.id()
            aria-required=widget.required()
            aria-invalid=widget.invalid()
            aria-describedby=widget.describes()
            disabled=widget.disabled
            on:change=move |event| set.run(event_target_value(&event))
        >
            <option value="" selected=move || get.with(String::is_empty)>{tr!("ui.form.choose")}</option>
            {move || widget.options.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn suggest(widget: Widget) -> AnyView {
    let list = widget.part("list");
    let option = |choice: Choice| {
        let label = (choice.label != choice.value).then_some(choice.label);
        view! { <option value=choice.value>{label}</option> }
    };
    view! {
        {input(widget, Some(list.clone()))}
        <datalist id=list>{move || widget.options.get().into_iter().map(option).collect_view()}</datalist>
    }
    .into_any()
}

/// A box to tick, its label beside it.
pub fn check(widget: Widget, label: AnyView) -> AnyView {
    let Bind { get, set, .. } = widget.bind;
    let tick = move |event| set.run(if event_target_checked(&event) { "1".to_owned() } else { String::new() });
    view! {
        <label class="check">
            <input
                type="checkbox"
                id=widget.id()
                aria-invalid=widget.invalid()
                aria-describedby=widget.describes()
                disabled=widget.disabled
                prop:checked=move || get.with(|value| !value.is_empty())
                on:change=tick
            />
            {label}
        </label>
    }
    .into_any()
}

/// Any of some, as boxes to tick.
fn several(widget: Widget) -> AnyView {
    let Bind { get, set, .. } = widget.bind;
    let tick = move |value: &str, yes: bool| {
        let chosen = |choice: &&Choice| match choice.value == value {
            true => yes,
            false => get.with_untracked(|before| has(before, &choice.value)),
        };
        let all = widget.options.with_untracked(|options| {
            options.iter().filter(chosen).map(|choice| choice.value.clone()).collect::<Vec<_>>().join(" ")
        });
        set.run(all);
    };
    let option = move |Choice { value, label }: Choice| {
        let is = value.clone();
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    disabled=widget.disabled
                    prop:checked=move || get.with(|chosen| has(chosen, &is))
                    on:change=move |event| tick(&value, event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! { <div class="choices several">{move || widget.options.get().into_iter().map(option).collect_view()}</div> }
        .into_any()
}

/// Whether a word is among those of a value.
fn has(value: &str, word: &str) -> bool {
    value.split(' ').any(|one| one == word)
}

/// One of a few: as a column of rounds, or side by side. Any of some: as boxes.
pub fn choices(widget: Widget) -> AnyView {
    if widget.def.kind == FieldKind::Several {
        return several(widget);
    }
    let Bind { get, set, .. } = widget.bind;
    let segments = widget.def.kind == FieldKind::Segments;
    let option = move |choice: Choice| {
        let Choice { value, label } = choice;
        let is = value.clone();
        view! {
            <label class:check=!segments>
                <input
                    type="radio"
                    name=widget.id()
                    value=value.clone()
                    disabled=widget.disabled
                    prop:checked=move || get.with(|chosen| *chosen == is)
                    on:change=move |_| set.run(value.clone())
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <div class=if segments { "segments" } else { "choices" }>
            {move || widget.options.get().into_iter().map(option).collect_view()}
        </div>
    }
    .into_any()
}

//! Forms: fields declared as data, one widget per kind, problems beside the field and summed at the top.
mod bind;
mod declare;
mod field;
mod live;
mod many;
mod meanwhile;
mod numbered;
mod pick;
mod save;
mod widget;

pub use bind::{Access, Bind};
pub use declare::{Choice, FieldDef, FieldKind, Problem};
pub use field::Field;
pub use live::LiveForm;
pub use many::PickMany;
pub use meanwhile::{Clash, Meanwhile, News, Part, Side};
pub use numbered::{beside, kept, name, numbered};
pub use pick::Pick;
pub use save::{SaveNote, SaveState};

use crate::ui::lang::tr;
use crate::ui::place;
use leptos::children::ViewFn;
use leptos::ev;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use wasm_bindgen::JsCast;

/// What a form and its fields tell each other.
#[derive(Clone, Copy)]
struct FormContext {
    name: &'static str,
    problems: Signal<Vec<Problem>>,
    /// Fields that were left once; their problems are shown.
    left: RwSignal<BTreeSet<&'static str>>,
    /// Whether somebody tried to save; then all problems are shown.
    tried: RwSignal<bool>,
    labels: StoredValue<BTreeMap<&'static str, Signal<String>>>,
    meanwhile: Option<Meanwhile>,
}

impl FormContext {
    /// Takes note of a field: its label, and how any version of the draft is read, written and said.
    fn know(
        self,
        def: &'static FieldDef,
        named: Option<Signal<String>>,
        bind: Bind,
        shown: impl Fn(&str) -> String + Send + Sync + 'static,
    ) {
        self.labels.update_value(|labels| {
            labels.insert(def.key, named.unwrap_or_else(|| crate::ui::lang::phrase(def.label)));
        });
        let access = bind.access.and_then(|access| access.try_get_value());
        if let Some((meanwhile, access)) = self.meanwhile.zip(access) {
            meanwhile.know(def, named, access, shown);
        }
    }

    /// The problem of a field, when it is time to show it.
    fn problem_of(self, field: &'static str) -> Option<String> {
        let due = self.tried.get() || self.left.with(|left| left.contains(field));
        let find = |problems: &Vec<Problem>| problems.iter().find(|problem| problem.field == field).cloned();
        due.then(|| self.problems.with(find)).flatten().map(|problem| problem.text)
    }

    /// Notes that a field was left. When a button takes the focus the note waits until its click was heard: a problem
    /// that appears at once would move the button away from under the pointer.
    fn leave(self, field: &'static str, event: &ev::FocusEvent) {
        let note = move || {
            let _ = self.left.try_update(|left| left.insert(field));
        };
        let target = event.related_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        match target.and_then(|target| target.closest("button, a, summary").ok().flatten()) {
            Some(_) => set_timeout(note, Duration::from_millis(250)),
            None => note(),
        }
    }

    fn id(self, field: &str) -> String {
        format!("{}-{}", self.name, field.replace('.', "-"))
    }
}

/// A form over one draft. The draft stays in the caller's hands, also when saving fails.
#[component]
pub fn Form(
    /// Unique on the page; names of fields begin with it.
    name: &'static str,
    /// What is wrong with the draft now; empty means that it can be saved.
    #[prop(into)]
    problems: Signal<Vec<Problem>>,
    #[prop(into)] save: Signal<SaveState>,
    /// Asked to save; only called when there is no problem.
    on_save: Callback<()>,
    /// What the button says; *Simpan* by default.
    #[prop(optional, into)]
    save_label: Option<Signal<String>>,
    /// Further buttons beside it.
    #[prop(optional, into)]
    foot: ViewFn,
    /// What others did to the record meanwhile, and what was left unsaved before.
    #[prop(optional, into)]
    meanwhile: Option<Meanwhile>,
    children: Children,
) -> AnyView {
    let context = FormContext {
        name,
        problems,
        left: RwSignal::new(BTreeSet::new()),
        tried: RwSignal::new(false),
        labels: StoredValue::new(BTreeMap::new()),
        meanwhile,
    };
    provide_context(context);
    warn_before_leaving(save);
    let try_to_save = move || {
        if meanwhile.is_some_and(Meanwhile::asks) {
            request_animation_frame(move || place::reveal(&format!("#{name}-meanwhile")));
        } else if problems.with_untracked(Vec::is_empty) {
            context.tried.set(false);
            context.left.set(BTreeSet::new());
            on_save.run(());
        } else {
            context.tried.set(true);
            request_animation_frame(move || place::reveal(&format!("#{name}-problems")));
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        try_to_save();
    };
    // Ctrl+S saves the form that the keyboard is in, instead of the page.
    let keys = move |event: ev::KeyboardEvent| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("s") {
            event.prevent_default();
            event.stop_propagation();
            try_to_save();
        }
    };
    let label = save_label.unwrap_or_else(|| tr!("ui.form.save"));
    let children = children();
    view! {
        <form class="form" novalidate on:submit=submit on:keydown=keys>
            {meanwhile.map(|meanwhile| meanwhile::notes(name, meanwhile))}
            {summary(context)}
            {children}
            <div class="form-foot">
                <button type="submit" class="button primary" disabled=move || save.with(|save| *save == SaveState::Saving)>
                    {label}
                </button>
                {foot.run()}
                <SaveNote state=save />
            </div>
        </form>
    }
    .into_any()
}

/// All problems at the top, each leading to its field, once saving was tried.
fn summary(context: FormContext) -> impl IntoView {
    let list = move || {
        let line = |problem: Problem| {
            let id = context.id(problem.field);
            let label = context.labels.with_value(|labels| labels.get(problem.field).copied());
            let focus = format!("#{id}");
            view! {
                <li>
                    <a href=format!("#{id}") on:click=move |event| { event.prevent_default(); place::reveal(&focus); }>
                        {label.and_then(|label| label.try_get()).map(|label| view! { {label} ": " })}
                        {problem.text}
                    </a>
                </li>
            }
        };
        context.problems.get().into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || context.tried.get() && context.problems.with(|problems| !problems.is_empty())>
            <div class="problem-summary" role="alert" tabindex="-1" id=context.id("problems")>
                <p>{tr!("ui.form.not_saved_yet")}</p>
                <ul>{list()}</ul>
            </div>
        </Show>
    }
}

/// The browser asks before it closes a page with something unsaved.
fn warn_before_leaving(save: Signal<SaveState>) {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        if save.try_get_untracked().is_some_and(|save| save.is_at_risk()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

//! The window of Ctrl+K: one field, and below it what fits, to be walked through with the arrows.
use std::rc::Rc;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::Hand;
use super::entries::{self, Entry, Group, Index};
use crate::ui::components::icon::icon;
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::ui::rows::{self, Navigate};
use crate::ui::session::{Session, session};

const LIST: &str = "hand-list";

#[derive(Clone, Copy)]
struct Palette {
    session: Session,
    hand: Hand,
    go: StoredValue<Navigate>,
    found: Memo<Vec<Group>>,
    /// Which line the keyboard stands on.
    at: RwSignal<usize>,
}

impl Palette {
    fn count(self) -> usize {
        self.found.with_untracked(|groups| groups.iter().map(|group| group.entries.len()).sum())
    }

    fn choose(self, at: usize) {
        let chosen = self.found.with_untracked(|groups| {
            groups.iter().flat_map(|group| &group.entries).nth(at).map(|entry| entry.act.clone())
        });
        let Some(chosen) = chosen else { return };
        self.hand.finding.set(false);
        entries::act(chosen, self.session, &self.go.get_value(), self.hand);
    }

    fn press(self, event: &KeyboardEvent) {
        let count = self.count();
        if count == 0 {
            return;
        }
        let to = match (event.key().as_str(), self.at.get_untracked()) {
            ("ArrowDown", at) => (at + 1) % count,
            ("ArrowUp", at) => (at + count - 1) % count,
            ("Enter", at) => {
                event.prevent_default();
                return self.choose(at);
            }
            _ => return,
        };
        event.prevent_default();
        self.at.set(to);
        place::bring_near(&line_id(to));
    }
}

fn line_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

/// The field and the list.
#[component]
pub fn Finder() -> AnyView {
    let session = session();
    let typed = RwSignal::new(String::new());
    let index = StoredValue::new_local(Rc::new(Index::new(session)));
    let found = Memo::new(move |_| index.with_value(|index| index.find(&typed.get())));
    let palette = Palette {
        session,
        hand: expect_context::<Hand>(),
        go: StoredValue::new(rows::navigate()),
        found,
        at: RwSignal::new(0),
    };
    let field = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let hears = move |event| {
        palette.at.set(0);
        typed.set(event_target_value(&event));
    };
    let active = move || found.with(|groups| !groups.is_empty()).then(|| line_id(palette.at.get()));
    view! {
        <div class="finder">
            <input
                type="text"
                class="input"
                role="combobox"
                node_ref=field
                autocomplete="off"
                spellcheck="false"
                data-testid="finder"
                aria-label=tr!("hand.field")
                placeholder=tr!("hand.field")
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=LIST
                aria-activedescendant=active
                on:input=hears
                on:keydown=move |event| palette.press(&event)
            />
            <div id=LIST class="finder-list" role="listbox" aria-label=tr!("hand.found")>{move || list(palette)}</div>
            <p class="only-read" role="status">{move || tr!("hand.count", count = lang::count(palette.count()))}</p>
        </div>
    }
    .into_any()
}

fn list(palette: Palette) -> AnyView {
    let groups = palette.found.get();
    if groups.is_empty() {
        return view! { <div class="none" role="option" aria-disabled="true" aria-selected="false">{tr!("hand.nothing")}</div> }.into_any();
    }
    let mut first = 0;
    let groups = groups.into_iter().map(|group| {
        let here = first;
        first += group.entries.len();
        self::group(palette, here, group)
    });
    groups.collect::<Vec<_>>().into_any()
}

fn group(palette: Palette, first: usize, group: Group) -> AnyView {
    let left = group.all - group.entries.len();
    let more = (left > 0).then(|| view! { <small>{tr!("hand.more", count = lang::count(left))}</small> });
    let title_id = format!("{LIST}-{first}-of");
    let head_id = title_id.clone();
    let lines = group.entries.into_iter().zip(first..).map(|(entry, at)| line(palette, entry, at)).collect_view();
    view! {
        <div role="group" class="finder-group" aria-labelledby=title_id>
            <p id=head_id class="finder-head" role="presentation"><span>{tr!(group.title)}</span>{more}</p>
            {lines}
        </div>
    }
    .into_any()
}

fn line(palette: Palette, entry: Entry, at: usize) -> AnyView {
    let is_here = move || palette.at.get() == at;
    let note = (!entry.note.is_empty()).then(|| view! { <small>{entry.note}</small> });
    view! {
        <div
            role="option"
            id=line_id(at)
            class="finder-line"
            class:active=is_here
            aria-selected=move || is_here().to_string()
            on:mousedown=move |event| event.prevent_default()
            on:mousemove=move |_| if palette.at.get_untracked() != at { palette.at.set(at) }
            on:click=move |_| palette.choose(at)
        >
            {icon(entry.sign)}
            <span class="finder-text"><span>{entry.label}</span>{note}</span>
        </div>
    }
    .into_any()
}

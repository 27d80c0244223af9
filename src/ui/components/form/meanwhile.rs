//! Above a form: what others did to its record while it is typed, with a choice where both changed a field; and what was
//! left unsaved before.
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::{Access, FieldDef};
use crate::domain::{Three, Time};
use crate::ui::components::card::Note;
use crate::ui::components::files;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase, tr, tr_now};
use crate::ui::say;
use crate::ui::shell::notices;
use crate::words::lang::{Lang, fill, text};

type Said = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// One field of the form, for any version of its draft.
#[derive(Clone)]
pub struct Part {
    pub access: Access,
    label: Arc<dyn Fn() -> String + Send + Sync>,
    shown: Said,
}

/// Whose version goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Mine,
    Theirs,
}

/// What another did to the record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Who and when, where the row says it.
    pub who: String,
    pub when: Option<Time>,
    /// The record is no longer there.
    pub gone: bool,
    /// Fields that have a new value from the other.
    pub taken: Vec<&'static str>,
}

/// A field that both changed; without a key, the whole form.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    pub key: Option<&'static str>,
    pub three: Three,
    pub chosen: Option<Side>,
    /// What was typed here, once the other's was taken.
    pub kept: Option<String>,
}

/// What a form says of others. Copy it freely; the draft fills it, the form shows it.
#[derive(Clone, Copy)]
pub struct Meanwhile {
    pub parts: StoredValue<BTreeMap<&'static str, Part>>,
    pub news: RwSignal<Option<News>>,
    pub clashes: RwSignal<Vec<Clash>>,
    /// When the form was left unsaved, if what was typed then waits.
    pub left: RwSignal<Option<Time>>,
    pub choose: Callback<(Option<&'static str>, Side)>,
    /// What is typed in a field now.
    pub typed: Callback<&'static str, String>,
    /// Takes up what was left unsaved, or throws it away.
    pub take_up: Callback<bool>,
    /// The whole form as text.
    pub as_text: Callback<(), String>,
}

impl Meanwhile {
    pub(super) fn know(
        self,
        def: &'static FieldDef,
        named: Option<Signal<String>>,
        access: Access,
        shown: impl Fn(&str) -> String + Send + Sync + 'static,
    ) {
        let label = move || {
            let own = named.and_then(|named| named.try_get());
            own.unwrap_or_else(|| text(lang::current(), def.label))
        };
        let part = Part { access, label: Arc::new(label), shown: Arc::new(shown) };
        self.parts.update_value(|parts| {
            parts.insert(def.key, part);
        });
    }

    /// Whether a choice is still open.
    pub fn asks(self) -> bool {
        self.clashes.with_untracked(|clashes| clashes.iter().any(|clash| clash.chosen.is_none()))
    }

    /// The label of a field.
    pub fn label(self, key: &'static str) -> String {
        self.part(key).map(|part| (part.label)()).unwrap_or_default()
    }

    /// A value of a field as people read it.
    pub fn shown(self, key: &'static str, value: &str) -> String {
        let said = self.part(key).map_or_else(|| value.to_owned(), |part| (part.shown)(value));
        if said.trim().is_empty() { text(lang::current(), "ui.meanwhile.empty") } else { said }
    }

    fn part(self, key: &'static str) -> Option<Part> {
        self.parts.with_value(|parts| parts.get(key).cloned())
    }
}

/// What stands above the fields; nothing while there is nothing to say.
pub(super) fn notes(form: &'static str, about: Meanwhile) -> AnyView {
    let is_there = Memo::new(move |_| about.news.with(Option::is_some) || about.clashes.with(|all| !all.is_empty()));
    view! {
        {left(about)}
        <div class="meanwhile" id=format!("{form}-meanwhile") tabindex="-1">
            <p role="status" class:note=move || is_there.get() class:warn=move || is_there.get()>
                {move || about.news.get().map(|news| line(about, lang::current(), &news))}
            </p>
            {move || about.news.with(|news| news.as_ref().is_some_and(|news| news.gone)).then(|| copy(about))}
            <Clashes form about />
        </div>
    }
    .into_any()
}

/// What was left unsaved, from when, and what to do with it.
fn left(about: Meanwhile) -> AnyView {
    let take_up = move |yes: bool| {
        view! {
            <button type="button" class="button small" on:click=move |_| about.take_up.run(yes)>
                {phrase(if yes { "ui.meanwhile.take_up" } else { "ui.meanwhile.throw_away" })}
            </button>
        }
    };
    let offer = move |time: Time| {
        view! {
            <Note tone=Tone::Warn>
                <span role="status">{tr!("ui.meanwhile.left", when = say::moment(lang::current(), time))}</span>
                <span class="row">{take_up(true)} {take_up(false)}</span>
            </Note>
        }
    };
    (move || about.left.get().map(offer)).into_any()
}

/// Who changed it and when; what was taken from it; what is asked.
fn line(about: Meanwhile, lang: Lang, news: &News) -> String {
    let when = news.when.map(|time| say::moment(lang, time)).unwrap_or_default();
    let key = match (news.gone, news.when, news.who.is_empty()) {
        (true, ..) => "ui.meanwhile.gone",
        (_, None, _) => "ui.meanwhile.since",
        (_, _, true) => "ui.meanwhile.changed_by_nobody",
        _ => "ui.meanwhile.changed",
    };
    let mut lines = vec![fill(lang, key, &[("who", news.who.clone()), ("when", when)])];
    if !news.taken.is_empty() {
        let names: Vec<String> = news.taken.iter().map(|key| about.label(key)).collect();
        lines.push(fill(lang, "ui.meanwhile.taken", &[("fields", names.join(", "))]));
    }
    if about.clashes.with(|all| !all.is_empty()) {
        lines.push(text(lang, "ui.meanwhile.choose"));
    }
    lines.join(" ")
}

fn copy(about: Meanwhile) -> AnyView {
    let go = move |_| {
        if files::copy(about.as_text.run(()), None) {
            notices::done(tr_now!("ui.meanwhile.copied"));
        } else {
            notices::problem(tr_now!("ui.table.value_not_copied"));
        }
    };
    view! { <p><button type="button" class="button small" on:click=go>{tr!("ui.meanwhile.copy")}</button></p> }
        .into_any()
}

#[component]
fn Clashes(form: &'static str, about: Meanwhile) -> AnyView {
    // Made anew when another value comes, not when one is chosen: the keyboard stays where it is.
    let listed = Memo::new(move |_| {
        about.clashes.with(|all| all.iter().map(|clash| (clash.key, clash.three.clone())).collect::<Vec<_>>())
    });
    let list = move || {
        let all = listed.get().into_iter();
        all.map(|(key, three)| view! { <OneClash form about key three /> }).collect_view()
    };
    list.into_any()
}

#[component]
fn OneClash(form: &'static str, about: Meanwhile, key: Option<&'static str>, three: Three) -> AnyView {
    let name = format!("{form}-clash-{}", key.unwrap_or("form"));
    let label = move || key.map_or_else(|| text(lang::current(), "ui.meanwhile.whole"), |key| about.label(key));
    let find = move |all: &Vec<Clash>| all.iter().find(|clash| clash.key == key).cloned();
    let clash = Memo::new(move |_| about.clashes.with(find));
    let said = move |value: &str| key.map(|key| about.shown(key, value));
    let mine = move || {
        let kept = clash.get().and_then(|clash| clash.kept);
        key.and_then(|key| said(&kept.unwrap_or_else(|| about.typed.run(key))))
    };
    let Three { before, theirs, .. } = three;
    let before = key.map(|_| {
        view! { <p class="help">{tr!("ui.meanwhile.before")} " " {move || said(&before)}</p> }
    });
    let who = move || about.news.with(|news| news.as_ref().map(|news| news.who.clone()).unwrap_or_default());
    let by = move || match who() {
        who if who.is_empty() => text(lang::current(), "ui.meanwhile.theirs_unnamed"),
        who => fill(lang::current(), "ui.meanwhile.theirs", &[("who", who)]),
    };
    let option = move |side: Side, label: Signal<String>, value: Signal<Option<String>>| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || clash.with(|clash| clash.as_ref().is_some_and(|clash| clash.chosen == Some(side)))
                    on:change=move |_| about.choose.run((key, side))
                />
                <span>{label} " " {move || value.get().map(|value| view! { <strong>{value}</strong> })}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field clash">
            <legend>{label}</legend>
            {before}
            <div class="choices">
                {option(Side::Mine, tr!("ui.meanwhile.mine"), Signal::derive(mine))}
                {option(Side::Theirs, Signal::derive(by), Signal::derive(move || said(&theirs)))}
            </div>
        </fieldset>
    }
    .into_any()
}

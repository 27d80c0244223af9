//! Who this is: the facts that stand above every part of the profile, and what can be done with the whole person.
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::Profile;
use crate::domain::{Day, Op, Person, Post, Standing};
use crate::ui::components::badge::{Badge, Fact, Facts};
use crate::ui::components::card::Card;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon;
use crate::ui::components::menu::{Menu, MenuItem};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{phrase_with, tr};
use crate::ui::pages::people::columns::person_path;
use crate::ui::pages::units::grid::unit_path;
use crate::ui::place;
use crate::ui::saving;
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::format::NOTHING;
use crate::words::lang::Lang;

/// The facts.
#[component]
pub fn Header(profile: Profile) -> AnyView {
    let today = session().today();
    let of = move |say: fn(&Person, Day, Lang) -> String| {
        phrase_with(move |lang| {
            profile.person.with(|person| person.as_ref().map(|person| say(person, today, lang))).unwrap_or_default()
        })
    };
    view! {
        <Card>
            <Facts>
                <Fact name=of(|person, _, lang| number_name(person, lang))>
                    <span class="digits">{of(|person, _, _| or_dash(person.nip()))}</span>
                </Fact>
                <Fact name=tr!("people.col.status")>
                    <span class="row">
                        {of(|person, _, lang| name(lang, person.status))}
                        <StandingBadge profile />
                    </span>
                </Fact>
                <Fact name=tr!("people.col.rank")>{of(rank)}</Fact>
                <Fact name=tr!("people.col.position")>
                    <Position profile />
                </Fact>
                <Fact name=tr!("people.col.unit")>
                    <Unit profile />
                </Fact>
                <Fact name=tr!("person.superior")>
                    <Superior profile />
                </Fact>
            </Facts>
        </Card>
    }
    .into_any()
}

fn number_name(person: &Person, lang: Lang) -> String {
    let kind = person.identifier().map(|identifier| identifier.kind);
    name(lang, kind.unwrap_or(crate::domain::IdentifierKind::Nip))
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { NOTHING.to_owned() } else { text.to_owned() }
}

fn rank(person: &Person, today: Day, _: Lang) -> String {
    match person.rank_on(today) {
        Some(rank) => match rank.pangkat() {
            Some(pangkat) => format!("{} · {pangkat}", rank.text()),
            None => rank.text().to_owned(),
        },
        None => NOTHING.to_owned(),
    }
}

#[component]
fn StandingBadge(profile: Profile) -> AnyView {
    let today = session().today();
    let standing = Memo::new(move |_| {
        profile.person.with(|person| person.as_ref().map_or(Standing::Active, |person| person.standing_on(today)))
    });
    let tone = move || if standing.get() == Standing::Active { Tone::Good } else { Tone::Warn };
    let text = phrase_with(move |lang| name(lang, standing.get()));
    (move || view! { <Badge text tone=tone() /> }).into_any()
}

#[component]
fn Position(profile: Profile) -> AnyView {
    let session = session();
    let post = Memo::new(move |_| post_of(profile, session.today()));
    let text = phrase_with(move |lang| {
        let Some(post) = post.get() else { return NOTHING.to_owned() };
        let named = session.with(|data| {
            let position = data.positions.get(post.position?)?;
            Some(format!("{} · {}", position.name, crate::words::domain::position_kind(lang, position.kind)))
        });
        match (named, post.extra_duty.as_str()) {
            (Some(named), "") => named,
            (Some(named), duty) => format!("{named} ({duty})"),
            (None, duty) => or_dash(duty),
        }
    });
    view! { {text} }.into_any()
}

fn post_of(profile: Profile, today: Day) -> Option<Post> {
    profile.person.with(|person| person.as_ref().and_then(|person| person.post_on(today).cloned()))
}

#[component]
fn Unit(profile: Profile) -> AnyView {
    let session = session();
    let unit = Memo::new(move |_| post_of(profile, session.today()).map(|post| post.unit));
    let paths = session.unit_paths();
    (move || match unit.get().and_then(|id| Some((id, paths.with(|paths| paths.get(&id).cloned())?))) {
        Some((id, path)) => view! { <a href=place::href(&unit_path(id))>{path}</a> }.into_any(),
        None => NOTHING.into_any(),
    })
    .into_any()
}

#[component]
fn Superior(profile: Profile) -> AnyView {
    let session = session();
    let superior = Memo::new(move |_| {
        let id = post_of(profile, session.today())?.superior?;
        session.with(|data| data.people.get(id).map(|person| (id, person.full_name())))
    });
    (move || match superior.get() {
        Some((id, name)) => view! { <a href=place::href(&person_path(id))>{name}</a> }.into_any(),
        None => NOTHING.into_any(),
    })
    .into_any()
}

/// What can be done with the whole person.
#[component]
pub fn Actions(profile: Profile) -> AnyView {
    let session = session();
    let removing = RwSignal::new(false);
    let navigate = StoredValue::new_local(use_navigate());
    let confirm = Callback::new(move |()| {
        let away = move || navigate.with_value(|go| go("/pegawai", NavigateOptions::default()));
        let name = untrack(|| profile.name());
        saving::act_then(session, Op::RemovePerson, name, move |data, _| data.plan_remove_person(profile.id), away);
    });
    view! {
        <Menu label=tr!("units.more") sign=icon::MORE bare=true end=true>
            <MenuItem label=tr!("person.print") sign=icon::PRINT on_select=Callback::new(|()| crate::ui::components::files::print()) />
            <MenuItem
                label=tr!("person.remove")
                sign=icon::DELETE
                on_select=Callback::new(move |()| removing.set(true))
            />
        </Menu>
        <Confirm
            open=removing
            title=tr!("person.remove")
            action=tr!("person.remove")
            danger=true
            on_confirm=confirm
            text=move || view! { <p>{tr!("person.remove_help", name = profile.name())}</p> }
        />
    }
    .into_any()
}

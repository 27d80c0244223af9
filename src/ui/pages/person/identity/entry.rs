//! A dated list of a person: its entries, each added, edited and taken away on its own.
use leptos::prelude::*;

use crate::domain::{Dataset, Dated, Day, Diff, Id, Kind, Op, Person, Refusal, Stamp};
use crate::ui::components::card::Card;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Form};
use crate::ui::components::icon::{self, icon};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{current, phrase, phrase_with, tr};
use crate::ui::pages::person::Profile;
use crate::ui::saving;
use crate::ui::session::session;
use crate::words::format::date_long;
use crate::words::lang::{Lang, fill, text};

/// An entry as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryLine {
    /// Place in the list of the person.
    pub at: usize,
    /// When it began; none where entries have no day, as education has none.
    pub from: Option<Option<Day>>,
    pub title: String,
    pub detail: String,
}

/// Texts of one kind of list, as keys.
#[derive(Clone, Copy, Debug)]
pub struct EntryWords {
    pub title: &'static str,
    pub add: &'static str,
    pub edit: &'static str,
    pub none: &'static str,
}

/// A kind of entry, as its form holds it.
pub trait Entry: Clone + PartialEq + Send + Sync + 'static {
    const WORDS: EntryWords;
    /// Name of the form, and fields it has.
    const NAME: &'static str;
    const KEYS: &'static [&'static str];

    /// An empty entry.
    fn blank(person: &Person) -> Self;
    /// The entry at a place of the list.
    fn read(person: &Person, at: usize) -> Option<Self>;
    /// Writes it at a place, or as a new one.
    fn write(&self, person: &mut Person, at: Option<usize>) -> Result<(), Refusal>;
    /// What has to be there first, such as a position that is not in the list yet; the entry then refers to it.
    fn prepare(&mut self, _: &Dataset, _: &mut Stamp) -> Result<Diff, Refusal> {
        Ok(Diff::default())
    }
    /// Takes one away.
    fn remove(person: &mut Person, at: usize);
    /// What the list shows, latest first.
    fn lines(data: &Dataset, person: &Person, lang: Lang) -> Vec<EntryLine>;
    /// The fields.
    fn fields(draft: RwSignal<Self>, person: Id<Person>) -> AnyView;
}

/// Puts a value into a dated list and keeps the list in order of days.
pub fn put<T>(list: &mut Vec<Dated<T>>, at: Option<usize>, from: &str, value: T) {
    let entry = Dated { from: Day::parse(from), value };
    match at.and_then(|at| list.get_mut(at)) {
        Some(place) => *place = entry,
        None => list.push(entry),
    }
    list.sort_by_key(|entry| entry.from);
}

/// Takes an entry away, if there is one at that place.
pub fn drop_at<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}

/// Lines of a dated list, latest first.
pub fn dated_lines<T>(list: &[Dated<T>], say: impl Fn(&T) -> (String, String)) -> Vec<EntryLine> {
    let line = |(at, entry): (usize, &Dated<T>)| {
        let (title, detail) = say(&entry.value);
        EntryLine { at, from: Some(entry.from), title, detail }
    };
    let mut lines: Vec<EntryLine> = list.iter().enumerate().map(line).collect();
    lines.sort_by_key(|line| std::cmp::Reverse((line.from, line.at)));
    lines
}

/// The day of an entry as a form holds it.
pub fn day_text(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A part of an entry that is text.
pub fn typed<E: Entry>(draft: RwSignal<E>, get: fn(&E) -> &String, set: fn(&mut E) -> &mut String) -> Bind {
    Bind::new(draft, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
}

fn edited(
    data: &Dataset,
    id: Id<Person>,
    edit: impl FnOnce(&mut Person) -> Result<(), Refusal>,
) -> Result<Person, Refusal> {
    let mut person = data.people.get(id).ok_or(Refusal::Gone(Kind::Person))?.clone();
    edit(&mut person)?;
    Ok(person)
}

/// The list with its entries.
#[component]
pub fn Entries<E: Entry>(profile: Profile, #[prop(optional)] _kind: std::marker::PhantomData<E>) -> AnyView {
    let session = session();
    let lines = Memo::new(move |_| {
        let lang = current();
        let person = profile.person.get()?;
        Some(session.with(|data| E::lines(data, &person, lang)))
    });
    let lines = Signal::derive(move || lines.get().unwrap_or_default());
    let (editing, removing) = (RwSignal::new(false), RwSignal::new(false));
    let at = RwSignal::new(None::<usize>);
    let edit = move |place: Option<usize>| {
        at.set(place);
        editing.set(true);
    };
    let remove = move |place: usize| {
        at.set(Some(place));
        removing.set(true);
    };
    let title = phrase_with(move |lang| text(lang, if at.get().is_some() { E::WORDS.edit } else { E::WORDS.add }));
    let add = move || {
        view! {
            <button type="button" class="button small no-print" on:click=move |_| edit(None)>
                {icon(icon::PLUS)}
                {phrase(E::WORDS.add)}
            </button>
        }
    };
    let nothing = move || view! { <p class="quiet-text">{phrase(E::WORDS.none)}</p> };
    view! {
        <Card title=phrase(E::WORDS.title) actions=add>
            <Show when=move || lines.with(|lines| !lines.is_empty()) fallback=nothing>
                <ul class="entries">
                    {move || lines.get().into_iter().map(|line| entry(line, edit, remove)).collect_view()}
                </ul>
            </Show>
        </Card>
        <Dialog open=editing title>
            <EntryForm<E> profile at=at.get_untracked() open=editing />
        </Dialog>
        <RemoveEntry<E> profile at lines open=removing />
    }
    .into_any()
}

fn entry(
    line: EntryLine,
    edit: impl Fn(Option<usize>) + Copy + 'static,
    remove: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    let at = line.at;
    let since = line.from.map(|from| {
        let said = phrase_with(move |lang| since(lang, from));
        view! { <small class="under" class:assumed=from.is_none()>{said}</small> }
    });
    let (named, again) = (line.title.clone(), line.title.clone());
    let (edit_name, remove_name) = (tr!("person.entry.edit", what = named), tr!("person.entry.remove", what = again));
    view! {
        <li>
            <div>
                <strong>{line.title.clone()}</strong>
                {(!line.detail.is_empty()).then(|| view! { <span class="detail">{line.detail.clone()}</span> })}
                {since}
            </div>
            <span class="row-acts no-print">
                <button type="button" class="icon-button small" aria-label=edit_name title=edit_name on:click=move |_| edit(Some(at))>
                    {icon(icon::EDIT)}
                </button>
                <button type="button" class="icon-button small" aria-label=remove_name title=remove_name on:click=move |_| remove(at)>
                    {icon(icon::DELETE)}
                </button>
            </span>
        </li>
    }
    .into_any()
}

/// "sejak 1 April 2023", or that nobody knows.
fn since(lang: Lang, from: Option<Day>) -> String {
    match from {
        Some(day) => fill(lang, "person.since", &[("date", date_long(lang, day.date()))]),
        None => text(lang, "person.assumed"),
    }
}

#[component]
fn EntryForm<E: Entry>(
    profile: Profile,
    at: Option<usize>,
    open: RwSignal<bool>,
    #[prop(optional)] _kind: std::marker::PhantomData<E>,
) -> AnyView {
    let id = profile.id;
    let Some(person) = profile.person.get_untracked() else { return ().into_any() };
    let first = at.and_then(|at| E::read(&person, at)).unwrap_or_else(|| E::blank(&person));
    let draft = Draft::new(first, move |data: &Dataset, stamp: &mut Stamp, draft: &E| -> Result<Diff, Refusal> {
        let mut draft = draft.clone();
        let mut diff = draft.prepare(data, stamp)?;
        let mut prepared = data.clone();
        prepared.apply(&diff);
        let person = edited(&prepared, id, |person| draft.write(person, at))?;
        diff.join(prepared.plan_person(stamp, person)?);
        Ok(diff)
    })
    .follows(move |data| {
        let person = data.people.get(id)?;
        let value = at.map_or_else(|| Some(E::blank(person)), |at| E::read(person, at))?;
        Some(Found { value, changed: person.changed })
    });
    let save = Callback::new(move |()| {
        draft.save(Op::EditPerson, untrack(|| profile.name()), move || open.set(false));
    });
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name=E::NAME problems=draft.problems(E::KEYS) save=draft.state on_save=save foot=cancel meanwhile=draft.meanwhile()>
            {E::fields(draft.value, id)}
        </Form>
    }
    .into_any()
}

#[component]
fn RemoveEntry<E: Entry>(
    profile: Profile,
    at: RwSignal<Option<usize>>,
    lines: Signal<Vec<EntryLine>>,
    open: RwSignal<bool>,
    #[prop(optional)] _kind: std::marker::PhantomData<E>,
) -> AnyView {
    let session = session();
    let what =
        move || lines.with(|lines| lines.iter().find(|line| Some(line.at) == at.get()).map(|line| line.title.clone()));
    let confirm = Callback::new(move |()| {
        let Some(at) = at.get_untracked() else { return };
        let plan = move |data: &Dataset, stamp: &mut Stamp| {
            let person = edited(data, profile.id, |person| {
                E::remove(person, at);
                Ok(())
            })?;
            data.plan_person(stamp, person)
        };
        saving::act(session, Op::EditPerson, untrack(|| profile.name()), plan);
    });
    view! {
        <Confirm
            open
            title=tr!("person.entry.remove_title")
            action=tr!("person.entry.remove_action")
            danger=true
            on_confirm=confirm
            text=move || view! { <p>{tr!("person.entry.remove_help", what = what().unwrap_or_default())}</p> }
        />
    }
    .into_any()
}

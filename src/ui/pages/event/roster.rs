//! What will happen to each line of a pasted list of NIP, before anybody is enrolled.
use super::desk::Desk;
use crate::archive::csv_out::tabbed;
use crate::archive::roster::{Fate, RosterLine, read_roster};
use crate::archive::sheet::ProblemKind;
use crate::domain::{Dataset, Event, Id, Person};
use crate::ui::components::badge::Badge;
use crate::ui::components::files;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr, tr_now};
use crate::ui::shell::notices;
use crate::words::domain::name;
use crate::words::format::NOTHING;
use crate::words::lang::{Lang, fill, text as say};
use leptos::prelude::*;

/// Those of a list who will be enrolled.
pub fn good(data: &Dataset, event: Id<Event>, text: &str) -> impl Iterator<Item = Id<Person>> {
    read_roster(data, event, text).into_iter().filter_map(|line| match line.fate {
        Fate::Enrol(person) => Some(person),
        _ => None,
    })
}

/// Most lines that are shown: more are not read, and would make typing slow.
const MOST_SHOWN: usize = 300;

/// The lines in groups, in the order in which they are counted.
const GROUPS: [&str; 5] = ["enrol", "already", "twice", "unknown", "not_nip"];

const fn group(fate: &Fate) -> usize {
    match fate {
        Fate::Enrol(_) => 0,
        Fate::Already(..) => 1,
        Fate::Twice(..) => 2,
        Fate::Unknown => 3,
        Fate::NotNip(_) => 4,
    }
}

/// The list, line by line, with a way to take the unknown ones along.
#[component]
pub fn Preview(desk: Desk, text: Memo<String>) -> AnyView {
    let lines = Memo::new(move |_| text.with(|text| desk.session.with(|data| read_roster(data, desk.id, text))));
    let has_some = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    let unknown = Memo::new(move |_| {
        let open = |line: &&RosterLine| matches!(line.fate, Fate::Unknown | Fate::NotNip(_));
        lines.with(|lines| lines.iter().filter(open).map(|line| line.raw.clone()).collect::<Vec<_>>())
    });
    let counts = phrase_with(move |lang| {
        let count = |at: usize| lines.with(|lines| lines.iter().filter(|line| group(&line.fate) == at).count());
        let said = GROUPS.iter().enumerate().map(|(at, key)| (key, count(at))).filter(|(_, count)| *count > 0);
        let said = said
            .map(|(key, count)| fill(lang, &format!("events.roster.count.{key}"), &[("count", lang::count(count))]));
        said.collect::<Vec<_>>().join(" · ")
    });
    let copy = move |_| {
        let rows: Vec<Vec<String>> = unknown.get_untracked().into_iter().map(|raw| vec![raw]).collect();
        let count = rows.len();
        if files::copy(tabbed(rows), None) {
            notices::done(tr_now!("events.roster.copied", count = count));
        } else {
            notices::problem(tr_now!("events.roster.not_copied"));
        }
    };
    view! {
        <Show when=move || has_some.get()>
            <div class="stack roster" data-testid="roster">
                <p role="status"><b>{counts}</b></p>
                <Show when=move || unknown.with(|unknown| !unknown.is_empty())>
                    <div class="row">
                        <button type="button" class="button small" on:click=copy>
                            {icon(icon::COPY)}
                            {tr!("events.roster.copy", count = lang::count(unknown.with(Vec::len)))}
                        </button>
                    </div>
                </Show>
                <Lines desk lines />
            </div>
        </Show>
    }
    .into_any()
}

#[component]
fn Lines(desk: Desk, lines: Memo<Vec<RosterLine>>) -> AnyView {
    let rows = move || lines.get().into_iter().take(MOST_SHOWN).map(|line| row(desk, line)).collect_view();
    let all = move || lines.with(Vec::len);
    let is_cut = Memo::new(move |_| all() > MOST_SHOWN);
    view! {
        <div class="table-wrap tall" role="group" tabindex="0" aria-label=tr!("events.roster.title")>
            <table class="plain-table">
                <caption class="only-read">{tr!("events.roster.title")}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="number">{tr!("events.roster.line")}</th>
                        <th scope="col">{tr!("events.roster.written")}</th>
                        <th scope="col">{tr!("events.participant")}</th>
                        <th scope="col">{tr!("events.roster.fate")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Show when=move || is_cut.get()>
            <p class="help">{tr!("events.roster.cut", shown = lang::count(MOST_SHOWN), all = lang::count(all()))}</p>
        </Show>
    }
    .into_any()
}

fn row(desk: Desk, line: RosterLine) -> AnyView {
    let person = match line.fate {
        Fate::Enrol(person) | Fate::Already(person, _) | Fate::Twice(person, _) => Some(person),
        Fate::Unknown | Fate::NotNip(_) => None,
    };
    let name = person.and_then(|id| desk.session.peek(|data| data.people.get(id).map(Person::full_name)));
    let tone = match line.fate {
        Fate::Enrol(_) => Tone::Good,
        Fate::Already(..) | Fate::Twice(..) => Tone::Neutral,
        Fate::Unknown => Tone::Warn,
        Fate::NotNip(_) => Tone::Bad,
    };
    let (fate, why) = (line.fate.clone(), line.fate.clone());
    let badge = phrase_with(move |lang| say(lang, &key_of("events.roster.fates", &fate)));
    let detail = phrase_with(move |lang| detail(lang, &why));
    view! {
        <tr>
            <td class="number">{line.line}</td>
            <td class="digits">{line.raw}</td>
            <td>{name.unwrap_or_else(|| NOTHING.to_owned())}</td>
            <td><Badge text=badge tone /> <small class="under">{detail}</small></td>
        </tr>
    }
    .into_any()
}

fn key_of(area: &str, fate: &Fate) -> String {
    format!("{area}.{}", GROUPS.get(group(fate)).copied().unwrap_or_default())
}

/// More about a line, where there is more to say.
fn detail(lang: Lang, fate: &Fate) -> String {
    match fate {
        Fate::Enrol(_) | Fate::Unknown => String::new(),
        Fate::Already(_, state) => name(lang, *state),
        Fate::Twice(_, line) => fill(lang, "events.roster.same_as", &[("line", line.to_string())]),
        Fate::NotNip(ProblemKind::LostDigits) => say(lang, "events.roster.damaged"),
        Fate::NotNip(ProblemKind::Nip(error)) => error.say(lang),
        Fate::NotNip(_) => say(lang, "events.roster.no_number"),
    }
}

//! What a report is about: year, perangkat daerah, programme, event, person, paper. All of it stands in the address.
use super::{About, Kind};
use crate::analytics::{Group, Scope, Side};
use crate::domain::{Event, Id, Person, Unit};
use crate::publish::SignedBy;
use crate::ui::components::paper::Size;
use crate::ui::lang::{self, tr};
use crate::ui::pages::analysis::scope_group::{GroupChoice, Grouping};
use crate::ui::session::session;
use crate::words::format;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// Empty lines for guests, unless somebody wants another number.
const SPARE: usize = 3;
/// Most of them.
const MOST_SPARE: usize = 100;

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    pub year: i32,
    pub unit: Option<Id<Unit>>,
    pub group: Option<Group>,
    pub person: Option<Id<Person>>,
    pub size: Size,
    /// What one page of the empty daftar hadir is for.
    pub signed_by: SignedBy,
    /// Its empty lines for guests.
    pub spare: usize,
    /// A person has said that all offices are wanted, though that is long.
    pub all: bool,
}

impl Options {
    /// From the address. Without a year it is that of the event, or this one.
    pub fn read() -> Memo<Self> {
        let (query, search) = (use_query_map(), use_location().search);
        let session = session();
        Memo::new(move |_| {
            let mut scope = search.with(|search| Scope::from_query(search, &Scope::year(session.today().year())));
            let says_year = query.with(|query| query.get_str("tahun").is_some());
            if let (Some(Group::Event(event)), false) = (&scope.group, says_year) {
                let year = session.with(|data| data.events.get(*event).map(|event| event.end.year()));
                scope.year = year.unwrap_or(scope.year);
            }
            query.with(|query| Self {
                year: scope.year,
                unit: scope.unit,
                group: scope.group,
                person: query.get_str("pegawai").and_then(|id| id.parse().ok()),
                size: if query.get_str("kertas") == Some("f4") { Size::F4 } else { Size::A4 },
                signed_by: if query.get_str("per") == Some("hari") { SignedBy::Day } else { SignedBy::Session },
                spare: query.get_str("tamu").and_then(|lines| lines.parse().ok()).unwrap_or(SPARE).min(MOST_SPARE),
                all: query.get_str("semua") == Some("ya"),
            })
        })
    }

    /// As a query string.
    pub fn query(&self) -> String {
        let scope = Scope { unit: self.unit, group: self.group.clone(), ..Scope::year(self.year) };
        let mut query = format!("?{}", scope.to_query());
        if let Some(person) = self.person {
            query.push_str(&format!("&pegawai={person}"));
        }
        if self.size == Size::F4 {
            query.push_str("&kertas=f4");
        }
        if self.signed_by == SignedBy::Day {
            query.push_str("&per=hari");
        }
        if self.spare != SPARE {
            query.push_str(&format!("&tamu={}", self.spare));
        }
        if self.all {
            query.push_str("&semua=ya");
        }
        query
    }

    /// Whom it is about.
    pub fn scope(&self) -> Scope {
        let side = if self.group.is_some() { Side::Participants } else { Side::Both };
        Scope { unit: self.unit, group: self.group.clone(), side, ..Scope::year(self.year) }
    }

    /// The event it is about.
    pub fn event(&self) -> Option<Id<Event>> {
        match self.group {
            Some(Group::Event(event)) => Some(event),
            _ => None,
        }
    }
}

/// The choices of one report, and the way to others.
#[derive(Clone, Copy)]
struct Choices {
    kind: Kind,
    options: Memo<Options>,
    go: Callback<String>,
}

impl Choices {
    fn change(self, edit: impl FnOnce(&mut Options)) {
        let mut chosen = self.options.get_untracked();
        edit(&mut chosen);
        self.go.run(format!("/laporan/{}{}", self.kind.word(), chosen.query()));
    }
}

/// The choices above the paper.
#[component]
pub fn OptionBar(kind: Kind, options: Memo<Options>) -> AnyView {
    let navigate = use_navigate();
    let go = Callback::new(move |path: String| {
        navigate(&path, NavigateOptions { scroll: false, replace: true, ..NavigateOptions::default() });
    });
    let choices = Choices { kind, options, go };
    let year = move |event| {
        choices.change(|chosen| chosen.year = event_target_value(&event).parse().unwrap_or(chosen.year));
    };
    let paper = move |event| {
        let size = if event_target_value(&event) == "f4" { Size::F4 } else { Size::A4 };
        choices.change(|chosen| chosen.size = size);
    };
    let about = match kind.about() {
        About::People => {
            (unit_choice(choices), group_choice(choices, "reports.participants", "analysis.scope.all")).into_any()
        }
        About::Person => person_choice(choices),
        About::Event => event_choice(choices),
        About::Group => group_choice(choices, "reports.program", "reports.choose"),
    };
    view! {
        <div class="scope-bar screen-only" role="group" aria-label=tr!("reports.options")>
            <label><span>{tr!("home.year")}</span><select class="input" on:change=year>{years(options)}</select></label>
            {about}
            {(kind == Kind::BlankSheet).then(|| sign_choices(choices))}
            <label><span>{tr!("reports.paper")}</span>
                <select class="input" on:change=paper>
                    <option value="a4" selected=move || options.with(|chosen| chosen.size == Size::A4)>"A4"</option>
                    <option value="f4" selected=move || options.with(|chosen| chosen.size == Size::F4)>"F4"</option>
                </select>
            </label>
        </div>
    }
    .into_any()
}

fn unit_choice(choices: Choices) -> AnyView {
    let options = choices.options;
    let unit = move |event| choices.change(|chosen| chosen.unit = event_target_value(&event).parse().ok());
    view! {
        <label><span>{tr!("analysis.scope.unit")}</span>
            <select class="input" on:change=unit>
                <option value="" selected=move || options.with(|chosen| chosen.unit.is_none())>{tr!("analysis.scope.all")}</option>
                {units(options)}
            </select>
        </label>
    }
    .into_any()
}

fn person_choice(choices: Choices) -> AnyView {
    let person = move |event| {
        let typed = event_target_value(&event);
        let found = session().peek(|data| find_person(data, &typed));
        if found.is_some() {
            choices.change(|chosen| chosen.person = found);
        }
    };
    view! {
        <label><span>{tr!("reports.person")}</span>
            <input class="input" type="search" data-testid="report-person" placeholder=tr!("reports.person_hint") on:change=person />
        </label>
    }
    .into_any()
}

fn group_choice(choices: Choices, label: &'static str, nobody: &'static str) -> AnyView {
    let options = choices.options;
    let grouping = Grouping {
        group: Memo::new(move |_| options.with(|chosen| chosen.group.clone())),
        year: Memo::new(move |_| options.with(|chosen| chosen.year)),
        choose: Callback::new(move |group| choices.change(|chosen| chosen.group = group)),
        label,
        nobody,
        of: "reports.of_program",
    };
    view! { <GroupChoice grouping /> }.into_any()
}

/// Events that end in the chosen year, and the chosen one whatever its year.
fn event_choice(choices: Choices) -> AnyView {
    let options = choices.options;
    let events = session().table::<Event>();
    let choose = move |event| {
        let group = event_target_value(&event).parse().ok().map(Group::Event);
        choices.change(|chosen| chosen.group = group);
    };
    let listed = Memo::new(move |_| {
        let (year, chosen) = options.with(|chosen| (chosen.year, chosen.event()));
        let shown = |event: &&Event| event.end.year() == year || Some(event.id) == chosen;
        let mut found: Vec<Event> = events.with(|events| events.iter().filter(shown).cloned().collect());
        found.sort_by(|a, b| (b.start, &a.name, a.id).cmp(&(a.start, &b.name, b.id)));
        found
    });
    let list = move || {
        let option = |event: Event| {
            let (id, start) = (event.id, event.start.date());
            let name = [event.name, event.batch].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
            let label = lang::phrase_with(move |lang| format!("{name} ({})", format::date_short(lang, start)));
            view! { <option value=id.to_string() selected=move || options.with(|chosen| chosen.event() == Some(id))>{label}</option> }
        };
        listed.get().into_iter().map(option).collect_view()
    };
    view! {
        <label><span>{tr!("reports.event")}</span>
            <select class="input" data-testid="report-event" on:change=choose>
                <option value="" selected=move || options.with(|chosen| chosen.event().is_none())>{tr!("reports.choose")}</option>
                {list}
            </select>
        </label>
    }
    .into_any()
}

fn sign_choices(choices: Choices) -> AnyView {
    let options = choices.options;
    let by = move |event| {
        let by = if event_target_value(&event) == "hari" { SignedBy::Day } else { SignedBy::Session };
        choices.change(|chosen| chosen.signed_by = by);
    };
    let spare = move |event| {
        let lines = event_target_value(&event).parse::<usize>().ok();
        choices.change(|chosen| chosen.spare = lines.unwrap_or(SPARE).min(MOST_SPARE));
    };
    let is_by = move |by: SignedBy| options.with(|chosen| chosen.signed_by == by);
    view! {
        <label><span>{tr!("reports.attendance.by")}</span>
            <select class="input" on:change=by>
                <option value="sesi" selected=move || is_by(SignedBy::Session)>{tr!("reports.attendance.by_session")}</option>
                <option value="hari" selected=move || is_by(SignedBy::Day)>{tr!("reports.attendance.by_day")}</option>
            </select>
        </label>
        <label><span>{tr!("reports.attendance.spare")}</span>
            <input class="input spare" type="number" min="0" max=MOST_SPARE.to_string() data-testid="spare-lines"
                prop:value=move || options.with(|chosen| chosen.spare.to_string()) on:change=spare />
        </label>
    }
    .into_any()
}

/// The first person whose NIP is typed, or whose name begins with or holds what is typed.
fn find_person(data: &crate::domain::Dataset, typed: &str) -> Option<Id<Person>> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return None;
    }
    let named = |test: &dyn Fn(&Person) -> bool| data.people.iter().find(|person| test(person)).map(|person| person.id);
    named(&|person| person.nip() == typed)
        .or_else(|| named(&|person| person.name.to_lowercase().starts_with(&typed)))
        .or_else(|| named(&|person| person.full_name().to_lowercase().contains(&typed)))
}

fn years(options: Memo<Options>) -> AnyView {
    let frame = session().frame();
    let list = move || {
        let mut years: Vec<i32> = frame.with(|frame| frame.years.all().collect());
        years.sort_unstable_by(|a, b| b.cmp(a));
        let option = |year: i32| {
            view! { <option value=year.to_string() selected=move || options.with(|chosen| chosen.year == year)>{year}</option> }
        };
        years.into_iter().map(option).collect_view()
    };
    list.into_any()
}

fn units(options: Memo<Options>) -> AnyView {
    let units = session().table::<Unit>();
    let list = move || {
        let mut listed: Vec<(String, Id<Unit>)> = units.with(|units| {
            units.iter().filter(|unit| unit.parent.is_none()).map(|unit| (unit.name.clone(), unit.id)).collect()
        });
        listed.sort();
        let option = |(name, id): (String, Id<Unit>)| {
            view! { <option value=id.to_string() selected=move || options.with(|chosen| chosen.unit == Some(id))>{name}</option> }
        };
        listed.into_iter().map(option).collect_view()
    };
    list.into_any()
}

//! What a report is about: year, perangkat daerah, person, paper. All of it stands in the address.
use super::Kind;
use crate::analytics::Scope;
use crate::domain::{Id, Person, Unit};
use crate::ui::components::paper::Size;
use crate::ui::lang::tr;
use crate::ui::session::session;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    pub year: i32,
    pub unit: Option<Id<Unit>>,
    pub person: Option<Id<Person>>,
    pub size: Size,
    /// A person has said that all offices are wanted, though that is long.
    pub all: bool,
}

impl Options {
    /// From the address.
    pub fn read() -> Memo<Self> {
        let query = use_query_map();
        let this = session().today().year();
        Memo::new(move |_| {
            query.with(|query| Self {
                year: query.get_str("tahun").and_then(|year| year.parse().ok()).unwrap_or(this),
                unit: query.get_str("unit").and_then(|id| id.parse().ok()),
                person: query.get_str("pegawai").and_then(|id| id.parse().ok()),
                size: if query.get_str("kertas") == Some("f4") { Size::F4 } else { Size::A4 },
                all: query.get_str("semua") == Some("ya"),
            })
        })
    }

    /// As a query string.
    pub fn query(&self) -> String {
        let mut query = format!("?tahun={}", self.year);
        if let Some(unit) = self.unit {
            query.push_str(&format!("&unit={unit}"));
        }
        if let Some(person) = self.person {
            query.push_str(&format!("&pegawai={person}"));
        }
        if self.size == Size::F4 {
            query.push_str("&kertas=f4");
        }
        if self.all {
            query.push_str("&semua=ya");
        }
        query
    }

    /// Whom it is about.
    pub fn scope(&self) -> Scope {
        Scope { unit: self.unit, ..Scope::year(self.year) }
    }
}

/// The choices above the paper.
#[component]
pub fn OptionBar(kind: Kind, options: Memo<Options>) -> AnyView {
    let go = StoredValue::new(use_navigate());
    let change = move |edit: &dyn Fn(&mut Options)| {
        let mut chosen = options.get_untracked();
        edit(&mut chosen);
        let path = format!("/laporan/{}{}", kind.word(), chosen.query());
        go.with_value(|go| go(&path, NavigateOptions { scroll: false, replace: true, ..NavigateOptions::default() }));
    };
    let year = move |event| change(&|chosen| chosen.year = event_target_value(&event).parse().unwrap_or(chosen.year));
    let unit = move |event| change(&|chosen| chosen.unit = event_target_value(&event).parse().ok());
    let paper = move |event| {
        change(&|chosen| chosen.size = if event_target_value(&event) == "f4" { Size::F4 } else { Size::A4 })
    };
    let person = move |event| {
        let typed = event_target_value(&event);
        let found = session().peek(|data| find_person(data, &typed));
        if found.is_some() {
            change(&|chosen| chosen.person = found);
        }
    };
    view! {
        <div class="scope-bar screen-only" role="group" aria-label=tr!("reports.options")>
            <label><span>{tr!("home.year")}</span><select class="input" on:change=year>{years(options)}</select></label>
            {(kind != Kind::Ledger).then(|| view! {
                <label><span>{tr!("analysis.scope.unit")}</span>
                    <select class="input" on:change=unit>
                        <option value="" selected=move || options.with(|chosen| chosen.unit.is_none())>{tr!("analysis.scope.all")}</option>
                        {units(options)}
                    </select>
                </label>
            })}
            {(kind == Kind::Ledger).then(|| view! {
                <label><span>{tr!("reports.person")}</span>
                    <input class="input" type="search" data-testid="report-person" placeholder=tr!("reports.person_hint") on:change=person />
                </label>
            })}
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

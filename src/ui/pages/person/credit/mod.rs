//! Angka kredit of one person: opening balance, years, needs, progress and forecast.
mod form;
mod opening;

use leptos::prelude::*;

use super::Profile;
use crate::domain::{CreditOpening, Dataset, Day, Id, Person};
use crate::rules::credit::{Account, Progress, RankNeed, account_of};
use crate::rules::{Ratio, Sets};
use crate::ui::components::card::{Card, Note};
use crate::ui::components::icon;
use crate::ui::components::origin::{Explained, PaperSet, doubt};
use crate::ui::components::state::Empty;
use crate::ui::components::tone::Tone;
use crate::ui::in_force;
use crate::ui::lang::{self, current, tr};
use crate::ui::session::session;
use crate::words::credit as words;
use crate::words::domain::name;
use crate::words::format::date_long;
use crate::words::lang::{Lang, fill, text};
use crate::words::origin::{Cited, Line, Origin, exact, number};
use opening::Openings;

/// The account of a person as it is shown.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    account: Account,
    /// One row of the table for each year, and for the balance before them.
    rows: Vec<ShownRow>,
    /// The next jenjang, with what it needs.
    next_level: Option<(String, Ratio)>,
    origin: Origin,
    is_pppk: bool,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
struct ShownRow {
    what: String,
    given: String,
    rule: String,
    points: String,
    running: String,
}

fn shown(lang: Lang, data: &Dataset, sets: &Sets, person: Id<Person>, at: Day) -> Option<Shown> {
    let set = &sets.credit;
    let account = account_of(&set.parameters, data, person, at)?;
    let source = account.opening.and_then(|(id, _)| data.credit_openings.get(id)).map(|row| row.source.clone());
    let lines = words::lines(lang, set, &account, source.as_deref());
    let balance = account.opening.map(|(_, balance)| balance);
    let points = balance.into_iter().chain(account.years.iter().map(|year| year.points));
    let mut sum = Ratio::ZERO;
    let row = |(line, points): (&Line, Ratio)| {
        sum = sum.plus(points);
        ShownRow {
            what: line.what.clone(),
            given: line.given.clone(),
            rule: line.rule.clone(),
            points: number(lang, points),
            running: number(lang, sum),
        }
    };
    let rows = lines.iter().zip(points).map(row).collect();
    let level = set.parameters.levels.get(&account.level);
    let next_level = level.and_then(|level| Some((name(lang, level.next?), level.level_need?.0)));
    let is_pppk = data.people.get(person).is_some_and(|who| who.status.is_pppk());
    Some(Shown { account, rows, next_level, origin: Origin { lines, set: Cited::set(set, lang) }, is_pppk })
}

/// The part of the profile.
#[component]
pub fn Credit(profile: Profile) -> AnyView {
    let session = session();
    let sets = in_force::sets();
    let found = Memo::new(move |_| {
        let lang = current();
        let sets = sets.get()?;
        session.with(|data| shown(lang, data, &sets, profile.id, session.today()))
    });
    let openings = session.table::<CreditOpening>();
    let has_openings =
        Memo::new(move |_| openings.with(|openings| openings.iter().any(|row| row.person == profile.id)));
    let nothing = || {
        view! { <Empty title=tr!("person.ak.none") text=tr!("person.ak.none_help") sign=icon::EVALUATION /> }
    };
    let has_account = Memo::new(move |_| found.with(Option::is_some));
    view! {
        <div class="stack" data-testid="credit">
            {move || match found.get() {
                Some(shown) => of_account(shown),
                None => nothing().into_any(),
            }}
            <Show when=move || has_account.get() || has_openings.get()>
                <Openings profile />
            </Show>
        </div>
    }
    .into_any()
}

fn of_account(shown: Shown) -> AnyView {
    let lang = lang::now();
    let account = &shown.account;
    let level = name(lang, account.level);
    let note = match account.since {
        Some(day) => fill(lang, "person.ak.level_since", &[("level", level), ("date", date_long(lang, day.date()))]),
        None => level,
    };
    let has_opening = account.opening.is_some();
    let since = (!has_opening).then(|| {
        view! { <Note tone=Tone::Warn><p>{tr!("person.ak.no_opening")}</p></Note> }
    });
    let (figure, precisely) = (number(lang, account.sums.exact), exact(lang, account.sums.exact));
    let precisely =
        precisely.map(|exact| view! { <small class="under">{tr!("calculator.exact", exact = exact.clone())}</small> });
    let label = text(lang, if has_opening { "person.ak.total" } else { "person.ak.since_data" });
    let until = account.until.map(|day| fill(lang, "person.ak.until", &[("date", date_long(lang, day.date()))]));
    let set = shown.origin.set.clone();
    let needs = needs(&shown);
    let origin = Signal::stored(Some(shown.origin));
    view! {
        <Card title=tr!("person.tab.credit") note=Signal::stored(note)>
            <p class="help">{label}" "{until}</p>
            <div class="figure-line" data-testid="credit-total">
                <Explained of=tr!("person.tab.credit") figure=Signal::stored(figure) origin />
            </div>
            {precisely}
            {since}
            {needs}
            <p class="help">{tr!("calculator.credit.more_needed")}</p>
            <PaperSet set />
        </Card>
        {years(shown.rows)}
    }
    .into_any()
}

/// The needs of the next pangkat and the next jenjang.
fn needs(shown: &Shown) -> AnyView {
    let lang = lang::now();
    let account = &shown.account;
    let of_rank = match account.rank {
        RankNeed::Within { next, need, progress, .. } => {
            let title = fill(lang, "person.ak.to_rank", &[("rank", words::rank(next))]);
            need_view(lang, account, title, need, progress)
        }
        _ => {
            let said = words::no_rank(lang, account).unwrap_or_default();
            let doubt = shown.is_pppk.then(doubt);
            view! { <p class="help">{said}{doubt}</p> }.into_any()
        }
    };
    let of_level = shown.next_level.clone().map(|(level, need)| {
        let title = fill(lang, "person.ak.to_level", &[("level", level)]);
        need_view(lang, account, title, need, account.next_level)
    });
    view! { <div class="needs">{of_rank}{of_level}</div> }.into_any()
}

fn need_view(lang: Lang, account: &Account, title: String, need: Ratio, progress: Option<Progress>) -> AnyView {
    let said = progress.map(|progress| words::towards(lang, account, &progress));
    let had = progress.map(|progress| progress.credit);
    let share = had.and_then(|had| had.over(need)).map(|share| share.value().clamp(0.0, 1.0) * 100.0);
    let of = had.map(|had| {
        let values = [("points", number(lang, had)), ("most", number(lang, need))];
        fill(lang, "calculator.ip_asn.of", &values)
    });
    let of = of.unwrap_or_else(|| fill(lang, "person.ak.need", &[("need", number(lang, need))]));
    let bar = share.map(|share| {
        view! { <span class="bar" aria-hidden="true"><span class="bar-fill" style:inline-size=format!("{share:.1}%")></span></span> }
    });
    view! {
        <section class="dimension" data-testid="credit-need">
            <header><h3>{title}</h3>{bar}<strong>{of}</strong></header>
            {said.map(|said| view! { <p data-testid="credit-forecast">{said}</p> })}
        </section>
    }
    .into_any()
}

/// Balance and years, with the running total.
fn years(rows: Vec<ShownRow>) -> AnyView {
    let row = |row: ShownRow| {
        view! {
            <tr>
                <th scope="row">{row.what}</th>
                <td>{row.given}</td>
                <td class="digits">{row.rule}</td>
                <td class="number">{row.points}</td>
                <td class="number">{row.running}</td>
            </tr>
        }
    };
    if rows.is_empty() {
        return view! { <Card title=tr!("person.ak.years")><p>{tr!("person.ak.no_years")}</p></Card> }.into_any();
    }
    view! {
        <Card title=tr!("person.ak.years")>
            <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("person.ak.years")>
                <table class="plain-table rows" data-testid="credit-years">
                    <thead>
                        <tr>
                            <th scope="col">{tr!("person.period")}</th>
                            <th scope="col">{tr!("origin.column.given")}</th>
                            <th scope="col">{tr!("origin.column.rule")}</th>
                            <th scope="col" class="number">{tr!("person.ak.points")}</th>
                            <th scope="col" class="number">{tr!("person.ak.running")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            <p class="help">{tr!("person.ak.years_help")}</p>
        </Card>
    }
    .into_any()
}

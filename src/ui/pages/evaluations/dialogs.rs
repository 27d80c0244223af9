//! The three questions of a period: which one to add, whether to close it, and why to open it again.
use super::desk::{Desk, Narrowed};
use super::offices::by_office;
use crate::domain::{EvaluationPeriod, Op, PeriodSpan, ProblemKind, Problems};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, SaveState, beside};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::ui::saving;
use crate::words::{domain, format, lang::Lang, lang::fill, lang::text};
use leptos::prelude::*;

/// All dialogs of the page.
#[component]
pub fn Dialogs(desk: Desk) -> AnyView {
    view! {
        <Dialog open=desk.adding title=tr!("evaluations.add_period")>
            <AddForm desk />
        </Dialog>
        <CloseQuestion desk />
        <Dialog open=desk.reopening title=tr!("evaluations.reopen")>
            <ReopenForm desk />
        </Dialog>
    }
    .into_any()
}

static YEAR: FieldDef = FieldDef::digits("year", "evaluations.add.year", 4);
static SPAN: FieldDef = FieldDef::select("span", "evaluations.add.span").help("evaluations.add.span_help");
static REASON: FieldDef =
    FieldDef::lines("reopened_because", "evaluations.reopen_reason").help("evaluations.reopen_help");

/// A new period as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NewPeriod {
    year: String,
    span: String,
}

impl NewPeriod {
    fn read(&self) -> Option<(u16, PeriodSpan)> {
        Some((self.year.trim().parse().ok()?, span_of(&self.span)?))
    }
    fn check(&self, taken: &[EvaluationPeriod]) -> Problems {
        let mut problems = Problems::default();
        let year = self.year.trim().parse::<u16>().ok();
        let range = ProblemKind::OutOfRange { min: "2000".into(), max: "2100".into() };
        problems.when(!year.is_some_and(|year| (2000..=2100).contains(&year)), "year", range);
        problems.when(span_of(&self.span).is_none(), "span", ProblemKind::Missing);
        let twin = self
            .read()
            .is_some_and(|(year, span)| taken.iter().any(|period| period.year == year && period.span == span));
        problems.when(twin, "span", ProblemKind::Taken { by: self.year.trim().to_owned() });
        problems
    }
}

/// Spans in the order of forms, with the text that stands for each in a draft.
fn spans() -> impl Iterator<Item = (String, PeriodSpan)> {
    let quarters = (1..=4).map(|number| (format!("q{number}"), PeriodSpan::Quarter(number)));
    let months = (1..=12).map(|number| (format!("m{number}"), PeriodSpan::Month(number)));
    quarters.chain([("year".to_owned(), PeriodSpan::Annual)]).chain(months)
}

fn span_of(typed: &str) -> Option<PeriodSpan> {
    spans().find(|(key, _)| key == typed).map(|(_, span)| span)
}

/// What an office most likely adds next: the quarter after its latest one, or that of today.
fn likely(desk: Desk) -> NewPeriod {
    let today = desk.session.today();
    let latest = desk.periods.with_untracked(|periods| {
        periods
            .iter()
            .filter_map(|period| match period.span {
                PeriodSpan::Quarter(number) => Some((period.year, number)),
                _ => None,
            })
            .max()
    });
    let this = (today.year() as u16, today.month().div_ceil(3) as u8);
    let (year, quarter) = match latest {
        Some((year, 4)) => (year + 1, 1),
        Some((year, quarter)) => (year, quarter + 1),
        None => this,
    };
    NewPeriod { year: year.to_string(), span: format!("q{quarter}") }
}

#[component]
fn AddForm(desk: Desk) -> AnyView {
    let draft = RwSignal::new(likely(desk));
    let state = RwSignal::new(SaveState::Clean);
    let problems = Signal::derive(move || {
        beside(&draft.with(|draft| desk.periods.with(|periods| draft.check(periods))), lang::current())
    });
    let options = Signal::derive(move || {
        spans().map(|(key, span)| Choice::new(key, domain::span(lang::current(), span))).collect::<Vec<_>>()
    });
    let save = Callback::new(move |()| {
        let Some((year, span)) = draft.with_untracked(NewPeriod::read) else { return };
        let subject = domain::period(lang::now(), year, span);
        let plan =
            move |data: &crate::domain::Dataset, stamp: &mut crate::domain::Stamp| data.plan_period(stamp, year, span);
        saving::save(desk.session, Op::AddPeriod, subject, state, plan, move || {
            desk.adding.set(false);
            let added = desk.periods.with_untracked(|periods| {
                periods.iter().find(|period| period.year == year && period.span == span).map(|period| period.id)
            });
            if let Some(id) = added {
                desk.show_period(id);
            }
        });
    });
    let year = Bind::new(draft, |draft| draft.year.clone(), |draft, typed| draft.year = typed);
    let span = Bind::new(draft, |draft| draft.span.clone(), |draft, typed| draft.span = typed);
    view! {
        <Form name="period-new" problems save=state on_save=save save_label=tr!("evaluations.add.action")>
            <Field def=&YEAR bind=year />
            <Field def=&SPAN bind=span options />
        </Form>
    }
    .into_any()
}

/// The period that the question was asked about, whichever is shown meanwhile.
#[component]
fn ReopenForm(desk: Desk) -> AnyView {
    let Some(period) = desk.period.get_untracked() else { return ().into_any() };
    let (id, name) = (period.id, named(lang::now(), &period));
    let draft =
        Draft::new(String::new(), move |data, stamp, reason: &String| data.plan_reopen_period(stamp, id, reason));
    let draft = draft.follows(move |data| {
        data.periods.get(id).map(|period| Found { value: String::new(), changed: period.changed })
    });
    let save = Callback::new(move |()| draft.save(Op::ReopenPeriod, name.clone(), move || desk.reopening.set(false)));
    let reason = Bind::new(draft.value, String::clone, |draft, typed| *draft = typed);
    view! {
        <Form
            name="period-reopen"
            problems=draft.problems(&["reopened_because"])
            save=draft.state
            on_save=save
            save_label=tr!("evaluations.reopen")
            meanwhile=draft.meanwhile()
        >
            <p>{tr!("evaluations.reopen_text")}</p>
            <Field def=&REASON bind=reason />
        </Form>
    }
    .into_any()
}

/// Closing says first who is not done.
#[component]
fn CloseQuestion(desk: Desk) -> AnyView {
    let asked = RwSignal::new(None::<EvaluationPeriod>);
    Effect::new(move |_| {
        if desk.closing.get() {
            asked.set(desk.period.get_untracked());
        }
    });
    let close = Callback::new(move |()| {
        let Some(period) = asked.get_untracked() else { return };
        let (subject, id) = (named(lang::now(), &period), period.id);
        saving::act(desk.session, Op::ClosePeriod, subject, move |data, stamp| data.plan_close_period(stamp, id));
    });
    let title = Signal::derive(move || {
        let lang = lang::current();
        let period = asked.with(|period| period.as_ref().map(|period| named(lang, period)));
        fill(lang, "evaluations.close_title", &[("period", period.unwrap_or_default())])
    });
    view! {
        <Confirm
            open=desk.closing
            title
            action=tr!("evaluations.close")
            on_confirm=close
            text=move || left(desk)
        />
    }
    .into_any()
}

/// Offices listed in the question; the link opens all rows.
const LISTED: usize = 8;

fn left(desk: Desk) -> AnyView {
    let lang = lang::current();
    let offices: Vec<_> =
        desk.rows.with(|rows| by_office(rows)).into_iter().filter(|office| office.done < office.expected).collect();
    let people: usize = offices.iter().map(|office| office.expected - office.done).sum();
    if people == 0 {
        return view! { <p>{tr!("evaluations.close_complete")}</p> <p>{tr!("evaluations.close_text")}</p> }.into_any();
    }
    let count = [("people", format::integer(lang, people as i64)), ("offices", offices.len().to_string())];
    let line = |office: &super::offices::OfficeCount| {
        let values =
            [("office", office.name.clone()), ("left", format::integer(lang, (office.expected - office.done) as i64))];
        view! { <li>{fill(lang, "evaluations.close_line", &values)}</li> }
    };
    let more = offices.len().saturating_sub(LISTED);
    let more =
        (more > 0).then(|| view! { <li>{fill(lang, "evaluations.close_more", &[("count", more.to_string())])}</li> });
    let rows = desk.path(Narrowed { left: true, ..Narrowed::default() });
    view! {
        <p><strong>{fill(lang, "evaluations.close_left", &count)}</strong></p>
        <ul>{offices.iter().take(LISTED).map(line).collect_view()}{more}</ul>
        <p>
            <a href=place::href(&rows) on:click=move |_| desk.closing.set(false)>{text(lang, "evaluations.show_left")}</a>
        </p>
        <p>{text(lang, "evaluations.close_text")}</p>
    }
    .into_any()
}

fn named(lang: Lang, period: &EvaluationPeriod) -> String {
    domain::period(lang, period.year, period.span)
}

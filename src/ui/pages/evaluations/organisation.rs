//! Capaian Kinerja Organisasi of the period: each perangkat daerah with its result, and its predicates beside the pattern.
use super::desk::{Desk, ORGANISATION};
use crate::analytics::{Distribution, Fit, distributions};
use crate::domain::{
    Dataset, EvaluationPeriod, Id, Op, PeriodState, Person, Predicate, ProblemKind, Problems, Refusal, Stamp, Unit,
    UnitPredicate,
};
use crate::rules::{Line, Sets};
use crate::ui::chart::{Bar, Bars, Chart, Figure, Pick, Unit as Measure};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::in_force;
use crate::ui::lang::{self, count, phrase_with, tr};
use crate::ui::pages::people::link::hand_over;
use crate::ui::saving;
use crate::words::domain::{self, Named, name};
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use crate::words::rule::{fit_words, pattern_line};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::sync::Arc;

static PREDICATE: FieldDef = FieldDef::select("predicate", "organisation.predicate");
static SET_BY: FieldDef = FieldDef::text("set_by", "organisation.set_by").help("organisation.set_by_help");

const KEYS: &[&str] = &["predicate", "set_by"];

/// Results of organisations, best first.
const RESULTS: [UnitPredicate; 5] = [
    UnitPredicate::Istimewa,
    UnitPredicate::Baik,
    UnitPredicate::ButuhPerbaikan,
    UnitPredicate::Kurang,
    UnitPredicate::SangatKurang,
];

/// What the parts of the section share.
#[derive(Clone, Copy)]
struct Results {
    desk: Desk,
    all: Memo<Arc<Vec<(String, Distribution)>>>,
    /// Those of the period.
    sets: Memo<Option<Arc<Sets>>>,
    /// The unit whose dialog is open.
    unit: RwSignal<Option<Id<Unit>>>,
    open: RwSignal<bool>,
    show: Callback<(String, Vec<Id<Person>>)>,
}

impl Results {
    fn chosen(self) -> Option<(String, Distribution)> {
        let unit = self.unit.get()?;
        self.all.with(|all| all.iter().find(|(_, found)| found.unit == unit).cloned())
    }

    fn fit_words(self, lang: Lang, found: &Distribution) -> String {
        let words = |sets: &Arc<Sets>| fit_words(lang, found, &sets.distribution.parameters);
        self.sets.with(|sets| sets.as_ref().map(words).unwrap_or_default())
    }
}

/// The section.
#[component]
pub fn Organisation(desk: Desk) -> AnyView {
    let (units, results) = (desk.session.table::<Unit>(), desk.session.table::<crate::domain::UnitEvaluation>());
    let all = Memo::new(move |_| {
        units.with(|_| ());
        results.with(|_| ());
        let (Some(period), rows) = (desk.period.get(), desk.rows.get()) else { return Arc::default() };
        let entries: Vec<_> = rows.iter().map(|row| row.entry.clone()).collect();
        desk.session.peek(|data| {
            let named = |found: Distribution| Some((data.units.get(found.unit)?.name.clone(), found));
            Arc::new(distributions(data, &period, &entries).into_iter().filter_map(named).collect())
        })
    });
    let navigate = use_navigate();
    let show = Callback::new(move |(title, people): (String, Vec<Id<Person>>)| {
        navigate(&hand_over(title, people), NavigateOptions::default());
    });
    let sets = in_force::sets_of(move || desk.period.get());
    let results = Results { desk, all, sets, unit: RwSignal::new(None), open: RwSignal::new(false), show };
    let asked = use_query_map().with_untracked(|query| query.get_str(ORGANISATION).and_then(|id| id.parse().ok()));
    if let Some(unit) = asked {
        results.unit.set(Some(unit));
        // Only those at the top have a result here.
        results.open.set(untrack(|| results.chosen().is_some()));
    }
    let title = Signal::derive(move || results.chosen().map(|(name, _)| name).unwrap_or_default());
    view! {
        <section class="card" aria-labelledby="organisation-title" data-testid="organisation">
            <div class="card-head">
                <h2 id="organisation-title">{tr!("organisation.title")}</h2>
                <p>{tr!("organisation.note")}</p>
            </div>
            {move || tables(results)}
            <Dialog open=results.open title><Details results /></Dialog>
        </section>
    }
    .into_any()
}

/// Offices shown before the rest is unfolded, where fewer are worth a look.
const FIRST: usize = 6;

/// First those that are worth a look, then the rest folded.
fn tables(results: Results) -> AnyView {
    let (sets, all) = (results.sets.get(), results.all.get());
    let differs = |(_, found): &&(String, Distribution)| {
        sets.as_ref().is_some_and(|sets| matches!(found.fit(&sets.distribution.parameters), Fit::Differs(_)))
    };
    let (mut shown, mut rest): (Vec<_>, Vec<_>) = all.iter().partition(differs);
    let more = FIRST.saturating_sub(shown.len()).min(rest.len());
    shown.extend(rest.drain(..more));
    let folded = (!rest.is_empty()).then(|| {
        let left = count(rest.len());
        view! {
            <details class="more-offices">
                <summary>{tr!("organisation.rest", count = left)}</summary>
                {table(results, &rest)}
            </details>
        }
    });
    view! { {table(results, &shown)} {folded} }.into_any()
}

fn table(results: Results, rows: &[&(String, Distribution)]) -> AnyView {
    let predicate = |predicate: Predicate| view! { <th scope="col" class="number">{tr!(predicate.key())}</th> };
    view! {
        <div class="table-wrap" role="group" tabindex="0" aria-labelledby="organisation-title">
        <table class="plain-table">
            <thead><tr>
                <th scope="col">{tr!("evaluations.column.office")}</th>
                <th scope="col">{tr!("organisation.predicate")}</th>
                <th scope="col" class="number">{tr!("evaluations.done_of")}</th>
                {Predicate::ALL.into_iter().rev().map(predicate).collect_view()}
                <th scope="col">{tr!("organisation.fit")}</th>
            </tr></thead>
            <tbody>{rows.iter().map(|(name, found)| line(results, name, found)).collect_view()}</tbody>
        </table>
        </div>
    }
    .into_any()
}

fn line(results: Results, unit: &str, found: &Distribution) -> AnyView {
    let lang = lang::current();
    let id = found.unit;
    let open = move |_| {
        results.unit.set(Some(id));
        results.open.set(true);
    };
    let result = found.result.map_or_else(|| text(lang, "organisation.none"), |result| name(lang, result));
    let said = fill(lang, "organisation.open", &[("unit", unit.to_owned()), ("result", result.clone())]);
    let number = |(predicate, people): (Predicate, &Vec<Id<Person>>)| {
        let title = format!("{unit} · {}", name(lang, predicate));
        view! { <td class="number">{opens(results, title, people.clone())}</td> }
    };
    let done = format::integer(lang, (found.expected.len() - found.left.len()) as i64);
    view! {
        <tr>
            <th scope="row">{unit.to_owned()}</th>
            <td><button type="button" class="link-button" data-testid="organisation-open" aria-label=said on:click=open>{result}</button></td>
            <td class="number">{format!("{done} / {}", format::integer(lang, found.expected.len() as i64))}</td>
            {Predicate::ALL.into_iter().zip(&found.people).rev().map(number).collect_view()}
            <td>{results.fit_words(lang, found)}</td>
        </tr>
    }
    .into_any()
}

/// A number that opens the people it counts.
fn opens(results: Results, title: String, people: Vec<Id<Person>>) -> AnyView {
    let number = format::integer(lang::current(), people.len() as i64);
    if people.is_empty() {
        return number.into_any();
    }
    let said = format!("{title}: {number}");
    let open = move |_| results.show.run((title.clone(), people.clone()));
    view! { <button type="button" class="link-button" aria-label=said on:click=open>{number}</button> }.into_any()
}

#[component]
fn Details(results: Results) -> AnyView {
    let is_open =
        move || results.desk.period.with(|period| period.as_ref().is_some_and(|it| it.state == PeriodState::Open));
    let figure = Signal::derive(move || Figure::Bars(bars(lang::current(), results.chosen().map(|(_, found)| found))));
    let title =
        phrase_with(move |lang| results.chosen().map(|(_, found)| results.fit_words(lang, &found)).unwrap_or_default());
    let scope = phrase_with(move |lang| {
        let Some((_, found)) = results.chosen() else { return String::new() };
        let key = if found.without_head { "organisation.scope_headless" } else { "organisation.scope" };
        fill(lang, key, &[("n", format::integer(lang, found.rated() as i64))])
    });
    let pick = Callback::new(move |pick: Pick| {
        let Some((unit, found)) = results.chosen() else { return };
        let place = Predicate::ALL.len().saturating_sub(pick.row + 1);
        if let (Some(predicate), Some(people)) = (Predicate::ALL.get(place), found.people.get(place)) {
            results.show.run((format!("{unit} · {}", name(lang::now(), *predicate)), people.clone()));
        }
    });
    let lines = move || {
        let result = results.chosen().and_then(|(_, found)| found.result)?;
        let line = |line: &Line| view! { <li>{pattern_line(lang::current(), line)}</li> };
        let sets = results.sets.get()?;
        let pattern = sets.distribution.parameters.pattern(result);
        Some(view! { <h3>{tr!("organisation.pattern")}</h3><ul>{pattern.iter().map(line).collect_view()}</ul> })
    };
    // A period that is closed elsewhere does not take the form away with what is typed in it.
    let form = untrack(|| results.chosen().zip(results.desk.period.get()).filter(|_| is_open()));
    let form = form.map(|((name, found), period)| view! { <SetForm results name unit=found.unit period=period.id /> });
    view! {
        <Show when=move || !is_open()><p>{tr!("organisation.closed")}</p></Show>
        {form}
        <Chart title scope figure note=tr!("organisation.remark") on_pick=pick />
        {lines}
    }
    .into_any()
}

/// Shares of the predicates, best first.
fn bars(lang: Lang, found: Option<Distribution>) -> Bars {
    let bar = |predicate: Predicate| {
        let people = found.as_ref().and_then(|found| found.people.get(predicate as usize)).map_or(0, Vec::len);
        Bar {
            label: name(lang, predicate),
            value: found.as_ref().and_then(|found| found.share(predicate)),
            note: format!("n = {}", format::integer(lang, people as i64)),
            strong: true,
        }
    };
    Bars {
        category: text(lang, "evaluations.column.predicate"),
        measure: text(lang, "organisation.share"),
        unit: Measure::Percent(0),
        rows: Predicate::ALL.into_iter().rev().map(bar).collect(),
        reference: None,
    }
}

/// Predicate and who set it, as the form holds them.
type Stated = (String, String);

/// What stands of a unit in a period; both empty where nothing is set.
fn set_of(data: &Dataset, unit: Id<Unit>, period: Id<EvaluationPeriod>) -> Found<Stated> {
    let row = data.unit_result(unit, period);
    let value = row.map(|row| (row.predicate.key().to_owned(), row.set_by.clone())).unwrap_or_default();
    Found { value, changed: row.map(|row| row.changed).unwrap_or_default() }
}

#[component]
fn SetForm(results: Results, name: String, unit: Id<Unit>, period: Id<EvaluationPeriod>) -> AnyView {
    let session = results.desk.session;
    let first = session.peek(|data| set_of(data, unit, period).value);
    let draft = Draft::new(first, move |data, stamp, (key, set_by): &Stated| {
        let mut problems = Problems::default();
        let predicate = RESULTS.into_iter().find(|result| result.key() == key);
        problems.when(predicate.is_none(), "predicate", ProblemKind::Missing);
        problems.need(set_by, "set_by");
        problems.ok()?;
        data.plan_unit_result(stamp, unit, period, predicate.ok_or(Refusal::Nothing)?, set_by)
    });
    let draft = draft.follows(move |data| Some(set_of(data, unit, period)));
    let (set, cleared) = (name.clone(), name);
    let save = Callback::new(move |()| draft.save(Op::SetUnitEvaluation, set.clone(), move || results.open.set(false)));
    let clear = move |_| {
        let seen = draft.base().get_untracked();
        let plan = move |data: &Dataset, _: &mut Stamp| match set_of(data, unit, period).value == seen {
            true => data.plan_clear_unit_result(unit, period),
            false => Err(Refusal::ChangedMeanwhile),
        };
        saving::act_then(session, Op::SetUnitEvaluation, cleared.clone(), plan, move || results.open.set(false));
    };
    let is_set = Memo::new(move |_| draft.base().with(|(key, _)| !key.is_empty()));
    let options = Signal::derive(move || {
        RESULTS
            .into_iter()
            .map(|result| Choice::new(result.key(), domain::name(lang::current(), result)))
            .collect::<Vec<_>>()
    });
    let predicate = Bind::new(draft.value, |draft| draft.0.clone(), |draft, typed| draft.0 = typed);
    let set_by = Bind::new(draft.value, |draft| draft.1.clone(), |draft, typed| draft.1 = typed);
    let clear_button = move || {
        view! { <button type="button" class="button" data-testid="organisation-clear" on:click=clear.clone()>{tr!("organisation.clear")}</button> }
    };
    view! {
        <Form name="organisation" problems=draft.problems(KEYS) save=draft.state on_save=save save_label=tr!("organisation.save")
            foot=move || is_set.get().then(clear_button.clone()) meanwhile=draft.meanwhile()>
            <Field def=&PREDICATE bind=predicate options />
            <Field def=&SET_BY bind=set_by />
        </Form>
    }
    .into_any()
}

//! Salin dan ubah: a new version of a rule, with what is wrong beside its field and what it does before it is saved.
use super::{Desk, Editing, effect, fields};
use crate::domain::{Dataset, Diff, Op, Problem, Refusal, Stamp};
use crate::rules::RuleName;
use crate::ui::components::card::Note;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form};
use crate::ui::draft::Draft;
use crate::ui::lang::{self, tr};
use crate::ui::pages::settings::rubric_draft::CONFIDENCE;
use crate::words::domain::name;
use crate::words::lang::fill;
use crate::words::rule_set::SetDraft;
use leptos::prelude::*;

static NAME: FieldDef = FieldDef::text("name", "rule_sets.page.name").help("rule_sets.page.name_help");
static FROM: FieldDef =
    FieldDef::date("effective_from", "rule_sets.page.effective_from").help("rule_sets.page.effective_from_help");
static SOURCE: FieldDef = FieldDef::text("source", "rule_sets.page.source").help("rule_sets.page.source_help");
static SURE: FieldDef = FieldDef::select("confidence", "rule_sets.page.confidence");
static NOTE: FieldDef = FieldDef::lines("note", "rule_sets.page.note").help("rule_sets.page.note_help").optional();

/// What a draft would write, with its problems at the fields of this form.
fn plan(data: &Dataset, stamp: &mut Stamp, draft: &SetDraft) -> Result<Diff, Refusal> {
    let lang = lang::now();
    let planned = match draft.set(lang) {
        Ok(set) => data.plan_rule_set(stamp, &set),
        Err(problems) => Err(Refusal::Problems(problems.0)),
    };
    planned.map_err(|refusal| match refusal {
        Refusal::Problems(problems) => {
            let placed = SetDraft::at_fields(lang, draft.rule, &problems);
            let named = |problem: Problem| Problem { field: field_name(draft.rule, &problem.field), ..problem };
            Refusal::Problems(placed.into_iter().map(named).collect())
        }
        other => other,
    })
}

/// The name of a field in the form: what is said about the set has its own, a parameter that of its rule and path.
pub fn field_name(rule: RuleName, path: &str) -> String {
    if [&NAME, &FROM, &SOURCE, &SURE, &NOTE].iter().any(|def| def.key == path) {
        return path.to_owned();
    }
    format!("{}.{}", crate::rules::key(rule), path.replace('/', "."))
}

/// The form over one version; saving makes the next.
#[component]
pub fn Edit(desk: Desk, editing: Editing) -> AnyView {
    let Editing { base, filled } = editing;
    let rule = base.rule;
    // A new version has no day yet: the one of its base would put it in the place of that.
    let first = SetDraft { effective_from: String::new(), ..SetDraft::of(lang::now(), &base) };
    let file = filled.as_ref().map(|(name, _)| name.clone());
    let value = filled.map_or_else(|| first.clone(), |(_, draft)| SetDraft { version: first.version, ..draft });
    let draft = Draft::resumed(first, value, plan).keeps("rule-set", crate::rules::key(rule));
    let problems = draft.problems_in_rows();
    let close = move || desk.editing.set(None);
    let save = Callback::new(move |()| {
        let subject = draft.value.with_untracked(|draft| draft.name.clone());
        draft.save(Op::WriteRuleSet, subject, close);
    });
    let cancel = move || {
        let leave = move |_| {
            draft.discard();
            close();
        };
        view! { <button type="button" class="button" data-testid="cancel-rule" on:click=leave>{tr!("rule_sets.page.cancel")}</button> }
    };
    let title = move || {
        let lang = lang::current();
        fill(lang, "rule_sets.page.copy_of", &[("rule", name(lang, rule))])
    };
    let from_file = file.map(|name| view! { <Note><p data-testid="from-file">{tr!("rule_sets.page.from_file", name = name.clone())}</p></Note> });
    let effects = effect::effects(desk, draft, problems);
    view! {
        <div class="card">
            <div class="card-head">
                <h2>{title}</h2>
                <p>{tr!("rule_sets.page.copy_help")}</p>
            </div>
            {from_file}
            <Form
                name="rule-set"
                problems
                save=draft.state
                on_save=save
                save_label=tr!("rule_sets.page.save")
                foot=cancel
                meanwhile=draft.meanwhile()
            >
                {about(draft)}
                <fields::Parameters draft rule problems />
                {effect::sentence(effects)}
            </Form>
        </div>
        {effect::moved(desk, effects)}
    }
    .into_any()
}

fn about(draft: Draft<SetDraft>) -> AnyView {
    let sure = Signal::derive(|| {
        CONFIDENCE.into_iter().map(|(key, one)| Choice::new(key, name(lang::current(), one))).collect::<Vec<_>>()
    });
    let bind = |place: fn(&mut SetDraft) -> &mut String| {
        let get = move |draft: &SetDraft| place(&mut draft.clone()).clone();
        Bind::new(draft.value, get, move |draft, typed| *place(draft) = typed)
    };
    view! {
        <section class="form-section">
            <div class="plan-row">
                <Field def=&NAME bind=bind(|draft| &mut draft.name) />
                <Field def=&FROM bind=bind(|draft| &mut draft.effective_from) />
            </div>
            <div class="plan-row">
                <Field def=&SOURCE bind=bind(|draft| &mut draft.source) />
                <Field def=&SURE bind=bind(|draft| &mut draft.confidence) options=sure />
            </div>
            <Field def=&NOTE bind=bind(|draft| &mut draft.note) />
        </section>
    }
    .into_any()
}

//! Identity of the agency, its letterhead and signatory, and the few numbers it sets itself; the letter beside it, live.
use super::agency_draft::AgencyDraft;
use crate::domain::{Op, Settings};
use crate::ui::components::form::{Bind, Field, FieldDef, Form};
use crate::ui::components::paper::{Letterhead, Signature};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, tr};
use crate::ui::session::{Session, session};
use crate::words::format::date_long;
use leptos::prelude::*;

static REGION: FieldDef = FieldDef::text("region", "settings.agency.region").help("settings.agency.region_help");
static AGENCY: FieldDef = FieldDef::text("agency", "settings.agency.agency").help("settings.agency.agency_help");
static ADDRESS: FieldDef = FieldDef::lines("address", "settings.agency.address").optional();
static CONTACT: FieldDef =
    FieldDef::text("contact", "settings.agency.contact").optional().help("settings.agency.contact_help");
static TOWN: FieldDef = FieldDef::text("town", "settings.agency.town").optional().help("settings.agency.town_help");
static NAME: FieldDef = FieldDef::text("name", "settings.agency.name").optional();
static NIP: FieldDef = FieldDef::digits("nip", "settings.agency.nip", 22).optional();
static RANK: FieldDef = FieldDef::text("rank", "settings.agency.rank").optional().help("settings.agency.rank_help");
static POSITION: FieldDef =
    FieldDef::text("position", "settings.agency.position").optional().help("settings.agency.position_help");
static MINIMUM: FieldDef = FieldDef::number_in("minimum_jp", "settings.agency.minimum_jp", "settings.agency.jp")
    .help("settings.agency.minimum_help");
static PPPK: FieldDef = FieldDef::number_in("pppk_target_jp", "settings.agency.pppk_target", "settings.agency.jp")
    .optional()
    .help("settings.agency.pppk_help");
static PASSING: FieldDef =
    FieldDef::number_in("passing_share", "settings.agency.passing_share", "settings.agency.percent")
        .help("settings.agency.passing_help");
const KEYS: &[&str] = &[
    "region",
    "agency",
    "address",
    "contact",
    "town",
    "name",
    "nip",
    "rank",
    "position",
    "minimum_jp",
    "pppk_target_jp",
    "passing_share",
];

/// The letterhead of the agency.
pub fn letterhead(settings: &Settings) -> Letterhead {
    let lines = settings.address.lines().chain([settings.contact.as_str()]);
    Letterhead {
        government: settings.region.clone(),
        agency: settings.agency.clone(),
        address: lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        logo: None,
    }
}

/// The form of the agency, with its letter beside.
#[component]
pub fn Agency() -> AnyView {
    let session = session();
    let draft = draft(session);
    let save = Callback::new(move |()| {
        let subject = draft.value.with_untracked(|draft| draft.agency.trim().to_owned());
        draft.save(Op::EditSettings, subject, || {});
    });
    view! {
        <div class="settings-agency">
            <div class="card">
                <Form name="agency" problems=draft.problems(KEYS) save=draft.state on_save=save meanwhile=draft.meanwhile()>
                    {identity(draft.value)}
                    {signatory(draft.value)}
                    {numbers(draft.value)}
                </Form>
            </div>
            <Letter draft=draft.value session />
        </div>
    }
    .into_any()
}

/// The draft of the settings; while nothing is typed it follows the data and the language.
fn draft(session: Session) -> Draft<AgencyDraft> {
    let row = session.table::<Settings>();
    let read = move || {
        let settings = row.with(|row| row.iter().next().cloned()).unwrap_or_else(Settings::blank);
        AgencyDraft::of(&settings, lang::current())
    };
    Draft::new(untrack(read), |data, stamp, draft: &AgencyDraft| draft.plan(data, stamp, lang::now())).follows(|data| {
        let settings = data.settings.iter().next().cloned().unwrap_or_else(Settings::blank);
        Some(Found { value: AgencyDraft::of(&settings, lang::now()), changed: settings.changed })
    })
}

fn part(
    draft: RwSignal<AgencyDraft>,
    place: impl Fn(&mut AgencyDraft) -> &mut String + Copy + Send + Sync + 'static,
) -> Bind {
    let get = move |draft: &AgencyDraft| place(&mut draft.clone()).clone();
    Bind::new(draft, get, move |draft, typed| *place(draft) = typed)
}

fn identity(draft: RwSignal<AgencyDraft>) -> AnyView {
    view! {
        <section class="form-section">
            <h2>{tr!("settings.agency.identity")}</h2>
            <Field def=&REGION bind=part(draft, |draft| &mut draft.region) />
            <Field def=&AGENCY bind=part(draft, |draft| &mut draft.agency) />
            <Field def=&ADDRESS bind=part(draft, |draft| &mut draft.address) />
            <Field def=&CONTACT bind=part(draft, |draft| &mut draft.contact) />
            <Field def=&TOWN bind=part(draft, |draft| &mut draft.town) />
        </section>
    }
    .into_any()
}

fn signatory(draft: RwSignal<AgencyDraft>) -> AnyView {
    view! {
        <section class="form-section">
            <h2>{tr!("settings.agency.signatory")}</h2>
            <Field def=&POSITION bind=part(draft, |draft| &mut draft.signatory.position) />
            <Field def=&NAME bind=part(draft, |draft| &mut draft.signatory.name) />
            <Field def=&RANK bind=part(draft, |draft| &mut draft.signatory.rank) />
            <Field def=&NIP bind=part(draft, |draft| &mut draft.signatory.nip) />
        </section>
    }
    .into_any()
}

fn numbers(draft: RwSignal<AgencyDraft>) -> AnyView {
    view! {
        <section class="form-section">
            <h2>{tr!("settings.agency.numbers")}</h2>
            <Field def=&MINIMUM bind=part(draft, |draft| &mut draft.minimum_jp) />
            <Field def=&PPPK bind=part(draft, |draft| &mut draft.pppk_target_jp) />
            <Field def=&PASSING bind=part(draft, |draft| &mut draft.passing_share) />
        </section>
    }
    .into_any()
}

/// How a report will begin and end with what is typed.
#[component]
fn Letter(draft: RwSignal<AgencyDraft>, session: Session) -> AnyView {
    let settings = Memo::new(move |_| draft.with(|draft| draft.finished(lang::current())));
    let head = move || {
        let head = settings.with(letterhead);
        view! {
            <header class="letterhead">
                <div>
                    <p class="government">{head.government}</p>
                    <p class="agency">{head.agency}</p>
                    {head.address.into_iter().map(|line| view! { <p class="address">{line}</p> }).collect_view()}
                </div>
            </header>
        }
    };
    let foot = move || {
        let day = date_long(lang::current(), session.today().date());
        let signature = settings.with(|settings| signature(settings, &day));
        view! {
            <div class="signature">
                <p>{signature.place_and_date}</p>
                <p>{signature.role}</p>
                <p class="name">{signature.name}</p>
                {signature.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
        }
    };
    view! {
        <aside class="letter-preview" aria-label=tr!("settings.agency.preview")>
            <p class="help">{tr!("settings.agency.preview")}</p>
            <div class="letter">
                {head}
                <div class="letter-lines" aria-hidden="true"><i></i><i></i><i></i></div>
                {foot}
            </div>
        </aside>
    }
    .into_any()
}

/// The signature block of a letter of that day.
fn signature(settings: &Settings, day: &str) -> Signature {
    let by = &settings.signatory;
    let nip = (!by.nip.is_empty()).then(|| format!("NIP {}", by.nip));
    Signature {
        place_and_date: if settings.town.is_empty() { day.to_owned() } else { format!("{}, {day}", settings.town) },
        role: by.position.clone(),
        name: by.name.clone(),
        lines: [Some(by.rank.clone()).filter(|rank| !rank.is_empty()), nip].into_iter().flatten().collect(),
    }
}

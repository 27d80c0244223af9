//! One report: its choices, the paper that is printed, and the ways out as files.
use std::sync::Arc;

use super::files_out;
use super::options::{OptionBar, Options};
use super::{About, Kind};
use crate::domain::Settings;
use crate::publish::{self, Cell, Document, Section};
use crate::ui::components::card::Note;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::paper::{Letterhead, Paper, PrintButton, Signature};
use crate::ui::components::state::Empty;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::ui::session::session;
use crate::ui::shell::{Crumb, Page};
use crate::words::format;
use crate::words::lang::Lang;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// Rows that are put on paper at once without asking.
const MOST: usize = 600;

/// One report.
#[component]
pub fn Report() -> AnyView {
    let params = use_params_map();
    let kind = Memo::new(move |_| params.with(|params| params.get_str("kind").and_then(Kind::of)));
    (move || match kind.get() {
        Some(kind) => view! { <OneReport kind /> }.into_any(),
        None => crate::ui::pages::not_found::NotFound().into_any(),
    })
    .into_any()
}

#[component]
fn OneReport(kind: Kind) -> AnyView {
    let session = session();
    let options = Options::read();
    let frame = session.frame();
    let document = Memo::new(move |_| {
        let (chosen, lang) = (options.get(), lang::current());
        Arc::new(frame.with(|frame| match kind {
            Kind::Hours => publish::hours_recap(frame, &chosen.scope(), lang),
            Kind::Below => session.with(|data| publish::below_minimum(data, frame, &chosen.scope(), lang)),
            Kind::Predicates => publish::predicate_recap(frame, &chosen.scope(), lang),
            Kind::Ledger => {
                let person = chosen.person;
                let made = session.with(|data| publish::ledger(data, person?, chosen.year, lang));
                made.unwrap_or_default()
            }
            Kind::BlankSheet => {
                let (by, spare) = (chosen.signed_by, chosen.spare);
                let made = session.with(|data| publish::blank_sheet(data, chosen.event()?, by, spare, lang));
                made.unwrap_or_default()
            }
            Kind::FilledSheet => {
                session.with(|data| publish::filled_sheet(data, chosen.event()?, lang)).unwrap_or_default()
            }
            Kind::Monitoring => {
                let made = chosen.group.and_then(|it| publish::monitoring_report(frame, &it, chosen.year, lang));
                made.unwrap_or_default()
            }
        }))
    });
    let too_long = move || document.with(|document| document.len() > MOST) && !options.with(|chosen| chosen.all);
    let (name, _) = kind.keys();
    let (ask, ask_text) = kind.about().ask();
    view! {
        <Page title=tr!(name) crumbs=vec![Crumb::to("/laporan", tr!("nav.reports"))] actions=move || ways_out(kind, document, options)>
            <OptionBar kind options />
            {move || if document.with(|document| document.title.is_empty()) {
                view! { <Empty title=tr!(ask) text=tr!(ask_text) /> }.into_any()
            } else if document.with(|document| document.is_empty()) && !matches!(kind, Kind::Ledger | Kind::Monitoring) {
                view! { <Empty title=tr!("reports.nothing") /> }.into_any()
            } else if too_long() {
                ask_for_all(kind, options, document.with(|document| document.len()))
            } else {
                on_paper(kind, document, options)
            }}
        </Page>
    }
    .into_any()
}

fn ways_out(kind: Kind, document: Memo<Arc<Document>>, options: Memo<Options>) -> AnyView {
    let event = Memo::new(move |_| options.with(Options::event).filter(|_| kind.about() == About::Event));
    let mark = move |event| {
        let href = place::href(&format!("/program/{event}/kehadiran"));
        view! { <a class="button" href=href data-testid="mark-attendance">{icon(icon::EDIT)}{tr!("reports.attendance.mark")}</a> }
    };
    view! {
        {move || event.get().map(mark)}
        <button type="button" class="button" data-testid="report-csv" on:click=move |_| files_out::csv(&document.get_untracked())>
            {icon(icon::DOWNLOAD)}"CSV"
        </button>
        <button type="button" class="button" data-testid="report-xlsx"
            on:click=move |_| files_out::xlsx(&document.get_untracked(), options.get_untracked().size)>
            {icon(icon::DOWNLOAD)}"XLSX"
        </button>
        <PrintButton />
    }
    .into_any()
}

fn ask_for_all(kind: Kind, options: Memo<Options>, rows: usize) -> AnyView {
    let go = use_navigate();
    let all = move |_| {
        let chosen = Options { all: true, ..options.get_untracked() };
        go(&format!("/laporan/{}{}", kind.word(), chosen.query()), NavigateOptions::default());
    };
    let count = move || format::integer(lang::current(), i64::try_from(rows).unwrap_or(i64::MAX));
    view! {
        <Note tone=Tone::Warn>
            <p>{tr!("reports.long", rows = count())}</p>
            <button type="button" class="button" data-testid="report-all" on:click=all>{tr!("reports.show_all")}</button>
        </Note>
    }
    .into_any()
}

fn on_paper(kind: Kind, document: Memo<Arc<Document>>, options: Memo<Options>) -> AnyView {
    let session = session();
    let settings = move || session.with(|data| data.settings().cloned().unwrap_or_else(Settings::blank));
    let head = Signal::derive(move || letterhead(&settings()));
    let signature = Signal::derive(move || signature(&settings(), lang::current(), session.today()));
    let lying = kind.lies();
    let body = move || document.with(|document| body(document, lang::current()));
    view! {
        <div class="paper-desk">
            <Paper
                head
                lying
                title=Signal::derive(move || document.with(|document| document.title.clone()))
                subtitle=Signal::derive(move || document.with(|document| document.subtitle.clone()))
                signature
                size=Signal::derive(move || options.with(|chosen| chosen.size))
            >
                {body}
            </Paper>
        </div>
    }
    .into_any()
}

/// What stands between the title and the signature.
pub fn body(document: &Document, lang: Lang) -> AnyView {
    let lead = document.lead.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let sections = document.sections.iter().map(|section| table(section, lang)).collect_view();
    let notes = document.notes.iter().map(|text| view! { <p class="paper-note">{text.clone()}</p> }).collect_view();
    (lead, sections, notes).into_any()
}

fn table(section: &Section, lang: Lang) -> AnyView {
    let class = |at: usize| match section.columns.get(at).map(|column| column.kind) {
        Some(publish::Kind::Number(_) | publish::Kind::Percent) => "number",
        Some(publish::Kind::Digits) => "digits",
        Some(publish::Kind::Code) => "attendance-code",
        Some(publish::Kind::Sign) => "sign",
        _ => "",
    };
    let kind = |at: usize| section.columns.get(at).map_or(publish::Kind::Text, |column| column.kind);
    let cells = |cells: &Vec<Cell>| {
        let cell = |(at, cell): (usize, &Cell)| view! { <td class=class(at)>{cell.say(kind(at), lang)}</td> };
        cells.iter().enumerate().map(cell).collect_view()
    };
    let heads = headings(&section.columns);
    let rows = section.rows.iter().map(|row| view! { <tr>{cells(row)}</tr> }).collect_view();
    let foot = (!section.total.is_empty()).then(|| view! { <tfoot><tr>{cells(&section.total)}</tr></tfoot> });
    let caption = (!section.heading.is_empty()).then(|| view! { <caption>{section.heading.clone()}</caption> });
    view! {
        <div class="paper-section" class:new-page=section.new_page>
            <table class="paper-table">{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>{foot}</table>
        </div>
    }
    .into_any()
}

/// A box without a title stands under the heading before it.
fn headings(columns: &[publish::Column]) -> AnyView {
    let is_under = |column: &publish::Column| column.kind == publish::Kind::Sign && column.title.is_empty();
    let heading = |(at, column): (usize, &publish::Column)| {
        let span = 1 + columns.iter().skip(at + 1).take_while(|next| is_under(next)).count();
        let class = if column.kind == publish::Kind::Code { "attendance-code" } else { "" };
        (!is_under(column)).then(|| {
            view! { <th scope="col" class=class colspan=(span > 1).then(|| span.to_string())>{column.title.clone()}</th> }
        })
    };
    columns.iter().enumerate().filter_map(heading).collect_view().into_any()
}

fn letterhead(settings: &Settings) -> Letterhead {
    let address = [settings.address.clone(), settings.contact.clone()];
    Letterhead {
        government: settings.region.clone(),
        agency: settings.agency.clone(),
        address: address.into_iter().filter(|line| !line.is_empty()).collect(),
        logo: None,
    }
}

fn signature(settings: &Settings, lang: Lang, today: crate::domain::Day) -> Signature {
    let signatory = &settings.signatory;
    let date = format::date_long(lang, today.date());
    let place_and_date = if settings.town.is_empty() { date } else { format!("{}, {date}", settings.town) };
    let nip = if signatory.nip.is_empty() { String::new() } else { format!("NIP {}", signatory.nip) };
    Signature {
        place_and_date,
        role: signatory.position.clone(),
        name: signatory.name.clone(),
        lines: [signatory.rank.clone(), nip].into_iter().filter(|line| !line.is_empty()).collect(),
    }
}

//! Kalkulator: the list of rules, and one rule by hand.
mod desk;
mod fields;
mod result;

use crate::publish::calculator::{Calculator, Group};
use crate::ui::components::card::Card;
use crate::ui::components::files;
use crate::ui::components::icon::{self, Icon, icon};
use crate::ui::components::paper::PrintButton;
use crate::ui::lang::{phrase, tr, tr_now};
use crate::ui::place;
use crate::ui::shell::{Crumb, Page, notices};
use desk::Desk;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The list of calculators, under the headings of the menu.
#[component]
pub fn Calculators() -> AnyView {
    let card = |calculator: Calculator| {
        let (name, text) = calculator.keys();
        view! {
            <li>
                <a class="report-card" href=place::href(&format!("/kalkulator/{}", calculator.word()))>
                    <span class="welcome-sign">{icon(sign(calculator))}</span>
                    <span><b>{phrase(name)}</b><span class="quiet-text">{phrase(text)}</span></span>
                    {icon(icon::CHEVRON_RIGHT)}
                </a>
            </li>
        }
    };
    let group = move |group: Group| {
        let here = Calculator::ALL.into_iter().filter(|calculator| calculator.group() == group);
        view! {
            <section class="calculator-group">
                <h2>{phrase(group.label())}</h2>
                <ul class="calculator-list">{here.map(card).collect_view()}</ul>
            </section>
        }
    };
    view! {
        <Page title=tr!("nav.calculator") lead=move || tr!("calculator.lead")>
            <div class="calculator-groups">{Group::ALL.map(group).collect_view()}</div>
        </Page>
    }
    .into_any()
}

const fn sign(calculator: Calculator) -> Icon {
    match calculator.group() {
        Group::Performance => icon::EVALUATION,
        Group::Learning => icon::TRAINING,
        Group::Citizens => icon::PEOPLE,
        Group::Data => icon::PERSON,
    }
}

/// The calculator that the address names.
#[component]
pub fn OneCalculator() -> AnyView {
    let params = use_params_map();
    let named = Memo::new(move |_| params.with(|params| params.get_str("rule").and_then(Calculator::of)));
    (move || match named.get() {
        Some(calculator) => untrack(|| one(calculator)),
        None => crate::ui::pages::not_found::NotFound().into_any(),
    })
    .into_any()
}

fn one(calculator: Calculator) -> AnyView {
    let desk = Desk::open(calculator);
    let (name, text) = calculator.keys();
    view! {
        <Page
            title=phrase(name)
            crumbs=vec![Crumb::to("/kalkulator", tr!("nav.calculator"))]
            lead=move || phrase(text)
            actions=move || ways_out(desk)
        >
            <div class="calculator">
                <div class="calculator-form screen-only">
                    <Card title=tr!("calculator.inputs") actions=move || begin_again(desk)>{fields::form(desk)}</Card>
                </div>
                {result::inputs_on_paper(desk)}
                <div class="calculator-result">{result::card(desk)}</div>
            </div>
            {result::explanation(desk)}
            {result::rule_set(desk)}
            {result::made_on_paper(desk)}
        </Page>
    }
    .into_any()
}

fn ways_out(desk: Desk) -> AnyView {
    let copy = move |_| {
        if files::copy(desk.link(), None) {
            let private = if desk.has_private() { tr_now!("calculator.private_link") } else { String::new() };
            notices::done([tr_now!("calculator.link_copied"), private].join(" ").trim());
        } else {
            notices::problem(tr_now!("calculator.link_not_copied"));
        }
    };
    view! {
        <button type="button" class="button" data-testid="copy-link" on:click=copy>
            {icon(icon::LINK)}
            <span>{tr!("calculator.copy_link")}</span>
        </button>
        <PrintButton />
    }
    .into_any()
}

fn begin_again(desk: Desk) -> AnyView {
    view! {
        <button type="button" class="button plain" data-testid="example" on:click=move |_| desk.take_example()>
            {tr!("calculator.fill_example")}
        </button>
        <button type="button" class="button plain" data-testid="clear" disabled=move || desk.is_empty() on:click=move |_| desk.clear()>
            {tr!("calculator.clear")}
        </button>
    }
    .into_any()
}

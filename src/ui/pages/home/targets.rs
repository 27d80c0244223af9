//! Targets of the programmes that run in the year, against what was realised.
use crate::analytics::{IndicatorLine, ProgramLine, programs};
use crate::domain::Hundredths;
use crate::ui::components::card::Card;
use crate::ui::components::state::Empty;
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::words::format;
use leptos::prelude::*;

/// The list of programmes.
#[component]
pub fn Targets(year: RwSignal<i32>) -> AnyView {
    let frame = session().frame();
    let lines = Memo::new(move |_| frame.with(|frame| programs(frame, year.get())));
    view! {
        <Card title=tr!("home.targets")>
            {move || {
                let lines = lines.get();
                if lines.is_empty() {
                    view! { <Empty title=tr!("home.no_programs") /> }.into_any()
                } else {
                    view! { <ul class="targets">{lines.into_iter().map(program).collect_view()}</ul> }.into_any()
                }
            }}
        </Card>
    }
    .into_any()
}

fn program(line: ProgramLine) -> AnyView {
    let indicators = line.indicators.into_iter().map(indicator).collect_view();
    view! { <li><h3>{line.name}</h3><ul class="indicators">{indicators}</ul></li> }.into_any()
}

fn indicator(line: IndicatorLine) -> AnyView {
    let said = move |value: Option<Hundredths>| {
        value.map_or_else(|| format::NOTHING.to_owned(), |value| format::hundredths(lang::current(), value.raw()))
    };
    let (realised, target, measure) = (line.realisation, line.target, line.measure.clone());
    let text = tr!("home.target_line", realised = said(realised), target = said(target), measure = measure);
    let done = line.achieved.map(|percent| percent.clamp(0.0, 100.0));
    let percent = move || line.achieved.map(|percent| format::percent(lang::current(), percent / 100.0, 0));
    view! {
        <li class="indicator">
            <span>{line.name.clone()}</span>
            <span class="indicator-value">{text}" "<b>{percent}</b></span>
            {done.map(|done| view! { <progress max="100" value=done.to_string() aria-label=line.name></progress> })}
        </li>
    }
    .into_any()
}

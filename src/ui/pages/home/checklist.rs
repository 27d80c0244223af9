//! The first steps of an office with its own data; it stays until they are done.
use crate::domain::Dataset;
use crate::ui::components::card::Card;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::session::session;
use leptos::prelude::*;

/// One step: its text, where it is done, and whether it is.
type Step = (&'static str, &'static str, fn(&Dataset) -> bool);

const STEPS: [Step; 6] = [
    ("home.step.agency", "/pengaturan", |data| data.settings().is_some_and(|it| !it.agency.is_empty())),
    ("home.step.people", "/impor-cadangan?bagian=impor", |data| !data.people.is_empty()),
    ("home.step.units", "/perangkat-daerah", |data| {
        !data.units.is_empty() && data.people.iter().all(|person| !person.posts.is_empty())
    }),
    ("home.step.learning", "/impor-cadangan?bagian=impor", |data| !data.learning.is_empty()),
    ("home.step.periods", "/evaluasi-kinerja", |data| !data.periods.is_empty() && !data.evaluations.is_empty()),
    ("home.step.event", "/program", |data| !data.events.is_empty()),
];

/// The steps, with what is done crossed off.
#[component]
pub fn Checklist() -> AnyView {
    let session = session();
    let done = Memo::new(move |_| session.with(|data| STEPS.map(|(_, _, is_done)| is_done(data))));
    let open = Memo::new(move |_| !session.is_sample() && done.get().contains(&false));
    let step = move |(at, (text, path, _)): (usize, Step)| {
        let is_done = move || done.get().get(at).copied().unwrap_or(false);
        let sign = move || if is_done() { icon(icon::DONE) } else { icon(icon::CHEVRON_RIGHT) };
        let state = move || if is_done() { tr!("home.step.done").get() } else { tr!("home.step.open").get() };
        view! {
            <li class:done=is_done>
                <span class="step-sign">{sign}</span>
                <a href=place::href(path)>{tr!(text)}</a>
                <span class="quiet-text">{state}</span>
            </li>
        }
    };
    (move || {
        open.get().then(|| {
            view! {
                <Card title=tr!("home.steps")>
                    <ol class="steps">{STEPS.into_iter().enumerate().map(step).collect_view()}</ol>
                </Card>
            }
        })
    })
    .into_any()
}

//! Kegiatan of one person: state, attendance, tests, result.
use leptos::prelude::*;

use super::Profile;
use super::taken::{TakenEvent, taken_events};
use crate::domain::{AttendanceCode, EnrolmentResult, EnrolmentState, Hundredths};
use crate::ui::components::badge::Badge;
use crate::ui::components::icon;
use crate::ui::components::state::Empty;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{current, phrase_with, tr};
use crate::ui::pages::events::list::event_path;
use crate::ui::place;
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::format::{NOTHING, days, hundredths};
use crate::words::lang::{Lang, fill};

/// The part of the profile.
#[component]
pub fn Events(profile: Profile) -> AnyView {
    let session = session();
    let all = Memo::new(move |_| session.with(|data| taken_events(data, profile.id)));
    let nothing = || {
        view! { <Empty title=tr!("person.events.none") text=tr!("person.events.none_help") sign=icon::TRAINING /> }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty()) fallback=nothing>
            <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("person.tab.events")>
                <table class="plain-table rows">
                    <caption class="only-read">{tr!("person.tab.events")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{tr!("person.events.name")}</th>
                            <th scope="col">{tr!("person.events.date")}</th>
                            <th scope="col">{tr!("person.events.state")}</th>
                            <th scope="col">{tr!("person.events.attendance")}</th>
                            <th scope="col">{tr!("person.events.tests")}</th>
                            <th scope="col">{tr!("person.events.result")}</th>
                        </tr>
                    </thead>
                    <tbody>{move || all.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </Show>
    }
    .into_any()
}

fn row(event: TakenEvent) -> AnyView {
    let lang = current();
    let dates = days(lang, event.start.date(), event.end.date());
    let state = match &event.replaced_by {
        Some(by) => fill(lang, "person.events.replaced_by", &[("name", by.clone())]),
        None => name(lang, event.state),
    };
    let result = event.result.map(|result| {
        view! { <Badge text=Signal::stored(name(lang, result)) tone=result_tone(result) /> }
    });
    let reason = (!event.reason.is_empty()).then(|| view! { <small class="under">{event.reason.clone()}</small> });
    let letter = (!event.letter.is_empty()).then(|| {
        let said = fill(lang, "person.events.letter", &[("number", event.letter.clone())]);
        view! { <small class="under">{said}</small> }
    });
    let is_none = event.result.is_none();
    view! {
        <tr>
            <th scope="row">
                <a href=place::href(&event_path(event.event))>{event.name.clone()}</a>
                <small class="under">{name(lang, event.form)}</small></th>
            <td>{dates}</td>
            <td><Badge text=Signal::stored(state) tone=state_tone(event.state) />{letter}</td>
            <td>{attendance(lang, &event)}</td>
            <td>{tests(lang, &event)}</td>
            <td>{result}{is_none.then_some(NOTHING)}{reason}</td>
        </tr>
    }
    .into_any()
}

const fn result_tone(result: EnrolmentResult) -> Tone {
    match result {
        EnrolmentResult::Passed => Tone::Good,
        EnrolmentResult::Failed => Tone::Bad,
        EnrolmentResult::Withdrawn => Tone::Warn,
    }
}

const fn state_tone(state: EnrolmentState) -> Tone {
    match state {
        EnrolmentState::Registered => Tone::Accent,
        EnrolmentState::Declined | EnrolmentState::Cancelled => Tone::Warn,
        _ => Tone::Neutral,
    }
}

/// "4 dari 5 sesi" and the letters of the sheet.
fn attendance(lang: Lang, event: &TakenEvent) -> AnyView {
    if event.attendance.is_empty() {
        return NOTHING.into_any();
    }
    let values = [("present", event.present().to_string()), ("sessions", event.sessions.to_string())];
    let said = fill(lang, "person.events.present", &values);
    let letter = |code: &AttendanceCode| {
        let (code, letters) = (*code, code.letters());
        let class = if code.is_present() { "code present" } else { "code" };
        view! { <abbr class=class title=phrase_with(move |lang| name(lang, code))>{letters}</abbr> }
    };
    view! { {said} <span class="codes">{event.attendance.iter().map(letter).collect_view()}</span> }.into_any()
}

/// "62 → 84" on the tests before and after.
fn tests(lang: Lang, event: &TakenEvent) -> String {
    let score = |test: Option<(Hundredths, Hundredths)>| {
        test.map_or_else(|| NOTHING.to_owned(), |(score, _)| hundredths(lang, score.raw()))
    };
    match (event.pre, event.post) {
        (None, None) => NOTHING.to_owned(),
        (pre, post) => format!("{} → {}", score(pre), score(post)),
    }
}

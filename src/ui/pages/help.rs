//! Bantuan: how to begin, what is asked most, keys, and the words of the page.
use crate::ui::components::card::Card;
use crate::ui::hand::keys::KeyList;
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Questions and answers, by key.
const QUESTIONS: [(&str, &str); 7] = [
    ("help.q.kept", "help.a.kept"),
    ("help.q.move", "help.a.move"),
    ("help.q.excel", "help.a.excel"),
    ("help.q.undo", "help.a.undo"),
    ("help.q.jp", "help.a.jp"),
    ("help.q.compare", "help.a.compare"),
    ("help.q.sensitive", "help.a.sensitive"),
];

/// Words and what they mean here, by key.
const WORDS: [(&str, &str); 9] = [
    ("help.w.jp", "help.m.jp"),
    ("help.w.evidence", "help.m.evidence"),
    ("help.w.predicate", "help.m.predicate"),
    ("help.w.proposal", "help.m.proposal"),
    ("help.w.analysis", "help.m.analysis"),
    ("help.w.delta", "help.m.delta"),
    ("help.w.g", "help.m.g"),
    ("help.w.interval", "help.m.interval"),
    ("help.w.scope", "help.m.scope"),
];

/// Bantuan.
#[component]
pub fn Help() -> AnyView {
    let question = |(ask, answer): (&'static str, &'static str)| {
        view! { <details><summary>{tr!(ask)}</summary><p>{tr!(answer)}</p></details> }
    };
    let word = |(word, meaning): (&'static str, &'static str)| view! { <div><dt>{tr!(word)}</dt><dd>{tr!(meaning)}</dd></div> };
    view! {
        <Page title=tr!("nav.help") lead=move || tr!("help.lead")>
            <Card title=tr!("help.start")>
                <ol class="prose-list">
                    <li><a href=place::href("/pengaturan")>{tr!("home.step.agency")}</a></li>
                    <li><a href=place::href("/impor-cadangan?bagian=impor")>{tr!("home.step.people")}</a></li>
                    <li><a href=place::href("/perangkat-daerah")>{tr!("home.step.units")}</a></li>
                    <li><a href=place::href("/impor-cadangan?bagian=impor")>{tr!("home.step.learning")}</a></li>
                    <li><a href=place::href("/evaluasi-kinerja")>{tr!("home.step.periods")}</a></li>
                    <li><a href=place::href("/impor-cadangan?bagian=ekspor")>{tr!("help.backup")}</a></li>
                </ol>
            </Card>
            <Card title=tr!("help.asked")>{QUESTIONS.map(question).collect_view()}</Card>
            <Card title=tr!("help.keys")><KeyList /></Card>
            <Card title=tr!("help.words")><dl class="facts">{WORDS.map(word).collect_view()}</dl></Card>
        </Page>
    }
    .into_any()
}

//! What this browser holds for the app: the present data by kind, earlier generations, history.
use leptos::prelude::*;

use crate::domain::Kind;
use crate::store::{Amount, Figures};
use crate::ui::components::card::Card;
use crate::ui::components::state::Loading;
use crate::ui::lang::{self, count, tr};
use crate::ui::place;
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};

/// What is held, with its rows and bytes; measured anew when the data change.
#[component]
pub fn Held() -> AnyView {
    let session = session();
    let figures = RwSignal::new(None::<Figures>);
    Effect::new(move || {
        session.with(|_| ());
        session.measure(move |found| {
            figures.try_set(Some(found));
        });
    });
    view! {
        <Card title=tr!("data.held.title")>
            <p class="prose">{tr!("data.held.text")}</p>
            {move || match figures.get() {
                Some(figures) => table(&figures),
                None => view! { <Loading lines=3 /> }.into_any(),
            }}
        </Card>
    }
    .into_any()
}

fn table(figures: &Figures) -> AnyView {
    let kinds = figures
        .kinds
        .clone()
        .into_iter()
        .map(|(kind, amount)| line(move |lang| name(lang, kind), rows(amount.count), amount.bytes, page_of(kind)));
    let Figures { generations, history, aside, .. } = *figures;
    let all = figures.all();
    let aside = (aside.count > 0)
        .then(|| line(|lang| text(lang, "data.held.aside"), said("data.held.values", aside), aside.bytes, None));
    view! {
        <div class="scroll-x">
            <table class="plain-table held" data-testid="held">
                <caption class="only-read">{tr!("data.held.title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!("data.held.what")}</th>
                        <th scope="col" class="number">{tr!("data.held.count")}</th>
                        <th scope="col" class="number">{tr!("data.keeping.size")}</th>
                    </tr>
                </thead>
                <tbody>
                    {kinds.collect_view()}
                    {line(|lang| text(lang, "data.held.generations"), said("data.held.copies", generations), generations.bytes, None)}
                    {line(
                        |lang| text(lang, "data.tab.history"),
                        said("data.held.changes", history),
                        history.bytes,
                        Some("/impor-cadangan?bagian=riwayat"),
                    )}
                    {aside}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">{tr!("data.held.all")}</th>
                        <td class="number">{move || format::bytes(lang::current(), all)}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn line(
    what: impl Fn(Lang) -> String + Send + Sync + 'static,
    counted: Signal<String>,
    bytes: u64,
    path: Option<&'static str>,
) -> AnyView {
    let what = lang::phrase_with(what);
    let named = match path {
        Some(path) => view! { <a href=place::href(path)>{what}</a> }.into_any(),
        None => view! { {what} }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{named}</th>
            <td class="number">{counted}</td>
            <td class="number">{move || format::bytes(lang::current(), bytes)}</td>
        </tr>
    }
    .into_any()
}

fn rows(rows: usize) -> Signal<String> {
    Signal::derive(move || count(rows))
}

fn said(key: &'static str, amount: Amount) -> Signal<String> {
    lang::phrase_with(move |lang| fill(lang, key, &[("count", count(amount.count))]))
}

/// The page that shows the rows of a kind.
const fn page_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Person => Some("/pegawai"),
        Kind::Unit => Some("/perangkat-daerah"),
        Kind::Program | Kind::Event => Some("/program"),
        Kind::Evaluation => Some("/evaluasi-kinerja"),
        Kind::Settings | Kind::Position | Kind::Rubric => Some("/pengaturan"),
        _ => None,
    }
}

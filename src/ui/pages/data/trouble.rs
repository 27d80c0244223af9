//! What only the two sides of a merge together would get wrong, for the choice as it stands.
use leptos::prelude::*;

use crate::archive::merge::Choices;
use crate::job::{Answer, MergeTrouble, Parcel, Request};
use crate::ui::components::card::Note;
use crate::ui::components::tone::Tone;
use crate::ui::desk;
use crate::ui::lang::{self, tr};
use crate::words::format;

/// Asks the worker for every choice, and says what it found. `trouble` is nothing until it has answered.
#[component]
pub fn TroubleView(choices: Memo<Choices>, trouble: RwSignal<Option<MergeTrouble>>) -> AnyView {
    Effect::new(move |_| {
        let (choices, lang) = (choices.get(), lang::current());
        trouble.set(None);
        desk::begin(async move {
            let request = Request::CheckMerge { lang, choices };
            if let Ok(Parcel { head: Answer::MergeTrouble(found), .. }) = desk::ask(Parcel::of(request), |_| ()).await {
                trouble.try_set(Some(found));
            }
        });
    });
    view! {
        <div aria-live="polite" data-testid="merge-trouble">
            {move || match trouble.get() {
                None => view! { <p class="quiet-text">{tr!("data.plan.checking")}</p> }.into_any(),
                Some(found) if found.wrong > 0 => sentences(found),
                Some(_) => ().into_any(),
            }}
        </div>
    }
    .into_any()
}

fn sentences(found: MergeTrouble) -> AnyView {
    let count = found.wrong;
    let lead = tr!("data.plan.trouble", count = format::integer(lang::current(), i64::from(count)));
    let tone = if found.refused { Tone::Bad } else { Tone::Warn };
    view! {
        <Note tone=tone>
            {found.refused.then(|| view! { <p><b>{tr!("data.plan.refused")}</b></p> })}
            <p>{lead}</p>
            <ul class="differences">{found.sentences.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
        </Note>
    }
    .into_any()
}

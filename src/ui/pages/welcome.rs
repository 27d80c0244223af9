//! The first start: try the sample, begin with own data, or open a file.
use crate::ui::components::icon::{self, Icon, icon};
use crate::ui::lang::tr;
use crate::ui::porch::{Wish, porch};
use crate::ui::shell::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The first start.
#[component]
pub fn Welcome() -> AnyView {
    let porch = porch();
    let busy = Signal::derive(move || porch.wished().is_some());
    let sample = move |_| porch.wish(Wish::Sample);
    let own = move |_| porch.wish(Wish::Own);
    let navigate = use_navigate();
    let open = move |_| navigate("/impor-cadangan", Default::default());
    let sample_go = Signal::derive(move || {
        let key = if porch.wished() == Some(Wish::Sample) { "welcome.sample.working" } else { "welcome.sample.go" };
        crate::words::lang::text(crate::ui::lang::current(), key)
    });
    let choices = (
        choice(icon::ANALYSIS, "welcome.sample.title", "welcome.sample.text"),
        choice(icon::PLUS, "welcome.own.title", "welcome.own.text"),
        choice(icon::FILE, "welcome.open.title", "welcome.open.text"),
    );
    view! {
        <Page title=tr!("welcome.title") lead=move || tr!("welcome.lead")>
            <ul class="welcome-choices">
                <li class="card welcome-choice">
                    {choices.0}
                    <button type="button" class="button primary" data-testid="load-sample" disabled=busy on:click=sample>
                        {sample_go}
                    </button>
                </li>
                <li class="card welcome-choice">
                    {choices.1}
                    <button type="button" class="button" data-testid="start-empty" disabled=busy on:click=own>
                        {tr!("welcome.own.go")}
                    </button>
                </li>
                <li class="card welcome-choice">
                    {choices.2}
                    <button type="button" class="button" data-testid="open-file" disabled=busy on:click=open>
                        {tr!("welcome.open.go")}
                    </button>
                </li>
            </ul>
            <div class="welcome-kept">
                {icon(icon::SHIELD)}
                <div>
                    <h2>{tr!("welcome.kept.title")}</h2>
                    <p>{tr!("welcome.kept.text")}</p>
                </div>
            </div>
        </Page>
    }
    .into_any()
}

fn choice(sign: Icon, title: &'static str, text: &'static str) -> AnyView {
    view! {
        <span class="welcome-sign">{icon(sign)}</span>
        <h2>{tr!(title)}</h2>
        <p>{tr!(text)}</p>
    }
    .into_any()
}

/// While what this browser keeps is being read.
#[component]
pub fn Opening() -> AnyView {
    view! { <p class="opening" role="status">{tr!("welcome.opening")}</p> }.into_any()
}

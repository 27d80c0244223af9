//! The whole page: the shell, the greeting, and the places for what arrives behind them.
use super::porch::{Gate, Porch};
use super::shell::Shell;
use super::{arriving, place};
use leptos::prelude::*;
use leptos_router::components::Router;

/// The page from top to bottom.
#[component]
pub fn App() -> impl IntoView {
    let porch = Porch::provide();
    arriving::come_soon(porch);
    view! {
        <Router base=place::base()>
            <Shell
                tools=move || porch.part(|house| house.tools)
                band=move || porch.part(|house| house.band)
                safety=move || porch.part(|house| house.safety)
            >
                <Gate />
            </Shell>
            {porch.part(|house| house.dialog)}
        </Router>
    }
}

//! What is seen: the frame around every page, the pages, and the parts they are made of.
pub mod app;
pub mod arriving;
pub mod chart;
pub mod components;
pub mod desk;
pub mod draft;
pub mod following;
pub mod hand;
pub mod house;
pub mod in_force;
pub mod lang;
pub mod leaving;
pub mod pages;
pub mod place;
pub mod porch;
pub mod prefs;
pub mod printing;
pub mod rows;
pub mod saving;
pub mod say;
pub mod session;
pub mod shell;
pub mod unsaved;
pub mod working;

/// How the parts of the program that are not there yet are fetched; `main.rs` says it.
pub struct Fetch {
    pub house: fn() -> porch::Coming,
    pub page: fn(arriving::Late) -> arriving::Fetching,
}

/// Mounts the page and takes away the still picture that stood there while it loaded.
pub fn mount(fetch: Fetch) {
    prefs::apply();
    porch::fetch_by(fetch.house);
    arriving::fetch_by(fetch.page);
    leptos::mount::mount_to_body(app::App);
    place::take_away_still_picture();
}

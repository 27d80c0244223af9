//! What is seen: the frame around every page, the pages, and the parts they are made of.
pub mod app;
pub mod arriving;
pub mod chart;
pub mod components;
pub mod desk;
pub mod draft;
pub mod lang;
pub mod pages;
pub mod place;
pub mod prefs;
pub mod printing;
pub mod rows;
pub mod saving;
pub mod say;
pub mod session;
pub mod shell;
pub mod working;

/// Mounts the page and takes away the still picture that stood there while it loaded. `fetch` brings the other pages.
pub fn mount(fetch: fn(arriving::Late) -> arriving::Fetching) {
    prefs::apply();
    arriving::fetch_by(fetch);
    leptos::mount::mount_to_body(app::App);
    arriving::come_soon();
    place::take_away_still_picture();
}

//! What this browser remembers of how a person likes the page: language, colours, row height.
use super::place::storage_name;
use leptos::prelude::*;

/// Colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    System,
    Light,
    Dark,
}

impl Mode {
    pub const ALL: [Mode; 3] = [Mode::System, Mode::Light, Mode::Dark];

    pub const fn code(self) -> &'static str {
        match self {
            Mode::System => "system",
            Mode::Light => "light",
            Mode::Dark => "dark",
        }
    }
}

/// Height of table rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

impl Density {
    /// Height of one row in CSS pixels; `--row` in style/table.css says the same.
    pub const fn row_height(self) -> f64 {
        match self {
            Density::Comfortable => 36.0,
            Density::Compact => 28.0,
        }
    }
}

thread_local! {
    static MODE: ArcRwSignal<Mode> = ArcRwSignal::new(
        remembered("mode").and_then(|code| Mode::ALL.into_iter().find(|mode| mode.code() == code)).unwrap_or_default(),
    );
    static DENSITY: ArcRwSignal<Density> = ArcRwSignal::new(
        if remembered("density").as_deref() == Some("compact") { Density::Compact } else { Density::Comfortable },
    );
}

/// The colour mode; reactive.
pub fn mode() -> Mode {
    MODE.with(Get::get)
}

/// Chooses and remembers the colour mode.
pub fn choose_mode(mode: Mode) {
    remember("mode", mode.code());
    MODE.with(|signal| signal.set(mode));
    apply();
}

/// The row height; reactive.
pub fn density() -> Density {
    DENSITY.with(Get::get)
}

/// Chooses and remembers the row height.
pub fn choose_density(density: Density) {
    remember("density", if density == Density::Compact { "compact" } else { "comfortable" });
    DENSITY.with(|signal| signal.set(density));
}

/// Writes language and colours onto `<html>`, where style and screen readers look for them.
pub fn apply() {
    let Some(root) = document().document_element() else { return };
    let _ = root.set_attribute("lang", super::lang::now().code());
    let _ = match MODE.with(GetUntracked::get_untracked) {
        Mode::System => root.remove_attribute("data-theme"),
        mode => root.set_attribute("data-theme", mode.code()),
    };
}

/// What was remembered under a name; `None` also when storage is blocked.
pub fn remembered(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(&storage_name(name)).ok().flatten()
}

/// Remembers a value in this browser; without storage the choice lasts until the page is left.
pub fn remember(name: &str, value: &str) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        let _ = storage.set_item(&storage_name(name), value);
    }
}

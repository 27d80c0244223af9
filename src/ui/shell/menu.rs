//! The menu as data: only what exists, in the words of the glossary.
use crate::ui::components::icon::{self, Icon};

/// One entry of the menu.
pub struct Entry {
    /// Key of its name.
    pub label: &'static str,
    /// Path below the base.
    pub path: &'static str,
    pub icon: Icon,
}

impl Entry {
    /// Whether a page stands at or below this entry.
    pub fn holds(&self, path: &str) -> bool {
        match path.strip_prefix(self.path) {
            Some(rest) => rest.is_empty() || (self.path != "/" && rest.starts_with('/')),
            None => false,
        }
    }
}

/// Entries under one heading, or under none.
pub struct Group {
    pub label: Option<&'static str>,
    pub entries: &'static [Entry],
}

const fn entry(label: &'static str, path: &'static str, icon: Icon) -> Entry {
    Entry { label, path, icon }
}

/// The menu from top to bottom.
pub static MENU: &[Group] = &[
    Group { label: None, entries: &[entry("nav.home", "/", icon::HOME)] },
    Group {
        label: Some("nav.group_data"),
        entries: &[entry("nav.people", "/pegawai", icon::PEOPLE), entry("nav.units", "/perangkat-daerah", icon::UNITS)],
    },
    Group { label: Some("nav.group_learning"), entries: &[entry("nav.events", "/program", icon::TRAINING)] },
    Group {
        label: Some("nav.group_performance"),
        entries: &[entry("nav.evaluations", "/evaluasi-kinerja", icon::EVALUATION)],
    },
    Group {
        label: None,
        entries: &[
            entry("nav.analysis", "/analisis", icon::ANALYSIS),
            entry("nav.reports", "/laporan", icon::REPORTS),
            entry("nav.data", "/impor-cadangan", icon::DATA),
            entry("nav.settings", "/pengaturan", icon::SETTINGS),
            entry("nav.calculator", "/kalkulator", icon::CALCULATOR),
            entry("nav.help", "/bantuan", icon::HELP),
        ],
    },
];

/// What the bottom of a phone offers, before the whole menu.
pub static QUICK: &[&str] = &["/", "/pegawai", "/evaluasi-kinerja", "/analisis"];

/// The entry at a path.
pub fn entry_at(path: &str) -> Option<&'static Entry> {
    MENU.iter().flat_map(|group| group.entries).find(|entry| entry.path == path)
}

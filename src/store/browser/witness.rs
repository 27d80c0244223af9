//! The witness in localStorage, which survives what empties IndexedDB.
use web_sys::Storage;

use crate::store::{Testimony, Witness};

/// Keeps the testimony of one database in localStorage.
#[derive(Clone, Debug)]
pub struct LocalWitness {
    key: String,
}

impl LocalWitness {
    /// The witness of the database of that name.
    pub fn of(name: &str) -> Self {
        Self { key: format!("{name}:witness") }
    }
}

/// Whether something says that data of one of these names are kept here: at once, without asking IndexedDB.
pub fn has_witness(names: &[String]) -> bool {
    names.iter().any(|name| LocalWitness::of(name).read().is_some())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

impl Witness for LocalWitness {
    fn read(&self) -> Option<Testimony> {
        let text = storage()?.get_item(&self.key).ok().flatten()?;
        Some(Testimony::from_text(&text))
    }
    fn write(&self, testimony: &Testimony) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(&self.key, &testimony.to_text());
        }
    }
    fn clear(&self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.key);
        }
    }
}

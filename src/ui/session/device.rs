//! Texts that this browser keeps beside the data: remembered mappings. Never in an archive; losing one loses no data.
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::door::backend;
use super::tab::tab;
use super::{RunError, Session};

impl Session {
    /// The text kept under a name; none where nothing is kept or it cannot be read.
    pub async fn kept(self, name: &str) -> Option<String> {
        let door = self.door();
        let door = door.lock().await;
        door.as_ref()?.backend().device_get(name).await.ok()?.and_then(|value| value.as_string())
    }

    /// Keeps a text under a name.
    pub async fn keep(self, name: &str, text: &str) -> Result<(), RunError> {
        let door = self.door();
        let door = door.lock().await;
        let store = door.as_ref().ok_or(RunError::NotOpen)?;
        store.backend().device_put(name, &JsValue::from_str(text)).await.map_err(backend)
    }

    /// Forgets what is kept under a name.
    pub async fn forget(self, name: &str) -> Result<(), RunError> {
        let door = self.door();
        let door = door.lock().await;
        let store = door.as_ref().ok_or(RunError::NotOpen)?;
        store.backend().device_delete(name).await.map_err(backend)
    }

    /// Tells the text kept under a name, empty where nothing is kept, and the name of this tab.
    pub fn recall(self, name: String, told: impl FnOnce(String, String) + 'static) {
        spawn_local(async move {
            let tab = tab().await;
            told(self.kept(&name).await.unwrap_or_default(), tab);
        });
    }

    /// Changes the text kept under a name, given the name of this tab; an empty one is forgotten. Nothing was promised of it:
    /// what fails is logged.
    pub fn amend(self, name: String, change: impl FnOnce(String, String) -> String + 'static) {
        spawn_local(async move {
            let tab = tab().await;
            let text = change(self.kept(&name).await.unwrap_or_default(), tab);
            let kept = if text.is_empty() { self.forget(&name).await } else { self.keep(&name, &text).await };
            if let Err(error) = kept {
                leptos::logging::warn!("{name} was not kept: {error:?}");
            }
        });
    }
}

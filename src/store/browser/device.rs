//! Values of this browser alone (folder handle, remembered mappings, drafts): never in an archive, not versioned.
use rexie::{Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::{Browser, has_panicked, indexed::meaning};
use crate::store::{BackendError, DEVICE};

impl Browser {
    /// A value of this browser, as structured clone keeps it. Nothing where nothing is kept.
    pub async fn device_get(&self, key: &str) -> Result<Option<JsValue>, BackendError> {
        let Some(database) = self.database() else { return Ok(None) };
        let read = async {
            let transaction = database.transaction(&[DEVICE], TransactionMode::ReadOnly)?;
            transaction.store(DEVICE)?.get(JsValue::from_str(key)).await
        };
        read.await.map_err(|error| meaning(&error))
    }

    /// Keeps a value. Where nothing is kept, it does nothing.
    pub async fn device_put(&self, key: &str, value: &JsValue) -> Result<(), BackendError> {
        let put = async |transaction: &Transaction| {
            transaction.store(DEVICE)?.put(value, Some(&JsValue::from_str(key))).await.map(|_| ())
        };
        self.device_write(put).await
    }

    /// Forgets a value.
    pub async fn device_delete(&self, key: &str) -> Result<(), BackendError> {
        self.device_write(async |transaction| transaction.store(DEVICE)?.delete(JsValue::from_str(key)).await).await
    }

    /// Forgets all values.
    pub async fn device_clear(&self) -> Result<(), BackendError> {
        self.device_write(async |transaction| transaction.store(DEVICE)?.clear().await).await
    }

    async fn device_write(
        &self,
        write: impl AsyncFnOnce(&Transaction) -> rexie::Result<()>,
    ) -> Result<(), BackendError> {
        if has_panicked() {
            return Err(BackendError::Panicked);
        }
        let Some(database) = self.database() else { return Ok(()) };
        let opened = database.transaction(&[DEVICE], TransactionMode::ReadWrite);
        let transaction = opened.map_err(|error| meaning(&error))?;
        if let Err(error) = write(&transaction).await {
            let _ = transaction.abort().await;
            return Err(meaning(&error));
        }
        match transaction.commit().await {
            Err(rexie::Error::TransactioncommitFailed) => Err(BackendError::Full),
            done => done.map_err(|error| meaning(&error)),
        }
    }
}

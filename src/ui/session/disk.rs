//! Where the session keeps its data: this browser's disk, or memory where the browser allows none.
use crate::store::{Backend, BackendError, Batch, Memory, Room};

/// One type for both, so that the protocol is compiled once.
pub enum Disk {
    Memory(Memory),
}

macro_rules! on {
    ($disk:expr, $one:ident => $do:expr) => {
        match $disk {
            Disk::Memory($one) => $do,
        }
    };
}

impl Backend for Disk {
    async fn each(
        &self,
        room: Room,
        keys: &[String],
        take: &mut dyn FnMut(usize, Option<Vec<u8>>),
    ) -> Result<(), BackendError> {
        on!(self, disk => disk.each(room, keys, take).await)
    }
    async fn range(&self, room: Room, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, BackendError> {
        on!(self, disk => disk.range(room, from, to).await)
    }
    async fn keys(&self, room: Room) -> Result<Vec<String>, BackendError> {
        on!(self, disk => disk.keys(room).await)
    }
    async fn commit(&self, batch: &Batch) -> Result<(), BackendError> {
        on!(self, disk => disk.commit(batch).await)
    }
    async fn pause(&self) {
        on!(self, disk => disk.pause().await);
    }
}

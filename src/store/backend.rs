//! What the protocol needs of a disk: reads, and one-shot transactions that check before they write.

/// The stores of byte values. One value is one frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// The head and the manifests of generations.
    Head,
    Chunk,
    /// Entries, and packs of older ones.
    Journal,
    /// What could not be read and stood in the way.
    Quarantine,
}

impl Room {
    /// Every store of byte values.
    pub const ALL: [Self; 4] = [Self::Head, Self::Chunk, Self::Journal, Self::Quarantine];
    /// Its name on disk.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Head => OBJECT_STORES[0],
            Self::Chunk => OBJECT_STORES[1],
            Self::Journal => OBJECT_STORES[2],
            Self::Quarantine => OBJECT_STORES[3],
        }
    }
}

/// Every object store of a database: those of [`Room`], and values of this browser alone. A store that is missing here
/// would be deleted with its data, so the list only grows, and the version of the database stays 1.
pub const OBJECT_STORES: [&str; 5] = ["head", "chunk", "journal", "quarantine", "device"];

/// The store of values of this browser alone.
pub const DEVICE: &str = OBJECT_STORES[4];

/// One value's place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub room: Room,
    pub key: String,
}

impl Place {
    /// The value under `key`.
    pub fn new(room: Room, key: impl Into<String>) -> Self {
        Self { room, key: key.into() }
    }
}

/// A value for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Add {
    pub place: Place,
    pub value: Vec<u8>,
}

/// One transaction: all of it happens, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The value that must be in this place when it happens (none: no value), else [`BackendError::Conflict`].
    pub guard: Option<(Place, Option<Vec<u8>>)>,
    /// Places that must hold a value, else [`BackendError::Missing`].
    pub require: Vec<Place>,
    /// Places must be free, else [`BackendError::Taken`].
    pub adds: Vec<Add>,
    pub puts: Vec<Add>,
    pub deletes: Vec<Place>,
}

/// Why the disk did not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackendError {
    #[error("no room left")]
    Full,
    #[error("another tab holds an older form of the database")]
    Blocked,
    #[error("the database is gone or closed")]
    Gone,
    #[error("the guard is not as expected")]
    Conflict,
    #[error("a place is taken")]
    Taken,
    #[error("a value is not there")]
    Missing(Vec<Place>),
    #[error("the program has failed; nothing more is written")]
    Panicked,
    #[error("this browser keeps nothing: {0}")]
    Denied(String),
    #[error("{0}")]
    Other(String),
}

/// A disk. Every call is one transaction of its own.
#[expect(async_fn_in_trait, reason = "everything runs on one thread, so futures need not be Send")]
pub trait Backend {
    /// Reads values in one transaction and hands each over as it comes, in order, with its position in `keys`.
    async fn each(
        &self,
        room: Room,
        keys: &[String],
        take: &mut dyn FnMut(usize, Option<Vec<u8>>),
    ) -> Result<(), BackendError>;
    /// Values with keys from `from` to before `to`, by key.
    async fn range(&self, room: Room, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, BackendError>;
    /// All keys, sorted.
    async fn keys(&self, room: Room) -> Result<Vec<String>, BackendError>;
    /// Does all of `batch`, or nothing. When it answers, it is on disk.
    async fn commit(&self, batch: &Batch) -> Result<(), BackendError>;
    /// Lets others run, where a task would become long.
    async fn pause(&self);
}

impl<B: Backend> Backend for std::rc::Rc<B> {
    async fn each(
        &self,
        room: Room,
        keys: &[String],
        take: &mut dyn FnMut(usize, Option<Vec<u8>>),
    ) -> Result<(), BackendError> {
        (**self).each(room, keys, take).await
    }
    async fn range(&self, room: Room, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, BackendError> {
        (**self).range(room, from, to).await
    }
    async fn keys(&self, room: Room) -> Result<Vec<String>, BackendError> {
        (**self).keys(room).await
    }
    async fn commit(&self, batch: &Batch) -> Result<(), BackendError> {
        (**self).commit(batch).await
    }
    async fn pause(&self) {
        (**self).pause().await;
    }
}

/// One value.
pub(super) async fn get(backend: &impl Backend, room: Room, key: &str) -> Result<Option<Vec<u8>>, BackendError> {
    let mut found = None;
    backend.each(room, &[key.to_owned()], &mut |_, value| found = value).await?;
    Ok(found)
}

/// Everything there is, as it is, for rescue. Reads only.
pub async fn raw(backend: &impl Backend) -> Result<Vec<Add>, BackendError> {
    let mut all = Vec::new();
    for room in Room::ALL {
        let keys = backend.keys(room).await?;
        let mut take = |at: usize, value: Option<Vec<u8>>| {
            if let (Some(key), Some(value)) = (keys.get(at), value) {
                all.push(Add { place: Place::new(room, key), value });
            }
        };
        backend.each(room, &keys, &mut take).await?;
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_is_an_object_store() {
        let rooms = Room::ALL.map(Room::name);
        assert_eq!(rooms, OBJECT_STORES[..4]);
    }
}

//! Going on after a loss, and deleting everything: the two decisions that only a person takes.
use super::{
    Add, Backend, BackendError, Batch, Generation, Room, Store, WriteError,
    journal::{generation_place, head_place},
};
use crate::{
    archive::binary::{Head, Manifest},
    domain::{Kind, Time},
};

impl<B: Backend> Store<B> {
    /// Goes on with what could be read, as a person decided who has seen what is missing. Writes it as a new generation
    /// after every operation there ever was, so that no number is used twice; what cannot be read stays where it is.
    pub async fn accept_loss(&mut self, now: Time) -> Result<(), WriteError> {
        let data = self.data.clone();
        let unwritten = self.shelf.unwritten(&data, Kind::ALL);
        self.shelve(unwritten, now).await?;
        let chunks = self.shelf.refs(&data, Kind::ALL).ok_or(WriteError::NotAsWritten)?;
        let head = Head {
            sequence: self.expected.max(self.head.sequence).saturating_add(1),
            tip: u128::from(self.random.word()) << 64 | u128::from(self.random.word()),
            generation: self.next_generation().await?,
            rows: data.rows() as u64,
            origin: data.origin,
            writer: self.writer,
        };
        let manifest = Manifest {
            generation: head.generation,
            sequence: head.sequence,
            tip: head.tip,
            origin: head.origin,
            time: now,
            chunks: chunks.into_iter().filter(|(_, list)| !list.is_empty()).collect(),
            pinned: self.pinned.iter().copied().collect(),
        };
        let head_bytes = head.encode().map_err(WriteError::Encode)?;
        let value = manifest.encode().map_err(WriteError::Encode)?;
        let batch = Batch {
            guard: Some((head_place(), self.on_disk.clone())),
            adds: vec![Add { place: generation_place(head.generation), value }],
            puts: vec![Add { place: head_place(), value: head_bytes.clone() }],
            ..Batch::default()
        };
        self.backend.commit(&batch).await?;
        self.head = head;
        self.on_disk = Some(head_bytes);
        self.last = Some(Generation::of(&manifest));
        self.since = super::Since::default();
        self.halt = None;
        self.testify();
        Ok(())
    }

    /// Deletes everything here, its witness too. Without undo.
    pub async fn wipe(self) -> Result<(), BackendError> {
        wipe(&self.backend, &*self.witness).await
    }
}

/// Deletes everything that `backend` holds, also where it could not be opened, and makes the witness forget.
pub async fn wipe(backend: &impl Backend, witness: &dyn super::Witness) -> Result<(), BackendError> {
    for room in Room::ALL {
        let deletes = backend.keys(room).await?.into_iter().map(|key| super::Place::new(room, key)).collect();
        backend.commit(&Batch { deletes, ..Batch::default() }).await?;
    }
    witness.clear();
    Ok(())
}

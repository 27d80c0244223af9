//! Opening: the newest generation that verifies, the journal after it, and what the head and the witness say to that.
//! Nothing is written, whatever is found.
use super::{
    Backend, Damage, Fault, Generation, Halt, OpenError, Place, Report, Room, Since, Store, Testimony, Witness,
    journal::{self, AFTER_ALL, entry_key, generation_of, generation_place, head_place},
    shelf::{LoadError, Shelf, load},
};
use crate::domain::order;
use crate::{
    archive::binary::{Head, Manifest},
    domain::{Dataset, IdSource, Sequence},
};

/// What was found.
pub enum Opened<B> {
    /// Nothing, and nothing says that there ever was.
    Fresh(Store<B>),
    /// Everything that was ever acknowledged. The report may still name damage that cost nothing.
    Whole(Store<B>, Report),
    /// Something is missing. The store can be read; it writes again after [`Store::accept_loss`].
    Damaged(Store<B>, Report),
}

impl<B> Opened<B> {
    /// The store, whatever was found.
    pub fn into_store(self) -> Store<B> {
        match self {
            Self::Fresh(store) | Self::Whole(store, _) | Self::Damaged(store, _) => store,
        }
    }
}

/// What the head room holds.
struct HeadRoom {
    head: Option<Head>,
    head_bytes: Option<Vec<u8>>,
    /// Newest first.
    manifests: Vec<Manifest>,
    damaged: Vec<Damage>,
}

impl<B: Backend> Store<B> {
    /// Opens what `backend` holds. `seed` must be random.
    pub async fn open(backend: B, witness: impl Witness + 'static, seed: u64) -> Result<Opened<B>, OpenError> {
        let said = witness.read();
        let mut random = IdSource::new(seed);
        let mut store = Self {
            backend,
            witness: Box::new(witness),
            data: Dataset::default(),
            head: Head::default(),
            on_disk: None,
            shelf: Shelf::default(),
            last: None,
            pinned: std::collections::BTreeSet::new(),
            since: Since::default(),
            halt: None,
            expected: 0,
            writer: random.word(),
            random,
        };
        let room = store.read_heads().await?;
        if room.head_bytes.is_none() && room.manifests.is_empty() && room.damaged.is_empty() {
            let entries = store.backend.keys(Room::Journal).await?;
            if entries.is_empty() {
                return said.map_or(Ok(Opened::Fresh(store)), |said| Err(OpenError::Emptied(said)));
            }
        }
        let report = store.recover(room, said).await?;
        if report.is_whole() {
            return Ok(Opened::Whole(store, report));
        }
        store.halt = Some(Halt::Damaged);
        Ok(Opened::Damaged(store, report))
    }

    async fn read_heads(&self) -> Result<HeadRoom, OpenError> {
        let mut room = HeadRoom { head: None, head_bytes: None, manifests: Vec::new(), damaged: Vec::new() };
        for (key, bytes) in self.backend.range(Room::Head, "", AFTER_ALL).await? {
            let place = Place::new(Room::Head, &key);
            let error = if place == head_place() {
                let head = Head::decode(&bytes);
                room.head_bytes = Some(bytes);
                head.map(|head| room.head = Some(head)).err()
            } else {
                match Manifest::decode(&bytes) {
                    Ok(manifest) if generation_of(&key) == Some(manifest.generation) => {
                        room.manifests.push(manifest);
                        None
                    }
                    Ok(_) => {
                        room.damaged.push(Damage { place: place.clone(), fault: Fault::NotThatOne });
                        None
                    }
                    Err(error) => Some(error),
                }
            };
            match error {
                Some(error) if error.is_newer() => return Err(OpenError::Newer(place, error)),
                Some(error) => room.damaged.push(Damage { place, fault: Fault::Unreadable(error) }),
                None => {}
            }
        }
        order::sort_by_key(&mut room.manifests, |manifest| std::cmp::Reverse(manifest.generation));
        Ok(room)
    }

    async fn recover(&mut self, room: HeadRoom, said: Option<Testimony>) -> Result<Report, OpenError> {
        let HeadRoom { head, head_bytes, manifests, damaged } = room;
        let told = [head.map(|head| head.sequence), said.map(|said| said.sequence)];
        let expected = told.into_iter().flatten().max().unwrap_or(0);
        let newest = manifests.first().map_or(0, |manifest| manifest.generation);
        let mut report = Report { expected, witness: said, damaged, ..Report::default() };
        if let Some(head) = head
            && head.generation > newest
        {
            report.damaged.push(Damage { place: generation_place(head.generation), fault: Fault::Absent });
        }
        self.start_from(manifests, &mut report).await?;
        let passed = self.replay(head.map_or(0, |head| head.sequence), &mut report).await?;
        report.sequence = self.head.sequence;
        report.rows = self.head.rows;
        if report.sequence == 0 && expected > 0 {
            return Err(OpenError::Unreadable(Box::new(report)));
        }
        let other_end = |head: Head| passed.is_some_and(|passed| passed != (head.tip, head.rows));
        let other_rows = |said: Testimony| said.sequence == report.sequence && said.rows != report.rows;
        report.diverged = match head {
            Some(head) => other_end(head),
            None => said.is_none(),
        } || said.is_some_and(other_rows);
        self.head.generation = head.map_or(newest, |head| head.generation);
        self.head.writer = self.writer;
        self.on_disk = head_bytes;
        self.expected = expected.max(self.head.sequence);
        Ok(report)
    }

    /// The newest generation whose chunks all verify; without one, nothing, and the journal alone.
    async fn start_from(&mut self, manifests: Vec<Manifest>, report: &mut Report) -> Result<(), OpenError> {
        for manifest in manifests {
            let mut data = Dataset { origin: manifest.origin, ..Dataset::default() };
            match load(&self.backend, &mut self.shelf, &manifest.chunks, &mut data).await {
                Ok(()) => {
                    report.generation = manifest.generation;
                    self.data = data;
                    self.head.sequence = manifest.sequence;
                    self.head.tip = manifest.tip;
                    self.pinned = manifest.pinned.iter().copied().collect();
                    self.last = Some(Generation::of(&manifest));
                    break;
                }
                Err(LoadError::Damaged(damaged)) => report.damaged.extend(damaged),
                Err(LoadError::Newer(place, error)) => return Err(OpenError::Newer(place, error)),
                Err(LoadError::Backend(error)) => return Err(OpenError::Backend(error)),
            }
        }
        self.note_end();
        Ok(())
    }

    /// Follows the journal as far as it is sound. Answers with tip and rows after the operation `at`, if it came by.
    async fn replay(&mut self, at: Sequence, report: &mut Report) -> Result<Option<(u128, u64)>, OpenError> {
        let mut passed = (self.head.sequence == at).then_some((self.head.tip, self.head.rows));
        let from = self.head.sequence.saturating_add(1);
        let read = journal::read(&self.backend, from, Sequence::MAX).await?;
        report.damaged.extend(read.damaged);
        let last = read.frames.keys().next_back().copied().unwrap_or(0).max(report.expected);
        for sequence in from..=last {
            let place = Place::new(Room::Journal, entry_key(sequence));
            let Some(bytes) = read.frames.get(&sequence) else {
                report.damaged.push(Damage { place, fault: Fault::Absent });
                break;
            };
            let (written, sum) = match journal::follow(bytes, self.head.sequence, self.head.tip) {
                Ok(step) => step,
                Err(Fault::Unreadable(error)) if error.is_newer() => return Err(OpenError::Newer(place, error)),
                Err(fault) => {
                    report.damaged.push(Damage { place, fault });
                    break;
                }
            };
            match journal::redo(&self.backend, &mut self.shelf, &mut self.data, &written).await {
                Ok(()) => {}
                Err(LoadError::Damaged(damaged)) => {
                    report.damaged.extend(damaged);
                    break;
                }
                Err(LoadError::Newer(place, error)) => return Err(OpenError::Newer(place, error)),
                Err(LoadError::Backend(error)) => return Err(OpenError::Backend(error)),
            }
            self.pin(&written.body);
            self.head.sequence = sequence;
            self.head.tip = sum;
            self.note_end();
            self.since.entries += 1;
            self.since.bytes += bytes.len();
            report.replayed += 1;
            if sequence == at {
                passed = Some((self.head.tip, self.head.rows));
            }
            if report.replayed.is_multiple_of(64) {
                self.backend.pause().await;
            }
        }
        Ok(passed)
    }

    pub(super) fn note_end(&mut self) {
        self.head.rows = self.data.rows() as u64;
        self.head.origin = self.data.origin;
    }
}

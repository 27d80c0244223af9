//! Writing an operation: one transaction that checks where the data stand, then memory. Large ones as chunks.
use std::collections::BTreeSet;

use super::{
    Add, Backend, BackendError, Batch, Halt, Place, Room, Store, WriteError,
    backend::get,
    compare,
    journal::{entry_key, follow, head_place},
    shelf::{LoadError, load},
};
use crate::domain::order;
use crate::{
    archive::binary::{Body, EntryHeader, Frame, Head, Swap, Written},
    domain::{Author, Change, Dataset, Diff, Has, Id, Kind, Op, Record, Refusal, Sequence, Stamp, Table, Time, Visit},
};

/// Bytes of rows in an entry, at most. What is larger is stored as chunks.
pub const LARGE: usize = 1 << 20;

/// Rows applied at once, where a page must not stutter.
const SLICE: usize = 8192;

/// How often an operation is planned anew because another tab was faster.
const ATTEMPTS: usize = 16;

/// Who does what, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub time: Time,
    pub author: Option<Id<Author>>,
    pub author_name: String,
    pub op: Op,
    /// Name of what it is done to, for people; may be empty.
    pub subject: String,
}

impl<B: Backend> Store<B> {
    /// Plans on the present data and writes; if another tab was faster, catches up and plans again.
    pub async fn run(
        &mut self,
        act: Act,
        mut plan: impl FnMut(&Dataset) -> Result<Diff, Refusal>,
    ) -> Result<EntryHeader, WriteError> {
        for _ in 0..ATTEMPTS {
            let diff = plan(&self.data)?;
            match self.append(act.clone(), diff).await {
                Err(WriteError::Behind) => self.catch_up().await?,
                done => return done,
            };
        }
        Err(WriteError::Behind)
    }

    /// Writes one operation planned on the present data. When it answers, the operation is on disk and in [`Self::data`].
    pub async fn append(&mut self, act: Act, diff: Diff) -> Result<EntryHeader, WriteError> {
        self.may_write()?;
        self.data.fits(&diff)?;
        let written = Written { header: self.header(&act, diff.counts()), body: Body::Rows(Box::new(diff)) };
        let encoded = written.encode(LARGE).map_err(WriteError::Encode)?;
        let Written { header, body: Body::Rows(diff) } = written else { return Err(WriteError::Behind) };
        let Some(bytes) = encoded else {
            let next = self.applied(*diff).await;
            return self.swap(act, header.counts, next).await;
        };
        let mut next = self.data.clone();
        next.apply(&diff);
        self.write_entry(header, bytes, next, Vec::new()).await
    }

    /// Puts `next` in place of all data as one operation: only chunks that are not on disk yet are written.
    pub async fn append_swap(&mut self, act: Act, next: Dataset) -> Result<EntryHeader, WriteError> {
        self.may_write()?;
        let mut counts = Vec::new();
        for kind in compare::changed_kinds(&self.data, &next) {
            counts.extend(compare::count(&self.data, &next, kind));
            self.backend.pause().await;
        }
        self.swap(act, counts, next).await
    }

    /// Takes back the operation `sequence` as the new operation of `act`. A large one is swapped back if its tables are
    /// as it left them; everything else is planned row by row and refused where a row changed since.
    pub async fn undo(&mut self, act: Act, stamp: &Stamp, sequence: Sequence) -> Result<EntryHeader, WriteError> {
        self.may_write()?;
        let unreadable = WriteError::Unreadable(sequence);
        let written = self.written(sequence).await?.ok_or(unreadable.clone())?;
        let Body::Swap(swap) = &written.body else {
            let entry = self.entry_of(written).await?;
            let diff = self.data.plan_undo(stamp, &entry)?;
            return self.append(act, diff).await;
        };
        let kinds: Vec<Kind> = swap.after.keys().copied().collect();
        let mut next = self.data.clone();
        let as_left = self.data.origin == swap.origin_after
            && self.shelf.refs(&self.data, &kinds).is_some_and(|chunks| chunks == swap.after);
        if as_left {
            load(&self.backend, &mut self.shelf, &swap.before, &mut next).await.map_err(|error| match error {
                LoadError::Backend(error) => error.into(),
                _ => unreadable,
            })?;
        } else {
            let entry = self.entry_of(written.clone()).await?;
            next.apply(&self.data.plan_undo(stamp, &entry)?);
        }
        next.origin = swap.origin_before;
        let counts = written.header.counts.clone();
        self.swap(act, counts, next).await
    }

    pub(super) const fn may_write(&self) -> Result<(), WriteError> {
        match self.halt {
            Some(halt) => Err(WriteError::Halted(halt)),
            None => Ok(()),
        }
    }

    pub(super) const fn stop(&mut self, halt: Halt) -> WriteError {
        self.halt = Some(halt);
        WriteError::Halted(halt)
    }

    fn header(&self, act: &Act, counts: Vec<(Kind, usize)>) -> EntryHeader {
        EntryHeader {
            sequence: self.head.sequence.saturating_add(1),
            time: act.time,
            author: act.author,
            author_name: act.author_name.clone(),
            op: act.op,
            subject: act.subject.clone(),
            counts,
            previous: self.head.tip,
            writer: self.writer,
        }
    }

    /// Once more where chunks turned out not to be there: another tab may delete what nothing lists yet.
    async fn swap(&mut self, act: Act, counts: Vec<(Kind, usize)>, next: Dataset) -> Result<EntryHeader, WriteError> {
        match self.try_swap(&act, counts.clone(), &next).await {
            Err(WriteError::NotAsWritten) => {}
            Err(WriteError::Backend(BackendError::Missing(places))) => self.shelf.forget(&places),
            done => return done,
        }
        self.try_swap(&act, counts, &next).await
    }

    async fn try_swap(
        &mut self,
        act: &Act,
        counts: Vec<(Kind, usize)>,
        next: &Dataset,
    ) -> Result<EntryHeader, WriteError> {
        let kinds = compare::changed_kinds(&self.data, next);
        for data in [self.data.clone(), next.clone()] {
            let unwritten = self.shelf.unwritten(&data, &kinds);
            self.shelve(unwritten, act.time).await?;
        }
        let lists = self.shelf.refs(&self.data, &kinds).zip(self.shelf.refs(next, &kinds));
        let (before, after) = lists.ok_or(WriteError::NotAsWritten)?;
        let keys: BTreeSet<_> = before.values().chain(after.values()).flatten().map(|chunk| chunk.key).collect();
        let require = keys.iter().map(|key| Place::new(Room::Chunk, key.to_string())).collect();
        let swap = Swap { before, after, origin_before: self.data.origin, origin_after: next.origin };
        let written = Written { header: self.header(act, counts), body: Body::Swap(swap) };
        let bytes = written.encode(LARGE).map_err(WriteError::Encode)?.unwrap_or_default();
        let header = self.write_entry(written.header, bytes, next.clone(), require).await?;
        self.pinned.extend(keys);
        Ok(header)
    }

    async fn write_entry(
        &mut self,
        header: EntryHeader,
        bytes: Vec<u8>,
        next: Dataset,
        require: Vec<Place>,
    ) -> Result<EntryHeader, WriteError> {
        let head = Head {
            sequence: header.sequence,
            tip: Frame::sum_of(&bytes).unwrap_or_default(),
            generation: self.head.generation,
            rows: next.rows() as u64,
            origin: next.origin,
            writer: self.writer,
        };
        let head_bytes = head.encode().map_err(WriteError::Encode)?;
        let length = bytes.len();
        let batch = Batch {
            guard: Some((head_place(), self.on_disk.clone())),
            require,
            adds: vec![Add { place: Place::new(Room::Journal, entry_key(header.sequence)), value: bytes }],
            puts: vec![Add { place: head_place(), value: head_bytes.clone() }],
            deletes: Vec::new(),
        };
        if let Err(error) = self.backend.commit(&batch).await {
            self.settle(error, &batch).await?;
        }
        self.data = next;
        self.head = head;
        self.on_disk = Some(head_bytes);
        self.since.entries += 1;
        self.since.bytes += length;
        self.testify();
        Ok(header)
    }

    /// After an error: whether it happened all the same, because the answer was lost or the call was made twice, and
    /// what stands in the way if not. Half of a transaction, which no disk should leave, is completed.
    async fn settle(&mut self, error: BackendError, batch: &Batch) -> Result<(), WriteError> {
        if error == BackendError::Panicked {
            return Err(self.stop(Halt::Panicked));
        }
        let (Some(entry), Some(head)) = (batch.adds.first(), batch.puts.first()) else { return Err(error.into()) };
        let found_head = get(&self.backend, Room::Head, &head.place.key).await?;
        let found_entry = get(&self.backend, Room::Journal, &entry.place.key).await?;
        let has_entry = found_entry.as_ref() == Some(&entry.value);
        let complete = |puts: Vec<Add>, adds: Vec<Add>| Batch {
            guard: Some((head_place(), found_head.clone())),
            require: batch.require.clone(),
            adds,
            puts,
            deletes: Vec::new(),
        };
        if found_head.as_ref() == Some(&head.value) {
            if has_entry {
                return Ok(());
            }
            return Ok(self.backend.commit(&complete(vec![entry.clone()], Vec::new())).await?);
        }
        if found_head != self.on_disk {
            return Err(self.judge(found_head.as_deref()));
        }
        let Some(in_the_way) = found_entry else {
            return Err(if error == BackendError::Conflict { WriteError::Behind } else { error.into() });
        };
        if has_entry {
            return Ok(self.backend.commit(&complete(vec![head.clone()], Vec::new())).await?);
        }
        match follow(&in_the_way, self.head.sequence, self.head.tip) {
            Ok(_) => Err(WriteError::Behind),
            Err(super::Fault::Unreadable(error)) if error.is_newer() => Err(self.stop(Halt::Newer)),
            Err(_) => {
                let key = format!("{}-{:016x}", entry.place.key, self.random.word());
                let aside = Add { place: Place::new(Room::Quarantine, key), value: in_the_way };
                Ok(self.backend.commit(&complete(vec![entry.clone(), head.clone()], vec![aside])).await?)
            }
        }
    }

    /// What another head on disk than ours means.
    pub(super) fn judge(&mut self, found: Option<&[u8]>) -> WriteError {
        let Some(bytes) = found else { return self.stop(Halt::Gone) };
        match Head::decode(bytes) {
            Err(error) if error.is_newer() => self.stop(Halt::Newer),
            Err(_) => self.stop(Halt::Damaged),
            Ok(head) if head.sequence < self.head.sequence => self.stop(Halt::Diverged),
            Ok(head) if head.sequence == self.head.sequence && head.tip != self.head.tip => self.stop(Halt::Diverged),
            Ok(_) => WriteError::Behind,
        }
    }

    /// The data with a large diff applied, slice by slice.
    async fn applied(&self, mut diff: Diff) -> Dataset {
        let mut next = self.data.clone();
        sort(&mut diff);
        loop {
            let slice = take(&mut diff);
            if slice.is_empty() {
                return next;
            }
            next.apply(&slice);
            self.backend.pause().await;
        }
    }
}

/// Highest identifiers first, so that slices taken from the end touch one chunk after the other.
fn sort(diff: &mut Diff) {
    struct Sort<'a>(&'a mut Diff);
    impl Visit for Sort<'_> {
        fn table<T: Record>(&mut self, _: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let changes = <Dataset as Has<T>>::changes_mut(self.0);
            order::sort_by_key(changes, |change| std::cmp::Reverse(Change::id(change)));
        }
    }
    Dataset::default().visit(&mut Sort(diff));
}

fn take(diff: &mut Diff) -> Diff {
    struct Take<'a>(&'a mut Diff, Diff, usize);
    impl Visit for Take<'_> {
        fn table<T: Record>(&mut self, _: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let from = <Dataset as Has<T>>::changes_mut(self.0);
            let slice = from.split_off(from.len().saturating_sub(self.2));
            self.2 -= slice.len();
            *<Dataset as Has<T>>::changes_mut(&mut self.1) = slice;
        }
    }
    let mut take = Take(diff, Diff::default(), SLICE);
    Dataset::default().visit(&mut take);
    take.1
}

//! A disk that goes wrong at one chosen call, and a scheduler that decides who goes next.
use std::{
    cell::{Cell, RefCell},
    future::Future,
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
};

use bina_karier::store::{Add, Backend, BackendError, Batch, Memory, Place, Room, Testimony, Witness};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// Nothing is done, and it says so.
    Fail,
    /// It is done, but the answer is an error.
    FailAfter,
    /// Nothing is done: no room.
    Full,
    /// It is done twice, and the second answer is given.
    Double,
    /// Half of it is done, the last value cut, and the answer is an error.
    Tear,
    /// As `Tear`, from the other end.
    TearBack,
    /// Nothing is done, but the answer is good; a read finds nothing.
    Lose,
    /// As `Tear`, but the answer is good; a read finds cut values.
    TearInSilence,
}

impl Break {
    /// Faults that are told.
    pub const HONEST: [Self; 6] = [Self::Fail, Self::FailAfter, Self::Full, Self::Double, Self::Tear, Self::TearBack];
    /// Faults that are not told.
    pub const LYING: [Self; 2] = [Self::Lose, Self::TearInSilence];
}

/// Memory with one fault in it.
#[derive(Default)]
pub struct Disk {
    pub memory: Memory,
    calls: Cell<usize>,
    fault: Cell<Option<(usize, Break)>>,
    hit: Cell<bool>,
}

impl Disk {
    pub fn new() -> Rc<Self> {
        Rc::new(Self::default())
    }
    pub fn holding(values: impl IntoIterator<Item = (Place, Vec<u8>)>) -> Rc<Self> {
        Rc::new(Self { memory: Memory::holding(values), ..Self::default() })
    }
    /// The call number `k` from now on (0 is the next) goes wrong.
    pub fn break_at(&self, k: usize, fault: Break) {
        self.calls.set(0);
        self.hit.set(false);
        self.fault.set(Some((k, fault)));
    }
    /// No more faults. Answers whether there was one.
    pub fn mend(&self) -> bool {
        self.fault.set(None);
        self.hit.get()
    }
    fn turn(&self) -> Option<Break> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        let fault = self.fault.get().filter(|(k, _)| *k == call).map(|(_, fault)| fault);
        if fault.is_some() {
            self.hit.set(true);
        }
        fault
    }
    fn tear(&self, batch: &Batch, from_back: bool) {
        let mut writes: Vec<Add> = batch.adds.iter().chain(&batch.puts).cloned().collect();
        if from_back {
            writes.reverse();
        }
        let half = writes.len().div_ceil(2);
        writes.truncate(half);
        if let Some(last) = writes.last_mut().filter(|_| batch.adds.len() + batch.puts.len() != 2) {
            let cut = last.value.len() / 2;
            last.value.truncate(cut);
        }
        let deletes = batch.deletes.len() / 2;
        self.memory.meddle(|values| {
            for Add { place, value } in writes {
                values.insert(place, value);
            }
            for place in &batch.deletes[..deletes] {
                values.remove(place);
            }
        });
    }
}

fn broken() -> BackendError {
    BackendError::Other("broken".into())
}

fn cut(value: Vec<u8>) -> Vec<u8> {
    value[..value.len() / 2].to_vec()
}

impl Backend for Disk {
    async fn each(
        &self,
        room: Room,
        keys: &[String],
        take: &mut dyn FnMut(usize, Option<Vec<u8>>),
    ) -> Result<(), BackendError> {
        step().await;
        match self.turn() {
            Some(Break::Fail | Break::Full | Break::Tear | Break::TearBack) => Err(broken()),
            Some(Break::FailAfter) => {
                self.memory.each(room, keys, take).await?;
                Err(broken())
            }
            Some(Break::Lose) => {
                (0..keys.len()).for_each(|at| take(at, None));
                Ok(())
            }
            Some(Break::TearInSilence) => self.memory.each(room, keys, &mut |at, value| take(at, value.map(cut))).await,
            Some(Break::Double) | None => self.memory.each(room, keys, take).await,
        }
    }

    async fn range(&self, room: Room, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, BackendError> {
        step().await;
        match self.turn() {
            Some(Break::Fail | Break::FailAfter | Break::Full | Break::Tear | Break::TearBack) => Err(broken()),
            Some(Break::Lose) => Ok(Vec::new()),
            Some(Break::TearInSilence) => {
                let all = self.memory.range(room, from, to).await?;
                Ok(all.into_iter().map(|(key, value)| (key, cut(value))).collect())
            }
            Some(Break::Double) | None => self.memory.range(room, from, to).await,
        }
    }

    async fn keys(&self, room: Room) -> Result<Vec<String>, BackendError> {
        step().await;
        match self.turn() {
            Some(Break::Fail | Break::FailAfter | Break::Full | Break::Tear | Break::TearBack) => Err(broken()),
            Some(Break::Lose) => Ok(Vec::new()),
            Some(Break::TearInSilence) => {
                let all = self.memory.keys(room).await?;
                Ok(all[..all.len() / 2].to_vec())
            }
            Some(Break::Double) | None => self.memory.keys(room).await,
        }
    }

    async fn commit(&self, batch: &Batch) -> Result<(), BackendError> {
        step().await;
        match self.turn() {
            Some(Break::Fail) => Err(broken()),
            Some(Break::Full) => Err(BackendError::Full),
            Some(Break::FailAfter) => self.memory.commit(batch).await.and(Err(broken())),
            Some(Break::Double) => {
                let _ = self.memory.commit(batch).await;
                self.memory.commit(batch).await
            }
            Some(Break::Tear | Break::TearBack) => {
                self.tear(batch, self.fault.get().is_some_and(|(_, fault)| fault == Break::TearBack));
                Err(broken())
            }
            Some(Break::TearInSilence) => {
                self.tear(batch, false);
                Ok(())
            }
            Some(Break::Lose) => Ok(()),
            None => self.memory.commit(batch).await,
        }
    }

    async fn pause(&self) {}
}

/// A witness in memory.
#[derive(Clone, Default)]
pub struct Notebook(Rc<RefCell<Option<Testimony>>>);

impl Witness for Notebook {
    fn read(&self) -> Option<Testimony> {
        *self.0.borrow()
    }
    fn write(&self, testimony: &Testimony) {
        *self.0.borrow_mut() = Some(*testimony);
    }
    fn clear(&self) {
        *self.0.borrow_mut() = None;
    }
}

impl Notebook {
    /// Another one that says the same.
    pub fn copy(&self) -> Self {
        Self(Rc::new(RefCell::new(self.read())))
    }
}

/// Lets the scheduler decide who goes next: pending once.
async fn step() {
    let mut waited = false;
    std::future::poll_fn(|_| if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

/// Runs a future to its end.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

/// Runs two futures, one call each at a time: bit n of `order` says whose turn the n-th is.
pub fn interleave<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>, order: u64) -> (A, B) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut done_a, mut done_b) = (None, None);
    let mut turn = 0;
    loop {
        let first = order >> (turn % 64) & 1 == 0;
        turn += 1;
        if done_a.is_none() && (first || done_b.is_some()) {
            done_a = poll(a.as_mut());
        } else if done_b.is_none() {
            done_b = poll(b.as_mut());
        }
        if done_a.is_some() && done_b.is_some() {
            return done_a.zip(done_b).unwrap();
        }
    }
}

fn poll<T>(future: Pin<&mut impl Future<Output = T>>) -> Option<T> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

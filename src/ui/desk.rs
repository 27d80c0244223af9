//! The page's end of the worker: asks, hears progress, and can stop it. Bytes travel as transferred buffers.
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use crate::job::wire::{pack, unpack};
use crate::job::{Answer, Parcel, Progress, Request};

/// Why the worker did not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskError {
    /// A person stopped it, or it was stopped for newer work.
    Stopped,
    /// It could not be started, or it broke. What the browser said.
    Broken(String),
}

type Waiting = (oneshot::Sender<Result<Parcel<Answer>, DeskError>>, Box<dyn Fn(Progress)>);

#[derive(Default)]
struct Desk {
    worker: Option<Worker>,
    waiting: BTreeMap<u32, Waiting>,
    last: u32,
}

thread_local! {
    static DESK: Rc<RefCell<Desk>> = Rc::default();
}

/// Asks the worker; it keeps what earlier requests gave it until [`stop`].
pub async fn ask(parcel: Parcel<Request>, progress: impl Fn(Progress) + 'static) -> Result<Parcel<Answer>, DeskError> {
    let (answer, heard) = oneshot::channel();
    let worker = worker()?;
    let number = DESK.with(|desk| {
        let mut desk = desk.borrow_mut();
        desk.last += 1;
        let number = desk.last;
        desk.waiting.insert(number, (answer, Box::new(progress)));
        number
    });
    let (message, transfer) = pack(number, &parcel);
    worker.post_message_with_transfer(&message, &transfer).map_err(broken)?;
    heard.await.unwrap_or(Err(DeskError::Stopped))
}

/// Begins work that waits for the worker or the disk, from an event handler.
pub fn begin(work: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(work);
}

/// Stops the worker at once, whatever it does. What it kept is gone; the next request starts a new one.
pub fn stop() {
    give_up(DeskError::Stopped);
}

fn give_up(error: DeskError) {
    let waiting = DESK.with(|desk| {
        let mut desk = desk.borrow_mut();
        if let Some(worker) = desk.worker.take() {
            worker.terminate();
        }
        std::mem::take(&mut desk.waiting)
    });
    for (answer, _) in waiting.into_values() {
        let _ = answer.send(Err(error.clone()));
    }
}

fn broken(error: JsValue) -> DeskError {
    DeskError::Broken(format!("{error:?}"))
}

fn worker() -> Result<Worker, DeskError> {
    if let Some(worker) = DESK.with(|desk| desk.borrow().worker.clone()) {
        return Ok(worker);
    }
    let meta = document().query_selector("meta[name='bina-worker']").ok().flatten();
    let url = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    let worker = Worker::new(&url).map_err(broken)?;
    let hear = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    worker.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    let fail = Closure::<dyn Fn(ErrorEvent)>::new(|event: ErrorEvent| give_up(DeskError::Broken(event.message())));
    worker.set_onerror(Some(fail.into_js_value().unchecked_ref()));
    DESK.with(|desk| desk.borrow_mut().worker = Some(worker.clone()));
    Ok(worker)
}

fn hear(message: &JsValue) {
    let Some((number, bytes)) = unpack(message) else { return };
    match Parcel::<Answer>::open(bytes) {
        Ok(Parcel { head: Answer::Progress(progress), .. }) => DESK.with(|desk| {
            if let Some((_, tell)) = desk.borrow().waiting.get(&number) {
                tell(progress);
            }
        }),
        Ok(answer) => {
            let waiting = DESK.with(|desk| desk.borrow_mut().waiting.remove(&number));
            if let Some((sender, _)) = waiting {
                let _ = sender.send(Ok(answer));
            }
        }
        Err(error) => give_up(DeskError::Broken(error.to_string())),
    }
}

//! The store in a browser: real IndexedDB, localStorage, Web Locks and channels, in Chromium.
#![cfg(target_arch = "wasm32")]
use std::{cell::Cell, rc::Rc};

use bina_karier::{
    domain::*,
    store::{
        browser::{Browser, Hold, Keeping, LocalWitness, hold, protections, snapshot, space},
        *,
    },
};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "
export function wait(ms) { return new Promise(done => setTimeout(done, ms)); }
export function panicked(is) { globalThis.__binaPanicked = is; }
export function no_room(is) {
    const proto = IDBObjectStore.prototype;
    proto.kept_add ??= proto.add;
    proto.add = is ? () => { throw new DOMException('full', 'QuotaExceededError'); } : proto.kept_add;
}
export function abort_on_commit(is) {
    const proto = IDBTransaction.prototype;
    proto.kept_commit ??= proto.commit;
    proto.commit = is ? function () { this.abort(); } : proto.kept_commit;
}
export function no_locks(is) {
    Object.defineProperty(navigator, 'locks', { value: is ? undefined : Navigator.prototype.__lookupGetter__('locks').call(navigator), configurable: true });
}
export function no_database(is) {
    const open = IDBFactory.prototype.kept_open ??= IDBFactory.prototype.open;
    IDBFactory.prototype.open = is ? () => { throw new DOMException('blocked', 'SecurityError'); } : open;
}
")]
extern "C" {
    fn wait(ms: u32) -> js_sys::Promise;
    fn panicked(is: bool);
    fn no_room(is: bool);
    fn abort_on_commit(is: bool);
    fn no_locks(is: bool);
    fn no_database(is: bool);
}

async fn sleep(ms: u32) {
    wasm_bindgen_futures::JsFuture::from(wait(ms)).await.unwrap();
}

/// A name that no other test uses.
fn name(of: &str) -> String {
    format!("bina-karier:/:{of}-{}", js_sys::Date::now())
}

fn now() -> Time {
    Time::from_millis(js_sys::Date::now() as i64)
}

fn act(op: Op) -> Act {
    Act { time: now(), author: None, author_name: "Siti".into(), op, subject: String::new() }
}

fn competency(bits: u128, name: &str) -> Competency {
    Competency {
        id: Id::from_bits(bits),
        code: String::new(),
        name: name.into(),
        kind: CompetencyKind::Technical,
        changed: Changed::default(),
    }
}

fn naming(data: &Dataset, bits: u128, name: &str) -> Diff {
    let before = data.competencies.get(Id::from_bits(bits)).cloned();
    Diff { competencies: vec![Change { before, after: Some(competency(bits, name)) }], ..Diff::default() }
}

async fn edit(store: &mut Store<Browser>, bits: u128, name: &str) -> Result<u64, WriteError> {
    store.run(act(Op::EditCompetency), |data| Ok(naming(data, bits, name))).await.map(|header| header.sequence)
}

fn many(rows: u128) -> Dataset {
    let rows = (1..=rows).map(|bits| competency(bits, "impor")).collect();
    Dataset { competencies: Table::from_rows(rows).unwrap(), ..Dataset::default() }
}

async fn opened(name: &str, seed: u64) -> Store<Browser> {
    let (opened, keeping) = browser::open(name, seed).await.unwrap();
    assert_eq!(keeping, Keeping::Disk);
    opened.into_store()
}

fn rows(store: &Store<Browser>) -> Vec<Competency> {
    store.data().competencies.iter().cloned().collect()
}

#[wasm_bindgen_test]
async fn what_was_written_is_there_after_opening_again() {
    let name = name("round");
    let (first, _) = browser::open(&name, 1).await.unwrap();
    assert!(matches!(first, Opened::Fresh(_)));
    let mut store = first.into_store();
    store.append_swap(act(Op::ImportArchive), many(9000)).await.unwrap();
    edit(&mut store, 5, "lima").await.unwrap();
    let taken = snapshot(&mut store, now()).await.unwrap();
    assert_eq!((taken.generation, taken.chunks), (1, 1));
    edit(&mut store, 6, "enam").await.unwrap();
    let kept = rows(&store);
    drop(store);
    let (again, _) = browser::open(&name, 2).await.unwrap();
    let Opened::Whole(mut again, report) = again else { panic!("not whole") };
    assert_eq!((report.generation, report.replayed, report.damaged.len()), (1, 1, 0));
    assert!(rows(&again) == kept);
    let stamp = Stamp { now: now(), author: None, ids: IdSource::new(3) };
    again.undo(act(Op::Undo(2)), &stamp, 2).await.unwrap();
    assert_eq!(again.data().competencies.get(Id::from_bits(5)).unwrap().name, "impor");
    assert_eq!(again.history(1..=9).await.unwrap().headers.len(), 4);
}

#[wasm_bindgen_test]
async fn object_stores_are_those_of_the_constant() {
    let browser = Browser::open(&name("stores")).await.unwrap();
    let mut expected = OBJECT_STORES.map(String::from).to_vec();
    expected.sort();
    assert_eq!(browser.object_stores(), expected);
}

#[wasm_bindgen_test]
async fn of_two_tabs_the_slower_is_told_and_both_edits_are_kept() {
    let name = name("two");
    let (mut one, mut two) = (opened(&name, 1).await, opened(&name, 2).await);
    edit(&mut one, 1, "dari satu").await.unwrap();
    let late = two.append(act(Op::EditCompetency), naming(two.data(), 1, "dari dua")).await;
    assert_eq!(late, Err(WriteError::Behind));
    assert_eq!(edit(&mut two, 2, "dari dua").await, Ok(2));
    one.catch_up().await.unwrap();
    assert!(rows(&one) == rows(&two));
    assert_eq!(rows(&one).len(), 2);
}

#[wasm_bindgen_test]
async fn a_transaction_happens_whole_or_not_at_all() {
    let browser = Browser::open(&name("whole")).await.unwrap();
    let add = |room, key: &str, value: &[u8]| Add { place: Place::new(room, key), value: value.to_vec() };
    let guard = |value: Option<&[u8]>| Some((Place::new(Room::Head, "h"), value.map(<[u8]>::to_vec)));
    let first = Batch { guard: guard(None), puts: vec![add(Room::Head, "h", b"1")], ..Batch::default() };
    browser.commit(&first).await.unwrap();
    assert_eq!(browser.commit(&first).await, Err(BackendError::Conflict));
    let taken = Batch { adds: vec![add(Room::Chunk, "new", b"x"), add(Room::Head, "h", b"2")], ..Batch::default() };
    assert_eq!(browser.commit(&taken).await, Err(BackendError::Taken));
    let place = Place::new(Room::Chunk, "nowhere");
    let missing = Batch {
        guard: guard(Some(b"1")),
        require: vec![Place::new(Room::Head, "h"), place.clone()],
        puts: vec![add(Room::Head, "h", b"3")],
        ..Batch::default()
    };
    assert_eq!(browser.commit(&missing).await, Err(BackendError::Missing(vec![place])));
    let all = raw(&browser).await.unwrap();
    assert_eq!(all, [add(Room::Head, "h", b"1")]);
    let keys: Vec<String> = (0..5).map(|n| format!("k{n}")).collect();
    let adds = keys.iter().map(|key| add(Room::Chunk, key, key.as_bytes())).collect();
    browser.commit(&Batch { adds, ..Batch::default() }).await.unwrap();
    let range = browser.range(Room::Chunk, "k1", "k3").await.unwrap();
    assert_eq!(range, [("k1".into(), b"k1".to_vec()), ("k2".into(), b"k2".to_vec())]);
    let mut seen = Vec::new();
    let asked = ["k4".to_string(), "none".into(), "k0".into()];
    browser.each(Room::Chunk, &asked, &mut |at, value| seen.push((at, value))).await.unwrap();
    assert_eq!(seen, [(0, Some(b"k4".to_vec())), (1, None), (2, Some(b"k0".to_vec()))]);
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_and_changes_nothing() {
    let name = name("full");
    let mut store = opened(&name, 1).await;
    edit(&mut store, 1, "satu").await.unwrap();
    no_room(true);
    let full = edit(&mut store, 2, "dua").await;
    let full_import = store.append_swap(act(Op::ImportArchive), many(5000)).await.map(|_| ());
    no_room(false);
    assert_eq!((full, full_import), (Err(WriteError::Full), Err(WriteError::Full)));
    assert_eq!(rows(&store).len(), 1);
    abort_on_commit(true);
    let aborted = edit(&mut store, 2, "dua").await;
    abort_on_commit(false);
    assert_eq!(aborted, Err(WriteError::Full), "found only when it was committed");
    assert_eq!(edit(&mut store, 3, "tiga").await, Ok(2));
    assert!(rows(&opened(&name, 2).await) == rows(&store));
}

#[wasm_bindgen_test]
async fn after_a_panic_nothing_is_written() {
    let name = name("panic");
    let mut store = opened(&name, 1).await;
    edit(&mut store, 1, "satu").await.unwrap();
    panicked(true);
    let refused = edit(&mut store, 2, "dua").await;
    let device = store.backend().device_put("x", &JsValue::TRUE).await;
    panicked(false);
    assert_eq!(refused, Err(WriteError::Halted(Halt::Panicked)));
    assert_eq!(device, Err(BackendError::Panicked));
    assert_eq!(edit(&mut store, 2, "dua").await, Err(WriteError::Halted(Halt::Panicked)));
    assert_eq!(opened(&name, 2).await.sequence(), 1);
}

#[wasm_bindgen_test]
async fn one_tab_at_a_time_holds_the_lock() {
    let lock = name("lock");
    let Hold::Held(held) = hold(&lock).await else { panic!("not held") };
    assert!(matches!(hold(&lock).await, Hold::Busy));
    drop(held);
    sleep(20).await;
    assert!(matches!(hold(&lock).await, Hold::Held(_)));
}

#[wasm_bindgen_test]
async fn without_locks_a_generation_is_one_transaction() {
    let name = name("plain");
    let mut store = opened(&name, 1).await;
    edit(&mut store, 1, "satu").await.unwrap();
    no_locks(true);
    let (offered, taken) = (protections(), snapshot(&mut store, now()).await);
    no_locks(false);
    assert!(!offered.locks && protections().locks);
    assert_eq!(taken.unwrap().chunks, 1);
    assert!(rows(&opened(&name, 2).await) == rows(&store));
}

#[wasm_bindgen_test]
async fn a_busy_lock_puts_a_generation_off() {
    let name = name("busy");
    let mut store = opened(&name, 1).await;
    edit(&mut store, 1, "satu").await.unwrap();
    let Hold::Held(held) = hold(&format!("{name}:lock")).await else { panic!("not held") };
    assert_eq!(snapshot(&mut store, now()).await, Err(SnapshotError::Busy));
    drop(held);
    sleep(20).await;
    assert!(snapshot(&mut store, now()).await.is_ok());
}

#[wasm_bindgen_test]
async fn other_tabs_hear_that_something_was_written() {
    let name = name("news");
    let (mut one, two) = (opened(&name, 1).await, opened(&name, 2).await);
    let heard = Rc::new(Cell::new(0));
    let counting = heard.clone();
    two.backend().on_news(move || counting.set(counting.get() + 1));
    edit(&mut one, 1, "satu").await.unwrap();
    sleep(100).await;
    assert_eq!(heard.get(), 1);
}

#[wasm_bindgen_test]
async fn a_database_that_was_emptied_is_no_first_run_until_it_is_forgotten() {
    let name = name("emptied");
    let mut store = opened(&name, 1).await;
    edit(&mut store, 1, "satu").await.unwrap();
    let browser = store.backend().clone();
    wipe(&browser, &NoWitness).await.unwrap();
    assert_eq!(store.catch_up().await, Err(WriteError::Halted(Halt::Gone)));
    let Err(OpenError::Emptied(said)) = browser::open(&name, 2).await.map(|_| ()) else { panic!("not noticed") };
    assert_eq!((said.sequence, said.rows), (1, 1));
    browser::forget(&name).await.unwrap();
    assert!(LocalWitness::of(&name).read().is_none());
    assert!(matches!(browser::open(&name, 3).await.unwrap().0, Opened::Fresh(_)));
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_is_a_session_and_says_so_unless_there_were_data() {
    let name = name("denied");
    no_database(true);
    let session = browser::open(&name, 1).await;
    no_database(false);
    let (fresh, keeping) = session.unwrap();
    assert!(matches!(keeping, Keeping::SessionOnly(BackendError::Denied(_))));
    let mut store = fresh.into_store();
    edit(&mut store, 1, "satu").await.unwrap();
    assert!(snapshot(&mut store, now()).await.is_ok());
    assert!(!store.backend().keeps());
    LocalWitness::of(&name).write(&Testimony { database: 0, sequence: 4, rows: 2 });
    no_database(true);
    let refused = browser::open(&name, 1).await.map(|_| ());
    no_database(false);
    assert!(matches!(refused, Err(OpenError::Backend(BackendError::Denied(_)))));
}

#[wasm_bindgen_test]
async fn values_of_this_browser_are_kept_as_they_are() {
    let name = name("device");
    let browser = Browser::open(&name).await.unwrap();
    assert_eq!(browser.device_get("who").await.unwrap(), None);
    let value = js_sys::Array::of2(&"Siti".into(), &1.into());
    browser.device_put("who", &value).await.unwrap();
    let again = Browser::open(&name).await.unwrap();
    let kept = again.device_get("who").await.unwrap().unwrap();
    assert_eq!(kept.unchecked_into::<js_sys::Array>().get(0), JsValue::from("Siti"));
    browser.device_delete("who").await.unwrap();
    assert_eq!(again.device_get("who").await.unwrap(), None);
    assert!(raw(&browser).await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn the_browser_tells_its_room_and_protections() {
    let offered = space().await.unwrap();
    assert!(offered.quota > offered.used);
    let here = protections();
    assert!(here.secure && here.locks && here.channel && here.persist);
}

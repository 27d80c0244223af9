//! Small operations of an office, and comparing whole datasets.
use bina_karier::{
    archive::binary::encode_rows,
    domain::*,
    store::{Act, Backend, Opened, Report, Store},
};

use super::disk::{Disk, Notebook, block_on};
use std::rc::Rc;

pub type Office = Store<Rc<Disk>>;

/// A moment, in seconds after a fixed one.
pub fn at(seconds: i64) -> Time {
    Time::from_millis(1_764_000_000_000 + seconds * 1000)
}

pub fn act(op: Op) -> Act {
    Act { time: at(0), author: None, author_name: "Siti".into(), op, subject: "uji".into() }
}

/// Marks rows as they are marked from the first, so that an undone row is the old one.
pub fn stamp() -> Stamp {
    Stamp { now: Time::default(), author: None, ids: IdSource::new(1) }
}

pub fn competency(bits: u128, name: &str) -> Competency {
    Competency {
        id: Id::from_bits(bits),
        code: String::new(),
        name: name.into(),
        kind: CompetencyKind::Technical,
        changed: Changed::default(),
    }
}

/// The diff that gives a competency this name, or takes it away.
pub fn naming(data: &Dataset, bits: u128, name: Option<&str>) -> Diff {
    let before = data.competencies.get(Id::from_bits(bits)).cloned();
    let after = name.map(|name| competency(bits, name));
    if before == after {
        return Diff::default();
    }
    Diff { competencies: vec![Change { before, after }], ..Diff::default() }
}

/// Data with so many competencies, of another body of data.
pub fn imported(rows: u128, name: &str) -> Dataset {
    let rows = (1..=rows).map(|bits| competency(bits, name)).collect();
    Dataset {
        origin: Origin { database: Some(Id::from_bits(rows_id(name))), sample: false },
        competencies: Table::from_rows(rows).unwrap(),
        ..Dataset::default()
    }
}

fn rows_id(name: &str) -> u128 {
    name.bytes().fold(1, |sum, byte| sum * 31 + u128::from(byte))
}

/// Names one competency, planning again where another was faster.
pub async fn name(office: &mut Office, bits: u128, to: &str) -> Result<u64, bina_karier::store::WriteError> {
    let done = office.run(act(Op::EditCompetency), |data| Ok(naming(data, bits, Some(to)))).await;
    done.map(|header| header.sequence)
}

/// All rows of all kinds as bytes, and the origin.
pub fn print(data: &Dataset) -> (Vec<Vec<u8>>, Origin) {
    struct Rows(Vec<Vec<u8>>);
    impl Visit for Rows {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let rows: Vec<T> = table.iter().cloned().collect();
            self.0.push(encode_rows(&rows).unwrap());
        }
    }
    let mut rows = Rows(Vec::new());
    data.visit(&mut rows);
    (rows.0, data.origin)
}

pub fn open(disk: &Rc<Disk>, notebook: &Notebook, seed: u64) -> Opened<Rc<Disk>> {
    block_on(Store::open(disk.clone(), notebook.clone(), seed)).unwrap()
}

/// Opens what must be whole.
pub fn open_whole(disk: &Rc<Disk>, notebook: &Notebook, seed: u64) -> Office {
    match open(disk, notebook, seed) {
        Opened::Damaged(_, report) => panic!("damaged: {report:?}"),
        other => other.into_store(),
    }
}

/// What opening finds, as a report; a fresh one is empty.
pub fn report_of<B: Backend>(opened: &Opened<B>) -> Report {
    match opened {
        Opened::Fresh(_) => Report::default(),
        Opened::Whole(_, report) | Opened::Damaged(_, report) => report.clone(),
    }
}

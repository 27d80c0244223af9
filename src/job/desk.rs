//! The worker's desk: what it keeps between requests, and how it answers each.
use super::{Answer, NotPlanned, Packed, Packer, Parcel, Progress, Request, Tabling, Unpacker, merging::Merging};
use crate::archive::json;
use crate::archive::sample::{Shape, generate};
use crate::archive::sheet::{template, write_xlsx};
use crate::domain::Dataset;
use crate::words::lang::Lang;

/// What the worker keeps.
#[derive(Default)]
pub struct Desk {
    data: Dataset,
    merging: Option<Merging>,
    tabling: Option<Tabling>,
}

impl Desk {
    /// Answers one request. `tell` hears how far it is.
    pub fn answer(&mut self, parcel: Parcel<Request>, tell: &mut dyn FnMut(Progress)) -> Parcel<Answer> {
        let Parcel { head, blobs } = parcel;
        match head {
            Request::Take(packed) => match Unpacker::new(packed, blobs, Dataset::default()).finish() {
                Ok(data) => {
                    *self = Self { data, ..Self::default() };
                    Parcel::of(Answer::Taken)
                }
                Err(_) => Parcel::of(Answer::OutOfStep),
            },
            Request::Sample { today } => match generate(Shape::usual(today)) {
                Ok(sample) => send(&sample, &Dataset::default(), tell),
                Err(_) => Parcel::of(Answer::OutOfStep),
            },
            Request::WriteArchive { sequence } => match json::write(&self.data, sequence) {
                Ok(bytes) => Parcel { head: Answer::File, blobs: vec![bytes] },
                Err(_) => Parcel::of(Answer::OutOfStep),
            },
            Request::ReadArchive { lang, today } => {
                let bytes = blobs.first().map(Vec::as_slice).unwrap_or_default();
                match Merging::read(bytes, &self.data, today, lang, tell) {
                    Ok((merging, summary)) => {
                        self.merging = Some(merging);
                        Parcel::of(Answer::MergePlan(summary))
                    }
                    Err(why) => Parcel::of(Answer::Refused(why.say(lang))),
                }
            }
            Request::MergeRows { lang, kind, outcome, first, most } => match &self.merging {
                Some(merging) => {
                    Parcel::of(Answer::MergeRows(merging.rows(&self.data, lang, (kind, outcome), first, most)))
                }
                None => Parcel::of(Answer::OutOfStep),
            },
            Request::Merge(choices) => match &self.merging {
                Some(merging) => match merging.apply(&self.data, &choices) {
                    Some(merged) => send(&merged, &self.data, tell),
                    None => Parcel::of(Answer::OutOfStep),
                },
                None => Parcel::of(Answer::OutOfStep),
            },
            Request::CheckMerge { lang, choices } => match &self.merging {
                Some(merging) => Parcel::of(Answer::MergeTrouble(merging.trouble(&self.data, &choices, lang))),
                None => Parcel::of(Answer::OutOfStep),
            },
            Request::ReadTable(request) => {
                let read = Tabling::read(blobs.first().map(Vec::as_slice).unwrap_or_default(), &request);
                or_refused(request.lang, read, |(tabling, told)| {
                    self.tabling = Some(tabling);
                    Parcel::of(Answer::Table(told))
                })
            }
            Request::Template { kind, lang, today } => {
                let file = template(kind, lang, today).map_err(NotPlanned::from);
                or_refused(lang, file, |file| Parcel { head: Answer::File, blobs: vec![file] })
            }
            Request::Workbook(book) => match write_xlsx(&book) {
                Ok(file) => Parcel { head: Answer::File, blobs: vec![file] },
                Err(_) => Parcel::of(Answer::OutOfStep),
            },
            on_table => match &mut self.tabling {
                Some(tabling) => answer_table(tabling, &self.data, on_table, tell),
                None => Parcel::of(Answer::OutOfStep),
            },
        }
    }
}

fn answer_table(
    tabling: &mut Tabling,
    data: &Dataset,
    request: Request,
    tell: &mut dyn FnMut(Progress),
) -> Parcel<Answer> {
    match request {
        Request::PlanTable(request) => Parcel::of(Answer::TablePlan(tabling.plan(data, &request))),
        Request::TableRows { lang, state, first, most } => {
            Parcel::of(Answer::TableRows(tabling.rows(lang, state, first, most)))
        }
        Request::ImportTable { lang } => or_refused(lang, tabling.apply(data), |after| send(&after, data, tell)),
        Request::Learn => Parcel::of(Answer::Learnt(tabling.learnt())),
        Request::FailedRows { lang } => {
            or_refused(lang, tabling.failed(lang), |file| Parcel { head: Answer::File, blobs: vec![file] })
        }
        _ => Parcel::of(Answer::OutOfStep),
    }
}

fn or_refused<T>(lang: Lang, result: Result<T, NotPlanned>, then: impl FnOnce(T) -> Parcel<Answer>) -> Parcel<Answer> {
    match result {
        Ok(done) => then(done),
        Err(why) => Parcel::of(Answer::Refused(why.say(lang))),
    }
}

/// A dataset as an answer; what is as in `base` is not sent.
fn send(data: &Dataset, base: &Dataset, tell: &mut dyn FnMut(Progress)) -> Parcel<Answer> {
    let packer = Packer::new(data.clone(), base);
    let (packed, of): (Packed, _) = (packer.packed(), packer.total());
    let mut blobs = Vec::with_capacity(of);
    for (at, blob) in packer.enumerate() {
        let Ok(blob) = blob else { return Parcel::of(Answer::OutOfStep) };
        blobs.push(blob);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        tell(Progress { done: count(at + 1), of: count(of) });
    }
    Parcel { head: Answer::Tables(packed), blobs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::import::RowState;
    use crate::archive::merge::{Choices, Outcome};
    use crate::archive::sheet::ImportKind;
    use crate::domain::{Author, Change, Changed, Day, Id, Table};
    use crate::job::{TableMode, TablePlanRequest, TableRequest};

    fn author(bits: u128, name: &str) -> Author {
        Author { id: Id::from_bits(bits), name: name.into(), changed: Changed::default() }
    }

    #[test]
    fn a_dataset_goes_to_the_worker_and_back_and_only_the_edited_chunk_travels() {
        let authors = Table::from_rows((1..=10_000).map(|bits| author(bits, "a")).collect()).unwrap();
        let data = Dataset { authors, ..Dataset::default() };
        let packer = Packer::new(data.clone(), &Dataset::default());
        let (head, blobs) = (Request::Take(packer.packed()), packer.map(Result::unwrap).collect());
        let mut desk = Desk::default();
        assert_eq!(desk.answer(Parcel { head, blobs }, &mut |_| ()).head, Answer::Taken);
        assert!(desk.data.authors.iter().eq(data.authors.iter()));

        let mut edited = data.clone();
        edited.authors.apply(&[Change { before: Some(author(5000, "a")), after: Some(author(5000, "b")) }]);
        let sent = send(&edited, &data, &mut |_| ());
        assert_eq!(sent.blobs.len(), 1);
        let Answer::Tables(packed) = sent.head else { panic!("tables") };
        let back = Unpacker::new(packed, sent.blobs, data.clone()).finish().unwrap();
        assert!(back.authors.iter().eq(edited.authors.iter()));
        assert_eq!(back.units, data.units);
    }

    #[test]
    fn an_archive_read_in_an_empty_place_is_loaded_as_it_is() {
        let sample = generate(Shape { people: 60, years: 2, seed: 3, today: Day::new(2026, 11, 24).unwrap() }).unwrap();
        let file = json::write(&sample, 9).unwrap();
        let mut desk = Desk::default();
        let (lang, today) = (Lang::Id, Day::new(2026, 11, 24).unwrap());
        let read = Parcel { head: Request::ReadArchive { lang, today }, blobs: vec![file.clone()] };
        let Answer::MergePlan(plan) = desk.answer(read, &mut |_| ()).head else { panic!("a plan") };
        assert!(plan.load && plan.sequence == 9);
        assert_eq!(plan.count(Outcome::New) as usize, sample.rows());
        let merged = desk.answer(Parcel::of(Request::Merge(Choices::default())), &mut |_| ());
        let Answer::Tables(packed) = merged.head else { panic!("tables") };
        let loaded = Unpacker::new(packed, merged.blobs, Dataset::default()).finish().unwrap();
        assert_eq!(json::write(&loaded, 9).unwrap(), file);
    }

    #[test]
    fn a_table_is_read_planned_and_imported_and_its_bad_row_comes_back() {
        let file = "NIP;Nama;Status;Unit Kerja\n198501012010011001;Siti Aminah;PNS;Dinas Kesehatan\n12345;Budi;PNS;Dinas Kesehatan\n";
        let (lang, today) = (Lang::Id, Day::new(2026, 11, 24).unwrap());
        let mut desk = Desk::default();
        let request = TableRequest {
            kind: ImportKind::People,
            name: "pegawai.csv".into(),
            windows_1252: false,
            sheet: None,
            header_line: None,
            sources: String::new(),
            lang,
        };
        let read = Parcel { head: Request::ReadTable(request), blobs: vec![file.as_bytes().to_vec()] };
        let Answer::Table(read) = desk.answer(read, &mut |_| ()).head else { panic!("a table") };
        assert_eq!(read.columns.len(), 4);
        let mut request = TablePlanRequest {
            columns: read.columns.iter().map(|column| column.field).collect(),
            mode: TableMode::AddAndUpdate,
            accepted: Vec::new(),
            event: None,
            seed: 1,
            now: crate::domain::Time::from_millis(1_790_000_000_000),
            author: None,
            today,
            lang,
        };
        let planned = desk.answer(Parcel::of(Request::PlanTable(request.clone())), &mut |_| ()).head;
        let Answer::TablePlan(plan) = planned else { panic!("a plan") };
        assert_eq!(plan.counts, [(RowState::Waiting, 1), (RowState::Unreadable, 1)]);
        request.accepted =
            (0..).zip(&plan.references).filter_map(|(at, reference)| Some((at, reference.usual.clone()?))).collect();
        desk.answer(Parcel::of(Request::PlanTable(request)), &mut |_| ());
        let imported = desk.answer(Parcel::of(Request::ImportTable { lang }), &mut |_| ());
        let Answer::Tables(packed) = imported.head else { panic!("tables") };
        let after = Unpacker::new(packed, imported.blobs, Dataset::default()).finish().unwrap();
        assert_eq!((after.people.len(), after.units.len()), (1, 1));
        let failed = desk.answer(Parcel::of(Request::FailedRows { lang }), &mut |_| ());
        assert_eq!((failed.head, failed.blobs.len()), (Answer::File, 1));
    }
}

//! A table at the worker: the sheet and the line of titles that a person chose, and mappings that the browser remembers.
use bina_karier::{
    archive::sheet::{Field, ImportKind},
    domain::{Day, Time},
    job::{Answer, Desk, Parcel, Request, TableMode, TablePlanRequest, TableRead, TableRequest, TableSummary},
    words::lang::Lang,
};

const LANG: Lang = Lang::Id;

fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Sampul").unwrap().write(0, 0, "DAFTAR PEGAWAI").unwrap();
    for (name, person) in [("Dinas", "Ani"), ("Badan", "Budi")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in
            [["Nomor Pokok", "Sebutan", "Kantor"], ["198501012010011001", person, name]].iter().enumerate()
        {
            for (column, text) in line.iter().enumerate() {
                sheet.write(row as u32, column as u16, *text).unwrap();
            }
        }
    }
    book.add_worksheet().set_name("Bantu").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    book.save_to_buffer().unwrap()
}

fn request(sheet: Option<&str>, sources: &str) -> TableRequest {
    TableRequest {
        kind: ImportKind::People,
        name: "pegawai.xlsx".into(),
        windows_1252: false,
        sheet: sheet.map(str::to_owned),
        header_line: None,
        sources: sources.into(),
        lang: LANG,
    }
}

fn read(desk: &mut Desk, request: TableRequest) -> TableRead {
    let parcel = Parcel { head: Request::ReadTable(request), blobs: vec![workbook()] };
    match desk.answer(parcel, &mut |_| ()).head {
        Answer::Table(read) => read,
        other => panic!("{other:?}"),
    }
}

fn plan(desk: &mut Desk, columns: Vec<Option<Field>>) -> TableSummary {
    let request = TablePlanRequest {
        columns,
        mode: TableMode::AddAndUpdate,
        accepted: Vec::new(),
        event: None,
        seed: 1,
        now: Time::from_millis(1_790_000_000_000),
        author: None,
        today: Day::new(2026, 11, 24).unwrap(),
        lang: LANG,
    };
    match desk.answer(Parcel::of(Request::PlanTable(request)), &mut |_| ()).head {
        Answer::TablePlan(summary) => summary,
        other => panic!("{other:?}"),
    }
}

fn learnt(desk: &mut Desk) -> String {
    match desk.answer(Parcel::of(Request::Learn), &mut |_| ()).head {
        Answer::Learnt(text) => text,
        other => panic!("{other:?}"),
    }
}

const CHOSEN: [Option<Field>; 3] = [Some(Field::Nip), Some(Field::Name), Some(Field::Unit)];

fn fields(read: &TableRead) -> Vec<Option<Field>> {
    read.columns.iter().map(|column| column.field).collect()
}

#[test]
fn sheets_are_told_with_the_hidden_ones_and_a_cover_does_not_end_the_import() {
    let mut desk = Desk::default();
    let cover = read(&mut desk, request(None, ""));
    let sheets: Vec<_> = cover.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(sheets, [("Sampul", false), ("Dinas", false), ("Badan", false), ("Bantu", true)]);
    assert_eq!((cover.sheet.as_str(), cover.header_known), ("Sampul", false));
    assert_eq!(plan(&mut desk, fields(&cover)).missing.first(), Some(&Field::Nip));
    let chosen = read(&mut desk, request(Some("Badan"), ""));
    assert_eq!((chosen.sheet.as_str(), chosen.top.len()), ("Badan", 2));
    assert_eq!(chosen.columns[1].first, ["Budi"]);
}

#[test]
fn a_mapping_is_learnt_from_what_was_planned_and_holds_for_the_next_sheet_with_the_same_titles() {
    let mut desk = Desk::default();
    let titles = TableRequest { header_line: Some(1), ..request(Some("Dinas"), "") };
    let first = read(&mut desk, titles);
    assert!(first.header_known && !first.recalled);
    assert_ne!(fields(&first), CHOSEN);
    assert_eq!(plan(&mut desk, CHOSEN.to_vec()).missing, []);
    let kept = learnt(&mut desk);

    let next = read(&mut desk, request(Some("Badan"), &kept));
    assert!(next.recalled && next.header_known);
    assert_eq!((next.header_line, fields(&next)), (1, CHOSEN.to_vec()));
    let guess: Vec<_> = next.columns.iter().map(|column| column.guess).collect();
    assert_eq!(guess, fields(&first), "the guess is still told");
    plan(&mut desk, CHOSEN.to_vec());
    assert_eq!(learnt(&mut desk), kept, "used again, remembered still");
    plan(&mut desk, guess);
    let forgotten = learnt(&mut desk);
    assert!(!read(&mut desk, request(Some("Badan"), &forgotten)).recalled, "{forgotten}");
}

//! The form of the gallery, with every kind of field.
use super::s;
use crate::ui::components::card::Card;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, Problem, SaveNote, SaveState};
use crate::words::format::parse_decimal;
use crate::words::lang::Lang;
use leptos::prelude::*;

#[derive(Clone, Default)]
struct Draft {
    name: String,
    nip: String,
    note: String,
    jp: String,
    day: String,
    unit: String,
    place: String,
    active: bool,
    sex: String,
    rating: String,
}

static NAME: FieldDef = FieldDef::text("name", "Nama lengkap").help("Tanpa gelar; gelar ada isiannya sendiri.");
static NIP: FieldDef = FieldDef::digits("nip", "NIP", 18).help("18 angka, tanpa spasi.");
static JP: FieldDef = FieldDef::number_in("jp", "Jam pelajaran", "JP");
static DAY: FieldDef = FieldDef::date("day", "Tanggal mulai").optional();
static UNIT: FieldDef = FieldDef::select("unit", "Perangkat Daerah");
static PLACE: FieldDef = FieldDef::suggest("place", "Tempat").optional().help("Ketik, atau pilih yang pernah dipakai.");
static NOTE: FieldDef = FieldDef::lines("note", "Catatan").optional();
static ACTIVE: FieldDef = FieldDef::check("active", "Masih aktif");
static SEX: FieldDef = FieldDef::radio("sex", "Jenis kelamin");
static RATING: FieldDef = FieldDef::segments("rating", "Rating Hasil Kerja").help("Usulan: Sesuai Ekspektasi.");

impl Draft {
    fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            problems.push(Problem::new("name", "Harus diisi."));
        }
        if self.nip.len() != 18 {
            problems.push(Problem::new("nip", format!("Harus 18 angka, sekarang {}.", self.nip.len())));
        }
        if parse_decimal(Lang::Id, &self.jp).is_none() {
            problems.push(Problem::new("jp", "Tulis sebagai angka, misalnya 7,5."));
        }
        if self.rating.is_empty() {
            problems.push(Problem::new("rating", "Pilih salah satu."));
        }
        problems
    }
}

fn choices(words: &[(&'static str, &'static str)]) -> Signal<Vec<Choice>> {
    Signal::stored(words.iter().map(|(value, label)| Choice::new(*value, *label)).collect())
}

pub fn view() -> AnyView {
    let draft = RwSignal::new(Draft { nip: "198703122011".to_owned(), active: true, ..Draft::default() });
    let save = RwSignal::new(SaveState::Clean);
    let problems = Signal::derive(move || draft.with(Draft::check));
    let on_save = Callback::new(move |()| save.set(SaveState::Saved));
    let units = choices(&[("a", "Dinas Kesehatan"), ("b", "Dinas Pendidikan"), ("c", "BKPSDM")]);
    let places = choices(&[("Aula BKPSDM", "Aula BKPSDM"), ("Hotel Ratu", "Hotel Ratu")]);
    let sexes = choices(&[("l", "Laki-laki"), ("p", "Perempuan")]);
    let ratings = choices(&[("1", "Di Bawah Ekspektasi"), ("2", "Sesuai Ekspektasi"), ("3", "Di Atas Ekspektasi")]);
    view! {
        <div class="stack">
            <Card>
                <Form name="galeri" problems save on_save>
                    <Field def=&NAME bind=Bind::new(draft, |draft| draft.name.clone(), |draft, value| draft.name = value) />
                    <Field def=&NIP bind=Bind::new(draft, |draft| draft.nip.clone(), |draft, value| draft.nip = value) />
                    <Field def=&UNIT options=units bind=Bind::new(draft, |draft| draft.unit.clone(), |draft, value| draft.unit = value) />
                    <Field def=&RATING options=ratings bind=Bind::new(draft, |draft| draft.rating.clone(), |draft, value| draft.rating = value) />
                    <Field def=&JP bind=Bind::new(draft, |draft| draft.jp.clone(), |draft, value| draft.jp = value) />
                    <Field def=&DAY bind=Bind::new(draft, |draft| draft.day.clone(), |draft, value| draft.day = value) />
                    <Field def=&PLACE options=places bind=Bind::new(draft, |draft| draft.place.clone(), |draft, value| draft.place = value) />
                    <Field def=&SEX options=sexes bind=Bind::new(draft, |draft| draft.sex.clone(), |draft, value| draft.sex = value) />
                    <Field def=&ACTIVE bind=Bind::flag(draft, |draft| draft.active, |draft, yes| draft.active = yes) />
                    <Field def=&NOTE bind=Bind::new(draft, |draft| draft.note.clone(), |draft, value| draft.note = value) />
                </Form>
            </Card>
            {states()}
        </div>
    }
    .into_any()
}

fn states() -> AnyView {
    let all = [
        SaveState::Dirty,
        SaveState::Saving,
        SaveState::Saved,
        SaveState::Failed("ruang penyimpanan penuh".to_owned()),
    ];
    let one = |state: SaveState| view! { <SaveNote state=Signal::stored(state) /> };
    view! { <Card title=s("Keadaan simpan")><div class="row">{all.map(one).collect_view()}</div></Card> }.into_any()
}

//! Small parts of the gallery.
use super::s;
use crate::ui::components::badge::{Badge, Fact, Facts, Tags};
use crate::ui::components::card::{Card, Note, Stat, Stats};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::file_drop::FileDrop;
use crate::ui::components::progress::Progress;
use crate::ui::components::state::{Empty, Failed, Loading};
use crate::ui::components::tone::Tone;
use crate::ui::shell::notices::{self, Notice};
use crate::ui::shell::{UndoRedo, WorkingAs};
use leptos::prelude::*;

pub fn view() -> AnyView {
    view! {
        <div class="stack">
            {numbers()}
            <div class="columns-2">{words()} {bar()}</div>
            <div class="columns-2">
                <Card><Empty title=s("Belum ada pegawai") text=s("Impor daftar pegawai dari Excel, atau mulai dengan data contoh.")>
                    <button type="button" class="button primary">"Impor pegawai"</button>
                    <button type="button" class="button">"Data Contoh"</button>
                </Empty></Card>
                <Card><Failed title=s("Berkas tidak dapat dibaca") text=s("Berkas ini dibuat dengan versi yang lebih baru. Data Anda tidak berubah.") on_retry=Callback::new(|()| {}) /></Card>
            </div>
            <Card title=s("Sedang memuat")><Loading lines=4 /></Card>
            {moving()}
            {asking()}
        </div>
    }
    .into_any()
}

fn numbers() -> AnyView {
    view! {
        <Stats>
            <Stat label=s("Pegawai aktif") value=s("5.200") path=s("/pegawai") note=s("PNS 3.912, PPPK 1.288") />
            <Stat label=s("Mencapai 20 JP") value=s("61,4%") path=s("/pegawai") note=s("Naik 8,2 poin dari 2024") tone=Tone::Good />
            <Stat label=s("Rata-rata JP") value=s("23,6") unit=s("JP") note=s("n = 5.102, 98 belum ada data") />
            <Stat label=s("Belum dinilai") value=s("312") unit=s("pegawai") path=s("/evaluasi-kinerja") note=s("Triwulan II, batas 12 Juli 2025") tone=Tone::Warn />
        </Stats>
    }
    .into_any()
}

fn words() -> AnyView {
    view! {
        <Card title=s("Identitas") note=s("Diperbarui 12 Maret 2025")>
            <div class="stack">
                <Facts>
                    <Fact name=s("NIP")>"19870312 201101 2 003"</Fact>
                    <Fact name=s("Jabatan")>"Perawat Ahli Muda"</Fact>
                    <Fact name=s("Unit Kerja")>"UPTD Puskesmas Muara Bulian"</Fact>
                    <Fact name=s("Golongan")><span class="quiet-text">"Belum ada data"</span></Fact>
                </Facts>
                <div class="row">
                    <Badge text=s("PPPK") />
                    <Badge text=s("Terdaftar") tone=Tone::Accent />
                    <Badge text=s("Sangat Baik") tone=Tone::Good />
                    <Badge text=s("Butuh Perbaikan") tone=Tone::Warn />
                    <Badge text=s("Kurang") tone=Tone::Bad />
                </div>
                <Tags tags=Signal::stored(vec!["Pelayanan publik".to_owned(), "Keselamatan pasien".to_owned(), "Komunikasi".to_owned()]) />
                <Note>"Nilai Analisis bukan nilai resmi. Predikat ditetapkan oleh Pejabat Penilai Kinerja."</Note>
                <Note tone=Tone::Warn>"Cadangan terakhir 41 hari yang lalu. Sejak itu ada 1.204 perubahan."</Note>
            </div>
        </Card>
    }
    .into_any()
}

fn bar() -> AnyView {
    let nothing = Callback::new(|()| {});
    let undo = Signal::stored(Some("Ubah evaluasi Siti Aminah".to_owned()));
    view! {
        <Card title=s("Tombol")>
            <div class="stack">
                <div class="row">
                    <button type="button" class="button primary">"Simpan"</button>
                    <button type="button" class="button">"Batal"</button>
                    <button type="button" class="button plain">"Lihat semua"</button>
                    <button type="button" class="button danger">"Hapus"</button>
                    <button type="button" class="button" disabled=true>"Tidak tersedia"</button>
                </div>
                <div class="row">
                    <UndoRedo undo redo=Signal::stored(None::<String>) on_undo=nothing on_redo=nothing />
                    <WorkingAs name=Signal::stored(Some("Rahmat Hidayat".to_owned())) on_change=nothing />
                    <WorkingAs name=Signal::stored(None::<String>) on_change=nothing />
                </div>
            </div>
        </Card>
    }
    .into_any()
}

fn moving() -> AnyView {
    let files = Callback::new(|files: Vec<web_sys::File>| notices::done(format!("{} berkas", files.len())));
    let paste = Callback::new(|text: String| notices::done(format!("{} huruf", text.len())));
    view! {
        <div class="columns-2">
            <Card title=s("Berkas masuk")>
                <div class="stack">
                    <FileDrop label=s("Seret berkas ke sini") help=s("XLSX atau CSV, paling besar 64 MB") accept=".xlsx,.csv" on_files=files on_paste=paste />
                </div>
            </Card>
            <Card title=s("Sedang berjalan")>
                <div class="stack">
                    <Progress label=s("Membaca baris 3.120 dari 5.200") done=Signal::stored(Some(0.6)) on_cancel=Callback::new(|()| {}) />
                    <Progress label=s("Menyiapkan berkas") done=Signal::stored(None) />
                </div>
            </Card>
        </div>
    }
    .into_any()
}

fn asking() -> AnyView {
    let (plain, grave) = (RwSignal::new(false), RwSignal::new(false));
    let undo = Callback::new(|()| notices::done("Diurungkan"));
    let saved =
        move |_| notices::tell(Notice::new(Tone::Good, "Evaluasi Siti Aminah tersimpan").with_action("Urungkan", undo));
    view! {
        <Card title=s("Pertanyaan dan pemberitahuan")>
            <div class="row">
                <button type="button" class="button" id="open-dialog" on:click=move |_| plain.set(true)>"Buka jendela"</button>
                <button type="button" class="button danger" id="open-confirm" on:click=move |_| grave.set(true)>"Hapus 312 pegawai"</button>
                <button type="button" class="button" id="say-done" on:click=saved>"Tersimpan"</button>
                <button type="button" class="button" id="say-bad" on:click=|_| notices::problem("Tidak tersimpan: ruang penyimpanan penuh. Unduh cadangan lalu kosongkan ruang.")>"Gagal"</button>
                <button type="button" class="button" on:click=|_| notices::tell(Notice::new(Tone::Warn, "Tab lain mengubah data yang sama."))>"Peringatan"</button>
            </div>
            <Dialog open=plain title=s("Anda bekerja sebagai")>
                <p>"Nama ini dicatat di Riwayat Perubahan."</p>
            </Dialog>
            <Confirm open=grave title=s("Hapus 312 pegawai?") action=s("Hapus pegawai") danger=true typed=s("HAPUS") on_confirm=Callback::new(|()| notices::done("Dihapus"))
                text=|| view! { <p>"Evaluasi, riwayat pengembangan kompetensi dan kepesertaan mereka ikut terhapus."</p> } />
        </Card>
    }
    .into_any()
}

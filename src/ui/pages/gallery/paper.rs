//! The sheet of the gallery.
use super::s;
use crate::ui::components::paper::{Letterhead, Paper, PrintButton, Signature, Size};
use crate::ui::shell::Band;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub fn view() -> AnyView {
    let f4 = use_query_map().with_untracked(|query| query.get("size")).is_some_and(|size| size == "f4");
    let head = Letterhead {
        government: "Pemerintah Kabupaten Batanghari".to_owned(),
        agency: "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia".to_owned(),
        address: vec!["Jalan Jenderal Sudirman, Muara Bulian, Jambi 36613".to_owned()],
        logo: None,
    };
    let signature = Signature {
        place_and_date: "Muara Bulian, 12 Maret 2025".to_owned(),
        role: "Kepala BKPSDM,".to_owned(),
        name: "Drs. H. Rahmat Hidayat, M.Si.".to_owned(),
        lines: vec!["Pembina Utama Muda".to_owned(), "NIP 196803121994031004".to_owned()],
    };
    let line = |at: usize| {
        view! {
            <tr>
                <td class="number">{at}</td>
                <td>"Siti Aminah Lestari, S.Kep."</td>
                <td class="digits">"198703122011012003"</td>
                <td>"UPTD Puskesmas Muara Bulian"</td>
                <td class="number">"14,5"</td>
                <td class="number">"5,5"</td>
            </tr>
        }
    };
    view! {
        <div class="stack">
            <div class="row screen-only"><PrintButton /></div>
            <Band text=s("Data Contoh: bukan data sungguhan.") watermark=s("DATA CONTOH") />
            <Paper head=Signal::stored(head) title=s("Daftar Nominatif Pegawai Belum 20 JP") subtitle=s("Dinas Kesehatan, Tahun 2025") signature=Signal::stored(signature) size=Signal::stored(if f4 { Size::F4 } else { Size::A4 })>
                <table class="paper-table">
                    <thead>
                        <tr><th scope="col">"No."</th><th scope="col">"Nama"</th><th scope="col">"NIP"</th><th scope="col">"Unit Kerja"</th><th scope="col">"JP"</th><th scope="col">"Kekurangan"</th></tr>
                    </thead>
                    <tbody>{(1..=70).map(line).collect_view()}</tbody>
                </table>
            </Paper>
        </div>
    }
    .into_any()
}

//! Bina Karier: career development of a regency's civil servants, in one static web page.
//!
//! # Layers
//! `domain` (what is true) → `rules` (what the regulations say) → `analytics` (what follows) → `words` (how it is said)
//! → `archive` (how it is written down) → `publish` (what leaves for others) → `store` (where it is kept) → `job` (what the worker does) → `ui` (what is seen).
//! Each uses only those before it, as `tests/tidy.rs` checks: domain uses nothing, store only domain and archive.
//!
//! # Invariants
//! 1. Nothing is shown as saved that is not on disk.
//! 2. Every change is a [`domain::Diff`], made by a `plan_*` function; undo is a new operation planned on current data.
//! 3. Every write is one journal entry: sequence, time, author, operation, diff.
//! 4. Every stored or exported byte has a version and a checksum. Newer ones are refused by name, never guessed.
//! 5. No row of a foreign file is dropped without being listed, with line, column and reason.
//! 6. Scores are computed, not stored. Missing is missing: never zero; every mean says how many it stands on. A closed period
//!    keeps the sets that it was computed with ([`rules::Sets::of_period`]), so that computing again gives the same.
//! 7. Order is defined everywhere: the same input exports the same bytes.
//! 8. The core takes time, identifiers and randomness as arguments.
//! 9. The core does not panic on any input. After a panic anywhere, nothing more is written.
//! 10. No request leaves the page's own origin.
//!
//! # Choices
//! - A table is sorted by identifier, so its chunks are their own index ([`domain::Table`]).
//! - Rows are written with `postcard` under an explicit version for each kind: it checks every length against what is
//!   left, so bytes that lie make an error and not a panic, and the same derive serves JSON.
//! - Entries of the journal are a chain, and the head knows its end ([`store`]): a write that was lost or made twice, or
//!   another past under the same numbers, is noticed by the next write and by opening.
//! - After a loss nothing is written until a person has decided to go on ([`store::Store::accept_loss`]).
//!
//! # Glossary (code = Indonesian term)
//! `Person` = pegawai · `Unit` = unit kerja, at the top perangkat daerah (OPD) · `Position` = jabatan · `Post` = penempatan ·
//! `Rank` = golongan · `Standing` = kedudukan · `Program` = program pembinaan · `Event` = kegiatan pengembangan ·
//! `Session` = sesi · `Speaker` = narasumber · `Enrolment` = kepesertaan · `Attendance` = kehadiran ·
//! `LearningRecord` = riwayat pengembangan kompetensi · learning hours (`jp`) = JP · `Evaluation` = evaluasi kinerja ·
//! `Rating` = rating · `Predicate` = predikat kinerja · `Rubric` = kriteria penilaian · `RuleSet` = set aturan ·
//! `WorkPlan` = rencana hasil kerja · proposal = usulan · `Op` = operasi, listed in riwayat perubahan · `Scope` = cakupan ·
//! `analysis` = nilai analisis · `Step`, `Line` = asal angka · `Coverage` = rekap capaian JP · `Taking` = one kepesertaan as a
//! column · `CreditOpening` = angka kredit awal · `Account` = angka kredit of a person · `Basis` = what an IP ASN stands on ·
//! `Calculator` = kalkulator, whose fields are `Ask`s.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::dbg_macro
)]
pub mod analytics;
pub mod archive;
pub mod domain;
pub mod job;
pub mod publish;
pub mod rules;
pub mod store;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod words;

rust_i18n::i18n!("locales", fallback = "id");

/// Opening makes a million small allocations: this one is faster at them than the one that comes with Rust, and smaller.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

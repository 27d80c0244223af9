//! `bina check`: whether an archive is sound, and what stands in it.
use std::path::PathBuf;

use bina_karier::{
    archive::json,
    domain::{Dataset, Has, Record, Table, Visit},
};

use crate::Failure;

/// Validate an archive: prints rows by table; problems go to standard error.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  bina check contoh.json\n  bina sample | bina check -")]
pub struct Args {
    /// The archive; `-` for standard input.
    file: PathBuf,
}

/// Bytes of a file, or of standard input for `-`.
pub fn bytes(path: &std::path::Path) -> Result<Vec<u8>, Failure> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map_err(|error| Failure::io(path, &error))?;
        return Ok(bytes);
    }
    std::fs::read(path).map_err(|error| Failure::io(path, &error))
}

/// Reads the archive at `path`.
pub fn archive(path: &std::path::Path) -> Result<json::Archive, Failure> {
    json::read(&bytes(path)?).map_err(|error| Failure::Refused(format!("{}: {error}", path.display())))
}

struct Counts;

impl Visit for Counts {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        if !table.is_empty() {
            println!("{}\t{}", T::KIND.name(), table.len());
        }
    }
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let archive = archive(&args.file)?;
    archive.data.visit(&mut Counts);
    println!("total\t{}", archive.data.rows());
    for note in &archive.notes {
        eprintln!("{note:?}");
    }
    if archive.notes.is_empty() { Ok(()) } else { Err(Failure::Problems) }
}

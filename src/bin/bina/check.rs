//! `bina check`: whether an archive is sound, and what stands in it.
use std::path::PathBuf;

use bina_karier::{
    archive::{check::check, json},
    domain::{Dataset, Day, Has, Record, Table, Visit},
    words::lang::Lang,
};

use crate::Failure;

/// Validate an archive: prints rows by table; problems, and what is merely odd, go to standard error.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  bina check contoh.json\n  bina sample | bina check -")]
pub struct Args {
    /// The archive; `-` for standard input.
    file: PathBuf,
    /// The day against which identifiers are checked, YYYY-MM-DD; without it today.
    #[arg(long, value_parser = crate::sample::day)]
    today: Option<Day>,
    /// Language of the problems.
    #[arg(long, default_value = "id", value_parser = crate::lang)]
    lang: Lang,
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
pub fn archive(path: &std::path::Path, lang: Lang) -> Result<json::Archive, Failure> {
    json::read(&bytes(path)?).map_err(|error| Failure::Refused(format!("{}: {}", path.display(), error.say(lang))))
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
    let archive = archive(&args.file, args.lang)?;
    archive.data.visit(&mut Counts);
    println!("total\t{}", archive.data.rows());
    for note in &archive.notes {
        eprintln!("{}", note.say(args.lang));
    }
    let findings = check(&archive.data, args.today.unwrap_or_else(crate::sample::today));
    for finding in &findings {
        eprintln!("{}", finding.say(args.lang, &archive.data));
    }
    let sound = archive.notes.is_empty() && !findings.iter().any(|finding| finding.is_error());
    if sound { Ok(()) } else { Err(Failure::Problems) }
}

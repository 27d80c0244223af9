//! `bina check`: whether an archive is sound, and what stands in it.
use std::path::PathBuf;

use bina_karier::{
    archive::check::{Finding, check},
    domain::{Dataset, Day, Has, Record, Table, Visit},
    words::lang::Lang,
};

use crate::{Failure, clock, files};

/// Validate an archive: prints rows by table; problems, and what is merely odd, go to standard error.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  bina check a.json
  bina sample | bina check -")]
pub struct Args {
    /// The archive; `-` for standard input.
    file: PathBuf,
    /// The day against which identifiers are checked, YYYY-MM-DD; without it today.
    #[arg(long, value_parser = clock::day)]
    today: Option<Day>,
    /// Language of the problems: id or en.
    #[arg(long, default_value = "id", value_parser = crate::lang)]
    lang: Lang,
}

struct Counts(String);

impl Visit for Counts {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        if !table.is_empty() {
            self.0.push_str(&format!("{}\t{}\n", T::KIND.name(), table.len()));
        }
    }
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let archive = files::archive(&args.file, args.lang)?;
    let mut counts = Counts(String::new());
    archive.data.visit(&mut counts);
    files::write(None, format!("{}total\t{}\n", counts.0, archive.data.rows()).as_bytes())?;
    let findings = check(&archive.data, args.today.unwrap_or_else(clock::today));
    findings.iter().for_each(|finding| eprintln!("{}", finding.say(args.lang, &archive.data)));
    let sound = archive.notes.is_empty() && !findings.iter().any(Finding::is_error);
    if sound { Ok(()) } else { Err(Failure::Problems) }
}

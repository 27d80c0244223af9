//! `bina sample`: an invented regency as an archive.
use std::{
    io::Write,
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use bina_karier::{
    archive::{json, sample},
    domain::{Day, Time},
};

use crate::Failure;

/// Write an archive of invented data (Data Contoh); the same arguments give the same bytes.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  bina sample > contoh.json\n  bina sample --people 5200 --years 5 --seed 1 --today 2025-11-24 --out contoh.json"
)]
pub struct Args {
    /// Number of people.
    #[arg(long, default_value_t = 5200, value_parser = clap::value_parser!(u32).range(1..=sample::MAX_PEOPLE as i64))]
    people: u32,
    /// Years of history; the last is the year of --today.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=sample::MAX_YEARS as i64))]
    years: u32,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day the sample is made, YYYY-MM-DD; without it the day it is, so give it where bytes must be the same tomorrow.
    #[arg(long, value_parser = day)]
    today: Option<Day>,
    /// File to write; without it standard output.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Reads a day from an argument.
pub fn day(text: &str) -> Result<Day, &'static str> {
    Day::parse(text).ok_or("not a date YYYY-MM-DD")
}

/// Today by the clock of this machine, UTC.
#[expect(clippy::disallowed_methods, reason = "a program asks the clock once, and hands the day on")]
pub fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time::from_millis(i64::try_from(since.as_millis()).unwrap_or(0)).day()
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let shape = sample::Shape {
        people: args.people as usize,
        years: args.years as usize,
        seed: args.seed,
        today: args.today.unwrap_or_else(today),
    };
    let data = sample::generate(shape).map_err(|error| Failure::Refused(error.to_string()))?;
    let bytes = json::write(&data, 0).map_err(|error| Failure::Refused(error.to_string()))?;
    write(args.out.as_deref(), &bytes)
}

/// Writes to a file, or to standard output.
pub fn write(to: Option<&std::path::Path>, bytes: &[u8]) -> Result<(), Failure> {
    match to {
        Some(path) => std::fs::write(path, bytes).map_err(|error| Failure::io(path, &error)),
        None => match std::io::stdout().write_all(bytes) {
            // A reader that has seen enough (`| head`) is no failure.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            result => result.map_err(|error| Failure::io(std::path::Path::new("stdout"), &error)),
        },
    }
}

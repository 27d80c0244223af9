//! `bina sample`: an invented regency as an archive.
use std::path::PathBuf;

use bina_karier::{
    archive::{json, sample},
    domain::Day,
};

use crate::{Failure, clock, files};

/// Write an archive of invented data (Data Contoh); the same arguments give the same bytes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  bina sample > a.json
  bina sample --people 5200 --years 5 --seed 1 --today 2025-11-24 --out a.json")]
pub struct Args {
    /// Number of people.
    #[arg(long, default_value_t = 5200, value_parser = clap::value_parser!(u32).range(1..=sample::MAX_PEOPLE as i64))]
    people: u32,
    /// Years of history; the last is the year of --today.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=sample::MAX_YEARS as i64))]
    years: u32,
    /// Another seed gives another regency.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day the sample is made, YYYY-MM-DD; without it today, so give it where bytes must be the same tomorrow.
    #[arg(long, value_parser = clock::day)]
    today: Option<Day>,
    /// File to write; without it standard output.
    #[arg(long)]
    out: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let shape = sample::Shape {
        people: args.people as usize,
        years: args.years as usize,
        seed: args.seed,
        today: args.today.unwrap_or_else(clock::today),
    };
    let data = sample::generate(shape).map_err(|error| Failure::Refused(error.to_string()))?;
    let bytes = json::write(&data, 0).map_err(|error| Failure::Refused(error.to_string()))?;
    files::write(args.out.as_deref(), &bytes)
}

//! The same core on the command line.
mod check;
mod clock;
mod files;
mod import;
mod report;
mod rule;
mod sample;
mod score;

use std::process::ExitCode;

use bina_karier::words::lang::Lang;
use clap::{Parser, Subcommand};

/// Career development of a regency's civil servants, without a browser.
#[derive(Parser)]
#[command(name = "bina", version, after_help = EXIT_CODES)]
struct Bina {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done as far as could be: there are problems, listed on standard error or in --issues
  2  wrong arguments
  3  a file is refused: damaged, newer, too large, or not what it should be
  4  reading or writing failed

Examples:
  bina sample --people 5200 --years 5 --seed 1 > a.json
  bina check a.json
  bina score a.json > scores.json
  bina report a.json --year 2025 > report.json
  bina rule ip-asn pegawai.jsonl > ip.jsonl
  bina import pegawai.xlsx --kind people --into a.json --out b.json --issues i.json";

#[derive(Subcommand)]
enum Command {
    Sample(sample::Args),
    Check(check::Args),
    Score(score::Args),
    Report(report::Args),
    Rule(rule::Args),
    Import(import::Args),
}

/// Why a command did not do its work, or not all of it.
pub enum Failure {
    /// There are problems; they were listed.
    Problems,
    /// A file is refused.
    Refused(String),
    /// Arguments that do not go together.
    Arguments(String),
    /// Reading or writing failed.
    Io(String),
}

impl Failure {
    /// A failed read or write of `path`.
    pub fn io(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::Io(format!("{}: {error}", path.display()))
    }
}

/// Reads a language from an argument.
pub fn lang(code: &str) -> Result<Lang, &'static str> {
    Lang::from_code(code).ok_or("id or en")
}

fn main() -> ExitCode {
    let result = match Bina::parse().command {
        Command::Sample(args) => sample::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Rule(args) => rule::run(&args),
        Command::Import(args) => import::run(&args),
    };
    let (code, message) = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Problems) => return ExitCode::from(1),
        Err(Failure::Arguments(message)) => (2, message),
        Err(Failure::Refused(message)) => (3, message),
        Err(Failure::Io(message)) => (4, message),
    };
    eprintln!("bina: {message}");
    ExitCode::from(code)
}

//! The same core on the command line.
mod check;
mod sample;

use std::process::ExitCode;

use bina_karier::words::lang::Lang;
use clap::{Parser, Subcommand};

/// Program pembinaan karier ASN: contoh, pemeriksaan, skor, laporan dan impor, tanpa peramban.
#[derive(Parser)]
#[command(name = "bina", version, after_help = EXIT_CODES)]
struct Bina {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 the file has problems, listed on stderr; 2 wrong arguments; 3 the file \
                          is refused; 4 reading or writing failed.";

#[derive(Subcommand)]
enum Command {
    Sample(sample::Args),
    Check(check::Args),
}

/// Why a command did not do its work.
pub enum Failure {
    /// The file has problems; they were listed.
    Problems,
    /// The file is refused.
    Refused(String),
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
    };
    let (code, message) = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Problems) => return ExitCode::from(1),
        Err(Failure::Refused(message)) => (3, message),
        Err(Failure::Io(message)) => (4, message),
    };
    eprintln!("bina: {message}");
    ExitCode::from(code)
}

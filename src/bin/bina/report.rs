//! `bina report`: the analytics of one year and scope.
use std::path::PathBuf;

use bina_karier::{
    analytics::{Report, Scope, report},
    domain::{Dataset, Day, Id, Unit},
    words::lang::Lang,
};
use serde::Serialize;

use crate::{Failure, clock, files};

/// Answer the questions of one year: participation, JP, comparison, trend, who is behind, areas, programmes; JSON.
#[derive(clap::Args)]
#[command(after_help = "\
Described by public/schema/report.schema.json.

Examples:
  bina report a.json --year 2025 > report.json
  bina report a.json --year 2025 --unit 02.07 --today 2025-11-24
  bina report a.json --year 2025 --unit 'Dinas Kesehatan' | jq .report.coverage")]
pub struct Args {
    /// The archive; `-` for standard input.
    file: PathBuf,
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..=9999))]
    year: i32,
    /// Code, name or identifier of a unit: it and everything below it; without it everybody.
    #[arg(long)]
    unit: Option<String>,
    /// The day of the report, YYYY-MM-DD; without it today.
    #[arg(long, value_parser = clock::day)]
    today: Option<Day>,
    /// File to write; without it standard output.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Language of errors: id or en.
    #[arg(long, default_value = "id", value_parser = crate::lang)]
    lang: Lang,
}

/// What is written. Described by `public/schema/report.schema.json`.
#[derive(Serialize)]
struct Envelope {
    format: &'static str,
    version: u32,
    report: Report,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let archive = files::archive(&args.file, args.lang)?;
    let unit = args.unit.as_deref().map(|wanted| unit(&archive.data, wanted)).transpose()?;
    let scope = Scope { unit, ..Scope::year(args.year) };
    let report = report(&archive.data, &scope, args.today.unwrap_or_else(clock::today));
    files::write_json(args.out.as_deref(), &Envelope { format: "bina-karier-report", version: 1, report })
}

/// The one unit with that identifier, code or name.
fn unit(data: &Dataset, wanted: &str) -> Result<Id<Unit>, Failure> {
    if let Some(unit) = wanted.parse().ok().and_then(|id| data.units.get(id)) {
        return Ok(unit.id);
    }
    let with = |text: fn(&Unit) -> &str| -> Vec<&Unit> {
        data.units.iter().filter(|unit| text(unit).eq_ignore_ascii_case(wanted)).collect()
    };
    let by_code = with(|unit| &unit.code);
    let found = if by_code.is_empty() { with(|unit| &unit.name) } else { by_code };
    match found.as_slice() {
        [only] => Ok(only.id),
        [] => Err(Failure::Arguments(format!("--unit {wanted}: no such unit"))),
        several => {
            let codes: Vec<&str> = several.iter().map(|unit| unit.code.as_str()).collect();
            Err(Failure::Arguments(format!("--unit {wanted}: several units, say which code: {}", codes.join(", "))))
        }
    }
}

//! `bina score`: ratings, predicate, nilai analisis and their explanation, for every person and period.
use std::path::PathBuf;

use bina_karier::{
    rules::{PersonScores, all_scores},
    words::lang::Lang,
};
use serde::Serialize;

use crate::{Failure, files};

/// Score an archive: every person and period with ratings, predicate, score and explanation, as JSON.
#[derive(clap::Args)]
#[command(after_help = "\
Described by public/schema/score.schema.json.

Examples:
  bina score a.json > scores.json
  bina score a.json | jq '.people[0].evaluations[0].score'")]
pub struct Args {
    /// The archive; `-` for standard input.
    file: PathBuf,
    /// File to write; without it standard output.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Language of errors: id or en.
    #[arg(long, default_value = "id", value_parser = crate::lang)]
    lang: Lang,
}

/// What is written. Described by `public/schema/score.schema.json`.
#[derive(Serialize)]
struct Scores {
    format: &'static str,
    version: u32,
    people: Vec<PersonScores>,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let archive = files::archive(&args.file, args.lang)?;
    let scores = Scores { format: "bina-karier-score", version: 1, people: all_scores(&archive.data) };
    files::write_json(args.out.as_deref(), &scores)
}

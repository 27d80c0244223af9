//! `bina rule`: one rule by hand. One JSON input a line, one JSON result a line.
mod citizens;
mod fields;
mod index;
mod learning;
mod number;
mod performance;

use std::{
    io::{self, BufRead, Write},
    path::PathBuf,
};

use bina_karier::{
    rules::{Exact, Ratio, Sets},
    words::lang::Lang,
};
use clap::ValueEnum;
use serde_json::{Map, Value};

use crate::{Failure, files};
use fields::Wrong;

/// Compute one rule: a JSON input a line in, a JSON result a line out.
#[derive(clap::Args)]
#[command(after_help = "\
Decimals are written as text. A wrong input gives {\"error\":{\"field\":…,\"message\":…}} on its line, and exit code 1 at the
end. Empty lines are skipped. Fields that a rule does not know are refused by name.

Exit codes: 0 done, 1 an input was wrong, 2 wrong arguments, 4 reading or writing failed.

Examples:
  echo '{\"result\":\"above\",\"behaviour\":\"meets\"}' | bina rule predicate
  echo '{\"level\":\"ahli_pertama\",\"predicate\":\"baik\",\"months\":5}' | bina rule credit
  echo '{\"population\":1000}' | bina rule sample-size
  echo '{\"nip\":\"198503122010012001\",\"today\":\"2026-01-31\"}' | bina rule nip --lang en
  bina rule ip-asn pegawai.jsonl > ip.jsonl")]
pub struct Args {
    /// The rule.
    name: Name,
    /// File with the inputs; `-` for standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Language of messages and names: id or en.
    #[arg(long, default_value = "id", value_parser = crate::lang)]
    lang: Lang,
}

/// The rules that can be asked.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Name {
    /// Indeks Profesionalitas ASN.
    IpAsn,
    /// Predikat kinerja of two ratings (PermenPANRB 6/2022).
    Predicate,
    /// Numeric score and predicate of PP 30/2019.
    PredicatePp30,
    /// Predicates of a unit beside the pattern of SE MenPANRB 3/2023.
    Distribution,
    /// Angka kredit of a stretch of a year.
    Credit,
    /// Angka kredit of several stretches, with what is needed.
    CreditTotal,
    /// JP of one activity.
    Jp,
    /// Kotak Talenta.
    NineBox,
    /// Indeks Kepuasan Masyarakat.
    Ikm,
    /// Citizens to ask (Krejcie-Morgan).
    SampleSize,
    /// Normalised gain of two tests (Hake).
    Gain,
    /// What a NIP or NI PPPK says.
    Nip,
}

/// What an answer is made with.
pub struct Context<'a> {
    pub sets: &'a Sets,
    pub lang: Lang,
}

/// An answer, or what is wrong with the input.
pub type Answer = Result<Value, Wrong>;

impl Name {
    fn answer(self, context: &Context<'_>, input: &Map<String, Value>) -> Answer {
        match self {
            Self::IpAsn => index::ip_asn(context, input),
            Self::Predicate => performance::predicate(input),
            Self::PredicatePp30 => performance::pp30(context, input),
            Self::Distribution => performance::distribution(context, input),
            Self::Credit => performance::credit_of(context, input),
            Self::CreditTotal => performance::credit_total(context, input),
            Self::Jp => learning::jp(context, input),
            Self::NineBox => index::nine_box(context, input),
            Self::Ikm => citizens::ikm(context, input),
            Self::SampleSize => citizens::sample(context, input),
            Self::Gain => learning::gain_of(context, input),
            Self::Nip => number::nip(context, input),
        }
    }
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let sets = Sets::builtin().map_err(|error| Failure::Refused(error.to_string()))?;
    let context = Context { sets, lang: args.lang };
    let failed = |error: &io::Error| Failure::io(&args.file, error);
    let mut wrong = false;
    let mut out = io::stdout().lock();
    for line in lines(&args.file)? {
        let line = line.map_err(|error| failed(&error))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = match serde_json::from_slice(&line) {
            Ok(Value::Object(input)) => args.name.answer(&context, &input),
            _ => Err(Wrong::not_json()),
        };
        wrong |= answer.is_err();
        let answer = answer.unwrap_or_else(|wrong| wrong.answer(args.lang));
        match writeln!(out, "{answer}").and_then(|()| out.flush()) {
            // A reader that has seen enough is no failure.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            result => result.map_err(|error| failed(&error))?,
        }
    }
    if wrong { Err(Failure::Problems) } else { Ok(()) }
}

/// The lines of a file, or of standard input as they come.
fn lines(file: &std::path::Path) -> Result<Box<dyn Iterator<Item = io::Result<Vec<u8>>>>, Failure> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock().split(b'\n')));
    }
    Ok(Box::new(io::Cursor::new(files::bytes(file)?).split(b'\n')))
}

/// A number as an answer writes it, without loss.
fn exact(ratio: Ratio) -> String {
    Exact(ratio).to_string()
}

/// A number rounded half up, with two decimals.
fn rounded(ratio: Ratio) -> String {
    let hundredths = ratio.rounded().raw();
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
}

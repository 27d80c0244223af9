//! Files in and out: bytes of a path or a pipe, archives read or refused, output that never half replaces a file.
use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use bina_karier::{archive::json, words::lang::Lang};

use crate::Failure;

/// Bytes of a file, or of standard input for `-`. An archive or table too large is refused from its size.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let limit = json::MAX_BYTES as u64;
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().take(limit + 1).read_to_end(&mut bytes)
    } else {
        let file = std::fs::File::open(path).map_err(|error| Failure::io(path, &error))?;
        file.take(limit + 1).read_to_end(&mut bytes)
    };
    read.map_err(|error| Failure::io(path, &error))?;
    Ok(bytes)
}

/// Reads the archive at `path`; what was not taken over goes to standard error.
pub fn archive(path: &Path, lang: Lang) -> Result<json::Archive, Failure> {
    let archive = json::read(&bytes(path)?).map_err(|error| refused(path, &error.say(lang)))?;
    archive.notes.iter().for_each(|note| eprintln!("{}", note.say(lang)));
    Ok(archive)
}

/// A refusal that names the file.
pub fn refused(path: &Path, why: &str) -> Failure {
    Failure::Refused(format!("{}: {why}", path.display()))
}

/// Writes to a file, or to standard output. A file is written beside its place first and then moved there, so that a
/// full disk never costs the old one.
pub fn write(to: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = to else {
        return match io::stdout().write_all(bytes).and_then(|()| io::stdout().flush()) {
            // A reader that has seen enough (`| head`) is no failure.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result.map_err(|error| Failure::io(Path::new("stdout"), &error)),
        };
    };
    let mut beside = PathBuf::from(path).into_os_string();
    beside.push(".part");
    std::fs::write(&beside, bytes)
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|error| Failure::io(path, &error))
}

/// Writes a value as JSON with a line feed behind it.
pub fn write_json(to: Option<&Path>, value: &impl serde::Serialize) -> Result<(), Failure> {
    let mut bytes = serde_json::to_vec(value).map_err(|error| Failure::Io(error.to_string()))?;
    bytes.push(b'\n');
    write(to, &bytes)
}

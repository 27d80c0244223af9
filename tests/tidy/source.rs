//! Reads the project's own files, and Rust well enough to tell code from text and comments.
use std::fs;
use std::path::{Path, PathBuf};

/// A piece of text between quotes in Rust code.
pub struct Literal {
    pub line: usize,
    pub text: String,
    /// Whether it stands in a `#[cfg(test)]` module.
    pub in_tests: bool,
}

/// A Rust file.
pub struct Source {
    /// From the top of the project, with `/`.
    pub path: String,
    pub text: String,
    /// The text without comments, the inside of literals, and test modules, each replaced by spaces.
    pub code: String,
    pub literals: Vec<Literal>,
}

impl Source {
    /// The folder or file under `src` that this belongs to: `domain`, `ui`, `job` …
    pub fn layer(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or_default();
        below.split(['/', '.']).next().unwrap_or_default()
    }

    /// Numbered lines of the code.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    pub fn line_at(&self, offset: usize) -> usize {
        self.code[..offset].matches('\n').count() + 1
    }
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder, in order.
pub fn sources(folder: &str) -> Vec<Source> {
    files(folder).into_iter().filter(|path| path.ends_with(".rs")).map(|path| read(&path)).collect()
}

/// Every file under a folder, in order; what is built, installed or hidden is left out.
pub fn files(folder: &str) -> Vec<String> {
    const NOT_OURS: &[&str] = &["target", "dist", "dist.new", "dist.old", "node_modules", "test-results"];
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if NOT_OURS.contains(&name.as_str()) || name == ".git" || path.is_symlink() {
                continue;
            }
            if path.is_dir() { waiting.push(path) } else { found.push(from_root(&path)) }
        }
    }
    found.sort();
    found
}

fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn read(path: &str) -> Source {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let (mut code, mut literals) = blank(&text);
    for (start, end) in test_modules(&code) {
        let (from, to) = (code[..start].matches('\n').count() + 1, code[..end].matches('\n').count() + 1);
        literals.iter_mut().filter(|found| (from..=to).contains(&found.line)).for_each(|found| found.in_tests = true);
        let blanked: String = code[start..end].chars().map(|c| if c == '\n' { c } else { ' ' }).collect();
        code.replace_range(start..end, &blanked);
    }
    if path.starts_with("tests/") || path.ends_with("/tests.rs") {
        literals.iter_mut().for_each(|found| found.in_tests = true);
    }
    Source { path: path.to_owned(), text, code, literals }
}

/// The code with comments and the inside of literals blanked, and the literals.
fn blank(text: &str) -> (String, Vec<Literal>) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut literals) = (String::with_capacity(text.len()), Vec::new());
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let end = token_end(&chars, at);
        let token = &chars[at..end];
        match quotes(token) {
            Some((open, close)) => {
                let inside: String = token[open..token.len() - close].iter().collect();
                if token[..open].contains(&'"') {
                    literals.push(Literal { line, text: inside.replace("\\\"", "\""), in_tests: false });
                }
                code.extend(&token[..open]);
                code.extend(token[open..token.len() - close].iter().map(|&c| if c == '\n' { c } else { ' ' }));
                code.extend(&token[token.len() - close..]);
            }
            None if token.starts_with(&['/', '/']) || token.starts_with(&['/', '*']) => {
                code.extend(token.iter().map(|&c| if c == '\n' { c } else { ' ' }));
            }
            None => code.extend(token),
        }
        line += token.iter().filter(|&&c| c == '\n').count();
        at = end;
    }
    (code, literals)
}

/// How many characters open and close a literal token.
fn quotes(token: &[char]) -> Option<(usize, usize)> {
    let open = token.iter().position(|c| *c == '"' || *c == '\'')?;
    let is_literal = token.len() > open + 1 && token[..open].iter().all(|c| matches!(c, 'r' | 'b' | 'c' | '#'));
    let hashes = token[..open].iter().filter(|c| **c == '#').count();
    is_literal.then_some((open + 1, 1 + hashes))
}

/// Where the token at a place ends: a comment, a literal, a word, or one character.
fn token_end(chars: &[char], at: usize) -> usize {
    let rest = &chars[at..];
    let until = |pattern: &str, from: usize| {
        let pattern: Vec<char> = pattern.chars().collect();
        let found = (from..rest.len()).find(|&place| rest[place..].starts_with(&pattern));
        at + found.map_or(rest.len(), |place| place + pattern.len())
    };
    if rest.starts_with(&['/', '/']) {
        return until("\n", 0).min(chars.len());
    }
    if rest.starts_with(&['/', '*']) {
        return until("*/", 2);
    }
    if rest[0].is_alphanumeric() || rest[0] == '_' {
        let word = rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
        let prefix: String = rest[..word].iter().collect();
        let hashes = rest[word..].iter().take_while(|c| **c == '#').count();
        let quoted = rest.get(word + hashes) == Some(&'"');
        return match prefix.as_str() {
            "r" | "br" | "cr" if quoted => until(&format!("\"{}", "#".repeat(hashes)), word + hashes + 1),
            "b" | "c" if quoted && hashes == 0 => at + word + quoted_length(&rest[word..]),
            _ => at + word,
        };
    }
    match rest {
        ['"', ..] => at + quoted_length(rest),
        ['\'', '\\', _, ..] => until("'", 3),
        ['\'', _, '\'', ..] => at + 3,
        _ => at + 1,
    }
}

fn quoted_length(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// Byte ranges of the modules under `#[cfg(test)]`.
fn test_modules(code: &str) -> Vec<(usize, usize)> {
    let marks = code.match_indices("#[cfg(test)]").chain(code.match_indices("#[cfg(all(test"));
    marks.filter_map(|(start, _)| block_end(code, start).map(|end| (start, end))).collect()
}

/// The end of the first balanced `{ … }` at or after a place; `None` if a `;` comes first.
pub fn block_end(code: &str, from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, c) in code[from..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return Some(from + offset + 1),
            '}' => depth -= 1,
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

//! Reads locales/ as the page does: one pair of files for each area.
use crate::source::{files, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Keys of the default language.
pub fn keys() -> BTreeSet<String> {
    files("locales")
        .into_iter()
        .filter(|path| path.ends_with(".id.yml"))
        .flat_map(|path| texts(&path).into_keys())
        .collect()
}

/// Whether a literal has the shape of a key: small words joined by dots.
pub fn is_key(text: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    let file = ["csv", "xlsx", "json", "rs", "js", "css", "html", "yml", "txt", "zip", "pdf", "svg", "png", "xml"];
    text.contains('.') && text.split('.').all(part) && !file.iter().any(|end| text.ends_with(&format!(".{end}")))
}

/// Whether a key is a text, or the beginning of texts that a number or a code completes.
pub fn stands(keys: &BTreeSet<String>, key: &str) -> bool {
    keys.contains(key) || keys.range(key.to_owned()..).next().is_some_and(|next| next.starts_with(&format!("{key}.")))
}

/// What one language says and the other does not, or says with other names in `%{…}`.
pub fn differences() -> Vec<String> {
    let all: Vec<String> = files("locales").into_iter().filter(|path| path.ends_with(".yml")).collect();
    let mut found = Vec::new();
    for path in &all {
        let other = if path.ends_with(".id.yml") {
            path.replace(".id.yml", ".en.yml")
        } else {
            path.replace(".en.yml", ".id.yml")
        };
        if !all.contains(&other) || other == *path {
            found.push(format!("{path} has no partner"));
            continue;
        }
        let (ours, theirs) = (texts(path), texts(&other));
        let area = path.trim_start_matches("locales/").split('.').next().unwrap_or_default();
        found.extend(
            ours.keys()
                .filter(|key| !key.starts_with(&format!("{area}.")))
                .map(|key| format!("{path}: {key} is outside {area}:")),
        );
        found.extend(ours.keys().filter(|key| !theirs.contains_key(*key)).map(|key| format!("{other} lacks {key}")));
        let unlike = |(key, text): (&String, &String)| theirs.get(key).is_some_and(|said| holes(said) != holes(text));
        found.extend(
            ours.iter().filter(|pair| unlike(*pair)).map(|(key, _)| format!("{path}: {key} has other %{{names}}")),
        );
        found.extend(
            ours.iter().filter(|(_, text)| text.trim().is_empty()).map(|(key, _)| format!("{path}: {key} is empty")),
        );
    }
    found
}

fn holes(text: &str) -> BTreeSet<&str> {
    text.split("%{").skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

fn texts(path: &str) -> BTreeMap<String, String> {
    let yaml = fs::read_to_string(root().join(path)).unwrap();
    let tree: Value = serde_saphyr::from_str(&yaml).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut found = BTreeMap::new();
    gather(path, String::new(), &tree, &mut found);
    found
}

fn gather(path: &str, key: String, tree: &Value, found: &mut BTreeMap<String, String>) {
    match tree {
        Value::Object(entries) => {
            for (name, value) in entries {
                let key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                gather(path, key, value, found);
            }
        }
        Value::String(text) => {
            found.insert(key, text.clone());
        }
        other => panic!("{path}: {key} is {other}, not text: put it between quotes"),
    }
}

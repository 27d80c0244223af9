//! The house rules. A failure names the place and says what to do instead.
#![cfg(not(target_arch = "wasm32"))]
#[path = "tidy/locales.rs"]
mod locales;
#[path = "tidy/source.rs"]
mod source;

use source::{Source, block_end, files, root, sources};
use std::fs;

/// Who may use whom, in the order of the layers.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("rules", &["domain"]),
    ("analytics", &["domain", "rules"]),
    ("words", &["domain", "rules", "analytics"]),
    ("archive", &["domain", "rules", "analytics", "words"]),
    ("publish", &["domain", "rules", "analytics", "words", "archive"]),
    ("store", &["domain", "archive"]),
    ("job", &["domain", "rules", "analytics", "words", "archive", "publish", "store"]),
    ("ui", &["domain", "rules", "analytics", "words", "archive", "publish", "store", "job"]),
];

fn expect_none(findings: Vec<String>, lesson: &str) {
    assert!(findings.is_empty(), "{lesson}\n  {}\n", findings.join("\n  "));
}

/// Every finding of a rule over `src`, as `path:line: what`.
fn in_src(rule: impl Fn(&Source) -> Vec<(usize, String)>) -> Vec<String> {
    let place = |source: &Source| {
        rule(source).into_iter().map(|(line, what)| format!("{}:{line}: {what}", source.path)).collect::<Vec<_>>()
    };
    sources("src").iter().flat_map(place).collect()
}

#[test]
fn each_layer_uses_only_those_before_it() {
    let findings = in_src(|source| {
        let Some((layer, allowed)) = LAYERS.iter().find(|(name, _)| *name == source.layer()) else { return Vec::new() };
        let strange =
            |name: &str| name != *layer && LAYERS.iter().any(|(other, _)| *other == name) && !allowed.contains(&name);
        let used = crate_paths(&source.code).into_iter().filter(|(_, name)| strange(name));
        used.map(|(at, name)| (source.line_at(at), format!("{layer} uses {name}"))).collect()
    });
    expect_none(findings, "A layer reaches upwards. Move the code to the layer that owns it, or pass the value in.");
}

/// First segments after `crate::`, groups in braces included, with their places.
fn crate_paths(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        if !rest.starts_with('{') {
            found.push((at, word(rest)));
            continue;
        }
        let mut depth = 0;
        for (offset, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && matches!(c, '{' | ',') {
                found.push((at, word(rest[offset + 1..].trim_start())));
            }
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn every_file_first_says_what_it_is_for() {
    let all = sources("src").into_iter().chain(sources("tests")).chain(sources("benches"));
    let silent = all.filter(|source| !source.text.starts_with("//! "));
    expect_none(
        silent.map(|source| source.path).collect(),
        "The first line of a file is a `//!` saying what it is for.",
    );
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let all = sources("src").into_iter().chain(sources("tests"));
    let long = all.map(|source| (source.text.lines().count(), source.path)).filter(|(lines, _)| *lines > 400);
    expect_none(
        long.map(|(lines, path)| format!("{path}: {lines} lines")).collect(),
        "Split the file by reason to change.",
    );
}

#[test]
fn no_view_is_longer_than_60_lines() {
    let findings = in_src(|source| {
        let long = |(at, _): (usize, &str)| {
            let end = block_end(&source.code, at)?;
            let lines = source.code[at..end].lines().count();
            (lines > 60).then(|| (source.line_at(at), format!("a view! of {lines} lines")))
        };
        source.code.match_indices("view! {").filter_map(long).collect()
    });
    expect_none(findings, "Take a part of the view into a component or a function of its own.");
}

#[test]
fn no_error_is_a_string() {
    let findings = in_src(|source| {
        let stringly = |(at, _): (usize, &str)| last_argument(&source.code[at + 6..]).ends_with("String");
        let found = source.code.match_indices("Result<").filter(|hit| stringly(*hit));
        found.map(|(at, _)| (source.line_at(at), "Result<_, String>".to_owned())).collect()
    });
    expect_none(findings, "An error is a typed value; `words` says it. Make an enum.");
}

/// The last of the type arguments in `<…>`; empty when there is one only.
fn last_argument(text: &str) -> &str {
    let (mut depth, mut start) = (0_i32, None);
    for (at, c) in text.char_indices() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' if text[..at].ends_with('-') => {}
            '>' | ')' | ']' => depth -= 1,
            ',' if depth == 1 => start = Some(at + 1),
            _ => {}
        }
        if depth == 0 {
            return start.map_or("", |start| text[start..at].trim());
        }
    }
    ""
}

#[test]
fn folders_are_named_after_what_they_hold() {
    const EMPTY_NAMES: &[&str] = &["utils", "util", "common", "models", "services", "helpers", "helper", "misc"];
    let named = |path: &String| path.split(['/', '.']).any(|part| EMPTY_NAMES.contains(&part));
    expect_none(
        files("src").into_iter().filter(named).collect(),
        "The name says nothing. Name the thing, not its kind.",
    );
}

#[test]
fn texts_for_people_stand_in_locales() {
    let findings = in_src(|source| {
        // The gallery is for those who build the page, and is not in the site.
        if source.layer() != "ui" || source.path.starts_with("src/ui/pages/gallery/") {
            return Vec::new();
        }
        let literals = source.literals.iter().filter(|found| !found.in_tests && reads_like_text(&found.text));
        let said =
            literals.filter(|found| !is_for_developers(source.text.lines().nth(found.line - 1).unwrap_or_default()));
        said.map(|found| (found.line, format!("{:?}", found.text))).collect()
    });
    expect_none(findings, "Put the text into locales/ in both languages and use tr!.");
}

/// A capital followed by small letters: a word or a sentence, but not a key of the keyboard or a type of the web.
fn reads_like_text(text: &str) -> bool {
    const KEYS: &[&str] = &[
        "Enter",
        "Escape",
        "Tab",
        "Home",
        "End",
        "PageUp",
        "PageDown",
        "Backspace",
        "Delete",
        "Shift",
        "Control",
        "Meta",
        "Alt",
        "Space",
    ];
    let mut letters = text.trim_start().chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.by_ref().take(2).filter(|c| c.is_lowercase()).count() == 2
        && !text.starts_with("Arrow")
        && !KEYS.contains(&text)
}

fn is_for_developers(line: &str) -> bool {
    [
        "expect(",
        "panic!",
        "unreachable!",
        "assert",
        "reason =",
        "#[doc",
        "js_name",
        "js_class",
        "from_static",
        "console",
    ]
    .iter()
    .any(|mark| line.contains(mark))
}

#[test]
fn views_use_classes_and_never_raw_html() {
    const BLOCKED: &[&str] = &[" style=\"", " style={", "inner_html", "set_inner_html"];
    let findings = in_src(|source| {
        let blocked = |line: &str| BLOCKED.iter().find(|mark| line.contains(*mark)).map(|mark| mark.trim().to_owned());
        source.lines().filter_map(|(number, line)| blocked(line).map(|what| (number, what))).collect()
    });
    expect_none(findings, "The policy blocks style attributes, and names are text. Use a class, or style:property=.");
}

#[test]
fn work_is_started_in_few_places() {
    const DOORS: &[&str] = &["src/ui/session", "src/ui/desk.rs", "src/store", "src/bin/worker.rs"];
    let findings = in_src(|source| {
        let door = DOORS.iter().any(|door| source.path.starts_with(door));
        let found = source.lines().filter(|(_, line)| !door && line.contains("spawn_local"));
        found.map(|(number, _)| (number, "spawn_local".to_owned())).collect()
    });
    expect_none(
        findings,
        "Saving, waiting and failing are handled once: call ui::session, the job client or the store.",
    );
}

#[test]
fn object_stores_are_named_in_one_place() {
    const LIST: &str = "const OBJECT_STORES";
    let all = sources("src");
    let lists: Vec<&Source> = all.iter().filter(|source| source.code.contains(LIST)).collect();
    assert_eq!(lists.len(), 1, "one constant, OBJECT_STORES, lists every object store");
    let named =
        |line: &str| ["ObjectStore::new(\"", ".store(\"", "transaction(&[\""].iter().any(|call| line.contains(call));
    let findings = in_src(|source| {
        let calls = source.lines().filter(|(_, line)| named(line)).map(|(line, _)| (line, "a store named in place"));
        calls.map(|(line, what)| (line, what.to_owned())).collect()
    });
    expect_none(
        findings,
        "rexie deletes a store that is missing from its list, with its data: take names from OBJECT_STORES.",
    );
}

#[test]
fn the_core_asks_nobody_for_the_time_or_for_chance() {
    const ASKED: &[&str] =
        &["SystemTime", "Instant::now", "Utc::now", "Local::now", "js_sys::Date", "getrandom", "now_v7"];
    let findings = in_src(|source| {
        let core = LAYERS.iter().any(|(name, _)| *name == source.layer() && *name != "ui" && *name != "store");
        let asked = |line: &str| ASKED.iter().find(|name| core && line.contains(*name));
        source.lines().filter_map(|(number, line)| asked(line).map(|name| (number, (*name).to_owned()))).collect()
    });
    expect_none(findings, "Take the time, the identifier or the randomness as an argument.");
}

#[test]
fn no_file_names_a_registry_or_a_place_on_one_machine() {
    const HALVES: &[[&str; 2]] = &[
        ["registry.npm", "js.org"],
        ["static.crates", ".io"],
        ["index.crates", ".io"],
        ["files.python", "hosted.org"],
        ["/ho", "me/"],
        ["/wo", "rk/"],
        ["/Use", "rs/"],
    ];
    let named = |text: &str| HALVES.iter().map(|halves| halves.concat()).find(|place| text.contains(place));
    let read = |path: String| fs::read_to_string(root().join(&path)).ok().map(|text| (path, text));
    let found = files("")
        .into_iter()
        .filter_map(read)
        .filter_map(|(path, text)| named(&text).map(|place| format!("{path}: {place}")));
    expect_none(found.collect(), "Another machine has another place: leave it to the client's own settings.");
    let lock = fs::read_to_string(root().join("package-lock.json")).unwrap();
    assert!(!lock.contains("\"resolved\""), "package-lock.json is written without resolved addresses (.npmrc says so)");
}

#[test]
fn both_languages_say_everything() {
    expect_none(locales::differences(), "Each key stands in AREA.id.yml and in AREA.en.yml, with the same %{names}.");
}

#[test]
fn every_key_that_is_used_exists() {
    let keys = locales::keys();
    let areas: Vec<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
    let findings = in_src(|source| {
        let looks = source.literals.iter().filter(|found| !found.in_tests && locales::is_key(&found.text));
        let ours = looks.filter(|found| found.text.split('.').next().is_some_and(|area| areas.contains(&area)));
        let missing = ours.filter(|found| !locales::stands(&keys, &found.text));
        missing.map(|found| (found.line, found.text.clone())).collect()
    });
    expect_none(findings, "The key stands in no locale file, so the page would show the key.");
}

//! The address of the list of events.
//!
//! | name | value | keeps events |
//! |---|---|---|
//! | `cari` | text | of which a shown column holds it |
//! | `program` | identifiers of programmes, or `tanpa` | for these, or for none |
//! | `bentuk` | names of forms, as in `bimbingan-teknis` | of these forms |
//! | `keadaan` | names of states, as in `selesai` | in this state |
//!
//! Several values stand with commas between them and mean "or"; several names mean "and". Unknown values are passed over.
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{EventState, Id, LearningForm, Program, Table};
use crate::ui::components::table::Asked;
use crate::words::domain::{Named, name};
use crate::words::lang::Lang;
use leptos_router::params::ParamsMap;

/// For no programme.
const NONE: &str = "tanpa";

/// A name as it stands in an address.
fn word(name: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let spaced: String = name.to_lowercase().chars().map(letters).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}

/// What programmes are called where they stand beside each other: with the year where two have one name.
pub fn labels(known: &Table<Program>) -> BTreeMap<Id<Program>, String> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for row in known.iter() {
        *named.entry(&row.name).or_default() += 1;
    }
    let label = |row: &Program| match named.get(row.name.as_str()) {
        Some(1) => row.name.clone(),
        _ => format!("{} ({})", row.name, row.first_year),
    };
    known.iter().map(|row| (row.id, label(row))).collect()
}

/// The programmes in the address.
pub fn programs(params: &ParamsMap) -> Vec<Id<Program>> {
    let said = params.get_str("program").unwrap_or_default();
    said.split(',').filter_map(|id| id.trim().parse().ok()).collect()
}

/// What the address asks of the table, in the words of that language.
pub fn asked(params: &ParamsMap, known: &Table<Program>, lang: Lang) -> Asked {
    let said = |name: &str| params.get_str(name).unwrap_or_default().to_owned();
    let labels = labels(known);
    let mut of_program: BTreeSet<String> =
        programs(params).into_iter().filter_map(|id| labels.get(&id).cloned()).collect();
    if said("program").split(',').any(|word| word == NONE) {
        of_program.insert(String::new());
    }
    let all = [
        ("program", of_program),
        ("form", shown(&LearningForm::ALL, &said("bentuk"), lang)),
        ("state", shown(&EventState::ALL, &said("keadaan"), lang)),
    ];
    let chosen: BTreeMap<_, _> = all.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    Asked { search: said("cari").trim().to_owned(), chosen }
}

/// The address of what is asked of the table.
pub fn path(asked: &Asked, known: &Table<Program>, lang: Lang) -> String {
    let of = |key: &str| asked.chosen.get(key).cloned().unwrap_or_default();
    let of_program = of("program");
    let ids = labels(known).into_iter().filter(|(_, label)| of_program.contains(label)).map(|(id, _)| id.to_string());
    let ids = ids.chain(of_program.contains("").then(|| NONE.to_owned())).collect::<Vec<_>>().join(",");
    let pairs = [
        ("cari", asked.search.clone()),
        ("program", ids),
        ("bentuk", words(&LearningForm::ALL, &of("form"), lang)),
        ("keadaan", words(&EventState::ALL, &of("state"), lang)),
    ];
    let mut params = ParamsMap::new();
    for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
        params.insert(name, value);
    }
    format!("/program{}", params.to_query_string())
}

/// The address of the events of some forms.
pub fn of_forms(forms: &[LearningForm]) -> String {
    let words: Vec<String> = forms.iter().map(|form| word(&name(Lang::Id, *form))).collect();
    format!("/program?bentuk={}", words.join(","))
}

fn shown<T: Copy + Named>(all: &[T], said: &str, lang: Lang) -> BTreeSet<String> {
    let is_said = |value: &&T| said.split(',').any(|part| part == word(&name(Lang::Id, **value)));
    all.iter().filter(is_said).map(|value| name(lang, *value)).collect()
}

fn words<T: Copy + Named>(all: &[T], chosen: &BTreeSet<String>, lang: Lang) -> String {
    let is_chosen = |value: &&T| chosen.contains(&name(lang, **value));
    all.iter().filter(is_chosen).map(|value| word(&name(Lang::Id, *value))).collect::<Vec<_>>().join(",")
}

//! Every set comes back from its form as it went in, and every parameter has a name in each language.
use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::domain::{Problem, ProblemKind};
use crate::rules::Sets;

fn builtin(rule: RuleName) -> AnySet {
    Sets::builtin().unwrap().any(rule).unwrap()
}

fn items(lang: Lang, rule: RuleName) -> Vec<Item> {
    sections(lang, rule).into_iter().flat_map(|section| section.items).collect()
}

#[test]
fn every_set_comes_back_from_its_form_as_it_went_in() {
    for lang in Lang::ALL {
        for rule in RuleName::ALL {
            let set = builtin(rule);
            let back = SetDraft::of(lang, &set).set(lang).unwrap();
            assert_eq!(back.parameters, set.parameters, "{rule:?} {lang:?}");
            assert_eq!((back.source, back.confidence, back.version), (set.source, set.confidence, set.version));
            assert_eq!(back.effective_from, None);
        }
    }
}

/// Paths of everything in a tree that is not a table of further things.
fn leaves(path: &str, tree: &Value, into: &mut BTreeSet<String>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}/{key}") };
    match tree {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| leaves(&below(key), value, into)),
        Value::Array(rows) if rows.iter().all(|row| row.get("key").is_some()) && !rows.is_empty() => {
            into.extend(rows.iter().map(|row| below(row["key"].as_str().unwrap())));
        }
        _ => {
            into.insert(path.to_owned());
        }
    }
}

#[test]
fn no_parameter_is_left_out_and_none_is_made_up() {
    for rule in RuleName::ALL {
        let set = builtin(rule);
        let described: Vec<Item> = items(Lang::Id, rule);
        let mut found = BTreeSet::new();
        leaves("", &set.parameters, &mut found);
        let covers = |item: &Item, leaf: &str| leaf == item.path || leaf.starts_with(&format!("{}/", item.path));
        for leaf in &found {
            assert_eq!(described.iter().filter(|item| covers(item, leaf)).count(), 1, "{rule:?} {leaf}");
        }
        for item in &described {
            assert!(set.value(&item.path).is_some(), "{rule:?} {}", item.path);
        }
    }
}

#[test]
fn every_parameter_is_named_and_said_in_each_language() {
    for lang in Lang::ALL {
        for rule in RuleName::ALL {
            let set = builtin(rule);
            for section in sections(lang, rule) {
                let mut said = vec![section.title.clone()];
                for item in &section.items {
                    said.extend([item.full_label(), value::said(lang, item, set.value(&item.path))]);
                    said.extend(slots(lang, item).into_iter().map(|slot| slot.label));
                    for slot in slots(lang, item) {
                        if let Widget::Select(options) | Widget::Many(options) = slot.widget {
                            said.extend(options.into_iter().map(|(_, label)| label));
                        }
                    }
                }
                let raw: Vec<_> = said.iter().filter(|text| text.is_empty() || text.contains("rule_sets.")).collect();
                assert!(raw.is_empty(), "{rule:?} {lang:?} {raw:?}");
                let codes: Vec<_> = said.iter().filter(|text| text.contains("%{") || text.contains('_')).collect();
                assert!(codes.is_empty(), "{rule:?} {lang:?} {codes:?}");
            }
        }
    }
}

#[test]
fn values_are_said_as_people_write_them() {
    let say = |rule: RuleName, path: &str| {
        let items = items(Lang::Id, rule);
        let item = items.iter().find(|item| item.path == path).unwrap();
        value::said(Lang::Id, item, builtin(rule).value(path))
    };
    assert_eq!(say(RuleName::IpAsn, "competence/pelaksana/technical"), "22,5 poin");
    assert_eq!(say(RuleName::IpAsn, "categories/sedang"), "di atas 70 sampai 80");
    assert_eq!(say(RuleName::IpAsn, "technical_days"), "Tidak dipakai");
    assert_eq!(say(RuleName::Jp, "forms/coaching/national"), "2 JP per kali, paling banyak 2 kali sebulan");
    assert_eq!(say(RuleName::Ikm, "weights/exact"), "1/9");
    assert_eq!(say(RuleName::Ikm, "categories/C"), "mulai 65 sampai 76,6");
    assert_eq!(say(RuleName::NineBox, "boxes/high"), "4, 7, 9");
}

fn typed(rule: RuleName, edits: &[(&str, &str)]) -> Result<AnySet, Vec<Problem>> {
    let mut draft = SetDraft::of(Lang::Id, &builtin(rule));
    for (path, text) in edits {
        draft.values.insert((*path).to_owned(), (*text).to_owned());
    }
    draft.set(Lang::Id).map_err(|problems| problems.0)
}

#[test]
fn numbers_are_read_as_people_write_them_and_others_refused_at_their_field() {
    let set = typed(RuleName::Pp30, &[("weights/70/30/skp", "0,65"), ("weights/70/30/behaviour", "7/20")]).unwrap();
    assert_eq!(set.value("weights/70/30/skp").unwrap(), "0.65");
    assert!(set.flaws().unwrap().is_empty());
    let wrong = |rule, path: &str, text| {
        let problems = typed(rule, &[(path, text)]).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        (problems[0].field.clone(), problems[0].what.clone())
    };
    let path = "limits/performance";
    assert_eq!(wrong(RuleName::IpAsn, path, "tiga"), (path.into(), ProblemKind::NotANumber));
    assert_eq!(wrong(RuleName::IpAsn, path, "30,123"), (path.into(), ProblemKind::NotANumber));
    assert_eq!(wrong(RuleName::IpAsn, path, ""), (path.into(), ProblemKind::Missing));
    let (field, what) = wrong(RuleName::IpAsn, "windows/seminar_years", "-1");
    assert_eq!(field, "windows/seminar_years");
    assert!(matches!(what, ProblemKind::OutOfRange { .. }));
    let (field, what) = wrong(RuleName::Gain, "bands/tinggi/lower_at", "");
    assert_eq!((field.as_str(), what), ("bands/tinggi/lower_at", ProblemKind::Missing));
}

#[test]
fn a_problem_of_a_table_stands_at_its_first_field_and_one_of_a_band_at_its_lower_bound() {
    let problems = [
        Problem { field: "categories/sedang".into(), what: ProblemKind::Gap },
        Problem { field: "limits".into(), what: ProblemKind::Order },
        Problem { field: "name".into(), what: ProblemKind::Missing },
    ];
    let placed = SetDraft::at_fields(Lang::Id, RuleName::IpAsn, &problems);
    let fields: Vec<&str> = placed.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["name", "limits/qualification", "categories/sedang/lower_at"]);
}

#[test]
fn a_parameter_is_named_with_its_section_and_so_is_a_table() {
    let say = |path: &str| parameter(Lang::Id, RuleName::IpAsn, path);
    assert_eq!(say("competence/pelaksana/technical"), "Kompetensi › Pelaksana: Pelatihan teknis");
    assert_eq!(say("competence/pelaksana"), "Kompetensi › Pelaksana");
    assert_eq!(say("limits"), "Poin tertinggi tiap dimensi");
    assert_eq!(say("categories/sedang/lower_at"), "Kategori indeks › Sedang");
    assert_eq!(say("no_such"), "no_such");
}

#[test]
fn what_the_form_cannot_hold_is_said_before_it_is_opened() {
    let mut set = Sets::builtin().unwrap().any(RuleName::Distribution).unwrap();
    assert!(SetDraft::lost(Lang::Id, &set).is_empty());
    let path = "patterns/baik";
    let lines = crate::rules::find_mut(&mut set.parameters, path).unwrap();
    let one = lines.as_array().unwrap().first().unwrap().clone();
    *lines = vec![one; 5].into();
    assert_eq!(SetDraft::lost(Lang::Id, &set).len(), 1);
}

//! A new version of a rubric as typed.
use crate::domain::{
    BehaviourCriterion, Bilingual, Changed, Confidence, CutOffs, Day, Hundredths, Id, ResultCategory, Rubric,
};
use crate::words::collate::fold;
use crate::words::format::{hundredths, parse_decimal};
use crate::words::lang::Lang;

/// A behaviour as typed: names, and guidelines one a line, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BehaviourDraft {
    pub id: String,
    pub en: String,
    pub lines_id: String,
    pub lines_en: String,
}

/// A category as typed. Its key stays when it is renamed, since plans name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryDraft {
    pub key: String,
    pub id: String,
    pub en: String,
}

/// A rubric in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricDraft {
    /// The version it is made from; the new one comes after it.
    pub version: u32,
    pub name: String,
    /// `YYYY-MM-DD`, or empty: since the data begin.
    pub effective_from: String,
    pub source: String,
    pub confidence: String,
    pub achievement_cap: String,
    pub result_meets: String,
    pub result_above: String,
    pub behaviour_max: String,
    pub behaviour_meets: String,
    pub behaviour_above: String,
    pub result_weight: String,
    pub behaviours: Vec<BehaviourDraft>,
    pub categories: Vec<CategoryDraft>,
}

/// Every confidence, with what stands for it in a draft.
pub const CONFIDENCE: [(&str, Confidence); 4] =
    [("a", Confidence::A), ("b", Confidence::B), ("c", Confidence::C), ("d", Confidence::D)];

impl RubricDraft {
    /// A rubric as it is.
    pub fn of(rubric: &Rubric, lang: Lang) -> Self {
        let number = |value: Hundredths| hundredths(lang, value.raw());
        let lines = |pick: fn(&Bilingual) -> &String, of: &BehaviourCriterion| {
            of.guidelines.iter().map(pick).cloned().collect::<Vec<_>>().join("\n")
        };
        let behaviour = |one: &BehaviourCriterion| BehaviourDraft {
            id: one.name.id.clone(),
            en: one.name.en.clone(),
            lines_id: lines(|text| &text.id, one),
            lines_en: lines(|text| &text.en, one),
        };
        let category = |one: &ResultCategory| CategoryDraft {
            key: one.key.clone(),
            id: one.name.id.clone(),
            en: one.name.en.clone(),
        };
        let confidence = CONFIDENCE.into_iter().find(|(_, one)| *one == rubric.confidence);
        Self {
            version: rubric.version,
            name: rubric.name.clone(),
            effective_from: rubric.effective_from.map(|day| day.to_string()).unwrap_or_default(),
            source: rubric.source.clone(),
            confidence: confidence.map_or("", |(key, _)| key).to_owned(),
            achievement_cap: number(rubric.achievement_cap),
            result_meets: number(rubric.result_cut.meets),
            result_above: number(rubric.result_cut.above),
            behaviour_max: rubric.behaviour_max.to_string(),
            behaviour_meets: number(rubric.behaviour_cut.meets),
            behaviour_above: number(rubric.behaviour_cut.above),
            result_weight: number(rubric.result_weight),
            behaviours: rubric.behaviours.iter().map(behaviour).collect(),
            categories: rubric.categories.iter().map(category).collect(),
        }
    }

    /// The rubric that would be written. What is no number becomes one that the plan refuses beside its field.
    pub fn finished(&self, lang: Lang) -> Rubric {
        let number = |typed: &str| {
            parse_decimal(lang, typed.trim()).and_then(Hundredths::nearest).unwrap_or(Hundredths::new(-1))
        };
        let confidence = CONFIDENCE.into_iter().find(|(key, _)| *key == self.confidence);
        let mut categories: Vec<ResultCategory> = Vec::new();
        for one in self.categories.iter().filter(|one| !one.id.trim().is_empty()) {
            let key = if one.key.is_empty() { fresh_key(&one.id, &categories) } else { one.key.clone() };
            let name = Bilingual { id: one.id.trim().to_owned(), en: one.en.trim().to_owned() };
            categories.push(ResultCategory { key, name });
        }
        Rubric {
            id: Id::from_bits(0),
            name: self.name.trim().to_owned(),
            version: self.version,
            effective_from: Day::parse(&self.effective_from),
            source: self.source.trim().to_owned(),
            confidence: confidence.map_or(Confidence::C, |(_, one)| one),
            achievement_cap: number(&self.achievement_cap),
            result_cut: CutOffs { meets: number(&self.result_meets), above: number(&self.result_above) },
            behaviour_max: self.behaviour_max.trim().parse().unwrap_or(0),
            behaviour_cut: CutOffs { meets: number(&self.behaviour_meets), above: number(&self.behaviour_above) },
            result_weight: number(&self.result_weight),
            behaviours: self.behaviours.iter().map(behaviour).collect(),
            categories,
            changed: Changed::default(),
        }
    }
}

fn behaviour(draft: &BehaviourDraft) -> BehaviourCriterion {
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (ours, theirs) = (lines(&draft.lines_id), lines(&draft.lines_en));
    let pair = |at: usize| Bilingual {
        id: ours.get(at).cloned().unwrap_or_default(),
        en: theirs.get(at).cloned().unwrap_or_default(),
    };
    BehaviourCriterion {
        name: Bilingual { id: draft.id.trim().to_owned(), en: draft.en.trim().to_owned() },
        guidelines: (0..ours.len().max(theirs.len())).map(pair).collect(),
    }
}

/// A key from the name, unlike those before it.
fn fresh_key(name: &str, taken: &[ResultCategory]) -> String {
    let plain: String = fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let base = plain.trim_matches('_').to_owned();
    let is_taken = |key: &String| taken.iter().any(|one| one.key == *key);
    let numbered = (2..).map(|number: u32| format!("{base}_{number}"));
    std::iter::once(base.clone()).chain(numbered).find(|key| !is_taken(key)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::default_rubric;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_rubric_comes_back_from_its_form_as_it_went_in() {
        for lang in Lang::ALL {
            let rubric = default_rubric();
            let back = RubricDraft::of(&rubric, lang).finished(lang);
            assert_eq!(Rubric { id: rubric.id, version: rubric.version, ..back }, rubric);
        }
    }

    #[wasm_bindgen_test]
    fn a_new_category_gets_a_key_of_its_own_and_an_emptied_one_goes() {
        let mut draft = RubricDraft::of(&default_rubric(), Lang::Id);
        let pelayanan = CategoryDraft { id: "Pelayanan".into(), ..CategoryDraft::default() };
        draft.categories.push(pelayanan);
        if let Some(second) = draft.categories.get_mut(1) {
            second.id.clear();
        }
        let keys: Vec<String> = draft.finished(Lang::Id).categories.into_iter().map(|one| one.key).collect();
        assert!(keys.contains(&"pelayanan".to_owned()) && keys.contains(&"pelayanan_2".to_owned()), "{keys:?}");
        assert!(!keys.contains(&"program".to_owned()));
    }
}

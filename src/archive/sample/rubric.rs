//! The sample's rubric.
use crate::domain::*;

const BEHAVIOURS: [(&str, &str); 7] = [
    ("Berorientasi Pelayanan", "Service-oriented"),
    ("Akuntabel", "Accountable"),
    ("Kompeten", "Competent"),
    ("Harmonis", "Harmonious"),
    ("Loyal", "Loyal"),
    ("Adaptif", "Adaptive"),
    ("Kolaboratif", "Collaborative"),
];
const CATEGORIES: [(&str, &str, &str); 4] = [
    ("output", "Keluaran", "Output"),
    ("service", "Layanan", "Service"),
    ("report", "Pelaporan", "Reporting"),
    ("outcome", "Hasil", "Outcome"),
];

/// The rubric that rules.md calls the default.
pub fn default_rubric(id: Id<Rubric>, changed: Changed) -> Rubric {
    let both = |id: &str, en: &str| Bilingual { id: id.into(), en: en.into() };
    let cut = |meets, above| CutOffs { meets: Hundredths::whole(meets), above: Hundredths::whole(above) };
    let behaviours =
        BEHAVIOURS.iter().map(|(id, en)| BehaviourCriterion { name: both(id, en), guidelines: Vec::new() });
    let categories = CATEGORIES.iter().map(|(key, id, en)| ResultCategory { key: (*key).into(), name: both(id, en) });
    Rubric {
        id,
        name: "Kriteria baku".into(),
        version: 1,
        effective_from: None,
        source: "PermenPANRB 6/2022".into(),
        confidence: Confidence::C,
        achievement_cap: Hundredths::whole(120),
        result_cut: cut(90, 110),
        behaviour_max: 5,
        behaviour_cut: cut(3, 4),
        result_weight: Hundredths::whole(60),
        behaviours: behaviours.collect(),
        categories: categories.collect(),
        changed,
    }
}

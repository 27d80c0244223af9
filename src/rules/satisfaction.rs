//! Indeks Kepuasan Masyarakat of a survey (PermenPANRB 14/2017): nine elements, one index, one category.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Bands, Exact, ParameterSet, Parameters, Ratio, RuleName, SetProblem, Sets};
use crate::domain::Hundredths;

/// The nine elements, keyed by name, since systems number the last two in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    Persyaratan,
    /// Sistem, mekanisme, dan prosedur.
    Prosedur,
    Waktu,
    Biaya,
    Produk,
    Kompetensi,
    Perilaku,
    /// Penanganan pengaduan, saran, dan masukan.
    Pengaduan,
    Sarana,
}

impl Element {
    /// In the order of the regulation.
    pub const ALL: [Self; 9] = [
        Self::Persyaratan,
        Self::Prosedur,
        Self::Waktu,
        Self::Biaya,
        Self::Produk,
        Self::Kompetensi,
        Self::Perilaku,
        Self::Pengaduan,
        Self::Sarana,
    ];
}

/// Mutu pelayanan, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Quality {
    D,
    C,
    B,
    A,
}

impl Quality {
    /// Lowest first.
    pub const ALL: [Self; 4] = [Self::D, Self::C, Self::B, Self::A];
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Lowest answer.
    pub lowest: Exact,
    /// Highest answer.
    pub highest: Exact,
    /// What stretches the scale of answers to 100.
    pub factor: Exact,
    /// Weight of one element, by name: `exact`, and the shortened ones of old reports.
    pub weights: BTreeMap<String, Exact>,
    pub categories: Bands<Quality>,
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::Ikm;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.ikm
    }

    fn problems(&self) -> Vec<SetProblem> {
        let bands = self.categories.flaw(Ratio::new(1, 100));
        let bands = bands.map(|flaw| SetProblem::Bands { parameter: "categories".into(), flaw });
        let nine = Ratio::whole(9);
        let exact = self.weights.get("exact").map(|weight| weight.0.times(nine));
        let sum = match exact {
            None => Some(SetProblem::Missing { parameter: "weights/exact".into() }),
            Some(sum) => (sum != Ratio::whole(1)).then(|| SetProblem::Sum {
                parameter: "weights/exact".into(),
                found: Exact(sum).to_string(),
                expected: "1".into(),
            }),
        };
        let order = (self.lowest >= self.highest).then(|| SetProblem::Order { parameter: "highest".into() });
        let numbers = self.weights.iter().map(|(name, weight)| (format!("weights/{name}"), *weight));
        let numbers = numbers.chain([("lowest".to_owned(), self.lowest), ("factor".to_owned(), self.factor)]);
        let below = numbers.filter_map(|(path, number)| SetProblem::below_zero(path, number.0));
        bands.into_iter().chain(sum).chain(order).chain(below).collect()
    }
}

/// An index with its category, which the rounded index decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Index {
    pub index: Hundredths,
    pub category: Option<Quality>,
}

/// The index of the means of the nine elements, each with the same weight.
pub fn index(rules: &Rules, weight: Exact, means: &[Ratio; 9]) -> Index {
    let sum = means.iter().fold(Ratio::ZERO, |sum, mean| sum.plus(*mean));
    let index = sum.times(weight.0).times(rules.factor.0).rounded();
    Index { index, category: rules.categories.find_hundredths(index) }
}

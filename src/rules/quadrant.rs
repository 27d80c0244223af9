//! The quadrant of PermenPANRB 6/2022: two ratings make a predicate. Confidence A.
use crate::domain::{Evaluation, Predicate, Rating};

/// Predikat kinerja of a rating of work results and a rating of behaviour (PermenPANRB 6/2022).
pub const fn quadrant(result: Rating, behaviour: Rating) -> Predicate {
    use Predicate::{Baik, ButuhPerbaikan, Kurang, SangatBaik, SangatKurang};
    use Rating::{Above, Below, Meets};
    match (result, behaviour) {
        (Above | Meets, Below) => Kurang,
        (Above, Meets) | (Meets, Meets | Above) => Baik,
        (Above, Above) => SangatBaik,
        (Below, Below) => SangatKurang,
        (Below, Meets | Above) => ButuhPerbaikan,
    }
}

/// Predicate of an evaluation: by its ratings, else as its source stated it.
pub fn predicate_of(evaluation: &Evaluation) -> Option<Predicate> {
    let rated = evaluation.result.zip(evaluation.behaviour);
    rated.map(|(result, behaviour)| quadrant(result, behaviour)).or(evaluation.stated)
}

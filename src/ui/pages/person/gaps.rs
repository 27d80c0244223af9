//! What is missing in the records of one person, most needed first.
use crate::domain::{Dataset, Day, Id, Person, Standing};
use crate::rules::jp::Bucket;

use super::Tab;
use super::ledger::Ledger;

/// One thing that is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Identifier,
    Rank,
    Position,
    Superior,
    Sex,
    BirthDate,
    Education,
    /// PPPK without the dates of the contract.
    Contract,
    /// Contract ended before today.
    ContractEnded(Day),
    /// Records of the year that wait for evidence.
    Evidence(usize),
    /// Records of the year whose JP cannot be computed.
    NotComputable(usize),
    /// No evaluation in any period of the year.
    Evaluation,
}

impl Gap {
    /// Where it is filled.
    pub const fn tab(self) -> Tab {
        match self {
            Self::Evidence(_) | Self::NotComputable(_) => Tab::Ledger,
            Self::Evaluation => Tab::Evaluations,
            _ => Tab::Identity,
        }
    }
}

/// What is missing for one person in a year.
pub fn gaps(data: &Dataset, id: Id<Person>, ledger: &Ledger, today: Day) -> Vec<Gap> {
    let Some(person) = data.people.get(id) else { return Vec::new() };
    let post = person.post_on(today);
    let evaluated = || {
        let of_year = |period: Id<_>| data.periods.get(period).is_some_and(|row| i32::from(row.year) == ledger.year);
        data.evaluations.iter().any(|evaluation| evaluation.person == id && of_year(evaluation.period))
    };
    let has_periods = || data.periods.iter().any(|period| i32::from(period.year) == ledger.year);
    let contract = person.contract.as_ref();
    let ended = contract.and_then(|contract| contract.until).filter(|until| *until < today);
    let active = person.standing_on(today) == Standing::Active;
    let waiting = ledger.lines.iter().filter(|line| line.bucket == Bucket::Awaiting).count();
    let found = [
        (person.nip().is_empty(), Gap::Identifier),
        (person.ranks.is_empty(), Gap::Rank),
        (post.is_none_or(|post| post.position.is_none()), Gap::Position),
        (post.is_none_or(|post| post.superior.is_none()), Gap::Superior),
        (person.sex.is_none(), Gap::Sex),
        (person.birth_date.is_none(), Gap::BirthDate),
        (person.education.is_empty(), Gap::Education),
        (person.status.is_pppk() && contract.is_none_or(|contract| contract.until.is_none()), Gap::Contract),
        (person.status.is_pppk() && active && ended.is_some(), Gap::ContractEnded(ended.unwrap_or_default())),
        (waiting > 0, Gap::Evidence(waiting)),
        (ledger.not_computable > 0, Gap::NotComputable(ledger.not_computable)),
        (active && has_periods() && !evaluated(), Gap::Evaluation),
    ];
    found.into_iter().filter(|(missing, _)| *missing).map(|(_, gap)| gap).collect()
}

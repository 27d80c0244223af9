//! A Kartu JP by form of learning.
use serde::Serialize;

use super::{Bucket, Card, CardLine};
use crate::domain::{Hundredths, LearningForm};

/// What one form comes to in a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FormSum {
    pub form: LearningForm,
    pub verified: Hundredths,
    pub awaiting: Hundredths,
    pub registered: Hundredths,
    /// Records behind the sums.
    pub records: usize,
    /// Those of them whose JP cannot be computed.
    pub not_computable: usize,
}

impl<'a> Card<'a> {
    /// The sums of each form, in the order of forms. What gives nothing stands in [`Card::nothing`].
    pub fn forms(&self) -> Vec<FormSum> {
        let sum_of = |form: LearningForm| {
            let lines: Vec<&CardLine<'_>> = self.lines.iter().filter(|line| line.is_of(form)).collect();
            let sum = |bucket| {
                let jp = lines.iter().filter(|line| line.credit.bucket == bucket).filter_map(|line| line.credit.jp);
                jp.fold(Hundredths::ZERO, Hundredths::plus)
            };
            (!lines.is_empty()).then(|| FormSum {
                form,
                verified: sum(Bucket::Verified),
                awaiting: sum(Bucket::Awaiting),
                registered: sum(Bucket::Registered),
                records: lines.len(),
                not_computable: lines.iter().filter(|line| line.credit.jp.is_none()).count(),
            })
        };
        LearningForm::ALL.into_iter().filter_map(sum_of).collect()
    }

    /// Lines that give nothing: not passed, rejected, or credited by another record.
    pub fn nothing(&self) -> impl Iterator<Item = &CardLine<'a>> {
        self.lines.iter().filter(|line| line.credit.bucket == Bucket::Nothing)
    }
}

impl CardLine<'_> {
    fn is_of(&self, form: LearningForm) -> bool {
        self.record.form == form && self.credit.bucket != Bucket::Nothing
    }
}

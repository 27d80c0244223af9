//! The settings of the agency as typed.
use crate::domain::{Changed, Dataset, Diff, Hundredths, Refusal, Settings, Signatory, Stamp};
use crate::words::format::{hundredths, parse_decimal};
use crate::words::lang::Lang;

/// The one row of settings in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyDraft {
    pub region: String,
    pub agency: String,
    pub address: String,
    pub contact: String,
    pub town: String,
    pub signatory: Signatory,
    pub minimum_jp: String,
    pub pppk_target_jp: String,
    pub passing_share: String,
}

impl AgencyDraft {
    /// The settings as they are.
    pub fn of(settings: &Settings, lang: Lang) -> Self {
        let number = |value: Hundredths| hundredths(lang, value.raw());
        Self {
            region: settings.region.clone(),
            agency: settings.agency.clone(),
            address: settings.address.clone(),
            contact: settings.contact.clone(),
            town: settings.town.clone(),
            signatory: settings.signatory.clone(),
            minimum_jp: number(settings.minimum_jp),
            pppk_target_jp: settings.pppk_target_jp.map(number).unwrap_or_default(),
            passing_share: number(settings.passing_share),
        }
    }

    /// The settings that would be written. What is no number becomes one that the plan refuses beside its field.
    pub fn finished(&self, lang: Lang) -> Settings {
        let number = |typed: &str| {
            parse_decimal(lang, typed.trim()).and_then(Hundredths::nearest).unwrap_or(Hundredths::new(-1))
        };
        let trimmed = |text: &str| text.trim().to_owned();
        Settings {
            id: Settings::ID,
            region: trimmed(&self.region),
            agency: trimmed(&self.agency),
            address: trimmed(&self.address),
            contact: trimmed(&self.contact),
            town: trimmed(&self.town),
            signatory: Signatory {
                name: trimmed(&self.signatory.name),
                nip: self.signatory.nip.split_whitespace().collect(),
                rank: trimmed(&self.signatory.rank),
                position: trimmed(&self.signatory.position),
            },
            minimum_jp: number(&self.minimum_jp),
            pppk_target_jp: (!self.pppk_target_jp.trim().is_empty()).then(|| number(&self.pppk_target_jp)),
            passing_share: number(&self.passing_share),
            changed: Changed::default(),
        }
    }

    /// What saving it would do.
    pub fn plan(&self, data: &Dataset, stamp: &Stamp, lang: Lang) -> Result<Diff, Refusal> {
        data.plan_settings(stamp, self.finished(lang))
    }
}

//! Kalkulator: each rule by hand. What it asks, what was typed, and the answer with its explanation, all as values.
mod answer;
mod ask;
mod citizens;
mod credit;
mod facts;
mod index;
mod learning;
mod number;
mod performance;
mod values;

pub use answer::{Answer, Grid, Outcome, Problem, Remark};
pub use ask::{Ask, Kind, Pick};
pub use values::Values;

use crate::domain::Day;
use crate::rules::Sets;
use crate::words::lang::Lang;
use crate::words::origin::Cited;
use facts::Facts;

/// The rules that can be asked by hand, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Calculator {
    Quadrant,
    Distribution,
    Pp30,
    IpAsn,
    NineBox,
    Credit,
    Jp,
    Gain,
    Ikm,
    SampleSize,
    Nip,
}

/// Under which heading a calculator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Performance,
    Learning,
    Citizens,
    Data,
}

impl Group {
    /// In the order of the page.
    pub const ALL: [Self; 4] = [Self::Performance, Self::Learning, Self::Citizens, Self::Data];

    /// Key of its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Performance => "nav.group_performance",
            Self::Learning => "nav.group_learning",
            Self::Citizens => "calculator.group_citizens",
            Self::Data => "nav.group_data",
        }
    }
}

/// What an answer is made with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub sets: &'a Sets,
    pub lang: Lang,
    pub today: Day,
}

impl Calculator {
    /// Every calculator.
    pub const ALL: [Self; 11] = [
        Self::Quadrant,
        Self::Distribution,
        Self::Pp30,
        Self::IpAsn,
        Self::NineBox,
        Self::Credit,
        Self::Jp,
        Self::Gain,
        Self::Ikm,
        Self::SampleSize,
        Self::Nip,
    ];

    /// Its word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quadrant => "predikat",
            Self::Distribution => "pola-predikat",
            Self::Pp30 => "pp-30-2019",
            Self::IpAsn => "ip-asn",
            Self::NineBox => "kotak-talenta",
            Self::Credit => "angka-kredit",
            Self::Jp => "konversi-jp",
            Self::Gain => "peningkatan-hasil",
            Self::Ikm => "ikm",
            Self::SampleSize => "jumlah-responden",
            Self::Nip => "nip",
        }
    }

    /// The calculator of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calculator| calculator.word() == word)
    }

    /// Where it stands.
    pub const fn group(self) -> Group {
        match self {
            Self::Quadrant | Self::Distribution | Self::Pp30 | Self::IpAsn | Self::NineBox => Group::Performance,
            Self::Credit | Self::Jp | Self::Gain => Group::Learning,
            Self::Ikm | Self::SampleSize => Group::Citizens,
            Self::Nip => Group::Data,
        }
    }

    /// Keys of its name and of the sentence on what it answers.
    pub const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Quadrant => ("calculator.name.quadrant", "calculator.text.quadrant"),
            Self::Distribution => ("calculator.name.distribution", "calculator.text.distribution"),
            Self::Pp30 => ("calculator.name.pp30", "calculator.text.pp30"),
            Self::IpAsn => ("calculator.name.ip_asn", "calculator.text.ip_asn"),
            Self::NineBox => ("calculator.name.nine_box", "calculator.text.nine_box"),
            Self::Credit => ("calculator.name.credit", "calculator.text.credit"),
            Self::Jp => ("calculator.name.jp", "calculator.text.jp"),
            Self::Gain => ("calculator.name.gain", "calculator.text.gain"),
            Self::Ikm => ("calculator.name.ikm", "calculator.text.ikm"),
            Self::SampleSize => ("calculator.name.sample_size", "calculator.text.sample_size"),
            Self::Nip => ("calculator.name.nip", "calculator.text.nip"),
        }
    }

    /// An input that gives an answer, as in the address.
    pub const fn example(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Quadrant => &[("hasil", "di-atas"), ("perilaku", "sesuai")],
            Self::Distribution => &performance::DISTRIBUTION_EXAMPLE,
            Self::Pp30 => &[("skp", "112.5"), ("perilaku", "105"), ("bobot", "70/30")],
            Self::IpAsn => &index::IP_ASN_EXAMPLE,
            Self::NineBox => &[("kinerja", "baik"), ("cara", "angka"), ("potensi", "82.5")],
            Self::Credit => &credit::EXAMPLE,
            Self::Jp => &[("bentuk", "workshop"), ("lingkup", "nasional"), ("hari", "3")],
            Self::Gain => &[("awal", "45"), ("akhir", "78"), ("maks", "100")],
            Self::Ikm => &citizens::IKM_EXAMPLE,
            Self::SampleSize => &[("populasi", "1000")],
            Self::Nip => &[("nip", "198503122010012001")],
        }
    }

    /// What it asks, given what stands there already.
    pub fn asks(self, context: &Context<'_>, values: &Values) -> Vec<Ask> {
        match self {
            Self::Quadrant => performance::quadrant_asks(context),
            Self::Distribution => performance::distribution_asks(context),
            Self::Pp30 => performance::pp30_asks(context),
            Self::IpAsn => index::ip_asn_asks(context, values),
            Self::NineBox => index::nine_box_asks(context, values),
            Self::Credit => credit::asks(context, values),
            Self::Jp => learning::jp_asks(context, values),
            Self::Gain => learning::gain_asks(),
            Self::Ikm => citizens::ikm_asks(context, values),
            Self::SampleSize => citizens::sample_asks(context),
            Self::Nip => number::asks(),
        }
    }

    /// The answer to what was typed, or what is missing or wrong.
    pub fn outcome(self, context: &Context<'_>, values: &Values) -> Outcome {
        let asks = self.asks(context, values);
        let facts = Facts::read(&asks, values, context.lang);
        if !facts.problems.is_empty() || !facts.missing.is_empty() {
            return Outcome { missing: facts.missing, problems: facts.problems, answer: None };
        }
        let answer = match self {
            Self::Quadrant => performance::quadrant(context, &facts),
            Self::Distribution => performance::distribution(context, &facts),
            Self::Pp30 => performance::pp30(context, &facts),
            Self::IpAsn => index::ip_asn(context, &facts),
            Self::NineBox => index::nine_box(context, &facts),
            Self::Credit => credit::answer(context, &facts),
            Self::Jp => learning::jp(context, &facts),
            Self::Gain => learning::gain_of(context, &facts),
            Self::Ikm => citizens::ikm(context, &facts),
            Self::SampleSize => citizens::sample(context, &facts),
            Self::Nip => return number::outcome(context, &facts),
        };
        Outcome::of(answer)
    }

    /// The rule set behind it; none where the rule has no parameters.
    pub fn cited(self, context: &Context<'_>) -> Option<Cited> {
        let (sets, lang) = (context.sets, context.lang);
        Some(match self {
            Self::Quadrant | Self::Nip => return None,
            Self::Distribution => Cited::set(&sets.distribution, lang),
            Self::Pp30 => Cited::set(&sets.pp30, lang),
            Self::IpAsn => Cited::set(&sets.ip_asn, lang),
            Self::NineBox => Cited::set(&sets.nine_box, lang),
            Self::Credit => Cited::set(&sets.credit, lang),
            Self::Jp => Cited::set(&sets.jp, lang),
            Self::Gain => Cited::set(&sets.gain, lang),
            Self::Ikm => Cited::set(&sets.ikm, lang),
            Self::SampleSize => Cited::set(&sets.sample_size, lang),
        })
    }
}

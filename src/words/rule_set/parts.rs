//! The sections of each rule: which parameters it has, in the order in which people read them.
use serde::Serialize;

use super::{Item, Kind, Options, Section};
use crate::domain::Predicate;
use crate::rules::{
    RuleName, Sets,
    gain::GainBand,
    ip_asn::{Category, Group},
    key,
    nine_box::Third,
    pp30::Grade,
    satisfaction::Quality,
};
use crate::words::domain::{Named, name};
use crate::words::lang::{Lang, fill, text};

const POINTS: Option<&str> = Some("rule_sets.unit.points");
const YEARS: Option<&str> = Some("rule_sets.unit.years");
const PERCENT: Option<&str> = Some("rule_sets.unit.percent");
const JP: Option<&str> = Some("rule_sets.unit.jp");
const PEOPLE: Option<&str> = Some("rule_sets.unit.people");
const DAYS: Option<&str> = Some("rule_sets.unit.days");

/// Everything a set of a rule consists of.
pub fn sections(lang: Lang, rule: RuleName) -> Vec<Section> {
    let Ok(sets) = Sets::builtin() else { return Vec::new() };
    let parts = Parts { lang, rule, sets };
    match rule {
        RuleName::IpAsn => parts.ip_asn(),
        RuleName::Jp => parts.jp(),
        RuleName::Credit => parts.credit(),
        RuleName::NineBox => parts.nine_box(),
        RuleName::Distribution => parts.distribution(),
        RuleName::Pp30 => parts.pp30(),
        RuleName::Gain => vec![parts.section("bands", parts.bands("bands", &GainBand::ALL))],
        RuleName::Ikm => parts.ikm(),
        RuleName::SampleSize => parts.sample_size(),
    }
}

/// The words of a choice.
fn options<T: Named + Serialize + Copy>(lang: Lang, all: &[T]) -> Options {
    all.iter().map(|one| (key(one), name(lang, *one))).collect()
}

struct Parts<'a> {
    lang: Lang,
    rule: RuleName,
    sets: &'a Sets,
}

impl Parts<'_> {
    fn say(&self, part: &str) -> String {
        text(self.lang, &format!("rule_sets.{}.{part}", key(self.rule)))
    }

    fn section(&self, title: &str, items: Vec<Item>) -> Section {
        Section { title: self.say(&format!("section_{title}")), items }
    }

    /// A parameter with a name of its own: the last part of its path.
    fn own(&self, path: &str, kind: Kind, unit: Option<&'static str>) -> Item {
        let label = self.say(path.rsplit('/').next().unwrap_or(path));
        Item { path: path.to_owned(), of: None, label, kind, unit }
    }

    /// A parameter for each member of a list.
    fn each<T: Named + Serialize + Copy>(
        &self,
        table: &str,
        members: impl IntoIterator<Item = T>,
        kind: &Kind,
        unit: Option<&'static str>,
    ) -> Vec<Item> {
        let item = |member: T| Item {
            path: format!("{table}/{}", key(member)),
            of: None,
            label: name(self.lang, member),
            kind: kind.clone(),
            unit,
        };
        members.into_iter().map(item).collect()
    }

    fn bands<T: Named + Serialize + Copy>(&self, table: &str, bands: &[T]) -> Vec<Item> {
        self.each(table, bands.iter().copied(), &Kind::Band, None)
    }

    /// Parameters under one heading within the section.
    fn under(of: &str, mut items: Vec<Item>) -> Vec<Item> {
        items.iter_mut().for_each(|item| item.of = Some(of.to_owned()));
        items
    }

    fn choice(&self, path: &str, words: &[&str]) -> Item {
        let last = path.rsplit('/').next().unwrap_or(path);
        let option = |word: &&str| ((*word).to_owned(), self.say(&format!("{last}_{word}")));
        self.own(path, Kind::Choice(words.iter().map(option).collect()), None)
    }

    fn ip_asn(&self) -> Vec<Section> {
        let rules = &self.sets.ip_asn.parameters;
        let limit = |dimension: &str| self.own(&format!("limits/{dimension}"), Kind::Points, POINTS);
        let competence = |group: Group| {
            let item = |item: &str| self.own(&format!("competence/{}/{item}", key(group)), Kind::Points, POINTS);
            let items = ["leadership", "functional_training", "technical", "seminar"].map(|word| {
                let path = if word == "functional_training" { "functional" } else { word };
                Item { label: text(self.lang, &format!("rule_sets.ip_asn.item_{word}")), ..item(path) }
            });
            Self::under(&name(self.lang, group), items.into())
        };
        let groups = [Group::Structural, Group::Functional, Group::Pelaksana];
        let technical = self.each("windows/technical_years", groups, &Kind::Whole, YEARS);
        let window = |name: &str| self.own(&format!("windows/{name}"), Kind::Whole, YEARS);
        let mut windows = vec![window("seminar_years")];
        windows.extend(Self::under(&self.say("technical_years"), technical));
        windows.extend([window("performance_years"), window("discipline_years")]);
        let forms = Kind::Several(options(self.lang, &crate::domain::LearningForm::ALL));
        let learning = vec![
            self.own("technical_jp", Kind::Points, JP),
            self.own("technical_days", Kind::WholeOrNone, DAYS),
            self.own("technical_forms", forms.clone(), None),
            self.own("seminar_forms", forms, None),
            self.own("higher_leadership_counts", Kind::Flag, None),
            self.own("functional_exempt", Kind::Words, None),
        ];
        let measured = vec![
            self.choice("missing_performance", &["missing", "zero"]),
            self.own("pppk_since", Kind::Whole, None),
            self.own("target", Kind::PointsOrNone, POINTS),
        ];
        let discipline = self.each("discipline", rules.discipline.keys().copied(), &Kind::Points, POINTS);
        vec![
            self.section("limits", ["qualification", "competence", "performance", "discipline"].map(limit).into()),
            self.section(
                "qualification",
                self.each("qualification", rules.qualification.keys().rev().copied(), &Kind::Points, POINTS),
            ),
            self.section("competence", groups.into_iter().flat_map(competence).collect()),
            self.section(
                "performance",
                self.each("performance", Predicate::ALL.into_iter().rev(), &Kind::Points, POINTS),
            ),
            self.section("performance_bands", self.bands("performance_bands", &Predicate::ALL)),
            self.section("discipline", discipline),
            self.section("categories", self.bands("categories", &Category::ALL)),
            self.section("windows", windows),
            self.section("learning", learning),
            self.section("measured", measured),
        ]
    }

    fn jp(&self) -> Vec<Section> {
        let forms = self.sets.jp.parameters.forms.keys();
        let form = |form: &crate::domain::LearningForm| {
            let scope = |scope: &str| self.own(&format!("forms/{}/{scope}", key(form)), Kind::Conversion, None);
            Self::under(&name(self.lang, *form), ["national", "international"].map(scope).into())
        };
        vec![self.section("forms", forms.flat_map(form).collect())]
    }

    fn credit(&self) -> Vec<Section> {
        let rules = &self.sets.credit.parameters;
        let levels: Vec<_> = rules.levels.keys().copied().collect();
        let next = Kind::ChoiceOrNone(options(self.lang, &levels));
        let level = |level: &crate::domain::FunctionalLevel| {
            let own = |part: &str, kind| self.own(&format!("levels/{}/{part}", key(level)), kind, None);
            let items = vec![
                own("coefficient", Kind::Exact),
                own("rank_need", Kind::Exact),
                own("level_need", Kind::ExactOrNone),
                own("next", next.clone()),
                own("ranks", Kind::Words),
            ];
            Self::under(&name(self.lang, *level), items)
        };
        let counting = vec![
            self.choice("thresholds", &["exact", "rounded_rows"]),
            self.own("surplus_carries_on", Kind::Flag, None),
        ];
        let percent = self.each("percent", Predicate::ALL.into_iter().rev(), &Kind::Exact, PERCENT);
        vec![
            self.section("percent", percent),
            self.section("levels", levels.iter().flat_map(level).collect()),
            self.section("counting", counting),
        ]
    }

    fn nine_box(&self) -> Vec<Section> {
        let rules = &self.sets.nine_box.parameters;
        let cuts = |axis: &str| {
            let cut = |cut: &str| self.own(&format!("cuts/{axis}/{cut}"), Kind::Exact, None);
            Self::under(&self.say(&format!("axis_{axis}")), ["middle", "high"].map(cut).into())
        };
        let thirds = Kind::Choice(options(self.lang, &Third::ALL));
        let falling = || Predicate::ALL.into_iter().rev();
        let mut predicates = vec![self.choice("by_predicate", &["levels", "numbers"])];
        let levels = self.each("predicate_levels", falling(), &thirds, None);
        predicates.extend(Self::under(&self.say("predicate_levels"), levels));
        let numbers = self.each("predicate_numbers", falling(), &Kind::Exact, None);
        predicates.extend(Self::under(&self.say("predicate_numbers"), numbers));
        let part = |part: &str| self.own(&format!("potential/{part}"), Kind::Exact, PERCENT);
        let mut potential: Vec<Item> = ["assessment", "qualification", "integrity"].map(part).into();
        potential.push(self.own("assessment_years", Kind::Whole, YEARS));
        let mut integrity = self.each("integrity", rules.integrity.keys().copied(), &Kind::Exact, None);
        integrity.push(self.own("integrity_serving", Kind::Exact, None));
        let row = |third: Third| Item {
            path: format!("boxes/{}", key(third)),
            of: None,
            label: fill(self.lang, "rule_sets.nine_box.row", &[("third", name(self.lang, third))]),
            kind: Kind::Wholes,
            unit: None,
        };
        let mut boxes: Vec<Item> = Third::ALL.into_iter().rev().map(row).collect();
        boxes.push(self.own("pool", Kind::Wholes, None));
        let advice = |number: &u8| Item {
            path: format!("recommendations/{number}"),
            of: None,
            label: fill(self.lang, "rule_sets.nine_box.box", &[("number", number.to_string())]),
            kind: Kind::Lines,
            unit: None,
        };
        vec![
            self.section("cuts", ["performance", "potential"].into_iter().flat_map(cuts).collect()),
            self.section("predicates", predicates),
            self.section("potential", potential),
            self.section("integrity", integrity),
            self.section("boxes", boxes),
            self.section("recommendations", rules.recommendations.keys().rev().map(advice).collect()),
        ]
    }

    fn distribution(&self) -> Vec<Section> {
        let rules = &self.sets.distribution.parameters;
        let pattern = Kind::Pattern(options(self.lang, &Predicate::ALL));
        let results = rules.patterns.keys().rev().copied();
        vec![
            self.section("guard", vec![self.own("fewest_compared", Kind::Whole, PEOPLE)]),
            self.section("patterns", self.each("patterns", results, &pattern, None)),
        ]
    }

    fn pp30(&self) -> Vec<Section> {
        let weights = |shares: &String| {
            let half = |half: &str| self.own(&format!("weights/{shares}/{half}"), Kind::Exact, None);
            Self::under(shares, ["skp", "behaviour"].map(half).into())
        };
        let grades = || Kind::Choice(options(self.lang, &Grade::ALL));
        let mut bands = vec![self.own("highest", Kind::Exact, None)];
        bands.extend(self.bands("bands", &Grade::ALL));
        bands.extend([self.own("needs_innovation", grades(), None), self.own("without_innovation", grades(), None)]);
        let shares = self.sets.pp30.parameters.weights.keys().rev();
        vec![self.section("weights", shares.flat_map(weights).collect()), self.section("bands", bands)]
    }

    fn ikm(&self) -> Vec<Section> {
        let scale = ["lowest", "highest", "factor"].map(|part| self.own(part, Kind::Exact, None));
        let weight = |known: &String| {
            let path = format!("weights/{known}");
            if known == "exact" { self.own(&path, Kind::Exact, None) } else { self.shortened(&path, known) }
        };
        vec![
            self.section("scale", scale.into()),
            self.section("weights", self.sets.ikm.parameters.weights.keys().rev().map(weight).collect()),
            self.section("categories", self.bands("categories", &Quality::ALL)),
        ]
    }

    /// A weight of old reports, named after its digits.
    fn shortened(&self, path: &str, digits: &str) -> Item {
        let weight = crate::words::format::exact(self.lang, digits);
        let label = fill(self.lang, "rule_sets.ikm.shortened", &[("weight", weight)]);
        Item { path: path.to_owned(), of: None, label, kind: Kind::Exact, unit: None }
    }

    fn sample_size(&self) -> Vec<Section> {
        let mut items: Vec<Item> =
            ["chi_squared", "proportion", "margin"].map(|part| self.own(part, Kind::Exact, None)).into();
        items.push(self.choice("rounding", &["nearest", "up"]));
        vec![self.section("formula", items)]
    }
}

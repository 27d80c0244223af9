//! Plans for settings, rubrics and the names of those who work.
use super::same_text;
use crate::domain::{
    Author, CutOffs, Dataset, Diff, Hundredths, Id, ProblemKind, Problems, Refusal, Rubric, Settings, Stamp,
};

impl Dataset {
    /// Writes the settings.
    pub fn plan_settings(&self, stamp: &Stamp, draft: Settings) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.agency, "agency");
        problems.need(&draft.region, "region");
        let percent = ProblemKind::OutOfRange { min: "1".into(), max: "100".into() };
        problems.when(!(100..=10_000).contains(&draft.passing_share.raw()), "passing_share", percent);
        let hours = ProblemKind::OutOfRange { min: "0".into(), max: "1000".into() };
        let possible = |jp: Hundredths| (0..=100_000).contains(&jp.raw());
        problems.when(!possible(draft.minimum_jp), "minimum_jp", hours.clone());
        problems.when(draft.pppk_target_jp.is_some_and(|jp| !possible(jp)), "pppk_target_jp", hours);
        let nip = &draft.signatory.nip;
        let is_nip = nip.len() == 18 && nip.bytes().all(|byte| byte.is_ascii_digit());
        problems.when(!nip.is_empty() && !is_nip, "signatory.nip", ProblemKind::NotAnIdentifier);
        problems.ok()?;
        self.put_checked(stamp, Settings { id: Settings::ID, ..draft })
    }

    /// Writes a new version of a rubric: the old one stays for the evaluations that carry it. It is later than the draft's
    /// own version, which may be a built-in one that is not in the data.
    pub fn plan_rubric(&self, stamp: &mut Stamp, draft: Rubric) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.name, "name");
        let ordered = |cut: CutOffs, most: i64| 0 < cut.meets.raw() && cut.meets < cut.above && cut.above.raw() <= most;
        let range = |max: i64| ProblemKind::OutOfRange { min: "0".into(), max: (max / 100).to_string() };
        let cap = draft.achievement_cap.raw();
        problems.when(!(10_000..=20_000).contains(&cap), "achievement_cap", range(20_000));
        problems.when(!ordered(draft.result_cut, cap), "result_cut", range(cap));
        problems.when(!(2..=10).contains(&draft.behaviour_max), "behaviour_max", range(1_000));
        let top = i64::from(draft.behaviour_max) * 100;
        problems.when(!ordered(draft.behaviour_cut, top), "behaviour_cut", range(top));
        problems.when(!(0..=10_000).contains(&draft.result_weight.raw()), "result_weight", range(10_000));
        problems.when(draft.behaviours.len() != 7, "behaviours", ProblemKind::Count { needed: 7 });
        problems.ok()?;
        let family = || self.rubrics.iter().filter(|known| same_text(&known.name, &draft.name));
        let unchanged = family().any(|known| {
            let versioned = Rubric { id: known.id, version: known.version, changed: known.changed, ..draft.clone() };
            *known == versioned && family().all(|other| other.version <= known.version)
        });
        if unchanged {
            return Err(Refusal::Nothing);
        }
        let version = family().map(|known| known.version).max().unwrap_or(0).max(draft.version).saturating_add(1);
        let id = stamp.id();
        self.put_checked(stamp, Rubric { id, version, ..draft })
    }

    /// The author of that name, added where it is new. No diff: the name is known already.
    pub fn plan_author(&self, stamp: &mut Stamp, name: &str) -> Result<(Id<Author>, Option<Diff>), Refusal> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut problems = Problems::default();
        problems.need(&name, "name");
        problems.ok()?;
        if let Some(known) = self.authors.iter().find(|known| same_text(&known.name, &name)) {
            return Ok((known.id, None));
        }
        let id = stamp.id();
        stamp.author = Some(id);
        let diff = self.put_checked(stamp, Author { id, name, changed: stamp.changed() })?;
        Ok((id, Some(diff)))
    }
}

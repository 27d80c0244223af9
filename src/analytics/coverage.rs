//! Who reached the year's JP: PNS apart from PPPK, and those not active all year on lines of their own.
use serde::Serialize;

use super::{Chosen, Class, Frame, Scope, Service, UnitLines, UnitName};
use crate::domain::{Hundredths, Status};
use crate::rules::jp::PPPK_CEILING;

/// People, and those of them who reached the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    pub n: usize,
    pub reached: usize,
}

impl Share {
    fn add(&mut self, reached: bool) {
        self.n += 1;
        self.reached += usize::from(reached);
    }
    /// Between 0 and 1; none where there is nobody.
    pub fn value(&self) -> Option<f64> {
        (self.n > 0).then(|| self.reached as f64 / self.n as f64)
    }
}

/// PPPK: no minimum, so nobody falls short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PppkCount {
    pub n: usize,
    /// With any JP.
    pub with_jp: usize,
    /// Above the ceiling of the regulation: a warning.
    pub above_ceiling: usize,
    /// Reached the agency's own target; none where it has none.
    pub reached_target: Option<usize>,
}

/// JP of the people of a scope: each heading sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JpSums {
    pub people: usize,
    pub verified: Hundredths,
    pub awaiting: Hundredths,
    pub registered: Hundredths,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitCoverage {
    #[serde(flatten)]
    pub unit: UnitName,
    pub pns: Share,
    pub cpns: usize,
    pub pppk: PppkCount,
    /// Not active all year, or on leave.
    pub apart: usize,
    pub jp: JpSums,
}

/// Who reached the year's JP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Minimum of a PNS.
    pub minimum: Hundredths,
    /// The agency's own target for PPPK.
    pub pppk_target: Option<Hundredths>,
    /// Active all year.
    pub pns: Share,
    /// Of the PNS, those without any verified JP.
    pub pns_without: usize,
    /// Of the PNS below, those who would reach it with what awaits evidence.
    pub pns_with_awaiting: usize,
    /// Active PNS by verified JP: 0, under half, under the minimum, under double, more.
    pub pns_bands: [usize; 5],
    pub cpns: usize,
    pub pppk: PppkCount,
    /// PNS active on the last day, but not all year.
    pub part_year: Share,
    /// PNS on leave, studying, suspended or seconded.
    pub away: Share,
    /// Others not active all year or on leave.
    pub apart_others: usize,
    pub jp: JpSums,
    pub units: Vec<UnitCoverage>,
}

/// Who reached the JP of the scope's year.
pub fn coverage(frame: &Frame, scope: &Scope) -> Coverage {
    let chosen = Chosen::of(frame, scope);
    let lines = UnitLines::of(frame, scope);
    let minimum = frame.settings.minimum_jp;
    let pppk_target = frame.settings.pppk_target_jp;
    let blank = |unit: UnitName| UnitCoverage {
        unit,
        pns: Share::default(),
        cpns: 0,
        pppk: PppkCount::default(),
        apart: 0,
        jp: JpSums::default(),
    };
    let mut units: Vec<UnitCoverage> = lines.names.iter().cloned().map(blank).collect();
    let mut all = Coverage {
        minimum,
        pppk_target,
        pns: Share::default(),
        pns_without: 0,
        pns_with_awaiting: 0,
        pns_bands: [0; 5],
        cpns: 0,
        pppk: PppkCount::default(),
        part_year: Share::default(),
        away: Share::default(),
        apart_others: 0,
        jp: JpSums::default(),
        units: Vec::new(),
    };
    let Some(jp) = chosen.year.and_then(|year| frame.learning.year(year)) else { return all };
    let cell = |column: &[i32], at: usize| Hundredths::new(i64::from(column.get(at).copied().unwrap_or(0)));
    for (at, row, in_year) in chosen.everybody() {
        let (verified, awaiting) = (cell(&jp.verified, at), cell(&jp.awaiting, at));
        let registered = cell(&jp.registered, at);
        let reached = verified >= minimum;
        let is_main = chosen.class(at as u32) == Class::Main;
        let unit = lines.line(in_year.unit).and_then(|line| units.get_mut(line));
        for sums in
            [Some(&mut all.jp), unit.map(|unit| unit.count(row.status, is_main, verified, minimum, pppk_target))]
                .into_iter()
                .flatten()
        {
            sums.people += 1;
            sums.verified = sums.verified.plus(verified);
            sums.awaiting = sums.awaiting.plus(awaiting);
            sums.registered = sums.registered.plus(registered);
        }
        match (row.status, is_main, in_year.service) {
            (Status::Pns, true, _) => {
                all.pns.add(reached);
                all.pns_without += usize::from(verified == Hundredths::ZERO);
                all.pns_with_awaiting += usize::from(!reached && verified.plus(awaiting) >= minimum);
                if let Some(band) = all.pns_bands.get_mut(band(verified, minimum)) {
                    *band += 1;
                }
            }
            (Status::Pns, false, Service::Part) => all.part_year.add(reached),
            (Status::Pns, false, _) => all.away.add(reached),
            (Status::Cpns, true, _) => all.cpns += 1,
            (_, true, _) => all.pppk.add(verified, pppk_target),
            (_, false, _) => all.apart_others += 1,
        }
    }
    if pppk_target.is_some() {
        all.pppk.reached_target.get_or_insert(0);
    }
    units.retain(|unit| unit.jp.people > 0);
    Coverage { units, ..all }
}

impl UnitCoverage {
    fn count(
        &mut self,
        status: Status,
        is_main: bool,
        verified: Hundredths,
        minimum: Hundredths,
        pppk_target: Option<Hundredths>,
    ) -> &mut JpSums {
        match (status, is_main) {
            (_, false) => self.apart += 1,
            (Status::Pns, true) => self.pns.add(verified >= minimum),
            (Status::Cpns, true) => self.cpns += 1,
            (_, true) => self.pppk.add(verified, pppk_target),
        }
        &mut self.jp
    }
}

impl PppkCount {
    fn add(&mut self, verified: Hundredths, target: Option<Hundredths>) {
        self.n += 1;
        self.with_jp += usize::from(verified > Hundredths::ZERO);
        self.above_ceiling += usize::from(verified > PPPK_CEILING);
        if let Some(target) = target {
            *self.reached_target.get_or_insert(0) += usize::from(verified >= target);
        }
    }
}

fn band(verified: Hundredths, minimum: Hundredths) -> usize {
    let (jp, minimum) = (verified.raw(), minimum.raw());
    match jp {
        ..=0 => 0,
        _ if jp * 2 < minimum => 1,
        _ if jp < minimum => 2,
        _ if jp < minimum * 2 => 3,
        _ => 4,
    }
}

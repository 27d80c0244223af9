//! What the sample's people learned elsewhere: most of it small, some without evidence, some without JP.
use super::{
    catalogue::{OUTSIDE_HEALTH, OUTSIDE_OFFICE, OUTSIDE_TEACHER},
    chance::Chance,
    events::moment,
    people::Player,
    posts::Group,
};
use crate::domain::*;

/// Learning records from outside, year after year; adds to `jp` (player × year).
pub fn outside(players: &[Player], first_year: i32, today: Day, seed: u64, jp: &mut [f32]) -> Vec<LearningRecord> {
    let mut chance = Chance::new(seed, 10);
    let mut ids = IdSource::new(seed ^ 10);
    let years = jp.len().checked_div(players.len()).unwrap_or(0);
    let mut rows = Vec::with_capacity(jp.len());
    for year in 0..years {
        for (at, player) in players.iter().enumerate() {
            let pull = (0.62 + 0.22 * player.eager).clamp(0.05, 1.6);
            let times = (pull + chance.share() * 0.9) as usize;
            for _ in 0..times {
                let end = chance.day(first_year + year as i32, 1..=12);
                if end > today || !player.serves(end) {
                    continue;
                }
                let list = match player.group {
                    Group::Teacher => &OUTSIDE_TEACHER,
                    Group::Health => &OUTSIDE_HEALTH,
                    Group::Office => &OUTSIDE_OFFICE,
                };
                // Long ones are rarer than short ones.
                let pick = [chance.below(list.len()), chance.below(list.len())];
                let Some(best) = pick.iter().filter_map(|at| list.get(*at)).min_by_key(|(_, _, _, jp, _)| *jp) else {
                    continue;
                };
                let (name, organiser, form, hours, scope) = *best;
                let evidence = match chance.weighted(&[78, 14, 4, 4]) {
                    0 => Evidence::Verified,
                    1 => Evidence::Awaiting,
                    2 => Evidence::Registered,
                    _ => Evidence::Rejected,
                };
                let stated = !chance.yes(0.07);
                if let (Evidence::Verified, true, Some(jp)) = (evidence, stated, jp.get_mut(at * years + year)) {
                    *jp += hours as f32;
                }
                let days = (hours / 8).max(1);
                let certificate = matches!(evidence, Evidence::Verified | Evidence::Rejected) && chance.yes(0.9);
                let made = moment(end.plus(chance.between(2, 40)).min(today));
                rows.push(LearningRecord {
                    id: ids.next(made),
                    person: player.id,
                    source: LearningSource::External,
                    name: name.into(),
                    organiser: organiser.into(),
                    form,
                    scope,
                    start: (days > 1).then(|| end.plus(1 - days)),
                    end,
                    days: Some(days as u16),
                    times: None,
                    actual_jp: stated.then(|| Hundredths::whole(hours)),
                    leadership: None,
                    functional_for: String::new(),
                    certificate: if certificate {
                        format!("{}/{:06}/{}", form as u8 + 1, rows.len(), end.year())
                    } else {
                        String::new()
                    },
                    evidence,
                    note: if evidence == Evidence::Rejected {
                        "Sertifikat tidak terbaca".into()
                    } else {
                        String::new()
                    },
                    changed: Changed { at: made, by: None },
                });
            }
        }
    }
    rows
}

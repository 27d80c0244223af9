//! Which lines are shown: by name, and by what is missing. Marking a line does not take it away under the hand.
use std::sync::Arc;

use super::desk::Codes;
use crate::analytics::{AttendanceSheet, Passing, Presence};
use crate::words::collate::fold;
use leptos::prelude::*;

/// Lines of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    All,
    /// Marked as not there at least once.
    Absentees,
    /// With an unmarked session.
    Unfilled,
    /// Who cannot reach the passing share any more.
    Below,
}

impl Only {
    pub const ALL: [Self; 4] = [Self::All, Self::Absentees, Self::Unfilled, Self::Below];

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "attendance.only.all",
            Self::Absentees => "attendance.only.absentees",
            Self::Unfilled => "attendance.only.unfilled",
            Self::Below => "attendance.only.below",
        }
    }

    fn keeps(self, count: Presence, sheet: &AttendanceSheet) -> bool {
        match self {
            Self::All => true,
            Self::Absentees => count.present < count.filled,
            Self::Unfilled => count.filled < count.all,
            Self::Below => count.passing(sheet.share) == Passing::Below,
        }
    }
}

/// What is asked of the list.
#[derive(Clone, Copy, Default)]
pub struct Narrow {
    pub query: RwSignal<String>,
    pub only: RwSignal<Only>,
}

impl Narrow {
    /// Whether it leaves lines out.
    pub fn is_narrow(self) -> bool {
        self.only.get() != Only::All || self.query.with(|query| !query.trim().is_empty())
    }

    /// Shows all lines again.
    pub fn widen(self) {
        self.query.set(String::new());
        self.only.set(Only::All);
    }

    /// Places of the shown lines. Follows the people on the sheet and what is asked, not each mark.
    pub fn shown(self, sheet: Memo<Option<Arc<AttendanceSheet>>>, codes: Memo<Codes>) -> Memo<Arc<Vec<usize>>> {
        let people = Memo::new(move |_| {
            let of = |sheet: &Arc<AttendanceSheet>| {
                sheet.lines.iter().map(|line| (line.enrolment, line.name.clone())).collect::<Vec<_>>()
            };
            sheet.with(|sheet| sheet.as_ref().map(of).unwrap_or_default())
        });
        Memo::new(move |_| {
            people.with(|_| ());
            let (only, query) = (self.only.get(), fold(self.query.get().trim()));
            let Some(sheet) = sheet.get_untracked() else { return Arc::default() };
            let codes = codes.get_untracked();
            let kept = |(at, line): (usize, &crate::analytics::AttendanceLine)| {
                let named = query.is_empty() || fold(&line.name).contains(&query) || line.nip.contains(&query);
                let count = Presence::of(codes.get(at).into_iter().flatten().copied());
                (named && only.keeps(count, &sheet)).then_some(at)
            };
            Arc::new(sheet.lines.iter().enumerate().filter_map(kept).collect())
        })
    }
}

//! The years a frame covers: from the first with data to the latest, never more than fifteen.
use crate::domain::Day;

/// A run of years up to today's or one later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    first: i32,
    len: usize,
    today: Day,
}

/// Most years of a frame: one wrong date in a file must not make it large.
const MOST: i32 = 15;

impl Years {
    /// The run that holds today's year and those of `years` that are near it.
    pub fn of(years: impl IntoIterator<Item = i32>, today: Day) -> Self {
        let now = today.year();
        let near = |year: &i32| (now - MOST + 2..=now + 1).contains(year);
        let (first, last) =
            years.into_iter().filter(near).fold((now, now), |(first, last), year| (first.min(year), last.max(year)));
        Self { first, len: usize::try_from(last - first + 1).unwrap_or(1), today }
    }

    /// Number of years.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Never true: today's year is always there.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Place of a calendar year.
    pub fn place(&self, year: i32) -> Option<usize> {
        usize::try_from(year.checked_sub(self.first)?).ok().filter(|place| *place < self.len)
    }

    /// Calendar year of a place.
    pub const fn year(&self, place: usize) -> i32 {
        self.first.saturating_add(place as i32)
    }

    /// Every year, oldest first.
    pub fn all(&self) -> impl Iterator<Item = i32> + use<> {
        let first = self.first;
        (0..self.len).map(move |place| first.saturating_add(place as i32))
    }

    /// First day of a year, and its last or today, whichever is earlier. A year to come is read on its first day.
    pub fn bounds(&self, place: usize) -> (Day, Day) {
        let year = self.year(place);
        let first = Day::new(year, 1, 1).unwrap_or_default();
        let last = Day::new(year, 12, 31).unwrap_or_default();
        (first, last.min(self.today).max(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_hold_today_and_ignore_dates_far_away() {
        let today = Day::parse("2025-07-01").unwrap();
        let years = Years::of([2021, 1, 2026, 9999, 2024], today);
        assert_eq!(years.all().collect::<Vec<_>>(), [2021, 2022, 2023, 2024, 2025, 2026]);
        assert_eq!((years.place(2021), years.place(2027), years.place(i32::MIN)), (Some(0), None, None));
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(years.bounds(4), (day("2025-01-01"), today));
        assert_eq!(years.bounds(0), (day("2021-01-01"), day("2021-12-31")));
        assert_eq!(years.bounds(5), (day("2026-01-01"), day("2026-01-01")));
        assert_eq!(Years::of([], today).len(), 1);
    }
}

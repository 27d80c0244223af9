//! What a row says about dated things: golongan, kedudukan, post, education. Old entries stay; a new one begins where it says.
use crate::domain::{Dated, Day, Education, Id, Position, Post, Unit};

/// How a dated list took a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It says so already.
    Same,
    /// Its start became known or another one.
    Start,
    /// A new entry, with its start from the file.
    Added,
    /// A new entry that begins on the day of the import, since the file has no date.
    Assumed,
}

/// Puts `value`, which holds from `from`, into a dated list.
pub fn take<T: PartialEq>(list: &mut Vec<Dated<T>>, value: T, from: Option<Day>, today: Day) -> Taken {
    let latest = list.iter_mut().max_by_key(|entry| entry.from);
    match latest {
        Some(latest) if latest.value == value => match from {
            Some(from) if latest.from != Some(from) => {
                latest.from = Some(from);
                Taken::Start
            }
            _ => Taken::Same,
        },
        None => {
            list.push(Dated { from, value });
            Taken::Added
        }
        Some(_) => {
            let start = from.unwrap_or(today);
            match list.iter_mut().find(|entry| entry.from == Some(start)) {
                // Two entries cannot begin on one day: the later word holds.
                Some(entry) if entry.value == value => return Taken::Same,
                Some(entry) => entry.value = value,
                None => list.push(Dated { from: Some(start), value }),
            }
            list.sort_by_key(|entry| entry.from);
            if from.is_some() { Taken::Added } else { Taken::Assumed }
        }
    }
}

/// Puts unit and position into the posts. What the row does not name stays as it is.
pub fn take_post(
    posts: &mut Vec<Dated<Post>>,
    (unit, position): (Option<Id<Unit>>, Option<Id<Position>>),
    from: Option<Day>,
    today: Day,
) -> Taken {
    let latest = posts.iter().max_by_key(|entry| entry.from).map(|entry| entry.value.clone());
    let Some(unit) = unit.or(latest.as_ref().map(|post| post.unit)) else { return Taken::Same };
    let post = match latest {
        Some(latest) => Post {
            unit,
            position: position.or(latest.position),
            // Another unit has another superior.
            superior: latest.superior.filter(|_| latest.unit == unit),
            extra_duty: if latest.unit == unit { latest.extra_duty } else { String::new() },
        },
        None => Post { unit, position, superior: None, extra_duty: String::new() },
    };
    take(posts, post, from, today)
}

/// Puts an education into the list; true if that changed something.
pub fn take_education(list: &mut Vec<Education>, education: Education) -> bool {
    match list.iter_mut().find(|known| known.level == education.level) {
        Some(known) if education.field.is_empty() || known.field.to_lowercase() == education.field.to_lowercase() => {
            false
        }
        Some(known) if known.field.is_empty() => {
            known.field = education.field;
            true
        }
        _ => {
            list.push(education);
            list.sort_by_key(|education| education.level);
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dated_list_keeps_what_was_and_takes_what_is_new() {
        let day = Day::from_number;
        let mut list = Vec::new();
        assert_eq!(take(&mut list, 'a', None, day(100)), Taken::Added);
        assert_eq!(take(&mut list, 'a', Some(day(5)), day(100)), Taken::Start);
        assert_eq!(take(&mut list, 'a', None, day(100)), Taken::Same);
        assert_eq!(take(&mut list, 'b', Some(day(50)), day(100)), Taken::Added);
        assert_eq!(take(&mut list, 'b', Some(day(50)), day(100)), Taken::Same);
        assert_eq!(take(&mut list, 'c', None, day(100)), Taken::Assumed);
        assert_eq!(take(&mut list, 'd', Some(day(5)), day(100)), Taken::Added);
        let plain: Vec<_> = list.iter().map(|entry| (entry.from.map(Day::number), entry.value)).collect();
        assert_eq!(plain, [(Some(5), 'd'), (Some(50), 'b'), (Some(100), 'c')]);
    }
}

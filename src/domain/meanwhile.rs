//! A form in three versions, field by field: as it was read, as somebody else saved it meanwhile, and as it is typed here.

/// One field in three versions, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Three {
    pub before: String,
    pub theirs: String,
    pub mine: String,
}

/// Whose version of a field goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// Nobody else changed it, or both say the same.
    Mine,
    /// Only the other changed it.
    Theirs,
    /// Both changed it: a person decides.
    Both,
}

impl Three {
    /// Spaces around a text are no difference, since they are not saved.
    pub fn meeting(&self) -> Meeting {
        let (before, theirs, mine) = (self.before.trim(), self.theirs.trim(), self.mine.trim());
        if theirs == before || theirs == mine {
            Meeting::Mine
        } else if mine == before {
            Meeting::Theirs
        } else {
            Meeting::Both
        }
    }
}

/// How the fields of a form are read and written, as text.
pub struct Fields<'a, D, K> {
    pub keys: &'a [K],
    pub read: &'a dyn Fn(&D, &K) -> String,
    pub write: &'a dyn Fn(&mut D, &K, &str),
}

/// The form that comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merged<D, K> {
    /// The other's form with everything that was typed here.
    Fields {
        value: D,
        /// Fields that have a new value from the other.
        taken: Vec<K>,
        /// Fields that both changed; in `value` they are as typed here.
        both: Vec<(K, Three)>,
    },
    /// What was typed cannot be said field by field, such as a line that was added: one form or the other.
    Whole,
}

impl<D: Clone + PartialEq, K: Copy> Fields<'_, D, K> {
    /// Puts what is typed here onto what the other saved.
    pub fn merge(&self, before: &D, theirs: &D, mine: &D) -> Merged<D, K> {
        if !self.tell_apart(before, mine) {
            return Merged::Whole;
        }
        let mut value = theirs.clone();
        let (mut taken, mut both, mut typed) = (Vec::new(), Vec::new(), Vec::new());
        for key in self.keys {
            let read = |of: &D| (self.read)(of, key);
            let three = Three { before: read(before), theirs: read(theirs), mine: read(mine) };
            match three.meeting() {
                Meeting::Mine if three.mine == three.theirs => {}
                Meeting::Mine => typed.push((key, three.mine)),
                Meeting::Theirs => taken.push(*key),
                Meeting::Both => {
                    typed.push((key, three.mine.clone()));
                    both.push((*key, three));
                }
            }
        }
        for (key, text) in &typed {
            (self.write)(&mut value, key, text);
        }
        if typed.iter().any(|(key, text)| (self.read)(&value, key) != *text) {
            return Merged::Whole;
        }
        Merged::Fields { value, taken, both }
    }

    /// Whether the fields say all that was typed.
    fn tell_apart(&self, before: &D, mine: &D) -> bool {
        let mut again = before.clone();
        for key in self.keys {
            let text = (self.read)(mine, key);
            if (self.read)(before, key) != text {
                (self.write)(&mut again, key, &text);
            }
        }
        again == *mine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A form with two fields, something that has no field, and lines.
    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Form {
        name: String,
        place: String,
        state: u8,
        lines: Vec<String>,
    }

    fn form(name: &str, place: &str) -> Form {
        Form { name: name.into(), place: place.into(), state: 0, lines: vec!["a".into()] }
    }

    fn merge(before: &Form, theirs: &Form, mine: &Form) -> Merged<Form, &'static str> {
        let read = |form: &Form, key: &&str| match *key {
            "name" => form.name.clone(),
            "place" => form.place.clone(),
            _ => form.lines.first().cloned().unwrap_or_default(),
        };
        let write = |form: &mut Form, key: &&str, text: &str| match *key {
            "name" => form.name = text.into(),
            "place" => form.place = text.into(),
            _ => {
                if let Some(line) = form.lines.first_mut() {
                    *line = text.into();
                }
            }
        };
        Fields { keys: &["name", "place", "lines.0"], read: &read, write: &write }.merge(before, theirs, mine)
    }

    #[test]
    fn different_fields_both_survive() {
        let before = form("Siti", "Bulian");
        let theirs = Form { state: 1, ..form("Siti", "Tembesi") };
        let merged = merge(&before, &theirs, &form("Siti Aminah", "Bulian"));
        let value = Form { state: 1, ..form("Siti Aminah", "Tembesi") };
        assert_eq!(merged, Merged::Fields { value, taken: vec!["place"], both: vec![] });
    }

    #[test]
    fn one_field_changed_by_both_is_asked_and_stays_as_typed() {
        let merged = merge(&form("Siti", "x"), &form("Sita", "x"), &form("Sitti", "x"));
        let three = Three { before: "Siti".into(), theirs: "Sita".into(), mine: "Sitti".into() };
        assert_eq!(merged, Merged::Fields { value: form("Sitti", "x"), taken: vec![], both: vec![("name", three)] });
    }

    #[test]
    fn the_same_change_on_both_sides_and_spaces_are_no_difference() {
        for mine in ["Sita", " Sita "] {
            let Merged::Fields { both, .. } = merge(&form("Siti", "x"), &form("Sita", "x"), &form(mine, "x")) else {
                panic!("asked as a whole")
            };
            assert_eq!(both, []);
        }
        let theirs = form("Siti ", "y");
        let Merged::Fields { value, both, .. } = merge(&form("Siti", "x"), &theirs, &form("Sitti", "x")) else {
            panic!("asked as a whole")
        };
        assert_eq!((value.name.as_str(), value.place.as_str(), both.len()), ("Sitti", "y", 0));
    }

    #[test]
    fn an_untouched_form_is_theirs() {
        let theirs = Form { state: 3, lines: vec![], ..form("Sita", "y") };
        let merged = merge(&form("Siti", "x"), &theirs, &form("Siti", "x"));
        assert_eq!(merged, Merged::Fields { value: theirs, taken: vec!["name", "place", "lines.0"], both: vec![] });
    }

    #[test]
    fn lines_that_came_or_went_are_one_form_or_the_other() {
        let longer = Form { lines: vec!["a".into(), "b".into()], ..form("Siti", "x") };
        assert_eq!(merge(&form("Siti", "x"), &form("Sita", "x"), &longer), Merged::Whole);
        let gone = Form { lines: vec![], ..form("Siti", "x") };
        let typed = Form { lines: vec!["b".into()], ..form("Siti", "x") };
        assert_eq!(merge(&form("Siti", "x"), &gone, &typed), Merged::Whole);
    }

    /// Over all small texts: nothing typed is lost without being asked about, and nothing of the other's.
    #[test]
    fn neither_side_loses_a_change_without_being_asked() {
        let texts = ["", "a", "b", "c"];
        let forms: Vec<Form> = texts.iter().flat_map(|name| texts.map(|place| form(name, place))).collect();
        let count = forms.len();
        for number in 0..count * count * count {
            let at = |place: usize| &forms[number / count.pow(place as u32) % count];
            let (before, theirs, mine) = (at(0), at(1), at(2));
            let Merged::Fields { value, taken, both } = merge(before, theirs, mine) else { panic!("asked as a whole") };
            let sides = [
                ("name", &before.name, &theirs.name, &mine.name, &value.name),
                ("place", &before.place, &theirs.place, &mine.place, &value.place),
            ];
            for (key, before, theirs, mine, value) in sides {
                let asked = both.iter().any(|(asked, _)| *asked == key);
                assert!(asked || mine == before || value == mine, "typed text was lost");
                assert!(asked || theirs == before || value == theirs, "the other's change was lost");
                assert_eq!(asked, mine != before && theirs != before && mine != theirs);
                assert_eq!(taken.contains(&key), mine == before && theirs != before);
            }
        }
    }
}

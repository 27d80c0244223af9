//! A person as a file has one, and how it is laid over the person here.
use super::{
    FieldChange, Options, RowWarning,
    career::{Taken, take, take_education, take_post},
    reading::Reading,
    reference::Named,
};
use crate::{
    archive::sheet::{Field, value},
    domain::*,
    rules::nip::NipReading,
    words::collate::fold,
};

/// A person as a file has one. What a file leaves empty says nothing.
#[derive(Clone, Debug)]
pub struct ForeignPerson {
    pub number: String,
    pub reading: NipReading,
    pub name: value::FullName,
    pub sex: Option<Sex>,
    pub birth_date: Option<Day>,
    pub status: Option<Status>,
    pub standing: Option<Standing>,
    pub rank: Option<Rank>,
    pub rank_since: Option<Day>,
    pub position: String,
    pub position_kind: Option<PositionKind>,
    pub position_since: Option<Day>,
    pub unit: (String, String, String),
    pub education: Option<Education>,
    pub cpns_since: Option<Day>,
    /// Found or referred to after reading.
    pub unit_named: Option<Named<Unit>>,
    pub position_named: Option<Named<Position>>,
    /// Bits of the unit and position as they stand in the record until references are settled.
    pub post: (Option<Id<Unit>>, Option<Id<Position>>),
    /// The person here, by number.
    pub target: Option<Id<Person>>,
    /// The reference that asks whether this is somebody with another number.
    pub same_person: Option<usize>,
}

impl ForeignPerson {
    /// Reads a row; none if something in it cannot be read.
    pub fn read(row: &mut Reading<'_>, today: Day) -> Option<Self> {
        let later = today.plus(2 * 366);
        let number = row.need(Field::Nip, value::nip);
        let name = row.need(Field::Name, value::full_name);
        let (front, back) = (row.text(Field::FrontTitle), row.text(Field::BackTitle));
        let status = row.take(Field::Status, |cell| value::STATUS.read(cell));
        let scale = status.or_else(|| number.as_ref().map(|(_, reading)| status_of(reading)));
        let education = row.take(Field::Education, value::education);
        let field = row.text(Field::EducationField);
        let position = row.text(Field::Position);
        let (class, level) = (row.cell(Field::PositionClass), row.cell(Field::Level));
        let person = Self {
            sex: row.take(Field::Sex, |cell| value::SEX.read(cell)),
            birth_date: row.take(Field::BirthDate, |cell| value::date(cell, today)),
            status,
            standing: row.take(Field::Standing, |cell| value::STANDING.read(cell)),
            rank: row.take(Field::Rank, |cell| value::rank(cell, scale)),
            rank_since: row.take(Field::RankSince, |cell| value::date(cell, later)),
            position_kind: row.take(Field::Level, |_| value::position_kind(class, level, &position)),
            position_since: row.take(Field::PositionSince, |cell| value::date(cell, later)),
            unit: (row.text(Field::UnitCode), row.text(Field::Unit), row.text(Field::Office)),
            cpns_since: row.take(Field::CpnsSince, |cell| value::date(cell, later)),
            education: education.map(|education| match field.is_empty() {
                true => education,
                false => Education { field, ..education },
            }),
            position,
            number: String::new(),
            reading: number.as_ref()?.1,
            name: value::FullName::default(),
            unit_named: None,
            position_named: None,
            post: (None, None),
            target: None,
            same_person: None,
        };
        let (Some((number, _)), Some(mut name)) = (number, name) else { return None };
        if !front.is_empty() {
            name.front_title = front;
        }
        if !back.is_empty() {
            name.back_title = back;
        }
        row.problems.is_empty().then_some(Self { number, name, ..person })
    }

    /// Birth date of the file, else that of the number.
    pub fn birth(&self) -> Day {
        self.birth_date.unwrap_or(self.reading.birth_date)
    }

    /// What is odd, whoever it is laid over.
    pub fn warnings(&self, today: Day) -> Vec<RowWarning> {
        self.reading.warnings(today, self.birth_date, self.sex).into_iter().map(RowWarning::Nip).collect()
    }

    /// A person who is not here yet.
    pub fn fresh(&self, id: Id<Person>) -> Person {
        Person {
            id,
            front_title: String::new(),
            name: String::new(),
            back_title: String::new(),
            sex: None,
            birth_date: None,
            status: status_of(&self.reading),
            standing: Vec::new(),
            identifiers: Vec::new(),
            ranks: Vec::new(),
            posts: Vec::new(),
            education: Vec::new(),
            contract: None,
            changed: Changed::default(),
        }
    }

    /// Lays the row over a person; tells what it changed and what it assumed.
    pub fn lay_over(&self, person: &mut Person, options: &Options) -> (Vec<FieldChange>, Vec<(Field, Day)>) {
        let mut laid = Laid { changes: Vec::new(), assumed: Vec::new(), today: options.today };
        self.lay_identity(person, &mut laid);
        let fresh = person.posts.is_empty();
        let old = person.ranks.iter().max_by_key(|entry| entry.from).map_or("", |entry| entry.value.text()).to_owned();
        if let Some(rank) = self.rank {
            let taken = take(&mut person.ranks, rank, self.rank_since, options.today);
            laid.note(Field::Rank, Field::RankSince, (old, rank.text().to_owned()), self.rank_since, taken);
        }
        if let Some(standing) = self.standing {
            let old = person.standing.iter().max_by_key(|entry| entry.from).map(|entry| entry.value);
            let from = if old.is_none() { self.cpns_since } else { None };
            // Active is what holds where nothing is said.
            if !(old.is_none() && standing == Standing::Active && from.is_none()) {
                let taken = take(&mut person.standing, standing, from, options.today);
                let old = old.map_or("", |old| value::STANDING.written(old)).to_owned();
                let new = value::STANDING.written(standing).to_owned();
                laid.note(Field::Standing, Field::Standing, (old, new), from, taken);
            }
        }
        let before = person.posts.iter().max_by_key(|entry| entry.from).map(|entry| entry.value.clone());
        let taken = take_post(&mut person.posts, self.post, self.position_since, options.today);
        let after = person.posts.iter().max_by_key(|entry| entry.from).map(|entry| entry.value.clone());
        let moved = before.as_ref().map(|post| post.unit) != after.as_ref().map(|post| post.unit);
        let field = if moved { Field::Unit } else { Field::Position };
        let (_, unit, office) = &self.unit;
        let new = if moved { [unit.as_str(), office].join(" ").trim().to_owned() } else { self.position.clone() };
        laid.note(field, Field::PositionSince, (String::new(), new), self.position_since, taken);
        if let Some(education) = &self.education {
            let new = format!("{} {}", value::EDUCATION.written(education.level), education.field).trim().to_owned();
            if take_education(&mut person.education, education.clone()) {
                laid.change(Field::Education, String::new(), new);
            }
        }
        if fresh {
            laid.assumed.clear();
        }
        (laid.changes, laid.assumed)
    }

    fn lay_identity(&self, person: &mut Person, laid: &mut Laid) {
        if !person.identifiers.iter().any(|entry| entry.value.number == self.number) {
            let old = person.nip().to_owned();
            let month = self.reading.start_month.map_or(1, u32::from);
            let said = Day::new(self.reading.start_year.into(), month, 1);
            let from = self.cpns_since.or(said.filter(|_| self.reading.start_month.is_some() || !old.is_empty()));
            let value = Identifier { kind: self.reading.kind, number: self.number.clone() };
            person.identifiers.push(Dated { from, value });
            laid.change(Field::Nip, old, self.number.clone());
        }
        if fold(&person.name) != fold(&self.name.name) {
            laid.change(Field::Name, person.name.clone(), self.name.name.clone());
            person.name.clone_from(&self.name.name);
        }
        for (field, here, there) in [
            (Field::FrontTitle, &mut person.front_title, &self.name.front_title),
            (Field::BackTitle, &mut person.back_title, &self.name.back_title),
        ] {
            if !there.is_empty() && here != there {
                laid.change(field, here.clone(), there.clone());
                here.clone_from(there);
            }
        }
        let sex = self.sex.or(person.sex).or(Some(self.reading.sex));
        if person.sex != sex {
            let written = |sex: Option<Sex>| sex.map_or("", |sex| value::SEX.written(sex)).to_owned();
            laid.change(Field::Sex, written(person.sex), written(sex));
            person.sex = sex;
        }
        let birth = self.birth_date.or(person.birth_date).or(Some(self.reading.birth_date));
        if person.birth_date != birth {
            laid.change(Field::BirthDate, written_day(person.birth_date), written_day(birth));
            person.birth_date = birth;
        }
        if let Some(status) = self.status.filter(|status| *status != person.status) {
            let old = value::STATUS.written(person.status).to_owned();
            laid.change(Field::Status, old, value::STATUS.written(status).to_owned());
            person.status = status;
        }
    }
}

struct Laid {
    changes: Vec<FieldChange>,
    assumed: Vec<(Field, Day)>,
    today: Day,
}

impl Laid {
    fn change(&mut self, field: Field, old: String, new: String) {
        self.changes.push(FieldChange { field, old, new });
    }

    fn note(&mut self, field: Field, since: Field, (old, new): (String, String), from: Option<Day>, taken: Taken) {
        match taken {
            Taken::Same => {}
            Taken::Start => self.change(since, String::new(), written_day(from)),
            Taken::Added => self.change(field, old, new),
            Taken::Assumed => {
                self.change(field, old, new);
                self.assumed.push((field, self.today));
            }
        }
    }
}

/// A day as the template writes it.
pub fn written_day(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| day.date().format("%d/%m/%Y").to_string())
}

/// The status that a number alone says.
const fn status_of(reading: &NipReading) -> Status {
    match reading.kind {
        IdentifierKind::Nip => Status::Pns,
        IdentifierKind::NiPppk => Status::Pppk,
    }
}

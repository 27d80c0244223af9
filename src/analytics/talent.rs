//! The nine boxes of everybody. Inputs for a talk and never a list for export: box 1 stays in a restricted view.
use super::Frame;
use crate::domain::{Day, TalentAssessment};
use crate::rules::{
    ip_asn::Input,
    nine_box::{Place, Rules, is_serving, oldest_valid, talent},
};

/// The box of everybody by row of the frame; none without a performance or a valid assessment. `inputs` are
/// [`super::ip_inputs`].
pub fn talent_places(frame: &Frame, rules: &Rules, inputs: &[Option<Input>], at: Day) -> Vec<Option<Place>> {
    let data = frame.data();
    let mut assessed: Vec<Option<&TalentAssessment>> = vec![None; frame.len()];
    let valid = oldest_valid(rules, at)..=at;
    for row in data.talent.iter().filter(|row| valid.contains(&row.date)) {
        let place = frame.people.index.find(row.person).and_then(|person| assessed.get_mut(person));
        if let Some(place) = place.filter(|held| held.is_none_or(|held| (held.date, held.id) < (row.date, row.id))) {
            *place = Some(row);
        }
    }
    let mut serving = vec![false; frame.len()];
    for record in data.discipline.iter().filter(|record| is_serving(record, at)) {
        let place = frame.people.index.find(record.person).and_then(|person| serving.get_mut(person));
        place.into_iter().for_each(|place| *place = true);
    }
    let place = |((input, assessed), serving): ((&Option<Input>, Option<&TalentAssessment>), bool)| {
        talent(rules, assessed, serving, input.as_ref()?).place
    };
    inputs.iter().zip(assessed).zip(serving).map(place).collect()
}

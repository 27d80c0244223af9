//! How long the rules take over everybody: `cargo run --release --example bench_rules [PEOPLE]`. Medians in milliseconds.
//! The same in a browser: tests/rules_speed.rs.
#![allow(clippy::disallowed_methods, reason = "a stopwatch, native only")]
use std::{hint::black_box, time::Instant};

use bina_karier::{
    analytics::*,
    archive::sample::{Shape, generate},
    domain::*,
    rules::{Sets, ip_asn},
};

fn median(mut run: impl FnMut()) -> f64 {
    let mut took: Vec<f64> = (0..7)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took.sort_by(f64::total_cmp);
    took[took.len() / 2]
}

fn main() {
    let people = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let today = Day::new(2025, 12, 20).unwrap_or_default();
    let (Ok(mut data), Ok(sets)) = (generate(Shape { people, ..Shape::usual(today) }), Sets::builtin()) else { return };
    let assessed = data.people.iter().zip(0..).map(|(person, at)| TalentAssessment {
        id: Id::from_bits(person.id.bits()),
        person: person.id,
        date: today,
        parts: vec![("assessment".into(), Hundredths::new(5000 + at % 5000))],
        source: String::new(),
        changed: Changed::default(),
    });
    let Ok(talent) = Table::from_rows(assessed.collect()) else { return };
    data.talent = talent;
    let frame = Frame::of(&data, today, None);
    let (index, boxes) = (&sets.ip_asn.parameters, &sets.nine_box.parameters);
    let inputs = ip_inputs(&frame, index, today);
    let scope = Scope::year(2025);
    println!("{people} people, {} rows, {} measured", data.rows(), inputs.iter().flatten().count());
    let scores = || inputs.iter().flatten().filter_map(|input| ip_asn::score(index, input).total).count();
    let each: [(&str, f64); 5] = [
        ("inputs of IP ASN from the records", median(|| drop(black_box(ip_inputs(&frame, index, today))))),
        ("scores of IP ASN", median(|| _ = black_box(scores()))),
        ("IP ASN of every unit", median(|| drop(black_box(ip_of_units(&frame, 2025, index, &inputs))))),
        ("ledger of the year", median(|| drop(black_box(jp_of_people(&frame, &scope))))),
        ("nine boxes", median(|| drop(black_box(talent_places(&frame, boxes, &inputs, today))))),
    ];
    each.iter().for_each(|(name, took)| println!("{name:<40} {took:>9.2}"));
    println!("{:<40} {:>9.2}", "all but the inputs", each.iter().skip(1).map(|(_, took)| took).sum::<f64>());
}

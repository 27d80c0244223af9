//! How fast the rules are over 100,000 people in a browser, as examples/bench_rules.rs natively. In release only:
//! `scripts/wasm-tests --release --test rules_speed`.
#![cfg(all(target_arch = "wasm32", not(debug_assertions)))]
use std::hint::black_box;

use bina_karier::{
    analytics::*,
    archive::sample::{Shape, generate},
    domain::*,
    rules::{Sets, ip_asn},
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "export function now() { return performance.now(); }")]
extern "C" {
    fn now() -> f64;
}

fn median(name: &str, mut run: impl FnMut()) -> f64 {
    let once = |_| {
        let started = now();
        run();
        now() - started
    };
    let mut times: Vec<f64> = (0..7).map(once).collect();
    times.sort_by(f64::total_cmp);
    console_log!("{name:<40} {:>7.1} ms", times[3]);
    times[3]
}

#[wasm_bindgen_test]
fn index_ledger_and_boxes_of_a_hundred_thousand_people_are_timed() {
    let today = Day::new(2025, 12, 20).unwrap();
    let mut data = generate(Shape { people: 100_000, ..Shape::usual(today) }).unwrap();
    let assessed = data.people.iter().zip(0..).map(|(person, at)| TalentAssessment {
        id: Id::from_bits(person.id.bits()),
        person: person.id,
        date: today,
        parts: vec![("assessment".into(), Hundredths::new(5000 + at % 5000))],
        source: String::new(),
        changed: Changed::default(),
    });
    data.talent = Table::from_rows(assessed.collect()).unwrap();
    let frame = Frame::of(&data, today, None);
    let sets = Sets::builtin().unwrap();
    let (index, boxes) = (&sets.ip_asn.parameters, &sets.nine_box.parameters);
    let inputs = ip_inputs(&frame, index, today);
    let scope = Scope::year(2025);
    console_log!("{} people, {} rows, {} measured", data.people.len(), data.rows(), inputs.iter().flatten().count());
    let scores = || inputs.iter().flatten().filter_map(|input| ip_asn::score(index, input).total).count();
    let read = median("inputs of IP ASN from the records", || drop(black_box(ip_inputs(&frame, index, today))));
    let each = [
        median("scores of IP ASN", || _ = black_box(scores())),
        median("IP ASN of every unit", || drop(black_box(ip_of_units(&frame, 2025, index, &inputs)))),
        median("ledger of the year", || drop(black_box(jp_of_people(&frame, &scope)))),
        median("nine boxes", || drop(black_box(talent_places(&frame, boxes, &inputs, today)))),
    ];
    let all: f64 = each.iter().sum();
    console_log!("{:<40} {all:>7.1} ms\n{:<40} {:>7.1} ms", "all but the inputs", "all", all + read);
    assert!(all < 1000.0, "far slower than the goal of 200 ms");
}

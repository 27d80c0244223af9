//! How long the questions take: `cargo run --release --example bench_analytics [PEOPLE]`. Medians in milliseconds.
#![allow(clippy::disallowed_methods, reason = "a stopwatch, native only")]
use std::{hint::black_box, time::Instant};

use bina_karier::{
    analytics::*,
    archive::sample::{Shape, generate},
    domain::*,
};

fn median(mut run: impl FnMut(usize), times: usize) -> (f64, f64) {
    let mut took: Vec<f64> = (0..times)
        .map(|at| {
            let start = Instant::now();
            run(at);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took.sort_by(f64::total_cmp);
    (took[times / 2], took[times * 95 / 100])
}

fn show(name: &str, (median, p95): (f64, f64)) {
    println!("{name:<44} {median:>9.3} {p95:>9.3}");
}

fn five(frame: &Frame, scope: &Scope) {
    black_box(jp_by_year(frame, scope));
    black_box(coverage(frame, scope));
    black_box(compare(frame, scope));
    black_box(trend(frame, scope));
    black_box(falling(frame, scope));
}

fn main() {
    let people = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(5200);
    let today = Day::new(2025, 12, 20).unwrap_or_default();
    let Ok(data) = generate(Shape { people, ..Shape::usual(today) }) else { return };
    println!("{people} people, {} rows                          median       p95", data.rows());
    show("frame, from nothing", median(|_| drop(black_box(Frame::of(&data, today, None))), 7));
    let frame = Frame::of(&data, today, None);
    let mut edits: Vec<Dataset> = Vec::new();
    for row in data.evaluations.iter().step_by(data.evaluations.len() / 9) {
        let mut edited = data.clone();
        let result = if row.result == Some(Rating::Above) { Rating::Meets } else { Rating::Above };
        let stamp = Stamp { now: Time::from_millis(1), author: None, ids: IdSource::new(1) };
        edited.apply(&data.put(&stamp, Evaluation { result: Some(result), ..row.clone() }));
        edits.push(edited);
    }
    let refresh = |at: usize| drop(black_box(Frame::of(&edits[at % edits.len()], today, Some(&frame))));
    show("frame, after one edited evaluation", median(refresh, 15));
    let mut edited = data.clone();
    if let Some(row) = data.attendance.iter().nth(777) {
        let stamp = Stamp { now: Time::from_millis(1), author: None, ids: IdSource::new(1) };
        edited.apply(&data.put(&stamp, Attendance { code: AttendanceCode::Late, ..*row }));
    }
    show(
        "frame, after one edited attendance",
        median(|_| drop(black_box(Frame::of(&edited, today, Some(&frame)))), 15),
    );

    let scope = Scope::year(2025);
    let time = |name: &str, ask: &dyn Fn(&Scope)| show(name, median(|_| ask(&scope), 51));
    time("five questions, everybody", &|scope| five(&frame, scope));
    time("  JP by person and year", &|scope| drop(black_box(jp_by_year(&frame, scope))));
    time("  coverage by unit", &|scope| drop(black_box(coverage(&frame, scope))));
    time("  comparison", &|scope| drop(black_box(compare(&frame, scope))));
    time("  trend by quarter", &|scope| drop(black_box(trend(&frame, scope))));
    time("  falling", &|scope| drop(black_box(falling(&frame, scope))));
    time("comparison for every unit", &|scope| drop(black_box(compare_units(&frame, scope))));
    time("participation", &|scope| drop(black_box(participation(&frame, scope))));
    time("predicates", &|scope| drop(black_box(predicates(&frame, scope))));
    time("areas", &|scope| drop(black_box(areas(&frame, scope))));
    time("programmes", &|scope| drop(black_box(programs(&frame, scope.year))));
    time("least JP", &|scope| drop(black_box(least_jp(&frame, scope))));
    time("board", &|scope| drop(black_box(board(&frame, scope))));
    time("report, all of it", &|scope| drop(black_box(report_of(&frame, scope))));
    let tops: Vec<Id<Unit>> = frame.units.rows().iter().filter(|row| row.depth == 0).map(|row| row.id).collect();
    let positions = [PositionGroup::Managerial, PositionGroup::Functional, PositionGroup::Implementing];
    let filters: Vec<Scope> = (0..96)
        .map(|at| Scope {
            unit: tops.get(at % tops.len()).copied(),
            position: positions.get(at % 3).copied(),
            status: Status::ALL.get(at / 3 % 4).copied(),
            ..Scope::year(2025)
        })
        .collect();
    show("five questions, a new filter each time", median(|at| five(&frame, &filters[at % filters.len()]), 96));
}

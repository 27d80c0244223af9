//! A small invented regency to ask about.
use std::sync::OnceLock;

use bina_karier::{
    analytics::Frame,
    archive::sample::{Shape, generate},
    domain::*,
};

pub fn today() -> Day {
    Day::parse("2025-11-20").unwrap()
}

/// 300 people over three years.
pub fn data() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| generate(Shape { people: 300, years: 3, seed: 5, today: today() }).unwrap())
}

pub fn frame() -> &'static Frame {
    static FRAME: OnceLock<Frame> = OnceLock::new();
    FRAME.get_or_init(|| Frame::of(data(), today(), None))
}

pub fn stamp() -> Stamp {
    Stamp { now: Time::from_millis(1_763_600_000_000), author: None, ids: IdSource::new(77) }
}

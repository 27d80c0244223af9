//! Floats in answers are written with six decimals, so that every machine writes the same bytes.
use serde::Serializer;

fn round(value: f64) -> f64 {
    let rounded = (value * 1e6).round() / 1e6;
    // Minus zero is written as zero.
    rounded + 0.0
}

/// Writes a number with six decimals.
pub fn plain<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64(round(*value))
}

/// Writes a number with six decimals, or nothing.
pub fn maybe<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => to.serialize_some(&round(*value)),
        None => to.serialize_none(),
    }
}

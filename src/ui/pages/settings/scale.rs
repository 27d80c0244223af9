//! Cut-offs as a bar in three parts, so that a number is seen where it turns.
use crate::domain::{CutOffs, Hundredths, Rating};
use crate::ui::lang;
use crate::words::{domain::name, format};
use leptos::prelude::*;

/// The bar from `low` to `high` with its two turns; nothing where they are out of order.
pub fn scale(cut: CutOffs, low: Hundredths, high: Hundredths) -> Option<AnyView> {
    let marks = [low, cut.meets, cut.above, high];
    let rising = marks.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    if !rising {
        return None;
    }
    let lang = lang::current();
    let number = |value: Hundredths| format::hundredths(lang, value.raw());
    let all = (high.raw() - low.raw()) as f64;
    let part = |rating: Rating, from: Hundredths, to: Hundredths| {
        let share = (to.raw() - from.raw()) as f64 / all * 100.0;
        view! {
            <div class=format!("scale-part {}", crate::rules::rating_key(rating)) style:flex-basis=format!("{share:.2}%")>
                <span>{name(lang, rating)}</span>
                <small>{number(from)}</small>
            </div>
        }
    };
    Some(
        view! {
            <div class="scale">
                {part(Rating::Below, low, cut.meets)}
                {part(Rating::Meets, cut.meets, cut.above)}
                {part(Rating::Above, cut.above, high)}
                <small class="scale-end">{number(high)}</small>
            </div>
        }
        .into_any(),
    )
}

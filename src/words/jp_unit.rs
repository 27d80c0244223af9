//! Who of a unit reached the year's JP, in words: the minimum, who is counted, and by what a JP is credited.
use super::{
    format,
    lang::{Lang, fill, text},
    origin::{Cited, Line, Origin, count},
};
use crate::domain::{Confidence, Hundredths};
use crate::rules::{
    ParameterSet,
    jp::{PPPK_CEILING, Rules},
};

/// What the share stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// PNS who were active all year.
    pub measured: usize,
    pub reached: usize,
    pub pppk: usize,
    /// Minimum of a PNS.
    pub minimum: Hundredths,
}

/// Where the share of PNS who reached the minimum comes from.
pub fn reached_origin(lang: Lang, set: &ParameterSet<Rules>, found: Reached) -> Origin {
    let jp = |value: Hundredths| format::hundredths(lang, value.raw());
    let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("units.jp.{key}"), values);
    let minimum = || [("minimum", jp(found.minimum))];
    let line = |what: &str, [given, rule, points]: [String; 3], source: &str, confidence: Confidence| Line {
        what: say(what, &minimum()),
        given,
        rule,
        points,
        source: say(source, &[]),
        confidence,
    };
    let nothing = || format::NOTHING.to_owned();
    let share = found.reached as f64 / found.measured as f64;
    let (pns, reached) = (count(lang, found.measured), count(lang, found.reached));
    let of = say("share_given", &[("reached", reached.clone()), ("measured", pns.clone())]);
    let ceiling = say("pppk_rule", &[("ceiling", jp(PPPK_CEILING))]);
    let lines = vec![
        line("minimum", [nothing(), say("minimum_rule", &minimum()), jp(found.minimum)], "source_pns", Confidence::A),
        line("measured", [nothing(), text(lang, "units.jp.measured_rule"), pns], "source_pns", Confidence::A),
        line("reached", [nothing(), say("reached_rule", &minimum()), reached], "source_pns", Confidence::A),
        line(
            "share",
            [of, text(lang, "units.jp.share_rule"), format::percent(lang, share, 0)],
            "source_pns",
            Confidence::A,
        ),
        line("pppk", [nothing(), ceiling, count(lang, found.pppk)], "source_pppk", Confidence::D),
        Line {
            source: set.source.clone(),
            ..line("table", [nothing(), text(lang, "units.jp.table_rule"), nothing()], "source_pns", set.confidence)
        },
    ];
    Origin { lines, set: Cited::set(set, lang) }
}

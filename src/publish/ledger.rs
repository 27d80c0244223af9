//! Kartu JP of one person in one year: every line with what it gives and why.
use super::{Cell, Document, Kind, Section, column};
use crate::domain::{Dataset, Id, LearningRecord, Person, Settings};
use crate::rules::jp::{self, CreditReason, JpTarget};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use crate::words::learning::credit_reason;

/// The card of a person; nothing where there is no such person.
pub fn ledger(data: &Dataset, person: Id<Person>, year: i32, lang: Lang) -> Option<Document> {
    let row = data.people.get(person)?;
    let records: Vec<&LearningRecord> = data.learning.iter().filter(|record| record.person == person).collect();
    let settings = data.settings().cloned().unwrap_or_else(Settings::blank);
    let target = jp::target(row.status, settings.minimum_jp, settings.pppk_target_jp);
    let card = jp::card(&jp::Tables::of(data), &records, year, target);
    let head = |key: &str, kind| column(text(lang, key), kind);
    let line = |(at, line): (usize, &jp::CardLine<'_>)| {
        let same_as = match line.credit.reason {
            CreditReason::SameAs(other) => data.learning.get(other).map(|other| data.activity(other)),
            _ => None,
        };
        vec![
            Cell::count(at + 1),
            Cell::text(data.activity(line.record)),
            Cell::text(name(lang, line.record.form)),
            Cell::text(format::date_short(lang, line.record.end.date())),
            Cell::text(line.record.certificate.clone()),
            Cell::text(name(lang, line.record.evidence)),
            Cell::maybe(line.credit.jp.map(|jp| jp.value())),
            Cell::text(credit_reason(lang, line.credit.reason, same_as.as_deref())),
        ]
    };
    let jp = |value: crate::domain::Hundredths| format::hundredths(lang, value.raw());
    let asked = match card.target {
        JpTarget::Minimum(asked) => Some(("reports.ledger.minimum", asked)),
        JpTarget::Agency(asked) => Some(("reports.ledger.agency", asked)),
        JpTarget::None => None,
    };
    let mut lead = vec![identity(data, row, lang)];
    let sums = [("verified", jp(card.verified)), ("awaiting", jp(card.awaiting)), ("registered", jp(card.registered))];
    lead.push(fill(lang, "reports.ledger.sums", &sums));
    lead.push(fill(lang, "reports.ledger.forecast", &[("forecast", jp(card.forecast()))]));
    if let Some((key, asked)) = asked {
        let missing = card.missing.map_or_else(|| format::NOTHING.to_owned(), jp);
        lead.push(fill(lang, key, &[("asked", jp(asked)), ("missing", missing)]));
    }
    let section = Section {
        columns: vec![
            head("reports.number", Kind::Number(0)),
            head("reports.ledger.activity", Kind::Text),
            head("reports.ledger.form", Kind::Text),
            head("reports.ledger.end", Kind::Text),
            head("reports.ledger.certificate", Kind::Text),
            head("reports.ledger.evidence", Kind::Text),
            head("reports.ledger.jp", Kind::Number(1)),
            head("reports.ledger.why", Kind::Text),
        ],
        rows: card.lines.iter().enumerate().map(line).collect(),
        ..Section::default()
    };
    let by_form = by_form(&card, lang);
    Some(Document {
        title: text(lang, "reports.ledger.title"),
        subtitle: fill(lang, "reports.ledger.subtitle", &[("name", row.full_name()), ("year", year.to_string())]),
        lead,
        sections: std::iter::once(section).chain(by_form).collect(),
        notes: vec![text(lang, "reports.ledger.note")],
    })
}

/// The sums of each form; nothing where the card has no line that counts.
fn by_form(card: &jp::Card<'_>, lang: Lang) -> Option<Section> {
    let forms = card.forms();
    let row = |sum: &jp::FormSum| {
        vec![
            Cell::text(name(lang, sum.form)),
            Cell::hundredths(sum.verified),
            Cell::hundredths(sum.awaiting),
            Cell::hundredths(sum.registered),
            Cell::count(sum.records),
        ]
    };
    let total = vec![
        Cell::text(text(lang, "reports.total")),
        Cell::hundredths(card.verified),
        Cell::hundredths(card.awaiting),
        Cell::hundredths(card.registered),
        Cell::count(forms.iter().map(|sum| sum.records).sum()),
    ];
    let head = |key: &str, kind| column(text(lang, key), kind);
    (!forms.is_empty()).then(|| Section {
        heading: text(lang, "person.learning.by_form"),
        columns: vec![
            head("reports.ledger.form", Kind::Text),
            head("domain.bucket.verified", Kind::Number(2)),
            head("domain.bucket.awaiting", Kind::Number(2)),
            head("domain.bucket.registered", Kind::Number(2)),
            head("person.learning.records", Kind::Number(0)),
        ],
        rows: forms.iter().map(row).collect(),
        total,
        ..Section::default()
    })
}

fn identity(data: &Dataset, person: &Person, lang: Lang) -> String {
    let unit = person.posts.iter().max_by_key(|post| post.from).and_then(|post| data.units.get(post.value.unit));
    let values = [
        ("nip", person.nip().to_owned()),
        ("status", name(lang, person.status)),
        ("unit", unit.map_or_else(|| format::NOTHING.to_owned(), |unit| unit.name.clone())),
    ];
    fill(lang, "reports.ledger.identity", &values)
}

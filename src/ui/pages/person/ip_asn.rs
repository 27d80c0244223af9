//! IP ASN of one person: the total, its four dimensions item by item, and the one training that would raise it most.
use leptos::prelude::*;

use super::{Profile, Tab};
use crate::domain::{Dataset, Day, Hundredths, Id, LearningForm, Person};
use crate::rules::ip_asn::{self, Category, Unmeasured};
use crate::rules::{Cause, Ratio, Sets};
use crate::ui::components::badge::Badge;
use crate::ui::components::card::{Card, Note};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::origin::{Explained, PaperSet, doubt};
use crate::ui::components::state::Empty;
use crate::ui::components::tone::Tone;
use crate::ui::in_force;
use crate::ui::lang::{self, current, phrase, phrase_with, tr};
use crate::ui::pages::events::address::of_forms;
use crate::ui::place;
use crate::ui::session::session;
use crate::words;
use crate::words::domain::name;
use crate::words::format::date_long;
use crate::words::lang::{Lang, fill, text};
use crate::words::origin::{Cited, Line, Origin, number};

/// One dimension with its lines.
#[derive(Clone, Debug, PartialEq)]
struct Dimension {
    label: &'static str,
    /// The kind of position, where the table depends on it.
    kind: Option<String>,
    /// None: belum ada data.
    points: Option<Hundredths>,
    most: Hundredths,
    lines: Vec<Line>,
    restricted: bool,
}

/// The index as it is shown.
#[derive(Clone, Debug, PartialEq)]
struct Index {
    /// None: a dimension is missing.
    total: Option<Hundredths>,
    category: Option<Category>,
    dimensions: [Dimension; 4],
    best: Option<(Cause, Hundredths)>,
    /// Forms of learning that the best training may have.
    serving: Vec<LearningForm>,
    set: Cited,
}

impl Index {
    fn lines(&self) -> Vec<Line> {
        self.dimensions.iter().flat_map(|dimension| dimension.lines.clone()).collect()
    }
}

/// The index of a person at a day, or why it is not measured.
fn index_of(
    lang: Lang,
    data: &Dataset,
    sets: &Sets,
    (person, at): (Id<Person>, Day),
    open: bool,
) -> Result<Index, Option<Unmeasured>> {
    let set = &sets.ip_asn;
    let rules = &set.parameters;
    let who = data.people.get(person).ok_or(None)?;
    let basis = ip_asn::basis_of(rules, data, person, at).ok_or_else(|| ip_asn::unmeasured(rules, who, at))?;
    let score = ip_asn::score(rules, &basis.input);
    let lines = words::ip_asn::lines(lang, data, set, &basis, open);
    let kind = basis.input.position.map(|group| name(lang, group));
    let dimension = |label, points, most, causes: &[Cause]| Dimension {
        label,
        kind: kind.clone().filter(|_| causes.contains(&Cause::Technical)),
        points,
        most,
        lines: lines.iter().filter(|(cause, _)| causes.contains(cause)).map(|(_, line)| line.clone()).collect(),
        restricted: !open && causes.contains(&Cause::Discipline),
    };
    let limits = &rules.limits;
    let competence = [Cause::Leadership, Cause::FunctionalTraining, Cause::Technical, Cause::Seminar];
    let best = ip_asn::best_training(rules, &basis.input);
    Ok(Index {
        total: score.total,
        category: score.category,
        dimensions: [
            dimension(
                "calculator.ip_asn.qualification",
                score.qualification,
                limits.qualification,
                &[Cause::Qualification],
            ),
            dimension("calculator.ip_asn.competence", score.competence, limits.competence, &competence),
            dimension("calculator.ip_asn.performance", score.performance, limits.performance, &[Cause::Performance]),
            dimension("calculator.ip_asn.discipline", score.discipline, limits.discipline, &[Cause::Discipline]),
        ],
        best,
        serving: best.map(|(cause, _)| rules.serving(cause).to_vec()).unwrap_or_default(),
        set: Cited::set(set, lang),
    })
}

fn points(lang: Lang, value: Hundredths) -> String {
    number(lang, Ratio::of(value))
}

/// The index of the person of a profile today, kept in step with what it stands on.
fn followed(profile: Profile) -> Memo<Result<Index, Option<Unmeasured>>> {
    let session = session();
    let sets = in_force::sets();
    Memo::new(move |_| {
        let (lang, open) = (current(), profile.restricted.get());
        sets.with(|sets| {
            let sets = sets.as_deref().ok_or(None)?;
            session.with(|data| index_of(lang, data, sets, (profile.id, session.today()), open))
        })
    })
}

/// The part of the profile.
#[component]
pub fn IpAsn(profile: Profile) -> AnyView {
    let (index, at) = (followed(profile), session().today());
    (move || match index.get() {
        Ok(index) => measured(profile, index, at),
        Err(why) => {
            let said = phrase_with(move |lang| {
                why.map_or_else(|| text(lang, "person.ip.no_set"), |why| words::ip_asn::unmeasured(lang, why))
            });
            view! { <Empty title=tr!("person.ip.unmeasured") text=said sign=icon::EVALUATION /> }.into_any()
        }
    })
    .into_any()
}

/// The total and what would raise it most, for the first part of the profile; nothing where it is not measured.
#[component]
pub fn Brief(profile: Profile) -> AnyView {
    let (index, at) = (followed(profile), session().today());
    let note = phrase_with(move |lang| fill(lang, "person.ip.at", &[("date", date_long(lang, at.date()))]));
    let card = move |index: Index| {
        view! {
            <Card title=tr!("person.ip.title") note>
                {total(&index)}
                {best(&index)}
                <p><button type="button" class="link-button no-print" on:click=move |_| profile.go(Tab::IpAsn)>{tr!("person.ip.open")}</button></p>
            </Card>
        }
    };
    (move || index.get().ok().map(card)).into_any()
}

fn measured(profile: Profile, index: Index, at: Day) -> AnyView {
    let note = phrase_with(move |lang| fill(lang, "person.ip.at", &[("date", date_long(lang, at.date()))]));
    let set = index.set.clone();
    let missing = index.total.is_none().then(|| gaps(profile, &index.dimensions));
    let best = best(&index);
    let total = total(&index);
    view! {
        <div class="stack" data-testid="ip-asn">
            <Card title=tr!("person.ip.title") note>
                {total}
                {missing}
                {best}
            </Card>
            <Card title=tr!("person.ip.dimensions")>
                <div class="dimensions">
                    {index.dimensions.into_iter().map(|part| dimension(profile, part)).collect_view()}
                </div>
                <p class="help">{tr!("person.ip.help")}</p>
                <PaperSet set />
            </Card>
        </div>
    }
    .into_any()
}

fn total(index: &Index) -> AnyView {
    let lang = lang::now();
    let figure = match index.total {
        Some(total) => points(lang, total),
        None => text(lang, "calculator.not_computable"),
    };
    let category = index.category.map(|category| {
        view! { <Badge text=Signal::stored(name(lang, category)) tone=category_tone(category) /> }
    });
    let origin = Origin { lines: index.lines(), set: index.set.clone() };
    view! {
        <div class="figure-line" data-testid="ip-total">
            <Explained of=tr!("person.tab.ip_asn") figure=Signal::stored(figure) origin=Signal::stored(Some(origin)) />
            {category}
        </div>
    }
    .into_any()
}

const fn category_tone(category: Category) -> Tone {
    match category {
        Category::SangatTinggi | Category::Tinggi => Tone::Good,
        Category::Sedang => Tone::Neutral,
        Category::Rendah => Tone::Warn,
        Category::SangatRendah => Tone::Bad,
    }
}

/// Which dimensions are missing, and where they are filled in.
fn gaps(profile: Profile, dimensions: &[Dimension; 4]) -> AnyView {
    let gap = move |dimension: &Dimension| {
        let tab = match dimension.label {
            "calculator.ip_asn.performance" => Tab::Evaluations,
            _ => Tab::Identity,
        };
        let said = dimension.lines.first().map(|line| line.given.clone()).unwrap_or_default();
        let label = phrase(dimension.label);
        view! {
            <li>
                <button type="button" class="link-button" on:click=move |_| profile.go(tab)>
                    {label}": "{said}
                </button>
            </li>
        }
    };
    let missing = dimensions.iter().filter(|dimension| dimension.points.is_none()).map(gap).collect_view();
    view! {
        <Note tone=Tone::Warn>
            <p>{tr!("person.ip.missing")}</p>
            <ul>{missing}</ul>
        </Note>
    }
    .into_any()
}

fn best(index: &Index) -> AnyView {
    let [_, competence, ..] = &index.dimensions;
    let Some((cause, gain)) = index.best else {
        if competence.points.is_none() {
            return ().into_any();
        }
        return view! { <p class="complete">{icon(icon::DONE)} <span>{tr!("person.ip.all_had")}</span></p> }.into_any();
    };
    let href = place::href(&of_forms(&index.serving));
    let said = phrase_with(move |lang| {
        fill(lang, "person.ip.best", &[("what", name(lang, cause)), ("points", points(lang, gain))])
    });
    view! {
        <Note>
            <p data-testid="ip-best"><strong>{said}</strong></p>
            <p class="no-print"><a href=href>{tr!("person.ip.serving")}</a></p>
        </Note>
    }
    .into_any()
}

fn dimension(profile: Profile, part: Dimension) -> AnyView {
    let lang = lang::now();
    let most = points(lang, part.most);
    let said = match (part.restricted, part.points) {
        (true, _) => text(lang, "rule.ip.restricted"),
        (false, None) => text(lang, "rule.given.missing"),
        (false, Some(had)) => fill(lang, "calculator.ip_asn.of", &[("points", points(lang, had)), ("most", most)]),
    };
    let share = part.points.filter(|_| !part.restricted).map(|had| had.value() / part.most.value().max(0.01) * 100.0);
    let bar = share.map(|share| {
        view! { <span class="bar" aria-hidden="true"><span class="bar-fill" style:inline-size=format!("{share:.1}%")></span></span> }
    });
    let restricted = part.restricted.then(|| {
        view! {
            <p class="help">{tr!("person.ip.restricted")}</p>
            <button type="button" class="button small no-print" on:click=move |_| profile.restricted.set(true)>
                {icon(icon::LOCK)}
                {tr!("person.discipline.show")}
            </button>
        }
    });
    let kind = part.kind.map(|kind| view! { " "<small data-testid="ip-kind">{kind}</small> });
    let lines = (!part.restricted).then(|| view! { <ul>{part.lines.into_iter().map(item).collect_view()}</ul> });
    view! {
        <section class="dimension">
            <header><h3>{phrase(part.label)}{kind}</h3>{bar}<strong data-testid="ip-points">{said}</strong></header>
            {restricted}
            {lines}
        </section>
    }
    .into_any()
}

fn item(line: Line) -> AnyView {
    let doubt = line.is_doubtful().then(doubt);
    view! {
        <li>
            <div>
                <span class="item-what">{line.what}</span>
                <span class="item-given">{line.given}</span>
                <small class="under">{line.rule}{doubt}</small>
            </div>
            <span class="number">{line.points}</span>
        </li>
    }
    .into_any()
}

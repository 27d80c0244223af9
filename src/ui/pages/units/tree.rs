//! The tree of units with what is counted in each and below it.
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Id, Person, Predicate, Table, Unit, order};
use crate::ui::pages::people::query::JpState;
use crate::ui::pages::people::rows::PersonRow;
use crate::words::collate::fold;

/// What is counted of the people of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Everybody who belongs to it now: neither retired, moved away nor deceased.
    pub people: usize,
    /// PNS who were active all year: the minimum of JP is counted for them.
    pub measured: usize,
    /// Of these, who reached it.
    pub reached: usize,
    /// PPPK who were active all year: no minimum applies.
    pub pppk: usize,
    /// Not counted with JP: CPNS, and those not active all year or on leave.
    pub not_counted: usize,
    /// People by their predicate in the period, lowest first.
    pub predicates: [usize; 5],
    /// People who should have a predicate in the period and have none.
    pub not_evaluated: usize,
}

impl Counts {
    /// Adds one person with their predicate in the period; `Some(None)`: one is expected and not there.
    pub fn add(&mut self, row: &PersonRow, graded: Option<Option<Predicate>>) {
        if !row.is_serving() {
            return;
        }
        self.people += 1;
        match row.jp_state {
            JpState::Reached => {
                self.measured += 1;
                self.reached += 1;
            }
            JpState::Below => self.measured += 1,
            JpState::NoMinimum => self.pppk += 1,
            JpState::NotCounted => self.not_counted += 1,
        }
        let Some(predicate) = graded else { return };
        let at = predicate.and_then(|predicate| Predicate::ALL.iter().position(|known| *known == predicate));
        match at.and_then(|at| self.predicates.get_mut(at)) {
            Some(count) => *count += 1,
            None => self.not_evaluated += 1,
        }
    }

    /// Share of the measured who reached the minimum; none where nobody is measured.
    pub fn coverage(&self) -> Option<f64> {
        (self.measured > 0).then(|| self.reached as f64 / self.measured as f64)
    }

    /// People with a predicate.
    pub fn evaluated(&self) -> usize {
        self.predicates.iter().sum()
    }

    fn merge(&mut self, other: &Self) {
        self.people += other.people;
        self.measured += other.measured;
        self.reached += other.reached;
        self.pppk += other.pppk;
        self.not_counted += other.not_counted;
        for (count, more) in self.predicates.iter_mut().zip(other.predicates) {
            *count += more;
        }
        self.not_evaluated += other.not_evaluated;
    }
}

/// One unit in the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub unit: Unit,
    /// 1 for a perangkat daerah.
    pub level: usize,
    /// By name.
    pub children: Vec<Id<Unit>>,
    /// People of this very unit.
    pub own: Counts,
    /// People of this unit and all below.
    pub all: Counts,
}

/// All units. A unit whose parent is missing or that stands in a circle is shown at the top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    pub roots: Vec<Id<Unit>>,
    pub nodes: BTreeMap<Id<Unit>, Node>,
}

/// By which number of their unit brothers are sorted; those without it come last.
#[derive(Clone, Copy)]
pub struct Sort<'a> {
    pub value: &'a dyn Fn(&Node) -> Option<f64>,
    pub down: bool,
}

/// One visible line of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub unit: Id<Unit>,
    pub level: usize,
    /// Place among its brothers, from 1, and how many they are.
    pub place: (usize, usize),
    /// Open or closed; none for a unit without units below.
    pub open: Option<bool>,
}

/// What of the tree is shown, and in which order.
struct Shown<'a> {
    open: &'a BTreeSet<Id<Unit>>,
    hits: Option<&'a BTreeSet<Id<Unit>>>,
    sort: Option<Sort<'a>>,
}

impl Tree {
    /// Builds the tree and counts `rows` into it, with the predicates of one period.
    pub fn of(units: &Table<Unit>, rows: &[PersonRow], predicates: &BTreeMap<Id<Person>, Option<Predicate>>) -> Self {
        let mut nodes: BTreeMap<Id<Unit>, Node> = units.iter().map(|unit| (unit.id, Node::new(unit))).collect();
        for row in rows {
            if let Some(node) = row.unit.and_then(|unit| nodes.get_mut(&unit)) {
                node.own.add(row, predicates.get(&row.id).copied());
            }
        }
        let mut tree = Self { roots: Vec::new(), nodes };
        tree.link(units);
        for root in tree.roots.clone() {
            tree.settle(root, 1);
        }
        tree
    }

    fn link(&mut self, units: &Table<Unit>) {
        let mut sorted: Vec<(bool, String, &Unit)> =
            units.iter().map(|unit| (unit.closed, fold(&unit.name), unit)).collect();
        sorted.sort_by(|a, b| (a.0, &a.1, a.2.id).cmp(&(b.0, &b.1, b.2.id)));
        for (_, _, unit) in sorted {
            match unit.parent.filter(|parent| units.get(*parent).is_some() && !is_in_circle(units, unit)) {
                Some(parent) => {
                    if let Some(parent) = self.nodes.get_mut(&parent) {
                        parent.children.push(unit.id);
                    }
                }
                None => self.roots.push(unit.id),
            }
        }
    }

    /// Writes levels from the top down and sums from the bottom up.
    fn settle(&mut self, id: Id<Unit>, level: usize) -> Counts {
        let Some(node) = self.nodes.get_mut(&id) else { return Counts::default() };
        node.level = level;
        let mut all = node.own;
        for child in node.children.clone() {
            all.merge(&self.settle(child, level + 1));
        }
        if let Some(node) = self.nodes.get_mut(&id) {
            node.all = all;
        }
        all
    }

    /// Sum over the whole tree.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        for root in self.roots.iter().filter_map(|root| self.nodes.get(root)) {
            total.merge(&root.all);
        }
        total
    }

    /// The unit and all below it.
    pub fn below(&self, top: Id<Unit>) -> BTreeSet<Id<Unit>> {
        let mut found = BTreeSet::new();
        let mut left = vec![top];
        while let Some(id) = left.pop() {
            if found.insert(id) {
                left.extend(self.nodes.get(&id).into_iter().flat_map(|node| node.children.iter().copied()));
            }
        }
        found
    }

    /// The lines to show below `top`, or from the roots: children of open units. A search opens the way to every unit
    /// whose name or code holds it and hides the rest. Without a sort, by name.
    pub fn lines(
        &self,
        top: Option<Id<Unit>>,
        open: &BTreeSet<Id<Unit>>,
        search: &str,
        sort: Option<Sort<'_>>,
    ) -> Vec<Line> {
        let search = fold(search.trim());
        let hits = (!search.is_empty()).then(|| self.ways_to(&search));
        let mut lines = Vec::new();
        let first = match top {
            Some(top) => self.nodes.get(&top).map_or(&[][..], |node| &node.children),
            None => &self.roots,
        };
        self.push_lines(first, &Shown { open, hits: hits.as_ref(), sort }, &mut lines);
        lines
    }

    fn sorted(&self, ids: &[Id<Unit>], sort: Option<Sort<'_>>) -> Vec<Id<Unit>> {
        let mut ids = ids.to_vec();
        if let Some(sort) = sort {
            let value = |id: &Id<Unit>| self.nodes.get(id).and_then(sort.value);
            order::sort_by(&mut ids, |a, b| match (value(a), value(b)) {
                (Some(a), Some(b)) if sort.down => b.total_cmp(&a),
                (Some(a), Some(b)) => a.total_cmp(&b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            });
        }
        ids
    }

    fn push_lines(&self, ids: &[Id<Unit>], asked: &Shown<'_>, lines: &mut Vec<Line>) {
        let Shown { open, hits, sort } = *asked;
        let shown = |id: &&Id<Unit>| hits.is_none_or(|hits| hits.contains(*id));
        let ids = self.sorted(ids, sort);
        let count = ids.iter().filter(shown).count();
        for (at, id) in ids.iter().filter(shown).enumerate() {
            let Some(node) = self.nodes.get(id) else { continue };
            let hidden_below = || hits.is_some_and(|hits| !node.children.iter().any(|child| hits.contains(child)));
            let is_open = open.contains(id) || (hits.is_some() && !hidden_below());
            let leaf = node.children.is_empty() || hidden_below();
            let state = (!leaf).then_some(is_open);
            lines.push(Line { unit: *id, level: node.level, place: (at + 1, count), open: state });
            if state == Some(true) {
                self.push_lines(&node.children, asked, lines);
            }
        }
    }

    fn ways_to(&self, search: &str) -> BTreeSet<Id<Unit>> {
        let mut shown = BTreeSet::new();
        let holds = |unit: &Unit| fold(&unit.name).contains(search) || fold(&unit.code).contains(search);
        for node in self.nodes.values().filter(|node| holds(&node.unit)) {
            let mut at = Some(node.unit.id);
            while let Some(id) = at.filter(|id| shown.insert(*id)) {
                at = self.nodes.get(&id).and_then(|node| node.unit.parent);
            }
        }
        shown
    }
}

impl Node {
    fn new(unit: &Unit) -> Self {
        Self { unit: unit.clone(), level: 1, children: Vec::new(), own: Counts::default(), all: Counts::default() }
    }
}

fn is_in_circle(units: &Table<Unit>, unit: &Unit) -> bool {
    let mut at = unit.parent;
    for _ in 0..=units.len() {
        match at {
            Some(id) if id == unit.id => return true,
            Some(id) => at = units.get(id).and_then(|unit| unit.parent),
            None => return false,
        }
    }
    false
}

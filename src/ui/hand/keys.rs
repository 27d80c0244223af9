//! The keys there are, by where they work: for `?` and for Bantuan.
use crate::ui::lang::tr;
use leptos::prelude::*;

/// Where, and there: which keys do what. All by key of their text.
const KEYS: [(&str, &[(&str, &str)]); 5] = [
    (
        "hand.keys.everywhere",
        &[
            ("hand.key.find", "hand.does.find"),
            ("hand.key.list", "hand.does.list"),
            ("hand.key.undo", "hand.does.undo"),
            ("hand.key.redo", "hand.does.redo"),
            ("hand.key.save", "hand.does.save"),
            ("hand.key.close", "hand.does.close"),
        ],
    ),
    (
        "hand.keys.tables",
        &[
            ("hand.key.rows", "hand.does.rows"),
            ("hand.key.pages", "hand.does.pages"),
            ("hand.key.cells", "hand.does.cells"),
            ("hand.key.open", "hand.does.open"),
            ("hand.key.filter", "hand.does.filter"),
            ("hand.key.copy", "hand.does.copy"),
        ],
    ),
    ("hand.keys.evaluation", &[("hand.key.next", "hand.does.next")]),
    (
        "hand.keys.attendance",
        &[
            ("hand.key.move", "hand.does.move"),
            ("hand.key.codes", "hand.does.codes"),
            ("hand.key.clear", "hand.does.clear"),
            ("hand.key.block", "hand.does.block"),
            ("hand.key.all", "hand.does.all"),
            ("hand.key.clipboard", "hand.does.clipboard"),
            ("hand.key.leave", "hand.does.leave"),
        ],
    ),
    (
        "hand.keys.ratings",
        &[
            ("hand.key.grades", "hand.does.grades"),
            ("hand.key.sheet", "hand.does.sheet"),
            ("hand.key.paste", "hand.does.paste"),
            ("hand.key.undo", "hand.does.take_back"),
            ("hand.key.save", "hand.does.save_sheet"),
            ("hand.key.leave", "hand.does.leave"),
        ],
    ),
];

/// All of them.
#[component]
pub fn KeyList() -> AnyView {
    let key = |(keys, does): &'static (&'static str, &'static str)| {
        view! { <div><dt><kbd>{tr!(*keys)}</kbd></dt><dd>{tr!(*does)}</dd></div> }
    };
    let group = |(title, keys): (&'static str, &'static [(&'static str, &'static str)])| {
        view! {
            <section class="key-group">
                <h3>{tr!(title)}</h3>
                <dl class="facts">{keys.iter().map(key).collect_view()}</dl>
            </section>
        }
    };
    view! { <div class="key-groups">{KEYS.map(group).collect_view()}</div> }.into_any()
}

//! The rules as they are in use today: the built-in sets with the agency's own over them.
use std::sync::Arc;

use leptos::prelude::*;

use super::session::session;
use crate::rules::Sets;

/// The sets in use today; its readers wake when one of them changes. None only where the program's own cannot be read.
pub fn sets() -> Memo<Option<Arc<Sets>>> {
    let session = session();
    let rows = session.table::<crate::domain::RuleSet>();
    Memo::new(move |_| {
        rows.track();
        session.peek(|data| Sets::on(data, session.today()).ok().map(Arc::new))
    })
}

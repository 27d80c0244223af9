//! Who a person is: the plain facts as one form, and each dated list with its own entries.
mod basic;
mod discipline;
mod education;
mod entry;
mod identifier;
mod post;
mod rank;
mod standing;

use leptos::prelude::*;

pub use basic::BasicDraft;

use super::Profile;
use crate::ui::lang::tr;
use education::EducationEntry;
use entry::Entries;
use identifier::IdentifierEntry;
use post::PostEntry;
use rank::RankEntry;
use standing::StandingEntry;

/// The part of the profile.
#[component]
pub fn Identity(profile: Profile) -> AnyView {
    view! {
        <div class="identity">
            <basic::Basic profile />
            <div class="stack">
                <Entries<PostEntry> profile />
                <Entries<RankEntry> profile />
                <Entries<StandingEntry> profile />
                <Entries<IdentifierEntry> profile />
                <Entries<EducationEntry> profile />
                <p class="help">{tr!("person.assumed_help")}</p>
                <discipline::Discipline profile />
            </div>
        </div>
    }
    .into_any()
}

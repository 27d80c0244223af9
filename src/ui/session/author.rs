//! Who works: asked once per browser session, when the first change is made, and switchable at any time.
use leptos::prelude::*;

use super::{RunError, Session, clock};
use crate::domain::{Author, Id};

/// A change that waits until the person has said who they are.
pub type Waiting = Box<dyn FnOnce(Result<(), RunError>)>;

impl Session {
    /// Who is working, once they have said it.
    pub fn author(self) -> Option<(Id<Author>, String)> {
        self.author.get()
    }

    /// Who is working at this moment, for stamps.
    pub fn author_now(self) -> Option<Id<Author>> {
        self.author.get_untracked().map(|(id, _)| id)
    }

    /// Whether the page should ask who is working.
    pub fn is_asking(self) -> RwSignal<bool> {
        self.asking
    }

    /// Asks who is working; what waits goes on when they have said it.
    pub(super) fn ask_author(self, waiting: Waiting) {
        self.waiting.update_value(|all| all.push(waiting));
        self.asking.set(true);
    }

    /// Takes a name; an empty one is refused. A new name is written into the data first.
    pub fn work_as(self, name: String, done: impl FnOnce(Result<(), RunError>) + 'static) {
        self.write_author(name, move |written| {
            let told = written.map(|(id, name)| {
                let author = Some((id, name));
                clock::remember_author(author.as_ref());
                self.author.set(author);
                self.asking.set(false);
                self.release(Ok(()));
            });
            done(told);
        });
    }

    /// The person closed the question: what waited is not done.
    pub fn decline_author(self) {
        self.release(Err(RunError::NoAuthor));
    }

    fn release(self, with: Result<(), RunError>) {
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        for one in waiting {
            one(with.clone());
        }
    }

    /// Names that have worked here, by name.
    pub fn known_authors(self) -> Vec<String> {
        let mut names: Vec<String> = self.with(|data| data.authors.iter().map(|author| author.name.clone()).collect());
        names.sort();
        names
    }
}

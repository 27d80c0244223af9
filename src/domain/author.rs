//! Who works: the name under which a person changes records in this house.
use serde::{Deserialize, Serialize};

use super::{Changed, Id};

/// A name from "Anda bekerja sebagai".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Author {
    pub id: Id<Author>,
    pub name: String,
    pub changed: Changed,
}

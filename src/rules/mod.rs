//! What the regulations say: parameter sets as data, and pure scoring over them.
mod berakhlak;
mod explain;
pub mod jp;
pub mod nip;
mod pattern;
mod plan;
mod propose;
mod quadrant;
mod quick;
mod ratio;
mod rubric;
mod score;
mod scores;

pub use explain::*;
pub use pattern::*;
pub use plan::*;
pub use propose::*;
pub use quadrant::*;
pub use quick::*;
pub use ratio::*;
pub use rubric::*;
pub use score::*;
pub use scores::*;

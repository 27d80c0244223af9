//! What the regulations say: parameter sets as data, and pure scoring over them.

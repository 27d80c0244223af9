//! Where it is kept: journal and snapshots; the only code that touches IndexedDB.

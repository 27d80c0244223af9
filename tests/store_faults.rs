//! The store on a disk that fails, loses, doubles or tears: nothing acknowledged is lost in silence, nothing half-done
//! is seen, and there is no panic.
#![cfg(not(target_arch = "wasm32"))]
#[path = "store_faults/damage.rs"]
mod damage;
#[path = "store_faults/disk.rs"]
mod disk;
#[path = "store_faults/every_call.rs"]
mod every_call;
#[path = "store_faults/long_life.rs"]
mod long_life;
#[path = "store_faults/model.rs"]
mod model;
#[path = "store_faults/office.rs"]
mod office;
#[path = "store_faults/plain.rs"]
mod plain;
#[path = "store_faults/turns.rs"]
mod turns;

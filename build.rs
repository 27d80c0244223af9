//! Keeps in the page's program what the linker knew about addresses, for `scripts/split.mjs` to cut it by.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let set = |name: &str| std::env::var_os(name).is_some();
    if set("CARGO_FEATURE_SPLIT") && std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=bina-karier=--emit-relocs");
    }
}

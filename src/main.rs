//! Mounts the page.
fn main() {
    #[cfg(target_arch = "wasm32")]
    bina_karier::ui::mount();
}

//! Where the site stands: its base path, links inside it, and names that do not clash with neighbours.
use leptos::html;
use leptos::prelude::*;
use std::sync::OnceLock;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The base path without its last slash: empty at the root, `/bina` under a sub-path.
///
/// The build writes it into `<meta name="base-path">`; a sub-path is shared with
/// other applications of the same origin, so storage names carry it too.
pub fn base() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    BASE.get_or_init(|| {
        let meta = document().query_selector("meta[name='base-path']").ok().flatten();
        let path = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
        path.trim_end_matches('/').to_owned()
    })
}

/// A link to a page of this site: `href("/pegawai")`.
pub fn href(path: &str) -> String {
    format!("{}{path}", base())
}

/// The path of a page below the base, as `href` took it.
pub fn below_base(pathname: &str) -> &str {
    let path = pathname.strip_prefix(base()).unwrap_or(pathname);
    if path.is_empty() { "/" } else { path }
}

/// The name under which this site keeps something in storage shared by the origin.
pub fn storage_name(name: &str) -> String {
    format!("bina-karier:{}/:{name}", base())
}

/// Puts the keyboard on an element, without scrolling to it.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Puts the keyboard on an element and scrolls to it.
pub fn reveal(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        element.scroll_into_view();
    }
    focus(selector);
}

/// Scrolls as little as shows the element of that id.
pub fn bring_near(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Removes what index.html painted before the program was there.
pub fn take_away_still_picture() {
    if let Some(picture) = document().get_element_by_id("shell") {
        picture.remove();
    }
}

/// Whether the page is at most this many CSS pixels wide.
pub fn narrower_than(pixels: u32) -> bool {
    let query = format!("(max-width: {pixels}px)");
    window().match_media(&query).ok().flatten().is_some_and(|found| found.matches())
}

/// The width of an element in whole CSS pixels, as it changes; `before` it is known.
pub fn width_of(node: NodeRef<html::Div>, before: f64) -> Signal<f64> {
    let width = RwSignal::new(before);
    Effect::new(move || {
        let Some(element) = node.get() else { return };
        let measured = element.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(measured.client_width());
            if now > 0.0 && width.try_get_untracked().is_some_and(|before| before != now) {
                width.set(now);
            }
        });
        let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        let kept = StoredValue::new_local((observer, measure));
        on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
    });
    width.into()
}

//! Files out of the page and text onto the clipboard, also on plain http.
use leptos::prelude::{document, set_timeout, window};
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Offers bytes as a file. The name may hold anything a person typed.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes).into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    download_blob(name, &web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// Offers a blob as a file.
pub fn download_blob(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    let url = web_sys::Url::create_object_url_with_blob(blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(&file_name(name));
    link.click();
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&url)), Duration::from_secs(60));
    Ok(())
}

/// Draws an SVG document at twice its size and offers it as PNG; says whether it worked.
pub fn download_png(name: &str, svg: &str, done: fn(bool)) {
    let name = name.to_owned();
    let Ok(image) = web_sys::HtmlImageElement::new() else { return done(false) };
    let drawn = image.clone();
    let loaded = Closure::once_into_js(move || {
        if draw_png(&name, &drawn, done).is_none() {
            done(false);
        }
    });
    let failed = Closure::once_into_js(move || done(false));
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_onerror(Some(failed.unchecked_ref()));
    image.set_src(&format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg))));
}

fn draw_png(name: &str, image: &web_sys::HtmlImageElement, done: fn(bool)) -> Option<()> {
    let canvas: web_sys::HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    let (width, height) = (image.natural_width() * 2, image.natural_height() * 2);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, f64::from(width), f64::from(height))
        .ok()?;
    let name = name.to_owned();
    let save = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
        done(blob.is_some_and(|blob| download_blob(&name, &blob).is_ok()));
    });
    canvas.to_blob(save.unchecked_ref()).ok()
}

/// A name that every file system takes.
fn file_name(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '-' } else { c }).take(120).collect()
}

/// Puts plain text, and the same as a table, on the clipboard. Whether it worked.
///
/// The old command is used because it needs no https and takes both at once.
pub fn copy(text: String, html: Option<String>) -> bool {
    let fill = Closure::once(move |event: web_sys::ClipboardEvent| {
        event.prevent_default();
        if let Some(clipboard) = event.clipboard_data() {
            let _ = clipboard.set_data("text/plain", &text);
            if let Some(html) = html {
                let _ = clipboard.set_data("text/html", &html);
            }
        }
    });
    let page: web_sys::HtmlDocument = document().unchecked_into();
    let listener = fill.as_ref().unchecked_ref();
    if page.add_event_listener_with_callback("copy", listener).is_err() {
        return false;
    }
    let copied = page.exec_command("copy").unwrap_or(false);
    let _ = page.remove_event_listener_with_callback("copy", listener);
    copied
}

/// Opens the print window after what it must show has been drawn.
pub fn print() {
    set_timeout(|| drop(window().print()), Duration::from_millis(60));
}

//! A sheet of paper: letterhead, title, body, signature. On the screen a preview, in print the page itself.
use super::files;
use super::icon::{self, icon};
use crate::ui::lang::tr;
use leptos::prelude::*;

/// The sizes in use in Indonesian offices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    #[default]
    A4,
    /// 215 × 330 mm, also called folio.
    F4,
}

/// Who writes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letterhead {
    /// `Pemerintah Kabupaten Batanghari`.
    pub government: String,
    /// The agency's full name.
    pub agency: String,
    /// Address, telephone, site: one line each.
    pub address: Vec<String>,
    /// A picture as a `data:` address.
    pub logo: Option<String>,
}

/// Who signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    /// `Muara Bulian, 12 Maret 2025`.
    pub place_and_date: String,
    /// `Kepala BKPSDM`.
    pub role: String,
    pub name: String,
    /// Rank and NIP, one line each.
    pub lines: Vec<String>,
}

/// One sheet, or as many as its body needs.
#[component]
pub fn Paper(
    #[prop(into)] head: Signal<Letterhead>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] subtitle: Option<Signal<String>>,
    #[prop(optional, into)] signature: Option<Signal<Signature>>,
    #[prop(optional, into)] size: Signal<Size>,
    /// Landscape.
    #[prop(optional)]
    lying: bool,
    children: Children,
) -> AnyView {
    view! {
        <article class="paper" class:f4=move || size.get() == Size::F4 class:lying=lying>
            {move || letterhead(head.get())}
            <h2 class="paper-title">{title}</h2>
            {subtitle.map(|subtitle| view! { <p class="paper-subtitle">{subtitle}</p> })}
            {children()}
            {signature.map(|signature| move || sign(signature.get()))}
        </article>
    }
    .into_any()
}

fn letterhead(head: Letterhead) -> AnyView {
    view! {
        <header class="letterhead">
            {head.logo.map(|logo| view! { <img src=logo alt="" /> })}
            <div>
                <p class="government">{head.government}</p>
                <p class="agency">{head.agency}</p>
                {head.address.into_iter().map(|line| view! { <p class="address">{line}</p> }).collect_view()}
            </div>
        </header>
    }
    .into_any()
}

fn sign(signature: Signature) -> AnyView {
    view! {
        <div class="signature">
            <p>{signature.place_and_date}</p>
            <p>{signature.role}</p>
            <p class="name">{signature.name}</p>
            {signature.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
    }
    .into_any()
}

/// Opens the print window.
#[component]
pub fn PrintButton() -> AnyView {
    view! {
        <button type="button" class="button primary" on:click=|_| files::print()>
            {icon(icon::PRINT)}
            <span>{tr!("ui.table.print")}</span>
        </button>
    }
    .into_any()
}

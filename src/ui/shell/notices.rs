//! Short notices in a corner: what was done, with a way back; what went wrong, until it is put away.
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tone::Tone;
use crate::ui::lang::tr;
use leptos::prelude::*;
use std::time::Duration;

/// Something said to the person, with at most one thing to do about it.
#[derive(Clone)]
pub struct Notice {
    id: u64,
    tone: Tone,
    text: String,
    action: Option<(String, Callback<()>)>,
}

impl Notice {
    pub fn new(tone: Tone, text: impl Into<String>) -> Notice {
        Notice { id: 0, tone, text: text.into(), action: None }
    }

    /// Adds a button, such as *Urungkan*.
    pub fn with_action(mut self, label: impl Into<String>, run: Callback<()>) -> Notice {
        self.action = Some((label.into(), run));
        self
    }

    /// Warnings and problems stay until they are put away.
    fn stays(&self) -> Option<Duration> {
        match (self.tone, &self.action) {
            (Tone::Warn | Tone::Bad, _) => None,
            (_, None) => Some(Duration::from_secs(6)),
            (_, Some(_)) => Some(Duration::from_secs(12)),
        }
    }
}

thread_local! {
    static NOTICES: ArcRwSignal<Vec<Notice>> = ArcRwSignal::new(Vec::new());
    static HELD: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static NEXT: std::cell::Cell<u64> = const { std::cell::Cell::new(1) };
}

/// Shows a notice. May be called from anywhere, also after waiting for the disk.
pub fn tell(mut notice: Notice) {
    notice.id = NEXT.replace(NEXT.get() + 1);
    let (id, stays) = (notice.id, notice.stays());
    NOTICES.with(|notices| {
        notices.update(|all| {
            all.retain(|old| old.text != notice.text);
            all.push(notice);
        });
    });
    if let Some(stays) = stays {
        leave_after(id, stays);
    }
}

/// Says that something was done.
pub fn done(text: impl Into<String>) {
    tell(Notice::new(Tone::Good, text));
}

/// Says that something a person wanted did not happen, and why.
pub fn problem(text: impl Into<String>) {
    tell(Notice::new(Tone::Bad, text));
}

fn put_away(id: u64) {
    NOTICES.with(|notices| notices.update(|all| all.retain(|notice| notice.id != id)));
}

/// Waits longer while the pointer or the keyboard rests on the notices.
fn leave_after(id: u64, stays: Duration) {
    set_timeout(
        move || {
            if HELD.with(GetUntracked::get_untracked) {
                leave_after(id, Duration::from_secs(2));
            } else {
                put_away(id);
            }
        },
        stays,
    );
}

/// Where notices appear; read out by screen readers, problems at once.
#[component]
pub fn NoticeArea() -> AnyView {
    let hold = |held: bool| HELD.with(|signal| signal.set(held));
    let of = |urgent: bool| {
        move || {
            let all = NOTICES.with(Get::get);
            all.into_iter().filter(|notice| (notice.tone == Tone::Bad) == urgent).map(card).collect_view()
        }
    };
    view! {
        <div
            class="notices"
            on:mouseenter=move |_| hold(true)
            on:mouseleave=move |_| hold(false)
            on:focusin=move |_| hold(true)
            on:focusout=move |_| hold(false)
        >
            <div role="alert">{of(true)}</div>
            <div role="status">{of(false)}</div>
        </div>
    }
    .into_any()
}

fn card(notice: Notice) -> AnyView {
    let id = notice.id;
    let action = notice.action.map(|(label, run)| {
        view! {
            <button type="button" class="notice-action" on:click=move |_| { put_away(id); run.run(()); }>{label}</button>
        }
    });
    view! {
        <div class=format!("notice {}", notice.tone.class())>
            {notice.tone.icon()}
            <p>{notice.text}</p>
            {action}
            <button type="button" class="icon-button small" aria-label=tr!("ui.put_away") on:click=move |_| put_away(id)>
                {icon(icon::CLOSE)}
            </button>
        </div>
    }
    .into_any()
}

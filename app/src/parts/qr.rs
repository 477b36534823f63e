//! Text as a QR code, drawn in the page.

use leptos::prelude::*;

/// The code, black on white in every theme, as readers want it. Only a text longer than any of ours has none.
pub fn qr(text: &str, label: &'static str) -> AnyView {
    let Some((size, path)) = squares(text) else { return ().into_any() };
    view! {
        <svg class="qr" viewBox=format!("-4 -4 {0} {0}", size + 8) role="img" aria-label=label>
            <rect x="-4" y="-4" width=size + 8 height=size + 8 fill="#fff"></rect>
            <path d=path fill="#000"></path>
        </svg>
    }
    .into_any()
}

/// A QR code as squares of side 1: how many there are on a side, and the dark ones as a path.
fn squares(text: &str) -> Option<(i32, String)> {
    use std::fmt::Write as _;
    let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in 0..size {
            if code.get_module(x, y) {
                // Writing to a string does not fail.
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
    }
    Some((size, path))
}

//! How the page looks in the frame of another site.

use crate::colour::Colour;
use crate::link::{Notice, decode, yes_or_no};

/// What a link says of it stands in it as text, the parts of the link with these keys. [`Look::read`] reads it where it is
/// needed, so that a page without it goes without the code.
const KEYS: [&str; 2] = ["accent", "pick"];

/// Whether a part of a link is about how the page looks.
pub(crate) fn is_about_look(key: &str) -> bool {
    KEYS.contains(&key)
}

/// How the page looks in the frame of another site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The colour of the visitor's own path, of buttons and links, as it was chosen: [`crate::Theme::scale`] makes it
    /// readable.
    pub accent: Option<Colour>,
    /// Whether visitors can choose another place in the frame.
    pub pick: bool,
}

impl Look {
    /// Reads a link's text about it, and tells what of it cannot be read.
    pub fn read(text: &str) -> (Self, Vec<Notice>) {
        let mut look = Self::default();
        let mut notices = Vec::new();
        for (key, value) in text.split('&').filter_map(|part| part.split_once('=')) {
            let value = decode(value);
            let understood = match key {
                "pick" => yes_or_no(&value).map(|yes| look.pick = yes),
                "accent" => value.parse().ok().map(|colour| look.accent = Some(colour)),
                _ => None,
            };
            if understood.is_none() {
                notices.push(Notice::unreadable(key, &value));
            }
        }
        (look, notices)
    }

    /// A link's text about it; empty where nothing differs.
    pub fn write(&self) -> String {
        let mut text = String::new();
        if let Some(accent) = self.accent {
            text = format!("{}={accent}", KEYS[0]);
        }
        if self.pick {
            text += if text.is_empty() { "" } else { "&" };
            text += KEYS[1];
            text += "=1";
        }
        text
    }
}

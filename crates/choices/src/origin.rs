//! What a saved file was made with: its levers are read as those of a link of that version are, with the steps of
//! [`crate::migrations`].

use atlas::PlaceId;

use crate::link::{EDITION_KEY, Link, Read, VERSION_KEY};
use crate::migrations::VERSION;

/// Which place a file is about, and what it was made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The place.
    pub place: PlaceId,
    /// Version of the model; `None` where the file does not say it, and is written as today's are.
    pub model: Option<u16>,
    /// Edition of the data set; empty where the file does not say it.
    pub edition: String,
}

impl Origin {
    /// Whether levers mean what they mean today.
    pub fn is_of_today(&self) -> bool {
        self.model.is_none_or(|model| model == VERSION)
    }

    /// Reads levers as a link says them, parts with `&` between them. `read` is [`Link::read`], given by the page's one
    /// caller of it. `None` where the text says something else than levers.
    pub fn read(&self, levers: &str, read: fn(&str) -> Read) -> Option<Read> {
        let mut query = format!("kommune={}", self.place);
        // Before the levers: of what stands twice the first counts.
        if let Some(model) = self.model {
            query += &format!("&{VERSION_KEY}={model}");
        }
        if !self.edition.is_empty() {
            query += &format!("&{EDITION_KEY}={}", self.edition);
        }
        query.push('&');
        query += levers;
        let found = read(&query);
        let only = Link {
            place: Some(self.place),
            levers: found.link.levers,
            edition: found.link.edition.clone(),
            ..Link::default()
        };
        (found.link == only).then_some(found)
    }
}

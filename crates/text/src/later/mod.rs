//! Words that only code reads which the page loads later: a struct for each of its parts, so that they are loaded with it.
//! What they all have in common is that no word of them is needed for the first figures.

mod below;
mod builder;
mod detail;
mod frame;
mod start;
mod workshop;

pub use below::{BelowWords, below_words};
pub use builder::{BuilderWords, builder_words};
pub use detail::{DetailWords, detail_words};
pub use frame::{
    FrameWords, NoticeWords, PickerWords, SourceWords, UNCHECKED, frame_words, notice_words, picker_words,
    source_words,
};
pub use start::{StartWords, start_words};
pub use workshop::{WorkshopWords, workshop_words};

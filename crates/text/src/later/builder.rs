//! The words about showing the page on another site.

use scenario::Language;

/// The words about showing the page on another site.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct BuilderWords {
    pub embed_lead: &'static str,
    pub embed_levers: &'static str,
    pub embed_hide: &'static str,
    pub embed_snippet: &'static str,
    pub embed_preview: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
}

/// The words of a language about showing the page on another site.
pub const fn builder_words(language: Language) -> &'static BuilderWords {
    match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

static NB: BuilderWords = BuilderWords {
    embed_lead: "Kopier linjene under, og lim dem inn der figuren skal stå. Siden følger med når vi får nye tall.",
    embed_levers: "Spaker som vises",
    embed_hide: "Vis ingen spaker",
    embed_snippet: "Linjer å lime inn",
    embed_preview: "Slik blir det",
    copy: "Kopier",
    copied: "Kopiert",
};

static NN: BuilderWords = BuilderWords {
    embed_lead: "Kopier linjene under, og lim dei inn der figuren skal stå. Sida følgjer med når vi får nye tal.",
    embed_levers: "Spakar som viser",
    embed_hide: "Vis ingen spakar",
    embed_snippet: "Linjer å lime inn",
    embed_preview: "Slik blir det",
    copy: "Kopier",
    copied: "Kopiert",
};

static EN: BuilderWords = BuilderWords {
    embed_lead: "Copy the lines below and paste them where it should stand. It follows along when we get new figures.",
    embed_levers: "Levers to show",
    embed_hide: "Show no levers",
    embed_snippet: "Lines to paste",
    embed_preview: "How it will look",
    copy: "Copy",
    copied: "Copied",
};

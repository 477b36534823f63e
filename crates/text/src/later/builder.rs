//! The words about showing the page on another site.

use scenario::Language;

/// The words about showing the page on another site.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct BuilderWords {
    pub embed_lead: &'static str,
    pub embed_place: &'static str,
    pub embed_place_fixed: &'static str,
    pub embed_place_free: &'static str,
    pub embed_levers: &'static str,
    pub embed_hide: &'static str,
    pub embed_colour: &'static str,
    pub embed_colour_help: &'static str,
    pub embed_colour_wrong: &'static str,
    pub embed_light: &'static str,
    pub embed_dark: &'static str,
    pub embed_news: &'static str,
    pub embed_follow: &'static str,
    pub embed_fixed: &'static str,
    pub embed_not_kept: &'static str,
    pub embed_snippet: &'static str,
    pub embed_cannot: &'static str,
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
    embed_lead: "Velg hva utsnittet skal vise. Kopier så linjene lenger nede, og lim dem inn der det skal stå.",
    embed_place: "Sted",
    embed_place_fixed: "Bare dette stedet",
    embed_place_free: "Leseren kan velge et annet sted",
    embed_levers: "Spaker som vises",
    embed_hide: "Vis ingen spaker",
    embed_colour: "Egen farge",
    embed_colour_help: "Skriv fargekoden, for eksempel 005a9c. La feltet stå tomt for å bruke Framsyns blå. Er fargen for lys eller for mørk til å leses, \
         blir den justert: slik blir den på lys og på mørk bakgrunn.",
    embed_colour_wrong: "Dette er ikke en fargekode. Den har seks tegn: tall og bokstavene a til f.",
    embed_light: "Lys",
    embed_dark: "Mørk",
    embed_news: "Når det kommer nye tall",
    embed_follow: "Følg med: utsnittet viser alltid de nyeste tallene",
    embed_fixed: "Stå fast: utsnittet viser alltid tallene fra i dag",
    embed_not_kept: "Dette nettstedet tar ikke vare på eldre utgaver. Derfor kan utsnittet bare følge med.",
    embed_snippet: "Linjer å lime inn",
    embed_cannot: "Den siste linja gir rammen riktig høyde. Fjerner nettstedet ditt den, beholder rammen høyden du ser i den første, og leseren ruller inne i \
         rammen. Egen farge gjelder leserens egen linje, knapper og lenker. Andre farger betyr noe bestemt og kan ikke endres. Det leseren \
         velger i rammen, blir ikke husket til neste gang.",
    embed_preview: "Slik blir det",
    copy: "Kopier",
    copied: "Kopiert",
};

static NN: BuilderWords = BuilderWords {
    embed_lead: "Vel kva utsnittet skal vise. Kopier så linjene lenger nede, og lim dei inn der det skal stå.",
    embed_place: "Stad",
    embed_place_fixed: "Berre denne staden",
    embed_place_free: "Lesaren kan velje ein annan stad",
    embed_levers: "Spakar som blir viste",
    embed_hide: "Vis ingen spakar",
    embed_colour: "Eigen farge",
    embed_colour_help: "Skriv fargekoden, til dømes 005a9c. Lat feltet stå tomt om du vil ha blåfargen til Framsyn. Er fargen for lys eller for mørk til å \
         lesast, blir han justert: slik blir han på lys og på mørk bakgrunn.",
    embed_colour_wrong: "Dette er ikkje ein fargekode. Ein slik har seks teikn: tal og bokstavane a til f.",
    embed_light: "Lys",
    embed_dark: "Mørk",
    embed_news: "Når det kjem nye tal",
    embed_follow: "Følg med: utsnittet viser alltid dei nyaste tala",
    embed_fixed: "Stå fast: utsnittet viser alltid tala frå i dag",
    embed_not_kept: "Denne nettstaden tek ikkje vare på eldre utgåver. Difor kan utsnittet berre følgje med.",
    embed_snippet: "Linjer å lime inn",
    embed_cannot: "Den siste linja gir ramma rett høgd. Fjernar nettstaden din henne, får ramma den høgda du ser i den første, og lesaren rullar inne i ramma. \
         Eigen farge gjeld lesaren si eiga linje, knappar og lenkjer. Andre fargar betyr noko bestemt og kan ikkje endrast. Det lesaren vel i \
         ramma, blir ikkje hugsa til neste gong.",
    embed_preview: "Slik blir det",
    copy: "Kopier",
    copied: "Kopiert",
};

static EN: BuilderWords = BuilderWords {
    embed_lead: "Choose what to show. Then copy the lines further down and paste them where it should stand.",
    embed_place: "Place",
    embed_place_fixed: "This place only",
    embed_place_free: "Readers can choose another place",
    embed_levers: "Levers to show",
    embed_hide: "Show no levers",
    embed_colour: "Your own colour",
    embed_colour_help: "Write the colour’s code, such as 005a9c. Leave it empty for Framsyn’s blue. A colour too light or too dark to read is adjusted: this \
         is how it looks on light and on dark.",
    embed_colour_wrong: "This is no colour code. One has six characters: figures and the letters a to f.",
    embed_light: "Light",
    embed_dark: "Dark",
    embed_news: "When new figures come",
    embed_follow: "Follow: always show the newest figures",
    embed_fixed: "Stay: always show the figures of today",
    embed_not_kept: "This site does not keep earlier versions, so what you embed can only follow along.",
    embed_snippet: "Lines to paste",
    embed_cannot: "The last line gives the frame its right height. If your site removes it, the frame keeps the height in the first line, and readers \
         scroll inside it. Your colour is used for the reader’s own line, for buttons and for links. Other colours have a meaning and cannot be changed. \
         What readers choose in the frame is not remembered until next time.",
    embed_preview: "How it will look",
    copy: "Copy",
    copied: "Copied",
};

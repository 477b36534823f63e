//! The words about what a population means: services, the work they need, money. Only views other than the population's
//! show them, so that they are loaded with those.

use outlook::Indicator;
use scenario::Language;

use crate::indicators::{IndicatorWords, indicator_words};

/// The words about services, work and money in a language.
#[derive(Debug, Clone, Copy)]
struct ConsequenceWords {
    kindergarten_children: IndicatorWords,
    home_care_users: IndicatorWords,
    institution_residents: IndicatorWords,
    person_years_care: IndicatorWords,
    labour_input: IndicatorWords,
    age_0_5: IndicatorWords,
    age_6_15: IndicatorWords,
    age_67_79: IndicatorWords,
    out_of_work: IndicatorWords,
    kindergarten_1_2: IndicatorWords,
    kindergarten_3_5: IndicatorWords,
    pupils: IndicatorWords,
    young_16_18: IndicatorWords,
    person_years_kindergarten: IndicatorWords,
    person_years_school: IndicatorWords,
    hands_ratio: IndicatorWords,
    hands_gap: IndicatorWords,
    births: IndicatorWords,
    deaths: IndicatorWords,
    net_migration: IndicatorWords,
    dementia: IndicatorWords,
    need_index: IndicatorWords,
    net_cost_school: IndicatorWords,
    net_cost_kindergarten: IndicatorWords,
    net_cost_care: IndicatorWords,
    net_cost_health: IndicatorWords,
    net_cost_child_welfare: IndicatorWords,
    net_cost_social: IndicatorWords,
    net_cost_administration: IndicatorWords,
    net_cost: IndicatorWords,
    net_cost_added: IndicatorWords,
    net_cost_added_by_age: IndicatorWords,
    net_cost_per_employed: IndicatorWords,
    age_6: IndicatorWords,
    age_20_29: IndicatorWords,
    age_85: IndicatorWords,
}

/// The words about any indicator.
pub const fn figure_words(language: Language, indicator: Indicator) -> &'static IndicatorWords {
    let headline = indicator_words(language);
    let all = match language {
        Language::Nb | Language::Se => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    };
    match indicator {
        Indicator::Population => &headline.population,
        Indicator::Age0To15 => &headline.age_0_15,
        Indicator::Age20To66 => &headline.age_20_66,
        Indicator::Age80Plus => &headline.age_80_plus,
        Indicator::Employed => &headline.employed,
        Indicator::WorkingAgePer80Plus => &headline.working_age_per_80_plus,
        Indicator::KindergartenChildren => &all.kindergarten_children,
        Indicator::HomeCareUsers => &all.home_care_users,
        Indicator::InstitutionResidents => &all.institution_residents,
        Indicator::PersonYearsCare => &all.person_years_care,
        Indicator::LabourInput => &all.labour_input,
        Indicator::Age0To5 => &all.age_0_5,
        Indicator::Age6To15 => &all.age_6_15,
        Indicator::Age67To79 => &all.age_67_79,
        Indicator::OutOfWork => &all.out_of_work,
        Indicator::Kindergarten1To2 => &all.kindergarten_1_2,
        Indicator::Kindergarten3To5 => &all.kindergarten_3_5,
        Indicator::Pupils => &all.pupils,
        Indicator::Young16To18 => &all.young_16_18,
        Indicator::PersonYearsKindergarten => &all.person_years_kindergarten,
        Indicator::PersonYearsSchool => &all.person_years_school,
        Indicator::HandsRatio => &all.hands_ratio,
        Indicator::HandsGap => &all.hands_gap,
        Indicator::Births => &all.births,
        Indicator::Deaths => &all.deaths,
        Indicator::NetMigration => &all.net_migration,
        Indicator::Dementia => &all.dementia,
        Indicator::NeedIndex => &all.need_index,
        Indicator::NetCostSchool => &all.net_cost_school,
        Indicator::NetCostKindergarten => &all.net_cost_kindergarten,
        Indicator::NetCostCare => &all.net_cost_care,
        Indicator::NetCostHealth => &all.net_cost_health,
        Indicator::NetCostChildWelfare => &all.net_cost_child_welfare,
        Indicator::NetCostSocial => &all.net_cost_social,
        Indicator::NetCostAdministration => &all.net_cost_administration,
        Indicator::NetCost => &all.net_cost,
        Indicator::NetCostAdded => &all.net_cost_added,
        Indicator::NetCostAddedByAge => &all.net_cost_added_by_age,
        Indicator::NetCostPerEmployed => &all.net_cost_per_employed,
        Indicator::Age6 => &all.age_6,
        Indicator::Age20To29 => &all.age_20_29,
        Indicator::Age85 => &all.age_85,
    }
}

static NB: ConsequenceWords = ConsequenceWords {
    kindergarten_children: IndicatorWords {
        name: "Barn i barnehage",
        meaning: "Barn fra 1 til 5 år som går i barnehage, hvis like mange av 100 går som i hele landet. Ikke hvor mange plasser som finnes her.",
    },
    home_care_users: IndicatorWords {
        name: "Får hjelp hjemme",
        meaning: "Alle, unge og gamle, som får hjemmesykepleie eller annen hjelp hjemme. Det bygger på andeler for hele landet, ikke på stedets egne tall.",
    },
    institution_residents: IndicatorWords {
        name: "Bor på sykehjem",
        meaning: "Alle som bor på sykehjem eller et lignende sted, kort eller lenge. Det bygger på andeler for hele landet, ikke på hvor mange plasser som finnes her.",
    },
    person_years_care: IndicatorWords {
        name: "Årsverk i helse og omsorg",
        meaning: "Det arbeidet som trengs for alle som får hjelp hjemme eller på sykehjem, og hos fastlegen, fysioterapeuten og på helsestasjonen. Regnet i fulle stillinger. Snittet for landet er brukt, så tallet er ikke kommunens egne ansatte.",
    },
    labour_input: IndicatorWords {
        name: "Arbeid i alt",
        meaning: "Alt arbeid de som bor her gjør, regnet i folk som jobber like mye som i dag. Ikke antall arbeidsplasser her.",
    },
    age_0_5: IndicatorWords {
        name: "Små barn, 0–5 år",
        meaning: "Bosatte som ikke har fylt 6 år. Ikke alle går i barnehage.",
    },
    age_6_15: IndicatorWords {
        name: "Skolebarn, 6–15 år",
        meaning: "Bosatte fra 6 til 15 år. I den alderen går alle på skole.",
    },
    age_67_79: IndicatorWords {
        name: "67–79 år",
        meaning: "Bosatte i årene etter at de fleste har sluttet å jobbe. De fleste klarer seg selv.",
    },
    out_of_work: IndicatorWords {
        name: "Ikke i arbeid, 20–66 år",
        meaning: "Bosatte mellom 20 og 66 år uten jobb. Noen studerer, noen er hjemme, noen er syke eller uføre, og noen leter etter arbeid. Det er ikke det samme som arbeidsledige.",
    },
    kindergarten_1_2: IndicatorWords {
        name: "De minste i barnehagen, 1–2 år",
        meaning: "Barn på 1 og 2 år som går i barnehage, hvis like mange av 100 går som i hele landet. De trenger dobbelt så mange voksne som de større barna.",
    },
    kindergarten_3_5: IndicatorWords {
        name: "De største i barnehagen, 3–5 år",
        meaning: "Barn fra 3 til 5 år som går i barnehage, hvis like mange av 100 går som i hele landet.",
    },
    pupils: IndicatorWords {
        name: "Elever",
        meaning: "Alle som bor her og er fra 6 til 15 år. Ikke hvor mange som går på skolene her: noen går på skole et annet sted.",
    },
    young_16_18: IndicatorWords {
        name: "Ungdom, 16–18 år",
        meaning: "Bosatte i alderen for videregående skole. Den skolen er det fylket som driver, så lærerne der er ikke med i våre tall.",
    },
    person_years_kindergarten: IndicatorWords {
        name: "Årsverk i barnehage",
        meaning: "Voksne som er sammen med barna, regnet i fulle stillinger. Hver voksen har like mange barn som i landet. Ledere, vask og ekstra hjelp til barn som trenger det, er ikke med.",
    },
    person_years_school: IndicatorWords {
        name: "Årsverk i skolen",
        meaning: "Undervisningen til elevene, regnet i fulle stillinger. Vi har regnet den ut fra hvor store gruppene er i landet. Ledere, assistenter og SFO er ikke med, så det trengs flere enn dette.",
    },
    hands_ratio: IndicatorWords {
        name: "Hender av hundre",
        meaning: "Hvor mange fulle stillinger det trengs i barnehage, skole, helse og omsorg for hver 100 som bor her og jobber. Det gjelder uansett hvem som driver tjenesten. Det sier ikke hvor mange som jobber der i dag: noen jobber deltid, og noen reiser til jobb et annet sted.",
    },
    hands_gap: IndicatorWords {
        name: "Hender som mangler",
        meaning: "Hvor mange flere fulle stillinger det trengs, hvis like mange av 100 som i dag jobber i barnehage, skole, helse og omsorg. Under null trengs det færre. Det sier ikke hvor mange stillinger som står ledige nå.",
    },
    births: IndicatorWords {
        name: "Fødte",
        meaning: "Barn som blir født i løpet av året, av dem som bor her.",
    },
    deaths: IndicatorWords { name: "Døde", meaning: "De som bor her og dør i løpet av året." },
    net_migration: IndicatorWords {
        name: "Flere inn enn ut",
        meaning: "De som flytter hit i løpet av året, minus de som flytter bort. Under null flytter flere bort enn hit.",
    },
    dementia: IndicatorWords {
        name: "Lever med demens",
        meaning: "Hvor mange som lever med demens, hvis like mange har det i hver alder som i en stor norsk undersøkelse. Ikke hvor mange som har fått vite det av lege.",
    },
    need_index: IndicatorWords {
        name: "Behov for penger",
        meaning: "Hvor mye som trengs for hver innbygger, når landet i dag er 100. Det er regnet slik staten gjør når den deler ut penger. Bare alderen endrer seg her: avstander, helse og levekår står som i dag.",
    },
    net_cost_school: IndicatorWords {
        name: "Utgifter til skole",
        meaning: "Det dette koster i året, med prisene i dag og det landet bruker i snitt. Det folk betaler selv, er trukket fra. Det er ikke et regnskap.",
    },
    net_cost_kindergarten: IndicatorWords {
        name: "Utgifter til barnehage",
        meaning: "Det dette koster i året, med prisene i dag og det landet bruker i snitt. Det folk betaler selv, er trukket fra. Det er ikke et regnskap.",
    },
    net_cost_care: IndicatorWords {
        name: "Utgifter til omsorg",
        meaning: "Det dette koster i året, med prisene i dag og det landet bruker i snitt. Det folk betaler selv, er trukket fra. Det er ikke et regnskap.",
    },
    net_cost_health: IndicatorWords {
        name: "Utgifter til helse",
        meaning: "Det dette koster i året, med prisene i dag og det landet bruker i snitt. Det folk betaler selv, er trukket fra. Det er ikke et regnskap.",
    },
    net_cost_child_welfare: IndicatorWords {
        name: "Utgifter til barnevern",
        meaning: "Det dette koster i året, med prisene i dag og det landet bruker i snitt. Det folk betaler selv, er trukket fra. Det er ikke et regnskap.",
    },
    net_cost_social: IndicatorWords {
        name: "Utgifter til sosiale tjenester",
        meaning: "Det dette koster i året, med prisene i dag og det landet bruker i snitt. Det folk betaler selv, er trukket fra. Det er ikke et regnskap.",
    },
    net_cost_administration: IndicatorWords {
        name: "Utgifter til administrasjon",
        meaning: "Det dette koster i året, med prisene i dag og det landet bruker i snitt. Det folk betaler selv, er trukket fra. Det er ikke et regnskap.",
    },
    net_cost: IndicatorWords {
        name: "Utgifter i alt",
        meaning: "Skole, barnehage, omsorg, helse, barnevern, sosiale tjenester og administrasjon til sammen. Regnet med prisene i dag og det landet bruker i snitt. Det er ikke et regnskap.",
    },
    net_cost_added: IndicatorWords {
        name: "Det nye folketallet koster",
        meaning: "Hva året legger til eller tar bort i utgifter fordi vi blir flere, færre, yngre eller eldre. Ellers koster alt som i dag.",
    },
    net_cost_added_by_age: IndicatorWords {
        name: "Av dette følger alderen",
        meaning: "Den delen av endringen som følger hvor mange vi er i hver alder. Resten følger bare hvor mange vi er i alt.",
    },
    net_cost_per_employed: IndicatorWords {
        name: "Utgifter for hver i arbeid",
        meaning: "Utgiftene i alt, delt på alle som bor her og jobber. Det viser hvor mange vi er om å bære dem. Det er ikke det hver betaler i skatt.",
    },
    age_6: IndicatorWords {
        name: "Seksåringer",
        meaning: "Bosatte som er 6 år 1. januar: de som begynte på skolen høsten før.",
    },
    age_20_29: IndicatorWords {
        name: "I tjueårene",
        meaning: "Bosatte fra 20 til 29 år. Studenter som bor et annet sted, regnes ofte med der de kommer fra.",
    },
    age_85: IndicatorWords { name: "85 år", meaning: "Bosatte som er 85 år 1. januar." },
};

static NN: ConsequenceWords = ConsequenceWords {
    kindergarten_children: IndicatorWords {
        name: "Barn i barnehage",
        meaning: "Barn frå 1 til 5 år som går i barnehage, om like mange av 100 går som i heile landet. Ikkje kor mange plassar som finst her.",
    },
    home_care_users: IndicatorWords {
        name: "Får hjelp heime",
        meaning: "Alle, unge og gamle, som får heimesjukepleie eller anna hjelp heime. Det byggjer på delar for heile landet, ikkje på tala for staden sjølv.",
    },
    institution_residents: IndicatorWords {
        name: "Bur på sjukeheim",
        meaning: "Alle som bur på sjukeheim eller ein liknande stad, kort eller lenge. Det byggjer på delar for heile landet, ikkje på kor mange plassar som finst her.",
    },
    person_years_care: IndicatorWords {
        name: "Årsverk i helse og omsorg",
        meaning: "Det arbeidet som trengst for alle som får hjelp heime eller på sjukeheim, og hos fastlegen, fysioterapeuten og på helsestasjonen. Rekna i fulle stillingar. Snittet for landet er brukt, så talet viser ikkje dei tilsette i kommunen.",
    },
    labour_input: IndicatorWords {
        name: "Arbeid i alt",
        meaning: "Alt arbeid dei som bur her gjer, rekna i folk som jobbar like mykje som i dag. Ikkje talet på arbeidsplassar her.",
    },
    age_0_5: IndicatorWords {
        name: "Små barn, 0–5 år",
        meaning: "Busette som ikkje har fylt 6 år. Ikkje alle går i barnehage.",
    },
    age_6_15: IndicatorWords {
        name: "Skulebarn, 6–15 år",
        meaning: "Busette frå 6 til 15 år. I den alderen går alle på skule.",
    },
    age_67_79: IndicatorWords {
        name: "67–79 år",
        meaning: "Busette i åra etter at dei fleste har slutta å jobbe. Dei fleste klarer seg sjølve.",
    },
    out_of_work: IndicatorWords {
        name: "Ikkje i arbeid, 20–66 år",
        meaning: "Busette mellom 20 og 66 år utan jobb. Nokre studerer, nokre er heime, nokre er sjuke eller uføre, og nokre leitar etter arbeid. Det er ikkje det same som arbeidsledige.",
    },
    kindergarten_1_2: IndicatorWords {
        name: "Dei minste i barnehagen, 1–2 år",
        meaning: "Barn på 1 og 2 år som går i barnehage, om like mange av 100 går som i heile landet. Dei treng dobbelt så mange vaksne som dei større barna.",
    },
    kindergarten_3_5: IndicatorWords {
        name: "Dei største i barnehagen, 3–5 år",
        meaning: "Barn frå 3 til 5 år som går i barnehage, om like mange av 100 går som i heile landet.",
    },
    pupils: IndicatorWords {
        name: "Elevar",
        meaning: "Alle som bur her og er frå 6 til 15 år. Ikkje kor mange som går på skulane her: nokre går på skule ein annan stad.",
    },
    young_16_18: IndicatorWords {
        name: "Ungdom, 16–18 år",
        meaning: "Busette i alderen for vidaregåande skule. Den skulen er det fylket som driv, så lærarane der er ikkje med i våre tal.",
    },
    person_years_kindergarten: IndicatorWords {
        name: "Årsverk i barnehage",
        meaning: "Vaksne som er saman med barna, rekna i fulle stillingar. Kvar vaksen har like mange barn som i landet. Leiarar, vask og ekstra hjelp til barn som treng det, er ikkje med.",
    },
    person_years_school: IndicatorWords {
        name: "Årsverk i skulen",
        meaning: "Undervisninga til elevane, rekna i fulle stillingar. Vi har rekna henne ut frå kor store gruppene er i landet. Leiarar, assistentar og SFO er ikkje med, så det trengst fleire enn dette.",
    },
    hands_ratio: IndicatorWords {
        name: "Hender av hundre",
        meaning: "Kor mange fulle stillingar det trengst i barnehage, skule, helse og omsorg for kvar 100 som bur her og jobbar. Det gjeld same kven som driv tenesta. Det seier ikkje kor mange som jobbar der i dag: nokre jobbar deltid, og nokre reiser til jobb ein annan stad.",
    },
    hands_gap: IndicatorWords {
        name: "Hender som manglar",
        meaning: "Kor mange fleire fulle stillingar det trengst, om like mange av 100 som i dag jobbar i barnehage, skule, helse og omsorg. Under null trengst det færre. Det seier ikkje kor mange stillingar som står ledige i dag.",
    },
    births: IndicatorWords {
        name: "Fødde",
        meaning: "Barn som blir fødde i løpet av året, av dei som bur her.",
    },
    deaths: IndicatorWords { name: "Døde", meaning: "Dei som bur her og døyr i løpet av året." },
    net_migration: IndicatorWords {
        name: "Fleire inn enn ut",
        meaning: "Dei som flyttar hit i løpet av året, minus dei som flyttar bort. Under null flyttar fleire bort enn hit.",
    },
    dementia: IndicatorWords {
        name: "Lever med demens",
        meaning: "Kor mange som lever med demens, om like mange har det i kvar alder som i ei stor norsk undersøking. Ikkje kor mange som har fått vite det av lege.",
    },
    need_index: IndicatorWords {
        name: "Behov for pengar",
        meaning: "Kor mykje som trengst for kvar innbyggjar, når landet i dag er 100. Det er rekna slik staten gjer når han deler ut pengar. Berre alderen endrar seg her: avstandar, helse og levekår står som i dag.",
    },
    net_cost_school: IndicatorWords {
        name: "Utgifter til skule",
        meaning: "Det dette kostar i året, med prisane i dag og det landet bruker i snitt. Det folk betaler sjølve, er trekt frå. Det er ikkje ein rekneskap.",
    },
    net_cost_kindergarten: IndicatorWords {
        name: "Utgifter til barnehage",
        meaning: "Det dette kostar i året, med prisane i dag og det landet bruker i snitt. Det folk betaler sjølve, er trekt frå. Det er ikkje ein rekneskap.",
    },
    net_cost_care: IndicatorWords {
        name: "Utgifter til omsorg",
        meaning: "Det dette kostar i året, med prisane i dag og det landet bruker i snitt. Det folk betaler sjølve, er trekt frå. Det er ikkje ein rekneskap.",
    },
    net_cost_health: IndicatorWords {
        name: "Utgifter til helse",
        meaning: "Det dette kostar i året, med prisane i dag og det landet bruker i snitt. Det folk betaler sjølve, er trekt frå. Det er ikkje ein rekneskap.",
    },
    net_cost_child_welfare: IndicatorWords {
        name: "Utgifter til barnevern",
        meaning: "Det dette kostar i året, med prisane i dag og det landet bruker i snitt. Det folk betaler sjølve, er trekt frå. Det er ikkje ein rekneskap.",
    },
    net_cost_social: IndicatorWords {
        name: "Utgifter til sosiale tenester",
        meaning: "Det dette kostar i året, med prisane i dag og det landet bruker i snitt. Det folk betaler sjølve, er trekt frå. Det er ikkje ein rekneskap.",
    },
    net_cost_administration: IndicatorWords {
        name: "Utgifter til administrasjon",
        meaning: "Det dette kostar i året, med prisane i dag og det landet bruker i snitt. Det folk betaler sjølve, er trekt frå. Det er ikkje ein rekneskap.",
    },
    net_cost: IndicatorWords {
        name: "Utgifter i alt",
        meaning: "Skule, barnehage, omsorg, helse, barnevern, sosiale tenester og administrasjon til saman. Rekna med prisane i dag og det landet bruker i snitt. Det er ikkje ein rekneskap.",
    },
    net_cost_added: IndicatorWords {
        name: "Kostnaden av nytt folketal",
        meaning: "Kva året legg til eller tek bort i utgifter fordi vi blir fleire, færre, yngre eller eldre. Elles kostar alt som i dag.",
    },
    net_cost_added_by_age: IndicatorWords {
        name: "Av dette følgjer alderen",
        meaning: "Den delen av endringa som følgjer kor mange vi er i kvar alder. Resten følgjer berre kor mange vi er i alt.",
    },
    net_cost_per_employed: IndicatorWords {
        name: "Utgifter for kvar i arbeid",
        meaning: "Utgiftene i alt, delte på alle som bur her og jobbar. Det viser kor mange vi er om å bere dei. Det er ikkje det kvar betaler i skatt.",
    },
    age_6: IndicatorWords {
        name: "Seksåringar",
        meaning: "Busette som er 6 år 1. januar: dei som byrja på skulen hausten før.",
    },
    age_20_29: IndicatorWords {
        name: "I tjueåra",
        meaning: "Busette frå 20 til 29 år. Studentar som bur ein annan stad, blir ofte rekna med der dei kjem frå.",
    },
    age_85: IndicatorWords { name: "85 år", meaning: "Busette som er 85 år 1. januar." },
};

static EN: ConsequenceWords = ConsequenceWords {
    kindergarten_children: IndicatorWords {
        name: "Children in kindergarten",
        meaning: "Children aged 1 to 5 in kindergarten, if as many of 100 go as in the country as a whole. Not how many places there are here.",
    },
    home_care_users: IndicatorWords {
        name: "Helped at home",
        meaning: "Everyone, young and old, who gets nursing or other help at home. It rests on national shares, not on this place’s own figures.",
    },
    institution_residents: IndicatorWords {
        name: "In nursing homes",
        meaning: "Everyone who lives in a nursing home or the like, for a short or a long time. It rests on national shares, not on how many places there are here.",
    },
    person_years_care: IndicatorWords {
        name: "Full-time jobs in health and care",
        meaning: "The work it takes for everyone who is helped at home or in a nursing home, and with doctors, physiotherapists and at health centres, counted as full-time jobs. It uses the national average, so it is not the municipality’s own staff.",
    },
    labour_input: IndicatorWords {
        name: "Work in all",
        meaning: "All the work done by those who live here, counted as people working today’s hours. Not the number of jobs here.",
    },
    age_0_5: IndicatorWords {
        name: "Young children, 0–5",
        meaning: "Residents under 6. Not all of them go to kindergarten.",
    },
    age_6_15: IndicatorWords {
        name: "School children, 6–15",
        meaning: "Residents of the age for compulsory school.",
    },
    age_67_79: IndicatorWords {
        name: "Aged 67–79",
        meaning: "Residents in the years after most have stopped working. Most of them manage on their own.",
    },
    out_of_work: IndicatorWords {
        name: "Not in work, 20–66",
        meaning: "Residents aged 20 to 66 without a job. Some study, some are at home, some are ill or disabled, and some look for work. It is not the same as unemployed.",
    },
    kindergarten_1_2: IndicatorWords {
        name: "The youngest in kindergarten, 1–2",
        meaning: "Children aged 1 and 2 in kindergarten, if as many of 100 go as in the country as a whole. They need twice as many adults as the older ones.",
    },
    kindergarten_3_5: IndicatorWords {
        name: "The oldest in kindergarten, 3–5",
        meaning: "Children aged 3 to 5 in kindergarten, if as many of 100 go as in the country as a whole.",
    },
    pupils: IndicatorWords {
        name: "Pupils",
        meaning: "Everyone who lives here and is 6 to 15. Not how many go to the schools here: some go to school elsewhere.",
    },
    young_16_18: IndicatorWords {
        name: "Young people, 16–18",
        meaning: "Residents of the age for upper secondary school. The county runs that school, so its teachers are not in our figures.",
    },
    person_years_kindergarten: IndicatorWords {
        name: "Full-time jobs in kindergarten",
        meaning: "Adults who are with the children, counted as full-time jobs. Each adult has as many children as in the country. Leaders, cleaning and extra help for children who need it are not included.",
    },
    person_years_school: IndicatorWords {
        name: "Full-time jobs in school",
        meaning: "The teaching that pupils get, counted as full-time jobs. We have worked it out from the size of groups in the country. Leaders, assistants and after-school care are not included, so more are needed than this.",
    },
    hands_ratio: IndicatorWords {
        name: "Hands in a hundred",
        meaning: "How many full-time jobs kindergarten, school, health and care need for every 100 who live here and work. It counts whoever runs the service. It does not say how many work there today: some work part-time, and some travel to work elsewhere.",
    },
    hands_gap: IndicatorWords {
        name: "Missing hands",
        meaning: "How many more full-time jobs are needed, if as many of 100 as today work in kindergarten, school, health and care. Below zero, fewer are needed. It does not say how many posts are vacant today.",
    },
    births: IndicatorWords {
        name: "Births",
        meaning: "Children born during the year to those who live here.",
    },
    deaths: IndicatorWords { name: "Deaths", meaning: "Those who live here and die during the year." },
    net_migration: IndicatorWords {
        name: "More in than out",
        meaning: "Those who move here during the year, less those who move away. Below zero more move away than here.",
    },
    dementia: IndicatorWords {
        name: "Living with dementia",
        meaning: "How many live with dementia, if as many have it at each age as in a large Norwegian study. Not how many have been told so by a doctor.",
    },
    need_index: IndicatorWords {
        name: "Need for money",
        meaning: "How much is needed for each inhabitant, when the country today is 100. It is worked out as the state does when it shares out money. Only ages change here: distances, health and living conditions stay as today.",
    },
    net_cost_school: IndicatorWords {
        name: "Cost of school",
        meaning: "What this costs in a year at today’s prices and the country’s average. What people pay themselves has been taken off. These are not accounts.",
    },
    net_cost_kindergarten: IndicatorWords {
        name: "Cost of kindergarten",
        meaning: "What this costs in a year at today’s prices and the country’s average. What people pay themselves has been taken off. These are not accounts.",
    },
    net_cost_care: IndicatorWords {
        name: "Cost of care",
        meaning: "What this costs in a year at today’s prices and the country’s average. What people pay themselves has been taken off. These are not accounts.",
    },
    net_cost_health: IndicatorWords {
        name: "Cost of health",
        meaning: "What this costs in a year at today’s prices and the country’s average. What people pay themselves has been taken off. These are not accounts.",
    },
    net_cost_child_welfare: IndicatorWords {
        name: "Cost of child welfare",
        meaning: "What this costs in a year at today’s prices and the country’s average. What people pay themselves has been taken off. These are not accounts.",
    },
    net_cost_social: IndicatorWords {
        name: "Cost of social services",
        meaning: "What this costs in a year at today’s prices and the country’s average. What people pay themselves has been taken off. These are not accounts.",
    },
    net_cost_administration: IndicatorWords {
        name: "Cost of administration",
        meaning: "What this costs in a year at today’s prices and the country’s average. What people pay themselves has been taken off. These are not accounts.",
    },
    net_cost: IndicatorWords {
        name: "Costs in all",
        meaning: "School, kindergarten, care, health, child welfare, social services and administration together, at today’s prices and the country’s average. These are not accounts.",
    },
    net_cost_added: IndicatorWords {
        name: "What the new population costs",
        meaning: "What the year adds to or takes from costs because we become more, fewer, younger or older. Otherwise everything costs what it does today.",
    },
    net_cost_added_by_age: IndicatorWords {
        name: "Of this, with ages",
        meaning: "The part of the change that goes with how many we are of each age. The rest goes only with how many we are in all.",
    },
    net_cost_per_employed: IndicatorWords {
        name: "Costs for each in work",
        meaning: "All costs, divided by everyone who lives here and works. It shows how many there are to carry them. It is not what each pays in tax.",
    },
    age_6: IndicatorWords {
        name: "Six-year-olds",
        meaning: "Residents who are 6 on 1 January: those who started school the autumn before.",
    },
    age_20_29: IndicatorWords {
        name: "In their twenties",
        meaning: "Residents aged 20 to 29. Students who live elsewhere are often counted where they come from.",
    },
    age_85: IndicatorWords { name: "Aged 85", meaning: "Residents who are 85 on 1 January." },
};

//! Stories in bokmål.

use super::{Pronouns, StoryWords, Telling, Templates};

pub(super) static WORDS: StoryWords = StoryWords {
    question: "Hvordan blir det å leve her?",
    made_up: "Menneskene er oppdiktet. Tallene er ikke det: De er regnet ut for dette stedet og for valgene dine.",
    press: "Trykk på et tall for å se hva det er og hvor det kommer fra.",
    others: "Møt andre",
    todays_course: "Med dagens kurs",
    your_choices: "Med dine valg",
    beside: "Møt dem også i",
    differs: "Tall som blir annerledes med valgene dine, er uthevet.",
    close: "Lukk",
    sources: "Hva tallet er",
    in_year: "1. januar",
    projected: "Framskrevet av Framsyn fra dem som bor her i dag.",
    measured: "Målt her: så mange som er bosatt.",
    met: "Nå møter du andre:",
    none: "ingen",
};

pub(super) static TELLING: Telling = Telling {
    she: Pronouns { he: "hun", him: "henne", his: "hennes" },
    he: Pronouns { he: "han", him: "ham", his: "hans" },
    child: Templates {
        titles: ["{name} i første klasse", "{name} har fått skolesekk", "{name} i friminuttet"],
        openings: [
            "I januar {year} har {name} på 6 år sin første høst som skoleelev {in} bak seg.",
            "{name} er 6 år i {year} og bærer skolesekken selv. Hver morgen går {he} til første klasse {in}.",
            "Januar {year}: {name} på 6 år går i første klasse {in}, og helst ville {he} hatt friminutt hele dagen.",
        ],
        nobody: "Etter tallene er det ingen andre på {his} alder her, så {he} leker med dem som er litt større og litt mindre.",
        one: "{He} er den eneste seksåringen her, så {he} leker med dem som er litt større og litt mindre.",
        several: [
            "{He} er en av {a} seksåringer her, mot {a0} i {now}.",
            "{He} er en av {a} seksåringer her, omtrent som i {now}, da det var {a0}.",
            "{He} er en av {a} seksåringer her, like mange som i {now}.",
            "{He} er en av {a} seksåringer her, flere enn i {now}, da det var {a0}.",
        ],
        second: [
            "I hele grunnskolen er det {b} elever, mot {b0} i {now}.",
            "I hele grunnskolen er det {b} elever, nesten som i {now}, da det var {b0}.",
            "I hele grunnskolen er det {b} elever, akkurat som i {now}.",
            "I hele grunnskolen er det {b} elever, mot {b0} i {now}, så det blir liv i gymsalen.",
        ],
        hands: ["", ""],
        few: [
            "Når de er så få, er alle med på laget, og læreren ser hver og en.",
            "De minste og de største lærer sammen, og nå planlegger de en felles tur.",
            "Ingen blir stående alene, og i skolegården finner små og store på lekene sammen.",
        ],
        harder: [
            "På foreldremøtet spør de hva som skal til for at flere familier vil bo her, og mange vil være med på svaret.",
            "Når kullet er mindre, kan skolen prøve noe nytt, og elevrådet har mange forslag.",
            "Naboskolen er invitert til felles uteskole, og {name} gleder seg til å møte nye venner.",
        ],
        easier: [
            "Noen av lærerne som kommer, sitter kanskje på ungdomsskolen nå.",
            "De voksne planlegger for trygge skoleveier, og elevrådet vil ha flere husker.",
            "Det er nok barn til alle slags leker, og {name} vet allerede hvem {he} vil sitte ved siden av.",
        ],
    },
    young: Templates {
        titles: ["{name} vil kanskje hjem", "{name} leser boligannonser", "{name} på besøk hjemme"],
        openings: [
            "{name} er {age} år i {year}, jobber i {town} og tenker på å flytte hjem til {to}.",
            "I {year} er {name} {age} år og elektriker i {town}. Om kvelden leser {he} boligannonser fra {to}.",
            "{name} på {age} er hjemme på besøk i januar {year}. {He} bor i {town}, men har ikke kjøpt billett tilbake.",
        ],
        nobody: "Etter tallene er det ingen i tjueårene {inside}, så den første som kommer, blir lagt merke til.",
        one: "Det er {a} person i tjueårene {inside}, så den neste som kommer, dobler tallet.",
        several: [
            "Det er {a} i tjueårene {inside}, mot {a0} i {now}.",
            "Det er {a} i tjueårene {inside}, omtrent som i {now}, da det var {a0}.",
            "Det er {a} i tjueårene {inside}, like mange som i {now}.",
            "Det er {a} i tjueårene {inside}, flere enn i {now}, da det var {a0}.",
        ],
        second: [
            "I alt er {b} av innbyggerne i arbeid, mot {b0} i {now}, så nye kolleger er velkomne.",
            "I alt er {b} av innbyggerne i arbeid, nesten som i {now}, da det var {b0}.",
            "I alt er {b} av innbyggerne i arbeid, akkurat som i {now}.",
            "I alt er {b} av innbyggerne i arbeid, og i {now} var det {b0}.",
        ],
        hands: ["", ""],
        few: [
            "Et flyttelass til er nok til at det merkes, både i koret og på fotballbanen.",
            "Flytter {he}, får brannvesenet kanskje en ny sjåfør og koret en ny stemme.",
            "En barndomsvenn har skrevet: Kommer du, så kommer jeg.",
        ],
        harder: [
            "{He} spør de gamle vennene hjemmefra: Hva om vi flytter samtidig?",
            "{He} skriver til kommunen om jobb, bolig og barnehageplass, og får et godt svar neste dag.",
            "{He} har allerede meldt seg på et kurs på nettet, så jobben kan bli med på flyttelasset.",
        ],
        easier: [
            "Flere av vennene har allerede flyttet hjem, og de har en ledig plass på laget.",
            "{He} lurer mest på hva {he} selv kan bidra med, og har allerede fått noen forslag.",
            "{He} har fått tilbud om jobb og skal se på en leilighet i morgen.",
        ],
    },
    carer: Templates {
        titles: ["{name} i hjemmetjenesten", "{name} på nattevakt", "{name} og laget i omsorgen"],
        openings: [
            "{name} er {age} år i {year} og sykepleier i hjemmetjenesten {in}.",
            "I {year} er {name} {age} år og helsefagarbeider {in}. {He} liker nattevaktene best.",
            "{name} er vernepleier og leder et lag i omsorgen {in}. I {year} er {he} {age} år.",
        ],
        nobody: "Etter tallene er det ingen som får hjelp hjemme, så dagene går til å holde folk friske.",
        one: "Etter tallene er det bare {a} person som får hjelp hjemme, så det blir tid til mer enn det mest nødvendige.",
        several: [
            "Det er {a} som får hjelp hjemme, færre enn i {now}, da det var {a0}.",
            "Det er {a} som får hjelp hjemme, omtrent som i {now}, da det var {a0}.",
            "Det er {a} som får hjelp hjemme, like mange som i {now}.",
            "Det er {a} som får hjelp hjemme, flere enn i {now}, da det var {a0}.",
        ],
        second: [
            "Helse og omsorg trenger {b} årsverk i alt, mot {b0} i {now}.",
            "Helse og omsorg trenger {b} årsverk i alt, nesten som i {now}, da det var {b0}.",
            "Helse og omsorg trenger {b} årsverk i alt, like mye som i {now}.",
            "Helse og omsorg trenger {b} årsverk i alt, mot {b0} i {now}.",
        ],
        hands: [
            "Velger en like stor del som før å jobbe i barnehage, skole og omsorg, mangler det {c} årsverk.",
            "Velger en like stor del som før å jobbe i barnehage, skole og omsorg, er det hender nok.",
        ],
        few: [
            "{He} kjenner alle ved navn og vet hvem som vil ha kaffen svart.",
            "Her er det de samme ansiktene uke etter uke, og det gjør alle tryggere.",
            "Den som trenger hjelp, vet hvem som kommer, og det er verdt mye.",
        ],
        harder: [
            "Derfor prøver {name} og de andre nye måter å jobbe på, og frivillige tar turene til kafeen.",
            "Nå lærer {he} opp en ny kollega, og håper noen på ungdomsskolen blir den neste.",
            "{name} har fått en makker som kunne gått av, men som valgte å bli litt til.",
        ],
        easier: [
            "Det gir rom for det {he} helst vil: å bli sittende litt lenger hos dem som trenger det.",
            "Nå bruker laget tiden på det som hjelper folk å klare seg selv lenger.",
            "Ledige vakter går fort, og nye kolleger får tid til å lære.",
        ],
    },
    family: Templates {
        titles: [
            "{name} og {partner} har flyttet hit",
            "{name} og {child} i nytt hus",
            "{name}, {partner} og besteforeldrene",
        ],
        openings: [
            "{name} og {partner} har flyttet til {to} med {child} på {childage} år og en bil full av esker. Det er januar {year}.",
            "I {year} er {name} alene med {child} på {childage} år. De har nettopp flyttet inn i et lite hus {in}.",
            "{name} og {partner} har flyttet til {to} for å bo nær besteforeldrene. I {year} er det de som henter {child} på {childage} år i barnehagen hver onsdag.",
        ],
        nobody: "Etter tallene er det ingen andre barn i barnehage her, så {child} får de voksne for seg selv.",
        one: "{child} er det eneste barnet i barnehage her og får de voksne for seg selv.",
        several: [
            "{child} er et av {a} barn som går i barnehage her, mot {a0} i {now}.",
            "{child} er et av {a} barn som går i barnehage her, omtrent som i {now}, da det var {a0}.",
            "{child} er et av {a} barn som går i barnehage her, like mange som i {now}.",
            "{child} er et av {a} barn som går i barnehage her, mot {a0} i {now}.",
        ],
        second: [
            "I alt bor det {b} mennesker her, mot {b0} i {now}, så nye naboer er velkomne.",
            "I alt bor det {b} mennesker her, nesten som i {now}, da det var {b0}.",
            "I alt bor det {b} mennesker her, like mange som i {now}.",
            "I alt bor det {b} mennesker her, flere enn i {now}, da det var {b0}.",
        ],
        hands: ["", ""],
        few: [
            "Når det er dugnad i barnehagen, kommer alle, og navnene lærer man på en kveld.",
            "Foreldrene avtaler allerede nå hvem som skal følges til skolen.",
            "Om lørdagen møtes alle barna i gymsalen, og de voksne drikker kaffe i garderoben.",
        ],
        harder: [
            "Naboen kommer med vafler og et spørsmål: Kjenner dere flere som vil flytte hit?",
            "På det første foreldremøtet er beskjeden klar: Her trengs alle, og alle slipper til.",
            "{name} har allerede tenkt på hvem av vennene som kunne trives her, og invitert dem på besøk.",
        ],
        easier: [
            "Naboen kommer med vafler og spør om noen vil synge i koret.",
            "Barnehagen vil bygge ut lekeplassen, og foreldrene stiller med spader.",
            "Neste helg er det grillfest i gata, og de er invitert.",
        ],
    },
    old: Templates {
        titles: ["{name} har fylt 85", "{name} og kortklubben", "{name} går med staver"],
        openings: [
            "{name} er 85 år i {year} og bor hjemme {in}, med utsikt til alle som går forbi.",
            "I {year} er {name} 85 år og bor {in}. Hver torsdag kommer kortklubben, og kaffen er alltid for sterk.",
            "{name} er 85 år i {year} og bor {in}. Hver morgen går {he} tur med staver, i all slags vær.",
        ],
        nobody: "Etter tallene er det ingen andre på 85 år her, men {he} har venner i alle aldre.",
        one: "{He} er den eneste på 85 år her, men har venner i alle aldre.",
        several: [
            "{He} er en av {a} på 85 år her, færre enn i {now}, da det var {a0}.",
            "{He} er en av {a} på 85 år her, omtrent som i {now}, da det var {a0}.",
            "{He} er en av {a} på 85 år her, like mange som i {now}.",
            "{He} er en av {a} på 85 år her, mot {a0} i {now}.",
        ],
        second: [
            "For hver som har fylt 80 år, er det {b} voksne i yrkesaktiv alder. I {now} var det {b0}.",
            "For hver som har fylt 80 år, er det {b} voksne i yrkesaktiv alder, nesten som i {now}, da det var {b0}.",
            "For hver som har fylt 80 år, er det {b} voksne i yrkesaktiv alder, akkurat som i {now}.",
            "For hver som har fylt 80 år, er det {b} voksne i yrkesaktiv alder. I {now} var det bare {b0}.",
        ],
        hands: ["", ""],
        few: [
            "Er det mørkt i vinduet om kvelden, kommer det alltid noen og banker på.",
            "Alle vet hvem {he} er, og mange stikker innom for å høre hvordan det var før.",
            "Et steinkast unna bor en venn som trenger noen å gå tur med, og det passer godt.",
        ],
        harder: [
            "{name} har allerede gjort om badet, og hver mandag ringer {he} til noen som sitter alene.",
            "{He} lærer bort det {he} kan til en skoleelev i nabolaget, som til gjengjeld måker snøen.",
            "En nabo i trettiårene henter varene, og som takk passer {he} naboens barn på onsdager.",
        ],
        easier: [
            "Det er mange å spørre om hjelp, og {he} hjelper igjen med det {he} kan best.",
            "{He} er med i styret på frivilligsentralen og har planer for våren.",
            "På torsdager spiser gamle og unge middag sammen, og {he} har oppskriftene.",
        ],
    },
};

//! Stories in nynorsk.

use super::{Pronouns, StoryWords, Telling, Templates};

pub(super) static WORDS: StoryWords = StoryWords {
    question: "Korleis blir det å leve her?",
    made_up: "Menneska er dikta opp. Tala er det ikkje: Dei er rekna ut for denne staden og for vala dine.",
    press: "Trykk på eit tal for å sjå kva det er og kvar det kjem frå.",
    others: "Møt andre",
    todays_course: "Med kursen i dag",
    your_choices: "Med vala dine",
    beside: "Møt dei òg i",
    differs: "Tal som blir annleis med vala dine, er utheva.",
    close: "Lukk",
    sources: "Kva talet er",
    in_year: "1. januar",
    projected: "Framskrive av Framsyn frå dei som bur her i dag.",
    measured: "Målt her: så mange som er busette.",
    met: "No møter du andre:",
    none: "ingen",
};

pub(super) static TELLING: Telling = Telling {
    she: Pronouns { he: "ho", him: "henne", his: "hennar" },
    he: Pronouns { he: "han", him: "han", his: "hans" },
    child: Templates {
        titles: ["{name} i første klasse", "{name} har fått skulesekk", "{name} i friminuttet"],
        openings: [
            "I januar {year} har {name} på 6 år den første hausten som skuleelev {in} bak seg.",
            "{name} er 6 år i {year} og ber skulesekken heilt åleine. Kvar morgon går turen til første klasse {in}.",
            "Januar {year}: {name} på 6 år går i første klasse {in}, og aller helst skulle heile dagen vore friminutt.",
        ],
        nobody: "Etter tala er det ingen andre på {his} alder her, så {he} leikar med dei som er litt større og litt mindre.",
        one: "{He} er den einaste seksåringen her, så {he} leikar med dei som er litt større og litt mindre.",
        several: [
            "{He} er ein av {a} seksåringar her, mot {a0} i {now}.",
            "{He} er ein av {a} seksåringar her, om lag som i {now}, då det var {a0}.",
            "{He} er ein av {a} seksåringar her, like mange som i {now}.",
            "{He} er ein av {a} seksåringar her, fleire enn i {now}, då det var {a0}.",
        ],
        second: [
            "I heile grunnskulen er det {b} elevar, mot {b0} i {now}.",
            "I heile grunnskulen er det {b} elevar, nesten som i {now}, då det var {b0}.",
            "I heile grunnskulen er det {b} elevar, akkurat som i {now}.",
            "I heile grunnskulen er det {b} elevar, mot {b0} i {now}, så det blir liv i gymsalen.",
        ],
        hands: ["", ""],
        few: [
            "Når dei er så få, er alle med på laget, og læraren ser kvar og ein.",
            "Dei minste og dei største lærer saman, og no planlegg dei ein felles tur.",
            "Ingen blir ståande åleine, og i skulegarden finn små og store på leikane saman.",
        ],
        harder: [
            "På foreldremøtet spør dei kva som skal til for at fleire familiar vil bu her, og mange vil vere med på svaret.",
            "Når kullet er mindre, kan skulen prøve noko nytt, og elevrådet har framlegga klare.",
            "Naboskulen er invitert til felles uteskule, og {name} gler seg til å møte nye vener.",
        ],
        easier: [
            "Nokre av lærarane som kjem, går kanskje på ungdomsskulen no.",
            "Dei vaksne planlegg for trygge skulevegar, og elevrådet vil ha fleire husker.",
            "Det er nok barn til alle slags leikar, og {name} veit alt kven som skal få sitje ved sida av.",
        ],
    },
    young: Templates {
        titles: ["{name} vil kanskje heim", "{name} les bustadannonsar", "{name} på besøk heime"],
        openings: [
            "{name} er {age} år i {year}, jobbar i {town} og tenkjer på å flytte heim til {to}.",
            "I {year} er {name} {age} år og elektrikar i {town}. Om kvelden les {he} bustadannonsar frå {to}.",
            "{name} på {age} er heime på besøk i januar {year}. {He} bur i {town}, men har ikkje kjøpt billett tilbake.",
        ],
        nobody: "Etter tala er det ingen i tjueåra {inside}, så den første som kjem, blir lagd merke til.",
        one: "Det er {a} person i tjueåra {inside}, så den neste som kjem, doblar talet.",
        several: [
            "Det er {a} i tjueåra {inside}, mot {a0} i {now}.",
            "Det er {a} i tjueåra {inside}, om lag som i {now}, då det var {a0}.",
            "Det er {a} i tjueåra {inside}, like mange som i {now}.",
            "Det er {a} i tjueåra {inside}, fleire enn i {now}, då det var {a0}.",
        ],
        second: [
            "I alt er {b} av innbyggjarane i arbeid, mot {b0} i {now}, så nye kollegaer er velkomne.",
            "I alt er {b} av innbyggjarane i arbeid, nesten som i {now}, då det var {b0}.",
            "I alt er {b} av innbyggjarane i arbeid, akkurat som i {now}.",
            "I alt er {b} av innbyggjarane i arbeid, og i {now} var det {b0}.",
        ],
        hands: ["", ""],
        few: [
            "Eit flyttelass til er nok til at det merkast, både i koret og på fotballbana.",
            "Flyttar {he}, får brannvesenet kanskje ein ny sjåfør og koret ei ny røyst.",
            "Ein barndomsven har skrive: Kjem du, så kjem eg.",
        ],
        harder: [
            "{He} spør dei gamle venene heimanfrå: Kva om vi flyttar samtidig?",
            "{He} skriv til kommunen om jobb, bustad og barnehageplass, og får eit godt svar alt dagen etter.",
            "{He} har alt meldt seg på eit kurs på nettet, så jobben kan vere med på flyttelasset.",
        ],
        easier: [
            "Fleire av venene har alt flytta heim, og dei har ein ledig plass på laget.",
            "{He} lurer mest på kva {he} sjølv kan vere med på, og har alt fått nokre framlegg.",
            "{He} har fått tilbod om jobb og skal sjå på ei leilegheit i morgon.",
        ],
    },
    carer: Templates {
        titles: ["{name} i heimetenesta", "{name} på nattevakt", "{name} og laget i omsorga"],
        openings: [
            "{name} er {age} år i {year} og sjukepleiar i heimetenesta {in}.",
            "I {year} er {name} {age} år og helsefagarbeidar {in}. {He} likar nattevaktene best.",
            "{name} er vernepleiar og leier eit lag i omsorga {in}. I {year} er {he} {age} år.",
        ],
        nobody: "Etter tala er det ingen som får hjelp heime, så dagane går til å halde folk friske.",
        one: "Etter tala er det berre {a} person som får hjelp heime, så det blir tid til meir enn det mest nødvendige.",
        several: [
            "Det er {a} som får hjelp heime, færre enn i {now}, då det var {a0}.",
            "Det er {a} som får hjelp heime, om lag som i {now}, då det var {a0}.",
            "Det er {a} som får hjelp heime, like mange som i {now}.",
            "Det er {a} som får hjelp heime, fleire enn i {now}, då det var {a0}.",
        ],
        second: [
            "Helse og omsorg treng {b} årsverk i alt, mot {b0} i {now}.",
            "Helse og omsorg treng {b} årsverk i alt, nesten som i {now}, då det var {b0}.",
            "Helse og omsorg treng {b} årsverk i alt, like mykje som i {now}.",
            "Helse og omsorg treng {b} årsverk i alt, mot {b0} i {now}.",
        ],
        hands: [
            "Vel ein like stor del som før å jobbe i barnehage, skule og omsorg, manglar det {c} årsverk.",
            "Vel ein like stor del som før å jobbe i barnehage, skule og omsorg, er det hender nok.",
        ],
        few: [
            "{He} kjenner alle ved namn og veit kven som vil ha kaffien svart.",
            "Her er det dei same andleta veke etter veke, og det gjer alle tryggare.",
            "Den som treng hjelp, veit kven som kjem, og det er verdt mykje.",
        ],
        harder: [
            "Difor prøver {name} og dei andre nye måtar å jobbe på, og frivillige tek turane til kafeen.",
            "No lærer {he} opp ein ny kollega, og håpar nokon på ungdomsskulen blir den neste.",
            "{name} har fått ein makkar som kunne gått av, men som valde å bli litt til.",
        ],
        easier: [
            "Det gir rom for det {he} helst vil: å bli sitjande litt lenger hos dei som treng det.",
            "No bruker laget tida på det som hjelper folk å klare seg sjølve lenger.",
            "Ledige vakter går fort, og nye kollegaer får tid til å lære.",
        ],
    },
    family: Templates {
        titles: [
            "{name} og {partner} har flytta hit",
            "{name} og {child} i nytt hus",
            "{name}, {partner} og besteforeldra",
        ],
        openings: [
            "{name} og {partner} har flytta til {to} med {child} på {childage} år og ein bil full av øskjer. Det er januar {year}.",
            "I {year} er {name} åleine med {child} på {childage} år. Dei har nett flytta inn i eit lite hus {in}.",
            "{name} og {partner} har flytta til {to} for å bu nær besteforeldra. I {year} er det dei som hentar {child} på {childage} år i barnehagen kvar onsdag.",
        ],
        nobody: "Etter tala er det ingen andre barn i barnehage her, så {child} får dei vaksne for seg sjølv.",
        one: "{child} er det einaste barnet i barnehage her og får dei vaksne for seg sjølv.",
        several: [
            "{child} er eitt av {a} barn som går i barnehage her, mot {a0} i {now}.",
            "{child} er eitt av {a} barn som går i barnehage her, om lag som i {now}, då det var {a0}.",
            "{child} er eitt av {a} barn som går i barnehage her, like mange som i {now}.",
            "{child} er eitt av {a} barn som går i barnehage her, mot {a0} i {now}.",
        ],
        second: [
            "I alt bur det {b} menneske her, mot {b0} i {now}, så nye naboar er velkomne.",
            "I alt bur det {b} menneske her, nesten som i {now}, då det var {b0}.",
            "I alt bur det {b} menneske her, like mange som i {now}.",
            "I alt bur det {b} menneske her, fleire enn i {now}, då det var {b0}.",
        ],
        hands: ["", ""],
        few: [
            "Når det er dugnad i barnehagen, kjem alle, og namna lærer ein på ein kveld.",
            "Foreldra avtalar alt no kven som skal gå saman til skulen.",
            "Om laurdagen møtest alle barna i gymsalen, og dei vaksne drikk kaffi i garderoben.",
        ],
        harder: [
            "Naboen kjem med vaflar og eit spørsmål: Kjenner de fleire som vil flytte hit?",
            "På det første foreldremøtet er meldinga klar: Her trengst alle, og alle slepp til.",
            "{name} har alt tenkt på kven av venene som kunne trivast her, og bede dei på besøk.",
        ],
        easier: [
            "Naboen kjem med vaflar og spør om nokon vil syngje i koret.",
            "Barnehagen vil byggje ut leikeplassen, og foreldra stiller med spadar.",
            "Neste helg er det grillfest i gata, og dei er bedne.",
        ],
    },
    old: Templates {
        titles: ["{name} har fylt 85", "{name} og kortklubben", "{name} går med stavar"],
        openings: [
            "{name} er 85 år i {year} og bur heime {in}, med utsikt til alle som går forbi.",
            "I {year} er {name} 85 år og bur {in}. Kvar torsdag kjem kortklubben, og kaffien er alltid for sterk.",
            "{name} er 85 år i {year} og bur {in}. Kvar morgon går {he} tur med stavar, i all slags vêr.",
        ],
        nobody: "Etter tala er det ingen andre på 85 år her, men {he} har vener i alle aldrar.",
        one: "{He} er den einaste på 85 år her, men har vener i alle aldrar.",
        several: [
            "{He} er ein av {a} på 85 år her, færre enn i {now}, då det var {a0}.",
            "{He} er ein av {a} på 85 år her, om lag som i {now}, då det var {a0}.",
            "{He} er ein av {a} på 85 år her, like mange som i {now}.",
            "{He} er ein av {a} på 85 år her, mot {a0} i {now}.",
        ],
        second: [
            "For kvar som har fylt 80 år, er det {b} vaksne i yrkesaktiv alder. I {now} var det {b0}.",
            "For kvar som har fylt 80 år, er det {b} vaksne i yrkesaktiv alder, nesten som i {now}, då det var {b0}.",
            "For kvar som har fylt 80 år, er det {b} vaksne i yrkesaktiv alder, akkurat som i {now}.",
            "For kvar som har fylt 80 år, er det {b} vaksne i yrkesaktiv alder. I {now} var det berre {b0}.",
        ],
        hands: ["", ""],
        few: [
            "Er det mørkt i vindauget om kvelden, kjem det alltid nokon og bankar på.",
            "Alle veit kven {he} er, og mange stikk innom for å høyre korleis det var før.",
            "Eit steinkast unna bur ein ven som treng nokon å gå tur med, og det passar godt.",
        ],
        harder: [
            "{name} har alt gjort om badet, og kvar måndag ringjer {he} til nokon som sit åleine.",
            "{He} lærer bort det {he} kan til ein skuleelev i nabolaget, som til gjengjeld måkar snøen.",
            "Ein nabo i trettiåra hentar varene, og til gjengjeld passar {he} barna til naboen på onsdagar.",
        ],
        easier: [
            "Det er mange å spørje om hjelp, og {he} hjelper igjen med det {he} kan best.",
            "{He} er med i styret på frivilligsentralen og har planar for våren.",
            "På torsdagar et gamle og unge middag saman, og {he} har oppskriftene.",
        ],
    },
};

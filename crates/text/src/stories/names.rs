//! Names of people who are made up, and of towns: the same in all languages but for some towns.

use outlook::stories::{Generation, NAMES, Person, Sex, TOWNS};
use scenario::Language;

/// The name of a person.
pub(super) const fn name(person: Person) -> &'static str {
    let names = match (person.generation, person.sex) {
        (Generation::Children, Sex::Female) => &GIRLS,
        (Generation::Children, Sex::Male) => &BOYS,
        (Generation::Adults, Sex::Female) => &WOMEN,
        (Generation::Adults, Sex::Male) => &MEN,
        (Generation::Old, Sex::Female) => &OLD_WOMEN,
        (Generation::Old, Sex::Male) => &OLD_MEN,
    };
    names[person.name]
}

/// The name of a town.
pub(super) const fn town(language: Language, town: usize) -> &'static str {
    let [norwegian, english] = TOWN_NAMES[town];
    match language {
        Language::Nb | Language::Nn | Language::Se => norwegian,
        Language::En => english,
    }
}

// As people are called here: of many backgrounds, Sámi and Kven among them.
static GIRLS: [&str; NAMES] = [
    "Amina", "Nora", "Máret", "Zofia", "Live", "Leah", "Hodan", "Ingrid", "Olena", "Selma", "Sanna", "Maja",
    "Biret", "Aisha", "Frida", "Linh", "Astrid", "Emma", "Elle", "Tiril",
];
static BOYS: [&str; NAMES] = [
    "Noah", "Yusuf", "Oskar", "Áilu", "Jakub", "Elias", "Danylo", "Samuel", "Issát", "Adam", "Sander",
    "Omar", "Iver", "Mathis", "Aron", "Kasper", "Bilal", "Ludvig", "Theo", "Simon",
];
static WOMEN: [&str; NAMES] = [
    "Marte",
    "Fatima",
    "Sunniva",
    "Agnieszka",
    "Ragnhild",
    "Elen Inga",
    "Silje",
    "Thuy",
    "Kristin",
    "Zahra",
    "Helene",
    "Oksana",
    "Ingunn",
    "Ayan",
    "Solvår",
    "Rasa",
    "Maria",
    "Risten",
    "Camilla",
    "Priya",
];
static MEN: [&str; NAMES] = [
    "Henrik",
    "Tariq",
    "Sondre",
    "Piotr",
    "Nils Ánte",
    "Jonas",
    "Abdi",
    "Eirik",
    "Minh",
    "Håkon",
    "Tomasz",
    "Dawit",
    "Aslak",
    "Martin",
    "Andrij",
    "Magnus",
    "Hassan",
    "Vegard",
    "Mihkkal",
    "Joakim",
];
static OLD_WOMEN: [&str; NAMES] = [
    "Solveig",
    "Berit",
    "Inger Marie",
    "Ravdna",
    "Nasreen",
    "Liv",
    "Kim Anh",
    "Astri",
    "Marit",
    "Gunvor",
    "Halina",
    "Randi",
    "Bjørg",
    "Ellen",
    "Torill",
    "Shirin",
    "Anne Lise",
    "Karen",
    "Synnøve",
    "Sigrid",
];
static OLD_MEN: [&str; NAMES] = [
    "Arne",
    "Iqbal",
    "Per",
    "Johan",
    "Van Thanh",
    "Odd",
    "Isak",
    "Kjell",
    "Ole Henrik",
    "Mahmoud",
    "Svein",
    "Josef",
    "Tor",
    "Anders",
    "Oddvar",
    "Miguel",
    "Leif",
    "Mikkel",
    "Helge",
    "Bjarne",
];

/// In Norwegian and English, in the order of [`TOWNS`].
static TOWN_NAMES: [[&str; 2]; TOWNS.len()] = [
    ["Oslo", "Oslo"],
    ["Bergen", "Bergen"],
    ["Trondheim", "Trondheim"],
    ["Tromsø", "Tromsø"],
    ["Stavanger", "Stavanger"],
    ["København", "Copenhagen"],
    ["Berlin", "Berlin"],
    ["Göteborg", "Gothenburg"],
];

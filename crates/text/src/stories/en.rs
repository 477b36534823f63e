//! Stories in English.

use super::{Pronouns, StoryWords, Telling, Templates};

pub(super) static WORDS: StoryWords = StoryWords {
    question: "What will it be like to live here?",
    made_up: "The people are made up. The numbers are not: they are worked out for this place and for your choices.",
    press: "Press a number to see what it is and where it comes from.",
    others: "Meet others",
    todays_course: "On today’s course",
    your_choices: "With your choices",
    beside: "Meet them also in",
    differs: "Numbers that your choices change are marked.",
    close: "Close",
    sources: "What the number is",
    in_year: "1 January",
    projected: "Projected by Framsyn from those who live here today.",
    measured: "Measured here: those who are registered as residents.",
    met: "Now you meet others:",
    none: "none",
};

pub(super) static TELLING: Telling = Telling {
    she: Pronouns { he: "she", him: "her", his: "her" },
    he: Pronouns { he: "he", him: "him", his: "his" },
    child: Templates {
        titles: ["{name} in first grade", "{name} has a schoolbag now", "{name} at break time"],
        openings: [
            "In January {year} {name} is 6 and has just come through the first autumn at school {in}.",
            "{name} is 6 in {year} and carries the schoolbag without help. Every morning {he} walks to first grade {in}.",
            "It is January {year}. {name} is 6 and goes to first grade {in}, and would like the whole day to be break time.",
        ],
        nobody: "By the numbers there is nobody else of {his} age here, so {he} plays with those a little bigger and a little smaller.",
        one: "{He} is the only six-year-old here, so {he} plays with those a little bigger and a little smaller.",
        several: [
            "{He} is one of {a} six-year-olds here, compared with {a0} in {now}.",
            "{He} is one of {a} six-year-olds here, about as many as in {now}, when there {a0?was|were} {a0}.",
            "{He} is one of {a} six-year-olds here, as many as in {now}.",
            "{He} is one of {a} six-year-olds here, more than in {now}, when there {a0?was|were} {a0}.",
        ],
        second: [
            "In all grades together there are {b} pupils, compared with {b0} in {now}.",
            "In all grades together there are {b} pupils, nearly as many as in {now}, when there {b0?was|were} {b0}.",
            "In all grades together there are {b} pupils, just as in {now}.",
            "In all grades together there are {b} pupils, compared with {b0} in {now}, so the gym is a lively place.",
        ],
        hands: ["", ""],
        few: [
            "With so few, everyone is on the team, and the teacher sees each of them.",
            "The smallest and the biggest learn together, and now they are planning an outing.",
            "Nobody is left out, and in the schoolyard small and big make up the games together.",
        ],
        harder: [
            "The parents ask what it would take for more families to live here, and many want to be part of the answer.",
            "A smaller year group leaves room to try something new, and the pupils’ council is full of ideas.",
            "The next school has been asked along for a day outdoors, and {name} looks forward to new friends.",
        ],
        easier: [
            "Some of the teachers to come may be teenagers now.",
            "The adults plan for safe ways to school, and the pupils’ council wants more swings.",
            "There are children enough for every kind of game, and {name} already knows who to sit beside.",
        ],
    },
    young: Templates {
        titles: ["{name} may move home", "{name} looks at homes for sale", "{name} on a visit home"],
        openings: [
            "{name} is {age} in {year}, works in {town} and is thinking of moving home to {to}.",
            "In {year} {name} is {age} and an electrician in {town}. In the evenings {he} looks at homes for sale {inside}.",
            "{name}, {age}, is home on a visit in January {year}. {He} lives in {town}, but has not bought a ticket back.",
        ],
        nobody: "By the numbers there is nobody in their twenties {inside}, so the first to come will be noticed.",
        one: "There is {a} person in their twenties {inside}, so the next to come doubles the number.",
        several: [
            "There are {a} people in their twenties {inside}, compared with {a0} in {now}.",
            "There are {a} people in their twenties {inside}, about as many as in {now}, when there {a0?was|were} {a0}.",
            "There are {a} people in their twenties {inside}, as many as in {now}.",
            "There are {a} people in their twenties {inside}, more than in {now}, when there {a0?was|were} {a0}.",
        ],
        second: [
            "In all, {b} residents are in work, compared with {b0} in {now}, so new colleagues are welcome.",
            "In all, {b} residents are in work, nearly as many as in {now}, when there {b0?was|were} {b0}.",
            "In all, {b} residents are in work, just as in {now}.",
            "In all, {b} residents are in work, and in {now} there {b0?was|were} {b0}.",
        ],
        hands: ["", ""],
        few: [
            "Another moving van is enough for all to notice, in the choir and on the football pitch.",
            "If {he} moves, the fire brigade may get a new driver and the choir a new voice.",
            "A childhood friend has written: if you come, I will too.",
        ],
        harder: [
            "{He} asks old friends from home: what if we moved at the same time?",
            "{He} writes to the municipality about work, a home and kindergarten, and has a good answer by the next day.",
            "{He} has signed up for an online course, so that the job can come along in the moving van.",
        ],
        easier: [
            "Several friends have already moved home, and there is a place for {him} on their team.",
            "{He} wonders most about what {he} can contribute, and has had some suggestions already.",
            "{He} has been offered a job and will see a flat tomorrow.",
        ],
    },
    carer: Templates {
        titles: ["{name} in home care", "{name} on the night shift", "{name} and the care team"],
        openings: [
            "{name} is {age} in {year} and a nurse in home care {in}.",
            "In {year} {name} is {age} and a care worker {in}. {He} likes the night shifts best.",
            "{name} is a social educator and leads a care team {in}. In {year} {he} is {age}.",
        ],
        nobody: "By the numbers nobody gets help at home, so the days go to keeping people well.",
        one: "By the numbers only {a} person gets help at home, so there is time for more than what must be done.",
        several: [
            "There are {a} people who get help at home, fewer than in {now}, when there {a0?was|were} {a0}.",
            "There are {a} people who get help at home, about as many as in {now}, when there {a0?was|were} {a0}.",
            "There are {a} people who get help at home, as many as in {now}.",
            "There are {a} people who get help at home, more than in {now}, when there {a0?was|were} {a0}.",
        ],
        second: [
            "Health and care need {b} full-time jobs in all, compared with {b0} in {now}.",
            "Health and care need {b} full-time jobs in all, nearly as many as in {now}, when there {b0?was|were} {b0}.",
            "Health and care need {b} full-time jobs in all, as many as in {now}.",
            "Health and care need {b} full-time jobs in all, compared with {b0} in {now}.",
        ],
        hands: [
            "If the same share as before chooses to work in kindergarten, school and care, {c|full-time job is|full-time jobs are} left to fill.",
            "If the same share as before chooses to work in kindergarten, school and care, there are hands enough.",
        ],
        few: [
            "{He} knows everyone by name, and who takes their coffee black.",
            "It is the same faces week after week, and everyone feels safer for it.",
            "Those who need help know who is coming, and that is worth a great deal.",
        ],
        harder: [
            "So {name} and the others try new ways of working, and volunteers take over the trips to the café.",
            "Now {he} is training a new colleague, and hopes that the next one is at school nearby.",
            "{name} has a new partner at work who could have retired, but chose to stay a while.",
        ],
        easier: [
            "That leaves room for what {he} likes best: to sit a little longer with those who need it.",
            "Now the team spends its time on what helps people to manage by themselves for longer.",
            "Shifts are filled fast, and new colleagues get time to learn.",
        ],
    },
    family: Templates {
        titles: [
            "{name} and {partner} have moved here",
            "{name} and {child} in a new house",
            "{name}, {partner} and the grandparents",
        ],
        openings: [
            "{name} and {partner} have moved to {to} with {child}, aged {childage}, and a car full of boxes. It is January {year}.",
            "In {year} {name} is alone with {child}, aged {childage}. They have just moved into a little house {in}.",
            "{name} and {partner} have moved to {to} to be near the grandparents. In {year} it is they who fetch {child}, aged {childage}, from kindergarten every Wednesday.",
        ],
        nobody: "By the numbers there are no other children in kindergarten here, so {child} gets all the attention of the grown-ups.",
        one: "{child} is the only child in kindergarten here and gets all the attention of the grown-ups.",
        several: [
            "{child} is one of {a} children in kindergarten here, compared with {a0} in {now}.",
            "{child} is one of {a} children in kindergarten here, about as many as in {now}, when there {a0?was|were} {a0}.",
            "{child} is one of {a} children in kindergarten here, as many as in {now}.",
            "{child} is one of {a} children in kindergarten here, compared with {a0} in {now}.",
        ],
        second: [
            "In all, {b} people live here, compared with {b0} in {now}, so new neighbours are welcome.",
            "In all, {b} people live here, nearly as many as in {now}, when there were {b0}.",
            "In all, {b} people live here, as many as in {now}.",
            "In all, {b} people live here, more than in {now}, when there were {b0}.",
        ],
        hands: ["", ""],
        few: [
            "When the kindergarten needs a hand everyone comes, and all the names are learnt in an evening.",
            "The parents have already agreed on who will walk to school together.",
            "On Saturdays all the children meet in the gym, and the grown-ups have coffee in the changing room.",
        ],
        harder: [
            "The neighbour comes with waffles and a question: do you know others who would like to move here?",
            "At the first parents’ meeting the message is clear: everyone is needed here, and everyone has a say.",
            "{name} has thought of which friends would like it here, and asked them to visit.",
        ],
        easier: [
            "The neighbour comes with waffles and asks whether anyone would like to sing in the choir.",
            "The kindergarten wants a bigger playground, and the parents bring spades.",
            "Next weekend there is a barbecue in the street, and they are invited.",
        ],
    },
    old: Templates {
        titles: ["{name} has turned 85", "{name} and the card club", "{name} goes walking"],
        openings: [
            "{name} is 85 in {year} and lives at home {in}, with a view of all who pass by.",
            "In {year} {name} is 85 and lives {in}. Every Thursday the card club comes, and the coffee is always too strong.",
            "{name} is 85 and goes for a walk {in} every morning in {year}, in all kinds of weather.",
        ],
        nobody: "By the numbers nobody else here is 85, but {he} has friends of all ages.",
        one: "{He} is the only one here aged 85, but has friends of all ages.",
        several: [
            "{He} is one of {a} here aged 85, fewer than in {now}, when there {a0?was|were} {a0}.",
            "{He} is one of {a} here aged 85, about as many as in {now}, when there {a0?was|were} {a0}.",
            "{He} is one of {a} here aged 85, as many as in {now}.",
            "{He} is one of {a} here aged 85, compared with {a0} in {now}.",
        ],
        second: [
            "For each who is 80 or older there are {b} adults of working age. In {now} there were {b0}.",
            "For each who is 80 or older there are {b} adults of working age, nearly as in {now}, when there were {b0}.",
            "For each who is 80 or older there are {b} adults of working age, just as in {now}.",
            "For each who is 80 or older there are {b} adults of working age. In {now} there were only {b0}.",
        ],
        hands: ["", ""],
        few: [
            "If the window is dark in the evening, someone always comes and knocks.",
            "Everyone knows who {he} is, and many drop by to hear how things used to be.",
            "A stone’s throw away lives a friend who needs someone to walk with, and that suits well.",
        ],
        harder: [
            "{name} has made the bathroom safe already, and every Monday {he} rings someone who sits alone.",
            "{He} passes on what {he} knows to a pupil next door, who clears the snow in return.",
            "A neighbour in their thirties brings the shopping, and in return {he} looks after the neighbour’s children on Wednesdays.",
        ],
        easier: [
            "There are many to ask for help, and {he} helps in return with what {he} does best.",
            "{He} is on the board of the volunteer centre and has plans for the spring.",
            "On Thursdays old and young have dinner together, and {he} has the recipes.",
        ],
    },
};

//! Guess first: what a visitor guesses before seeing it, between which bounds, and today's course that it is held against.

use scenario::HORIZON;

use crate::axis::Axis;
use crate::explorer::{Explorer, Line};
use crate::indicator::Indicator;

/// Something to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guess {
    /// The line of inhabitants to the last year.
    Inhabitants,
    /// How many of 100 inhabitants are 80 or older in the last year.
    OldOfHundred,
    /// How many go to primary and lower secondary school in the last year.
    Pupils,
}

impl Guess {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Inhabitants, Self::OldOfHundred, Self::Pupils];
}

/// Years for which a line is guessed.
pub const GUESS_YEARS: [u16; 4] = [2031, 2036, 2041, HORIZON];

/// What there is to know for a guess.
#[derive(Debug, Clone, PartialEq)]
pub struct GuessScale {
    /// The figure today.
    pub now: f64,
    /// What has been, and what the baseline makes of it, by year; of [`Guess::Inhabitants`] alone.
    pub lines: Option<[Line; 2]>,
    /// The baseline's figures: in [`GUESS_YEARS`] for a line, otherwise in the last year.
    pub answers: Vec<f64>,
    /// The least and the most that can be guessed.
    pub axis: Axis,
    /// Step of a guess.
    pub step: f64,
}

/// Beyond these parts of the least and the greatest of the record nobody guesses.
const DOWN: f64 = 0.65;
const UP: f64 = 1.45;

/// A guess is set in about so many steps of what there is today.
const STEPS: f64 = 150.0;

impl GuessScale {
    /// The guess that is nearest to a value: on a step, and within the bounds.
    pub fn nearest(&self, value: f64) -> f64 {
        ((value / self.step).round() * self.step).max(self.axis.min).min(self.axis.max)
    }
}

impl Explorer {
    /// What there is to know for a guess; `None` where the figure is not known.
    pub fn guess(&self, guess: Guess) -> Option<GuessScale> {
        let figure = |indicator, year| self.baseline_figures(year)?.get(indicator);
        let first = *self.years().start();
        let of_hundred = |year| {
            let all = figure(Indicator::Population, year).filter(|all| *all > 0.0)?;
            Some(100.0 * figure(Indicator::Age80Plus, year)? / all)
        };
        match guess {
            Guess::Inhabitants => {
                let lines = self.population_lines();
                let values = || lines.history.values.iter().copied();
                let (low, high) = values().fold((f64::INFINITY, 0.0f64), |(l, h), v| (l.min(v), h.max(v)));
                let now = figure(Indicator::Population, first)?;
                let answers = GUESS_YEARS.iter().filter_map(|year| figure(Indicator::Population, *year));
                let answers: Vec<f64> = answers.collect();
                let ends = [DOWN * low, UP * high].into_iter().chain(answers.iter().copied());
                let axis = Axis::holding(ends);
                Some(GuessScale {
                    now,
                    axis,
                    answers,
                    step: step(now),
                    lines: Some([lines.history, lines.baseline]),
                })
            }
            Guess::OldOfHundred => {
                let (now, then) = (of_hundred(first)?, of_hundred(HORIZON)?);
                // From the fewest to more than any municipality comes to.
                Some(GuessScale { now, axis: MOST_OLD, answers: vec![then], step: 1.0, lines: None })
            }
            Guess::Pupils => {
                let (now, then) = (figure(Indicator::Pupils, first)?, figure(Indicator::Pupils, HORIZON)?);
                let axis = Axis::from_zero(2.0 * now.max(then).max(1.0));
                Some(GuessScale { now, axis, answers: vec![then], step: step(now), lines: None })
            }
        }
    }
}

/// Something that a group guesses before a big screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupGuess {
    /// The inhabitants in the last year.
    Inhabitants,
    /// How many of 100 inhabitants are 80 or older in the last year.
    OldOfHundred,
    /// How many of 100 in work kindergarten, school and care need in the last year.
    Hands,
}

impl GroupGuess {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Inhabitants, Self::OldOfHundred, Self::Hands];

    /// More than anybody means.
    pub const fn most(self) -> f64 {
        match self {
            // More people than any municipality has had.
            Self::Inhabitants => 10_000_000.0,
            Self::OldOfHundred | Self::Hands => 100.0,
        }
    }
}

impl Explorer {
    /// What a group guesses: today's figure, and the baseline's in the last year. `None` where the figure is not known.
    pub fn group_guess(&self, guess: GroupGuess) -> Option<[f64; 2]> {
        let of = |guess| {
            let scale = self.guess(guess)?;
            Some([scale.now, *scale.answers.last()?])
        };
        match guess {
            GroupGuess::Inhabitants => of(Guess::Inhabitants),
            GroupGuess::OldOfHundred => of(Guess::OldOfHundred),
            GroupGuess::Hands => {
                let hands = |year| self.baseline_figures(year)?.get(Indicator::HandsRatio);
                Some([hands(*self.years().start())?, hands(HORIZON)?])
            }
        }
    }
}

/// Of 100 inhabitants.
const MOST_OLD: Axis = Axis { min: 0.0, max: 40.0, step: 10.0 };

/// A round step: 1, 5, 10, 50 ...
fn step(now: f64) -> f64 {
    let mut step = 1.0;
    for factor in [5.0, 2.0].into_iter().cycle() {
        if step * factor > now / STEPS {
            break;
        }
        step *= factor;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_small() {
        for (now, expected) in
            [(0.0, 1.0), (209.0, 1.0), (1_900.0, 10.0), (79_943.0, 500.0), (717_710.0, 1_000.0)]
        {
            assert_eq!(step(now), expected, "{now}");
        }
    }
}

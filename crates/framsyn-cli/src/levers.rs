//! What the help of every subcommand says of sums and levers.

macro_rules! lever_help {
    () => {
        "\
A county and the nation are the sums of their municipalities. A lever is its change
from the baseline; it grows in a straight line from 2026 to its year and then holds:
  tfr      -0.6 to 0.8  children per woman
  migdom   -20 to 20    net moves within Norway, per 1,000 inhabitants a year
                        (not for 'norge': what one place gains another loses)
  migint   -10 to 20    net immigration, per 1,000 inhabitants a year
  e0       -2 to 4      life expectancy at birth, years
  ret      -2 to 5      age of leaving work, years
  emp      -10 to 10    employed of 100 aged 20-66
  hours    -10 to 15    working time of the employed, per cent
  health   -1 to 5      care is needed so many years later in life
  care     -30 to 20    work per user of care, per cent
  kinder   -15 to 3     children aged 1-5 in kindergarten, of 100
The last six change no population."
    };
}

pub(crate) use lever_help;

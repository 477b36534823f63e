//! A table as it is shown, and what is to be known of it.

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number, rounded as it is shown.
    Number {
        /// The number.
        value: f64,
        /// Decimals that it is shown with.
        decimals: usize,
    },
    /// Nothing: there is no figure.
    Nothing,
}

impl Cell {
    /// The words of the cell; empty for a number.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number { .. } | Self::Nothing => "",
        }
    }

    /// The number with a decimal point and nothing between its thousands; `None` for anything else.
    pub fn plain(&self) -> Option<String> {
        let Self::Number { value, decimals } = self else { return None };
        Some(signed(*value, *decimals))
    }
}

/// A number with its sign, which what rounds to zero does not have.
fn signed(value: f64, decimals: usize) -> String {
    let digits = scenario::fixed(value.abs(), decimals);
    let nonzero = digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if value < 0.0 && nonzero { ["-", &digits].concat() } else { digits }
}

/// A table as it is shown: heads of its columns, and rows whose first cell is the row's head.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Heads of the columns, the first that of the rows' heads.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What whoever meets a file elsewhere must know of it. All words are those of one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// What the file shows, and of which place.
    pub title: String,
    /// What a sheet with these lines is called.
    pub sheet: String,
    /// Where the figures come from, in one line.
    pub source: String,
    /// What is assumed, a line for each scenario that is shown.
    pub assumptions: Vec<String>,
    /// The visitor's day, `YYYY-MM-DD`.
    pub date: String,
    /// Address of the page with the same choices.
    pub link: String,
    /// All that is to be known, as lines of a name and what it is: the above among them.
    pub lines: Vec<[String; 2]>,
}

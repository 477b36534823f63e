//! The data set: the one built into the program, or a folder of another.

use std::path::PathBuf;

use atlas::{AtlasError, Core, Country, Kommune, KommuneNr, PlaceId, Standards};
use scenario::{LeverId, Levers};

use crate::failure::Failure;
use crate::files;
use crate::selection::Selection;

static CORE: &[u8] = include_bytes!("../../../assets/data/core.bin");
static COUNTRY: &[u8] = include_bytes!("../../../assets/data/country.bin");
static STANDARDS: &[u8] = include_bytes!("../../../assets/data/services.bin");

/// Which data set: an argument of every subcommand that needs one.
#[derive(Debug, Clone, clap::Args)]
pub struct DataArguments {
    /// A folder with another data set than the one built into the program
    #[arg(long = "data", value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// The data set of all municipalities.
#[derive(Debug, Clone)]
pub struct Data {
    /// Names, and the nation's assumptions.
    pub core: Core,
    /// Every municipality.
    pub country: Country,
    vintage: String,
    folder: Option<PathBuf>,
}

/// What a selection stands for.
#[derive(Debug, Clone)]
pub struct Selected<'a> {
    /// Its municipalities.
    pub kommuner: Vec<&'a Kommune>,
    /// Their sum, if that is what is asked for.
    pub sum: Option<PlaceId>,
}

impl Data {
    /// Reads the data set.
    ///
    /// # Errors
    ///
    /// [`Failure::Input`] that names the file, and what is wrong where in it.
    pub fn read(arguments: &DataArguments) -> Result<Self, Failure> {
        let bad = |error: AtlasError| Failure::Input(error.to_string());
        let decode = |name: [&str; 2], bytes: [&[u8]; 2]| {
            let (vintage, core) = Core::read(name[0], bytes[0])?;
            let country = Country::read(name[1], &vintage, bytes[1])?;
            Ok(Self { core, country, vintage, folder: arguments.folder.clone() })
        };
        let Some(folder) = &arguments.folder else {
            return decode(["core.bin", "country.bin"], [CORE, COUNTRY]).map_err(bad);
        };
        let paths = ["core.bin", "country.bin"].map(|name| folder.join(name));
        let [core, country] = paths.each_ref().map(|path| files::read(path));
        let names = paths.each_ref().map(|path| path.display().to_string());
        decode(names.each_ref().map(String::as_str), [&core?, &country?]).map_err(bad)
    }

    /// Cost keys, costs and dementia, of the same data set.
    ///
    /// # Errors
    ///
    /// [`Failure::Input`] that names the file, and what is wrong where in it.
    pub fn standards(&self) -> Result<Standards, Failure> {
        self.file("services.bin", STANDARDS, |name, vintage, bytes| {
            Standards::read(name, vintage, bytes).map_err(|error| Failure::Input(error.to_string()))
        })
    }

    /// What `read` makes of a file of the same data set, from its name, the data set's vintage and its bytes; `own` are
    /// those of the one built into the program.
    pub(crate) fn file<T>(
        &self,
        name: &str,
        own: &[u8],
        read: impl FnOnce(&str, &str, &[u8]) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Some(folder) = &self.folder else { return read(name, &self.vintage, own) };
        let path = folder.join(name);
        read(&path.display().to_string(), &self.vintage, &files::read(&path)?)
    }

    /// The municipalities of a selection, which is to be projected under levers.
    ///
    /// # Errors
    ///
    /// [`Failure::Input`] where there is no such municipality or county, or where a lever does not work on it.
    pub fn select(&self, selection: &Selection, levers: &Levers) -> Result<Selected<'_>, Failure> {
        if *selection == Selection::Norge && levers.get(LeverId::Migdom).change != 0.0 {
            let what = "migdom does not work on 'norge': within Norway, what one place gains another loses";
            return Err(Failure::Input(what.into()));
        }
        let all = || self.country.kommuner.iter();
        let (kommuner, sum) = match selection {
            Selection::All => (all().collect(), None),
            Selection::Kommuner(numbers) => {
                (numbers.iter().map(|nr| self.kommune(*nr)).collect::<Result<_, _>>()?, None)
            }
            Selection::Fylke(fylke) => {
                let kommuner: Vec<_> = all().filter(|kommune| fylke.contains(kommune.nr)).collect();
                if kommuner.is_empty() {
                    let what = format!("there is no county {fylke} (numbers are those of 2024)");
                    return Err(Failure::Input(what));
                }
                (kommuner, Some(fylke.place()))
            }
            Selection::Norge => (all().collect(), Some(PlaceId::Nation)),
        };
        Ok(Selected { kommuner, sum })
    }

    /// The municipality with this number.
    ///
    /// # Errors
    ///
    /// [`Failure::Input`] where there is none.
    pub fn kommune(&self, nr: KommuneNr) -> Result<&Kommune, Failure> {
        let kommuner = &self.country.kommuner;
        kommuner
            .binary_search_by_key(&nr, |kommune| kommune.nr)
            .map(|at| &kommuner[at])
            .map_err(|_| Failure::Input(format!("there is no municipality {nr} (numbers are those of 2024)")))
    }
}

//! The data set: the one built into the program, or a folder of another.

use std::path::PathBuf;

use atlas::{AtlasError, Core, Country, Kommune, KommuneNr};

use crate::failure::Failure;
use crate::files;

static CORE: &[u8] = include_bytes!("../../../assets/data/core.bin");
static COUNTRY: &[u8] = include_bytes!("../../../assets/data/country.bin");

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
            Ok(Self { core, country: Country::read(name[1], &vintage, bytes[1])? })
        };
        let Some(folder) = &arguments.folder else {
            return decode(["core.bin", "country.bin"], [CORE, COUNTRY]).map_err(bad);
        };
        let paths = ["core.bin", "country.bin"].map(|name| folder.join(name));
        let [core, country] = paths.each_ref().map(|path| files::read(path));
        let names = paths.each_ref().map(|path| path.display().to_string());
        decode(names.each_ref().map(String::as_str), [&core?, &country?]).map_err(bad)
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

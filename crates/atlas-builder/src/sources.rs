//! Reading the source tables, and remembering what was read.

use std::cell::RefCell;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use atlas::{Category, Source};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

pub(crate) const CC_BY: &str = "CC BY 4.0";
pub(crate) const SSB: &str = "Statistisk sentralbyrå";
const KDD: &str = "Kommunal- og distriktsdepartementet";
/// Norwegian official documents have no copyright.
const OFFICIAL_DOCUMENT: &str = "Offentlig dokument (åndsverkloven § 14)";

/// A table that the builder knows: its file and what is said of it in the data set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    file: &'static str,
    category: Category,
    publisher: &'static str,
    name: &'static str,
    vintage: &'static str,
    licence: &'static str,
}

macro_rules! table {
    ($id:ident, $file:literal, $category:ident, $publisher:expr, $name:literal, $vintage:literal, $licence:expr) => {
        pub(crate) const $id: Table = Table {
            file: $file,
            category: Category::$category,
            publisher: $publisher,
            name: $name,
            vintage: $vintage,
            licence: $licence,
        };
    };
}

table!(
    POPULATION,
    "population_municip_sex_age_2005_2026.csv.gz",
    Population,
    SSB,
    "Folkemengde i kommunene etter kjønn og alder (07459)",
    "2005–2026",
    CC_BY
);
table!(
    POPULATION_NORWAY,
    "population_norway_sex_age_1986_2026.csv",
    Population,
    SSB,
    "Folkemengde i landet etter kjønn og alder (07459)",
    "1986–2026",
    CC_BY
);
table!(
    MUNICIPALITIES,
    "municipalities_2024.csv",
    Geography,
    SSB,
    "Kommuner, regioner og sentralitet (Klass 131, 128)",
    "2024",
    CC_BY
);
table!(
    OLD_NUMBERS,
    "redistricting_csdata_b2024.csv.gz",
    Geography,
    SSB,
    "Endringer i kommuneinndelingen (Klass 131)",
    "2024",
    CC_BY
);
table!(
    QX,
    "mortality_norway_qx_ssb07902_2000_2025.csv",
    Mortality,
    SSB,
    "Dødelighetstabeller (07902)",
    "2000–2025",
    CC_BY
);
table!(
    ASFR,
    "hfd_asfr_norway_1967_2022.csv",
    Fertility,
    "Human Fertility Database",
    "Age-specific fertility rates, Norway",
    "1967–2022",
    CC_BY
);
table!(
    BIRTHS,
    "hmd_births_1846_2023.csv",
    Fertility,
    "Human Mortality Database",
    "Births, Norway",
    "1846–2023",
    CC_BY
);
table!(
    PROJECTION,
    "ssb_projection_14746_national_2026.csv",
    Projection,
    SSB,
    "Framskriving for landet (14746)",
    "2026–2050",
    CC_BY
);
table!(
    PROJECTION_LOCAL,
    "ssb_projection_14746_municipal_97_2026.csv",
    Projection,
    SSB,
    "Framskriving for kommuner (14746)",
    "2026–2050",
    CC_BY
);
table!(
    PROJECTION_COUNTIES,
    "ssb_projection_14288_counties_2024_2050.csv",
    Projection,
    SSB,
    "Framskriving for fylkene (14288)",
    "2024–2050",
    CC_BY
);
table!(
    EMPLOYED_BY_AGE,
    "employment_rate_by_age_telemark_national_2025.csv",
    Employment,
    SSB,
    "Sysselsatte etter alder (06445)",
    "2025",
    CC_BY
);
table!(
    EMPLOYED_BY_SEX,
    "employment_national_ssb09837.json",
    Employment,
    SSB,
    "Sysselsatte etter kjønn (09837)",
    "2025",
    CC_BY
);
table!(
    EMPLOYED_NORTH,
    "employment_rate_20_66_nordnorge80_2025q4.csv",
    Employment,
    SSB,
    "Sysselsatte i Nordland, Troms og Finnmark (13563)",
    "4. kv. 2025",
    CC_BY
);
table!(
    STATUS_TELEMARK,
    "labour_market_status_telemark17_national.csv",
    Employment,
    SSB,
    "Status på arbeidsmarkedet i Telemark (13563)",
    "2025",
    CC_BY
);

table!(
    KOSTRA,
    "kostra_keyfigures_2020_2025_national_oslo_others.csv",
    Services,
    SSB,
    "Nøkkeltall for kommunene (KOSTRA)",
    "2025",
    CC_BY
);
table!(
    CARE_BY_AGE,
    "care_users_by_age_8_municipalities_2025.csv",
    Services,
    SSB,
    "Brukere av omsorgstjenester etter alder",
    "2025",
    CC_BY
);

table!(
    COST_KEYS,
    "cost_keys_grontheft_2026.csv",
    Services,
    KDD,
    "Kostnadsnøkler i inntektssystemet (Grønt hefte)",
    "2026",
    OFFICIAL_DOCUMENT
);
table!(
    NEED_INDEX,
    "dki_expenditure_need_index_2026.csv",
    Services,
    KDD,
    "Kommunenes utgiftsbehov (Grønt hefte)",
    "2026",
    OFFICIAL_DOCUMENT
);
table!(
    NET_COSTS,
    "kostra_net_cost_per_inhabitant_by_sector_national_2020_2025.csv",
    Services,
    SSB,
    "Netto driftsutgifter per innbygger (KOSTRA)",
    "2025",
    CC_BY
);
table!(
    DEMENTIA,
    "dementia_prevalence_by_age_sex.csv",
    Services,
    "Gjøra m.fl., Journal of Alzheimer’s Disease 79 (2021)",
    "Forekomst av demens etter alder og kjønn (HUNT4)",
    "2020",
    "Siterte tall"
);

table!(
    BOUNDARIES,
    "geo/Kommuner-S.topojson",
    Geography,
    "Kartverket",
    "Administrative enheter kommuner, klippet mot kysten",
    "2024",
    CC_BY
);

/// Day on which the tables were gathered.
const RETRIEVED: &str = "2026-11-23";

/// A folder of source tables.
#[derive(Debug)]
pub(crate) struct Sources {
    folder: PathBuf,
    read: RefCell<Vec<Source>>,
}

impl Sources {
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        if !folder.is_dir() {
            bail!("{}: no such folder of source tables", folder.display());
        }
        Ok(Self { folder: folder.into(), read: RefCell::default() })
    }

    /// The bytes of a table, unpacked, noted as a source.
    pub(crate) fn bytes(&self, table: Table) -> Result<Vec<u8>> {
        let path = self.folder.join(table.file);
        let packed = std::fs::read(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
        let sha256 = Sha256::digest(&packed).iter().map(|b| format!("{b:02x}")).collect();
        self.read.borrow_mut().push(Source {
            category: table.category,
            publisher: table.publisher.into(),
            table: table.name.into(),
            vintage: table.vintage.into(),
            retrieved: RETRIEVED.into(),
            licence: table.licence.into(),
            sha256,
        });
        if table.file.ends_with(".gz") {
            let mut bytes = Vec::new();
            flate2::read::GzDecoder::new(packed.as_slice())
                .read_to_end(&mut bytes)
                .with_context(|| format!("{}: cannot be unpacked", path.display()))?;
            return Ok(bytes);
        }
        Ok(packed)
    }

    /// The rows of a CSV table.
    pub(crate) fn rows<T: DeserializeOwned>(&self, table: Table) -> Result<Vec<T>> {
        let bytes = self.bytes(table)?;
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let rows = reader
            .deserialize()
            .enumerate()
            .map(|(i, row)| row.with_context(|| format!("{}, row {}", table.file, i + 2)))
            .collect::<Result<Vec<T>>>()?;
        if rows.is_empty() {
            bail!("{}: no rows", table.file);
        }
        Ok(rows)
    }

    /// Every table that was read, by category and name.
    pub(crate) fn sources(&self) -> Vec<Source> {
        sorted(self.read.borrow().clone())
    }
}

/// Sources by category and name, each once.
pub(crate) fn sorted(mut sources: Vec<Source>) -> Vec<Source> {
    sources.sort_by(|a, b| {
        (a.category as u8, &a.table, &a.sha256).cmp(&(b.category as u8, &b.table, &b.sha256))
    });
    sources.dedup();
    sources
}

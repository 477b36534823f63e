//! What the site is made of: a bill of materials in CycloneDX's form, a file of the site.
//!
//! It carries no date and no number of its own, so that two builds of the same source give the same bytes; what it says
//! follows from the lock files alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Node, Package, PackageId};
use cyclonedx_bom::models::component::{Classification, Scope};
use cyclonedx_bom::models::dependency::{Dependencies, Dependency};
use cyclonedx_bom::models::hash::{Hash, HashAlgorithm, HashValue, Hashes};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::prelude::{Bom, Component, Components, Metadata as About, Purl, SpdxExpression, Validate};
use serde::Deserialize;

use crate::release::hex;
use crate::site::SHIPPED_PACKAGES;
use crate::workspace::Workspace;

/// Its name in the site.
pub(crate) const FILE: &str = "sbom.cdx.json";
/// The package that the page is.
const APP: &str = "framsyn-app";

/// Checksums of crates by name and version.
type Checksums = BTreeMap<(String, String), String>;

#[derive(Deserialize)]
struct CargoLock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

#[derive(Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

#[derive(Deserialize)]
struct NpmPackage {
    version: Option<String>,
    integrity: Option<String>,
    license: Option<String>,
}

/// Writes the bill of materials into `dist`.
///
/// # Errors
/// What cannot be read or written, a package that is not in its lock file, a bill that CycloneDX's own rules refuse.
pub(crate) fn write(workspace: &Workspace, dist: &Path) -> Result<()> {
    let metadata = MetadataCommand::new()
        .manifest_path(workspace.root().join("Cargo.toml"))
        .other_options(
            ["--locked", "--offline", "--filter-platform", "wasm32-unknown-unknown"].map(String::from),
        )
        .exec()
        .context("asking cargo for the packages")?;
    let cargo = fs::read_to_string(workspace.root().join("Cargo.lock")).context("reading Cargo.lock")?;
    let npm = fs::read_to_string(workspace.root().join("package-lock.json")).context("package-lock.json")?;
    let bill = bill(&metadata, &checksums(&cargo)?, &npm_components(&npm, &SHIPPED_PACKAGES)?)?;
    fs::write(dist.join(FILE), bill).context(FILE)
}

/// The bill as JSON: the page, the crates that are compiled into it or at work while it is, and what is taken from npm.
fn bill(metadata: &Metadata, checksums: &Checksums, npm: &[Component]) -> Result<Vec<u8>> {
    let packages: BTreeMap<&PackageId, &Package> =
        metadata.packages.iter().map(|package| (&package.id, package)).collect();
    let resolve = metadata.resolve.as_ref().context("cargo has resolved nothing")?;
    let nodes: BTreeMap<&PackageId, &Node> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let app = metadata.packages.iter().find(|package| package.name == APP).context(APP)?;

    let mut crates = BTreeMap::new();
    let mut dependencies = Vec::new();
    let mut seen = BTreeSet::from([&app.id]);
    let mut next = vec![&app.id];
    while let Some(id) = next.pop() {
        let package = packages.get(id).with_context(|| format!("{id} is no package"))?;
        let node = nodes.get(id).with_context(|| format!("{id} is not resolved"))?;
        let mut needs = BTreeSet::new();
        for dependency in &node.deps {
            if !dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal) {
                continue;
            }
            let needed = packages.get(&dependency.pkg).with_context(|| format!("{}", dependency.pkg))?;
            needs.insert(reference(needed));
            if seen.insert(&dependency.pkg) {
                next.push(&dependency.pkg);
            }
        }
        if package.id == app.id {
            needs.extend(npm.iter().filter_map(|component| component.bom_ref.clone()));
        } else {
            crates.insert(reference(package), crate_component(package, checksums)?);
        }
        dependencies.push(Dependency {
            dependency_ref: reference(package),
            dependencies: needs.into_iter().collect(),
        });
    }
    dependencies.sort_by(|one, other| one.dependency_ref.cmp(&other.dependency_ref));

    let page = crate_component(app, checksums)?;
    let bom = Bom {
        serial_number: None,
        metadata: Some(About {
            component: Some(Component { component_type: Classification::Application, ..page }),
            ..About::default()
        }),
        components: Some(Components(crates.into_values().chain(npm.iter().cloned()).collect())),
        dependencies: Some(Dependencies(dependencies)),
        ..Bom::default()
    };
    let verdict = bom.validate();
    ensure!(verdict.passed(), "CycloneDX refuses the bill of materials: {verdict:?}");
    let mut json = Vec::new();
    bom.output_as_json_v1_5(&mut json)?;
    json.push(b'\n');
    Ok(json)
}

/// What a package is called within the bill.
fn reference(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

fn crate_component(package: &Package, checksums: &Checksums) -> Result<Component> {
    let version = package.version.to_string();
    let mut component =
        Component::new(Classification::Library, &package.name, &version, Some(reference(package)));
    // What expands code while it is compiled is not in the page.
    let expands = package.targets.iter().any(cargo_metadata::Target::is_proc_macro);
    component.scope = Some(if expands { Scope::Excluded } else { Scope::Required });
    component.licenses = package.license.as_deref().map(licences);
    if package.source.is_some() {
        component.purl = Some(Purl::new("cargo", &package.name, &version)?);
        let sum = checksums.get(&(package.name.to_string(), version));
        let sum = sum.with_context(|| format!("Cargo.lock has no checksum of {}", package.name))?;
        component.hashes = Some(hash(HashAlgorithm::SHA_256, sum.clone()));
    }
    Ok(component)
}

fn checksums(lock: &str) -> Result<Checksums> {
    let lock: CargoLock = toml::from_str(lock).context("reading Cargo.lock")?;
    let sums = lock.package.into_iter().filter_map(|p| Some(((p.name, p.version), p.checksum?)));
    Ok(sums.collect())
}

/// The npm packages of which parts are in the site, as their lock file has them.
fn npm_components(lock: &str, names: &[&str]) -> Result<Vec<Component>> {
    let lock: NpmLock = serde_json::from_str(lock).context("reading package-lock.json")?;
    let component = |name: &&str| {
        let package = lock.packages.get(&format!("node_modules/{name}"));
        let package = package.with_context(|| format!("package-lock.json has no {name}"))?;
        let version = package.version.as_deref().with_context(|| format!("{name} has no version"))?;
        let address = format!("pkg:npm/{}@{version}", name.replacen('@', "%40", 1));
        let mut component = Component::new(Classification::Library, name, version, Some(address.clone()));
        component.scope = Some(Scope::Required);
        component.purl = address.parse().ok();
        component.licenses = package.license.as_deref().map(licences);
        let sum = package.integrity.as_deref().and_then(|text| text.strip_prefix("sha512-"));
        let sum = STANDARD.decode(sum.with_context(|| format!("{name} has no SHA-512"))?)?;
        component.hashes = Some(hash(HashAlgorithm::SHA_512, hex(&sum, sum.len())));
        Ok(component)
    };
    names.iter().map(component).collect()
}

fn hash(alg: HashAlgorithm, sum: String) -> Hashes {
    Hashes(vec![Hash { alg, content: HashValue(sum) }])
}

/// Old packages write `MIT/Apache-2.0`.
fn licences(text: &str) -> Licenses {
    let expression = text.replace('/', " OR ");
    Licenses(vec![match SpdxExpression::try_from(expression) {
        Ok(expression) => LicenseChoice::Expression(expression),
        Err(_) => LicenseChoice::License(cyclonedx_bom::models::license::License::named_license(text)),
    }])
}

#[cfg(test)]
mod tests {
    use super::{checksums, npm_components};

    const NPM: &str = r#"{"packages": {"node_modules/@a/b": {"version": "1.2.3", "license": "MIT",
        "integrity": "sha512-AQID"}, "node_modules/c": {"version": "1.0.0", "integrity": "sha1-AQID"}}}"#;

    #[test]
    fn what_is_taken_from_npm_stands_as_it_is_locked() {
        let found = npm_components(NPM, &["@a/b"]).expect("it is in the lock file");
        let [component] = &found[..] else { panic!("one component, not {found:?}") };
        assert_eq!(component.purl.as_ref().map(ToString::to_string).as_deref(), Some("pkg:npm/%40a/b@1.2.3"));
        let sum = component.hashes.as_ref().map(|hashes| hashes.0[0].content.0.as_str());
        assert_eq!(sum, Some("010203"));
    }

    #[test]
    fn what_is_not_locked_with_its_checksum_is_no_part_of_the_bill() {
        for name in ["c", "d"] {
            let told = npm_components(NPM, &[name]).expect_err("it cannot be told").to_string();
            assert!(told.contains(name), "{told}");
        }
    }

    #[test]
    fn crates_have_the_checksums_of_the_lock_file() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"ff\"\n\n\
                    [[package]]\nname = \"ours\"\nversion = \"0.1.0\"\n";
        let sums = checksums(lock).expect("a lock file");
        assert_eq!(sums.len(), 1);
        assert_eq!(sums[&("a".to_owned(), "1.0.0".to_owned())], "ff");
    }
}

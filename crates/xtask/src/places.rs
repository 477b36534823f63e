//! The static pages of places into `dist/`, with their pictures, the list of all places and what search engines read.

use std::collections::BTreeSet;
use std::fs;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, ensure};
use atlas::{Core, Country, PlaceId};
use pages::{Facts, LANGUAGES, PAGE_BUDGET, Site};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::{Options as SvgOptions, Transform, Tree, fontdb};
use scenario::Nation;
use sha2::{Digest, Sha256};

use crate::workspace::{Workspace, target_folder};

/// The letters of pictures. Its licence goes with the page.
pub(crate) const FONT_PACKAGE: &str = "@expo-google-fonts/inter";
const FONT: &str = "600SemiBold/Inter_600SemiBold.ttf";
/// Names the site's address where none is given.
pub(crate) const SITE_VARIABLE: &str = "FRAMSYN_SITE";
/// A picture has so many shades of each colour: enough for smooth edges, and few enough for one table of colours.
const SHADES: u16 = 31;
/// A picture may weigh so much, in bytes.
const PICTURE_BUDGET: usize = 25_000;

/// What a build makes of places.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// The address that the site will have.
    pub(crate) site: Option<String>,
    /// Leave the pictures out.
    pub(crate) no_images: bool,
}

/// Writes all pages and pictures.
///
/// # Errors
/// What cannot be read or written; a page or picture that outgrows its budget.
pub(crate) fn write(workspace: &Workspace, options: &Options) -> Result<()> {
    let given = options.site.clone().or_else(|| std::env::var(SITE_VARIABLE).ok());
    write_into(workspace, &workspace.dist(), given.as_deref(), options.no_images)
}

/// The same into a folder that has the page already, for a site whose address is given or not known.
fn write_into(workspace: &Workspace, dist: &Path, given: Option<&str>, no_images: bool) -> Result<()> {
    let address = given.map(pages::whole_address).transpose()?;
    let (vintage, core, country) = data(&workspace.root().join("assets/data"))?;
    let nation = Arc::new(Nation::new(&core));
    let index = fs::read_to_string(dist.join("index.html")).context("dist/index.html")?;
    let icon = icon(&index).context("dist/index.html has no icon in SVG")?;
    let site =
        Site { core: &core, vintage: &vintage, address: address.as_deref(), icon, pictures: !no_images };
    let pictures = if no_images { None } else { Some(Pictures::new(workspace)?) };

    let all: Vec<PlaceId> = pages::places(&core).collect();
    let sizes = in_parallel(&all, |id| {
        one_place(&site, &nation, &country, *id, dist, pictures.as_ref())
            .with_context(|| format!("the page of {id}"))
    })?;
    for language in LANGUAGES {
        put(dist, &format!("{}index.html", pages::index_path(language)), site.index(language).as_bytes())?;
    }
    put(dist, "robots.txt", site.robots().as_bytes())?;

    let (html, png) = sizes.iter().fold((0, 0), |(html, png), size| (html + size.html, png + size.picture));
    println!("{} pages of {} places: {html} bytes", LANGUAGES.len() * all.len(), all.len());
    match &pictures {
        Some(pictures) => {
            let drawn = pictures.drawn.load(Ordering::Relaxed);
            println!("{} pictures: {png} bytes, {drawn} of them drawn anew", all.len());
        }
        None => println!("no pictures for previews of links (--no-images)"),
    }
    match site.sitemap() {
        Some(sitemap) => put(dist, "sitemap.xml", sitemap.as_bytes())?,
        None => println!(
            "no sitemap.xml, canonical address or picture in previews: they need the site's address (--site \
             https://example.org/framsyn/, or {SITE_VARIABLE})"
        ),
    }
    Ok(())
}

/// Whether a file of the site is the page or the picture of a place, or the list of them: they follow the newest version.
pub(crate) fn is_of_places(name: &str) -> bool {
    ["kommune/", "fylke/", "norge/"].iter().any(|folder| name.starts_with(folder))
}

/// What one place's files weigh.
struct Sizes {
    html: usize,
    picture: usize,
}

fn one_place(
    site: &Site<'_>,
    nation: &Arc<Nation>,
    country: &Country,
    id: PlaceId,
    dist: &Path,
    pictures: Option<&Pictures>,
) -> Result<Sizes> {
    let facts = Facts::of(nation, site.core, country, id).context("is not in the data set")??;
    let folder = pages::folder(site.core, id).context("has no address")?;
    let mut sizes = Sizes { html: 0, picture: 0 };
    for language in LANGUAGES {
        let page = site.page(language, &facts).context("has no name")?;
        let path = format!("{}index.html", pages::page_path(&folder, language));
        ensure!(page.len() <= PAGE_BUDGET, "{path} is {} bytes, more than {PAGE_BUDGET}", page.len());
        sizes.html += page.len();
        put(dist, &path, page.as_bytes())?;
    }
    if let Some(pictures) = pictures {
        let svg = pages::picture(site.core, &facts).context("has no picture")?;
        let png = pictures.png(&svg)?;
        ensure!(
            png.len() <= PICTURE_BUDGET,
            "its picture is {} bytes, more than {PICTURE_BUDGET}",
            png.len()
        );
        sizes.picture = png.len();
        put(dist, &pages::picture_path(&folder), &png)?;
    }
    Ok(sizes)
}

fn put(dist: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let file = dist.join(path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making the folder of dist/{path}"))?;
    }
    fs::write(&file, bytes).with_context(|| format!("writing dist/{path}"))
}

fn data(folder: &Path) -> Result<(String, Core, Country)> {
    let read = |name: &str| fs::read(folder.join(name)).with_context(|| format!("assets/data/{name}"));
    let (vintage, core) = Core::read("core.bin", &read("core.bin")?)?;
    let country = Country::read("country.bin", &vintage, &read("country.bin")?)?;
    Ok((vintage, core, country))
}

/// The name of the icon that the page has; Trunk has put a hash into it.
fn icon(index: &str) -> Option<&str> {
    let addresses = index.split("<link rel=\"icon\"").skip(1).filter_map(|tag| {
        let address = tag.split('>').next()?.split_once("href=\"")?.1.split('"').next()?;
        Some(address.trim_start_matches("./"))
    });
    addresses.into_iter().find(|address| address.ends_with(".svg"))
}

/// Does the same with all, on all processors.
fn in_parallel<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> Result<R> + Sync) -> Result<Vec<R>> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(work(one));
        }
        done
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(run)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

/// Draws pictures, and keeps those that have been drawn before in the target folder.
struct Pictures {
    options: SvgOptions<'static>,
    /// What the font and the way of drawing add to the name of a picture that is kept.
    edition: Vec<u8>,
    kept: std::path::PathBuf,
    drawn: AtomicUsize,
}

impl Pictures {
    fn new(workspace: &Workspace) -> Result<Self> {
        let path = workspace.root().join("node_modules").join(FONT_PACKAGE).join(FONT);
        let font = fs::read(&path).with_context(|| format!("the font of pictures, {}", path.display()))?;
        let edition = [&Sha256::digest(&font)[..], &SHADES.to_le_bytes()].concat();
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(font);
        ensure!(fonts.faces().count() == 1, "{} is no font", path.display());
        let options =
            SvgOptions { fontdb: Arc::new(fonts), font_family: "Inter".to_owned(), ..SvgOptions::default() };
        let kept = target_folder()?.join("place-pictures");
        fs::create_dir_all(&kept)?;
        Ok(Self { options, edition, kept, drawn: AtomicUsize::new(0) })
    }

    /// A picture as PNG.
    fn png(&self, svg: &str) -> Result<Vec<u8>> {
        let digest = Sha256::new().chain_update(&self.edition).chain_update(svg).finalize();
        let name: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let file = self.kept.join(format!("{name}.png"));
        if let Ok(png) = fs::read(&file) {
            return Ok(png);
        }
        self.drawn.fetch_add(1, Ordering::Relaxed);
        let tree = Tree::from_str(svg, &self.options)?;
        let size = tree.size().to_int_size();
        let mut drawing = Pixmap::new(size.width(), size.height()).context("the size of the picture")?;
        resvg::render(&tree, Transform::identity(), &mut drawing.as_mut());
        let png = indexed(&drawing)?;
        // Under another name first: a build that is stopped leaves no half of a picture.
        let half = self.kept.join(format!("{name}.half"));
        fs::write(&half, &png)?;
        fs::rename(&half, &file)?;
        Ok(png)
    }
}

/// A drawing of few colours on an opaque ground as PNG with a table of its colours: a third of what it would weigh else.
fn indexed(drawing: &Pixmap) -> Result<Vec<u8>> {
    let shade = |value: u8| {
        let step = (u16::from(value) * SHADES + 127) / 255;
        u8::try_from((step * 255 + SHADES / 2) / SHADES).unwrap_or(u8::MAX)
    };
    let colours: Vec<[u8; 3]> =
        drawing.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()].map(shade)).collect();
    let table: Vec<[u8; 3]> = colours.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    ensure!(table.len() <= 256, "the picture has {} colours, more than a table holds", table.len());
    let pixels: Vec<u8> = colours
        .iter()
        .map(|colour| table.binary_search(colour).ok().and_then(|at| u8::try_from(at).ok()).unwrap_or(0))
        .collect();
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, drawing.width(), drawing.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(table.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_found_among_others() {
        let index = "<link rel=\"icon\" href=\"./a.png\"><link rel=\"icon\" type=\"image/svg+xml\" href=\"./b-1.svg\"/>";
        assert_eq!(icon(index), Some("b-1.svg"));
        assert_eq!(icon("<link rel=\"icon\" href=\"./a.png\"><a href=\"c.svg\">"), None);
    }

    #[test]
    fn where_the_address_is_known_every_page_has_it_and_search_engines_are_told_of_it() {
        const ADDRESS: &str = "https://eksempel.no/framsyn/";
        let dist = std::env::temp_dir().join(format!("framsyn-places-{}", std::process::id()));
        drop(fs::remove_dir_all(&dist));
        let page = "<link rel=\"icon\" type=\"image/svg+xml\" href=\"./b-1.svg\">";
        put(&dist, "index.html", page.as_bytes()).expect("written");
        let workspace = Workspace::find().expect("this repository");
        // As the workflow gives it, without the slash.
        write_into(&workspace, &dist, Some(ADDRESS.trim_end_matches('/')), true).expect("written");
        let read = |name: &str| fs::read_to_string(dist.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(read("robots.txt").contains(&format!("Sitemap: {ADDRESS}sitemap.xml\n")));
        let sitemap = read("sitemap.xml");
        let addresses: Vec<&str> =
            sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
        assert!(addresses.len() > 1_000, "{}", addresses.len());
        for address in addresses {
            let path = address.strip_prefix(ADDRESS).unwrap_or_else(|| panic!("{address} is elsewhere"));
            let page = read(&format!("{path}index.html"));
            // The page of the site itself is Trunk's.
            if !path.is_empty() {
                assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{page}");
                assert!(page.matches(&format!("href=\"{ADDRESS}")).count() >= 4, "its languages: {page}");
            }
        }
        fs::remove_dir_all(&dist).expect("removed");
    }

    #[test]
    fn a_drawing_keeps_its_colours_in_a_table() {
        let mut drawing = Pixmap::new(4, 1).expect("a drawing");
        drawing.fill(resvg::tiny_skia::Color::WHITE);
        let png = indexed(&drawing).expect("a picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a picture");
        assert_eq!(reader.info().palette.as_deref(), Some(&[255, 255, 255][..]), "white stays white");
        let mut row = vec![9; 4];
        reader.next_frame(&mut row).expect("its pixels");
        assert_eq!(row, [0; 4]);
    }
}

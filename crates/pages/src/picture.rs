//! The picture beside a shared link. It has no words but names, so that one serves all languages.

use atlas::{Core, PlaceId};
use outlook::Indicator;
use scenario::Language;
use text::number::whole;
use text::place_name;

use crate::Facts;
use crate::chart::{end, scales, short};
use crate::html::escaped;

/// Size in pixels, as previews of links want it.
pub(crate) const WIDTH: u16 = 1200;
pub(crate) const HEIGHT: u16 = 630;
/// Where the line is drawn: left, top, right, bottom.
const PLOT: [f64; 4] = [64.0, 352.0, 1112.0, 566.0];
/// Colours: paper, what is written, what is written beside, today's course, the goal of the mark.
const PAPER: &str = "#ffffff";
const INK: &str = "#14202b";
const SOFT: &str = "#56616d";
const COURSE: &str = "#0a4f6e";
const GOAL: &str = "#c2410c";
/// A letter of the name is about so wide for each unit of its size, at most.
const LETTER: f64 = 0.58;
/// The name's largest and smallest size.
const NAME_SIZES: [f64; 2] = [40.0, 92.0];

/// The picture of a place as SVG, 1200 by 630 pixels; `None` where the data set has no such place.
pub fn picture(core: &Core, facts: &Facts) -> Option<String> {
    let name = match facts.id {
        // In both Norwegian languages.
        PlaceId::Nation => "Norge – Noreg".to_owned(),
        id => place_name(core.name(id)?),
    };
    let letters = f64::from(u16::try_from(name.chars().count()).ok()?);
    let [smallest, largest] = NAME_SIZES;
    let size = (1072.0 / (LETTER * letters)).max(smallest).min(largest);
    let scales = scales(facts, PLOT);
    let lines = &facts.lines;
    let people =
        |figures: &outlook::Figures| whole(Language::Nb, figures.get(Indicator::Population).unwrap_or(0.0));
    let [base, year] = facts.years;
    let (now, last) = (end(&lines.history), end(&lines.baseline));
    let point = |(year, value): (f64, f64)| (short(scales.x(year)), short(scales.y(value)));
    let ((x_now, y_now), (x_last, y_last)) = (point(now), point(last));
    let (history, baseline) = (scales.path(&lines.history), scales.path(&lines.baseline));
    let text = |x: f64, y: f64, size: f64, colour: &str, written: &str| {
        format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{colour}\">{}</text>\n",
            short(x),
            short(y),
            short(size),
            escaped(written)
        )
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"Inter\" font-weight=\"600\">\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{PAPER}\"/>\n"
    );
    out += &format!(
        "<g transform=\"translate(60 40) scale(1.5)\" fill=\"none\" stroke=\"{COURSE}\" stroke-width=\"3.5\" \
         stroke-linecap=\"round\"><path d=\"M3 22C8 21 11 19 14 16M14 16C18 12 21 9 25 8\"/><path d=\"M14 16C19 16 23 19 29 25\" \
         stroke-dasharray=\"0.1 6\"/><circle cx=\"26\" cy=\"7.5\" r=\"4\" fill=\"{GOAL}\" stroke=\"none\"/></g>\n"
    );
    out += &text(120.0, 75.0, 30.0, INK, "Framsyn");
    out += &text(64.0, 190.0, size, INK, &name);
    out += &text(64.0, 250.0, 28.0, SOFT, &base.to_string());
    out += &text(64.0, 302.0, 50.0, INK, &people(&facts.now));
    out += &format!(
        "<path d=\"M398 286H470M454 270L470 286L454 302\" fill=\"none\" stroke=\"{SOFT}\" stroke-width=\"4\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n"
    );
    out += &text(520.0, 250.0, 28.0, SOFT, &year.to_string());
    out += &text(520.0, 302.0, 50.0, COURSE, &people(&facts.then));
    out += &format!(
        "<path d=\"{history}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"7\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\"/>\n<path d=\"{baseline}\" fill=\"none\" stroke=\"{COURSE}\" stroke-width=\"7\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-dasharray=\"0.1 13\"/>\n\
         <circle cx=\"{x_now}\" cy=\"{y_now}\" r=\"9\" fill=\"{INK}\"/>\n\
         <circle cx=\"{x_last}\" cy=\"{y_last}\" r=\"15\" fill=\"{GOAL}\"/>\n"
    );
    for (year, anchor) in [(scales.years[0], "start"), (now.0, "middle"), (last.0, "end")] {
        out += &format!(
            "<text x=\"{}\" y=\"610\" font-size=\"24\" fill=\"{SOFT}\" text-anchor=\"{anchor}\">{}</text>\n",
            short(scales.x(year)),
            short(year)
        );
    }
    out += "</svg>\n";
    Some(out)
}

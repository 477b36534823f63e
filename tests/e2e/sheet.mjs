// A sheet of pictures to look over at once: every view of a place, at three widths, in both themes and all languages.
// `cargo xtask sheet [KOMMUNE]`; the sheet is tests/e2e/output/sheet.html, and sheet.png.

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, open, watchedPage } from "./browser.mjs";

/** What to look at: each view, several scenarios side by side, and the forms of the page; and what is there when it is drawn. */
const CHART = ".chart__canvas svg path[d]";
const LOOKS = {
  population: ["view=population", CHART],
  work: ["view=work", CHART],
  services: ["view=services", CHART],
  economy: ["view=economy", CHART],
  map: ["view=map", ".map__place[data-c]"],
  stories: ["view=stories", ".stories__list li"],
  sure: ["view=sure", CHART],
  scenarios: ["b=Hjem~migdom=6&c=~hold=nomoving&name=Her", ".compare tbody tr"],
  guess: ["mode=guess", ".draw__guess[d]"],
  tour: ["mode=tour", ".form"],
};
const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
  { width: 1920, height: 1080 },
];
const THEMES = ["light", "dark"];
const LANGUAGES = ["nb", "nn", "en"];
/** Some levers moved, so that both paths are there. */
const LEVERS = "tfr=0.1&emp=2&health=1&care=-10";

const place = process.argv[2] ?? "5501";
const output = fileURLToPath(new URL("./output/sheet/", import.meta.url));
mkdirSync(output, { recursive: true });

const browser = await launch();
const pictures = [];
for (const viewport of SIZES) {
  for (const colorScheme of THEMES) {
    const { page, context } = await watchedPage(browser, { viewport, colorScheme, reducedMotion: "reduce" });
    for (const [view, [query, drawn]] of Object.entries(LOOKS)) {
      for (const language of LANGUAGES) {
        await open(page, `?kommune=${place}&${query}&lang=${language}&${LEVERS}`);
        // What is to be seen comes after the first figures.
        await page.waitForLoadState("networkidle");
        await page.locator(drawn).first().waitFor({ state: "attached" });
        const file = `${place}-${view}-${language}-${viewport.width}-${colorScheme}.png`;
        await page.screenshot({ path: output + file, fullPage: true });
        pictures.push({ file, view, language, width: viewport.width, colorScheme });
      }
    }
    await context.close();
    page.watch.verify();
  }
}

const rows = SIZES.flatMap(({ width }) =>
  THEMES.map((colorScheme) => {
    const figures = pictures
      .filter((picture) => picture.width === width && picture.colorScheme === colorScheme)
      .map(({ file, view, language }) => `<figure><a href="sheet/${file}"><img src="sheet/${file}" alt=""></a><figcaption>${view}, ${language}</figcaption></figure>`);
    return `<h2>${width} px, ${colorScheme}</h2><div>${figures.join("")}</div>`;
  }),
);
const sheet = fileURLToPath(new URL("./output/sheet.html", import.meta.url));
writeFileSync(
  sheet,
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Framsyn, ${place}</title>
<style>
body { margin: 1rem; font: 14px system-ui; background: #ddd }
div { display: grid; grid-template-columns: repeat(10, 1fr); gap: 0.5rem; align-items: start }
figure { margin: 0 } img { inline-size: 100%; border: 1px solid #999 }
</style>
<h1>${place}</h1>${rows.join("\n")}`,
);
const page = await browser.newPage({ viewport: { width: 3600, height: 1000 } });
await page.goto(pathToFileURL(sheet).href);
await page.screenshot({ path: sheet.replace(/html$/, "png"), fullPage: true });
await browser.close();
console.log(`${pictures.length} pictures are on ${sheet}`);

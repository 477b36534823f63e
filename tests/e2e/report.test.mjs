// The report on screen, and as the PDF that a browser prints: read page by page by a reader that knows nothing of Framsyn.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { accessible, open, pageTest, elsewhere } from "./harness.mjs";
import { MM, sheetsOf } from "./pdf.mjs";

const CHOICES = "?kommune=5501&tfr=0.2&emp=2@2032&v=1";

/** The report with its pictures drawn and all that it fetches here. */
async function report(page, query) {
  await open(page, query);
  await page.locator(".report[data-drawn=true]").waitFor({ timeout: 30_000 });
  await page.locator(".report__helps li li").first().waitFor();
  await page.locator(".report__figures [data-indicator=net_cost] td").first().filter({ hasText: /\d/ }).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll(".report img")].every((image) => image.complete && image.naturalWidth > 0));
}

/** Text of each page of a PDF. */
async function pagesOf(pdf) {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 }).promise;
  const pages = [];
  for (let i = 1; i <= document.numPages; i++) {
    const page = await document.getPage(i);
    const { items } = await page.getTextContent();
    pages.push({ text: items.map(({ str }) => str).join(" ").replace(/\s+/g, " "), size: page.view.slice(2) });
  }
  return pages;
}

pageTest("tells a scenario in one document, with the page's own figures", async (page) => {
  await open(page, CHOICES);
  const living = await page.locator("#living").innerText();
  await page.locator("#keep > summary").press("Enter");
  await page.locator("#to-report").click();
  await page.locator(".report[data-drawn=true]").waitFor({ timeout: 30_000 });
  assert.equal(new URL(page.url()).searchParams.get("mode"), "report");
  assert.equal(await page.locator(".report__living").innerText(), living);
  const moved = await page.locator(".report__moved").evaluateAll((rows) => rows.map((row) => row.dataset.lever));
  assert.deepEqual(moved, ["tfr", "emp"]);
  assert.match(await page.locator("[data-lever=emp]").innerText(), /2032/);
  assert.equal(await page.locator(".report__chart img").count(), 5);
  assert.equal(await page.locator(".report__story").count(), 3);
  assert.ok((await page.locator(".report__code path").getAttribute("d")).length > 1000);
  await accessible(page);
  await page.getByRole("button", { name: "Tilbake til siden" }).click();
  await page.locator("#living").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.colorScheme), "auto");
});

for (const [language, words] of Object.entries({
  nb: ["Forutsetninger", "Barn per kvinne", "Hovedtall", "Hva som kan hjelpe", "Kilder og metode", "07459", "datautgave", "modell "],
  nn: ["Føresetnader", "Hovudtal", "Kva som kan hjelpe", "Kjelder og metode", "07459", "datautgåve", "modell "],
  en: ["Assumptions", "Main figures", "What could help", "Sources and method", "07459", "data edition", "model "],
})) {
  pageTest(`prints on A4 without a blank page (${language})`, { colorScheme: "dark" }, async (page) => {
    await report(page, `${CHOICES.replace("&v=1", "")}&lang=${language}&mode=report&v=1`);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    if (process.env.FRAMSYN_PRINTS) await writeFile(`${process.env.FRAMSYN_PRINTS}/report-${language}.pdf`, pdf);
    const pages = await pagesOf(pdf);
    assert.ok(pages.length >= 3 && pages.length <= 8, `${pages.length} pages`);
    for (const [i, { text, size }] of pages.entries()) {
      // A page of charts has their titles and what they show in words.
      assert.ok(text.length > 150, `page ${i + 1} is nearly blank: ${text}`);
      assert.ok(Math.abs(size[0] - 595) < 2 && Math.abs(size[1] - 842) < 2, `A4, not ${size}`);
      assert.ok(text.includes(`${i + 1} / ${pages.length}`), `page ${i + 1} has its number`);
    }
    const all = pages.map(({ text }) => text).join(" ");
    for (const word of words) assert.ok(all.includes(word), `${word} is not in the print`);
    const link = all.replace(/\s/g, "");
    assert.ok(link.includes("kommune=5501&tfr=0.2&emp=2@2032"), "the address can be read");
    for (const button of ["Skriv ut eller", "Print or save", "Last ned"]) assert.ok(!all.includes(button), button);
  });
}

/** Of each line chart of the report: its title, and width and dash of each of its series. */
async function linesOf(page) {
  const figures = await page.locator(".report__chart").evaluateAll((figures) =>
    figures.map((figure) => {
      const address = figure.querySelector("img").src;
      return {
        title: figure.querySelector("h3").innerText,
        told: figure.querySelector("figcaption").innerText,
        svg: decodeURIComponent(address.slice(address.indexOf(",") + 1)),
      };
    }),
  );
  return elsewhere(
    page,
    (figures) =>
      figures.map(({ title, told, svg }) => {
        const drawn = new DOMParser().parseFromString(svg, "image/svg+xml");
        const series = [...drawn.querySelectorAll("path")].filter((path) => {
          const is = (name) => path.getAttribute(name) ?? "none";
          // Rules and ticks are of two points; what a band stands on is not drawn.
          return is("stroke-width") !== "0" && is("fill") === "none" && is("stroke") !== "none" && path.getAttribute("d").split(/[A-Z]/i).length > 6;
        });
        return {
          title,
          told,
          series: series.map((path) => `${path.getAttribute("stroke-width")} px, dash ${path.getAttribute("stroke-dasharray") ?? "none"}`),
        };
      }),
    figures,
  );
}

for (const [name, query, series] of [
  ["a municipality with one scenario", `${CHOICES.replace("&v=1", "")}&mode=report&v=1`, 4],
  [
    "a county with four scenarios and own figures",
    "?kommune=fylke:56&tfr=0.2&name=Flere%20barn&b=Hjem~migdom=6&c=Lenger%20i%20arbeid~ret=3,tfr=-0.2&d=Som%20i%20dag~hold=moving&own=pupils:8500&mode=report&v=1",
    7,
  ],
]) {
  pageTest(`as a black and white printer gives it, every chart is there and every line can be told: ${name}`, { colorScheme: "dark" }, async (page, context) => {
    await report(page, query);
    const charts = await linesOf(page);
    assert.equal(charts.length, 5);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (process.env.FRAMSYN_PRINTS) await writeFile(`${process.env.FRAMSYN_PRINTS}/grey-${series}.pdf`, pdf);
    const sheets = await sheetsOf(context, pdf);
    for (const [i, sheet] of sheets.entries()) {
      sheet.isWhole(`page ${i + 1}`);
      const left = Math.min(...sheet.texts.map(({ x }) => x));
      assert.ok(left > 15.5 * MM, `page ${i + 1}: text begins ${(left / MM).toFixed(1)} mm from the edge`);
    }
    for (const { title, told, series } of charts) {
      const start = told.slice(0, 40);
      const sheet = sheets.find((sheet) => sheet.find(start).length > 0);
      assert.ok(sheet, `${title}: its words are on no page`);
      const [below] = sheet.find(start);
      const above = sheet.find(title).findLast(({ at }) => at < below.at);
      assert.ok(above, `${title}: it stands on another page than its words`);
      const [top, bottom] = [above.y + 4, below.y - 10];
      const ink = sheet.ink(0, top, sheet.width, bottom);
      assert.ok(bottom - top > 40 * MM && ink, `${title}: ${((bottom - top) / MM).toFixed()} mm high`);
      assert.ok(ink.share > 0.005 && ink.share < 0.5, `${title}: ink ${ink.share}`);
      assert.ok(ink.right - ink.left > 90 * MM && ink.bottom - ink.top > 35 * MM, `${title}: ${JSON.stringify(ink)}`);
      assert.ok(ink.left > 14 * MM && ink.right < sheet.width - 14 * MM, `${title} reaches out of the margins`);
      // Stacked ages and the pyramid are areas, each with its name in it or beside it.
      if (series.length > 0 && !/alder|age/i.test(title)) {
        assert.equal(new Set(series).size, series.length, `${title}: two lines look alike without colours: ${series.join("; ")}`);
      }
    }
    assert.equal(charts[0].series.length, series, charts[0].series.join("; "));
    // Bars are there though printers leave backgrounds out.
    for (const heading of await page.locator("#compare-ages").allInnerTexts()) {
      const sheet = sheets.find((sheet) => sheet.find(heading).length > 0);
      const [{ y }] = sheet.find(heading);
      const ink = sheet.ink(0.3 * sheet.width, y, sheet.width - 16 * MM, y + 45 * MM);
      assert.ok(ink.share > 0.1, `${heading}: ink ${ink.share}`);
    }
  });
}

pageTest("an ordinary view prints its figures and levers, without what can only be pressed", async (page) => {
  await open(page, CHOICES);
  await page.locator(".lines svg path[d]").first().waitFor({ state: "attached" });
  const pages = await pagesOf(await page.pdf({ format: "A4" }));
  const all = pages.map(({ text }) => text).join(" ");
  assert.ok(pages.length <= 5 && pages.every(({ text }) => text.length > 80), `${pages.length} pages`);
  for (const word of ["Hvordan blir Tromsø i 2046?", "Barn per kvinne"]) assert.ok(all.includes(word), word);
  for (const button of ["Last ned", "Bytt sted", "Spill av"]) assert.ok(!all.includes(button), button);
});

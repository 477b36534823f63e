// The report on screen, and as the PDF that a browser prints: read page by page by a reader that knows nothing of Framsyn.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { accessible, open, pageTest } from "./harness.mjs";

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

pageTest("an ordinary view prints its figures and levers, without what can only be pressed", async (page) => {
  await open(page, CHOICES);
  await page.locator(".lines svg path[d]").first().waitFor({ state: "attached" });
  const pages = await pagesOf(await page.pdf({ format: "A4" }));
  const all = pages.map(({ text }) => text).join(" ");
  assert.ok(pages.length <= 5 && pages.every(({ text }) => text.length > 80), `${pages.length} pages`);
  for (const word of ["Hvordan blir Tromsø i 2046?", "Barn per kvinne"]) assert.ok(all.includes(word), word);
  for (const button of ["Last ned", "Bytt sted", "Spill av"]) assert.ok(!all.includes(button), button);
});

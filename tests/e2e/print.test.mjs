// The guide and the sheets for a workshop as they are printed and handed out.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { SITE, pageTest } from "./harness.mjs";
import { MM, sheetsOf } from "./pdf.mjs";

/** A document of the site as sheets of paper. */
async function printed(page, context, name) {
  await page.goto(`${SITE}${name}.html`);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  if (process.env.FRAMSYN_PRINTS) await writeFile(`${process.env.FRAMSYN_PRINTS}/${name}.pdf`, pdf);
  const sheets = await sheetsOf(context, pdf);
  for (const [i, sheet] of sheets.entries()) {
    sheet.isWhole(`${name}, page ${i + 1}`);
    // Its own margin, which is not that of a report.
    const left = Math.min(...sheet.texts.map(({ x }) => x));
    assert.ok(Math.abs(left - 17 * MM) < 1, `${name}, page ${i + 1}: text begins ${(left / MM).toFixed(1)} mm from the edge`);
    assert.equal(sheet.find(`${i + 1} / ${sheets.length}`).length, 1, `${name}, page ${i + 1} has its number`);
  }
  return sheets;
}

for (const name of ["sheets", "sheets-nn", "sheets-en"]) {
  pageTest(`each of the ${name} is one page, the one that the list says`, async (page, context) => {
    const sheets = await printed(page, context, name);
    assert.equal(sheets.length, 8);
    const listed = await page
      .locator("main table")
      .first()
      .locator("tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.deepEqual(listed.map(([nr]) => Number(nr)), [2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual(await page.locator("main h2").allInnerTexts(), listed.map(([, heading]) => heading));
    for (const [nr, heading] of listed) {
      const sheet = sheets[nr - 1];
      const [at] = sheet.find(heading);
      assert.ok(at && at.y < 30 * MM, `${heading} heads page ${nr}: ${sheet.text.slice(0, 80)}`);
      // What is to be filled in by hand can be seen on paper: nearly all of it is used.
      const ink = sheet.ink(0, 0, sheet.width, sheet.height - 16 * MM);
      assert.ok(ink.bottom > 0.6 * sheet.height, `page ${nr} ends ${(ink.bottom / MM).toFixed()} mm down`);
      // And the rules reach from margin to margin.
      assert.ok(ink.right > sheet.width - 18 * MM, `page ${nr} is ${(ink.right / MM).toFixed()} mm wide`);
    }
  });
}

for (const name of ["guide", "guide-nn", "guide-en"]) {
  pageTest(`the ${name} is printed with no page left blank and no heading left alone`, async (page, context) => {
    const sheets = await printed(page, context, name);
    assert.ok(sheets.length >= 3 && sheets.length <= 10, `${sheets.length} pages`);
    for (const [i, sheet] of sheets.entries()) assert.ok(sheet.text.length > 150, `page ${i + 1}: ${sheet.text}`);
    const headings = await page.locator("main :is(h1, h2)").allInnerTexts();
    assert.ok(headings.length > 5);
    for (const heading of headings) {
      const found = sheets.flatMap((sheet) => sheet.find(heading).map((at) => ({ sheet, at })));
      const stands = found.some(({ sheet, at }) => sheet.texts.some(({ y }) => y > at.y + 8 && y < sheet.height - 14 * MM));
      assert.ok(stands, `${heading}: ${found.length} times, none with text below it`);
    }
  });
}

// Files that leave the page, each read again by a reader of its format that knows nothing of Framsyn.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import JSONstat from "jsonstat-toolkit";
import readXlsx from "read-excel-file/node";
import { accessible, inView, open, pageTest, ready, toPyramid } from "./harness.mjs";

const number = (text) => Number(text.replace(/[\s\u00a0]/g, "").replace("−", "-").replace(",", "."));

/** Opens the menu of files in `part` and asks for one. Gives back its bytes and its name. */
async function download(page, part, format) {
  const menu = part.locator(".download").first();
  if (!(await menu.evaluate((element) => element.open))) await menu.locator("summary").press("Enter");
  const button = menu.locator(`[data-format=${format}]`);
  await button.waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  await menu.getByRole("status").filter({ hasText: file.suggestedFilename() }).waitFor();
  return { bytes: await readFile(await file.path()), name: file.suggestedFilename() };
}

/** Head and rows of the table that is open in `part`, as the page shows them. */
const shown = (part) =>
  part.evaluate((element) =>
    [...element.querySelectorAll("table tr")].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
  );

/** What stands in an SVG: read as XML and, as a picture that stands alone, by the browser. */
async function look(page, svg) {
  return page.evaluate(async (text) => {
    const xml = new DOMParser().parseFromString(text, "image/svg+xml");
    const broken = xml.querySelector("parsererror")?.textContent ?? null;
    const all = [...xml.querySelectorAll("*")];
    const outside = all.flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => /^(xlink:)?href$/.test(name) || name === "style" || name === "class" || /url\((?!["']?#)/.test(value))
        .map(({ name, value }) => `${element.tagName} ${name}=${value.slice(0, 60)}`),
    );
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    let [ink, corner] = [0, [...data.slice(0, 4)]];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] + data[i + 1] + data[i + 2] < 740) ink += 1;
      colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    }
    const texts = [...xml.querySelectorAll("text")].map((text) => text.textContent);
    return { broken, outside, texts, corner, colours: colours.size, ink: ink / (canvas.width * canvas.height), size: [canvas.width, canvas.height] };
  }, svg);
}

const CHOICES = "?kommune=5501&tfr=0.2&emp=2@2032&v=1";

pageTest("the chart of inhabitants comes as SVG and PNG with all that is to be known of it, light in a dark page", { colorScheme: "dark" }, async (page) => {
  await open(page, CHOICES);
  const part = page.locator(".lines-in-words");
  await inView(part);
  const svg = await download(page, part, "svg");
  assert.match(svg.name, /^framsyn-tromso-5501-[a-z0-9-]+-2026-2046\.svg$/);
  const seen = await look(page, svg.bytes.toString("utf8"));
  assert.equal(seen.broken, null);
  assert.deepEqual(seen.outside, []);
  assert.deepEqual(seen.corner, [255, 255, 255, 255], "white paper");
  assert.ok(seen.ink > 0.01 && seen.ink < 0.3 && seen.colours > 30, `ink ${seen.ink}, ${seen.colours} colours`);
  const told = seen.texts.join(" ");
  for (const what of ["Tromsø", "Kilder: Statistisk sentralbyrå", "Forutsetninger: ", "modell 2", "datautgave", new Date().getFullYear().toString()]) {
    assert.ok(told.includes(what), `${what} in ${told}`);
  }
  const link = new URL(seen.texts.join("").match(/http\S+?v=2/)[0]);
  assert.deepEqual([link.searchParams.get("kommune"), link.searchParams.get("tfr"), link.searchParams.get("emp")], ["5501", "0.2", "2@2032"]);

  const png = await download(page, part, "png");
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  const size = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
  // The picture's height is a whole number of px or a little more.
  assert.ok(size.every((side, i) => Math.abs(side - 2 * seen.size[i]) <= 2), `${size} beside ${seen.size}`);
});

pageTest("the table of inhabitants reads the same in CSV, XLSX and JSON-stat as on the page", async (page) => {
  await open(page, CHOICES);
  const part = page.locator(".lines-in-words");
  await inView(part);
  await part.locator(".table > summary").click();
  await part.locator("tbody tr").first().waitFor();
  const [head, ...rows] = await shown(part);

  const csv = await download(page, part, "csv");
  assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "Excel wants a byte order mark");
  const lines = parse(csv.bytes, { bom: true, delimiter: ";", relax_column_count: true, record_delimiter: "\r\n", skip_empty_lines: true });
  assert.deepEqual(lines[0], head);
  rows.forEach((row, i) => {
    const expected = row.map((cell) => (cell === "–" ? "" : cell.replace(/\u00a0/g, "").replace("−", "-")));
    assert.deepEqual(lines[i + 1], expected);
  });
  const about = new Map(lines.slice(rows.length + 1).map(([name, is]) => [name, is]));
  assert.match(about.get("Lenke"), /kommune=5501&tfr=0\.2&emp=2@2032&v=2&data=2026-\w+/);
  assert.match(about.get("Forutsetninger"), /0,20/);

  const xlsx = await download(page, part, "xlsx");
  const book = await readXlsx(xlsx.bytes);
  const sheets = Array.isArray(book) && book[0]?.data ? book : [{ data: await readXlsx(xlsx.bytes, { sheet: 1 }) }, { data: await readXlsx(xlsx.bytes, { sheet: 2 }) }];
  const sheet = sheets[0].data;
  assert.deepEqual(sheet[0], head);
  rows.forEach((row, i) => row.forEach((cell, j) => assert.equal(sheet[i + 1][j], cell === "–" ? null : number(cell))));
  const known = new Map(sheets[1].data.map(([name, is]) => [name, is]));
  assert.equal(known.get("Lenke"), about.get("Lenke"));
  assert.match(known.get("Tabell"), /./);

  const json = await download(page, part, "json");
  const text = JSON.parse(json.bytes.toString("utf8"));
  const data = JSONstat(text);
  assert.equal(data.class, "dataset");
  assert.deepEqual([data.id.length, data.length], [2, text.size.length]);
  assert.deepEqual(data.role.time, ["year"]);
  const columns = data.Dimension("content").id;
  rows.forEach((row) =>
    columns.forEach((column, j) => {
      const cell = row[j + 1];
      assert.equal(data.Data({ year: row[0], content: column }).value, cell === "–" ? null : number(cell));
    }),
  );
  assert.match(data.extension.permalink, /kommune=5501/);
  assert.ok(data.source && data.updated && data.extension.assumptions.length === 1);
});

pageTest("English tables have commas between cells and points in numbers", async (page) => {
  await open(page, "?kommune=0301&chart=change&lang=en");
  const part = page.locator(".lines-in-words");
  await inView(part);
  await part.locator(".table > summary").click();
  await part.locator("tbody tr").first().waitFor();
  const [, first] = await shown(part);
  const csv = await download(page, part, "csv");
  const lines = parse(csv.bytes, { bom: true, relax_column_count: true, skip_empty_lines: true });
  assert.deepEqual(lines[1].map(Number), first.map((cell) => Number(cell.replaceAll(",", "").replace("−", "-"))));
});

pageTest("pyramid, symbols, what moves a figure and the map come as pictures too", { colorScheme: "dark" }, async (page) => {
  await open(page, CHOICES);
  await toPyramid(page);
  const pictures = { pyramid: await download(page, page.locator(".pyramid"), "svg") };
  await page.locator("#moves > summary").click();
  await page.locator(".falls").waitFor();
  pictures.moves = await download(page, page.locator(".moves"), "svg");
  await open(page, `${CHOICES}&view=services`);
  await page.locator(".ten .symbols path[d]").first().waitFor({ state: "attached" });
  pictures.symbols = await download(page, page.locator(".hero"), "svg");
  await open(page, `${CHOICES}&view=map`);
  await page.locator(".map__place[data-c]").first().waitFor({ state: "attached", timeout: 30_000 });
  pictures.map = await download(page, page.locator(".mapping"), "svg");
  for (const [what, { bytes }] of Object.entries(pictures)) {
    const seen = await look(page, bytes.toString("utf8"));
    assert.deepEqual([seen.broken, seen.outside, seen.corner], [null, [], [255, 255, 255, 255]], what);
    assert.ok(seen.ink > 0.01 && seen.ink < 0.6 && seen.colours > 20, `${what}: ink ${seen.ink}, ${seen.colours} colours`);
    assert.ok(seen.texts.some((text) => text.startsWith("Kilder: ")), what);
  }
});

pageTest("tables of other views have their menus, with numbers as numbers", async (page) => {
  await open(page, `${CHOICES}&view=sure`);
  await page.locator(".hero .sure__table tbody tr").first().waitFor();
  const bands = await download(page, page.locator(".hero"), "csv");
  const lines = parse(bands.bytes, { bom: true, delimiter: ";", relax_column_count: true, skip_empty_lines: true });
  assert.equal(lines[0].length, 5);
  assert.ok(lines[1].slice(1).every((cell) => /^\d+$/.test(cell)), lines[1].join());
  await open(page, "?kommune=5501&tfr=0.2&b=Hjem~migdom=5&v=1");
  await page.locator(".compare__table tbody tr").first().waitFor();
  const compared = await download(page, page.locator(".compare"), "csv");
  const [heads, first] = parse(compared.bytes, { bom: true, delimiter: ";", relax_column_count: true, skip_empty_lines: true });
  assert.ok(heads.includes("Hjem, 2046"), heads.join());
  assert.ok(first.slice(1).every((cell) => /^-?\d+$/.test(cell)), first.join());
});

pageTest("a scenario is saved, opened elsewhere, and a bad file changes nothing", async (page) => {
  await open(page, "?kommune=5634&tfr=0.15&emp=2@2032&own=pupils:120&b=Flere%20barn~tfr=0.4&v=1");
  await page.locator("#keep > summary").press("Enter");
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
  assert.match(file.suggestedFilename(), /^framsyn-vardo-5634-scenario-2026-2046\.json$/);
  const text = (await readFile(await file.path())).toString("utf8");
  const saved = JSON.parse(text);
  assert.equal(saved.format, "framsyn-scenario");
  await open(page, "?kommune=0301");
  await page.locator("#keep > summary").press("Enter");
  await page.locator("#open-saved").waitFor({ state: "attached" });
  const give = (content) =>
    page.locator("#open-saved").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(content) });
  saved.scenarios[0].levers.tfr.change = 9;
  await give(JSON.stringify(saved));
  await page.locator("#keep-told").filter({ hasText: "scenarios › 0 › levers › tfr › change" }).waitFor();
  await give("not at all");
  await page.locator("#keep-told").filter({ hasText: "linje 1" }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("kommune"), "0301");
  await give(text);
  await page.getByRole("heading", { level: 1, name: /Vardø/ }).waitFor();
  const query = new URL(page.url()).searchParams;
  assert.deepEqual(
    ["kommune", "tfr", "emp", "own", "b"].map((key) => query.get(key)),
    ["5634", "0.15", "2@2032", "pupils:120", "Flere barn~tfr=0.4"],
  );
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: /Oslo/ }).waitFor();
});

pageTest("the menus are for all, and large enough", async (page) => {
  await open(page, CHOICES);
  const menu = page.locator(".lines-in-words .download");
  await menu.locator("summary").press("Enter");
  await menu.locator("[data-format=csv]").waitFor();
  await page.locator("#keep > summary").press("Enter");
  await page.locator("#save").waitFor();
  const small = await page.locator(".download summary, .download button, .keep button").evaluateAll((all) =>
    all.map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width > 0 && (width < 24 || height < 24)).length,
  );
  assert.equal(small, 0);
  await accessible(page);
});

// Files that leave the page, each read again by a reader of its format that knows nothing of Framsyn.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import JSONstat from "jsonstat-toolkit";
import readXlsx from "read-excel-file/node";
import { accessible, inView, open, pageTest, ready, toPyramid, elsewhere } from "./harness.mjs";

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
  return elsewhere(page, async (text) => {
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

/** The rows of each sheet of a workbook. */
async function sheetsOf(bytes) {
  const book = await readXlsx(bytes);
  if (Array.isArray(book) && book[0]?.data) return book.map(({ data }) => data);
  return [await readXlsx(bytes, { sheet: 1 }), await readXlsx(bytes, { sheet: 2 })];
}

/** How far a PNG is from its SVG, 0 to 1: each pixel from what the browser draws there. */
async function apart(page, svg, png) {
  return page.evaluate(async ([svg, png]) => {
    const [drawn, made] = [new Image(), new Image()];
    drawn.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    made.src = `data:image/png;base64,${png}`;
    await Promise.all([drawn.decode(), made.decode()]);
    const [width, height] = [made.naturalWidth, made.naturalHeight];
    if (Math.abs(width - 2 * drawn.naturalWidth) > 2 || Math.abs(height - 2 * drawn.naturalHeight) > 2) return 1;
    const pixels = (image) => {
      const context = new OffscreenCanvas(width, height).getContext("2d");
      context.drawImage(image, 0, 0, width, height);
      return context.getImageData(0, 0, width, height).data;
    };
    const [a, b] = [pixels(drawn), pixels(made)];
    return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / (255 * a.length);
  }, [svg, png.toString("base64")]);
}

/** Asks a menu that is open for a file; again where what it is made of is still being worked out. */
async function askFor(page, menu, format) {
  const told = menu.getByRole("status");
  for (let tries = 20; tries > 0; tries -= 1) {
    const file = page.waitForEvent("download", { timeout: 15_000 }).catch(() => null);
    await menu.locator(`[data-format=${format}]`).press("Enter");
    const failed = told.filter({ hasText: "Prøv igjen" }).waitFor({ timeout: 15_000 }).then(() => null, () => null);
    const made = await Promise.race([file, failed]);
    if (made) return readFile(await made.path());
    await page.waitForTimeout(300);
  }
  throw new Error(`no ${format}: ${await told.innerText()}`);
}

/** What every file must tell of itself. */
function tells(told, what) {
  const day = new Date().toLocaleDateString("sv");
  for (const part of ["Statistisk sentralbyrå", day, "Framsyn ", "modell 2", "datautgave", "kommune=5634"]) {
    assert.ok(told.includes(part), `${what} does not tell ${part}: ${told.slice(0, 400)}`);
  }
}

/** Opens a file by a reader of its format; gives back its rows of numbers, where it is a table. */
const READERS = {
  async svg(page, bytes, what) {
    const seen = await look(page, bytes.toString("utf8"));
    assert.deepEqual([seen.broken, seen.outside], [null, []], what);
    // Of a picture that ends between two pixels the browser draws the last one in part.
    assert.ok(seen.corner.every((part) => part > 250), `${what}: white paper, not ${seen.corner}`);
    assert.ok(seen.ink > 0.002 && seen.ink < 0.6, `${what}: ink ${seen.ink}`);
    assert.ok(seen.texts.some((text) => text.startsWith("Forutsetninger: ")), what);
    tells(seen.texts.join(" "), what);
  },
  async csv(_page, bytes, what) {
    const lines = parse(bytes, { bom: true, delimiter: ";", relax_column_count: true, record_delimiter: "\r\n", skip_empty_lines: true });
    const about = lines.findIndex(([name]) => name === "Viser");
    assert.ok(about > 1, what);
    const known = new Map(lines.slice(about).map(([name, is]) => [name, is]));
    for (const name of ["Kilde", "Forutsetninger", "Dato", "Versjon", "Lenke", "Metode", "Tabell"]) assert.ok(known.get(name), `${what}: ${name}`);
    tells([...known.values()].join(" "), what);
    // A word that a spreadsheet would take for a formula has a sign before it.
    const cell = (text) => (/^-?(0|[1-9]\d*)(,\d+)?$/.test(text) ? number(text) : text.replace(/^'(?=[=+@-])/, ""));
    return lines.slice(1, about).map((row) => row.map(cell));
  },
  async xlsx(_page, bytes, what) {
    const [rows, about] = await sheetsOf(bytes);
    const known = new Map(about.map(([name, is]) => [name, is]));
    for (const name of ["Kilde", "Forutsetninger", "Dato", "Versjon", "Lenke"]) assert.ok(known.get(name), `${what}: ${name}`);
    tells([...known.values()].join(" "), what);
    return rows.slice(1).map((row) => row.map((cell) => cell ?? ""));
  },
  async json(_page, bytes, what) {
    const data = JSONstat(JSON.parse(bytes.toString("utf8")));
    assert.equal(data.class, "dataset", what);
    assert.ok(data.source && data.updated && data.extension.assumptions.length > 0, what);
    tells([data.source, data.updated, data.extension.permalink, ...data.note].join(" "), what);
    const [rows, columns] = data.id.map((id) => data.Dimension(id).id);
    return rows.map((row) => columns.map((column) => data.Data({ [data.id[0]]: row, content: column }).value));
  },
};

const ROUND = "8B05110RTV7F.8B0400KGS2";
/** Each view with all that it opens to: its address, what to wait for, and how many menus there are at least. */
const VIEWS = {
  population: ["tfr=0.2&b=Hjem~migdom=5", ".pyramid", 8],
  work: ["care=-10&view=work", ".hundreds", 6],
  services: ["care=-10&view=services", ".ten .symbols path[d]", 5],
  economy: ["care=-10&view=economy", ".tens", 6],
  map: ["tfr=0.2&view=map&with=5501,1804", ".map__place[data-c]", 5],
  "how sure": ["tfr=0.2&view=sure", ".hero .sure__table tbody tr", 3],
  round: [`mode=round&round=${ROUND}`, ".spread__lever", 3],
};

for (const [name, [query, sign, least]] of Object.entries(VIEWS)) {
  pageTest(`every file of a view opens, and tells what is to be known of it: ${name}`, async (page) => {
    await open(page, `?kommune=5634&lang=nb&${query}&v=2`);
    await page.locator(sign).first().waitFor({ state: "attached", timeout: 30_000 });
    // What comes when one is near it.
    for (const part of [".pyramid", ".questions", ".foot"]) {
      if ((await page.locator(part).count()) > 0) await inView(page.locator(part).first());
    }
    const closed = page.locator("main details:not([open], .download, .lever__detail, .levers details) > summary");
    for (let left = 40; left > 0 && (await closed.count()) > 0; left--) {
      await closed.first().evaluate((summary) => summary.click());
      await page.waitForTimeout(50);
    }
    await page.waitForLoadState("networkidle");
    if ((await page.locator("#goal").count()) > 0) {
      await inView(page.locator("#goal"));
      await page.locator(".goal__shown .way, .goal__shown .found").first().waitFor({ timeout: 30_000 });
      await inView(page.locator("#moves"));
      await page.locator(".moves__matters .swing").first().waitFor({ timeout: 30_000 });
    }
    const menus = page.locator("main .download");
    const titles = await menus.locator("summary").allInnerTexts();
    assert.ok(titles.length >= least, `${titles.length} menus: ${titles.join("; ")}`);
    for (const [i, title] of titles.entries()) {
      const menu = menus.nth(i);
      await inView(menu);
      await menu.locator("summary").press("Enter");
      await menu.locator("[data-format]").first().waitFor();
      const formats = await menu.locator("[data-format]").evaluateAll((all) => all.map((button) => button.dataset.format));
      const files = new Map();
      for (const format of formats) files.set(format, await askFor(page, menu, format));
      const rows = new Map();
      for (const [format, bytes] of files) {
        const what = `${title}, ${format}`;
        if (format === "png") {
          const far = await apart(page, files.get("svg").toString("utf8"), bytes);
          assert.ok(far < 0.005, `${what} is another picture than the SVG: ${far}`);
        } else {
          rows.set(format, await READERS[format](page, bytes, what));
        }
      }
      if (formats.includes("csv")) {
        const [csv, xlsx, json] = ["csv", "xlsx", "json"].map((format) => rows.get(format));
        assert.ok(csv.length > 0 && csv.some((row) => row.slice(1).some((cell) => typeof cell === "number")), `${title}: ${csv[0]}`);
        assert.deepEqual(xlsx, csv, title);
        const numbers = (row) => row.filter((cell) => typeof cell === "number");
        assert.deepEqual(json.map(numbers), csv.map((row) => numbers(row.slice(1))), title);
      }
      await menu.locator("summary").press("Enter");
    }
  });
}

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
  const [sheet, notes] = await sheetsOf(xlsx.bytes);
  assert.deepEqual(sheet[0], head);
  rows.forEach((row, i) => row.forEach((cell, j) => assert.equal(sheet[i + 1][j], cell === "–" ? null : number(cell))));
  const known = new Map(notes.map(([name, is]) => [name, is]));
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
    assert.deepEqual([seen.broken, seen.outside], [null, []], what);
    // White and opaque.
    assert.ok(seen.corner.every((part) => part === 255), `${what}: ${seen.corner}`);
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

pageTest("a scenario's file of another version opens as a link of it does, and tells what may differ", async (page) => {
  await open(page, "?kommune=0301");
  const give = async (file) => {
    // Another place has another foot.
    if ((await page.locator("#open-saved").count()) === 0) await page.locator("#keep > summary").press("Enter");
    await page.locator("#open-saved").setInputFiles({
      name: "a.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ format: "framsyn-scenario", version: 1, place: "5634", ...file })),
    });
  };
  const scenarios = (change) => [{ slot: "a", open: true, levers: { tfr: { change } } }];
  await give({ model: 1, scenarios: scenarios(0.2) });
  await page.getByRole("heading", { level: 1, name: /Vardø/ }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("tfr"), "0.2");
  assert.equal(await page.locator(".notices").count(), 0);
  await give({ model: 9, data: "2025-0123abcd", scenarios: scenarios(5) });
  await page.locator(".notices li").nth(2).waitFor();
  const told = await page.locator(".notices").innerText();
  for (const part of [/nyere utgave av modellen/, /mer enn spaken tillater/, /1\. januar 2025/]) assert.match(told, part);
  assert.equal(new URL(page.url()).searchParams.get("tfr"), "0.8");
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

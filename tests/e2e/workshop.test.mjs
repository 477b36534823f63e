// A group before a big screen: guesses, answers, levers; and a whole round with twelve phones.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import jsQR from "jsqr";
import { SITE, accessible, chartDrawn, launch, open, pageTest, ready, setField, watchedPage } from "./harness.mjs";

const BIG = { viewport: { width: 1920, height: 1080 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const folder = mkdtempSync(join(tmpdir(), "framsyn-round-"));
after(() => rmSync(folder, { recursive: true }));

pageTest("the group guesses three times, sees then, and only then has the levers: by remote control", BIG, async (page) => {
  await open(page, "?kommune=5501&mode=workshop");
  await page.getByText("I dag bor det 79 943 her. Hvor mange tror dere det blir i 2046?").waitFor();
  assert.equal(await page.locator("#living").isVisible(), false);
  assert.equal(await page.locator(".lever, .figure, .pyramid").count(), 0, "nothing gives the answer away");
  await accessible(page);
  await page.getByLabel("Anslaget deres").fill("90 000");
  // In the field, Enter goes on as the remote control does elsewhere.
  await page.keyboard.press("Enter");
  await page.getByText("Dere gjettet 90 000. Dagens kurs gir 83 860 i 2046: dere tror på 6 140 flere.").waitFor();
  assert.equal(await page.locator("#living").isVisible(), false, "nothing gives the next answer away");
  await page.keyboard.press("PageDown");
  await page.getByText(/^Av 100 som bor her i dag, har \d+ fylt 80 år/).waitFor();
  await page.keyboard.press("PageDown");
  await page.getByText(/^Dagens kurs gir \d+ av 100 i 2046\.$/).waitFor();
  await page.keyboard.press("PageDown");
  await page.getByText(/^Av 100 i arbeid trengs \d+ i barnehage, skole og omsorg/).waitFor();
  await page.getByLabel("Anslaget deres").fill("30");
  await page.keyboard.press("Enter");
  await page.getByText(/^Dere gjettet 30 av 100\./).waitFor();
  await page.keyboard.press("PageDown");
  await page.locator("#living").waitFor();
  assert.equal(await page.locator(".lever").count(), 0);
  await chartDrawn(page.locator(".chart__canvas"));
  await accessible(page);
  await page.keyboard.press("PageDown");
  await page.locator("#lever-tfr").waitFor();
  await setField(page.locator("#lever-tfr"), 0.3);
  await page.waitForFunction(() => /^\?kommune=5501&tfr=0\.3&mode=workshop&v=2&data=2026-\w+$/.test(location.search));
  await page.keyboard.press("PageUp");
  assert.equal(await page.locator(".lever").count(), 0);
});

pageTest("a guess that is no number is refused, and arrow keys in the field stay there", BIG, async (page) => {
  await open(page, "?kommune=1151&mode=workshop&lang=nn");
  const field = page.getByLabel("Gjettinga dykkar");
  await field.fill("mange");
  await field.press("Enter");
  await page.getByText("Skriv eit tal.").waitFor();
  await field.press("ArrowRight");
  assert.equal(await page.locator(".workshop__verdict").count(), 0);
  await field.fill("100");
  await page.getByRole("button", { name: "Vis svaret" }).click();
  await page.getByText(/^Gjettinga var 100\. Kursen i dag gir \d+ i 2046, \d+ fleire enn gjetta\.$/).waitFor();
});

pageTest("the screen turns black and comes back, and the timer counts down, pauses and says when it is over", BIG, async (page) => {
  await page.clock.install();
  await open(page, "?kommune=5501&mode=workshop");
  await page.getByText("Hvor mange tror dere").waitFor();
  await page.keyboard.press("b");
  const blank = page.getByRole("button", { name: "Vis skjermen igjen" });
  await blank.waitFor();
  assert.deepEqual(await blank.boundingBox(), { x: 0, y: 0, width: 1920, height: 1080 });
  await page.keyboard.press("PageDown");
  await blank.waitFor({ state: "detached" });
  assert.equal(await page.locator(".workshop__verdict").count(), 0, "the key did no more than bring the screen back");
  await page.keyboard.press(".");
  await blank.click();
  await page.keyboard.press("t");
  const clock = page.getByRole("timer");
  await page.getByLabel("Minutter").fill("2");
  await page.getByLabel("Minutter").press("Tab");
  assert.equal(await clock.textContent(), "2:00");
  await page.getByRole("button", { name: "Start" }).click();
  await page.clock.runFor(61_000);
  assert.equal(await clock.textContent(), "0:59");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.clock.runFor(30_000);
  assert.equal(await clock.textContent(), "0:59");
  await page.getByRole("button", { name: "Start" }).click();
  await page.clock.runFor(60_000);
  assert.equal(await clock.textContent(), "0:00");
  await page.getByText("Tiden er ute.").waitFor();
  await page.getByRole("button", { name: "Nullstill" }).click();
  assert.equal(await clock.textContent(), "2:00");
});

pageTest("the type is large", BIG, async (page) => {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  await open(page, "?kommune=5501");
  const before = await size();
  await page.getByRole("link", { name: "Verksted på stor skjerm" }).click();
  await page.getByLabel("Anslaget deres").waitFor();
  assert.ok((await size()) >= before * 1.3, `${await size()} px`);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  assert.ok(scroll <= client);
});

/** The pixels of an element as it is painted. */
async function painted(page, locator) {
  const picture = (await locator.screenshot()).toString("base64");
  const plain = await page.context().browser().newPage();
  const { width, height, data } = await plain.evaluate(async (picture) => {
    const blob = await (await fetch(`data:image/png;base64,${picture}`)).blob();
    const bitmap = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = "";
    for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
    return { width: bitmap.width, height: bitmap.height, data: btoa(text) };
  }, picture);
  await plain.close();
  return { width, height, data: new Uint8ClampedArray(Buffer.from(data, "base64")) };
}

/** What a QR code says, to a reader that is none of ours. */
async function readCode(page, locator) {
  const { data, width, height } = await painted(page, locator);
  const code = jsQR(data, width, height);
  assert.ok(code, "the code cannot be read");
  return code.data;
}

/** A film of pictures for Chromium's fake camera: each so many frames long, in the middle of a grey room. */
function film(file, pictures, frames = 12) {
  const [width, height] = [640, 480];
  const chunks = [Buffer.from(`YUV4MPEG2 W${width} H${height} F6:1 Ip A1:1 C420jpeg\n`)];
  for (const picture of pictures) {
    const room = Buffer.alloc(width * height, 160);
    const scale = Math.min(1, 400 / picture.width);
    const side = Math.floor(picture.width * scale);
    for (let y = 0; y < side && y < 440; y++) {
      for (let x = 0; x < side; x++) {
        const from = 4 * (Math.floor(y / scale) * picture.width + Math.floor(x / scale));
        room[(y + 20) * width + x + 100] = picture.data[from];
      }
    }
    for (let i = 0; i < frames; i++) chunks.push(Buffer.from("FRAME\n"), room, Buffer.alloc((width * height) / 2, 128));
  }
  writeFileSync(file, Buffer.concat(chunks));
}

// What each of the twelve thinks: levers as their sliders go.
const CHOICES = [
  { tfr: 0.2, migdom: 4 },
  { tfr: 0.1, care: -10 },
  { migdom: 6, health: 2 },
  { tfr: 0.3, migdom: 2.5, ret: 1 },
  { migdom: -3, care: -5 },
  { tfr: 0.2 },
  { migdom: 4, emp: 2 },
  { tfr: -0.1, migdom: 8 },
  { migdom: 5, care: -12 },
  { tfr: 0.4, migdom: 10, emp: 3 },
  { migdom: 1, health: 1.5 },
  { tfr: 0.2, care: -8, migdom: 3 },
];
const SPANS = { tfr: 1.4, migdom: 40, migint: 30, e0: 6, ret: 7, emp: 20, hours: 25, health: 6, care: 50, kinder: 18 };
const of = (choice, lever) => choice[lever] ?? 0;
const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
};

/** What a page shows of a round, as a reader of it would write it down. */
const shown = (page) =>
  page.evaluate(() => ({
    medians: Object.fromEntries(
      [...document.querySelectorAll(".spread__lever")].map((row) => [row.dataset.lever, Number(row.dataset.median)]),
    ),
    dots: Object.fromEntries(
      [...document.querySelectorAll(".spread__lever")].map((row) => [
        row.dataset.lever,
        [...row.querySelectorAll(".spread__dot")].map((dot) => Number(dot.style.getPropertyValue("--at"))),
      ]),
    ),
    middle: document.querySelector("#median").textContent,
    different: document.querySelector("#different-told").textContent,
    agreed: [...document.querySelectorAll("#agreed-list li")].map((line) => line.textContent),
    worth: [...document.querySelectorAll(".doing__lever")].map((row) => row.dataset.lever),
  }));

test("a round with twelve phones: joined by code, gathered by camera, picture, hand and link, saved and opened again", { timeout: 240_000 }, async () => {
  const usual = await launch();
  const watches = [];
  const visit = async (browser, options) => {
    const { page, context } = await watchedPage(browser, options);
    watches.push(page.watch);
    return { page, context };
  };
  try {
    // The facilitator's screen shows the way in.
    const first = await visit(usual, BIG);
    await open(first.page, "?kommune=5634&e0=0.5&mode=workshop&lang=nb");
    await first.page.getByRole("button", { name: "Kode for mobilen" }).click();
    const code = first.page.locator(".workshop__code svg");
    await code.waitFor();
    const way = await readCode(first.page, code);
    const [start, made] = way.split("&v=");
    assert.equal(start, `${SITE}?kommune=5634&e0=0.5&lang=nb&mode=phone`);
    assert.match(made, /^\d+&data=2026-\w+$/);
    await accessible(first.page);
    await first.context.close();

    // Twelve phones, each moving levers.
    const codes = [];
    const pictures = [];
    let link;
    for (const [i, choice] of CHOICES.entries()) {
      const { page, context } = await visit(usual, PHONE);
      await page.goto(way);
      await ready(page);
      for (const [lever, change] of Object.entries(choice)) {
        await page.locator(`#lever-${lever}`).waitFor();
        await setField(page.locator(`#lever-${lever}`), change);
      }
      if (i === 0) {
        await accessible(page);
        const room = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(room[0] <= room[1], String(room));
      }
      await page.getByRole("button", { name: "Lever framtida mi" }).click();
      await page.getByRole("heading", { name: "Framtida di" }).waitFor();
      if (i === 0) await accessible(page);
      const told = await page.locator("#code").textContent();
      assert.match(told, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{1,4})+$/);
      const qr = page.locator(".phone__code svg.qr");
      assert.equal(await readCode(page, qr), told);
      codes.push(told);
      pictures.push({ pixels: await painted(page, qr), png: await qr.screenshot() });
      if (i === 11) link = page.url();
      await context.close();
    }

    // A camera that sees the first three, one after the other.
    const seen = join(folder, "codes.y4m");
    film(seen, pictures.slice(0, 3).map((picture) => picture.pixels));
    const filming = await launch([
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${seen}`,
    ]);
    try {
      const { page, context } = await visit(filming, { ...BIG, acceptDownloads: true });
      await open(page, "?kommune=5634&mode=round&lang=nb");
      await page.getByText("Ingen har levert ennå.").waitFor();
      await accessible(page);
      await page.getByRole("button", { name: "Les koder med kameraet" }).click();
      await page.getByText("3 framtider er levert.").waitFor({ timeout: 45_000 });
      const tracks = () => page.evaluate(() => document.querySelector(".camera video")?.srcObject.getTracks()[0].readyState);
      assert.equal(await tracks(), "live");
      await page.evaluate(() => { globalThis.track = document.querySelector(".camera video").srcObject.getTracks()[0]; });
      await page.getByRole("button", { name: "Slå av kameraet" }).click();
      await page.waitForFunction(() => globalThis.track.readyState === "ended");

      // The next two from pictures, five more by hand, one mistyped at first.
      for (const [i, { png }] of pictures.slice(3, 5).entries()) {
        await page.locator("#round-picture").setInputFiles({ name: "kode.png", mimeType: "image/png", buffer: png });
        await page.getByText(`${4 + i} framtider er levert.`).waitFor();
      }
      const field = page.getByLabel("Koder og lenker");
      const told = page.locator("#round-told");
      const slip = codes[5].replace(/.$/, (sign) => (sign === "7" ? "8" : "7"));
      await field.fill(slip);
      await field.press("Enter");
      await told.getByText("koden stemmer ikke").waitFor();
      assert.equal(await field.inputValue(), slip, "what was mistyped stays, to be mended");
      for (const [i, typed] of codes.slice(5, 10).entries()) {
        await field.fill(i % 2 ? typed.toLowerCase().replaceAll("-", " ") : typed);
        await field.press("Enter");
        await page.getByText(`${6 + i} framtider er levert.`).waitFor();
      }
      // Of another place, and one that is there already.
      await field.fill(`${SITE}?kommune=5501&tfr=0.2&v=1`);
      await page.getByRole("button", { name: "Legg til" }).click();
      await told.getByText("Denne handler om Tromsø, og runden om Vardø. Den er ikke tatt med.").waitFor();
      await field.fill(codes[5]);
      await field.press("Enter");
      await told.getByText("Denne er med fra før, som framtid 6.").waitFor();
      // Two links at once.
      await field.fill(`${SITE}?kommune=5634&migdom=1&e0=0.5&health=1.5&v=1\n${link}`);
      await page.getByRole("button", { name: "Legg til" }).click();
      await page.getByText("12 framtider er levert.").waitFor();

      // The spread, against a reckoning of its own.
      const all = CHOICES.map((choice) => ({ e0: 0.5, ...choice }));
      const levers = Object.keys(SPANS).filter((lever) => all.some((choice) => of(choice, lever) !== 0));
      const now = await shown(page);
      const expected = Object.fromEntries(levers.map((lever) => [lever, median(all.map((choice) => of(choice, lever)))]));
      assert.deepEqual(Object.keys(now.medians), levers);
      for (const lever of levers) {
        assert.ok(Math.abs(now.medians[lever] - expected[lever]) < 1e-3, `${lever}: ${now.medians[lever]}, ${expected[lever]}`);
        assert.equal(now.dots[lever].length, 12);
      }
      let apart = { distance: -1 };
      for (let i = 0; i < 12; i++) {
        for (let j = i + 1; j < 12; j++) {
          const distance = Object.entries(SPANS)
            .map(([lever, span]) => Math.abs(of(all[i], lever) - of(all[j], lever)) / span)
            .reduce((sum, part) => sum + part, 0);
          if (distance > apart.distance + 1e-12) apart = { distance, pair: [i + 1, j + 1] };
        }
      }
      const distance = apart.distance.toFixed(2).replace(".", ",");
      assert.equal(now.different, `Framtid ${apart.pair[0]} og framtid ${apart.pair[1]} er mest ulike. Avstanden er ${distance}.`);
      // More than half moved these the same way, those that most agree about first.
      const same = (lever) =>
        Math.max(all.filter((choice) => of(choice, lever) > 0).length, all.filter((choice) => of(choice, lever) < 0).length);
      const worth = levers.filter((lever) => same(lever) > 6).sort((a, b) => same(b) - same(a));
      assert.deepEqual(now.worth, worth);

      await page.locator("#migdom1").check();
      await page.locator("#e02").check();
      await page.waitForFunction(() => document.querySelectorAll("#agreed-list li").length === 2);
      await accessible(page);
      const result = await shown(page);
      await page.waitForFunction(() => location.search.includes("~migdom1.e02"));
      const address = page.url();

      // To a file, which is no larger than what it says.
      const waiting = page.waitForEvent("download");
      await page.locator("#save-round").click();
      const download = await waiting;
      assert.equal(download.suggestedFilename(), "framsyn-runde-5634.json");
      const file = join(folder, "round.json");
      await download.saveAs(file);
      const saved = JSON.parse(readFileSync(file, "utf8"));
      assert.equal(saved.futures.length, 12);
      assert.deepEqual(saved.agreed, ["migdom1", "e02"]);
      await context.close();

      // The link alone, in another browser; then the file alone.
      for (const restore of ["link", "file"]) {
        const { page, context } = await visit(usual, BIG);
        if (restore === "link") {
          await page.goto(address);
          await ready(page);
        } else {
          await open(page, "?kommune=5634&mode=round&lang=nb");
          await page.locator("#open-round").setInputFiles(file);
        }
        await page.getByText("12 framtider er levert.").waitFor();
        await page.locator("#agreed-list li").nth(1).waitFor();
        assert.deepEqual(await shown(page), result, restore);
        await context.close();
      }
    } finally {
      await filming.close();
    }
    for (const watch of watches) watch.verify();
  } finally {
    await usual.close();
  }
});

pageTest("files that are no round are refused with their reason, and nothing is lost", async (page) => {
  await open(page, "?kommune=5634&mode=round&round=8B05110RTV7F&lang=nb");
  await page.getByText("1 framtid er levert.").waitFor();
  const give = (text) =>
    page.locator("#open-round").setInputFiles({ name: "r.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const problem = page.locator("#round-problem");
  await give("<!doctype html>");
  await problem.getByText("Filen kan ikke åpnes: Den er ikke en runde fra Framsyn.").waitFor();
  const round = { format: "framsyn-round", version: 1, model: 2, place: "5634", futures: ["tfr=0.2", "tfr=9"], agreed: [] };
  await give(JSON.stringify(round));
  await problem.getByText("Framtid 2 i filen kan ikke leses.").waitFor();
  await give(JSON.stringify({ ...round, place: "5501", futures: [] }));
  await problem.getByText("Runden i filen handler om Tromsø. Velg det stedet først; nå vises Vardø.").waitFor();
  assert.ok(page.url().includes("round=8B05110RTV7F"));
});

pageTest("a round's file of another version opens as a link of it does, and tells what may differ", async (page) => {
  await open(page, "?kommune=5634&mode=round&lang=nb");
  const give = (round) =>
    page.locator("#open-round").setInputFiles({
      name: "r.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ format: "framsyn-round", version: 1, place: "5634", agreed: ["tfr1"], ...round })),
    });
  await give({ model: 1, futures: ["tfr=0.2"] });
  await page.locator(".spread__lever[data-lever=tfr]").waitFor();
  assert.equal(await page.locator(".notices").count(), 0);
  await give({ model: 9, data: "2025-0123abcd", futures: ["tfr=0.2", "tfr=9"] });
  await page.locator(".notices li").nth(2).waitFor();
  const told = await page.locator(".notices").innerText();
  for (const part of [/nyere utgave av modellen/, /mer enn spaken tillater/, /1\. januar 2025/]) assert.match(told, part);
  assert.match(await page.locator(".round__count").innerText(), /2/);
});

pageTest("what a link's round loses is told", async (page) => {
  await open(page, "?kommune=5634&mode=round&round=8B05110RTV7F.8B05110RTV7G~sun1&lang=nb");
  await page.getByText("Noe av runden i lenken kunne ikke leses:").waitFor();
  await page.getByText("koden stemmer ikke").waitFor();
  await page.getByText("«sun1» er ikke et tiltak vi kjenner.").waitFor();
  await page.getByText("1 framtid er levert.").waitFor();
});

pageTest("where there is no camera, the other ways are told", async (page) => {
  await open(page, "?kommune=5634&mode=round&lang=nb");
  await page.getByRole("button", { name: "Les koder med kameraet" }).click();
  await page.getByText(/Vi (finner ikke noe kamera her|fikk ikke bruke kameraet)\. Skriv koden, lim inn en lenke/).waitFor();
});

pageTest("the phone shows the levers that the facilitator offers, and works at 320 px", { ...PHONE, viewport: { width: 320, height: 640 } }, async (page) => {
  await open(page, "?kommune=5634&mode=phone&show=tfr,care&lang=nn");
  await page.locator("#lever-tfr").waitFor();
  assert.equal(await page.locator(".lever").count(), 2);
  assert.equal(await page.locator("#change-place").isVisible(), false);
  await accessible(page);
  await page.getByRole("button", { name: "Lever framtida mi" }).click();
  await page.locator("#code").waitFor();
  const room = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(room[0] <= room[1], String(room));
});

// What strangers put into links, fields, files and messages: used as text, ignored, or limited and told in plain words.
// docs/reliability.md has the same table for readers.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after } from "node:test";
import { SITE, chartDrawn, inView, longestTask, open, pageTest, ready, setField, typeAnotherPlace } from "./harness.mjs";

const servers = [];
after(() => servers.forEach((server) => server.close()));

const search = (page) => new URL(page.url()).searchParams;
const encode = encodeURIComponent;

/** Each sets a mark if it is ever taken for more than text. */
const MARKUP = [
  "<script>marked=1</script>",
  "<img src=x onerror=marked=1>",
  "<svg onload=marked=1>",
  "<iframe srcdoc='<script>top.marked=1</script>'>",
  "<a href=javascript:marked=1>x</a>",
  "{{marked=1}}${marked=1}",
  "\"'><style>*{display:none}</style>",
];

/** The page is whole, and nothing that came from outside is more than text in it. */
async function unharmed(page) {
  assert.equal(await page.locator("#boot-failure").isVisible(), false);
  const found = await page.evaluate(() => ({
    marked: globalThis.marked,
    polluted: {}.marked ?? Object.prototype.tfr ?? Object.prototype.a,
    strange: [...document.querySelectorAll("script, iframe, object, embed, base, style, img, [srcdoc]")]
      .filter((it) => !(it.tagName === "SCRIPT" && it.src.startsWith(new URL("./static/", document.baseURI).href)))
      // The report's pictures, which a browser shows without running anything in them.
      .filter((it) => !(it.tagName === "IMG" && it.src.startsWith("data:image/svg+xml") && it.closest(".report")))
      .map((it) => it.outerHTML.slice(0, 80)),
    handlers: [...document.querySelectorAll("*")].flatMap((it) =>
      [...it.attributes].filter(({ name, value }) => /^on/i.test(name) || /^\s*javascript:/i.test(value)).map(({ name }) => `${it.tagName} ${name}`),
    ),
  }));
  assert.deepEqual(found, { marked: undefined, polluted: undefined, strange: [], handlers: [] });
}

const notices = (page) => page.locator(".notices li").allInnerTexts();
const limited = (what) => `${what}: lenken ba om mer enn spaken tillater.`;
const skipped = (text) => `«${text}» kan ikke leses, og er hoppet over.`;
const unknown = (key) => `«${key}» finnes ikke her, og er hoppet over.`;
const twice = (key) => `«${key}» står flere ganger. Den første gjelder.`;
const afresh = "Lenken er for lang til å være laget her. Vi begynner på nytt.";

/**
 * Attacks by a link to Vardø, `?kommune=5634&` and `given`: what the page tells of it, and what the levers, or the address,
 * then say. A text of `told` that ends in a full stop may be the beginning of a notice.
 */
const LINKS = [
  { attack: "a number beyond what a computer holds", given: "tfr=1e999", told: [skipped("tfr=1e999")], levers: { tfr: "0" } },
  { attack: "a great number", given: "tfr=999999999999&emp=-999999999999", told: [limited("Barn per kvinne"), limited("Hvor mange som er i arbeid")], levers: { tfr: "0.8", emp: "-10" } },
  { attack: "a gigantic number", given: `tfr=${"9".repeat(300)}`, told: [skipped(`tfr=${"9".repeat(39)}…`)], levers: { tfr: "0" } },
  { attack: "a number of five thousand decimals", given: `tfr=0.${"1".repeat(5_000)}`, told: [skipped(`tfr=0.${"1".repeat(37)}…`)], levers: { tfr: "0" } },
  { attack: "NaN", given: "tfr=NaN", told: [skipped("tfr=NaN")], levers: { tfr: "0" } },
  { attack: "Infinity", given: "tfr=Infinity&e0=-inf", told: [skipped("tfr=Infinity"), skipped("e0=-inf")], levers: { tfr: "0", e0: "0" } },
  { attack: "a hexadecimal number", given: "tfr=0x1&emp=1_0", told: [skipped("tfr=0x1"), skipped("emp=1_0")], levers: { tfr: "0", emp: "0" } },
  { attack: "no number", given: "tfr=&emp", told: [skipped("tfr="), skipped("emp=")], levers: { tfr: "0", emp: "0" } },
  { attack: "minus nothing", given: "tfr=-0", told: [], levers: { tfr: "0" } },
  { attack: "a year beyond all years", given: "tfr=0.2@65535&year=65535", told: ["Et år lå utenfor det vi regner på.", "Et år lå utenfor det vi regner på."], levers: { tfr: "0.2" } },
  { attack: "a year that is none", given: "tfr=0.2@99999&year=-1&born=1e3", told: [skipped("tfr=0.2@99999"), skipped("year=-1"), skipped("born=1e3")], levers: { tfr: "0" } },
  { attack: "a seed that is none", given: "view=stories&seed=65536", told: [skipped("seed=65536")] },
  { attack: "a repeated key", given: "tfr=0.2&tfr=0.4", told: [twice("tfr")], levers: { tfr: "0.2" } },
  { attack: "a repeated place", given: "kommune=0301", told: [twice("kommune")] },
  { attack: "a repeated key in disguise", given: "tfr=0.2&%74fr=0.4", told: [twice("tfr")], levers: { tfr: "0.2" } },
  { attack: "a key in capitals", given: "TFR=0.2", told: [unknown("TFR")], levers: { tfr: "0" } },
  { attack: "names of JavaScript's own", given: "__proto__=1&constructor=2&toString=3&a=__proto__~tfr=0.1", told: [unknown("__proto__"), unknown("constructor"), unknown("toString"), skipped("a=__proto__~tfr=0.1")] },
  { attack: "a lever called as JavaScript's own", given: "show=__proto__&chart=constructor&view=__proto__&mode=toString", told: ["show=__proto__", "view=__proto__", "mode=toString", "chart=constructor"].map(skipped) },
  { attack: "bytes that are no text", given: "tfr=%ff%fe&%ff=1", told: [skipped("tfr=\ufffd\ufffd"), unknown("\ufffd")], levers: { tfr: "0" } },
  { attack: "a text cut in the middle of a letter", given: "tfr=%c3", told: [skipped("tfr=\ufffd")], levers: { tfr: "0" } },
  { attack: "a letter written longer than it is", given: "tfr=%c0%af", told: [skipped("tfr=\ufffd\ufffd")], levers: { tfr: "0" } },
  { attack: "Latin 1 instead of UTF-8", given: "b=H%f8ye~tfr=0.2", told: [], shows: "H\ufffdye" },
  { attack: "the letter zero", given: "tfr=0.2%00&%00=1", told: [skipped("tfr=0.2\ufffd"), unknown("\ufffd")], levers: { tfr: "0" } },
  { attack: "broken signs of percent", given: "tfr=0.2%&emp=%zz&%=%", told: [skipped("tfr=0.2%"), skipped("emp=%zz"), unknown("%")], levers: { tfr: "0" } },
  { attack: "encoded twice", given: "tfr=%2530.2", told: [skipped("tfr=%30.2")], levers: { tfr: "0" } },
  { attack: "a plus", given: "tfr=+0.2&emp=++2", told: [skipped("emp=++2")], levers: { tfr: "0.2", emp: "0" } },
  { attack: "digits of another script", given: "tfr=０.２&emp=٢", told: [skipped("tfr=０.２"), skipped("emp=٢")], levers: { tfr: "0", emp: "0" } },
  { attack: "letters that turn a notice around", given: `tfr=${encode("\u202e2.0")}&${encode("\u2066evil\u2069")}=1`, told: [skipped("tfr=\ufffd2.0"), unknown("\ufffdevil\ufffd")] },
  { attack: "letters that nobody sees", given: `tfr=${encode("\u200b0.2")}`, told: [skipped("tfr=\ufffd0.2")], levers: { tfr: "0" } },
  { attack: "a key of thousands of letters", given: `${"k".repeat(3_000)}=${"v".repeat(3_000)}`, told: [unknown(`${"k".repeat(39)}…`)] },
  { attack: "a colour that closes a declaration", given: `embed=1&accent=${encode("005a9c;background:url(//evil.example)")}`, told: ["«accent=005a9c;background:url(//evil.example)»"], unless: "[data-accent]" },
  { attack: "a colour that is an expression", given: `embed=1&accent=${encode("expression(marked=1)")}`, told: [skipped("accent=expression(marked=1)")], unless: "[data-accent]" },
  { attack: "a colour by the name of another property", given: "embed=1&accent=var(--paper)", told: [skipped("accent=var(--paper)")], unless: "[data-accent]" },
  { attack: "levers that there are not", given: `show=${encode("tfr,<script>")}`, told: [skipped("show=tfr,<script>")] },
  { attack: "own figures beyond all measure", given: "own=pupils:1e999", told: [skipped("own=pupils:1e999")] },
  { attack: "own figures that are none", given: "own=pupils:NaN,employed:-1", told: [skipped("own=pupils:NaN,employed:-1")] },
  { attack: "an edition that is markup", given: "tfr=0.2&v=2&data=<b>x</b>", told: [skipped("data=<b>x</b>")], levers: { tfr: "0.2" } },
  { attack: "a version that there cannot be", given: "tfr=0.2&v=99999", told: [skipped("v=99999")], levers: { tfr: "0.2" } },
  { attack: "a scenario within a scenario", given: `b=${encode("x~b=y~tfr=0.2")}`, told: [], shows: "x~b=y" },
  { attack: "a scenario beyond all bounds", given: "b=Hjem~tfr=999999999999", told: [limited("Barn per kvinne")], shows: "Hjem" },
  { attack: "a name of ten thousand letters", given: `b=${"n".repeat(5_000)}~tfr=0.2`, told: ["Navnet på et scenario var for langt, og er kortet ned."], shows: "n".repeat(40) },
  { attack: "a name that is turned around", given: `b=${encode("\u202eecin\u2066\u200b\u0007")}~tfr=0.2`, told: [], shows: "ecin" },
  { attack: "a name of letters without width or ink", given: `b=${encode("\u2800\u3164\u{e0041}\u180e")}~tfr=0.2`, told: [], shows: "Scenario B" },
  { attack: "a name with a template of the charts'", given: `b=${encode("{a|x}{@[0]}")}~tfr=0.2`, told: [], shows: "{a|x}{@[0]}" },
];

for (const { attack, given, told, levers = {}, shows, unless } of LINKS) {
  pageTest(`a link with ${attack}`, async (page) => {
    await open(page, `?kommune=5634&lang=nb&${given}`);
    await page.getByRole("heading", { level: 1, name: /Vardø/ }).waitFor();
    if (shows) await page.locator(".scenario", { hasText: shows }).first().waitFor();
    // Notices come with code of their own: also those that should not be there.
    await page.waitForLoadState("networkidle");
    if (told.length > 0) await page.waitForFunction((count) => document.querySelectorAll(".notices li").length >= count, told.length);
    const texts = await notices(page);
    assert.equal(texts.length, told.length, texts.join("\n"));
    for (const [at, text] of told.entries()) assert.ok(texts[at].startsWith(text), `${texts[at]} is not ${text}`);
    for (const [lever, value] of Object.entries(levers)) assert.equal(await page.locator(`#lever-${lever}`).inputValue(), value, lever);
    if (unless) assert.equal(await page.locator(unless).count(), 0, unless);
    await unharmed(page);
  });
}

/** Places that are none, or look like one that is: `given` is what stands behind `kommune=`. */
const PLACES = [
  ["a name with a letter of another alphabet", "Tromsо"],
  ["a name with a digit for a letter", "Osl0"],
  ["a number in wide digits", "０３０１"],
  ["a number with an invisible letter", "03\u200b01"],
  ["a number in Arabic digits", "٠٣٠١"],
  ["a number with a space", " 0301"],
  ["a number of other form", "+301"],
  ["a way up", "../../../etc/passwd"],
  ["another address", "https://evil.example/"],
  ["a county with too much", "fylke:560"],
  ["markup", MARKUP[1]],
  ["a name of JavaScript's own", "__proto__"],
];

for (const [attack, given] of PLACES) {
  pageTest(`a link to a place that is ${attack}`, async (page) => {
    await open(page, `?lang=nb&kommune=${encode(given)}`);
    await page.locator(".notices li").first().waitFor();
    const clean = [...given].map((c) => (c === "\u200b" ? "\ufffd" : c)).join("");
    assert.deepEqual(await notices(page), [skipped(`kommune=${clean}`)]);
    await page.locator("#kommune").waitFor();
    await unharmed(page);
  });
}

pageTest("lookalikes in the field for places: what is found is called by its own name, and Enter chooses none by mistake", async (page) => {
  await open(page, "?lang=nb");
  for (const typed of ["Tromsо", "０３０１", "Osl0", MARKUP[0], MARKUP[1], "\u202eolsO"]) {
    await page.locator("#kommune").fill(typed);
    const found = await page.getByRole("option").allInnerTexts();
    assert.ok(found.every((name) => !name.includes(typed)), `${typed}: ${found}`);
    await page.locator("#kommune").press("Enter");
    const place = search(page).get("kommune");
    // With one letter wrong there may be one place that is meant: it is then found, and shown, by its right name.
    if (place !== null) {
      assert.equal(found.length, 1, `${typed} chose ${place} of ${found}`);
      await page.goBack();
      await page.locator("#kommune").waitFor();
    }
  }
  await unharmed(page);
});

pageTest("markup in every part of a link that is text, shown in every form of the page", async (page) => {
  for (const four of [MARKUP.slice(0, 4), MARKUP.slice(3)]) {
    const [first, ...others] = four.map((markup) => encode(markup.slice(0, 40)));
    const beside = others.map((name, at) => `${"bcd"[at]}=${name}~tfr=0.4`).join("&");
    const link = `?kommune=5634&lang=nb&tfr=0.2&name=${first}&${beside}&beside=b`;
    for (const form of ["", "&view=stories", "&view=map", "&mode=report", "&mode=workshop", "&embed=1"]) {
      await open(page, link + form);
      // Not all forms show names; those that do have them by then.
      if (form === "") for (const markup of four) await page.locator(".scenario", { hasText: markup.slice(0, 8) }).first().waitFor();
      else await page.waitForTimeout(500);
      await unharmed(page);
    }
  }
});

pageTest("a name of markup is text in the chart, the table, the heading of files and the files themselves", async (page) => {
  const name = MARKUP[1].slice(0, 40);
  await open(page, `?kommune=5634&lang=nb&tfr=0.2&b=${encode(name)}~tfr=0.4`);
  await inView(page.locator(".lines"));
  await chartDrawn(page.locator(".lines"));
  await page.locator(".compare thead th", { hasText: name }).waitFor();
  await page.waitForFunction((name) => [...document.querySelectorAll(".chart.lines svg text")].some((it) => it.textContent.startsWith(name)), "<img");
  await page.mouse.move(0, 0);
  await page.locator(".chart.lines").hover();
  await page.waitForTimeout(300);
  await unharmed(page);
  const menu = page.locator(".lines-in-words .download").first();
  await menu.locator("summary").press("Enter");
  await menu.locator("[data-format=svg]").waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), menu.locator("[data-format=svg]").press("Enter")]);
  const svg = String(await readFile(await file.path()));
  assert.ok(!svg.includes("<img") && svg.includes("&lt;img"), "in the picture it is text");
  const elements = await page.evaluate((svg) => {
    // Read by the browser as the picture that it is.
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    return image.decode().then(() => globalThis.marked);
  }, svg);
  assert.equal(elements, undefined);
});

pageTest("no text becomes HTML or a program: the document refuses it, whoever tries", { serviceWorkers: "allow" }, async (page) => {
  await open(page, "?kommune=5634");
  page.watch.expect(/CSP: require-trusted-types-for/, /CSP: trusted-types /, /TrustedHTML|TrustedScript/, /TrustedTypePolicy/);
  const refused = await page.evaluate(async (markup) => {
    const tries = {
      innerHTML: (text) => { document.createElement("div").innerHTML = text; },
      outerHTML: (text) => { document.body.append(document.createElement("i")); document.body.lastChild.outerHTML = text; },
      insertAdjacentHTML: (text) => document.body.insertAdjacentHTML("beforeend", text),
      write: (text) => document.write(text),
      fragment: (text) => document.createRange().createContextualFragment(text),
      parser: (text) => new DOMParser().parseFromString(text, "text/html"),
      srcdoc: (text) => { document.createElement("iframe").srcdoc = text; },
      script: (text) => { document.createElement("script").text = text; },
      address: () => { document.createElement("script").src = "https://evil.example/x.js"; },
      worker: () => navigator.serviceWorker.register("evil.js"),
      eval: (text) => (0, eval)(text),
      timer: (text) => { setTimeout(text); },
      policy: () => trustedTypes.createPolicy("mine", { createHTML: (text) => text }),
      another: () => trustedTypes.createPolicy("default", { createHTML: (text) => text }),
    };
    const outcomes = {};
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt(markup);
        outcomes[name] = "done";
      } catch (error) {
        outcomes[name] = error.name;
      }
    }
    return outcomes;
  }, MARKUP[1]);
  assert.deepEqual(Object.entries(refused).filter(([, outcome]) => outcome === "done"), [], JSON.stringify(refused));
});

pageTest("a thousand keys that there are not: the first are named, the rest counted", async (page) => {
  await open(page, `?kommune=5634&lang=nb&${Array.from({ length: 1_500 }, (_, at) => `k${at}`).join("&").slice(0, 6_500)}`);
  await page.locator(".notices li").first().waitFor();
  const texts = await notices(page);
  assert.equal(texts.length, 13, texts.join("\n"));
  assert.match(texts.at(-1), /^Og \d[\d\s]* til\.$/);
  await unharmed(page);
});

/** Time to the first figures, ms, of an address as long as given: a host that takes it answers with the page. */
async function started(page, address) {
  await page.route((url) => url.href.length > 8_000, async (route) => route.fulfill({ response: await route.fetch({ url: SITE }) }));
  const began = performance.now();
  await page.goto(SITE + address);
  await ready(page);
  return performance.now() - began;
}

for (const [what, address, told] of [
  ["a query", `?kommune=5634&lang=nb&x=${"x".repeat(100_000)}`, [afresh]],
  ["a query of markup", `?kommune=5634&b=${encode(MARKUP[0]).repeat(3_000)}`, [afresh]],
  ["ten thousand keys", `?${"a=1&".repeat(25_000)}`, [afresh]],
  ["what stands behind #", `?kommune=5634&lang=nb#${"x".repeat(100_000)}`, []],
]) {
  pageTest(`an address of 100 kB, ${what}: told, and as quick as any`, async (page) => {
    const time = await started(page, address);
    if (told.length > 0) await page.locator(".notices li").first().waitFor();
    assert.deepEqual(await notices(page), told);
    await unharmed(page);
    console.log(`first figures after ${Math.round(time)} ms`);
    assert.ok(time < 5_000, `${time} ms`);
  });
}

pageTest("100 kB pasted into the field for places: no long stop, and nothing chosen", async (page) => {
  await open(page, "?kommune=5634&lang=nb");
  await typeAnotherPlace(page, "");
  const longest = await longestTask(page);
  for (const text of ["æ".repeat(100_000), "Tromsø ".repeat(14_000), "<b>".repeat(33_000), " ".repeat(100_000)]) {
    await setField(page.locator("#kommune"), text);
    await page.waitForTimeout(50);
  }
  const time = await longest();
  console.log(`longest task ${Math.round(time)} ms`);
  assert.ok(time < 500, `${time} ms`);
  await page.keyboard.press("Escape");
  await unharmed(page);
});

/** What strangers may say to a window. */
const MESSAGES = [
  ...[9_000, 1e9, -1, 0, NaN, Infinity, "9000", "9000px", [900], { valueOf: 900 }, null, true].map((height) => ({ framsyn: { version: 1, height } })),
  { framsyn: { ask: "height" } },
  { framsyn: [{ height: 900 }] },
  { framsyn: "height" },
  { framsyn: null },
  { __proto__: { framsyn: { height: 900 } } },
  [[{ framsyn: { height: 900 } }]],
  "{\"framsyn\":{\"height\":900}}",
  MARKUP[0],
  null,
  undefined,
  0,
];

pageTest("messages from strangers to the page: nothing happens, and nothing is answered to who is not its host", async (page) => {
  // A host of its own, with our frame, and one of somebody else who talks to ours.
  const server = createServer((request, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    const listening = `<script>answers = []; addEventListener("message", ({ data }) => answers.push(data));</script>`;
    const host = `<!doctype html><title>host</title>${listening}
      <iframe name="ours" src="${SITE}?kommune=5634&tfr=0.2&embed=1" width="900" height="900"></iframe><iframe name="other" src="/other"></iframe>`;
    response.end(request.url === "/other" ? `<!doctype html><title>other</title>${listening}` : host);
  });
  servers.push(server);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const [ours, other] = ["ours", "other"].map((name) => page.frame(name));
  // The last that comes by itself, and makes the frame higher.
  await ours.locator(".band").filter({ hasText: /\d/ }).waitFor();
  await page.waitForLoadState("networkidle");
  const [before, address] = [await ours.locator("#living").innerText(), ours.url()];
  const heard = (frame) => frame.evaluate(() => answers.splice(0));
  await heard(page.mainFrame());
  // From the stranger's own realm, so that it is the source.
  await other.evaluate((messages) => messages.forEach((message) => parent.frames.ours.postMessage(message, "*")), MESSAGES);
  await page.waitForTimeout(300);
  assert.deepEqual(await heard(other), []);
  assert.deepEqual(await heard(page.mainFrame()), [], "nor is the host told what a stranger asked for");
  // The host's own question is answered, to the host alone; all else that it may say does nothing.
  await page.evaluate((messages) => messages.forEach((message) => frames.ours.postMessage(message, "*")), MESSAGES);
  await page.waitForFunction(() => answers.length > 1);
  const answers = await heard(page.mainFrame());
  assert.deepEqual(answers.map((answer) => Object.keys(answer)), [["framsyn"], ["datawrapper-height"]], JSON.stringify(answers));
  assert.deepEqual(await heard(other), []);
  assert.equal(await ours.locator("#living").innerText(), before);
  assert.equal(ours.url(), address);
  await unharmed(ours);
});

pageTest("messages from strangers to a host's page: a height counts from the frame itself, and only one that can be", async (page) => {
  // A host of its own, with a frame of ours and one of somebody else.
  const server = createServer((request, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    const stranger = `<!doctype html><title>other</title>`;
    const host = `<!doctype html><title>host</title><iframe id="ours" src="${SITE}?embed=1&kommune=1151" width="900" height="321"></iframe>
      <iframe id="other" src="/other" height="100"></iframe><script src="${SITE}embed-1.js"></script>`;
    response.end(request.url === "/other" ? stranger : host);
  });
  servers.push(server);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const ours = page.locator("#ours");
  await ours.contentFrame().getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => document.getElementById("ours").clientHeight > 600);
  const height = () => ours.evaluate((frame) => frame.clientHeight);
  const settled = async () => {
    for (let before = -1, now = await height(); before !== now; ) {
      await page.waitForTimeout(300);
      [before, now] = [now, await height()];
    }
    return height();
  };
  const before = await settled();
  // From the host itself, and from another frame in it.
  await page.evaluate((messages) => messages.forEach((message) => postMessage(message, "*")), MESSAGES);
  await page.frames().find((frame) => frame.url().endsWith("/other")).evaluate((messages) => messages.forEach((message) => parent.postMessage(message, "*")), MESSAGES);
  await page.waitForTimeout(300);
  assert.equal(await height(), before);
  assert.equal(await page.locator("#other").evaluate((frame) => frame.clientHeight), 100);
  // From within ours, as if it had been taken over: what cannot be a height is none.
  const inside = page.frames().find((frame) => frame.url().startsWith(SITE));
  await inside.evaluate((messages) => messages.forEach((message) => parent.postMessage(message, "*")), MESSAGES.filter((it) => it?.framsyn?.height !== 9_000));
  await page.waitForTimeout(300);
  assert.equal(await height(), before);
  await inside.evaluate(() => parent.postMessage({ framsyn: { version: 1, height: 777 } }, "*"));
  await page.waitForFunction(() => document.getElementById("ours").clientHeight === 777);
});

/** Files that are opened: `#open-saved` takes a scenario, and refuses all that is none as a whole. */
pageTest("files of strangers: refused with a reason, or used as text", async (page) => {
  await open(page, "?kommune=0301&lang=nb");
  await page.locator("#keep > summary").press("Enter");
  await page.locator("#open-saved").waitFor({ state: "attached" });
  const given = (content) =>
    page.locator("#open-saved").setInputFiles({ name: `${MARKUP[1]}.json`.replaceAll("/", ""), mimeType: "application/json", buffer: Buffer.from(content) });
  const told = page.locator("#keep-told");
  const address = page.url();
  for (const [content, reason] of [
    [MARKUP[0], /linje 1/],
    ["[".repeat(100_000), /linje 1/],
    [`{"format":"framsyn-scenario","a":${"1".repeat(100_000)}}`, /linje 1, tegn 100033/],
    [JSON.stringify({ format: "framsyn-scenario", version: 1, [MARKUP[1]]: 1 }), /^Feil i filen ved «<.*: ukjent navn\. Ingenting er endret\.$/],
    [`{"format":"framsyn-scenario","version":1,"__proto__":{"marked":1}}`, /^Feil i filen ved «__proto__»: ukjent navn\. Ingenting er endret\.$/],
    [Buffer.from([0xff, 0xfe, 0x7b, 0x00]), /linje 1/],
    [Buffer.alloc(100_000), /linje 1/],
    [Buffer.alloc(1_000_000), /^Filen er større enn noen som lages her, og er ikke åpnet\.$/],
  ]) {
    await given(content);
    // The field is emptied when the file has been read, and in the same task the page tells of it.
    await page.waitForFunction(() => document.getElementById("open-saved").value === "");
    assert.match(await told.innerText(), reason);
    assert.equal(page.url(), address);
  }
  await unharmed(page);
});

pageTest("codes of a round by strangers: told, and nothing is added", async (page) => {
  await open(page, `?kommune=5634&mode=round&lang=nb&round=${encode(MARKUP[0])}.8B05110RTV7F.${"A.".repeat(100)}~${encode(MARKUP[1])}`);
  await page.getByText("Noe av runden i lenken kunne ikke leses:").waitFor();
  await page.getByText("1 framtid er levert.").waitFor();
  await unharmed(page);
});

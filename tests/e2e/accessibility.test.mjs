// Everyone: what WCAG 2.2 asks for and axe cannot see, in every state of the page, and axe where no other test has looked.
// docs/accessibility.md tells what each criterion was held against.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { SITE, accessible, contrast, launch, open, pageTest, setField, toPyramid, watchedPage } from "./harness.mjs";

const PLACE = "?kommune=5634&tfr=0.2&care=-10";
const drawn = (page) => page.locator(".chart__canvas svg path[d]").first().waitFor({ state: "attached" });

/** Opens all that can be opened in a part of the page, also what comes with what was opened. */
async function openAll(page, part = "body") {
  const closed = page.locator(`${part} details:not([open]) > summary`);
  for (let left = 200; (await closed.count()) > 0; left--) {
    assert.ok(left > 0, "there is always more to open");
    await closed.first().evaluate((it) => it.click());
  }
  await page.waitForLoadState("networkidle");
}

/** A round of three, two of which moved a lever the same way. */
async function gather(page) {
  const futures = ["tfr=0.2&migdom=4", "tfr=0.1&care=-10", "migdom=-3"].map((levers) => `${SITE}?kommune=5634&${levers}&v=1`);
  await page.locator("#round-text").fill(futures.join("\n"));
  await page.getByRole("button", { name: "Legg til" }).click();
  await page.getByText("3 framtider er levert.").waitFor();
  await page.locator(".doing__list input").first().check();
  await page.locator("#agreed-list li").waitFor();
}

/** The states of the page: where it opens, and what is done there until it is as it should be looked at. */
const STATES = {
  "the start page": ["", (page) => page.locator(".start__picker").waitFor()],
  "all places listed": ["", async (page) => {
    await page.locator(".all details summary").first().waitFor();
    await openAll(page, "main");
  }],
  population: [PLACE, drawn],
  "population, all opened": [PLACE, async (page) => {
    await drawn(page);
    await openAll(page);
  }],
  work: [`${PLACE}&view=work`, drawn],
  "work, all opened": [`${PLACE}&view=work&lang=nn`, async (page) => {
    await drawn(page);
    await openAll(page);
  }],
  services: [`${PLACE}&view=services`, drawn],
  economy: [`${PLACE}&view=economy`, drawn],
  map: [`${PLACE}&view=map`, (page) => page.locator(".map__place[data-c]").first().waitFor()],
  stories: [`${PLACE}&view=stories`, async (page) => {
    await page.locator(".stories__list .story__number").first().click();
    await page.locator(".story__about").waitFor();
  }],
  "how sure": [`${PLACE}&view=sure`, async (page) => {
    await drawn(page);
    await page.locator("#hits").filter({ hasText: /\d/ }).waitFor();
  }],
  scenarios: ["?kommune=5634&b=Hjem~migdom=6&c=~hold=nomoving&name=Her", (page) => page.locator(".compare tbody tr").first().waitFor()],
  "the picker": [PLACE, async (page) => {
    await page.locator("#change-place").click();
    await page.locator("#kommune").fill("va");
    await page.getByRole("option").first().waitFor();
  }],
  guess: ["?kommune=5634&mode=guess", (page) => page.locator(".draw svg").waitFor()],
  "the second guess, answered": ["?kommune=5634&mode=guess", async (page) => {
    await page.getByRole("button", { name: "Vis svaret" }).click();
    await page.getByRole("button", { name: "Neste spørsmål" }).click();
    await page.getByRole("button", { name: "Vis svaret" }).click();
    await page.locator("#verdict").filter({ hasText: /\d/ }).waitFor();
  }],
  tour: ["?kommune=5634&mode=tour", (page) => page.locator(".form").waitFor()],
  workshop: ["?kommune=5634&mode=workshop", (page) => page.locator(".workshop").waitFor()],
  "workshop, with the levers": ["?kommune=5634&mode=workshop", async (page) => {
    await page.locator(".workshop").waitFor();
    for (let keys = 0; keys < 12 && (await page.locator("#lever-tfr").count()) === 0; keys++) {
      // In a field the keys of a remote control are those of text.
      await page.evaluate(() => document.activeElement?.blur());
      await page.keyboard.press("PageDown");
      await page.waitForTimeout(100);
    }
    await page.locator("#lever-tfr").waitFor();
  }],
  "workshop, the code and the timer": ["?kommune=5634&mode=workshop", async (page) => {
    await page.getByRole("button", { name: "Kode for mobilen" }).click();
    await page.locator(".workshop__code svg").waitFor();
    await page.getByRole("button", { name: "Tidtaker" }).click();
    await openAll(page);
  }],
  phone: ["?kommune=5634&mode=phone", (page) => page.locator("#lever-tfr").waitFor()],
  "phone, handed in": ["?kommune=5634&tfr=0.2&mode=phone", async (page) => {
    await page.getByRole("button", { name: "Lever framtida mi" }).click();
    await page.locator(".phone__code svg.qr").waitFor();
  }],
  round: ["?kommune=5634&mode=round", gather],
  report: ["?kommune=5634&tfr=0.2&care=-10&mode=report", async (page) => {
    await page.locator(".report[data-drawn=true]").waitFor({ timeout: 30_000 });
    await page.locator(".report__helps li li").first().waitFor();
  }],
  builder: [PLACE, async (page) => {
    await page.locator("summary", { hasText: "Vis dette på din egen nettside" }).press("Enter");
    await page.locator(".embed__preview").waitFor();
  }],
  "files to keep": [PLACE, async (page) => {
    await page.locator("#keep > summary").press("Enter");
    await page.locator("#to-report").waitFor();
  }],
  "northern sami": [`${PLACE}&lang=se`, drawn],
  notices: ["?kommune=5634&tfr=9&nonsense=1&view=what", (page) => page.locator(".notices").waitFor()],
  embedded: [`${PLACE}&embed=1`, drawn],
  "embedded, no levers": [`${PLACE}&embed=1&view=work&hideControls=1`, drawn],
};

const DOCUMENTS = ["method", "guide", "guide-nn", "guide-en", "sheets", "sheets-nn", "sheets-en", "accessibility"];
const SIZES = [{ width: 390, height: 844 }, { width: 1280, height: 900 }, { width: 1920, height: 1080 }];

async function inState(page, [query, prepare]) {
  await open(page, query);
  await prepare(page);
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** Each size in each theme. */
async function everyLook(page, look) {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await look(`${size.width} px, ${colorScheme}`);
    }
  }
}

for (const [name, state] of Object.entries(STATES)) {
  // One page for all looks: to open it again would take longer than to look.
  pageTest(`axe finds nothing at any size in any theme, and each name holds what is seen: ${name}`, { timeout: 240_000 }, async (page) => {
    await inState(page, state);
    await everyLook(page, () => accessible(page));
    await named(page);
  });
}

/** What the browser tells of what can be pressed, filled in or looked at, by its roles. */
const ROLES = ["button", "checkbox", "combobox", "DisclosureTriangle", "image", "img", "link", "listbox", "option", "radio", "searchbox", "slider", "spinbutton", "textbox"];

/** What is seen of an element that a name must hold, its own text or that of a field's label; and the value a slider tells. */
function seen() {
  const labels = this.matches("input, select, textarea") ? [...this.labels] : [this];
  // What a picture or a list holds is no label.
  const text = this.matches("img, svg, [role=img], [role=listbox]") ? "" : labels.map((label) => label.innerText).join(" ");
  return { text, value: this.getAttribute("aria-valuetext") ?? this.value };
}

// 1.1.1, 2.5.3 and 4.1.2, by the tree that the browser gives to screen readers.
async function named(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const parts = nodes.filter((node) => !node.ignored && ROLES.includes(node.role.value));
  const plain = (text) => text.toLowerCase().replace(/[\s\u00ad]+/g, " ").trim();
  const wrong = [];
  for (const { role, name, backendDOMNodeId: backendNodeId } of parts) {
    const { object } = await client.send("DOM.resolveNode", { backendNodeId });
    const call = { objectId: object.objectId, functionDeclaration: String(seen), returnByValue: true };
    const { result: { value: { text, value } } } = await client.send("Runtime.callFunctionOn", call);
    const told = plain(name?.value ?? "");
    if (!told || !told.includes(plain(text))) wrong.push(`${role.value} «${told}» shows «${plain(text)}»`);
    // A bare number says not of what, but for a year.
    if (role.value === "slider" && !/\p{L}{2}|^\d{4}$/u.test(value)) wrong.push(`slider «${told}» tells «${value}»`);
  }
  await client.detach();
  assert.deepEqual(wrong, []);
  assert.ok(parts.length >= 5, `${parts.length} parts`);
  console.log(`# ${parts.length} parts have their names`);
}

for (const document of DOCUMENTS) {
  pageTest(`axe finds nothing, and nothing sticks out: ${document}.html`, async (page) => {
    await page.goto(new URL(`${document}.html`, (await open(page), page.url())).href);
    assert.equal(await page.locator("h1").count(), 1);
    await page.locator(".method__contents summary").click();
    await everyLook(page, async (look) => {
      await accessible(page);
      assert.ok(await fits(page), look);
    });
  });
}

// 1.4.10: 1280 x 1024 px enlarged to 400 %.
for (const [name, state] of Object.entries(STATES)) {
  pageTest(`enlarged to 400 % nothing is moved sideways, and focus is never hidden: ${name}`, { viewport: { width: 320, height: 256 }, reducedMotion: "reduce" }, async (page) => {
    await inState(page, state);
    assert.ok(await fits(page), "the page is moved sideways");
    await focusSeen(page);
  });
}

// 2.4.11, 2.4.3 and 2.1.2 on a phone and on a low screen, where parts of the page stay in place.
for (const [width, height] of [[390, 844], [1280, 720]]) {
  for (const name of ["population", "work", "map", "how sure", "stories"]) {
    pageTest(`focus is seen, and goes on, at ${width} x ${height}: ${name}`, { viewport: { width, height }, reducedMotion: "reduce" }, async (page) => {
      await inState(page, STATES[name]);
      await focusSeen(page);
    });
  }
}

/** More than any state has: all places listed are 357. */
const STOPS = 500;

/** Goes through the page with the tabulator: each stop is in sight and has a mark of focus, and the way has an end. */
async function focusSeen(page) {
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  const hidden = [];
  const told = new Set();
  let stops = 0;
  for (let first = null; stops < STOPS; stops++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      element.dataset.stop ??= String(Math.random());
      // What stands in a frame is a page of its own, looked at as such.
      if (element.matches("iframe")) return { id: element.dataset.stop, seen: true, marked: true };
      const box = element.getBoundingClientRect();
      const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]));
      const seen = points.some(([x, y]) => {
        if (!inside(x, y)) return false;
        const there = document.elementFromPoint(x, y);
        return there && (element.contains(there) || there.contains(element) || element.labels?.[0]?.contains(there));
      });
      const style = getComputedStyle(element);
      const thumb = element.matches("input[type=range]");
      const parent = element.parentElement && getComputedStyle(element.parentElement);
      const marked = thumb || style.outlineStyle !== "none" || style.boxShadow !== "none" || parent?.outlineStyle !== "none";
      return { id: element.dataset.stop, seen, marked, html: element.outerHTML.slice(0, 160) };
    });
    if (!stop) break;
    first ??= stop.id;
    if (stops > 0 && stop.id === first) break;
    if (!stop.seen) hidden.push(`hidden: ${stop.html}`);
    if (!stop.marked) hidden.push(`no mark: ${stop.html}`);
    told.add(stop.id);
  }
  assert.deepEqual(hidden, []);
  assert.ok(told.size > 1 && stops < STOPS, `${stops} stops, ${told.size} of them different`);
}

/** Texts that are cut by what they stand in. */
const cut = (page) => page.evaluate(() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const clips = /hidden|clip/.test(style.overflowX + style.overflowY) || style.textOverflow === "ellipsis";
  const hidden = element.closest(".visually-hidden, .ds-skip-link:not(:focus), svg, [hidden], .chart__canvas, thead") || !element.checkVisibility();
  return clips && !hidden && element.innerText?.trim() && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2);
}).map((element) => `${element.className}: ${element.innerText.slice(0, 60)}`));

// 1.4.4: the browser's own type at 200 %.
let large;
after(async () => (await large)?.close());
for (const [name, state] of Object.entries(STATES)) {
  test(`with type of twice the size nothing is cut or moved sideways: ${name}`, { timeout: 120_000 }, async () => {
    large ??= launch(["--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]);
    const { page, context } = await watchedPage(await large, { reducedMotion: "reduce" });
    try {
      await inState(page, state);
      const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      assert.ok(size >= 32, `the type is ${size} px`);
      assert.deepEqual(await cut(page), []);
      assert.ok(await fits(page), "the page is moved sideways");
      await page.watch.settle();
    } finally {
      await context.close();
    }
    page.watch.verify();
  });
}

// 1.3.4
for (const [name, state] of Object.entries(STATES)) {
  pageTest(`a phone that is turned shows no less: ${name}`, { viewport: { width: 390, height: 844 } }, async (page) => {
    await inState(page, state);
    const shown = () => page.locator("h1, h2, h3, button, summary").evaluateAll((all) => all.filter((it) => it.checkVisibility({ visibilityProperty: true })).map((it) => it.innerText));
    const upright = await shown();
    await page.setViewportSize({ width: 844, height: 390 });
    await page.waitForTimeout(200);
    const turned = await shown();
    assert.deepEqual(upright.filter((it) => !turned.includes(it)), []);
    assert.ok(await fits(page), "the page is moved sideways");
  });
}

// 1.4.12
for (const [name, state] of Object.entries(STATES)) {
  pageTest(`with wide spacing of text nothing is cut: ${name}`, { viewport: { width: 390, height: 844 } }, async (page) => {
    await inState(page, state);
    const before = await cut(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }`);
      document.adoptedStyleSheets = [sheet];
    });
    await page.waitForTimeout(200);
    assert.deepEqual((await cut(page)).filter((it) => !before.includes(it)), []);
    assert.ok(await fits(page), "the page is moved sideways");
  });
}

// 2.5.8
for (const [name, state] of Object.entries(STATES)) {
  pageTest(`what is pressed is 24 px or has room around it: ${name}`, async (page) => {
    await inState(page, state);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      assert.deepEqual(await smallTargets(page), [], `${size.width} px`);
    }
  });
}

/** Targets below 24 x 24 px whose circle of 24 px meets another's, and that do not stand in a sentence. */
const smallTargets = (page) => page.evaluate(() => {
  const selector = "a[href], button, input, select, textarea, summary, [role=option], [role=button], .map__place";
  const targets = [...document.querySelectorAll(selector)]
    // A map cannot draw places larger than they are: the picker and the table are the other way to each.
    .filter((element) => !element.matches(".map__place") && element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden") && getComputedStyle(element).pointerEvents !== "none")
    .map((element) => {
      // A field's label is part of what is pressed.
      const label = element.matches("input[type=checkbox], input[type=radio]") && element.labels?.[0];
      const boxes = [element, label].filter(Boolean).map((it) => it.getBoundingClientRect());
      const left = Math.min(...boxes.map((box) => box.left));
      const top = Math.min(...boxes.map((box) => box.top));
      const right = Math.max(...boxes.map((box) => box.right));
      const bottom = Math.max(...boxes.map((box) => box.bottom));
      return { element, left, top, right, bottom, width: right - left, height: bottom - top };
    })
    .filter(({ width, height }) => width > 1 && height > 1);
  const small = (it) => it.width < 23.9 || it.height < 23.9;
  const inSentence = ({ element }) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const line = element.closest("p, li, dd, td, figcaption");
    return line && line.innerText.trim().length > element.innerText.trim().length + 3;
  };
  const away = (it, other) => {
    const x = (it.left + it.right) / 2;
    const y = (it.top + it.bottom) / 2;
    if (small(other)) return Math.hypot(x - (other.left + other.right) / 2, y - (other.top + other.bottom) / 2) >= 24;
    const dx = Math.max(other.left - x, 0, x - other.right);
    const dy = Math.max(other.top - y, 0, y - other.bottom);
    return Math.hypot(dx, dy) >= 12;
  };
  return targets
    .filter((it) => small(it) && !inSentence(it) && targets.some((other) => other !== it && !other.element.contains(it.element) && !it.element.contains(other.element) && !away(it, other)))
    .map(({ element, width, height }) => `${Math.round(width)} x ${Math.round(height)}: ${element.outerHTML.slice(0, 140)}`);
});

// 2.4.2
pageTest("each view of each place has a title of its own, in the language of the page", async (page) => {
  const titles = new Set();
  const queries = ["", ...["population", "work", "services", "economy", "map", "stories", "sure"].flatMap((view) => [`?kommune=5634&view=${view}`, `?kommune=1151&view=${view}`]), "?kommune=5634&lang=nn", "?kommune=5634&view=work&lang=en"];
  for (const query of queries) {
    await open(page, query);
    const view = new URLSearchParams(query).get("view");
    if (view) await page.locator(".views [aria-current=page]").waitFor();
    titles.add(await page.title());
    assert.equal(await page.getAttribute("html", "lang"), new URLSearchParams(query).get("lang") ?? "nb");
  }
  assert.equal(titles.size, queries.length, [...titles].join("\n"));
});

// 4.1.3: one region tells the figures, once, when the lever has come to rest.
pageTest("a lever that moves is told once, by one region, when it has come to rest", async (page) => {
  await open(page, "?kommune=5634");
  await drawn(page);
  await page.evaluate(() => {
    globalThis.told = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
        const region = element?.closest("[aria-live], [role=status], [role=alert]");
        if (region && region.textContent.trim()) globalThis.told.push(region.textContent.trim());
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const value of [0.1, 0.15, 0.2, 0.25, 0.3]) {
    await setField(page.locator("#lever-tfr"), value);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(2_500);
  const told = await page.evaluate(() => [...new Set(globalThis.told)]);
  assert.equal(told.length, 1, told.join("\n"));
  assert.equal(told[0], (await page.locator("#living").innerText()).trim());
});

// 2.3.3, 2.2.2: what is held against the wish for less motion is a page without it.
for (const [wish, moves] of [["no-preference", true], ["reduce", false]]) {
  pageTest(`by itself ${moves ? "something" : "nothing"} moves where the wish is: ${wish}`, { reducedMotion: wish }, async (page) => {
    await open(page, "?kommune=5634");
    await drawn(page);
    // All that ever moves takes a sixth of a second: it is looked for in the next frame.
    const moving = await page.evaluate(async () => {
      const field = document.querySelector("#lever-tfr");
      field.value = "0.4";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(done));
      return document.getAnimations().length;
    });
    assert.equal(moving > 0, moves, `${moving} movements`);
    await toPyramid(page);
    const year = async () => Number(await page.locator(".pyramid__year").innerText());
    await setField(page.locator("#year"), 2030);
    await page.waitForFunction(() => document.querySelector(".pyramid__year").innerText === "2030");
    await page.locator("#year-play").click();
    await page.waitForTimeout(1_500);
    const gone = (await year()) - 2030;
    if (moves) assert.ok(gone > 1, `${gone} years`);
    else assert.equal(gone, 1, "a press is a year");
  });
}

// 1.4.3 and 1.4.11 in what is drawn, where axe does not look, in the page's own colours.
const LINES = ["history", "baseline", "official", "own"].map((line) => `--line-${line}`);
const DRAWN = [...LINES, "--scenario-b", "--scenario-c", "--scenario-d", "--births", "--deaths", "--moves", "--men", "--women"];
for (const colorScheme of ["light", "dark"]) {
  pageTest(`lines, bars and text in figures stand out from the page: ${colorScheme}`, { colorScheme }, async (page) => {
    await open(page, "?kommune=5634&tfr=0.2&b=Hjem~migdom=6&c=~hold=nomoving&d=~tfr=-0.2");
    await drawn(page);
    const colours = (names) => page.evaluate((names) => {
      const probe = document.createElement("i");
      document.querySelector(".questions").append(probe);
      const all = names.map((name) => {
        probe.style.color = `var(${name})`;
        return [name, getComputedStyle(probe).color];
      });
      probe.remove();
      return all;
    }, names);
    const grounds = await colours(["--paper", "--paper-soft"]);
    const low = [];
    for (const [on, ground] of grounds) {
      for (const [name, colour] of await colours([...DRAWN, "--up", "--down"])) {
        if (contrast(colour, ground) < 3) low.push(`${name} on ${on}: ${contrast(colour, ground).toFixed(2)}`);
      }
    }
    // As they are drawn: each line that is no line of the grid, and each text.
    const [[, paper]] = grounds;
    const strokes = await page.locator(".chart__canvas svg path[stroke]:not([stroke=none])").evaluateAll((all) =>
      all.filter((path) => Number(path.getAttribute("stroke-width") ?? 1) >= 1.5).map((path) => getComputedStyle(path).stroke),
    );
    assert.ok(new Set(strokes).size >= 5, "a line of each scenario, the past and today's course");
    for (const stroke of strokes) if (contrast(stroke, paper) < 3) low.push(`line ${stroke}`);
    const texts = await page.locator(".chart__canvas svg text, .pyramid text").evaluateAll((all) => all.map((text) => [text.textContent, getComputedStyle(text).fill]));
    assert.ok(texts.length > 10, `${texts.length} texts`);
    for (const [text, fill] of texts) if (contrast(fill, paper) < 4.5) low.push(`«${text}» ${fill}`);
    assert.deepEqual(low, []);
  });
}

// 1.4.13
pageTest("what a pointer over the chart shows goes away with Escape", async (page) => {
  await open(page, "?kommune=5634");
  await drawn(page);
  const canvas = page.locator(".chart__canvas").first();
  const box = await canvas.boundingBox();
  const texts = () => canvas.evaluate((it) => it.querySelectorAll("svg text").length);
  const rest = await texts();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2 + 5, box.y + box.height / 2);
  // The code for it comes with the first pointer.
  await page.waitForFunction((rest) => document.querySelectorAll(".chart__canvas svg text").length > rest, rest);
  await page.keyboard.press("Escape");
  await page.waitForFunction((rest) => document.querySelectorAll(".chart__canvas svg text").length <= rest, rest);
});

// 1.4.1, 1.4.11 and 2.4.7 in the system's own colours, where backgrounds and shadows are gone.
pageTest("in the system's own colours what is chosen differs from what is not, and bars are drawn", { forcedColors: "active" }, async (page) => {
  const looks = (selector) => page.locator(selector).first().evaluate((it) => {
    const { backgroundColor, borderBlockEndColor, outlineStyle } = getComputedStyle(it);
    return [backgroundColor, borderBlockEndColor, outlineStyle].join();
  });
  await open(page, `${PLACE}&view=economy`);
  await drawn(page);
  assert.notEqual(await looks(".views__one[aria-current=page]"), await looks(".views__one:not([aria-current=page])"));
  assert.notEqual(await looks(".choice__one[aria-pressed=true]"), await looks(".choice__one[aria-pressed=false]"));
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const bar of [".bar__own", ".bar__now"]) {
    const colour = await page.locator(bar).first().evaluate((it) => getComputedStyle(it).backgroundColor);
    assert.ok(![ground, "rgba(0, 0, 0, 0)"].includes(colour), `${bar}: ${colour}`);
  }
  await page.locator("#lever-tfr").focus();
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await page.locator("#lever-tfr").evaluate((it) => getComputedStyle(it).outlineStyle), "none");
  await open(page, `${PLACE}&view=map`);
  const swatches = page.locator(".legend__swatch");
  await swatches.first().waitFor();
  const colours = new Set(await swatches.evaluateAll((all) => all.map((it) => getComputedStyle(it).backgroundColor)));
  assert.ok(colours.size >= 5, [...colours].join());
});

/** What is drawn by its ground alone, and where: the state, and elements with the part of each that has the ground. */
const GROUNDS = [
  ["round", [".spread__track"], [".spread__tick"], [".spread__median"], [".spread__dot"]],
  ["moves", [".fall__track", "::after"], [".fall--whole .fall__track", "::after"], [".swing__up"], [".gap__track", "::after"]],
];
const OPENED = {
  round: STATES.round,
  moves: [`${PLACE}&view=work`, async (page) => {
    await page.locator("#moves > summary").click();
    await page.locator(".swing__up").first().waitFor({ state: "attached" });
    await page.locator("#goal > summary").click();
    await page.locator(".gap__track").waitFor();
  }],
};

for (const [name, ...parts] of GROUNDS) {
  pageTest(`bars and dots are drawn in the system's own colours, and on paper: ${name}`, { forcedColors: "active" }, async (page) => {
    await inState(page, OPENED[name]);
    const looks = (property) => page.evaluate(([parts, property]) => parts.map(([selector, part]) => {
      const element = document.querySelector(selector);
      return [selector, element && getComputedStyle(element, part)[property]];
    }), [parts, property]);
    const system = await page.evaluate(() => {
      const probe = document.createElement("i");
      probe.style.forcedColorAdjust = "none";
      document.body.append(probe);
      const colours = ["CanvasText", "Highlight", "Canvas"].map((colour) => {
        probe.style.backgroundColor = colour;
        return getComputedStyle(probe).backgroundColor;
      });
      probe.remove();
      return colours;
    });
    const [canvas] = system.splice(2);
    for (const [selector, colour] of await looks("backgroundColor")) {
      assert.ok(system.includes(colour) && colour !== canvas, `${selector}: ${colour}`);
    }
    await page.emulateMedia({ media: "print", forcedColors: "none" });
    for (const [selector, adjust] of await looks("printColorAdjust")) assert.equal(adjust, "exact", selector);
  });
}

test("the account of accessibility tells how many states of the page were looked at", () => {
  const account = readFileSync(new URL("../../docs/accessibility.md", import.meta.url), "utf8");
  const told = [...account.matchAll(/(\d+) tilstander/g)].map(([, count]) => Number(count));
  assert.ok(told.length > 3);
  assert.deepEqual([...new Set(told)], [Object.keys(STATES).length]);
});

// Everyone: what WCAG 2.2 asks for and axe cannot see, in every state of the page, and axe where no other test has looked.
// docs/accessibility.md tells what each criterion was held against.

import assert from "node:assert/strict";
import { accessible, open, pageTest, setField } from "./harness.mjs";

const PLACE = "?kommune=5634&tfr=0.2&care=-10";
const drawn = (page) => page.locator(".chart__canvas svg path[d]").first().waitFor({ state: "attached" });

/** Opens all that can be opened, also what comes with what was opened. */
async function openAll(page) {
  const closed = page.locator("main details:not([open]) > summary");
  for (let left = 60; left > 0 && (await closed.count()) > 0; left--) await closed.first().evaluate((it) => it.click());
  await page.waitForLoadState("networkidle");
}

/** The states of the page: where it opens, and what is done there until it is as it should be looked at. */
const STATES = {
  "the start page": ["", (page) => page.locator(".start__picker").waitFor()],
  "all places listed": ["", async (page) => {
    await page.locator(".all details summary").first().waitFor();
    await openAll(page);
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

/** Each size, and each theme where the page is narrow and where it is wide: colours do not follow the size. */
async function everyLook(page, look) {
  for (const [size, colorScheme] of [[SIZES[0], "light"], [SIZES[0], "dark"], [SIZES[1], "dark"], [SIZES[2], "light"]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(size);
    await look(`${size.width} px, ${colorScheme}`);
  }
}

// The views at rest are looked at in tests of their own; these states in no other, or not at every size.
for (const name of ["all places listed", "population, all opened", "work, all opened", "scenarios", "the picker", "guess", "the second guess, answered", "tour", "workshop", "workshop, with the levers", "notices", "embedded", "embedded, no levers"]) {
  pageTest(`axe finds nothing: ${name}`, async (page) => {
    await inState(page, STATES[name]);
    await everyLook(page, () => accessible(page));
  });
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

// 1.4.10 and 1.4.4: 1280 x 1024 px enlarged to 400 %.
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
  assert.ok(told.size > 2 && stops < STOPS, `${stops} stops, ${told.size} of them different`);
}

// 1.4.12
for (const [name, state] of Object.entries(STATES)) {
  pageTest(`with wide spacing of text nothing is cut: ${name}`, { viewport: { width: 390, height: 844 } }, async (page) => {
    await inState(page, state);
    const cut = () => page.evaluate(() => [...document.querySelectorAll("body *")].filter((element) => {
      const style = getComputedStyle(element);
      const clips = /hidden|clip/.test(style.overflowX + style.overflowY) || style.textOverflow === "ellipsis";
      const hidden = element.closest(".visually-hidden, svg, [hidden], .chart__canvas, thead") || !element.checkVisibility();
      return clips && !hidden && element.innerText?.trim() && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2);
    }).map((element) => `${element.className}: ${element.innerText.slice(0, 60)}`));
    const before = await cut();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }`);
      document.adoptedStyleSheets = [sheet];
    });
    await page.waitForTimeout(200);
    assert.deepEqual((await cut()).filter((it) => !before.includes(it)), []);
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

// 2.3.3, 2.2.2
pageTest("with reduced motion nothing moves by itself", { reducedMotion: "reduce" }, async (page) => {
  await open(page, PLACE);
  await drawn(page);
  await setField(page.locator("#lever-tfr"), 0.4);
  await page.waitForTimeout(300);
  const moving = await page.evaluate(() => document.getAnimations().filter((it) => it.playState === "running").length);
  assert.equal(moving, 0);
});

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

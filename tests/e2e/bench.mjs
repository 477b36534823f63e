// Measures in Chromium what a visitor waits for. Prints one JSON object; `cargo xtask bench` makes a table of it.
//
// Lever to frame: the mouse drags a lever, a step every frame or so. Chromium's trace gives, for each `input` event,
// when its handler began, when the frame that shows its effect was presented (the time between is what the visitor waits),
// and how long the page's own thread was at work for it: script, styles, layout, paint. What comes after that work is
// Chromium's, and on a machine without a graphics card most of the wait: a page with nothing but a lever and a number is
// measured beside ours. FLAGS let frames come as soon as they are ready. At a screen's pace a frame would also wait for
// the next refresh.
//
// Bytes: what came over the wire (headers and bodies, brotli) until the first lever could be moved, and until the
// network was quiet, over an emulated connection, so that what is loaded later does not slip in before.

import { chartDrawn, env, launch, leverTimes, longestTask, open, ready, watchedPage } from "./browser.mjs";

const FLAGS = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
const QUERY = "?kommune=5501";
const LEVER = "input[type=range]:not(:disabled)";
const MOVES = 120;
const CONNECTION = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 5e6 / 8 };
/** What a lever is moved beside, and what tells that it is drawn. */
const VIEWS = {
  population: ["", "main"],
  "four scenarios": ["&tfr=0.1&b=B~tfr=0.4&c=C~migdom=5&d=D~e0=2&v=1", "main"],
  work: ["&view=work", "main"],
  services: ["&view=services", "main"],
  economy: ["&view=economy", "main"],
  map: ["&view=map", ".mapping"],
  stories: ["&view=stories", null],
  sure: ["&view=sure", "main"],
};

const speed = await speeds();
const frames = {};
for (const view of Object.keys(VIEWS)) {
  frames[view] = {};
  for (const slower of [1, 4]) frames[view][slower] = await leverToFrame(view, slower);
}
const bare = { 1: await leverToFrame("bare", 1), 4: await leverToFrame("bare", 4) };
const [map, longest] = [await leverToColours(), await longestTasks()];
console.log(JSON.stringify({ ...speed, frames, bare, map, longest, flags: FLAGS, bytes: await bytes() }));

async function leverToFrame(view, slower) {
  const browser = await launch(FLAGS);
  const { page, context } = await watchedPage(browser);
  if (view === "bare") {
    await page.setContent(`<input type="range" min="-1" max="1" step="0.05" style="width: 20rem"><output></output>`);
    await page.evaluate(() => {
      const [lever, told] = document.body.children;
      lever.addEventListener("input", () => { told.textContent = lever.value; });
    });
  } else {
    const [query, drawn] = VIEWS[view];
    await open(page, QUERY + query);
    await ready(page);
    if (drawn) await chartDrawn(page.locator(drawn));
    else await page.locator(".story").first().waitFor();
  }
  // What comes when the visitor first stirs has come before it is measured.
  await page.mouse.move(300, 300);
  await page.waitForLoadState("networkidle");
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });

  const lever = page.locator(LEVER).first();
  await lever.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await lever.boundingBox();
  // Back and forth within the track, a little further each time, so that each move is a new value.
  const along = (move) => x + width * (0.5 + 0.4 * Math.sin(move / 4));
  await page.mouse.move(along(0), y + height / 2);
  await page.mouse.down();
  for (let move = 1; move < 20; move++) await page.mouse.move(along(move), y + height / 2);
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  for (let move = 20; move < 20 + MOVES; move++) {
    await page.mouse.move(along(move), y + height / 2);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await page.waitForTimeout(500);
  const trace = JSON.parse(await browser.stopTracing());
  await browser.close();
  page.watch.verify();
  const moves = latencies(trace.traceEvents);
  return { shown: summary(moves.map(({ shown }) => shown)), work: summary(moves.map(({ work }) => work)) };
}

/**
 * On the map, ms from the `input` event of a lever until all municipalities are worked out anew and recoloured: the whole
 * task, with its microtasks.
 */
async function leverToColours() {
  const browser = await launch(FLAGS);
  const { page } = await watchedPage(browser);
  await open(page, `${QUERY}&view=map`);
  await page.waitForFunction(() => document.querySelectorAll(".map__place[data-c]").length === 357);
  const times = await leverTimes(page, MOVES);
  await browser.close();
  page.watch.verify();
  return summary(times);
}

/** The longest task after the page has come to rest, ms: while its views are chosen, and while a lever moves in each. */
async function longestTasks() {
  const browser = await launch(FLAGS);
  const { page } = await watchedPage(browser);
  await open(page, QUERY);
  await page.mouse.move(300, 300);
  await page.waitForLoadState("networkidle");
  const longest = await longestTask(page);
  const found = {};
  for (const view of ["population", "work", "services", "economy", "map", "stories", "sure"]) {
    await page.locator(".views a").nth(Object.keys(found).length).click();
    await page.waitForLoadState("networkidle");
    await leverTimes(page, 20);
    await page.waitForTimeout(500);
    found[view] = await longest();
    await page.evaluate(() => { globalThis.longest = 0; });
  }
  await browser.close();
  page.watch.verify();
  return found;
}

/**
 * For each `input` event, ms: from the start of its handler to the presentation of the frame that it led to (`shown`), and
 * how much of that time the page's thread was at work (`work`).
 */
function latencies(events) {
  const begun = new Map();
  const presented = new Map();
  const frames = [];
  const inputs = [];
  const tasks = [];
  for (const { name, ph, ts, dur, tdur, pid, tid, id2, args } of events.sort((one, other) => one.ts - other.ts)) {
    if (name === "AnimationFrame" && ph === "b") begun.set(id2.local, { begin: ts, id: args.id });
    if (name === "AnimationFrame" && ph === "e") frames.push({ ...begun.get(id2.local), end: ts });
    if (name === "AnimationFrame::Presentation") presented.set(args.id, ts);
    if (name === "EventDispatch" && args.data.type === "input") inputs.push({ ts, thread: `${pid}.${tid}` });
    // What the thread was at work, not what it waited for others on the processor.
    if (name === "RunTask") tasks.push({ ts, end: ts + dur, share: dur > 0 ? (tdur ?? dur) / dur : 0, thread: `${pid}.${tid}` });
  }
  const moves = inputs.flatMap(({ ts: input, thread }) => {
    const frame = frames.find(({ begin, end }) => begin <= input && input <= end);
    const shown = presented.get(frame?.id);
    if (shown === undefined) return [];
    const within = tasks.filter((task) => task.thread === thread && task.end > input && task.ts < frame.end);
    const part = ({ ts, end, share }) => share * (Math.min(end, frame.end) - Math.max(ts, input));
    const work = within.reduce((sum, task) => sum + part(task), 0);
    return [{ shown: (shown - input) / 1000, work: work / 1000 }];
  });
  // A few are cut off by the ends of the trace. More would mean that the lever does not follow the mouse, or that
  // Chromium names things differently now.
  if (moves.length < MOVES * 0.8) throw new Error(`only ${moves.length} of ${MOVES} moves led to a frame`);
  if (moves.every(({ work }) => work === 0)) throw new Error("the trace tells of no work");
  return moves;
}

function summary(times) {
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  return { median: at(0.5), p95: at(0.95), count: times.length };
}

async function bytes() {
  const browser = await launch();
  const { page, context } = await watchedPage(browser);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", CONNECTION);
  const received = new Map();
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    received.set(requestId, (received.get(requestId) ?? 0) + encodedDataLength);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    received.set(requestId, encodedDataLength);
  });
  const uncompressed = [];
  session.on("Network.responseReceived", ({ response }) => {
    // What is a few bytes long brotli would make longer.
    const long = Number(response.headers["Content-Length"]) > 200;
    if (long && /\.(wasm|js|css)$/.test(response.url) && response.headers["Content-Encoding"] !== "br") {
      uncompressed.push(response.url);
    }
  });
  const sum = () => [...received.values()].reduce((total, length) => total + length, 0);

  let live;
  await context.exposeBinding("leverIsLive", (_source, ms) => {
    live ??= { ms, bytes: sum() };
  });
  await context.addInitScript((lever) => {
    const look = () => {
      const there = !document.querySelector("#boot-loading") && document.querySelector(lever);
      if (there) globalThis.leverIsLive(performance.now());
      else requestAnimationFrame(look);
    };
    addEventListener("DOMContentLoaded", look);
  }, LEVER);
  await open(page, QUERY);
  await chartDrawn(page.locator("main"));
  await page.waitForLoadState("networkidle");
  await browser.close();
  page.watch.verify();
  if (uncompressed.length > 0) throw new Error(`came without brotli: ${uncompressed}`);
  return { live: live.bytes, liveMs: live.ms, all: sum() };
}

/** The model alone, by the rule of crates/speed/src/main.rs: the least of some samples, µs. */
async function speeds() {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(env("FRAMSYN_SPEED_URL"));
  const result = await page.evaluate(async () => {
    const { default: load, Workload, Questions } = await import("./speed.js");
    await load({ module_or_path: "speed_bg.wasm" });
    const read = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
    const [core, country, services] = await Promise.all(["core.bin", "country.bin", "services.bin"].map(read));
    const workload = new Workload(core, country);
    const least = (runs, work, count = 40) => {
      let found = Infinity;
      for (let sample = 0; sample < count; sample++) {
        const start = performance.now();
        work(runs);
        found = Math.min(found, ((performance.now() - start) * 1000) / runs);
      }
      return found;
    };
    // Once before: V8 replaces its quick first code by the optimised one while it runs.
    workload.all(50);
    const asked = ["0301", "norge"].map((place) => {
      const questions = new Questions(core, country, services, place);
      return ["contributions", "sensitivity", "goal", "futures"].map((what) => least(1, () => questions[what](), 5));
    });
    return {
      pass: least(1000, (runs) => workload.pass(runs)),
      one: least(1000, (runs) => workload.one(runs)),
      all: least(5, (runs) => workload.all(runs)),
      asked,
    };
  });
  await browser.close();
  return result;
}

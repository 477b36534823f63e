// Measures in Chromium what a visitor waits for. Prints one JSON object; `cargo xtask bench` makes a table of it.
//
// Lever to frame: the mouse drags a lever, a step every frame or so. Chromium's trace gives, for each `input` event,
// when its handler began, and when the frame that shows its effect was presented: the time between is the result.
// FLAGS let frames come as soon as they are ready. At a screen's pace a frame would also wait for the next refresh.
//
// Bytes: what came over the wire (headers and bodies, brotli) until the first lever could be moved, and until the
// network was quiet, over an emulated connection, so that what is loaded later does not slip in before.

import { chartDrawn, env, launch, leverTimes, open, watchedPage } from "./browser.mjs";

const FLAGS = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
const QUERY = "?kommune=5501";
const LEVER = "input[type=range]:not(:disabled)";
const MOVES = 200;
const CONNECTION = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 5e6 / 8 };

const speed = await speeds();
const frames = {};
for (const slower of [1, 4]) frames[slower] = await leverToFrame(slower);
console.log(JSON.stringify({ ...speed, frames, map: await leverToColours(), flags: FLAGS, bytes: await bytes() }));

async function leverToFrame(slower) {
  const browser = await launch(FLAGS);
  const { page, context } = await watchedPage(browser);
  await open(page, QUERY);
  await chartDrawn(page.locator("main"));
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
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  for (let move = 20; move < 20 + MOVES; move++) {
    await page.mouse.move(along(move), y + height / 2);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await page.waitForTimeout(500);
  const trace = JSON.parse(await browser.stopTracing());
  await browser.close();
  page.watch.verify();
  return summary(latencies(trace.traceEvents));
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

/** For each `input` event, ms from the start of its handler to the presentation of the frame that it led to. */
function latencies(events) {
  const begun = new Map();
  const presented = new Map();
  const frames = [];
  const inputs = [];
  for (const { name, ph, ts, id2, args } of events.sort((one, other) => one.ts - other.ts)) {
    if (name === "AnimationFrame" && ph === "b") begun.set(id2.local, { begin: ts, id: args.id });
    if (name === "AnimationFrame" && ph === "e") frames.push({ ...begun.get(id2.local), end: ts });
    if (name === "AnimationFrame::Presentation") presented.set(args.id, ts);
    if (name === "EventDispatch" && args.data.type === "input") inputs.push(ts);
  }
  const times = inputs.flatMap((input) => {
    const frame = frames.find(({ begin, end }) => begin <= input && input <= end);
    const shown = presented.get(frame?.id);
    return shown === undefined ? [] : [(shown - input) / 1000];
  });
  // A few are cut off by the ends of the trace. More would mean that the lever does not follow the mouse, or that
  // Chromium names things differently now.
  if (times.length < MOVES * 0.8) throw new Error(`only ${times.length} of ${MOVES} moves led to a frame`);
  return times;
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

/** The model alone, by the rule of crates/speed/src/main.rs: medians in µs. */
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
    const median = (runs, work, count = 40) => {
      const samples = [];
      for (let sample = 0; sample < count; sample++) {
        const start = performance.now();
        work(runs);
        samples.push(((performance.now() - start) * 1000) / runs);
      }
      return samples.sort((one, other) => one - other)[Math.floor(count / 2)];
    };
    // Once before: V8 replaces its quick first code by the optimised one while it runs.
    workload.all(50);
    const asked = ["0301", "norge"].map((place) => {
      const questions = new Questions(core, country, services, place);
      return ["contributions", "sensitivity", "goal", "futures"].map((what) => median(1, () => questions[what](), 5));
    });
    return {
      one: median(1000, (runs) => workload.one(runs)),
      all: median(5, (runs) => workload.all(runs)),
      asked,
    };
  });
  await browser.close();
  return result;
}

// Starts the page. The only script the document names; the Content-Security-Policy allows no inline one.
//
// Loads the wasm-bindgen glue and the wasm side by side, hands the app a few functions, and sees to it that a visitor
// never meets a blank page: when something is missing, blocked, too old or stops, the designed message in index.html
// is shown, in three languages. When all is there, it lets the browser keep the site for use without a network (sw.js).
//
// The app calls (see app/src/charts/echarts.rs for how Rust imports one of them):
//   framsyn.ready()        the first figures are on screen: the loading skeleton goes away
//   framsyn.failed(kind)   show the message; kind is "network", "unsupported" or "stopped"
//   framsyn.read(path)     what lies in a file of the folders `data` and `texts`, or beside the page, as a promise of an
//                          ArrayBuffer
//   framsyn.part(url)      a file of the program, as a promise of an ArrayBuffer: what fetches its parts calls it
//   framsyn.styles()       what parts of the program that are fetched look like, as a promise; without it they work too
//   framsyn.ask(what, ..)  one of `asked`: what is seldom wanted
//   framsyn.copy(text)     to the clipboard, as a promise of whether that was allowed
//   framsyn.loadCharts()   the chart bundle, as a promise of its module; loaded once, a failed load may be tried again

// The document's policy takes no text for HTML or for the address of a script, but for what is let through here. HTML: elements
// that our views never change, which Leptos keeps as text; none of these can run anything or lead anywhere. An address: the
// worker's.
const ELEMENT =
  /<\/?(?:b|circle|div|em|g|i|li|p|path|span|strong|svg|ul)(?: (?:aria-hidden|class|cx|cy|d|id|r|role|stroke-dasharray|viewBox)="[^"<>]*")* *\/?>/g;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (/[<>]/.test(html.replace(ELEMENT, "")) ? undefined : html),
  createScriptURL: (url) => (url === at("sw.js") ? url : undefined),
});

const entry = document.querySelector('meta[name="app-entry"]').dataset;
const at = (path) => new URL(path, document.baseURI).href;
/** Whether this is a version that its host keeps beside the newest, below v/. */
const isKeptVersion = /\/v\/[^/]+\/$/.test(new URL("./", document.baseURI).pathname);

let charts;
let chartsFailed = 0;
let styles;

/** How long the styles of what is loaded later are waited for, ms. */
const PATIENCE = 5_000;
/** What has not come after so long, ms, is taken for lost: the page says so, and it can be tried again. */
const LOST = 15_000;

/** Time from the first figures until the browser begins to keep files, ms. */
const REST = 3_000;

// In a frame on another site: tells how high the page is, in our own words and in those that pages with charts by
// Datawrapper already understand.
const embedded = new URLSearchParams(location.search).get("embed") === "1";
const framed = embedded && parent !== window;
function tellHeight() {
  if (!framed) return;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ framsyn: { version: 1, height } }, "*");
  parent.postMessage({ "datawrapper-height": { framsyn: height } }, "*");
}
if (framed) {
  new ResizeObserver(tellHeight).observe(document.body);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data?.framsyn?.ask === "height") tellHeight();
  });
}

/** A file of this version. `signal` may end it. */
async function download(address, signal) {
  const response = await fetch(at(address), { signal });
  // Some hosts give the start page for what is not there.
  if (response.ok && !response.headers.get("Content-Type")?.startsWith("text/html")) return response;
  tellIfOutdated();
  throw `${response.status} ${response.statusText}`;
}

/** When the host has another version than this one, whose files may be gone: says so once, in the page's language. */
async function tellIfOutdated() {
  const told = document.getElementById("boot-outdated");
  // Without a network nothing can be told of other versions.
  const about = await fetch(at("version.txt"), { cache: "no-store" }).then(
    (response) => response.text(),
    () => "",
  );
  const newest = /^version (\S+)$/m.exec(about)?.[1];
  if (newest === undefined || newest === entry.version || told.firstChild) return;
  const words = document.getElementById("boot-outdated-words").content;
  told.append(words.querySelector(`[lang=${document.documentElement.lang}]`) ?? words.firstElementChild);
}

/**
 * Lets the browser keep the site's own files, so that the page works without a network. Not in the pages of others, nor for
 * a version that is kept beside the newest, nor for those who save data; and not before the page has all that it needs.
 */
function keepForOffline() {
  if (parent !== window || embedded || isKeptVersion || navigator.connection?.saveData) return;
  setTimeout(() => {
    // There is none outside secure contexts, and a browser may refuse, some by throwing: the page does without.
    try {
      navigator.serviceWorker?.register(at("sw.js"), { updateViaCache: "none" }).catch(() => {});
    } catch {}
  }, REST);
}
const asked = {
  /** A file for the visitor to keep: a text, bytes or a blob. */
  save(bytes, type, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    link.click();
    // The browser has taken it up by then; a page that stays open would keep it for good otherwise.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },

  /** The visitor's day, YYYY-MM-DD. */
  today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },

  /** Whether the page is shown in one of another, and whether it is shut off there from its own site. */
  framing: () => (parent === window ? "alone" : origin === "null" ? "sandboxed" : "framed"),

  /** The address has been changed from within: it is read as after a step back or forward. */
  moved() {
    dispatchEvent(new PopStateEvent("popstate"));
  },

  print: () => print(),
};

const framsyn = Object.freeze({
  ready() {
    document.getElementById("boot-loading")?.remove();
    // A frame out of sight draws nothing, so its observer says nothing.
    setTimeout(tellHeight);
    keepForOffline();
  },

  failed(kind) {
    const failure = document.getElementById("boot-failure");
    document.getElementById("boot-loading")?.remove();
    setTimeout(tellHeight);
    document.getElementById("app").hidden = true;
    for (const sentence of failure.querySelectorAll("[data-kind]")) {
      sentence.hidden = sentence.dataset.kind !== kind;
    }
    // The main facts need no calculation: there, to the place that is in the address. A kept version has no such pages.
    const place = new URLSearchParams(location.search).get("kommune")?.replace(":", "-") ?? "";
    for (const link of failure.querySelectorAll("[data-facts]")) {
      link.href = (isKeptVersion ? "../../" : "") + link.dataset.facts;
      link.hash = place;
    }
    failure.hidden = false;
  },

  loadCharts() {
    // A browser may remember a module that failed to load, so another try asks by another address.
    const again = chartsFailed > 0 ? `?try=${chartsFailed}` : "";
    const lost = () => new Promise((_, fail) => setTimeout(fail, LOST, "the chart bundle did not come"));
    charts ??= Promise.race([import(at(entry.charts) + again), lost()]).catch((error) => {
      charts = undefined;
      chartsFailed += 1;
      tellIfOutdated();
      throw error;
    });
    return charts;
  },

  styles() {
    styles ??= new Promise((done) => {
      // A host that does not answer keeps nothing else back.
      setTimeout(done, PATIENCE);
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = at(entry.styles);
      link.onload = done;
      link.onerror = () => {
        styles = undefined;
        link.remove();
        tellIfOutdated();
        done();
      };
      document.head.append(link);
    });
    return styles;
  },

  part: async (address) => (await download(address, AbortSignal.timeout(LOST))).arrayBuffer(),

  async read(path) {
    const [folder, ...rest] = path.split("/");
    const address = rest.length > 0 ? entry[folder] + rest.join("/") : path;
    return (await download(address)).arrayBuffer();
  },
  ask: (what, value, type, name) => asked[what](value, type, name),

  async copy(text) {
    // Absent outside secure contexts, refused in some frames.
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
});
globalThis.framsyn = framsyn;

/** A panic in Rust traps, and the trap surfaces as this error wherever the browser called in. */
function stoppedIfTrapped(error) {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) framsyn.failed("stopped");
}
addEventListener("error", (event) => stoppedIfTrapped(event.error));
addEventListener("unhandledrejection", (event) => stoppedIfTrapped(event.reason));

/** A small module with what the wasm needs of a browser: it makes a vector and takes it apart again. */
const NEEDED = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

function kindOf(error) {
  try {
    if (error instanceof WebAssembly.RuntimeError) return "stopped";
    // Fails in a browser that is too old, or told not to compile. In any other a wasm that does not compile is damaged.
    new WebAssembly.Module(new Uint8Array(NEEDED));
    return error instanceof ReferenceError ? "unsupported" : "network";
  } catch {
    return "unsupported";
  }
}

try {
  const [glue, wasm] = await Promise.all([import(at(entry.js)), download(entry.wasm)]);
  await glue.default({ module_or_path: wasm });
} catch (error) {
  console.error(entry.wasm, error);
  framsyn.failed(kindOf(error));
  tellIfOutdated();
}

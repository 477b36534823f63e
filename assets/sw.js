// Keeps the site's own files in the browser, so that the page works without a network. `cargo xtask build` puts in the
// version and its files. Nothing about the visitor is kept: no address is ever stored with what stands behind its `?`.
//
// Versions never mix. Every file but the pages has a name that changes with what it holds, a page names all that belongs to
// it, and each file is held against the hash that stands here before it is kept. A new version is kept beside the one in
// use, and takes over when no tab shows the page any more; a tab that is open keeps what belongs to it. Whoever has a network
// gets the newest page from it.

const VERSION = "__VERSION__";
/** Paths below the site's address, each with its hash. */
const FILES = "__FILES__";

const SITE = registration.scope;
/** A browser has one store for all sites on a host: this one's begin so. */
const OURS = `framsyn ${SITE} `;
const STORE = OURS + VERSION;
/** How long a page from the network is waited for when there is one here, ms. */
const PATIENCE = 4_000;

const anyway = { ignoreSearch: true, ignoreVary: true };
const isPage = (path) => !path.startsWith("static/");

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function keepAll() {
  const store = await caches.open(STORE);
  await Promise.all(FILES.map((file) => keep(store, ...file)));
}

async function keep(store, path, integrity) {
  const url = SITE + path;
  // What another version has kept under the same name is the same.
  const kept = isPage(path) ? undefined : await caches.match(url, anyway);
  const response = kept ?? (await fetch(url, { integrity, cache: isPage(path) ? "no-cache" : "default" }));
  if (!response.ok) throw new TypeError(`${path}: ${response.status}`);
  // A page that the host has sent on from another address could not be shown again as it came.
  await store.put(url, new Response(response.body, response));
}

async function takeOver() {
  // What another version on its way has kept so far is its own: it clears up when its turn comes.
  const isNewest = !registration.installing && !registration.waiting;
  const others = (await caches.keys()).filter((name) => isNewest && name.startsWith(OURS) && name !== STORE);
  await Promise.all(others.map((name) => caches.delete(name)));
  // The tab of the first visit works without a network too.
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SITE)) return;
  const path = request.url.slice(SITE.length).replace(/[?#].*$/s, "");
  // What lies below v/ are versions of their own; whatever else is not named here is the network's.
  if (request.mode === "navigate") {
    const page = path === "index.html" ? "" : path;
    if (FILES.some(([file]) => isPage(file) && file === page)) event.respondWith(fromNetwork(request, page));
  } else if (path.startsWith("static/")) {
    event.respondWith(fromStore(request, path));
  }
});

/** A file as it is kept here; `undefined` where it is not, or where the browser's store fails. */
async function keptHere(path) {
  try {
    return await (await caches.open(STORE)).match(SITE + path, anyway);
  } catch {
    return undefined;
  }
}

/** A page as the host has it; when that does not come, as it is kept here. */
async function fromNetwork(request, path) {
  const here = await keptHere(path);
  const coming = fetch(request);
  if (!here) return coming;
  const late = new Promise((done) => setTimeout(done, PATIENCE, here));
  return Promise.race([coming.then((response) => (response.status < 500 ? response : here)), late]).catch(() => here);
}

async function fromStore(request, path) {
  return (await keptHere(path)) ?? (await fromPack(path)) ?? fetch(request);
}

/**
 * A municipality's file out of the one that holds all of them: its first line tells where each begins and ends behind that
 * line.
 */
async function fromPack(path) {
  const [, folder, name] = /^(.*\/)kommune\/(\d+\.bin)$/.exec(path) ?? [];
  const pack = name && (await keptHere(`${folder}kommune.pack`));
  if (!pack) return undefined;
  const bytes = new Uint8Array(await pack.arrayBuffer());
  const start = bytes.indexOf(10) + 1;
  const place = JSON.parse(new TextDecoder().decode(bytes.subarray(0, start)))[name];
  if (!place) return undefined;
  const [from, to] = place.map((at) => start + at);
  return new Response(bytes.slice(from, to), { headers: { "Content-Type": "application/octet-stream" } });
}

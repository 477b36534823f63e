// A host on a port of its own that gives out versions of the site, one after the other: what is built, and others that differ
// from it in every file and in the name of each, as after a change of everything.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after } from "node:test";
import { SITE } from "./browser.mjs";

const servers = [];
after(() => servers.forEach((server) => server.close()));

/** What of names changes with what the files hold: hashes, those of esbuild in capitals, and the version's own. */
const HASH = /(?<=[-_])(?:[0-9a-f]{16}|[0-9a-f]{8}|[0-9A-Z]{8})(?![0-9A-Za-z])/g;

/** From the hashes of the built version to those of another; a text of the same length, so that no program is moved by it. */
const OTHERS = {
  a: (hash) => hash,
  b: (hash) => [...hash].reverse().join(""),
  c: (hash) => hash.slice(1) + hash[0],
};

const built = new Map();
/** A file of what is built, with its headers; `undefined` where there is none. */
async function file(path) {
  if (!built.has(path)) {
    const answer = await fetch(new URL(path, SITE), { headers: { "Accept-Encoding": "identity" } });
    const headers = Object.fromEntries(answer.headers);
    for (const name of ["content-length", "content-encoding", "connection", "etag"]) delete headers[name];
    built.set(path, answer.ok ? { body: Buffer.from(await answer.arrayBuffer()), headers } : undefined);
  }
  return built.get(path);
}

/** A version: its number, its paths by those of the built one and back, and its files. */
class Version {
  #to = new Map();
  #from = new Map();
  #files = new Map();

  static async all() {
    const worker = String((await file("sw.js")).body);
    const list = JSON.parse(/\[\["[^]*?"\]\]/.exec(worker)[0]);
    const number = /^version (\S+)$/m.exec(String((await file("version.txt")).body))[1];
    const hashes = new Set([...list.map(([path]) => path), number].flatMap((name) => name.match(HASH) ?? []));
    return Object.fromEntries(Object.entries(OTHERS).map(([name, other]) => [name, new Version(name, other, hashes, list, number)]));
  }

  constructor(name, other, hashes, list, number) {
    this.name = name;
    for (const hash of hashes) {
      this.#to.set(hash, other(hash));
      this.#from.set(other(hash), hash);
    }
    this.list = list;
    this.number = this.#named(number, this.#to);
  }

  #named(text, map) {
    return text.replace(HASH, (hash) => map.get(hash) ?? hash);
  }

  /** Whether a path below static/ is one of this version's names. */
  has(path) {
    return path.startsWith("static/") && this.#named(this.#named(path, this.#from), this.#to) === path && path.match(HASH)?.some((hash) => this.#from.has(hash));
  }

  /** A file of this version; `undefined` where it has none. */
  async file(path) {
    if (path.startsWith("static/") && !this.has(path)) return undefined;
    if (!this.#files.has(path)) this.#files.set(path, await this.#made(path));
    return this.#files.get(path);
  }

  async #made(path) {
    const found = await file(this.#named(path, this.#from));
    if (found === undefined || this.name === "a") return found;
    // Each byte is one letter of this text, so that programs and data go through it as they are.
    const text = this.#named(found.body.toString("latin1"), this.#to);
    const body = Buffer.from(path === "sw.js" ? await this.#worker(text) : text, "latin1");
    return { ...found, body };
  }

  /** The worker with the hashes of this version's files. */
  async #worker(text) {
    const list = await Promise.all(
      this.list.map(async ([path]) => {
        const own = this.#named(path, this.#to);
        const { body } = await this.file(own);
        return [own, `sha256-${createHash("sha256").update(body).digest("base64")}`];
      }),
    );
    return text.replace(/\[\["[^]*?"\]\]/, () => JSON.stringify(list));
  }
}

/**
 * A host. `page` is the version whose index.html, worker and other pages it has, `files` those whose files below static/.
 * `held` is a path that it is slow with, until `release()`. `served` is what it has given out, `asked` all that was asked for.
 */
export async function host() {
  const versions = await Version.all();
  const site = {
    versions,
    page: versions.a,
    files: [versions.a],
    asked: [],
    served: [],
    held: undefined,
    waiting: [],
    /** The host has this version and no other. */
    deploy(name) {
      site.page = versions[name];
      site.files = [versions[name]];
    },
    forget() {
      site.asked.length = site.served.length = 0;
    },
    release() {
      site.held = undefined;
      site.waiting.splice(0).forEach((go) => go());
    },
    /** The names of the versions whose files below static/ it has given out since it was told to forget. */
    given: () => [...new Set(site.served.map((path) => Object.values(versions).find((version) => version.has(path))?.name))].filter(Boolean).sort(),
    /** The same of what was asked for. */
    wanted: () => [...new Set(site.asked.map((path) => Object.values(versions).find((version) => version.has(path))?.name))].filter(Boolean).sort(),
  };
  const server = createServer(async (request, response) => {
    const path = request.url.replace(/^\/a\//, "").replace(/[?#].*$/s, "");
    site.asked.push(path);
    if (site.held?.test(path)) await new Promise((go) => site.waiting.push(go));
    const from = path.startsWith("static/") ? site.files.find((version) => version.has(path)) : site.page;
    const found = await from?.file(path);
    if (found === undefined) {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("404");
      return;
    }
    site.served.push(path);
    response.writeHead(200, found.headers);
    response.end(found.body);
  });
  servers.push(server);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return Object.assign(site, { address: `http://127.0.0.1:${server.address().port}/a/` });
}

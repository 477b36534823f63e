// Serves host.html from a site of its own (by another name than Framsyn's: to a browser another port alone is none), under
// the strictest policy that lets a page show Framsyn:
//
//   cargo xtask serve                              # in one window
//   node tests/embed/serve.mjs [ADDRESS] [noscript]   # in another; ADDRESS is http://127.0.0.1:8080/ unless it says another
//
// With `noscript` as a content management system gives it out that strips scripts.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";

/** The page of another site that shows the one at `site`; `html` is another body than that of host.html. */
export async function foreignHost(site, { html, scripts = true } = {}) {
  const file = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
  let page = html === undefined ? file("host.html").replaceAll("SITE", site) : frame(html);
  if (!scripts) page = page.replace(/<script[^]*?<\/script>/g, "");
  const origin = new URL(site).origin;
  const policy = `default-src 'none'; frame-src ${origin}; script-src ${scripts ? origin : "'none'"}; style-src 'self'; base-uri 'none'; form-action 'none'`;
  const server = createServer((request, response) => {
    const [type, body] =
      request.url === "/host.css"
        ? ["text/css", file("host.css")]
        : request.url === "/favicon.ico"
          ? ["image/x-icon", ""]
          : ["text/html", page];
    response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Content-Security-Policy": policy });
    response.end(body);
  });
  return server;
}

const frame = (html) => `<!doctype html><html lang="nb"><title>Vert</title><body>${html}`;

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [site = "http://127.0.0.1:8080/", noscript] = process.argv.slice(2);
  const server = await foreignHost(site, { scripts: noscript !== "noscript" });
  server.listen(0, "127.0.0.1", () => console.log(`http://localhost:${server.address().port}/ shows ${site}`));
}

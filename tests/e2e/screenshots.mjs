// Pictures of the page at three widths in both themes, to be looked at: `cargo xtask screenshots ['?kommune=5501' ...]`.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, open, watchedPage } from "./browser.mjs";

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
  { width: 1920, height: 1080 },
];
const output = fileURLToPath(new URL("./output/", import.meta.url));
const queries = process.argv.length > 2 ? process.argv.slice(2) : [""];

mkdirSync(output, { recursive: true });
const browser = await launch();
for (const query of queries) {
  const name = query.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "start";
  for (const viewport of SIZES) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, context } = await watchedPage(browser, { viewport, colorScheme, reducedMotion: "reduce" });
      await open(page, query);
      // Charts come after the first figures.
      await page.waitForLoadState("networkidle");
      for (const [kind, fullPage] of [["screen", false], ["page", true]]) {
        const path = `${output}${name}-${viewport.width}-${colorScheme}-${kind}.png`;
        await page.screenshot({ path, fullPage });
      }
      await context.close();
      page.watch.verify();
    }
  }
}
await browser.close();
console.log(`pictures are in ${output}`);

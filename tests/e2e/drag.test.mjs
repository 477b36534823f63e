// A lever is dragged: whatever the page changes meanwhile, the lever must stay in the hand.

import assert from "node:assert/strict";
import { open, pageTest } from "./harness.mjs";

pageTest("a lever follows the mouse all the way, from the first touch", async (page) => {
  await open(page, "?kommune=5501");
  const lever = page.locator("input[type=range]").first();
  const { x, y, width, height } = await lever.boundingBox();
  const at = (share) => page.mouse.move(x + share * width, y + height / 2);
  const value = () => lever.evaluate((field) => Number(field.value));

  await at(0.5);
  await page.mouse.down();
  const values = [];
  for (const share of [0.6, 0.7, 0.8, 0.9, 0.3, 0.1]) {
    await at(share);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    values.push(await value());
  }
  await page.mouse.up();

  assert.deepEqual(values.slice(0, 4), [...new Set(values.slice(0, 4))].sort((one, other) => one - other), "rises");
  assert.ok(values[4] < values[0] && values[5] < values[4], `falls: ${values}`);
  await at(0.9);
  assert.equal(await value(), values[5], "stays when let go");
});

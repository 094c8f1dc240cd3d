// The pages are light, and leave nothing behind.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerShortly, OPEN } from "./places.mjs";
import { withPage } from "./support.mjs";

test("a resident who has looked round and answered keeps nothing of ours", () =>
  withPage({}, async (page, context) => {
    await page.goto("/fi/");
    await page.goto(`/fi/${OPEN}`);
    await page.goto("/fi/surveys/uutena-asukkaana");
    await answerShortly(page);
    assert.deepEqual(await context.cookies(), []);
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    assert.deepEqual(kept, { local: 0, session: 0, databases: 0, workers: 0 });
  }));

/** Bytes of everything that a page brings along, before any compression. */
function weigh(path) {
  return withPage({}, async (page) => {
    const replies = [];
    page.on("response", (reply) => replies.push(reply));
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    // The icon, which a browser without a window does not fetch.
    const icon = await page.locator("link[rel=icon]").evaluate((link) => link.href);
    const bodies = await Promise.all(replies.filter((reply) => reply.url() !== icon).map((reply) => reply.body()));
    bodies.push(await (await page.request.get(icon)).body());
    return bodies.reduce((sum, body) => sum + body.length, 0);
  });
}

for (const path of ["/fi/", "/sv/", "/ar/", `/fi/${OPEN}`, `/sv/${OPEN}`]) {
  test(`${path} weighs less than 60 kB with everything, uncompressed`, async (t) => {
    const bytes = await weigh(path);
    t.diagnostic(`${path}: ${bytes} bytes`);
    assert.ok(bytes < 60_000, `${bytes} bytes`);
  });
}

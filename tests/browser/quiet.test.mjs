// The pages are quiet and light: nothing in the console, nothing asked of anybody else, nothing left behind.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerShortly, OPEN, RESIDENT, staffPlaces } from "./places.mjs";
import { logIn, site, withPage } from "./support.mjs";

/** Notes what a page complains of and whom it asks. */
async function watch(page) {
  const seen = { complaints: [], elsewhere: [] };
  page.on("console", (message) => {
    // A refusal that is meant is told by its status; the browser repeats that in the console.
    const isRefusal = /^Failed to load resource: .* status of (404|409|422) /.test(message.text());
    if (["error", "warning"].includes(message.type()) && !isRefusal) seen.complaints.push(message.text());
  });
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  page.on("requestfailed", (request) => seen.complaints.push(`${request.url()}: ${request.failure().errorText}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== site) seen.elsewhere.push(request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return seen;
}

async function assertQuiet(page, seen, what) {
  // What a page does late is seen, too.
  await page.waitForLoadState("networkidle");
  assert.deepEqual(seen, { complaints: [], elsewhere: [] }, what);
}

for (const [route, places] of Object.entries(RESIDENT)) {
  test(`quiet: ${route}`, async () => {
    for (const place of places) {
      await withPage({}, async (page) => {
        const seen = await watch(page);
        await place.open(page, "fi");
        await assertQuiet(page, seen, place.name);
      });
    }
  });
}

test("quiet: the pages of staff", async () => {
  for (const { role, places } of Object.values(await staffPlaces())) {
    await withPage({}, async (page, context) => {
      await logIn(context, role);
      const seen = await watch(page);
      for (const place of places) {
        await place.open(page, "fi");
        await assertQuiet(page, seen, place.name);
      }
    });
  }
});

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

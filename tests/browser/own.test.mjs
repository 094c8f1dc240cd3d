// The experts' own pages, come to by link and code: axe finds nothing, and everything fits a phone, too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertFitsPhone } from "./narrow.mjs";
import { expertPlaces } from "./places.mjs";
import { assertQuiet, watch } from "./quiet.mjs";
import { arrive, assertAccessible, expertAtHome, withPage } from "./support.mjs";

// Before the first test is named: one that ran meanwhile would keep the runner from ever ending.
const { token, storageState } = await expertAtHome();

for (const language of ["fi", "sv"]) {
  for (const [route, places] of Object.entries(expertPlaces(token))) {
    for (const place of places) {
      test(`${route}, ${place.name}, in ${language}`, () =>
        withPage({ storageState }, async (page) => {
          const seen = await watch(page);
          await place.open(page, language);
          assertQuiet(seen, place.name);
          await assertAccessible(page, language, place.name);
          await assertFitsPhone(page, place.name);
        }));
    }
  }
}

test("an expert says yes on their own page, with JavaScript off", () =>
  withPage({ storageState, javaScriptEnabled: false }, async (page) => {
    await page.goto("/fi/own");
    await arrive(page, () => page.locator("#offers ~ ul h3 a").first().click());
    assert.equal(await arrive(page, () => page.locator('[value="accept"]').click()), 200);
    await page.goto("/fi/own");
    assert.equal(await page.locator("#coming ~ ul li").count(), 1);
    await arrive(page, () => page.locator('#coming ~ ul a[href$="/withdraw"]').click());
    assert.equal(await page.locator("main form button").count(), 1);
  }));

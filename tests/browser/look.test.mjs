// A picture of every page, to be looked at with a critical eye: `LOOK=1 tests/browser/run`, then test-output/pages.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { expertPlaces, RESIDENT, staffPlaces } from "./places.mjs";
import { DESK, expertAtHome, logIn, PHONE, withPage } from "./support.mjs";

const folder = fileURLToPath(new URL("../../test-output/pages/", import.meta.url));
mkdirSync(folder, { recursive: true });

const file = (place, variant) => `${folder}${place.name.replaceAll(/[^a-z0-9-]+/gi, "_")}.${variant}.png`;

const take = (page, place, variant) =>
  page.screenshot({ path: file(place, variant), fullPage: true });

/** How residents may see a page: the name of the variant, its language, and what the browser is told. */
const VARIANTS = [
  ["fi-phone", "fi", { viewport: PHONE }],
  ["fi-desk", "fi", { viewport: DESK }],
  ["sv-phone", "sv", { viewport: PHONE }],
  ["sv-desk", "sv", { viewport: DESK }],
  ["ar-phone", "ar", { viewport: PHONE }],
  ["ar-desk", "ar", { viewport: DESK }],
  ["dark-phone", "fi", { viewport: PHONE, colorScheme: "dark" }],
  ["forced-phone", "fi", { viewport: PHONE, forcedColors: "active" }],
];

for (const [variant, language, options] of VARIANTS) {
  test(`look: residents, ${variant}`, async () => {
    for (const place of Object.values(RESIDENT).flat()) {
      await withPage(options, async (page) => {
        await place.open(page, language);
        await take(page, place, variant);
      });
    }
  });
}

test("look: residents, in print", async () => {
  for (const place of Object.values(RESIDENT).flat()) {
    await withPage({ viewport: { width: 794, height: 1123 } }, async (page) => {
      await place.open(page, "fi");
      await page.emulateMedia({ media: "print" });
      await take(page, place, "print");
    });
  }
});

test("look: experts", async () => {
  const { token, storageState } = await expertAtHome();
  for (const place of Object.values(expertPlaces(token)).flat()) {
    const name = place.name.replace(token, "token");
    for (const [variant, language, viewport] of [["fi-phone", "fi", PHONE], ["sv-desk", "sv", DESK]]) {
      await withPage({ viewport, storageState }, async (page) => {
        await place.open(page, language);
        await take(page, { name }, variant);
      });
    }
  }
});

test("look: staff", async () => {
  for (const { role, places } of Object.values(await staffPlaces())) {
    for (const [index, place] of places.entries()) {
      await withPage({ viewport: DESK }, async (page, context) => {
        await logIn(context, role);
        await place.open(page, "fi");
        const name = place.name.replace(/[0-9a-f]{8}-[0-9a-f-]+/, `survey-${index}`);
        await take(page, { name }, "staff");
      });
    }
  }
});

// Every route of residents in every kind of language: axe finds nothing, the browser complains of nothing, and
// everything fits a phone, too.

import { test } from "node:test";
import { assertFitsPhone } from "./narrow.mjs";
import { OPEN, RESIDENT, WRONG_PASSWORD } from "./places.mjs";
import { assertQuiet, watch } from "./quiet.mjs";
import { assertAccessible, PHONE, withPage } from "./support.mjs";

const look = (options, place, language) =>
  withPage(options, async (page) => {
    const seen = await watch(page);
    await place.open(page, language);
    assertQuiet(seen, `${place.name} in ${language}`);
    await assertAccessible(page, language, `${place.name} in ${language}`);
    await assertFitsPhone(page, `${place.name} in ${language}`);
  });

// The source language, the other national one, and one that runs from right to left.
for (const language of ["fi", "sv", "ar"]) {
  for (const [route, places] of Object.entries(RESIDENT)) {
    for (const place of places) {
      test(`${route}, ${place.name}, in ${language}`, () => look({}, place, language));
    }
  }
}

const list = RESIDENT["/{lang}/"][0];
const form = RESIDENT["/{lang}/surveys/{slug}"].find((place) => place.name === OPEN);
const refused = RESIDENT["/{lang}/surveys/{slug}"].find((place) => place.name.includes("not complete"));
const results = RESIDENT["/{lang}/surveys/{slug}/results"][0];

for (const place of [list, form]) {
  test(`${place.name}, in easy Finnish`, () => look({}, place, "fi-simple"));
  test(`${place.name}, in English`, () => look({}, place, "en"));
  test(`${place.name}, on a phone`, () => look({ viewport: PHONE }, place, "fi"));
  test(`${place.name}, with forced colours`, () => look({ forcedColors: "active" }, place, "fi"));
}
for (const place of [list, form, refused, results]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${place.name}, ${colorScheme}`, () => look({ colorScheme }, place, "fi"));
  }
}
test("a wrong password", () => look({}, WRONG_PASSWORD, "fi"));

// Every route of residents in every kind of language, and the pages of staff: axe finds nothing, the browser
// complains of nothing, and what residents see fits a phone, too.

import { test } from "node:test";
import { assertFitsPhone } from "./narrow.mjs";
import { OPEN, RESIDENT, staffPlaces, WRONG_PASSWORD } from "./places.mjs";
import { assertQuiet, watch } from "./quiet.mjs";
import { assertAccessible, logIn, PHONE, withPage } from "./support.mjs";

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

const ofStaff = await staffPlaces();
for (const [route, { role, places }] of Object.entries(ofStaff)) {
  for (const place of places) {
    test(`${route}, ${place.name}, as ${role}`, () =>
      withPage({}, async (page, context) => {
        await logIn(context, role);
        const seen = await watch(page);
        await place.open(page, "fi");
        assertQuiet(seen, place.name);
        // A preview is in the language that it shows, within a frame of its own.
        await assertAccessible(page, "fi", place.name);
      }));
  }
}
for (const colorScheme of ["light", "dark"]) {
  test(`the editor and the results of staff, ${colorScheme}`, () =>
    withPage({ colorScheme }, async (page, context) => {
      await logIn(context, "survey editor");
      for (const route of ["/{lang}/staff/surveys/{id}/edit", "/{lang}/staff/surveys/{id}/results"]) {
        await ofStaff[route].places[1].open(page, "fi");
        await assertAccessible(page, "fi", `${route}, ${colorScheme}`);
      }
    }));
}

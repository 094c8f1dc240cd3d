// The pages of staff: axe finds nothing and the browser complains of nothing.

import { test } from "node:test";
import { staffPlaces } from "./places.mjs";
import { assertQuiet, watch } from "./quiet.mjs";
import { assertAccessible, logIn, withPage } from "./support.mjs";

// Before the first test is named: one that ran meanwhile would keep the runner from ever ending.
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

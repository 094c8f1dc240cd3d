// The list of pages comes from the program: a route that nobody looks at fails.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DOCUMENTS,
  FEEDS,
  POSTED_BY_EXPERTS,
  RESIDENT,
  TABLES,
  expertPlaces,
  routes,
  staffPlaces,
} from "./places.mjs";
import { site } from "./support.mjs";

test("every route of residents has pages that stand for it", () => {
  assert.deepEqual([...Object.keys(RESIDENT), ...FEEDS, ...DOCUMENTS].sort(), routes("resident").sort());
  for (const [route, places] of Object.entries(RESIDENT)) assert.ok(places.length > 0, route);
});

test("every route of staff has pages that stand for it", async () => {
  assert.deepEqual([...Object.keys(await staffPlaces()), ...TABLES].sort(), routes("staff").sort());
});

test("every route of experts has pages that stand for it", () => {
  const all = [...Object.keys(expertPlaces("token")), ...POSTED_BY_EXPERTS];
  assert.deepEqual(all.sort(), routes("expert").sort());
});

for (const language of ["fi", "sv", "ar"]) {
  test(`the feeds can be read, in ${language}`, async () => {
    for (const route of FEEDS) {
      const reply = await fetch(site + route.replace("{lang}", language));
      assert.equal(reply.status, 200, route);
      const type = reply.headers.get("content-type");
      const body = await reply.text();
      assert.ok(body.includes("/surveys/tieto-palveluista"), route);
      if (route.endsWith(".json")) {
        assert.match(type, /^application\/feed\+json/);
        assert.match(JSON.parse(body).version, /^https:\/\/jsonfeed\.org\/version\//);
      } else {
        assert.match(type, /^application\/rss\+xml/);
        assert.match(body, /^<\?xml[\s\S]*<\/rss>\s*$/);
      }
    }
  });
}

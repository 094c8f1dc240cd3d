// What quotas come to is seen while they are typed; without JavaScript, once they are saved.

import assert from "node:assert/strict";
import { test } from "node:test";
import { staffPlaces } from "./places.mjs";
import { logIn, withPage } from "./support.mjs";

const ofStaff = await staffPlaces();

test("the sums of quotas and who is lacking follow what is typed", () =>
  withPage({}, async (page, context) => {
    await logIn(context, "coordinator");
    await ofStaff["/{lang}/staff/panels/{id}/call"].places[0].open(page, "fi");
    const feature = page.locator("[data-quotas]").first();
    const sums = feature.locator("[data-sums]");
    const before = await sums.textContent();
    const row = feature.locator("tr", { has: page.locator("[data-applied]") }).first();
    const least = row.locator('[name$=".min"]');
    const was = Number(await least.inputValue());
    await least.fill(String(was + 900));
    const least_before = Number(before.match(/\d+/)[0]);
    assert.match(await sums.textContent(), new RegExp(`\\D${least_before + 900}\\D`));
    assert.equal(await row.locator(".tag.missing").isVisible(), true, "fewer have applied");
    await least.fill("0");
    assert.match(await sums.textContent(), new RegExp(`\\D${least_before - was}\\D`));
    assert.equal(await row.locator(".tag.missing").isVisible(), false);
  }));

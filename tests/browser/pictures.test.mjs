// The pictures of the README, taken anew: `PICTURES=1 tests/browser/run`.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { OPEN, staffAddresses } from "./places.mjs";
import { logIn, withPage } from "./support.mjs";

const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
mkdirSync(folder, { recursive: true });

const take = (page, name) => page.screenshot({ path: `${folder}${name}.png`, animations: "disabled" });

test("picture: the list in Finnish", () =>
  withPage({ viewport: { width: 1280, height: 1000 } }, async (page) => {
    await page.goto("/fi/");
    await take(page, "list-fi");
  }));

test("picture: answering in Swedish", () =>
  withPage({ viewport: { width: 1280, height: 1360 } }, async (page) => {
    await page.goto(`/sv/${OPEN}`);
    // Not by a click, which would scroll the top of the page away.
    const choice = page.locator('[name="a.information-received"][value="partly"]');
    await choice.evaluate((input) => (input.checked = true));
    await take(page, "answer-sv");
  }));

test("picture: the gate refuses", () =>
  withPage({ viewport: { width: 1280, height: 1000 } }, async (page, context) => {
    await logIn(context, "survey editor");
    const { "Ajanvaraus uudistuu": draft } = await staffAddresses();
    await page.goto(`/fi/${draft}/publish`);
    await take(page, "gate-refuses");
  }));

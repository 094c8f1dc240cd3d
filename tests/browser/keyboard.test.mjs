// Answering with nothing but a keyboard: the focus is always seen, and always where one expects it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { arrive, withPage } from "./support.mjs";

/** What has the focus, and whether one can see that it has. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label = element.labels?.[0];
    const isDrawn = (one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    };
    // Where the input itself is covered by its label's picture, the label shows the focus.
    const shown = [element, label].filter((one) => one && isDrawn(one));
    const isInView = shown.some((one) => {
      const box = one.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 12)];
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (one.contains(hit) || hit === element || hit.contains(one));
    });
    return {
      id: element.id,
      tag: element.tagName,
      name: element.getAttribute("name"),
      value: element.value,
      text: (label ?? element).textContent.trim().slice(0, 60),
      isSeen: shown.length > 0 && isInView,
    };
  });
}

/** Presses Tab until `wanted` has the focus; at every stop the focus must be seen. */
async function tabTo(page, wanted, what, key = "Tab") {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    assert.ok(at.isSeen, `the focus cannot be seen on ${JSON.stringify(at)} (${page.url()})`);
    if (wanted(at)) return at;
  }
  return assert.fail(`${what} is not reached with ${key}`);
}

const named = (name) => (at) => at.name === name;

const pressAndWait = (page, key) => arrive(page, () => page.keyboard.press(key));

/** Ends where the receipt is. */
async function sendAndRead(page) {
  await tabTo(page, (at) => at.tag === "BUTTON", "the button");
  await pressAndWait(page, "Enter");
  assert.match((await page.locator("#code").textContent()).trim(), /^[0-9A-Z-]{10,}$/);
}

test("from the list through every kind of question to the receipt", () =>
  withPage({}, async (page) => {
    await page.goto("/fi/");
    const title = "Saatko tietoa palveluista?";
    await tabTo(page, (at) => at.tag === "A" && at.text === title, "the survey");
    await pressAndWait(page, "Enter");
    assert.equal(new URL(page.url()).pathname, "/fi/surveys/tieto-palveluista");

    await tabTo(page, named("a.information-received"), "one choice");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    assert.ok((await focused(page)).isSeen);
    assert.equal(await page.locator('[name="a.information-received"]:checked').count(), 1);

    await tabTo(page, named("a.information-channels"), "many choices");
    await page.keyboard.press("Space");
    await tabTo(page, named("a.information-channels"), "the next choice");
    await page.keyboard.press("Space");
    assert.equal(await page.locator('[name="a.information-channels"]:checked').count(), 2);

    await tabTo(page, named("a.clear-messages"), "the scale");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.ok((await focused(page)).isSeen);
    assert.equal(await page.locator('[name="a.clear-messages"]:checked').getAttribute("value"), "3");

    await tabTo(page, named("a.recommendation-nps"), "the eleven buttons");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowLeft");
    assert.ok((await focused(page)).isSeen);
    assert.equal(await page.locator('[name="a.recommendation-nps"]:checked').getAttribute("value"), "10");

    await tabTo(page, named("a.own-language-service"), "the question of the service's language");
    await page.keyboard.press("Space");
    await tabTo(page, named("a.missing-information"), "the long text");
    await page.keyboard.type("Kirjoitettu näppäimillä, Enter ei lähetä:\nse on rivinvaihto.");
    await sendAndRead(page);
  }));

test("yes and no, and a short text in which Enter sends", () =>
  withPage({}, async (page) => {
    await page.goto("/fi/surveys/uutena-asukkaana");
    await tabTo(page, named("a.how-found"), "one choice");
    await page.keyboard.press("Space");
    await tabTo(page, named("a.could-speak"), "yes or no");
    await page.keyboard.press("Space");
    assert.equal(await page.locator('[name="a.could-speak"]:checked').getAttribute("value"), "yes");
    await tabTo(page, named("a.what-is-missing"), "the short text");
    await page.keyboard.type("Neuvolasta");
    // Enter presses the form's first button: that must not be a language.
    await pressAndWait(page, "Enter");
    assert.equal(new URL(page.url()).pathname, "/fi/surveys/uutena-asukkaana");
    assert.equal(await page.locator("#code").count(), 1, "Enter has sent the answer");
  }));

test("backwards, too, the focus is always seen", () =>
  withPage({}, async (page) => {
    await page.goto("/fi/surveys/tieto-palveluista");
    await tabTo(page, named("a.information-received"), "the first question, from the end", "Shift+Tab");
  }));

test("the first Tab offers to go past the header, and does", () =>
  withPage({}, async (page) => {
    for (const address of ["/fi/", "/sv/surveys/tieto-palveluista", "/ar/"]) {
      await page.goto(address);
      await page.keyboard.press("Tab");
      const skip = await focused(page);
      assert.ok(skip.isSeen && (await page.locator(".skip:focus").count()) === 1, JSON.stringify(skip));
      await page.keyboard.press("Enter");
      assert.equal((await focused(page)).id, "main", address);
      await page.keyboard.press("Tab");
      assert.equal(await page.locator("main :focus").count(), 1, "the next stop is in the main part");
    }
  }));

test("after an error the focus is in the summary, whose links lead to the fields", () =>
  withPage({}, async (page) => {
    await page.goto("/sv/surveys/tieto-palveluista");
    await tabTo(page, named("a.missing-information"), "the long text");
    await page.keyboard.type("Detta får inte försvinna.");
    await tabTo(page, (at) => at.tag === "BUTTON", "the button");
    await pressAndWait(page, "Enter");
    const summary = await focused(page);
    assert.equal(summary.id, "error-summary");
    assert.ok(summary.isSeen);
    assert.match(await page.title(), /^Fel/);
    await tabTo(page, (at) => at.tag === "A", "the summary's link");
    assert.equal(await page.locator(".error-summary a:focus").count(), 1);
    await page.keyboard.press("Enter");
    const field = await focused(page);
    assert.equal(field.name, "a.information-received");
    assert.ok(field.isSeen);
    await page.keyboard.press("Space");
    assert.equal(await page.locator('[name="a.information-received"]:checked').count(), 1);
    assert.equal(await page.locator('[name="a.missing-information"]').inputValue(), "Detta får inte försvinna.");
    await sendAndRead(page);
  }));

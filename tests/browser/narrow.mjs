// On a narrow phone no page is wider than the phone, and what one presses is large enough.

import assert from "node:assert/strict";
import { PHONE } from "./support.mjs";

/** What sticks out of the page, and whether the page can be pushed sideways. */
function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement;
    const isWithin = ({ left, right }) => left >= -1 && right <= innerWidth + 1;
    const out = [...document.body.querySelectorAll("*")]
      .filter((one) => !isWithin(one.getBoundingClientRect()) && !one.closest(".table-scroll, .unseen, .skip"))
      .map((one) => `${one.tagName}.${one.className} "${one.textContent.trim().slice(0, 40)}"`);
    return { isWide: scrollWidth > innerWidth, scrollWidth, out: out.slice(0, 5) };
  });
}

/** Buttons, fields and links that stand by themselves and are lower or narrower than 44 px. */
function tooSmall(page) {
  return page.evaluate(() => {
    const inText = (one) => one.matches("a") && one.closest("p:not(.back), dd, h3, .prose, li > p") !== null;
    return [...document.querySelectorAll("a, button, input, select, textarea")]
      .filter((one) => one.checkVisibility() && !inText(one) && !one.matches(".unseen, .skip, [type=hidden]"))
      .map((one) => ({ one, boxes: [one, ...(one.labels ?? [])].map((each) => each.getBoundingClientRect()) }))
      .filter(({ boxes }) => !boxes.some((box) => box.width >= 43.5 && box.height >= 43.5))
      .map(({ one, boxes: [box] }) => `${one.outerHTML.slice(0, 90)}: ${box.width} × ${box.height}`);
  });
}

/** Holds both of a page that is open, which it makes as narrow as a phone. */
export async function assertFitsPhone(page, what) {
  await page.setViewportSize(PHONE);
  const { isWide, scrollWidth, out } = await overflow(page);
  assert.ok(!isWide, `${what} is ${scrollWidth} px wide: ${out.join("; ")}`);
  assert.deepEqual(out, [], `${what}: sticks out at ${PHONE.width} px`);
  assert.deepEqual(await tooSmall(page), [], `${what}: too small to press`);
}

// Everything works with JavaScript off: answering, mending, changing the language, and the work of staff.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OPEN, staffAddresses } from "./places.mjs";
import { arrive, emails, password, withPage } from "./support.mjs";

const withoutScript = (work) => withPage({ javaScriptEnabled: false }, work);

/** Presses a button that sends a form; the status of the page that comes. */
const press = (page, button) => arrive(page, () => button.click());
const send = (page) => press(page, page.locator("#answer .submit button"));
const option = (page, question, value) => page.locator(`[name="a.${question}"][value="${value}"]`);

async function answerEverything(page, text) {
  await option(page, "information-received", "partly").check();
  await option(page, "information-channels", "website").check();
  await option(page, "information-channels", "letter").check();
  await option(page, "clear-messages", "4").check();
  await option(page, "recommendation-nps", "0").check();
  await option(page, "own-language-service", "cannot-say").check();
  await page.locator('[name="a.missing-information"]').fill(text);
}

/** What the form holds, by the names of its fields. */
function held(page) {
  return page.locator("#answer").evaluate((form) => {
    const all = [...new FormData(form)].filter(([name]) => name.startsWith("a."));
    return all.map(([name, value]) => `${name}=${value}`).sort();
  });
}

const ALL = (text) => [
  "a.clear-messages=4",
  "a.information-channels=letter",
  "a.information-channels=website",
  "a.information-received=partly",
  `a.missing-information=${text}`,
  "a.own-language-service=cannot-say",
  "a.recommendation-nps=0",
];

for (const [language, title] of [
  ["sv", "Får du information om tjänsterna?"],
  ["fi-simple", "Saatko tietoa palveluista?"],
]) {
  test(`from the list to the receipt in ${language}`, () =>
    withoutScript(async (page) => {
      await page.goto(`/${language}/`);
      await press(page, page.getByRole("link", { name: title, exact: true }));
      assert.equal(await page.locator("h1").textContent(), title);
      assert.equal(await page.locator("[name=language]").inputValue(), language);
      await answerEverything(page, "Č đ ŋ š, åäö & <b>");
      assert.equal(await send(page), 200);
      assert.match((await page.locator("#code").textContent()).trim(), /^[0-9A-Z-]{10,}$/);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
    }));
}

test("a refused answer keeps everything that was typed and ticked", () =>
  withoutScript(async (page) => {
    await page.goto(`/sv/${OPEN}`);
    const key = await page.locator("[name=key]").inputValue();
    const tooLong = "Jag saknar mycket. ".repeat(300).trim();
    await answerEverything(page, tooLong);
    assert.equal(await send(page), 422);
    assert.match(await page.title(), /^Fel/);
    assert.equal(await page.locator(".error-summary li").count(), 1);
    assert.equal(await page.locator(".error-summary a").getAttribute("href"), "#a.missing-information");
    assert.deepEqual(await held(page), ALL(tooLong));
    assert.equal(await page.locator("[name=key]").inputValue(), key, "the same submission, sent again");
    await page.locator('[name="a.missing-information"]').fill("Kortare.");
    assert.equal(await send(page), 200);
  }));

test("a line break and blanks at the start of a long text are kept, too", () =>
  withoutScript(async (page) => {
    await page.goto(`/fi/${OPEN}`);
    const text = "\n\n  Sisennetty\n\n</textarea>";
    await page.locator('[name="a.missing-information"]').fill(text);
    assert.equal(await send(page), 422);
    assert.equal(await page.locator('[name="a.missing-information"]').inputValue(), text);
  }));

test("the language can be changed in the middle of answering, and back", () =>
  withoutScript(async (page) => {
    await page.goto(`/fi/${OPEN}`);
    await answerEverything(page, "Puolivälissä");
    for (const [language, name] of [["sv", "Svenska"], ["fi-simple", "Selkosuomi"], ["sv", "Svenska"]]) {
      assert.equal(await press(page, page.locator(`.switch button[value="${language}"]`)), 200, name);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      assert.deepEqual(await held(page), ALL("Puolivälissä"));
      assert.equal(await page.locator(".error-summary").count(), 0, "nothing is judged yet");
    }
    assert.equal(await page.locator("[name=language]").inputValue(), "sv");
    assert.equal(await send(page), 200);
    const code = (await page.locator("#code").textContent()).trim();
    // The receipt, too, is there in another language, and is the same.
    assert.equal(await press(page, page.locator('.switch button[value="fi"]')), 200);
    assert.equal((await page.locator("#code").textContent()).trim(), code);
    assert.equal(await page.locator("html").getAttribute("lang"), "fi");
  }));

test("a receipt withdraws its answer, once", () =>
  withoutScript(async (page) => {
    await page.goto(`/sv/${OPEN}`);
    await option(page, "information-received", "no").check();
    await send(page);
    const code = (await page.locator("#code").textContent()).trim();
    await page.goto("/sv/withdraw");
    await page.locator("#code").fill(code.toLowerCase());
    assert.equal(await press(page, page.locator("main form button")), 200);
    assert.equal(await page.locator(".panel-good").count(), 1);
  }));

/** Logs in by the page, as a person does. */
async function logInByPage(page, role, next) {
  await page.goto(next);
  assert.equal(new URL(page.url()).pathname, "/fi/log-in", "a stranger is asked to log in");
  await page.locator("#email").fill(emails[role]);
  await page.locator("#password").fill(password);
  assert.equal(await press(page, page.locator("main form button")), 200);
  assert.equal(new URL(page.url()).pathname, next);
}

const save = (page) => press(page, page.locator('.save-bar button[value="save"]'));

test("staff log in, write a survey, and the gate names what is missing in Swedish", () =>
  withoutScript(async (page) => {
    await logInByPage(page, "survey editor", "/fi/staff/surveys/new");
    await page.locator("#title").fill("Kirjoitettu ilman skriptiä");
    assert.equal(await press(page, page.locator("main form button.button")), 200);
    assert.match(page.url(), /\/staff\/surveys\/[0-9a-f-]+\/edit$/);

    await press(page, page.locator('button[value="add-question:single_choice"]'));
    const question = page.locator(".question-editor").last();
    const text = (field, language) => question.locator(`[name="${field}.${language}"]`);
    const id = await question.locator('[name="q"]').inputValue();
    await text(`q.${id}.text`, "fi").fill("Mitä kuuluu?");
    await text(`q.${id}.text`, "sv").fill("Hur mår du?");
    await press(page, page.locator(`button[value="add-option:${id}"]`));
    await press(page, page.locator(`button[value="add-option:${id}"]`));
    const options = page.locator(".option-editor");
    for (const [place, word] of ["Hyvää", "Huonoa"].entries()) {
      await options.nth(place).locator('input[lang="fi"]').fill(word);
    }
    assert.equal(await save(page), 200);
    await page.reload();
    assert.equal(await text(`q.${id}.text`, "fi").inputValue(), "Mitä kuuluu?");
    assert.equal(await text(`q.${id}.text`, "sv").inputValue(), "Hur mår du?");
    assert.equal(await options.nth(1).locator('input[lang="fi"]').inputValue(), "Huonoa");

    await page.goto(page.url().replace(/\/edit.*$/, "/publish"));
    const missing = await page.locator(".missing-list li").allTextContents();
    const swedish = missing.filter((line) => line.includes("Svenska"));
    const has = (part) => swedish.some((line) => line.includes(part));
    assert.ok(has("Otsikko") && has("Hyvää") && has("Huonoa"), missing.join("\n"));
    assert.ok(!has("Kysymys 1: Mitä kuuluu? P"), "the question's own text is there in Swedish");
    assert.equal(await page.locator("main form[method=post]").count(), 0, "it cannot be published");
    // Each line leads to the field that it is about.
    const link = page.locator(".missing-list a", { hasText: "Hyvää" });
    await press(page, link);
    assert.equal(await page.locator(":target").count(), 1, page.url());
  }));

test("the gate refuses the demonstration's draft for its five Swedish texts", async () => {
  const { "Ajanvaraus uudistuu": draft } = await staffAddresses();
  await withoutScript(async (page) => {
    await logInByPage(page, "survey editor", `/fi/${draft}/publish`);
    const lines = (await page.locator(".missing-list li").allTextContents()).join("\n");
    for (const part of ["Johdanto", "Miksi vastauksia kerätään", "Verkossa", "Ajan varaaminen on nyt helppoa.", "Ohje"]) {
      assert.ok(lines.includes(part), `${part} is not among\n${lines}`);
    }
    assert.equal(lines.match(/Svenska/g).length, 5, lines);
    // By hand, past the page: refused all the same.
    const reply = await page.request.post(`/fi/${draft}/publish`, { form: { revision: "1" } });
    assert.ok(reply.status() >= 400, `${reply.status()}`);
  });
});

test("staff see that an answer has come in, in Swedish", async () => {
  const { "Saatko tietoa palveluista?": survey } = await staffAddresses();
  const received = (page) => page.locator(".figures dd").first().textContent();
  await withoutScript(async (page) => {
    await logInByPage(page, "survey editor", `/fi/${survey}/results`);
    const before = Number(await received(page));
    assert.ok(before >= 310, `${before}`);
    await withoutScript(async (resident) => {
      await resident.goto(`/sv/${OPEN}`);
      await option(resident, "information-received", "yes").check();
      assert.equal(await send(resident), 200);
    });
    await page.reload();
    assert.equal(Number(await received(page)), before + 1);
    assert.ok((await page.locator(".breakdowns").textContent()).includes("Svenska"));
  });
});

// Which pages there are to look at: for each route of the program, the addresses and states that stand for it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { arrive, invitation, logIn, offer, ownInitiative, paidMember, password, reports, seatOffered, surveyInvitation, withPage } from "./support.mjs";

/** Every route that the program serves, from the program itself. */
export function routes(audience) {
  const printed = execFileSync(process.env.OSALLISTU_BINARY, ["routes"], { encoding: "utf8" });
  const all = JSON.parse(printed);
  assert.ok(all.length > 20, `the program names ${all.length} routes`);
  return all.filter((route) => route.audience.toLowerCase() === audience).map((route) => route.path);
}

export const OPEN = "surveys/tieto-palveluista";
export const OPEN_IN_ARABIC = "surveys/uutena-asukkaana";
/** Answered by invitation. */
const OF_PANEL = "surveys/raadin-kysely-puhelinpalvelusta";

/** A page under its address. */
function at(path, { status = 200, lands = path } = {}) {
  return {
    name: path === "" ? "the list" : path,
    async open(page, language) {
      const reply = await page.goto(`/${language}/${path}`);
      assert.equal(reply.status(), status, `/${language}/${path}`);
      assert.equal(new URL(page.url()).pathname, `/${language}/${lands}`.split("?")[0]);
    },
  };
}

/** A page that comes of doing something: `act` begins at `path`. */
function after(name, path, act) {
  return {
    name,
    async open(page, language) {
      await page.goto(`/${language}/${path}`);
      await act(page, language);
    },
  };
}

/** Presses the page's own sending button and waits for the reply. */
async function send(page, status) {
  const button = page.locator("main form button.button[type=submit]").last();
  assert.equal(await arrive(page, () => button.click()), status, page.url());
}

/** Answers the survey for new residents as shortly as it allows; the receipt's code. */
export async function answerShortly(page) {
  await page.locator('[name="a.how-found"]').first().check();
  await send(page, 200);
  return (await page.locator("#code").textContent()).trim();
}

/** Feeds are no pages; a check of their own reads them. */
export const FEEDS = ["/{lang}/feed.json", "/{lang}/feed.rss"];

/** Tables and documents that staff take along are no pages either. */
export const TABLES = [
  "/{lang}/staff/experts/export",
  "/{lang}/staff/experts/import/template",
  "/{lang}/staff/programmes/import/template",
  "/{lang}/staff/programme-versions/{id}/csv",
  "/{lang}/staff/programme-versions/{id}/json",
  "/{lang}/staff/indicators/{programme}/import/template",
  "/{lang}/staff/indicator-editions/{id}/document",
  "/{lang}/staff/indicator-editions/{id}/report.pdf",
  "/{lang}/staff/indicator-editions/{id}/report.xlsx",
];

/** Nor are documents. */
export const DOCUMENTS = [
  "/{lang}/panel-lots/{id}/document",
  "/{lang}/events.ics",
  "/{lang}/events/{id}/calendar",
  "/{lang}/own-initiative/{token}/data",
  "/{lang}/panel-seat/{token}/meetings/{id}/calendar",
  "/{lang}/programmes/{key}/indicators.csv",
  "/{lang}/programmes/{key}/indicators.json",
];

/** The lot of the panel at this place of the public list. */
async function openLot(page, place) {
  await arrive(page, () => page.locator("main .rows a").nth(place).click());
  await arrive(page, () => page.locator("main table a").first().click());
}

/** The form of the panel that looks for members. */
async function openApplication(page) {
  await arrive(page, () => page.locator("main .rows a").first().click());
  await arrive(page, () => page.locator('main a[href$="/apply"]').click());
}

/** For each route of residents, what stands for it. */
export const RESIDENT = {
  "/": [
    {
      name: "the address without a language",
      async open(page, language) {
        const headers = { "accept-language": language };
        const reply = await page.request.get("/", { headers, maxRedirects: 0 });
        // The county's pages do not speak Arabic: whoever asks for it alone gets the source language.
        const served = language === "ar" ? "fi" : language;
        assert.equal(reply.headers().location, `/${served}/`);
        await page.goto("/");
        await page.goto(`/${language}/`);
      },
    },
  ],
  "/{lang}": [
    {
      name: "the list without its slash",
      async open(page, language) {
        await page.goto(`/${language}`);
        assert.equal(new URL(page.url()).pathname, `/${language}/`);
      },
    },
  ],
  "/{lang}/": [
    at(""),
    at("?q=palvelu&language=sv", { lands: "" }),
    at("?q=ei-tallaista-ole", { lands: "" }),
    at("nowhere", { status: 404 }),
  ],
  "/{lang}/surveys/{slug}": [
    at(OPEN),
    at("surveys/palaute-terveysasemasta"),
    at(OPEN_IN_ARABIC),
    at("surveys/turvallinen-arki"),
    at("surveys/lahipalvelut-kylilla"),
    at("surveys/kotihoidon-arki"),
    at("surveys/digipalvelut-tutuiksi"),
    at("surveys/asukastilaisuuksien-aiheet"),
    at("surveys/no-such-survey", { status: 404 }),
    at(OF_PANEL),
    after("a code that is no invitation", OF_PANEL, async (page) => {
      await page.locator("#invitation").fill("K7D3");
      await send(page, 422);
    }),
    after("an answer that is not complete", OPEN_IN_ARABIC, async (page) => {
      await page.locator('[name="a.what-is-missing"]').fill("x".repeat(200));
      await send(page, 422);
    }),
    after("the receipt", OPEN_IN_ARABIC, async (page) => {
      await answerShortly(page);
    }),
    after("an answer with the key of one to another survey", OPEN_IN_ARABIC, async (page, language) => {
      const key = await page.locator("[name=key]").inputValue();
      await answerShortly(page);
      await page.goto(`/${language}/${OPEN}`);
      await page.locator("[name=key]").evaluate((field, value) => (field.value = value), key);
      await page.locator('[name="a.information-received"]').first().check();
      await send(page, 409);
    }),
  ],
  "/{lang}/surveys/{slug}/results": [
    at("surveys/digipalvelut-tutuiksi/results"),
    at("surveys/kotihoidon-arki/results"),
    at("surveys/asukastilaisuuksien-aiheet/results"),
    at(`${OPEN}/results`),
  ],
  "/{lang}/withdraw": [
    at("withdraw"),
    after("withdrawing with no code", "withdraw", (page) => send(page, 422)),
    after("withdrawing, done", OPEN_IN_ARABIC, async (page, language) => {
      const code = await answerShortly(page);
      await page.goto(`/${language}/withdraw`);
      await page.locator("#code").fill(code);
      await send(page, 200);
    }),
  ],
  "/{lang}/experts": [at("experts")],
  "/{lang}/events": [at("events")],
  "/{lang}/events/{id}": [
    after("an event to come", "events", async (page) => {
      await arrive(page, () => page.locator("#coming ~ ul.rows a").last().click());
    }),
    after("an event that was called off", "events", async (page) => {
      await arrive(page, () => page.locator("#coming ~ ul.rows a").first().click());
    }),
    after("an event and what came of it", "events", async (page) => {
      await arrive(page, () => page.locator("#past ~ ul.rows a").first().click());
    }),
    at("events/none", { status: 404 }),
  ],
  "/{lang}/methods": [at("methods")],
  "/{lang}/methods/{id}": [
    after("a method and where it was used", "methods", async (page) => {
      await arrive(page, () => page.locator("main .rows a").first().click());
    }),
    at("methods/none", { status: 404 }),
  ],
  "/{lang}/bodies": [at("bodies")],
  "/{lang}/bodies/{id}": [
    after("a body with its members, meetings and statements", "bodies", async (page) => {
      await arrive(page, () => page.locator("main .rows a").first().click());
    }),
    at("bodies/none", { status: 404 }),
  ],
  "/{lang}/matters": [at("matters")],
  "/{lang}/matters/{id}": [
    after("a matter that one can influence", "matters", async (page) => {
      await arrive(page, () => page.locator("main .rows a").nth(1).click());
    }),
    after("a matter with what came of it", "matters", async (page) => {
      await arrive(page, () => page.locator("#closed ~ ul.rows a").first().click());
    }),
    at("matters/none", { status: 404 }),
  ],
  "/{lang}/feedback": [
    at("feedback"),
    after("feedback that says nothing", "feedback", (page) => send(page, 422)),
  ],
  "/{lang}/feedback/{token}": [
    after("feedback that was given", "feedback", async (page) => {
      await page.locator("[id='class.thanks']").check();
      await page.locator("#text").fill("Kiitos!");
      await arrive(page, () => page.locator("main form button.button[type=submit]").last().click());
    }),
    at("feedback/not-a-token", { status: 404 }),
  ],
  "/{lang}/feedback-summaries": [at("feedback-summaries")],
  "/{lang}/page-feedback": [
    at("page-feedback?page=https://www.tunturialue.example/palvelut&found=no", { lands: "page-feedback" }),
    after("a page that is rated", "page-feedback?page=https://www.tunturialue.example/palvelut&found=yes", (page) =>
      send(page, 200),
    ),
  ],
  "/{lang}/panels": [at("panels")],
  "/{lang}/programmes": [at("programmes")],
  "/{lang}/programmes/{key}": [at("programmes/vantaa-kerava"), at("programmes/none", { status: 404 })],
  "/{lang}/programmes/{key}/reports": [
    at("programmes/vantaa-kerava/reports"),
    at("programmes/none/reports", { status: 404 }),
  ],
  "/{lang}/programmes/{key}/reports/{file}": [at("programmes/vantaa-kerava/reports/1999", { status: 404 })],
  "/{lang}/programmes/{key}/indicators": [
    at("programmes/vantaa-kerava/indicators"),
    at("programmes/vantaa-kerava/indicators?state=no_value&q=palaute"),
    at("programmes/none/indicators", { status: 404 }),
  ],
  "/{lang}/programmes/{key}/indicators/{code}": [
    at("programmes/vantaa-kerava/indicators/V01"),
    at("programmes/vantaa-kerava/indicators/X99", { status: 404 }),
  ],
  "/{lang}/programmes/{key}/comment": [
    at("programmes/vantaa-kerava/comment?about=measure:vake-2-3-b", { lands: "programmes/vantaa-kerava/comment" }),
    after("a comment that says nothing", "programmes/vantaa-kerava/comment", (page) => send(page, 422)),
  ],
  "/{lang}/programmes/{key}/comments": [at("programmes/vantaa-kerava/comments")],
  "/{lang}/panels/{id}": [
    after("a panel with its lot", "panels", async (page) => {
      await arrive(page, () => page.locator("main .rows a").nth(2).click());
    }),
    at("panels/none", { status: 404 }),
  ],
  "/{lang}/panel-meetings/{id}": [
    after("a meeting with its memo", "panels", async (page) => {
      await arrive(page, () => page.locator("main .rows a").nth(2).click());
      await arrive(page, () => page.locator("#meetings ~ ul a").first().click());
    }),
    at("panel-meetings/none", { status: 404 }),
  ],
  "/{lang}/panel-positions/{id}": [
    after("a position with what came of it", "panels", async (page) => {
      await arrive(page, () => page.locator("main .rows a").nth(2).click());
      await arrive(page, () => page.locator("#positions ~ ul a").first().click());
    }),
    at("panel-positions/none", { status: 404 }),
  ],
  "/{lang}/panels/{id}/apply": [
    after("an application to a panel", "panels", openApplication),
    after("an application that is not complete", "panels", async (page) => {
      await openApplication(page);
      await send(page, 422);
    }),
  ],
  "/{lang}/panel-seat/{token}": [
    {
      name: "a seat that is offered",
      async open(page, language) {
        await page.goto(`/${language}/panel-seat/${await seatOffered()}`);
      },
    },
    at("panel-seat/not-a-token", { status: 404 }),
  ],
  "/{lang}/panel-seat/{token}/claims/{id}": [
    {
      name: "what a member is paid for a meeting",
      async open(page, language) {
        await page.goto(`/${language}/panel-seat/${await paidMember()}`);
        await arrive(page, () => page.locator("main a[href*='/claims/']").first().click());
      },
    },
    {
      name: "costs of a meeting that are no number",
      async open(page, language) {
        await page.goto(`/${language}/panel-seat/${await paidMember()}`);
        await arrive(page, () => page.locator("main a[href*='/claims/']").first().click());
        await page.locator("#km").fill("kaukana");
        assert.equal(await arrive(page, () => page.locator("main form button[value=send]").click()), 422);
      },
    },
    at("panel-seat/not-a-token/claims/none", { status: 404 }),
  ],
  "/{lang}/panel-seat/{token}/data": [
    {
      name: "what is stored of a member, before a code is asked for",
      async open(page, language) {
        await page.goto(`/${language}/panel-seat/${await seatOffered()}/data`);
      },
    },
    {
      name: "what is stored of a member, with a wrong code",
      async open(page, language) {
        await page.goto(`/${language}/panel-seat/${await seatOffered()}/data`);
        await arrive(page, () => page.locator("main form button[value=send]").click());
        await page.locator("#code").fill("12");
        assert.equal(await arrive(page, () => page.locator("main form button[value=show]").click()), 422);
      },
    },
    at("panel-seat/not-a-token/data", { status: 404 }),
  ],
  "/{lang}/survey-invitation/{token}": [
    {
      name: "a survey by invitation",
      async open(page, language) {
        await page.goto(`/${language}/survey-invitation/${await surveyInvitation()}`);
      },
    },
    at("survey-invitation/not-a-code", { status: 404 }),
  ],
  "/{lang}/panel-lots/{id}": [
    after("a lot that waits for its seed", "panels", (page) => openLot(page, 1)),
    after("a lot that was drawn", "panels", (page) => openLot(page, 2)),
  ],
  "/{lang}/initiatives": [at("initiatives")],
  "/{lang}/initiatives/new": [
    at("initiatives/new"),
    after("an initiative that says nothing", "initiatives/new", (page) => send(page, 422)),
  ],
  "/{lang}/initiatives/{id}": [
    after("an initiative and what came of it", "initiatives", async (page) => {
      await arrive(page, () => page.locator("main .rows a").last().click());
    }),
    at("initiatives/none", { status: 404 }),
  ],
  "/{lang}/own-initiative/{token}": [
    {
      name: "an initiative as its maker sees it",
      async open(page, language) {
        await page.goto(`/${language}/own-initiative/${await ownInitiative()}?sent=yes`);
        assert.equal(await page.locator("#notes").count(), 1);
      },
    },
    at("own-initiative/not-a-token", { status: 404 }),
  ],
  "/{lang}/documents": [at("documents")],
  "/{lang}/documents/{id}": [
    after("a document and where it was followed", "documents", async (page) => {
      await arrive(page, () => page.locator("main .rows a").first().click());
    }),
    at("documents/none", { status: 404 }),
  ],
  "/{lang}/accessibility": [at("accessibility")],
  "/{lang}/privacy-of-answers": [at("privacy-of-answers")],
  "/{lang}/log-in": [at("log-in")],
  "/{lang}/log-out": [
    {
      name: "logged out",
      async open(page, language) {
        await logIn(page.context(), "analyst");
        // From a page of residents, since those of staff do not speak every language.
        await page.goto(`/${language}/accessibility`);
        await arrive(page, () => page.locator(".who form button").click());
        assert.equal(new URL(page.url()).pathname, `/${language}/`);
        assert.equal(await page.locator(".who").count(), 0);
      },
    },
  ],
  "/{lang}/link/{token}": [
    {
      name: "an invitation",
      async open(page, language) {
        await page.goto(`/${language}/link/${await invitation()}`);
        assert.equal(await page.locator("#password").count(), 1);
      },
    },
    at("link/not-a-token", { status: 404 }),
  ],
  "/{lang}/offers/{token}": [
    {
      name: "an offer",
      async open(page, language) {
        await page.goto(`/${language}/offers/${await offer()}`);
        assert.equal(await page.locator("main form button").count(), 2);
      },
    },
    {
      name: "an offer accepted",
      async open(page, language) {
        await page.goto(`/${language}/offers/${await offer()}`);
        assert.equal(await arrive(page, () => page.locator('[value="accept"]').click()), 200);
      },
    },
    at("offers/not-a-token", { status: 404 }),
  ],
  "/{lang}/link": [
    {
      name: "two passwords that differ",
      async open(page, language) {
        await page.goto(`/${language}/link/${await invitation()}`);
        await page.locator("#password").fill("kuusi hevosta yksi reki");
        await page.locator("#again").fill("kuusi hevosta kaksi reki");
        await send(page, 422);
      },
    },
    {
      name: "a password chosen",
      async open(page, language) {
        await page.goto(`/${language}/link/${await invitation()}`);
        await page.locator("#password").fill("kuusi hevosta yksi reki");
        await page.locator("#again").fill("kuusi hevosta yksi reki");
        await send(page, 200);
      },
    },
  ],
};

/** What is posted from another page of an expert's, and has none of its own. */
export const POSTED_BY_EXPERTS = ["/{lang}/own/standing", "/{lang}/own/export", "/{lang}/own/leave"];

/** The same for the routes of experts. `token` is that of their private link. */
export function expertPlaces(token) {
  return {
    "/{lang}/own": [at("own")],
    "/{lang}/own/link/{token}": [
      at(`own/link/${token}`),
      at("own/link/not-a-token", { status: 404 }),
      after("a code asked for", `own/link/${token}`, async (page) => {
        await arrive(page, () => page.locator('[value="ask"]').click());
        await page.locator("#code").fill("12");
        assert.equal(await arrive(page, () => page.locator("main form button").first().click()), 422);
      }),
    ],
    "/{lang}/own/offers/{id}": [
      after("an offer on their own page", "own", async (page) => {
        await arrive(page, () => page.locator("#offers ~ ul h3 a").first().click());
        assert.equal(await page.locator("main form button").count(), 2);
      }),
    ],
    "/{lang}/own/orders/{id}/withdraw": [at("own/orders/none/withdraw", { status: 404 })],
    "/{lang}/own/gigs/{id}/feedback": [at("own/gigs/none/feedback", { status: 404 })],
    "/{lang}/own/gigs/{id}/dispute": [at("own/gigs/none/dispute", { status: 404 })],
    "/{lang}/own/times": [
      at("own/times"),
      after("times that end before they begin", "own/times", async (page) => {
        await page.locator("[type=date]").nth(0).fill("2099-02-02");
        await page.locator("[type=date]").nth(1).fill("2099-02-01");
        assert.equal(await arrive(page, () => page.locator("main form button").last().click()), 422);
      }),
    ],
    "/{lang}/own/income": [at("own/income")],
    "/{lang}/own/fees/{id}": [at("own/fees/none", { status: 404 })],
    "/{lang}/own/fees/{id}/waive": [at("own/fees/none/waive", { status: 404 })],
    "/{lang}/own/data": [at("own/data")],
    "/{lang}/own/consents": [at("own/consents")],
    "/{lang}/own/consents/{purpose}": [at("own/consents/matching"), at("own/consents/none", { status: 404 })],
    "/{lang}/own/erasure": [at("own/erasure")],
    "/{lang}/own/calendar": [
      at("own/calendar"),
      after("a calendar's address", "own/calendar", async (page) => {
        await arrive(page, () => page.locator('[value="make"]').click());
        assert.match(await page.locator("#address").textContent(), /\/calendar\/.+\.ics/);
      }),
    ],
  };
}

/** A wrong password, apart from the others: three in a row are all that the service lets pass. */
export const WRONG_PASSWORD = after("a wrong password", "log-in", async (page) => {
  await page.locator("#email").fill("ei-ole@example.fi");
  await page.locator("#password").fill(`${password} ei`);
  await send(page, 422);
});

/** Where each survey stands among the staff pages, by its Finnish title. */
export const staffAddresses = () => addresses("survey editor", "/fi/staff/surveys");

/** Where each order stands among the staff pages, by its title. */
const orderAddresses = () => addresses("coordinator", "/fi/staff/orders");

async function addresses(role, list) {
  return withPage({}, async (page, context) => {
    await logIn(context, role);
    await page.goto(list);
    const links = await page.locator("tbody th a").evaluateAll((all) =>
      all.map((link) => [link.textContent.trim(), new URL(link.href).pathname.replace("/fi/", "")]),
    );
    return Object.fromEntries(links);
  });
}

/** The same for the routes of staff: what stands for each, and who looks at it. */
export async function staffPlaces() {
  const surveys = await staffAddresses();
  const of = (title, rest = "", more = {}) => {
    assert.ok(surveys[title], `no survey "${title}" among ${Object.keys(surveys).join(", ")}`);
    return at(`${surveys[title]}${rest}`, more);
  };
  const draft = "Ajanvaraus uudistuu";
  const open = "Saatko tietoa palveluista?";
  const arabic = "Uutena asukkaana";
  const owing = "Kotihoidon arki";
  const told = "Digipalvelut tutuiksi";
  const editor = (...places) => ({ role: "survey editor", places });
  const administrator = (...places) => ({ role: "administrator", places });
  const coordinator = (...places) => ({ role: "coordinator", places });
  const officer = (...places) => ({ role: "programme officer", places });
  const ofProgramme = (name, place, page = "", act = async () => {}) =>
    after(name, "staff/programmes", async (tab) => {
      await arrive(tab, () => tab.locator("tbody th a").nth(place).click());
      if (page !== "") {
        await arrive(tab, () => tab.locator(`main a[href$="${page}"]`).first().click());
      }
      await act(tab);
    });
  const payroll = (...places) => ({ role: "payroll", places });
  const handler = (...places) => ({ role: "feedback handler", places });
  const followed = `staff/indicators/${reports.programme}`;
  const [frozen, waits] = [`${followed}/${reports.published}`, `${followed}/${reports.open}`];
  const orders = await orderAddresses();
  const order = (title, rest = "", more = {}) => {
    assert.ok(orders[title], `no order "${title}" among ${Object.keys(orders).join(", ")}`);
    return at(`${orders[title]}${rest}`, more);
  };
  const ofPanel = (name, place, page = "") =>
    after(name, "staff/panels", async (tab) => {
      await arrive(tab, () => tab.locator("tbody th a").nth(place).click());
      if (page !== "") {
        await arrive(tab, () => tab.locator(`main a[href$="${page}"]`).first().click());
      }
    });
  const ofList = (list) => (name, place, page = "") =>
    after(name, list, async (tab) => {
      await arrive(tab, () => tab.locator("tbody th a").nth(place).click());
      if (page !== "") {
        await arrive(tab, () => tab.locator(`main a[href$="${page}"]`).first().click());
      }
    });
  const [ofMatter, ofBody] = [ofList("staff/matters"), ofList("staff/bodies")];
  const ofProposal = (name, page = "") => ofList("staff/proposals")(name, 0, page);
  const ofPart = (part) => (name, place, page = "") =>
    after(name, "staff/panels", async (tab) => {
      await arrive(tab, () => tab.locator("tbody th a").nth(2).click());
      await arrive(tab, () => tab.locator(`#${part} ~ ul.rows a`).nth(place).click());
      if (page !== "") {
        await arrive(tab, () => tab.locator(`main a[href$="${page}"]`).first().click());
      }
    });
  const [ofPosition, ofMeeting] = [ofPart("positions"), ofPart("meetings")];
  const ofExpert = (name, page) =>
    after(name, "staff/experts", async (tab) => {
      await arrive(tab, () => tab.locator("tbody th a").first().click());
      await arrive(tab, () => tab.locator(`main a[href$="${page}"]`).click());
    });
  const [waiting, booked] = ["Infopisteen päivystys", "Luento sairaanhoitajaopiskelijoille"];
  const undecided = "Haastattelija rekrytointiin";
  return {
    "/{lang}/staff": editor(at("staff")),
    "/{lang}/staff/surveys": editor(
      at("staff/surveys"),
      at("staff/surveys?search=ei-tallaista", { lands: "staff/surveys" }),
    ),
    "/{lang}/staff/surveys/new": editor(
      at("staff/surveys/new"),
      after("a new survey without a title", "staff/surveys/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/surveys/{id}": editor(of(draft), of(open), of(owing), of(told)),
    "/{lang}/staff/surveys/{id}/edit": editor(of(draft, "/edit"), of(open, "/edit"), of(arabic, "/edit")),
    "/{lang}/staff/surveys/{id}/preview": editor(of(draft, "/preview")),
    "/{lang}/staff/surveys/{id}/publish": editor(of(draft, "/publish"), of(open, "/publish")),
    "/{lang}/staff/surveys/{id}/results": editor(
      of(draft, "/results", { status: 422 }),
      of(open, "/results"),
      of(told, "/results"),
    ),
    "/{lang}/staff/surveys/{id}/outcome": editor(of(owing, "/outcome")),
    "/{lang}/staff/surveys/{id}/{step}": editor(
      of(open, "/close"),
      of(draft, "/delete"),
      of(owing, "/publish-results"),
    ),
    "/{lang}/staff/accounts": administrator(
      at("staff/accounts"),
      after("an invitation to nobody", "staff/accounts", (page) => send(page, 422)),
      after("an invitation made", "staff/accounts", async (page) => {
        await page.locator("#name").fill("Ville Vieras");
        await page.locator("#email").fill(`vieras-${process.pid}-${Date.now()}@example.fi`);
        await page.locator("#roles select").first().selectOption({ index: 1 });
        await send(page, 200);
        assert.match(await page.locator("#link").textContent(), /\/link\//);
      }),
    ),
    "/{lang}/staff/accounts/{id}": administrator(
      after("one account", "staff/accounts", async (page) => {
        await arrive(page, () => page.locator("tbody th a").last().click());
      }),
    ),
    "/{lang}/staff/account": administrator(
      at("staff/account"),
      after("a new password without the old", "staff/account", (page) => send(page, 422)),
    ),
    "/{lang}/staff/audit": administrator(at("staff/audit")),
    "/{lang}/staff/orders": coordinator(at("staff/orders")),
    "/{lang}/staff/orders/new": coordinator(
      at("staff/orders/new"),
      after("a new order that says nothing", "staff/orders/new", async (page) => {
        await arrive(page, () => page.locator('[value="send"]').click());
        assert.equal(await page.locator(".error-summary").count(), 1);
      }),
      after("one more time for a new order", "staff/orders/new", async (page) => {
        assert.equal(await arrive(page, () => page.locator('[value="add-time"]').click()), 200);
        assert.equal(await page.locator('[id="times.4.date"]').count(), 1);
      }),
      after("what a new order would cost", "staff/orders/new", async (page) => {
        assert.equal(await arrive(page, () => page.locator('[value="estimate"]').click()), 200);
        assert.equal(await page.locator("h2#estimate").count(), 1);
      }),
    ),
    "/{lang}/staff/orders/week": coordinator(at("staff/orders/week"), at("staff/orders/week?week=2026-W48")),
    "/{lang}/staff/orders/figures": coordinator(at("staff/orders/figures")),
    "/{lang}/staff/orders/{id}/running": coordinator(
      order(waiting, "/running"),
      after("seats that are no number", `${orders[waiting]}/running`, async (page) => {
        await page.locator("#seats").fill("monta");
        const button = page.locator('button[value="edit"]');
        assert.equal(await arrive(page, () => button.click()), 422);
      }),
    ),
    "/{lang}/staff/initiatives": coordinator(
      at("staff/initiatives"),
      at("staff/initiatives?search=ei-tallaista", { lands: "staff/initiatives" }),
    ),
    "/{lang}/staff/initiatives/new": coordinator(
      at("staff/initiatives/new"),
      after("an initiative on paper that says nothing", "staff/initiatives/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/initiatives/settings": coordinator(at("staff/initiatives/settings")),
    "/{lang}/staff/initiatives/year": coordinator(at("staff/initiatives/year")),
    "/{lang}/staff/initiatives/{id}": coordinator(
      after("an initiative that waits", "staff/initiatives", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
      after("an initiative whose maker is told nothing", "staff/initiatives", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        assert.equal(await arrive(page, () => page.locator('button[value="told"]').click()), 422);
      }),
    ),
    "/{lang}/staff/agreements": coordinator(
      at("staff/agreements"),
      at("staff/agreements?search=ei-tallaista", { lands: "staff/agreements" }),
    ),
    "/{lang}/staff/agreements/new": coordinator(
      at("staff/agreements/new"),
      after("an agreement that says nothing", "staff/agreements/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/agreements/{id}": coordinator(
      after("one agreement", "staff/agreements", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
    ),
    "/{lang}/staff/documents": coordinator(at("staff/documents")),
    "/{lang}/staff/documents/new": coordinator(
      at("staff/documents/new"),
      after("a document that says nothing", "staff/documents/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/documents/{id}": coordinator(
      after("one document", "staff/documents", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
    ),
    "/{lang}/staff/calls": coordinator(at("staff/calls")),
    "/{lang}/staff/orders/{id}": coordinator(
      order(waiting),
      order(booked),
      after("a message that says nothing", orders[waiting], async (page) => {
        const button = page.locator("form:has(#text) button");
        assert.equal(await arrive(page, () => button.click()), 422);
      }),
    ),
    "/{lang}/staff/orders/{id}/edit": coordinator(order(waiting, "/edit", { lands: orders[waiting] })),
    "/{lang}/staff/orders/{id}/offers": coordinator(
      order(waiting, "/offers"),
      after("nobody asked", `${orders[waiting]}/offers`, (page) => send(page, 422)),
    ),
    "/{lang}/staff/orders/{id}/choose": coordinator(
      order(undecided, "/choose"),
      after("nobody chosen", `${orders[undecided]}/choose`, (page) => send(page, 422)),
      order(waiting, "/choose", { lands: orders[waiting] }),
    ),
    "/{lang}/staff/orders/{id}/contact": coordinator(order(booked, "/contact"), order(waiting, "/contact")),
    "/{lang}/staff/orders/{id}/feedback": coordinator(order(booked, "/feedback")),
    "/{lang}/staff/feedback": coordinator(at("staff/feedback")),
    "/{lang}/staff/indicators": officer(at("staff/indicators")),
    "/{lang}/staff/indicators/{programme}": officer(
      at("staff/indicators/vantaa-kerava"),
      at("staff/indicators/none", { status: 404 }),
    ),
    "/{lang}/staff/indicators/{programme}/reporters": officer(
      at(`${followed}/reporters`),
      at("staff/indicators/none/reporters", { status: 404 }),
    ),
    "/{lang}/staff/indicators/{programme}/import": officer(
      at(`${followed}/import`),
      after("a table of values that is empty", `${followed}/import`, (page) => send(page, 422)),
    ),
    "/{lang}/staff/indicators/{programme}/{period}": officer(
      at(waits),
      at(frozen),
      at("staff/indicators/none/2025", { status: 404 }),
    ),
    "/{lang}/staff/indicators/{programme}/{period}/do/{step}": officer(
      at(`${waits}/do/remind`),
      at(`${waits}/do/freeze`),
      at(`${frozen}/do/correct`),
      after("a report with gaps that is not frozen", `${waits}/do/freeze`, (page) => send(page, 422)),
    ),
    "/{lang}/staff/indicators/{programme}/{period}/{code}": officer(
      at(`${frozen}/V14`),
      at(`${frozen}/V06`),
      at(`${waits}/V02`),
      at(`${waits}/V11`),
    ),
    "/{lang}/staff/indicators/{programme}/{period}/{code}/report": officer(
      at(`${waits}/V11/report`),
      at(`${waits}/V10/report`),
    ),
    "/{lang}/staff/indicator-editions/{id}": officer(
      after("a frozen report", frozen, async (page) => {
        await arrive(page, () => page.locator('main a[href*="/staff/indicator-editions/"]').first().click());
      }),
      at("staff/indicator-editions/none", { status: 404 }),
    ),
    "/{lang}/staff/indicator-editions/{id}/report": officer(
      after("the report of an edition", frozen, async (page) => {
        await arrive(page, () => page.locator('main a[href*="/staff/indicator-editions/"]').first().click());
        await arrive(page, () => page.locator('main a[href$="/report"]').first().click());
      }),
      at("staff/indicator-editions/none/report", { status: 404 }),
    ),
    "/{lang}/staff/fees": coordinator(at("staff/fees")),
    "/{lang}/staff/fees/prices": coordinator(
      at("staff/fees/prices"),
      after("a price that says nothing", "staff/fees/prices", (page) => send(page, 422)),
    ),
    "/{lang}/staff/fees/payroll": payroll(at("staff/fees/payroll")),
    "/{lang}/staff/fees/payroll/{id}": payroll(at("staff/fees/payroll/none", { status: 405 })),
    "/{lang}/staff/fees/{id}": coordinator(at("staff/fees/none", { status: 404 })),
    "/{lang}/staff/fees/{id}/{step}": coordinator(at("staff/fees/none/check", { status: 404 })),
    "/{lang}/staff/orders/{id}/{step}": coordinator(order(waiting, "/withdraw")),
    "/{lang}/staff/experts": coordinator(
      at("staff/experts"),
      after("an expert without an alias", "staff/experts", (page) => send(page, 422)),
    ),
    "/{lang}/staff/experts/import": coordinator(
      at("staff/experts/import"),
      after("an empty list", "staff/experts/import", (page) => send(page, 422)),
      after("a list that can be registered", "staff/experts/import", async (page) => {
        await page.locator("#csv").fill("alias;languages;modes;agreement_until\nKuusi;fi;etänä;31.12.2027");
        await send(page, 200);
      }),
    ),
    "/{lang}/staff/experts/settings": coordinator(
      at("staff/experts/settings"),
      after("weights that are too many", "staff/experts/settings", async (page) => {
        await page.locator('[name="weights.theme"]').fill("99");
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/experts/{id}": coordinator(
      after("one expert", "staff/experts", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
    ),
    "/{lang}/staff/experts/find": coordinator(
      after("nobody of that name", "staff/experts", async (page) => {
        await page.locator("#find").fill("Ei Ketään");
        const button = page.locator('form[action$="/find"] button');
        assert.equal(await arrive(page, () => button.click()), 200);
      }),
    ),
    "/{lang}/staff/experts/{id}/person": coordinator(
      ofExpert("who an expert is", "/person"),
      after("a name that says nothing", "staff/experts", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/person"]').click());
        await page.locator('[name="contact.name"]').fill("");
        const button = page.locator('button[value="contact"]');
        assert.equal(await arrive(page, () => button.click()), 422);
      }),
    ),
    "/{lang}/staff/activities": coordinator(
      at("staff/activities"),
      at("staff/activities?search=ei-tallaista", { lands: "staff/activities" }),
      at("staff/activities?kind=training&page=2", { lands: "staff/activities" }),
    ),
    "/{lang}/staff/activities/overview": coordinator(at("staff/activities/overview")),
    "/{lang}/staff/activities/new": coordinator(
      at("staff/activities/new"),
      after("an activity that says nothing", "staff/activities/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/activities/{id}": coordinator(
      after("an activity that was held", "staff/activities?state=held", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
      after("an activity that waits to be reported", "staff/activities", async (page) => {
        await arrive(page, () => page.locator("#waiting ~ ul.rows a").first().click());
      }),
      after("a report that says nothing", "staff/activities", async (page) => {
        await arrive(page, () => page.locator("#waiting ~ ul.rows a").first().click());
        const button = page.locator('button[value="report"]');
        assert.equal(await arrive(page, () => button.click()), 422);
      }),
      after("an activity that was called off", "staff/activities?state=called_off", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
    ),
    "/{lang}/staff/activities/{id}/edit": coordinator(
      after("what is written of an activity", "staff/activities?state=held", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/edit"]').click());
      }),
    ),
    "/{lang}/staff/methods": coordinator(at("staff/methods")),
    "/{lang}/staff/methods/new": coordinator(
      at("staff/methods/new"),
      after("a method that says nothing", "staff/methods/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/methods/{id}": coordinator(
      after("a method of the bank", "staff/methods", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
    ),
    "/{lang}/staff/matters": coordinator(at("staff/matters"), at("staff/matters?state=warned"), at("staff/matters?search=x")),
    "/{lang}/staff/matters/new": coordinator(
      at("staff/matters/new"),
      after("a matter without a name", "staff/matters/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/matters/{id}": coordinator(
      ofMatter("a matter with a warning", 0),
      ofMatter("a matter that panels speak about", 1),
    ),
    "/{lang}/staff/matters/{id}/edit": coordinator(ofMatter("what is written of a matter", 1, "/edit")),
    "/{lang}/staff/matters/{id}/path": coordinator(
      ofMatter("the path of a matter", 1, "/path"),
      after("a step without a body", "staff/matters", async (page) => {
        await arrive(page, () => page.locator("tbody th a").nth(1).click());
        await arrive(page, () => page.locator('main a[href$="/path"]').click());
        await page.locator('[name="steps.5.on"]').fill("2026-12-20");
        assert.equal(await arrive(page, () => page.locator("main form button.button").first().click()), 422);
      }),
    ),
    "/{lang}/staff/matters/{id}/decision": coordinator(ofMatter("a decision", 1, "/decision")),
    "/{lang}/staff/matters/{id}/assessments/new": coordinator(
      ofMatter("effects on children", 1, "/assessments/new"),
      after("an assessment that says nothing", "staff/matters", async (page) => {
        await arrive(page, () => page.locator("tbody th a").nth(1).click());
        await arrive(page, () => page.locator('main a[href$="/assessments/new"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/bodies": coordinator(at("staff/bodies")),
    "/{lang}/staff/bodies/new": coordinator(
      at("staff/bodies/new"),
      after("a body without a name", "staff/bodies/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/bodies/{id}": coordinator(ofBody("a body with its year", 0), ofBody("a body with proposals", 5)),
    "/{lang}/staff/bodies/{id}/edit": coordinator(ofBody("what is written of a body", 0, "/edit")),
    "/{lang}/staff/bodies/{id}/records/new": coordinator(
      ofBody("a statement of a body", 0, "/records/new?kind=statement"),
      after("a record that says nothing", "staff/bodies", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/records/new?kind=handled"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/body-records/{id}": coordinator(
      after("a record", "staff/bodies", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href*="/staff/body-records/"]').first().click());
      }),
    ),
    "/{lang}/staff/bodies/{id}/proposals/new": coordinator(ofBody("a new proposal", 5, "/proposals/new")),
    "/{lang}/staff/proposals": coordinator(at("staff/proposals"), at("staff/proposals?show=lacking")),
    "/{lang}/staff/proposals/{id}": coordinator(
      ofProposal("a proposal"),
      after("a follow-up that says nothing", "staff/proposals", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/proposals/{id}/edit": coordinator(ofProposal("what is written of a proposal", "/edit")),
    "/{lang}/staff/programmes": officer(at("staff/programmes")),
    "/{lang}/staff/programmes/import": officer(
      at("staff/programmes/import"),
      after("a programme that cannot be read", "staff/programmes/import", async (page) => {
        await page.locator("#file").fill("osa;avain\nluku;x");
        await send(page, 422);
      }),
      after("a programme to be saved", "staff/programmes/import", async (page) => {
        await page.locator("#file").fill(
          "osa;avain;teksti suomeksi;raportointikausi\nohjelma;oma;Oma ohjelma;vuosi\npainopiste;;Kohtaaminen;\ntavoite;;Palaute paranee;",
        );
        await send(page, 200);
      }),
    ),
    "/{lang}/staff/programme-versions/{id}": officer(
      ofProgramme("a draft of a programme", 0),
      ofProgramme("a programme in force", 1),
    ),
    "/{lang}/staff/programme-versions/{id}/adopt": officer(
      ofProgramme("a programme to be approved", 0, "/adopt"),
      ofProgramme("a programme approved by nobody", 0, "/adopt", async (page) => {
        await page.locator("[id='body.fi']").fill("");
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/programme-versions/{id}/compare": officer(
      ofProgramme("two versions of a programme", 0, "", async (page) => {
        await arrive(page, () => page.locator('main form[action$="/compare"] button').click());
      }),
    ),
    "/{lang}/staff/customer-feedback": handler(
      at("staff/customer-feedback"),
      at("staff/customer-feedback?overdue=yes", { lands: "staff/customer-feedback" }),
    ),
    "/{lang}/staff/customer-feedback/new": handler(
      at("staff/customer-feedback/new"),
      after("feedback without a word", "staff/customer-feedback/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/customer-feedback/reviews": handler(
      at("staff/customer-feedback/reviews"),
      after("a review without a note", "staff/customer-feedback/reviews", (page) => send(page, 422)),
    ),
    "/{lang}/staff/customer-feedback/figures": handler(at("staff/customer-feedback/figures")),
    "/{lang}/staff/customer-feedback/scores": officer(
      at("staff/customer-feedback/scores"),
      after("scores without a table", "staff/customer-feedback/scores", (page) => send(page, 422)),
    ),
    "/{lang}/staff/customer-feedback/summaries": officer(at("staff/customer-feedback/summaries")),
    "/{lang}/staff/customer-feedback/summaries/new": officer(at("staff/customer-feedback/summaries/new")),
    "/{lang}/staff/customer-feedback/summaries/{id}": officer(
      after("a summary that was published", "staff/customer-feedback/summaries", async (page) => {
        await arrive(page, () => page.locator("main .rows a").first().click());
      }),
    ),
    "/{lang}/staff/customer-feedback/{id}": handler(
      after("feedback that waits", "staff/customer-feedback", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
      after("feedback that was handled", "staff/customer-feedback?state=handled", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
      }),
    ),
    "/{lang}/staff/panels": coordinator(at("staff/panels")),
    "/{lang}/staff/panels/new": coordinator(
      at("staff/panels/new"),
      after("a panel without a name", "staff/panels/new", (page) => send(page, 422)),
    ),
    "/{lang}/staff/panels/{id}": coordinator(
      ofPanel("a panel that looks for members", 0),
      ofPanel("a panel that has met", 2),
    ),
    "/{lang}/staff/panels/{id}/edit": coordinator(ofPanel("what is written of a panel", 0, "/edit")),
    "/{lang}/staff/panels/{id}/call": coordinator(
      ofPanel("an open call", 0, "/call"),
      ofPanel("no call yet", 1, "/call"),
      after("a call without a day", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/call"]').click());
        await page.locator("#closesOn").fill("");
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/panels/{id}/invitations": coordinator(
      ofPanel("random invitations", 0, "/invitations"),
      after("a sample without a name", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/invitations"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/panels/{id}/applications/new": coordinator(
      ofPanel("an application to be written down", 0, "/applications/new"),
      after("an application on paper that is not complete", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/applications/new"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/panels/{id}/topics": coordinator(ofPanel("topics that members propose", 2, "/topics")),
    "/{lang}/staff/panels/{id}/surveys/new": coordinator(
      ofPanel("a survey of a panel to be started", 2, "/surveys/new"),
      after("a survey of a panel without a title", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").nth(2).click());
        await arrive(page, () => page.locator('main a[href$="/surveys/new"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/panels/{id}/letters": coordinator(
      after("letters of invitation", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await page.goto(`${page.url()}/letters`);
      }),
    ),
    "/{lang}/staff/panels/{id}/members": coordinator(
      ofPanel("members of a panel", 0, "/members"),
      after("a member without a name being corrected", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").nth(2).click());
        await arrive(page, () => page.locator('main a[href$="/members"]').first().click());
        await arrive(page, () => page.locator('main a[href*="?contact="]').first().click());
        await page.locator("[id='contact.name']").fill("");
        assert.equal(await arrive(page, () => page.locator("main form button[value=correct]").click()), 422);
      }),
      after("a member without a name", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/members"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/panels/{id}/positions/new": coordinator(
      ofPanel("a position to be written", 2, "/positions/new"),
      after("a position without a title", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").nth(2).click());
        await arrive(page, () => page.locator('main a[href$="/positions/new"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/panel-positions/{id}": coordinator(
      ofPosition("a position that was followed", 0),
      ofPosition("a position that waits for its response", 1),
      ofPosition("a draft of a position", 2),
    ),
    "/{lang}/staff/panel-positions/{id}/edit": coordinator(ofPosition("a draft being edited", 2, "/edit")),
    "/{lang}/staff/panels/{id}/meetings/new": coordinator(
      ofPanel("a meeting to be planned", 0, "/meetings/new"),
      after("a meeting without a day", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/meetings/new"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/panel-meetings/{id}": coordinator(
      ofMeeting("a meeting that was held", 0),
      ofMeeting("a meeting to come", 1),
    ),
    "/{lang}/staff/panel-meetings/{id}/edit": coordinator(ofMeeting("a meeting being edited", 1, "/edit")),
    "/{lang}/staff/panels/{id}/lots/new": coordinator(
      ofPanel("a lot to be made", 1, "/lots/new"),
      after("a lot without a pool", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").nth(1).click());
        await arrive(page, () => page.locator('main a[href$="/lots/new"]').click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/panel-lots/{id}": coordinator(
      after("a lot to be drawn", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").nth(1).click());
        await arrive(page, () => page.locator("#lots ~ * table a, #lots ~ table a").first().click());
      }),
      after("a lot drawn by no seed", "staff/panels", async (page) => {
        await arrive(page, () => page.locator("tbody th a").nth(1).click());
        await arrive(page, () => page.locator("#lots ~ * table a, #lots ~ table a").first().click());
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/experts/{id}/skills": coordinator(ofExpert("what an expert can be asked for", "/skills")),
    "/{lang}/staff/experts/{id}/times": coordinator(
      ofExpert("when an expert takes part", "/times"),
      after("an expert's time that ends before it begins", "staff/experts", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/times"]').click());
        await page.locator('[name="availability.1.from"]').fill("12:00");
        await page.locator('[name="availability.1.until"]').fill("09:00");
        await send(page, 422);
      }),
    ),
    "/{lang}/staff/experts/{id}/pay": coordinator(ofExpert("how an expert is paid", "/pay")),
    "/{lang}/staff/experts/{id}/reads": coordinator(ofExpert("who has read an expert's data", "/reads")),
    "/{lang}/staff/experts/{id}/erase": coordinator(ofExpert("an expert to be forgotten", "/erase")),
    "/{lang}/staff/experts/{id}/link": coordinator(
      after("the link to an expert's own page", "staff/experts", async (page) => {
        await arrive(page, () => page.locator("tbody th a").first().click());
        await arrive(page, () => page.locator('main a[href$="/link"]').click());
      }),
    ),
  };
}

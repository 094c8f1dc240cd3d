// What every check needs: the browser, the log-ins, a page to work with, and axe.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";

export const site = process.env.OSALLISTU_URL;
assert.ok(site, "start the checks with tests/browser/run");

// Whoever is root has no sandbox to start; a user has.
const isRoot = process.getuid?.() === 0;

const OPTIONS = {
  executablePath: process.env.OSALLISTU_CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: !isRoot,
  args: [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** One browser for each file of checks, with a profile of its own that is thrown away. */
let server;
let browser;

/** The browser; a new one where it has died, so that only the check under way fails for that. */
async function started() {
  if (!browser?.isConnected()) {
    server = await chromium.launchServer(OPTIONS);
    browser = await chromium.connect(server.wsEndpoint());
  }
  return browser;
}

/** Ends a browser that has stopped. Forgotten at once: what is connected to it may call itself connected for ever. */
async function replaced() {
  console.error("the browser has stopped: another takes its place");
  browser = undefined;
  await server.kill();
}

// Killed, not closed: a browser that is asked to close may wait for a service of its own without end.
after(() => server?.kill());

/** A phone that shows 360 CSS pixels side by side, and a desk. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** Longer than any check takes: a browser that is silent for so long has stopped, whatever was asked of it. */
const SILENCE = 90_000;

/** Gives `work` a page in a browser context of its own: no cookies, nothing remembered. A browser that has
 * stopped is replaced, once, and the work begins anew; what the work itself finds is final. */
export async function withPage(options, work) {
  for (const isLast of [false, true]) {
    let timer;
    const silence = new Promise((resolve) => {
      timer = setTimeout(() => resolve(STOPPED), SILENCE);
    });
    const done = inContext(options, work);
    try {
      const result = await Promise.race([done, silence]);
      if (result !== STOPPED) return result;
    } finally {
      clearTimeout(timer);
    }
    done.catch(() => {});
    await replaced();
    assert.ok(!isLast, "the browser has stopped twice");
  }
}

const STOPPED = Symbol("stopped");

async function inContext(options, work) {
  const context = await (await started()).newContext({
    baseURL: site,
    viewport: DESK,
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    ...options,
  });
  context.setDefaultTimeout(30_000);
  try {
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Does what leads to another page and waits until that is there; its status. */
export async function arrive(page, act) {
  const [reply] = await Promise.all([page.waitForNavigation(), act()]);
  // A place further down the same page has no reply of its own.
  return reply?.status() ?? 200;
}

/** The demonstration's log-ins, as it printed them: the address of each role that holds in the whole county. */
function logIns() {
  const printed = readFileSync(process.env.OSALLISTU_DEMO_OUTPUT, "utf8");
  const password = /with the password: (.+)/.exec(printed)?.[1];
  const rows = [...printed.matchAll(/^ {2}(\S+@\S+) +([a-z ]+)$/gm)];
  assert.ok(password && rows.length > 0, `no log-ins were printed:\n${printed}`);
  return { password, emails: Object.fromEntries(rows.map(([, email, role]) => [role, email])) };
}
export const { password, emails } = logIns();

/** The programme's reports, as the demonstration printed them: one that is published, and one that waits for its values. */
export const reports = (() => {
  const printed = readFileSync(process.env.OSALLISTU_DEMO_OUTPUT, "utf8");
  const published = /^A report +\S+\/programmes\/(\S+)\/reports\/(\S+)/m.exec(printed);
  const open = /^To report +\S+\/staff\/indicators\/\S+\/(\S+)/m.exec(printed);
  assert.ok(published && open, `no reports were printed:\n${printed}`);
  return { programme: published[1], published: published[2], open: open[1] };
})();

/** One call of GraphQL with the cookies of a browser context. */
export async function graphql(context, query, variables = {}) {
  const reply = await context.request.post(`${site}/graphql`, { data: { query, variables } });
  const { data, errors } = await reply.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }`;

/** Logs a browser context in; `role` as the demonstration prints it, for example "survey editor". */
export async function logIn(context, role) {
  const input = { email: emails[role], password };
  const { logIn: done } = await graphql(context, LOG_IN, { input });
  assert.equal(done.__typename, "LoggedIn", role);
}

const INVITE = `mutation ($input: InviteAccountInput!) {
  inviteAccount(input: $input) { __typename ... on AccountLink { token } }
}`;
let invited = 0;

/** A real one-time link's token, as an administrator makes it. */
export function invitation() {
  return withPage({}, async (_, context) => {
    await logIn(context, "administrator");
    invited += 1;
    const input = {
      email: `kutsuttu-${process.pid}-${invited}@example.fi`,
      name: "Kaisa Kutsuttu",
      roles: [{ role: "ANALYST" }],
    };
    const { inviteAccount: link } = await graphql(context, INVITE, { input });
    assert.equal(link.__typename, "AccountLink");
    return link.token;
  });
}

const REGISTER = `mutation ($input: RegisterExpertInput!) { registerExpert(input: $input) { ... on Expert { id } } }`;
const ORDER = `mutation ($input: CreateExpertOrderInput!) {
  createExpertOrder(input: $input) { ... on ExpertOrder { id version } }
}`;
const SUBMIT = `mutation ($input: ExpertOrderStepInput!) {
  submitExpertOrder(input: $input) { ... on ExpertOrder { id version } }
}`;
const ASK = `mutation ($input: SendOffersInput!) { sendOffers(input: $input) { ... on OffersSent { links { token } } } }`;

/** A real offer's token: a new expert is asked for a new order, as a coordinator does it. */
export function offer() {
  return withPage({}, async (_, context) => {
    await logIn(context, "coordinator");
    return (await askedExpert(context)).token;
  });
}

/** A new expert, asked for a new order: who, and the token of the offer. */
async function askedExpert(context, contact) {
  const run = async (query, input) => Object.values(await graphql(context, query, { input }))[0];
  const profile = { alias: "Kataja", languages: ["fi"], modes: ["REMOTE"], agreementUntil: "2099-12-31" };
  const expert = await run(REGISTER, { profile, contact, consents: ["MATCHING"] });
  const starts = Date.now() + 20 * 86_400_000;
  const iso = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const times = [{ startsAt: iso(starts), endsAt: iso(starts + 3_600_000) }];
  const what = { title: "Keskustelutilaisuus", description: "Kerro, mikä auttoi.", gigType: "LECTURE" };
  const content = { ...what, language: "fi", mode: "REMOTE", seats: 1, times };
  const draft = await run(ORDER, { content });
  const order = await run(SUBMIT, { orderId: draft.id, version: draft.version });
  const sent = await run(ASK, { orderId: order.id, version: order.version, experts: [expert.id] });
  return { id: expert.id, token: sent.links[0].token };
}

/** The text of every message that has been sent to an address, as the demonstration's files hold them. */
function messagesTo(address) {
  const folder = /^Messages +(\S+)/m.exec(readFileSync(process.env.OSALLISTU_DEMO_OUTPUT, "utf8"))[1];
  const files = readdirSync(folder).filter((name) => name.endsWith(".eml"));
  const texts = files.map((name) => readFileSync(folder + name, "latin1"));
  // A line that was too long for a mail ends in "=".
  return texts.filter((text) => text.includes(address)).map((text) => text.replaceAll("=\r\n", ""));
}

/** Waits for a message to an address; what the pattern finds in it. */
async function told(address, pattern) {
  for (let look = 0; look < 600; look += 1) {
    const found = messagesTo(address).flatMap((text) => pattern.exec(text)?.[1] ?? []);
    if (found.length > 0) return found[0];
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`no message to ${address} says ${pattern}`);
}

/** A new expert who is asked for a gig: their private link's token, and the cookies of their session. */
export function expertAtHome() {
  return withPage({}, async (page, context) => {
    const address = `katve-${process.pid}-${Date.now()}@example.fi`;
    await logIn(context, "coordinator");
    const { id } = await askedExpert(context, { name: "Katve Esimerkki", email: address });
    const send = "mutation ($id: ID!) { sendExpertLink(expertId: $id) { __typename } }";
    await graphql(context, send, { id });
    const token = await told(address, /own\/link\/([\w-]+)/);
    await context.clearCookies();
    await page.goto(`/fi/own/link/${token}`);
    await arrive(page, () => page.locator('[value="ask"]').click());
    await page.locator("#code").fill(await told(address, /\b(\d{6})\b/));
    assert.equal(await arrive(page, () => page.locator("main form button").first().click()), 200);
    assert.equal(new URL(page.url()).pathname, "/fi/own");
    return { token, storageState: await context.storageState() };
  });
}

const RECRUITING = `{ managedPanels { nodes { id state } } }`;
const NAME = `mutation ($input: NamePanelMemberInput!) { namePanelMember(input: $input) { __typename } }`;

let seat;

/** Somebody to whom a seat of a panel is offered, one in a run: the token of their private link. */
export function seatOffered() {
  seat ??= offerSeat();
  return seat;
}

function offerSeat() {
  return withPage({}, async (_, context) => {
    const address = `paikka-${process.pid}-${Date.now()}@example.fi`;
    await logIn(context, "coordinator");
    const { managedPanels } = await graphql(context, RECRUITING);
    const panel = managedPanels.nodes.find(({ state }) => state === "RECRUITING");
    const input = { panelId: panel.id, contact: { name: "Katve Esimerkki", email: address } };
    const { namePanelMember: named } = await graphql(context, NAME, { input });
    assert.equal(named.__typename, "Panel");
    return await told(address, /panel-seat\/([\w-]+)/);
  });
}

/** The token of the private link of a member who is paid for a meeting. */
export function paidMember() {
  return told("jasen1@example.org", /panel-seat\/([\w-]+)/);
}

/** The code of a member's invitation to the survey of the residents' panel. */
export function surveyInvitation() {
  return told("jasen1@example.org", /survey-invitation\/([\w-]+)/);
}

/** The token of the private link of whoever made an initiative that has been answered. */
export function ownInitiative() {
  return told("elli@example.fi", /own-initiative\/([\w-]+)/);
}

/** WCAG 2.2 to level AA, and what axe calls best practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Holds that axe finds nothing, and that the page says its name, its language and its direction. */
export async function assertAccessible(page, language, what) {
  const root = await page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir, title: document.title, headings: document.querySelectorAll("h1").length };
  });
  assert.equal(root.lang, language, `${what}: the page's language`);
  assert.equal(root.dir, language === "ar" ? "rtl" : "ltr", `${what}: the page's direction`);
  assert.match(root.title, /\S.* – \S/, `${what}: the page's title`);
  assert.equal(root.headings, 1, `${what}: headings of the first level`);
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: tags,
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(({ html, target, failureSummary }) =>
        [`${id} (${impact}): ${help}`, target.join(" "), html.slice(0, 300), failureSummary].join("\n    "),
      ),
    );
  }, TAGS);
  assert.equal(found.length, 0, `${what}: axe finds\n  ${found.join("\n  ")}`);
}

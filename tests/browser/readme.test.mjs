// The README's calls work as they stand there, against the demonstration.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const site = process.env.OSALLISTU_URL;
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, section] = readme.split("## The same by GraphQL");
const scripts = section.split("```").filter((_, place) => place % 2 === 1);

/** Runs what stands in a block: what each call answers, without errors. */
function run(script) {
  const folder = mkdtempSync(join(tmpdir(), "osallistu-readme-"));
  const calls = script.replaceAll("http://127.0.0.1:8080", site).replaceAll(/^curl/gm, "echo; curl");
  const said = execFileSync("bash", ["-euo", "pipefail", "-c", calls], { cwd: folder, encoding: "utf8" });
  const answers = said.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  assert.equal(answers.length, script.match(/^(curl|call) /gm).length, said);
  for (const answer of answers) assert.equal(answer.errors, undefined, JSON.stringify(answer));
  return answers.map(({ data }) => data);
}

test("every block of calls is tried here", () => assert.equal(scripts.length, 2));

test("the README's GraphQL calls do what it says", () => {
  const [open, submitted, loggedIn, managed] = run(scripts[0]);
  assert.ok(open.openSurveys.nodes.every(({ title }) => title.language === "sv"), JSON.stringify(open));
  assert.equal(submitted.submitResponse.__typename, "ResponseReceipt");
  assert.equal(loggedIn.logIn.__typename, "LoggedIn");
  assert.ok(managed.managedSurveys.nodes[0].received > 0);
});

test("the README's calls lead from the order to payroll, and an overlapping booking is refused", () => {
  const answers = run(scripts[1]);
  const of = (field) => answers.filter((data) => field in data).map((data) => data[field]);
  assert.deepEqual(of("logIn").map((one) => one.__typename), Array(4).fill("LoggedIn"));
  assert.deepEqual(of("submitExpertOrder").map(({ state }) => state), ["REQUESTED", "REQUESTED"]);
  const [accepted, refused] = of("acceptOffer");
  assert.equal(accepted.offer.state, "ACCEPTED");
  assert.equal(refused.code, "EXPERT_DOUBLE_BOOKED");
  const [{ candidates }, order] = of("expertOrder");
  assert.deepEqual(candidates[0].hindrances, []);
  assert.deepEqual(order, { state: "CONFIRMED", booked: [candidates[0].expert.alias] });
  assert.deepEqual(of("reportExpertOrderHeld"), [{ state: "HELD" }]);
  const steps = ["submitFeeClaim", "checkFeeClaim", "approveFeeClaim"].flatMap(of);
  assert.deepEqual(steps.map(({ state }) => state), ["SUBMITTED", "CHECKED", "APPROVED"]);
  const [file] = of("exportPayroll");
  assert.equal(file.claims, 1);
  assert.match(file.csv, /Vaahtera Esimerkki/);
});

/** The block of commands of the tour, as it stands there: with the program that is checked, beside files of its own. */
function runTour() {
  const [, tour] = readme.split("## A tour in ten minutes");
  const [lead, ...blocks] = tour.split("## The same by GraphQL")[0].split("```");
  assert.equal(blocks.length, 2, "one block of commands, after the last step");
  assert.match(lead.trim().split("\n").at(-1), /one byte is changed and caught:$/);
  const commands = blocks[0].trim();
  assert.equal(commands.match(/^cargo run -- /gm).length, 3);
  const folder = mkdtempSync(join(tmpdir(), "osallistu-tour-"));
  symlinkSync(fileURLToPath(new URL("..", import.meta.url)), join(folder, "tests"));
  const script = commands.replaceAll(/^cargo run --/gm, '"$OSALLISTU_BINARY"');
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  const ran = spawnSync("bash", ["-euo", "pipefail", "-c", script], { cwd: folder, encoding: "utf8", env });
  return { ...ran, read: (name) => JSON.parse(readFileSync(join(folder, name), "utf8")) };
}

test("the README's draw is proved, and its changed byte is caught", () => {
  const { status, stdout, stderr, read } = runTour();
  assert.equal(status, 2, `the last command refuses, and none before it: ${stdout}${stderr}`);
  assert.match(stdout, /every panel meets every quota/);
  assert.match(stderr, /another panel/);
  const [lot, forged] = [read("lot.json"), read("forged.json")];
  assert.equal(lot.panel.length, 24);
  assert.deepEqual({ ...forged, seed: lot.seed }, lot, "one byte was changed");
});

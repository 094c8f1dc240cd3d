// The README's calls work as they stand there, against the demonstration.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const site = process.env.OSALLISTU_URL;
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, section] = readme.split("## The same by GraphQL");
const [, script] = section.split("```");

test("the README's GraphQL calls do what it says", () => {
  const folder = mkdtempSync(join(tmpdir(), "osallistu-readme-"));
  const calls = script.replaceAll("http://127.0.0.1:8080", site).replaceAll(/^curl/gm, "echo; curl");
  const said = execFileSync("bash", ["-euo", "pipefail", "-c", calls], { cwd: folder, encoding: "utf8" });
  const answers = said.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  assert.equal(answers.length, script.match(/^curl/gm).length, said);
  for (const answer of answers) assert.equal(answer.errors, undefined, JSON.stringify(answer));
  const [open, submitted, loggedIn, managed] = answers.map(({ data }) => data);
  assert.ok(open.openSurveys.nodes.every(({ title }) => title.language === "sv"), said);
  assert.equal(submitted.submitResponse.__typename, "ResponseReceipt");
  assert.equal(loggedIn.logIn.__typename, "LoggedIn");
  assert.ok(managed.managedSurveys.nodes[0].received > 0);
});

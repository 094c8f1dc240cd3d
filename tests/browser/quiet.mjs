// A page is quiet: it complains of nothing in the console, keeps to its policy, and asks nobody else.

import assert from "node:assert/strict";
import { site } from "./support.mjs";

/** Notes what a page complains of and whom it asks. */
export async function watch(page) {
  const seen = { complaints: [], elsewhere: [] };
  page.on("console", (message) => {
    // A refusal that is meant is told by its status; the browser repeats that in the console.
    const isRefusal = /^Failed to load resource: .* status of (404|405|409|422) /.test(message.text());
    if (["error", "warning"].includes(message.type()) && !isRefusal) seen.complaints.push(message.text());
  });
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    const { errorText } = request.failure();
    // What was still on its way when another page was asked for.
    if (errorText !== "net::ERR_ABORTED") seen.complaints.push(`${request.url()}: ${errorText}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== site) seen.elsewhere.push(request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return seen;
}

/** Holds it of a page that has been watched since before it was opened. */
export function assertQuiet(seen, what) {
  assert.deepEqual(seen, { complaints: [], elsewhere: [] }, what);
}

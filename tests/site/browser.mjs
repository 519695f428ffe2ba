// Drives a browser over a published site: node browser.mjs SITE_DIR [--sql]
//
// Prints a line for each check and ends with 1 if one fails. --sql: fail, rather than skip, if the site cannot run SQL.
// The environment variable CHROMIUM names another browser.

import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { htmlFiles, problems } from "./links.mjs";
import { serve } from "./serve.mjs";
import { looks } from "./looks.mjs";
import { works } from "./works.mjs";

const [folder, ...options] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, "index.html"))) {
  console.error("usage: node browser.mjs SITE_DIR [--sql], where SITE_DIR has an index.html");
  process.exit(2);
}
const site = resolve(folder);
const MOST_OF_A_KIND = 2;

let passed = 0;
const failures = [];
/** Reports one check; `problem` is empty, or what is wrong. */
function check(name, problem) {
  if (!problem || problem.length === 0) { passed += 1; console.log(`ok    ${name}`); return; }
  const text = Array.isArray(problem) ? problem.slice(0, 20).join("\n        ") + (problem.length > 20 ? `\n        and ${problem.length - 20} more` : "") : String(problem);
  failures.push(name);
  console.log(`FAIL  ${name}\n        ${text}`);
}

/** The pages to visit: all at the top, and of each folder those with the most claims. */
function pagesToVisit() {
  const groups = new Map();
  for (const path of htmlFiles(site)) {
    const page = relative(site, path).split("\\").join("/");
    const kind = page.includes("/") ? page.split("/")[0] : page.replace(".html", "");
    const claims = readFileSync(path, "utf8").split(/data-claim-home=|data-label="Claim"|data-row=/).length - 1;
    groups.set(kind, [...(groups.get(kind) ?? []), { page, kind, claims }]);
  }
  return [...groups.values()].flatMap((group) => group.sort((a, b) => b.claims - a.claims || (a.page < b.page ? -1 : 1)).slice(0, MOST_OF_A_KIND));
}

/** Does `task` for each of a list, a few at a time. */
async function together(list, task) {
  const waiting = [...list];
  await Promise.all(Array.from({ length: 3 }, async () => {
    while (waiting.length) {
      const visit = waiting.shift();
      await task(visit).catch((error) => check(`${visit.page}: can be checked to the end`, error.stack));
    }
  }));
}

/** A page of a new context that may load from `base` only, with what went wrong on it. */
function opener(browser, base) {
  return async function open(path, settings = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
    const page = await context.newPage();
    const seen = { errors: [], outside: [], loaded: [] };
    page.on("console", (message) => { if (["error", "warning"].includes(message.type())) seen.errors.push(message.text()); });
    page.on("pageerror", (error) => seen.errors.push(error.message));
    page.on("request", (request) => {
      if (request.url().startsWith(base)) seen.loaded.push(request.url().slice(base.length));
      else seen.outside.push(request.url());
    });
    await page.route((url) => !url.href.startsWith(base), (route) => route.abort());
    await page.goto(base + path);
    return { page, seen, close: () => context.close() };
  };
}

const links = problems(site);
check(`links, anchors and markup of all ${links.pages} pages`, links.found);

const visits = pagesToVisit();
const canAsk = existsSync(join(site, "assets", "sql-wasm-inline.js"));
if (options.includes("--sql")) check("the site can run SQL", canAsk ? "" : "assets/sql-wasm-inline.js is not there");

const server = await serve(site);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // Whatever a page or the browser itself would ask for, no name but this machine's is resolved.
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-domain-reliability", "--no-first-run",
    "--no-default-browser-check", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
try {
  const fromFolder = pathToFileURL(site).href + "/";
  for (const [name, base] of [["folder", fromFolder], ["server", server.address]]) {
    const open = opener(browser, base);
    const say = (text, problem) => check(`${name}: ${text}`, problem);
    await together(visits, async (visit) => {
      const { seen, close } = await open(visit.page);
      say(`${visit.page}: no console error`, seen.errors);
      say(`${visit.page}: no outside request`, seen.outside);
      await close();
    });
    await works({ open, check: say, visits, together, canAsk });
  }
  // What a page looks like does not depend on where it comes from.
  await looks({ open: opener(browser, fromFolder), check, visits, together });
} finally {
  await browser.close();
  server.stop();
}

console.log(`${passed} checks passed, ${failures.length} failed`);
process.exitCode = failures.length ? 1 : 0;

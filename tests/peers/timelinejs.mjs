// Shows a file of tallybook in TimelineJS3, in a browser without a network, and prints what it shows as JSON: node timelinejs.mjs FILE
//
// The environment variable CHROMIUM names another browser.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../site/package.json", import.meta.url))("playwright-core");
const packages = new URL("node_modules/@knight-lab/timelinejs/dist/", import.meta.url);
const file = readFileSync(process.argv[2], "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.route(/^https?:/, (route) => route.abort());
  await page.setContent("<!doctype html><div id=timeline style='width: 1100px; height: 700px'></div>");
  await page.addStyleTag({ path: new URL("css/timeline.css", packages).pathname });
  await page.addScriptTag({ path: new URL("js/timeline.js", packages).pathname });
  const shown = await page.evaluate(async (text) => {
    let hits = 0;
    window.hit = () => { hits += 1; };
    const timeline = new window.TL.Timeline("timeline", JSON.parse(text));
    const all = (selector) => [...document.querySelectorAll(selector)];
    for (let tries = 0; tries < 100 && all(".tl-slide .tl-headline-date").length < timeline.config?.events?.length; tries += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    await new Promise((done) => setTimeout(done, 500));
    const said = (date) => (date ? [date.data.year, date.data.month, date.data.day].filter((part) => part).join("-") : null);
    const slide = (id) => document.getElementById(id);
    const words = (id, selector) => slide(id)?.querySelector(selector)?.textContent.trim();
    return {
      errors: timeline.config.messages.errors,
      title: words(timeline.config.title.unique_id, ".tl-headline"),
      dates: timeline.config.events.map((event) => [
        words(event.unique_id, ".tl-headline"), words(event.unique_id, ".tl-headline-date"), said(event.start_date), said(event.end_date),
      ]),
      texts: timeline.config.events.map((event) => words(event.unique_id, ".tl-text-content")),
      groups: all(".tl-timegroup-message").map((group) => group.textContent.trim()).filter((group) => group).sort(),
      hits,
    };
  }, file);
  console.log(JSON.stringify(shown));
} finally {
  await browser.close();
}

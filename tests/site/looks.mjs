// What can be seen and heard: accessibility in both colour schemes, narrow screens, paper, and pages without JavaScript.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page, one line for each kind of violation. */
async function violations(page) {
  await page.evaluate(axe);
  // Preloading would fetch the style sheet, which the policy of the pages forbids.
  return page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"], preload: false });
    return result.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.length}): ${v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} ${n.any[0]?.message ?? ""}`).join(" | ")}`);
  });
}

/** Opens all that is folded; gives how many. */
const openAll = (page) => page.evaluate(() => [...document.querySelectorAll("details")].map((node) => { node.open = true; return node; }).length);

export async function looks({ open, check, visits, together }) {
  await together(visits, async ({ page: path, kind }) => {
    for (const colorScheme of ["light", "dark"]) {
      const { page, seen, close } = await open(path, { colorScheme, reducedMotion: "reduce" });
      // What is folded is looked at too, and what folds it stays on the page.
      await openAll(page);
      check(`${path}: axe finds nothing, ${colorScheme}`, await violations(page));
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).reduce((sum, n) => sum + Number(n), 0) / 3);
      check(`${path}: the ground is ${colorScheme}`, (colorScheme === "dark") === (ground < 80) ? "" : `its mean is ${ground} of 255`);
      check(`${path}: nothing moves if the reader wants it so`, await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior === "auto" ? "" : "scrolling is smooth"));
      check(`${path}: quiet, ${colorScheme}`, [...seen.errors, ...seen.outside]);
      await close();
    }

    const narrow = await open(path, { viewport: { width: 320, height: 640 } });
    const wide = () => narrow.page.evaluate(() => {
      const width = document.scrollingElement.scrollWidth;
      if (width <= 320) return "";
      const over = [...document.querySelectorAll("body *")].filter((n) => n.getBoundingClientRect().right > 321 && !n.closest(".scroll, .paper"));
      return `${width} pixels wide: ${over.slice(0, 3).map((n) => `${n.tagName}.${n.className}`).join(", ")}`;
    });
    check(`${path}: fits 320 pixels`, await wide());
    await openAll(narrow.page);
    check(`${path}: fits 320 pixels with all opened`, await wide());
    await narrow.close();

    const { page, close } = await open(path);
    check(`${path}: fits 1280 pixels`, await page.evaluate(() => document.scrollingElement.scrollWidth <= 1280 ? "" : `${document.scrollingElement.scrollWidth} pixels wide`));
    const whole = await page.evaluate(() => ({ claims: document.querySelectorAll("[data-claim-home]").length, rows: document.querySelectorAll("[data-row]").length, charts: document.querySelectorAll(".paper svg").length }));
    await page.emulateMedia({ media: "print" });
    check(`${path}: paper has no navigation`, await page.evaluate(() => [...document.querySelectorAll("nav, .controls, .skip")].filter((n) => n.getClientRects().length).map((n) => n.outerHTML.slice(0, 60))));
    check(`${path}: paper shows what is folded`, await page.evaluate(() => [...document.querySelectorAll("details:not(#vintages)")].filter((n) => !n.closest("#sql")).filter((n) => [...n.children].some((child) => !child.checkVisibility({ contentVisibilityAuto: true }) || child.getBoundingClientRect().height === 0)).map((n) => n.textContent.trim().slice(0, 60))));
    await close();

    const plain = await open(path, { javaScriptEnabled: false });
    const still = await plain.page.evaluate(() => ({ claims: document.querySelectorAll("[data-claim-home]").length, rows: document.querySelectorAll("[data-row]").length, charts: document.querySelectorAll(".paper svg").length }));
    check(`${path}: the same without JavaScript`, JSON.stringify(whole) === JSON.stringify(still) ? "" : `${JSON.stringify(still)} instead of ${JSON.stringify(whole)}`);
    check(`${path}: no idle controls without JavaScript`, await plain.page.evaluate(() => [...document.querySelectorAll("button, select, input, textarea")].filter((n) => n.getClientRects().length).map((n) => n.outerHTML.slice(0, 80))));
    if (still.charts && kind !== "embed") {
      check(`${path}: a chart has a table that is named as its alternative`, await plain.page.evaluate(() => {
        const table = document.getElementById(document.querySelector(".paper").getAttribute("aria-details"));
        if (!table) return "aria-details leads nowhere";
        if (!table.querySelector("caption")?.getClientRects().length) return "the table has no visible caption";
        return table.querySelectorAll("tbody tr").length ? "" : "the table is empty";
      }));
    }
    await plain.close();
  });
}

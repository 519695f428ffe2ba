// What a reader does: opens a claim by its address, goes to a past day, filters, walks through a chart, asks in SQL.

const shown = (page) => page.evaluate(() => [...document.querySelectorAll("[data-claim-home]")].filter((n) => !n.hidden).map((n) => n.dataset.claimHome));
const same = (a, b, what) => JSON.stringify(a) === JSON.stringify(b) ? "" : `${what}: ${JSON.stringify(a).slice(0, 300)} is not ${JSON.stringify(b).slice(0, 300)}`;

async function anchors({ open, check }, path, settings, how) {
  const first = await open(path);
  const anchor = await first.page.evaluate(() => [...document.querySelectorAll(".claim .body")].at(-1)?.id);
  await first.close();
  if (!anchor) return;
  const { page, close } = await open(`${path}#${encodeURIComponent(anchor)}`, settings);
  await page.waitForTimeout(100);
  check(`${path}: an anchor opens its claim${how}`, await page.evaluate((id) => {
    const body = document.getElementById(id);
    if (!body.closest("details").open) return "it is closed";
    const top = body.getBoundingClientRect().top;
    return top > -5 && top < innerHeight ? "" : `its top is at ${top}`;
  }, anchor));
  await close();
}

async function slider({ open, check }, path) {
  const { page, seen, close } = await open(path);
  const vintages = await page.evaluate(() => [...document.querySelectorAll("#vintages a[data-on]")].map((a) => ({ on: a.dataset.on, claims: parseInt(a.parentNode.querySelector(".meta").textContent, 10) })));
  if (vintages.length < 2) { await close(); return; }
  const all = await shown(page);
  const wrong = [];
  await page.focus("#known-by");
  await page.keyboard.press("Home");
  for (const vintage of vintages) {
    const now = await shown(page);
    if (now.length !== vintage.claims) wrong.push(`on ${vintage.on}: ${now.length} claims, not ${vintage.claims}`);
    if (!page.url().endsWith(`#known-by=${vintage.on}`)) wrong.push(`on ${vintage.on}: the address is ${page.url()}`);
    const picture = await page.evaluate(async () => {
      const img = document.querySelector(".paper img");
      await img.decode().catch(() => {});
      return { width: img.naturalWidth, alt: img.alt, chart: document.querySelector(".paper svg").getClientRects().length };
    });
    if (!picture.width || !picture.alt || picture.chart) wrong.push(`on ${vintage.on}: the picture is ${JSON.stringify(picture)}`);
    await page.keyboard.press("ArrowRight");
  }
  if ((await shown(page)).length !== all.length) wrong.push("at the end, not all claims are shown");
  if (page.url().includes("#")) wrong.push(`at the end, the address is ${page.url()}`);
  check(`${path}: the slider shows each of ${vintages.length} past days`, [...wrong, ...seen.errors, ...seen.outside]);
  await page.keyboard.press("Home");
  const early = await shown(page);
  const address = page.url();
  await close();
  const again = await open(path + address.slice(address.indexOf("#")));
  check(`${path}: the address brings a past day back`, same(await shown(again.page), early, "claims"));
  check(`${path}: rows follow the claims`, await again.page.evaluate(() => [...document.querySelectorAll("[data-row]")].filter((row) => {
    const home = [...document.querySelectorAll("[data-claim-home]")].find((n) => n.dataset.claimHome === row.dataset.row);
    return home && home.hidden !== row.hidden;
  }).map((row) => row.dataset.row)));
  await again.page.click(".controls [type=reset]");
  check(`${path}: "Show all" shows all`, same((await shown(again.page)).length, all.length, "claims"));
  await again.close();
}

async function filters({ open, check }, path) {
  const { page, close } = await open(path);
  const names = await page.evaluate(() => [...document.querySelectorAll("[data-filter]")].map((n) => n.dataset.filter));
  const all = (await shown(page)).length;
  for (const name of names) {
    const values = await page.evaluate((name) => [...document.querySelector(`[data-filter="${name}"]`).options].map((o) => o.value).filter(Boolean), name);
    const wrong = [];
    for (const value of values.slice(0, 8)) {
      await page.selectOption(`[data-filter="${name}"]`, value);
      const now = await shown(page);
      const fit = await page.evaluate(([name, value]) => [...document.querySelectorAll("[data-claim-home]")].filter((n) => n.dataset[name] === value).map((n) => n.dataset.claimHome), [name, value]);
      if (!now.length) wrong.push(`${value}: nothing is shown`);
      wrong.push(...[same(now, fit, value)].filter(Boolean));
      const address = page.url();
      const again = await open(path + address.slice(address.indexOf("#")));
      wrong.push(...[same(await shown(again.page), now, `${value} from the address`)].filter(Boolean));
      await again.close();
    }
    await page.selectOption(`[data-filter="${name}"]`, "");
    if ((await shown(page)).length !== all) wrong.push("without a choice, not all is shown");
    check(`${path}: filter by ${name}, and its address`, wrong);
  }
  await close();
}

async function keyboard({ open, check }, path) {
  const { page, seen, close } = await open(path);
  const marks = await page.evaluate(() => [...document.querySelectorAll(".paper")].find((n) => n.querySelector("g[data-claim]"))?.querySelectorAll("g[data-claim]").length ?? 0);
  if (!marks) { await close(); return; }
  check(`${path}: every mark leads to a claim`, await page.evaluate(() => {
    const targets = new Set([...document.querySelectorAll("[data-claim-home], a[data-ref]")].map((n) => n.dataset.claimHome ?? n.dataset.ref));
    return [...document.querySelectorAll(".paper g[data-claim]")].map((n) => n.dataset.claim).filter((id) => !targets.has(id));
  }));
  const inside = () => page.evaluate(() => Boolean(document.activeElement?.closest(".paper")?.querySelector("g[data-claim]")));
  let stops = 0;
  for (let n = 0; n < 200 && !(await inside()); n += 1) await page.keyboard.press("Tab");
  while (await inside() && stops < 5) { stops += 1; await page.keyboard.press("Tab"); }
  check(`${path}: the chart is one tab stop`, stops === 1 ? "" : `${stops} stops`);

  await page.keyboard.press("Shift+Tab");
  const heard = () => page.evaluate(() => document.activeElement.closest("figure, main").querySelector(".announce").textContent);
  const ring = () => page.locator(".paper .ring").count();
  const wrong = [];
  await page.keyboard.press("ArrowRight");
  const first = await heard();
  if (!/\(1 of \d+\)/.test(first)) wrong.push(`after the first arrow: "${first}"`);
  if (!(await ring())) wrong.push("no outline");
  await page.keyboard.press("End");
  const last = await heard();
  const [, at, of] = /\((\d+) of (\d+)\)/.exec(last) ?? [];
  if (!at || at !== of) wrong.push(`after End: "${last}"`);
  await page.keyboard.press("Home");
  if (await heard() !== first) wrong.push("Home is not the first mark");
  if (marks > 1) {
    await page.keyboard.press("ArrowDown");
    if (!/\(2 of /.test(await heard())) wrong.push(`after another arrow: "${await heard()}"`);
    await page.keyboard.press("ArrowLeft");
  }
  await page.keyboard.press("Escape");
  if (await ring() || await heard()) wrong.push("Escape does not leave the mark");
  await page.keyboard.press("ArrowRight");
  const before = page.url();
  await page.keyboard.press("Enter");
  // A claim of this page gets into the address, one of another page is gone to.
  await page.waitForURL((url) => url.href !== before, { timeout: 10_000 }).catch(() => wrong.push("Enter opens nothing"));
  const opened = await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details")?.open);
  if (!opened) wrong.push(`Enter leads to ${page.url()}, where no claim is open`);
  check(`${path}: arrows, Home, End, Escape and Enter in the chart`, [...wrong, ...seen.errors, ...seen.outside]);
  await close();
}

async function sql({ open, check, canAsk }, path) {
  const { page, seen, close } = await open(path);
  if (!canAsk) {
    check(`${path}: says how to ask in SQL`, (await page.textContent("main")).includes("--sql-js") ? "" : "no word of --sql-js");
    await close();
    return;
  }
  check(`${path}: nothing is loaded before the click`, seen.loaded.filter((url) => /sql-wasm|database\.js/.test(url)));
  await page.click("#sql-open");
  await page.waitForSelector("#sql-result table, #sql-error:not(:empty)", { timeout: 30_000 });
  const ask = async (text) => {
    await page.fill("#sql-text", text);
    await page.press("#sql-text", "Control+Enter");
    return page.evaluate(() => ({ error: document.querySelector("#sql-error").textContent, rows: document.querySelectorAll("#sql-result tbody tr").length, caption: document.querySelector("#sql-result caption")?.textContent ?? "" }));
  };
  const some = await ask("SELECT id, figure, stated FROM estimates LIMIT 3");
  check(`${path}: a query gives rows`, some.rows > 0 && !some.error ? "" : JSON.stringify(some));
  const bad = await ask("SELECT one FROM nowhere");
  check(`${path}: a wrong query says what is wrong`, /nowhere/.test(bad.error) && bad.rows === 0 ? "" : JSON.stringify(bad));
  const many = await ask("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n");
  check(`${path}: 1,000 rows at most, and it says so`, many.rows === 1000 && /1,000/.test(many.caption) ? "" : JSON.stringify(many));
  const markup = await ask("SELECT '<img src=x>' AS a, NULL AS b, 'two' AS c");
  check(`${path}: rows are text, not markup`, markup.rows === 1 && await page.locator("#sql-result img").count() === 0 ? "" : JSON.stringify(markup));
  const wrong = [];
  for (const query of await page.evaluate(() => [...(document.querySelector("#sql-canned")?.options ?? [])].map((o) => o.value))) {
    const answer = await ask(query);
    if (answer.error) wrong.push(`${query.slice(0, 80)}: ${answer.error}`);
  }
  check(`${path}: each of its own questions can be asked`, wrong);
  check(`${path}: quiet`, [...seen.errors, ...seen.outside]);
  await close();
}

export async function works(tools) {
  await tools.together(tools.visits, async ({ page, kind }) => {
    if (kind === "series" || kind === "timeline") {
      await anchors(tools, page, {}, "");
      await anchors(tools, page, { javaScriptEnabled: false }, ", without JavaScript too");
      await filters(tools, page);
    }
    if (kind === "series") await slider(tools, page);
    if (["index", "series", "timeline", "embed"].includes(kind)) await keyboard(tools, page);
    if (kind === "sql") await sql(tools, page);
  });
}

// Reads every page of a site as text: what it refers to must be there, and nothing in it may run that the policy does not name.

import { readFileSync, readdirSync, statSync, existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : NAMED[name] ?? whole);
}

export function htmlFiles(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return htmlFiles(path);
    return name.endsWith(".html") ? [path] : [];
  });
}

/** The tags of a page with their attributes; the text of scripts and comments is no markup. */
function tags(html) {
  const found = [];
  const markup = html.replace(/<!--[^]*?-->/g, "").replace(/(<script\b[^>]*>)[^]*?(<\/script>)/gi, "$1$2");
  for (const [, name, inner] of markup.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi)) {
    const attributes = {};
    for (const [, key, double, single, bare] of inner.matchAll(/([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
      attributes[key.toLowerCase()] = unescaped(double ?? single ?? bare ?? "");
    }
    found.push({ name: name.toLowerCase(), attributes });
  }
  return found;
}

/** Problems of all pages below `site`, one line each. */
export function problems(site) {
  const pages = new Map(htmlFiles(site).map((path) => [path, tags(readFileSync(path, "utf8"))]));
  const ids = new Map([...pages].map(([path, list]) => [path, list.map((tag) => tag.attributes.id).filter((id) => id !== undefined)]));
  const found = [];
  for (const [path, list] of pages) {
    const page = relative(site, path);
    const say = (text) => found.push(`${page}: ${text}`);
    const own = ids.get(path);
    for (const id of own.filter((id, index) => own.indexOf(id) < index && own.lastIndexOf(id) === index)) say(`id "${id}" is there twice`);
    if (!list.some(({ name, attributes }) => name === "meta" && attributes["http-equiv"] === "Content-Security-Policy")) say("no Content-Security-Policy");
    if (!list.some(({ name, attributes }) => name === "a" && /(^|\/)method\.html/.test(attributes.href ?? ""))) say("no link to the method");
    for (const { name, attributes } of list) {
      for (const key of Object.keys(attributes)) {
        if (key === "style" || key.startsWith("on")) say(`<${name}> has the attribute ${key}`);
      }
      if (name === "style" || name === "base" || (name === "script" && !attributes.src && attributes.type !== "application/ld+json")) say(`<${name}> is inline`);
      for (const key of ["href", "src", "xlink:href"]) {
        const to = attributes[key];
        if (to === undefined) continue;
        if (/^https?:/i.test(to)) {
          if (key === "src" || (name === "link" && attributes.rel !== "canonical")) say(`<${name}> loads ${to}`);
          continue;
        }
        if (/^[a-z][a-z0-9+.-]*:/i.test(to) || to.startsWith("/")) { say(`<${name}> refers to ${to}`); continue; }
        const [file, fragment] = to.split("#");
        let name_of_file;
        try { name_of_file = decodeURIComponent(file.split("?")[0]); } catch { say(`${to} is no address`); continue; }
        const target = file ? resolve(dirname(path), name_of_file) : path;
        if (!target.startsWith(site + sep)) { say(`${to} leads out of the site`); continue; }
        if (!existsSync(target) || !statSync(target).isFile()) { say(`${to} does not exist`); continue; }
        if (fragment && ids.has(target) && !ids.get(target).includes(decodeURIComponent(fragment))) say(`${to}: no such anchor`);
      }
    }
  }
  return { pages: pages.size, found };
}

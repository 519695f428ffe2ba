// A server for the folder of a site, on this machine only.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png",
  ".csv": "text/csv", ".db": "application/octet-stream", ".atom": "application/atom+xml",
};

/** Starts it; gives its address with a slash at the end, and how to stop it. */
export function serve(site) {
  const server = createServer(async (request, response) => {
    const path = resolve(site, "." + decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    try {
      if (!path.startsWith(site + sep)) throw new Error("outside");
      const body = await readFile(path);
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => {
    done({ address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() });
  }));
}

// The page of a case in a real browser, without a network. Skipped where no Chromium is installed.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { bootwarden, Folder } from "./command-line.ts";

const executablePath = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find(existsSync);
const skip = executablePath === undefined ? "no Chromium is installed" : false;

/** Chromium would look for updates otherwise. */
const args = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

const folder = new Folder();
const page = join(folder.path, "cases.html");
let browser: Browser | undefined;

before(async () => {
  if (executablePath === undefined) return;
  const store = join(folder.path, "cases.duckdb");
  const logs = ["eld-edge-r1.log", "brk-edge-r1.log", "tacacs-accounting.log"];
  const scanned = await bootwarden({
    args: [
      ...[
        "scan",
        ...logs.map((name) => join("samples", "logs", name)),
        "--context",
        "samples/context",
      ],
      ...[
        "--received-at",
        "2026-03-16T00:00:00Z",
        "--case-from",
        "informational",
        "--store",
        store,
      ],
    ],
  });
  assert.equal(scanned.code, 0, scanned.err);
  const written = await bootwarden({ args: ["report", "--store", store, "-o", page] });
  assert.equal(written.code, 0, written.err);
  browser = await chromium.launch({ executablePath, args });
});

after(() => browser?.close());

interface Opened {
  readonly page: Page;
  /** What the page asked the network for, and what the browser complained of. */
  readonly asked: readonly string[];
  readonly complaints: readonly string[];
}

async function opened(width: number, colorScheme: "light" | "dark"): Promise<Opened> {
  assert.ok(browser !== undefined);
  const context = await browser.newContext({
    offline: true,
    colorScheme,
    viewport: { width, height: 720 },
  });
  const tab = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  tab.on("request", (request) => asked.push(request.url()));
  tab.on("console", (message) => complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(error.message));
  await tab.goto(pathToFileURL(page).href);
  return { page: tab, asked: asked.slice(1), complaints };
}

test("the page opens without a network, and asks for nothing", { skip }, async () => {
  const { asked, complaints } = await opened(1280, "light");
  assert.deepEqual(asked, []);
  assert.deepEqual(complaints, []);
});

test("the picture has the steps of the intrusion as marks, its restart as a gap", {
  skip,
}, async () => {
  const { page: tab } = await opened(1280, "light");
  const picture = tab
    .locator("article", { hasText: "eld-edge-r1" })
    .first()
    .locator("svg.timeline");
  assert.ok((await picture.locator(".mark").count()) >= 10);
  assert.equal(await picture.locator(".band.down").count(), 1);
  const box = await picture.boundingBox();
  assert.ok(box !== null && box.width > 800 && box.height > 200);
});

test("the picture of the benign twin stands in its window", { skip }, async () => {
  const { page: tab } = await opened(1280, "light");
  const twin = tab.locator("article", { has: tab.locator("h2", { hasText: "brk-edge-r1" }) });
  assert.match(await twin.locator(".headline").innerText(), /^CLOSE/);
  assert.ok((await twin.locator(".band.window").count()) >= 1);
});

for (const [width, what] of [
  [1280, "at 1280 pixels"],
  [640, "at 200 % zoom"],
] as const) {
  test(`nothing runs out of the page ${what}`, { skip }, async () => {
    const { page: tab } = await opened(width, "light");
    // Run in the browser, where there is a document.
    const wide = await tab.evaluate("document.documentElement.scrollWidth");
    assert.equal(wide, width);
  });
}

test("text stands out from its ground in light and in dark", { skip }, async () => {
  for (const scheme of ["light", "dark"] as const) {
    const { page: tab } = await opened(1280, scheme);
    const least = await tab.evaluate(leastContrast);
    assert.ok(typeof least === "number" && least >= 4.5, `${scheme}: ${String(least)}`);
  }
});

/** WCAG 2.2 §1.4.3 over all elements that hold text, pictures left out: the least contrast, in the browser. */
const leastContrast = `(() => {
  const light = ([r, g, b]) => {
    const part = (v) => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  let least = 21;
  for (const element of document.body.querySelectorAll("*:not(svg):not(svg *)")) {
    const holds = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (!holds) continue;
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
    least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return least;
})()`;

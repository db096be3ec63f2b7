// Opens pages in Debian's chromium, runs axe-core on them and takes pictures.
// Usage: node bekijk.mjs OUTDIR page.html...  -> one JSON object on stdout, per page what was found.
// With PLAATJES=1 it also takes pictures at both sizes and prints to PDF in OUTDIR, to be looked at.
import { chromium } from "playwright-core";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const [uit, ...paginas] = process.argv.slice(2);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
// axe costs seconds per long page; the others have the same layout at desktop size as these.
const GROOT = ["rijk", "vergelijking"];
const MATEN = { telefoon: { width: 360, height: 740 }, tafel: { width: 1280, height: 860 } };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
const verslag = {};
for (const pad of paginas) {
  const naam = basename(pad, ".html");
  verslag[naam] = { schendingen: [], te_breed: {}, buiten: [], fouten: [] };
  const context = await browser.newContext({ bypassCSP: true, offline: true });
  for (const [maat, viewport] of Object.entries(MATEN)) {
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    page.on("request", (r) => { if (!r.url().startsWith("file:")) verslag[naam].buiten.push(r.url()); });
    page.on("pageerror", (e) => verslag[naam].fouten.push(String(e)));
    page.on("dialog", (d) => { verslag[naam].fouten.push("dialog " + d.message()); d.dismiss(); });
    await page.goto(pathToFileURL(pad).href);
    if (process.env.PLAATJES) {
      await page.screenshot({ path: join(uit, `${naam}-${maat}-scherm.png`) });
      await page.screenshot({ path: join(uit, `${naam}-${maat}.png`), fullPage: true });
    }
    verslag[naam].te_breed[maat] = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (maat === "telefoon" || GROOT.includes(naam)) {
      await page.addScriptTag({ path: axe });
      const r = await page.evaluate(() => axe.run(document, { resultTypes: ["violations", "passes"] }));
      for (const v of r.violations) verslag[naam].schendingen.push({ maat, id: v.id, wat: v.help, waar: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160)) });
      verslag[naam].regels = r.passes.length;
    }
    if (maat === "tafel") {
      const zichtbaar = () => page.locator(".criterium:visible").count();
      verslag[naam].filter = { alle: await zichtbaar() };
      for (const f of ["niet", "nakijken"]) if (await page.locator(`label[for=f-${f}]`).count()) {
        await page.locator(`label[for=f-${f}]`).click();
        verslag[naam].filter[f] = await zichtbaar();
      }
      await page.emulateMedia({ media: "print" });
      verslag[naam].op_papier = await zichtbaar();
      if (process.env.PLAATJES) await page.pdf({ path: join(uit, `${naam}.pdf`), preferCSSPageSize: true, printBackground: true });
    }
    await page.close();
  }
  await context.close();
}
await browser.close();
console.log(JSON.stringify(verslag));

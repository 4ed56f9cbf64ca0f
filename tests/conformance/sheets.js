// Fact sheets in a real browser: node sheets.js CHROMIUM FOLDER ...
// What is wrong goes to standard output, a line each; the status is 1 then. Packages are
// looked for in $NODE_PATH. SHOTS=DIR keeps pictures of what was looked at.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const pa11y = require('pa11y');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [executablePath, ...folders] = process.argv.slice(2);
const widths = [320, 768, 1440];
const schemes = ['light', 'dark'];
const args = ['--no-sandbox'];
let wrong = 0;

function complain(where, what) {
  wrong++;
  console.log(`${where}: ${what}`);
}

async function findings(page) {
  const result = await page.evaluate(source => {
    (0, eval)(source); // the driver's own, which no policy of the page holds for
    return axe.run(document, { resultTypes: ['violations'] });
  }, axe);
  return result.violations.map(v => `axe: ${v.id}: ${v.nodes[0].target} (${v.nodes.length})`);
}

async function picture(page, name) {
  if (process.env.SHOTS)
    await page.screenshot({ path: path.join(process.env.SHOTS, name), fullPage: true });
}

async function look(page, file, where, name) {
  const asked = [];
  page.removeAllListeners();
  page.on('request', r => asked.push(r.url()));
  page.on('console', m => complain(where, `the browser says: ${m.text()}`));
  page.on('pageerror', e => complain(where, `the browser says: ${e}`));
  const url = 'file://' + file;
  await page.goto(url, { waitUntil: 'load' });
  for (const other of asked.filter(u => u !== url)) complain(where, `it asked for ${other}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) complain(where, `it is ${over} pixels too wide`);
  for (const finding of await findings(page)) complain(where, finding);
  await picture(page, name);
}

// Without a script: from the keyboard, each filter leaves the rows of its verdict.
async function filter(page, file) {
  await page.goto('file://' + file);
  await page.focus('#show-all');
  const inputs = await page.locator('.filters input:enabled').count();
  for (let i = 0; i < inputs; i++) {
    const state = await page.evaluate(() => {
      const rows = [...document.querySelectorAll('.claims tbody tr')];
      const shown = rows.filter(r => r.checkVisibility());
      const id = document.activeElement.id.replace('show-', '');
      const fitting = rows.filter(r => id === 'all' || r.className === 'is-' + id);
      return { id, good: shown.length === fitting.length && shown.every(r => fitting.includes(r)) };
    });
    if (!state.good) complain(file, `the filter "${state.id}" shows other rows`);
    await page.keyboard.press('ArrowRight');
  }
}

// Each element that can be reached by the keyboard shows that it was.
async function focus(page, file) {
  await page.goto('file://' + file);
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const e = document.activeElement;
      const marked = e.matches('.filters input') ? e.nextElementSibling : e;
      return e === document.body || getComputedStyle(marked).outlineStyle !== 'none';
    });
    if (!seen) complain(file, 'the focus can not be seen');
  }
}

// On paper all is there, what is folded away on a screen too.
async function print(page, file) {
  await page.goto('file://' + file);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll('main li, main td, main blockquote')]
      .filter(e => !e.closest('nav') && !e.checkVisibility()).length);
  if (hidden) complain(file, `${hidden} things are not on paper`);
  const bare = await page.evaluate(() =>
    [...document.querySelectorAll('main a[href^="http"]')]
      .filter(a => getComputedStyle(a, '::after').content === 'none').length);
  if (bare) complain(file, `${bare} links don't say on paper where they lead`);
  const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } });
  if (pdf.subarray(0, 5).toString() !== '%PDF-') complain(file, 'it makes no PDF');
  if (process.env.SHOTS)
    fs.writeFileSync(path.join(process.env.SHOTS, path.basename(file) + '.pdf'), pdf);
  await page.emulateMedia({ media: null });
}

// A link into what is folded away shows it.
async function unfold(page, file) {
  const id = await (await page.goto('file://' + file), page.evaluate(() =>
    document.querySelector('.folded li[id]')?.id));
  if (!id) return;
  await page.goto(`file://${file}#${id}`);
  if (!(await page.evaluate(i => document.getElementById(i).checkVisibility(), id)))
    complain(file, `a link to "${id}" leads nowhere`);
}

async function browse(browser, folder, files) {
  for (const colorScheme of schemes) {
    for (const width of widths) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
      const page = await context.newPage();
      for (const file of files) {
        const name = `${path.basename(folder)}-${path.basename(file, '.html')}-${width}-${colorScheme}.png`;
        await look(page, file, `${file} at ${width} pixels, ${colorScheme}`, name);
      }
      await context.close();
    }
  }
  const plain = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await plain.newPage();
  await filter(page, path.join(folder, 'index.html'));
  for (const file of files) {
    await focus(page, file);
    await unfold(page, file);
    await print(page, file);
  }
  await plain.close();
}

async function listen(files) {
  for (const file of files) {
    const { issues } = await pa11y('file://' + file, {
      standard: 'WCAG2AA',
      timeout: 120000,
      chromeLaunchConfig: { executablePath, args },
    });
    for (const i of issues) complain(file, `pa11y: ${i.code}: ${i.message} (${i.selector})`);
  }
}

// The index, and of the other pages the longest and the shortest: all are made alike.
function choose(folder) {
  const others = fs.readdirSync(folder).filter(f => f.endsWith('.html') && f !== 'index.html')
    .map(f => path.join(folder, f))
    .sort((a, b) => fs.statSync(b).size - fs.statSync(a).size || (a < b ? -1 : 1));
  const ends = others.length > 3 ? [...others.slice(0, 2), others[others.length - 1]] : others;
  return [path.join(folder, 'index.html'), ...ends];
}

async function main() {
  const browser = await chromium.launch({ executablePath, args });
  for (const given of folders) {
    const folder = path.resolve(given);
    const files = choose(folder);
    await browse(browser, folder, files);
    await listen(files);
  }
  await browser.close();
  process.exitCode = wrong ? 1 : 0;
}

main().catch(error => {
  console.log(String(error));
  process.exitCode = 1;
});

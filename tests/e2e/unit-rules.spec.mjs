// One unit by the rules: IP ASN as a pair, its people by category, predicates beside the pattern, the agency's own sets.
import { readFileSync, writeFileSync } from 'node:fs';
import { test, expect, axe, open } from './harness.mjs';
import { sayWhoWorks, takeArchive } from './steps.mjs';
import { bina, sealed } from './archives.mjs';

// The tests' browser is in Jakarta.
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
const YEAR = Number(TODAY.slice(0, 4));
const mean = (value) => value.toFixed(2).replace('.', ',');

/** An invented regency with its largest office; `change` may edit it before it is sealed. */
async function regency(info, change = () => {}) {
  const path = info.outputPath('data.json');
  await bina('sample', '--people', '400', '--years', '3', '--today', TODAY, '--out', path);
  const archive = JSON.parse(readFileSync(path));
  change(archive);
  for (const [table, rows] of Object.entries(archive.tables)) archive.counts[table] = rows.length;
  writeFileSync(path, sealed(archive));
  const of = async (...args) => JSON.parse(await bina('report', path, '--year', `${YEAR}`, '--today', TODAY, ...args)).report;
  const all = await of();
  const largest = all.ip_asn.units.reduce((a, b) => (b.index.people > a.index.people ? b : a));
  return { path, all, unit: largest.unit, report: await of('--unit', largest.unit) };
}

const ruleSet = (rule, parameters) => ({
  id: `00000000-0000-7000-8000-0000000000${rule === 'jp' ? '01' : '02'}`,
  name: `Aturan daerah ${rule}`,
  version: 2,
  effective_from: `${YEAR}-01-01`,
  source: 'Peraturan Bupati',
  confidence: 'b',
  parameters: [['rule', rule], ...parameters],
  changed: { at: `${YEAR}-01-01T00:00:00.000Z` },
});

test("a unit's pair is that of `bina report`, and each category opens exactly its people", async ({ page, site }, info) => {
  test.setTimeout(180_000);
  const { path, report, unit, all } = await regency(info);
  const { all: index } = report.ip_asn;
  expect(index.complete).toBeLessThan(index.people);
  await takeArchive(page, site, path);
  await open(page, site, `perangkat-daerah/${unit}?tahun=${YEAR}`);
  const card = page.getByTestId('unit-ip');
  await expect(card).toContainText('Perkiraan IP ASN, nilai resmi dari BKN');
  const figures = card.locator('.explained-figure');
  await expect(figures).toHaveText([mean(index.mean), mean(index.mean_with_zero)]);
  await expect(card).toContainText(`n = ${index.complete} dari ${index.people} pegawai`);

  await card.getByRole('button', { name: 'Asal Angka' }).first().click();
  const lines = page.getByRole('dialog').getByTestId('lines');
  await expect(lines).toContainText(`${index.no_performance} belum punya predikat ${YEAR - 1}`);
  await expect(lines).toContainText('perlu diverifikasi');
  await page.keyboard.press('Escape');

  const names = ['Sangat Rendah', 'Rendah', 'Sedang', 'Tinggi', 'Sangat Tinggi'];
  const seen = new Set();
  for (const [at, name] of names.entries()) {
    const row = card.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    await expect(row.locator('td').first()).toHaveText(`${index.categories[at]}`);
    if (index.categories[at] === 0) continue;
    const href = await row.getByRole('link').getAttribute('href');
    const ids = new URL(href, site.url).searchParams.get('ids')?.split(',') ?? [];
    if (ids.length === 0) continue;
    expect(ids).toHaveLength(index.categories[at]);
    ids.forEach((id) => seen.add(id));
  }
  const listed = index.categories.filter((count) => count <= 40).reduce((a, b) => a + b, 0);
  expect(seen.size).toBe(listed);
  const most = names[index.categories.indexOf(Math.max(...index.categories))];
  await card.getByRole('row').filter({ has: page.getByRole('rowheader', { name: most, exact: true }) }).getByRole('link').click();
  await expect(page.locator('.table-count')).toContainText(`${Math.max(...index.categories)} `);

  await open(page, site, `perangkat-daerah?tahun=${YEAR}`);
  const heading = page.getByRole('columnheader', { name: 'IP ASN terukur' });
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  const means = all.ip_asn.units.map((it) => it.index.mean).filter((value) => value !== null).sort((a, b) => b - a);
  await expect(page.locator('.unit-grid tbody tr').first().locator('td').nth(5)).toContainText(mean(means[0]));
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('.unit-grid tbody tr').first().locator('td').nth(5)).toContainText(mean(means.at(-1)));
  expect(await axe(page)).toEqual([]);
});

test("the agency's table of JP and its target change a unit's numbers", async ({ page, site }, info) => {
  test.setTimeout(180_000);
  const generous = ['seminar', 'workshop', 'sosialisasi', 'konferensi', 'lokakarya'].map((form) => [`forms/${form}/national`, '{"per_day":40}']);
  const unprinted = (archive) => {
    const forms = new Set(['seminar', 'workshop', 'sosialisasi']);
    const records = archive.tables.learning.filter((row) => forms.has(row.form) && row.end.startsWith(`${YEAR}`));
    for (const row of records) {
      delete row.actual_jp;
      row.days = 1;
    }
  };
  const before = await regency(info, unprinted);
  const { path, report, unit } = await regency(info, (archive) => {
    unprinted(archive);
    archive.tables.rule_sets.push(ruleSet('jp', generous), ruleSet('ip_asn', [['target', '81.5']]));
  });
  expect(report.coverage.pns.reached).toBeGreaterThan(before.report.coverage.pns.reached);
  expect(report.coverage.pns.n).toBe(before.report.coverage.pns.n);
  await takeArchive(page, site, path);
  await open(page, site, `perangkat-daerah/${unit}?tahun=${YEAR}`);
  const reached = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^PNS mencapai/ }) });
  await expect(reached.locator('td')).toHaveText(`${report.coverage.pns.reached}`);
  const card = page.getByTestId('unit-ip');
  await expect(card).toContainText('Target instansi');
  await expect(card).toContainText('81,50');
  await expect(card).toContainText('Aturan daerah ip_asn@2');
});

test("a unit's predicates stand beside the pattern once its organisation's result is set", async ({ page, site }, info) => {
  test.setTimeout(180_000);
  const { path, unit } = await regency(info, (archive) => archive.tables.unit_evaluations.splice(0));
  await takeArchive(page, site, path);
  const address = `perangkat-daerah/${unit}?tahun=${YEAR}`;
  await open(page, site, address);
  const card = page.getByTestId('unit-pattern');
  await expect(card.getByTestId('unit-fit')).toContainText('belum ditetapkan');
  await expect(card.locator('.pattern-lines')).toHaveCount(0);
  await card.getByRole('link', { name: 'Buka capaian kinerja organisasi' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('select').selectOption({ label: 'Istimewa' });
  await dialog.getByLabel('Ditetapkan oleh').fill('Bupati Batanghari');
  await dialog.getByRole('button', { name: 'Tetapkan' }).click();
  await page.locator('.notices').getByText('Tersimpan.').first().or(page.locator('dialog #who')).first().waitFor();
  await sayWhoWorks(page, 'Siti Rahmawati');
  await expect(dialog).toBeHidden();
  await page.goBack();
  await expect(card.getByTestId('unit-fit')).toContainText('Predikat organisasi: Istimewa.');
  await expect(card.getByTestId('unit-fit')).toContainText(/Berbeda dari pola SE 3\/2023|Sesuai pola SE 3\/2023/);
  await expect(card.locator('.pattern-lines li').first()).toContainText('Sangat Baik');
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axe(page)).toEqual([]);
  }
});

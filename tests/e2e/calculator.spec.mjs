// Kalkulator: one rule by hand, shared as a link, the same as `bina rule` says.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';

const BINA = 'target/debug/bina';

/** What the command line says of the same input. */
const bina = (rule, input) => JSON.parse(execFileSync(BINA, ['rule', rule], { input: JSON.stringify(input), encoding: 'utf8' }));

const value = (page) => page.getByTestId('answer-value');
const word = (page) => page.getByTestId('answer-word');
/** `78,5` as a number. */
const number = async (page) => Number((await value(page).innerText()).replace(/[^\d,−-]/g, '').replace('−', '-').replace(',', '.'));

const IP = 'kalkulator/ip-asn?jabatan=fungsional&pendidikan=s1&diklat-fungsional=ya&teknis=ya&kinerja=baik&disiplin=tidak-ada';

test('the list leads to a calculator, and its example gives a result', async ({ page, site }) => {
  await open(page, site, 'kalkulator');
  await expect(page.locator('.report-card')).toHaveCount(11);
  await page.locator('.report-card', { hasText: 'Angka Kredit' }).click();
  await expect(page.locator('h1')).toHaveText('Angka Kredit');
  await expect(page.getByTestId('answer')).toContainText('Belum lengkap');
  await page.getByTestId('example').click();
  await expect(value(page)).toContainText('20,31');
  await expect(page).toHaveURL(/masa=2&jenjang1=ahli-pertama&predikat1=baik&bulan1=12&jenjang2=/);
  await page.getByTestId('clear').click();
  await expect(page.getByTestId('answer')).toContainText('Belum lengkap');
  await expect(page).toHaveURL(/angka-kredit$/);
  await page.goBack();
  await expect(value(page)).toContainText('20,31');
});

test('a link opens with the same result in either language', async ({ page, site }) => {
  await open(page, site, 'kalkulator/pp-30-2019?skp=112.5&perilaku=105&bobot=70/30');
  await expect(page.getByLabel('Nilai SKP')).toHaveValue('112,5');
  await expect(value(page)).toHaveText('110,25');
  await expect(word(page)).toHaveText('Baik');
  await page.locator('.topbar button[lang=en]').click();
  await expect(page.getByLabel('SKP score')).toHaveValue('112.5');
  await expect(value(page)).toHaveText('110.25');
  await expect(page).toHaveURL(/skp=112\.5&perilaku=105&bobot=70\/30$/);
});

test('changing an input changes the result and the address; back and forward walk through them', async ({ page, site }) => {
  await open(page, site, 'kalkulator/peningkatan-hasil?awal=45&akhir=78&maks=100');
  await expect(value(page)).toHaveText('0,6');
  await page.getByLabel('Nilai tes akhir').fill('89');
  await expect(value(page)).toHaveText('0,8');
  await expect(word(page)).toHaveText('Tinggi');
  await expect(page).toHaveURL(/akhir=89/);
  await page.getByLabel('Nilai tes awal').fill('89,5');
  await expect(page).toHaveURL(/awal=89\.5/);
  await expect(page.getByText('Turun: hasil tes akhir di bawah tes awal.')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Nilai tes awal')).toHaveValue('45');
  await expect(value(page)).toHaveText('0,8');
  await page.goForward();
  await expect(page.getByLabel('Nilai tes awal')).toHaveValue('89,5');
});

test('what is wrong is said beside its field, and there is no result then', async ({ page, site }) => {
  await open(page, site, 'kalkulator/angka-kredit?jenjang1=ahli-pertama&predikat1=baik&bulan1=5');
  await expect(value(page)).toContainText('5,21');
  const months = page.getByLabel('Lama');
  await months.fill('13');
  await months.blur();
  await expect(months).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.field', { has: months }).locator('.problem')).toHaveText('Tulis bilangan bulat dari 1 sampai 12.');
  await expect(page.getByTestId('answer')).toContainText('Periksa: Lama (1).');
  await expect(page.getByTestId('lines')).toHaveCount(0);
});

test('fields appear when they matter', async ({ page, site }) => {
  await open(page, site, 'kalkulator/konversi-jp');
  await expect(page.getByLabel('Lama kegiatan')).toHaveCount(0);
  await page.getByLabel('Bentuk kegiatan').selectOption('workshop');
  await page.getByText('Nasional', { exact: true }).click();
  await page.getByLabel('Lama kegiatan').fill('3');
  await expect(value(page)).toHaveText('15 JP');
  await page.getByLabel('Bentuk kegiatan').selectOption('coaching');
  await expect(page.getByLabel('Lama kegiatan')).toHaveCount(0);
  await expect(page.getByLabel('Berapa kali')).toBeVisible();
  await page.getByLabel('JP pada sertifikat').fill('6');
  await expect(value(page)).toHaveText('6 JP');
});

test('results equal what bina rule says', async ({ page, site }) => {
  test.skip(!existsSync(BINA), 'the command line is not built');
  await open(page, site, IP);
  const ip = bina('ip-asn', {
    position: 'functional', education: 'S1', leadership_training: false, functional_training: true, technical_20jp: true,
    seminar: false, performance: { predicate: 'baik' }, discipline: 'none',
  });
  expect(await number(page)).toBe(Number(ip.total));
  await expect(page.getByTestId('lines').locator('tbody tr')).toHaveCount(ip.explain.length);
  const points = await page.getByTestId('lines').locator('td.points').allInnerTexts();
  expect(points.map((text) => Number(text.replace(',', '.')))).toEqual(ip.explain.map((line) => Number(line.points)));

  await open(page, site, 'kalkulator/angka-kredit?jenjang1=ahli-muda&predikat1=sangat-baik&bulan1=7');
  const credit = bina('credit', { level: 'ahli_muda', predicate: 'sangat_baik', months: 7 });
  expect(await number(page)).toBe(Number(credit.rounded));

  await open(page, site, 'kalkulator/jumlah-responden?populasi=1000');
  expect(await number(page)).toBe(bina('sample-size', { population: 1000 }).sample);

  await open(page, site, 'kalkulator/kotak-talenta?kinerja=baik&cara=angka&potensi=82.5');
  const box = bina('nine-box', { performance: { predicate: 'baik' }, potential: 82.5 });
  await expect(value(page)).toHaveText(`Kotak ${box.box}`);
  await expect(page.locator('.calculator-grid .here')).toContainText(String(box.box));
  for (const advice of box.recommendation) await expect(page.locator('.findings li', { hasText: advice }).first()).toBeVisible();

  const keys = ['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'pengaduan', 'sarana'];
  const means = [3.42, 3.38, 3.05, 3.81, 3.36, 3.47, 3.55, 3.62, 3.12];
  await open(page, site, `kalkulator/ikm?cara=rata-rata&${keys.map((key, at) => `${key}=${means[at]}`).join('&')}`);
  const ikm = bina('ikm', { elements: Object.fromEntries(keys.map((key, at) => [key, { mean: means[at] }])) });
  expect(await number(page)).toBe(Number(ikm.index));
  await expect(word(page)).toContainText(ikm.label);
});

test('a doubtful parameter is marked, and a sure one is not', async ({ page, site }) => {
  await open(page, site, IP);
  await expect(page.getByTestId('lines').locator('tr', { hasText: 'teknis' })).toContainText('perlu diverifikasi');
  await expect(page.getByTestId('lines').locator('tr', { hasText: 'Kualifikasi' })).not.toContainText('perlu diverifikasi');
  await expect(page.getByText('ip_asn_2019@1')).toBeVisible();
});

test('a NIP is read and never stands in the address', async ({ page, site }) => {
  await open(page, site, 'kalkulator/nip?nip=198503122010012001');
  const nip = page.getByLabel('NIP atau NI PPPK');
  await expect(nip).toHaveValue('');
  await nip.fill('19850312 201001 2 001');
  await expect(value(page)).toHaveText('NIP');
  await expect(page.getByTestId('lines')).toContainText('12 Maret 1985');
  await nip.fill('198513122010012001');
  await nip.blur();
  await expect(nip).toHaveAttribute('aria-invalid', 'true');
  await page.waitForTimeout(600);
  expect(page.url()).not.toMatch(/1985/i);
  await expect(page.locator('.paper-only a, .paper-only p').filter({ hasText: 'Tautan' })).not.toContainText('1985');
});

test('a link is copied, and Ctrl+K finds a calculator', async ({ page, site }) => {
  await open(page, site, 'kalkulator/jumlah-responden?populasi=500');
  await page.getByTestId('copy-link').click();
  await expect(page.locator('.notices')).toContainText('Tautan disalin');
  await page.keyboard.press('Control+k');
  await page.getByTestId('finder').fill('kalkulator kotak');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Kotak Talenta');
});

test('axe finds nothing on calculators with a result and with a problem, wide and narrow', async ({ page, site }) => {
  for (const width of [1366, 360]) {
    await page.setViewportSize({ width, height: 768 });
    for (const route of [IP, 'kalkulator/kotak-talenta?kinerja=baik&cara=angka&potensi=82.5', 'kalkulator/angka-kredit?jenjang1=ahli-pertama&predikat1=baik&bulan1=13']) {
      await open(page, site, route);
      await settle(page);
      expect(await axe(page), `${route} at ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${route} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('paper holds inputs, result, explanation, source and date, and no form', async ({ page, site }) => {
  await open(page, site, IP);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('form')).toBeHidden();
  const paper = page.locator('main');
  for (const text of ['Jenis jabatan', 'Fungsional', 'Asal Angka', 'Peraturan BKN 8/2019', 'Dihitung pada']) await expect(paper.getByText(text).filter({ visible: true }).first()).toBeVisible();
  await expect(value(page)).toBeVisible();
});

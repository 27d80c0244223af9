// One person walks a programme from its plan to the JP of each participant, to paper, ratings, another computer, and back.
import { writeFileSync } from 'node:fs';
import { test, expect, axe, open } from './harness.mjs';
import { settle } from './browser.mjs';
import { downloaded, loadSample, menu, sayWhoWorks } from './steps.mjs';

const AUTHOR = 'Siti Rahmawati';
const PROGRAM = 'Program Uji Layanan';
const EVENT = 'Bimtek Layanan Prima';
const NOBODY = ['199112122015022999', '198808072011011999'];
const YEAR = new Date().getFullYear() - 1;

// The longest list of the walk is on the screen as a whole.
test.use({ viewport: { width: 1366, height: 2600 }, actionTimeout: 20_000 });

const dialog = (page) => page.locator('dialog[open]');
const rows = (page) => page.locator('.data-table .table tbody:not(.spacer) tr');
const target = (page) => page.locator('.targets > li', { hasText: PROGRAM });
const mark = (page, row, column) => page.locator(`#attendance-${row}-${column}`);
const undo = (page) => page.locator('.undo-redo button').first();

/** Saves the form of the open dialog; the first change of a session asks who is working. */
async function save(page) {
  await dialog(page).locator('button[type=submit]').click();
  await page.locator('dialog #who').or(page.locator('.notices').getByText('Tersimpan').last()).first().waitFor();
  await sayWhoWorks(page, AUTHOR);
  await expect(dialog(page)).toHaveCount(0);
}

/** NIP of PNS, as many as asked. */
async function numbers(page, count) {
  await menu(page, 'Pegawai');
  await expect(rows(page).nth(count)).toBeAttached();
  const cells = await rows(page).locator('td.digits').allInnerTexts();
  return cells.map((cell) => cell.trim()).filter((cell) => /^\d{18}$/.test(cell)).slice(0, count);
}

/** The full data file. */
async function archive(page) {
  await menu(page, 'Impor & Cadangan');
  await page.getByRole('tab', { name: 'Ekspor' }).click();
  await page.getByTestId('export-archive').click();
  return downloaded(page, () => dialog(page).getByRole('button', { name: 'Ekspor' }).click());
}

/** The rows of a full data file without who worked, and without when a row was last changed. */
function tables(bytes) {
  const plain = (value) => {
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== 'object') return value;
    const kept = Object.entries(value).filter(([key]) => !['changed', 'authors'].includes(key));
    return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]));
  };
  return JSON.stringify(plain(JSON.parse(bytes).tables));
}

/** From the list of programmes to the page of the event, by what a person sees. */
async function openEvent(page) {
  await menu(page, 'Program & Pelatihan');
  await page.getByRole('tab', { name: 'Kegiatan', exact: true }).click();
  await page.locator('.data-table .search input').fill(EVENT);
  await rows(page).filter({ hasText: EVENT }).first().locator('a').first().click();
  await expect(page.locator('h1')).toHaveText(EVENT);
}

test('a programme from its plan to every Kartu JP, to paper, to another computer, and back step by step', async ({ page, site, browser, guard }, info) => {
  test.setTimeout(420_000);
  const findings = [];
  const look = async (place, tab = page) => {
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settle(tab);
      findings.push(...(await axe(tab)).map((line) => `${place} (${colorScheme}) ${line}`));
    }
  };
  await open(page, site);
  await loadSample(page, { name: AUTHOR });
  const [substitute, ...listed] = await numbers(page, 39);
  expect(listed).toHaveLength(38);
  const start = tables(await archive(page));

  await test.step('plans a programme with a target of 50, and an event in it', async () => {
    await menu(page, 'Program & Pelatihan');
    await page.getByRole('tab', { name: 'Program', exact: true }).click();
    await page.getByTestId('add-program').click();
    await page.locator('#program-name').fill(PROGRAM);
    await page.locator('#program-indicators-0-name').fill('Pegawai yang lulus');
    await page.locator('#program-indicators-0-target').fill('50');
    await look('programme form');
    await save(page);
    await menu(page, 'Beranda');
    await expect(target(page)).toContainText('0 dari 50');
    await menu(page, 'Program & Pelatihan');
    await page.getByRole('tab', { name: 'Program', exact: true }).click();
    await page.locator('.card', { hasText: PROGRAM }).getByRole('link', { name: 'Lihat kegiatan' }).click();
    await expect(page).toHaveURL(/program=/);
    await page.getByTestId('add-event').click();
    await page.locator('#event-name').fill(EVENT);
    await page.locator('#event-start').fill(`${YEAR}-11-02`);
    await page.locator('#event-end').fill(`${YEAR}-11-04`);
    await page.locator('#event-jp').fill('24');
    await page.locator('#event-capacity').fill('40');
    await save(page);
    await expect(page.locator('h1')).toHaveText(EVENT);
    await page.locator('#tab-sesi').click();
    await page.getByTestId('daily-sessions').click();
    await save(page);
    await expect(page.locator('#panel-sesi tbody tr')).toHaveCount(3);
    await look('sessions');
  });

  await test.step('pastes 40 NIP, of which two are unknown', async () => {
    await page.locator('#tab-peserta').click();
    await page.getByTestId('enrol').click();
    await page.locator('#enrol-list').fill([...listed.slice(0, 20), ...NOBODY, ...listed.slice(20)].join('\n'));
    await expect(page.getByTestId('roster')).toContainText('38 akan didaftarkan · 2 tidak dikenal');
    await expect(page.getByTestId('roster').locator('tbody tr')).toHaveCount(40);
    await look('pasted list');
    await save(page);
    await expect(page.locator('.lead')).toContainText('38 peserta, 38 di antaranya terdaftar');
  });

  let gone = '';
  await test.step('replaces one of them', async () => {
    gone = (await rows(page).first().locator('td').first().innerText()).trim();
    await rows(page).first().locator('.pick-mark').check();
    await page.getByRole('button', { name: 'Ganti peserta' }).click();
    await page.locator('#replace-participant').fill(substitute);
    await dialog(page).locator('[role=option]').first().click();
    await page.locator('#replace-reason').fill('Sakit');
    await look('replace');
    await save(page);
    await expect(rows(page).filter({ hasText: 'Digantikan' })).toHaveCount(1);
    await expect(page.locator('.lead')).toContainText('38 di antaranya terdaftar');
  });

  let absent = '';
  await test.step('marks attendance by keyboard: one was never there', async () => {
    await page.locator('main a[href$="/kehadiran"]').first().click();
    const grid = page.getByRole('grid');
    await expect(grid).toHaveAttribute('aria-rowcount', '39');
    await expect(page.locator('.attendance th.session')).toHaveCount(3);
    await grid.focus();
    await page.keyboard.type('a' + 'h'.repeat(37));
    for (let session = 1; session < 3; session += 1) {
      await page.keyboard.press('Control+Home');
      for (let step = 0; step < session; step += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.type('a' + 'h'.repeat(37));
    }
    await expect(mark(page, 37, 2)).toHaveText('H');
    await expect(page.locator('.attendance-table .save-state')).toContainText('Tersimpan');
    await expect(page.locator('.attendance td.unwritten')).toHaveCount(0);
    await expect(page.getByTestId('attendance-lead')).toContainText('hadir 111 dari 114');
    absent = await page.locator('.attendance .who span').first().innerText();
    await look('attendance');
  });

  await test.step('prints the empty sheet and the filled one', async () => {
    const attendance = page.url();
    // The empty sheet has three lines more, for guests.
    for (const [link, sections, lines] of [['blank-sheet', 3, 41], ['filled-sheet', 1, 38]]) {
      await page.getByTestId(link).click();
      const paper = page.locator('.paper');
      await expect(paper.locator('.paper-section')).toHaveCount(sections);
      await expect(paper.locator('.paper-section').first().locator('tbody tr')).toHaveCount(lines);
      await expect(paper).toContainText(EVENT);
      await look(link);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect((pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length, `${link} has a page for each session`).toBeGreaterThanOrEqual(sections);
      await page.goBack();
      await expect(page).toHaveURL(attendance);
    }
  });

  const cards = [];
  await test.step('finishes the event, and each Kartu JP has its JP', async () => {
    await page.locator('.crumbs a', { hasText: EVENT }).first().click();
    await expect(page.locator('h1')).toHaveText(EVENT);
    await page.getByTestId('finish').click();
    await expect(dialog(page)).toContainText('37 dari 38 peserta lulus');
    await look('finish');
    await save(page);
    await expect(page.locator('.lead')).toContainText('Selesai: 37 dari 38 peserta lulus');
    await look('finished event');
    const names = await rows(page).locator('td:first-of-type a, th a').allInnerTexts();
    expect(names).toHaveLength(39);
    for (const name of names) {
      await rows(page).getByRole('link', { name, exact: true }).first().click();
      await page.locator('#tab-kartu-jp').click();
      const card = page.locator('#panel-kartu-jp');
      const years = page.locator('select[name=ledger-year]');
      await expect(years).toBeVisible();
      if (await years.locator(`option[value="${YEAR}"]`).count()) await years.selectOption(String(YEAR));
      const line = card.getByRole('row', { name: new RegExp(EVENT) });
      const said = (await line.count()) ? await line.innerText() : '';
      cards.push([name, /\t24\t/.test(said) ? 'jp' : /0 JP karena tidak lulus/.test(said) ? 'none' : said]);
      await page.goBack();
      await expect(page.locator('h1')).toHaveText(EVENT);
    }
    expect(cards.filter(([, has]) => has === 'jp')).toHaveLength(37);
    expect(cards.filter(([, has]) => has !== 'jp')).toEqual(expect.arrayContaining([[absent, 'none'], [gone, '']]));
    await menu(page, 'Beranda');
    await expect(target(page)).toContainText('37 dari 50');
    await look('Beranda');
  });

  await test.step('enters 60 ratings in the sheet', async () => {
    await menu(page, 'Evaluasi Kinerja');
    await page.getByTestId('open-sheet').click();
    await page.getByTestId('left-first').check();
    const lead = await page.getByTestId('ratings-lead').innerText();
    await page.getByRole('grid').focus();
    await page.keyboard.type('2'.repeat(30));
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('3'.repeat(30));
    await expect(page.locator('#ratings-29-1')).toHaveText('Di Atas Ekspektasi');
    await expect(page.getByTestId('save-ratings')).toContainText('Simpan 30 pegawai');
    await look('rating sheet');
    await page.getByTestId('save-ratings').click();
    await expect(page.getByTestId('save-ratings')).toBeDisabled();
    await expect(page.locator('.ratings td.unwritten')).toHaveCount(0);
    await expect(page.getByTestId('ratings-lead')).not.toHaveText(lead);
  });

  await test.step('another computer takes it all over from the file', async () => {
    const bytes = await archive(page);
    const file = info.outputPath('data.json');
    writeFileSync(file, bytes);
    const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta', viewport: { width: 1366, height: 2600 } });
    const other = await context.newPage();
    await guard(other);
    await open(other, site);
    await other.getByTestId('open-file').click();
    await other.locator('input[type=file][accept=".json"]').setInputFiles(file);
    await other.getByTestId('merge').click({ timeout: 60_000 });
    await expect(other.getByTestId('leave-sample')).toBeVisible({ timeout: 60_000 });
    await menu(other, 'Beranda');
    await expect(target(other)).toContainText('37 dari 50');
    await openEvent(other);
    await expect(other.locator('.lead')).toContainText('Selesai: 37 dari 38 peserta lulus');
    const same = JSON.stringify(JSON.parse(await archive(other)).tables) === JSON.stringify(JSON.parse(bytes).tables);
    expect(same, 'the other computer exports the same rows').toBe(true);
    await context.close();
  });

  await test.step('takes it all back, step by step', async () => {
    await menu(page, 'Beranda');
    const seen = [];
    while (await undo(page).isEnabled()) {
      const name = await undo(page).getAttribute('aria-label');
      await page.keyboard.press('Control+z');
      await expect(undo(page)).not.toHaveAttribute('aria-label', name);
      seen.push(name.replace('Urungkan: ', '').replace(' (Ctrl+Z)', ''));
      const stands = (await target(page).count()) ? (await target(page).innerText()).replace(/\s+/g, ' ') : '';
      if (name.includes('Selesaikan Kegiatan')) expect(stands).toContain('0 dari 50');
      expect(seen.length, 'the walk has an end').toBeLessThan(40);
    }
    expect(seen.at(-1)).toContain(PROGRAM);
    expect(seen.length).toBeGreaterThanOrEqual(8);
    await expect(target(page)).toHaveCount(0);
    expect(tables(await archive(page)) === start, 'the data are those of the start').toBe(true);
  });

  expect(findings).toEqual([]);
});

import { describe, expect, test } from 'vitest';

import { pageTexts } from '../page-texts.ts';
import { sealNote } from './seal-note.ts';

const note = (text: string) => ({
  heading: 'Psychotherapy note',
  lines: [
    { label: 'Patient', value: 'Nadia Invented' },
    { label: 'Session date', value: '2026-03-02' },
  ],
  text,
  language: 'en-US',
});

const squeezed = (texts: string[]) => texts.join('').replaceAll(/\s/g, '');
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('sealNote', () => {
  test('shows every line of a note that flows over many pages, and numbers them', async () => {
    const text = Array.from({ length: 400 }, (_, index) => `Line ${index} says SENTENCE-${index}-END.`).join('\n');
    const { bytes, pages } = await sealNote(note(text));
    const shown = await pageTexts(bytes);
    expect(pages).toBe(shown.length);
    expect(pages).toBeGreaterThan(5);
    for (let index = 0; index < 400; index += 1) expect(squeezed(shown)).toContain(`SENTENCE-${index}-END`);
    for (const [index, page] of shown.entries()) expect(page).toContain(`page ${index + 1} of ${pages}`);
  });

  test('breaks a word that is wider than the page and loses none of it', async () => {
    const word = Array.from({ length: 900 }, (_, index) => String(index % 10)).join('');
    expect(squeezed(await pageTexts((await sealNote(note(word))).bytes))).toContain(word);
  });

  test('sets letters of many scripts and signs, and shows what it has no letters for as numbers', async () => {
    const [shown = ''] = await pageTexts(
      (await sealNote(note('façade Ειρήνη Приходила 漢 😀 ☐ ★ ᚠ \u0007 \u202e'))).bytes,
    );
    expect(shown).toContain('façade Ειρήνη Приходила 漢 😀 ☐ ★ [U+16A0] [U+0007] [U+202E]');
  });

  test('gives the same bytes for the same note and other bytes for another', async () => {
    const [first, second, other] = await Promise.all([note('one'), note('one'), note('two')].map(sealNote));
    expect(Buffer.compare(first?.bytes ?? new Uint8Array(), second?.bytes ?? new Uint8Array(1))).toBe(0);
    expect(Buffer.compare(first?.bytes ?? new Uint8Array(), other?.bytes ?? new Uint8Array())).not.toBe(0);
  });

  test('makes one list of points that follow one another, and another after a paragraph', async () => {
    const raw = latin((await sealNote(note('- one\n- two\nwords\n- three'))).bytes);
    const count = (tag: string) => raw.split(new RegExp(`/S /${tag}\\b`)).length - 1;
    expect([count('L'), count('LI'), count('LBody')]).toEqual([2, 3, 3]);
  });

  test('keeps the patient out of the metadata, and dates out of the file', async () => {
    const raw = latin((await sealNote(note('text'))).bytes);
    expect(raw).not.toMatch(/Nadia|CreationDate|ModDate|Producer/);
    expect(raw).toContain('/Lang');
    expect(raw).toContain('/StructTreeRoot');
  });
});

import { describe, expect, test } from 'vitest';

import { pageTexts } from '../page-texts.ts';
import { setPaper } from './set-paper.ts';

const paper = {
  name: 'Letter',
  practice: 'Example Practice',
  letterhead: ['Pat Privacy, Privacy Officer, +1 555 0100'],
  dateline: 'June 15, 2026. Docket: 24-CV-1234.',
  addressee: ['Avery Example', 'Example & Partners'],
  title: 'Objection to subpoena',
  paragraphs: ['A first paragraph.', '# A heading', '1. A point.', 'A last paragraph.'],
  closing: ['For Example Practice: Pat Privacy.'],
  language: 'en-US',
};
const squeezed = (texts: string[]) => texts.join('').replaceAll(/\s/g, '');
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('setPaper', () => {
  test('shows all of a letter, in its order', async () => {
    const [shown = ''] = await pageTexts((await setPaper(paper)).bytes);
    const order = [
      'Example Practice',
      'Pat Privacy, Privacy Officer',
      'June 15',
      'Avery Example',
      'Objection',
      'first',
      'A heading',
      '1. A point.',
      'last',
      'For Example',
    ];
    expect(order.map((words) => shown.indexOf(words))).toEqual(
      order.map((words) => shown.indexOf(words)).toSorted((a, b) => a - b),
    );
    expect(order.every((words) => shown.includes(words))).toBe(true);
  });

  test('says which standards it keeps, and its title, so that no letter of it is taken for markup', async () => {
    const raw = latin((await setPaper({ ...paper, name: 'Form <A> & letter' })).bytes);
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toContain('>Form &lt;A&gt; &amp; letter</rdf:li>');
  });

  test('flows over pages and keeps the closing together', async () => {
    const paragraphs = Array.from(
      { length: 60 },
      (_, index) => `Paragraph ${index} says SENTENCE-${index}-END. ${'More words of it. '.repeat(6)}`,
    );
    const { bytes, pages } = await setPaper({
      ...paper,
      paragraphs,
      closing: ['For Example Practice:', 'CLOSING-LINE'],
    });
    const texts = await pageTexts(bytes);
    expect(pages).toBe(texts.length);
    for (let index = 0; index < 60; index += 1) expect(squeezed(texts)).toContain(`SENTENCE-${index}-END`);
    expect(texts.findIndex((text) => text.includes('CLOSING-LINE'))).toBe(
      texts.findIndex((text) => text.includes('For Example Practice:')),
    );
  });

  test('gives the same bytes for the same paper, with no person or date in the metadata', async () => {
    const [first, again, other] = await Promise.all(
      [paper, { ...paper }, { ...paper, dateline: 'July 1, 2026.' }].map(setPaper),
    );
    expect(Buffer.compare(first?.bytes ?? new Uint8Array(), again?.bytes ?? new Uint8Array(1))).toBe(0);
    expect(Buffer.compare(first?.bytes ?? new Uint8Array(), other?.bytes ?? new Uint8Array())).not.toBe(0);
    expect(latin(first?.bytes ?? new Uint8Array())).not.toMatch(/Avery|CreationDate|ModDate|Producer/);
  });
});

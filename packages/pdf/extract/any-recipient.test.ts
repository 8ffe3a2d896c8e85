import { createHash } from 'node:crypto';

import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { sealNote } from '../seal/seal-note.ts';
import { exampleCover } from '../verify/example-cover.ts';
import { verifyExtract } from '../verify/verify-extract.ts';
import { buildExtract } from './build-extract.ts';

let bytes: Uint8Array = new Uint8Array();

beforeAll(async () => {
  ({ bytes } = await sealNote({
    heading: 'Psychotherapy note',
    lines: [],
    text: 'An invented note of the garden.',
    language: 'en-US',
  }));
});

const findingsWith = async (changes: Partial<typeof exampleCover>): Promise<string[]> => {
  const sourceSha256 = createHash('sha256').update(bytes).digest('hex');
  const items = [{ label: 'An invented note', version: '1', pages: [1], sourceSha256 }];
  const cover = { ...exampleCover, items, ...changes };
  const sources = [{ id: 'a', bytes, pages: [1] }];
  const { bytes: extract } = await buildExtract({ cover, sources });
  return (await verifyExtract({ extract, cover, sources })).findings.map(({ code, detail }) => `${code}: ${detail}`);
};

const ofRange = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code));
const letter = fc.oneof(
  { weight: 8, arbitrary: ofRange(0x20, 0x7e) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ' ',
      '\n',
      "'",
      '’',
      '-',
      'é',
      'ñ',
      'ß',
      'ø',
      'ﬁ',
      'ǆ',
      '\u0301',
      '\u00ad',
      '\u00a0',
      '\u2028',
      '\t',
      '\r\n',
    ),
  },
  { weight: 2, arbitrary: ofRange(0xa0, 0x24f) },
  ofRange(0x370, 0x5ff),
  ofRange(0x600, 0x6ff),
  ofRange(0x1e00, 0x1fff),
  ofRange(0x2000, 0x27ff),
  ofRange(0x3040, 0x30ff),
  ofRange(0x4e00, 0x9fff),
  ofRange(0xac00, 0xd7a3),
  ofRange(0x1f300, 0x1f6ff),
  ofRange(0xd800, 0xdfff),
  ofRange(1, 0xffff),
);
const words = (most: number) => fc.string({ unit: letter, minLength: 1, maxLength: most });

/** How many generated cases are tried; `pnpm test:full` tries the larger number. */
const RUNS = process.env['FULL'] === 'yes' ? 60 : 12;

describe('a recipient of any letters', () => {
  test.each([
    [
      'of two lines',
      'Jordan Sample, Esq., Harbor Lane Partners, Attorneys and Counselors at Law of the invented City and its invented County',
    ],
    ['with a word of 180 letters', `Jordan ${'Sample'.repeat(30)}`],
    ['of 400 letters', 'Jordan Q. Sample and '.repeat(19).trim()],
    ['with line breaks', 'Jordan Sample\nHarbor Lane\r\nInvented City'],
    ['in Hangul', '한글 이름'.repeat(80)],
    ['in Arabic', 'اسم مخترع، مثال؟'.repeat(25)],
    ['in Hebrew, on a line with the count', 'עו"ד אבנר כהן, שדרות ירושלים 12'],
    ['of two directions', 'Avner כהן (אבנר), 12 Main St., שדרות 3'],
    ['in Thai and Hindi', 'สมชาย ใจดี ที่ปรึกษา, नेहा शर्मा (श्री)'],
    ['with emoji', '😀 Jordan 👩‍👩‍👧 Sample 🏛️'.repeat(10)],
    ['with half of a letter', 'Jordan \ud83d Sample'],
  ])('%s is set and found again', async (_, recipient) => {
    expect(await findingsWith({ recipient })).toEqual([]);
  });

  test('is set and found again, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(words(400), words(300), words(60), async (recipient, practice, docket) => {
        expect(await findingsWith({ recipient, practice, docket })).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 180_000);

  test('of many words is shortened on each page, which says where the whole stands', async () => {
    expect(
      await findingsWith({
        recipient: '漢'.repeat(800),
        basis: '字'.repeat(400),
        notice: `${'W'.repeat(3000)}\n${'word '.repeat(2000)}`,
      }),
    ).toEqual([]);
  });
});

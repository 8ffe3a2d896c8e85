import { buildExtract, pageTexts, pressExtract, verifyExtract } from '@sequester/pdf';
import { PDFDocument, rgb } from 'pdf-lib';
import { describe, expect, test } from 'vitest';

import { chosen, cover, groupsOf } from './choosing.ts';
import { lettering } from './lettering.ts';
import { everythingIn, markersIn } from './reading.ts';
import { textsByPdfJs } from './second-engine.ts';
import { families } from './specimens.ts';

const ALL_SEEDS = [0, 1, 2, 3, 4, 5];
/** Every family with three of the seeds; with all of them by `pnpm test:full`. */
const SEEDS = process.env['FULL'] === 'yes' ? ALL_SEEDS : [0, 1, 5];

/** What both engines read, each without spaces. */
const bothReadings = async (bytes: Uint8Array): Promise<string[]> => [
  (await pageTexts(bytes)).join('\n').replaceAll(/\s/g, ''),
  (await textsByPdfJs(bytes)).join('\n'),
];

const byPdfLib = async (bytes: Uint8Array, page: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const [copied] = await document.copyPages(await PDFDocument.load(bytes), [page - 1]);
  if (copied) document.addPage(copied);
  return document.save({ useObjectStreams: false });
};

const covered = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const document = await PDFDocument.load(bytes);
  for (const page of document.getPages())
    page.drawRectangle({ x: 0, y: 0, width: 612, height: 792, color: rgb(0, 0, 0) });
  return document.save({ useObjectStreams: false });
};

describe('an extract of one page from each of several PDFs', () => {
  test('is tried on every hiding place that there is a family for', () => {
    expect(Object.keys(families).length * ALL_SEEDS.length).toBeGreaterThanOrEqual(400);
  });

  test.each(groupsOf(6))(
    'holds everything in scope and nothing else: %s',
    async (group) => {
      const sources = group.split(', ').flatMap((family) => chosen(family, SEEDS));
      const { extract, verification } = await pressExtract({ cover, sources });
      const everything = everythingIn(extract.bytes);
      for (const reading of await bothReadings(extract.bytes)) {
        const lower = reading.toLowerCase();
        for (const { inside, outside } of sources) {
          expect(markersIn(everything, outside)).toEqual([]);
          expect(markersIn(lower, outside)).toEqual([]);
          expect(inside.filter((marker) => !reading.includes(marker))).toEqual([]);
        }
      }
      expect(verification).toEqual({ ok: true, findings: [] });
    },
    240_000,
  );
});

describe('the markers bite', () => {
  test('where pdf-lib copies the pages', async () => {
    const leaking: string[] = [];
    for (const family of Object.keys(families)) {
      const [source] = chosen(family, [0]);
      const copied = source && (await byPdfLib(source.bytes, source.pages[0] ?? 1).catch(() => undefined));
      if (copied && markersIn(everythingIn(copied), source.outside).length > 0) leaking.push(family);
    }
    expect(leaking).toEqual(
      expect.arrayContaining([
        'links',
        'sharedforms',
        'inheritedforms',
        'nestedforms',
        'patterns',
        'threads',
        'exif',
        'markedcontent',
        'replies',
        ...Object.keys(lettering),
      ]),
    );
    expect(leaking.length).toBeGreaterThan(30);
  }, 240_000);

  test('where a rectangle is drawn over the words: both engines read on, and the verifier refuses', async () => {
    for (const family of ['plain', 'ocr', 'sharedforms', 'vertical']) {
      const [source] = chosen(family, [0]);
      const [page = 1] = source?.pages ?? [];
      const hidden = await covered(source?.bytes ?? new Uint8Array());
      const [marker = ''] = source?.inside ?? [];
      expect(everythingIn(hidden)).toContain(marker.toLowerCase());
      for (const reading of await bothReadings(hidden)) expect(reading).toContain(marker);
      const redactions = [{ page, passage: marker, reason: 'third party' }];
      const { bytes } = await buildExtract({ cover, sources: [{ id: 'covered', bytes: hidden, pages: [page] }] });
      const { findings } = await verifyExtract({
        extract: bytes,
        cover,
        sources: [{ bytes: hidden, pages: [page], redactions }],
      });
      expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['foreign-text', 'foreign-bytes']));
    }
  });
});

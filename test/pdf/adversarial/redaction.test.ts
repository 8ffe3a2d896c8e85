import { extractPages, pageTexts, pressExtract, type Redaction } from '@sequester/pdf';
import { describe, expect, test } from 'vitest';

import { chosen, cover, groupsOf } from './choosing.ts';
import { releasedPixels } from './pixels.ts';
import { everythingIn, markersIn } from './reading.ts';
import { readByPdfJs, textsByPdfJs, type Piece } from './second-engine.ts';

/** Every family with one seed; with two by `pnpm test:full`. */
const SEEDS = process.env['FULL'] === 'yes' ? [0, 3] : [3];
const REASON = 'third party';

type Chosen = ReturnType<typeof chosen>[number];

/** The pieces of text that write a marker. */
const writing = (pieces: Piece[], marker: string): Piece[] => {
  for (let size = 1; size <= pieces.length; size += 1) {
    for (let from = 0; from + size <= pieces.length; from += 1) {
      const part = pieces.slice(from, from + size);
      if (
        part
          .map(({ text }) => text.replaceAll(/\s/g, ''))
          .join('')
          .includes(marker)
      )
        return part;
    }
  }
  return [];
};

/** A rectangle over the first half of some pieces of text, along their longer side. */
const firstHalf = (pieces: Piece[]): { x: number; y: number; width: number; height: number } => {
  const [left, bottom] = [Math.min(...pieces.map(({ x }) => x)), Math.min(...pieces.map(({ y }) => y))];
  const [right, top] = [
    Math.max(...pieces.map(({ x, width }) => x + width)),
    Math.max(...pieces.map(({ y, height }) => y + height)),
  ];
  const [width, height] = [right - left, top - bottom];
  return width > height
    ? { x: left, y: bottom - 1, width: width * 0.45, height: height + 2 }
    : { x: left - 1, y: bottom, width: width + 2, height: height * 0.45 };
};

/** The one specimen whose pages have a unit of their own (UserUnit) is measured in it. */
const inUnits = ({ x, y, width, height }: ReturnType<typeof firstHalf>, id: string) => {
  const unit = id === 'boxes-3' ? 2.5 : 1;
  return { x: x / unit, y: y / unit, width: width / unit, height: height / unit };
};

/** Releases the pages with the redactions, verifies them, and gives what both engines read of each page, and its bytes. */
const release = async (sources: (Chosen & { redactions: Redaction[] })[]) => {
  const { extract, verification } = await pressExtract({ cover, sources });
  const [first, second] = [await pageTexts(extract.bytes), await textsByPdfJs(extract.bytes)];
  const pages = extract.manifest.pages.map(({ extractPage, rasterised }) => ({
    rasterised,
    readings: [(first[extractPage - 1] ?? '').replaceAll(/\s/g, ''), second[extractPage - 1] ?? ''],
  }));
  return { verification, pages, everything: everythingIn(extract.bytes), bytes: extract.bytes };
};

const beginning = (markers: string[]): string => /^mk.*?\d+p\d/.exec(markers[0] ?? '')?.[0] ?? '';

describe.each(groupsOf(12))('a redaction in %s', (group) => {
  const sources = group.split(', ').flatMap((family) => chosen(family, SEEDS));
  const showing = sources.filter(({ inside }) => inside.length > 0);

  test('takes out the first half of every word, and leaves the second', async () => {
    const redacted = showing.map((source) => {
      const [page = 1] = source.pages;
      return { ...source, redactions: [{ page, passage: beginning(source.inside), reason: REASON }] };
    });
    const { verification, pages, everything } = await release(redacted);
    expect(verification).toEqual({ ok: true, findings: [] });
    for (const [index, { inside, drawn }] of redacted.entries()) {
      const first = beginning(inside);
      expect(markersIn(everything, inside)).toEqual([]);
      for (const reading of pages[index]?.readings ?? []) {
        expect(drawn.reduce((text, marker) => text.replaceAll(marker, ''), reading)).not.toContain(first);
        expect(reading).toContain(REASON.replace(' ', ''));
        const kept = pages[index]?.rasterised
          ? ['Thispageisshownasanimage.']
          : inside.map((marker) => marker.slice(first.length));
        expect(kept.filter((words) => !reading.includes(words))).toEqual([]);
      }
    }
  }, 240_000);

  test('takes out what a rectangle covers, and leaves what stands beside it', async () => {
    const { bytes } = await extractPages(showing);
    const placed = await readByPdfJs(bytes);
    const redacted = showing.map((source, index) => {
      const [page = 1] = source.pages;
      const [marker = ''] = source.inside;
      const place = firstHalf(writing(placed[index] ?? [], marker));
      return { ...source, marker, redactions: [{ page, ...inUnits(place, source.id), reason: REASON }] };
    });
    const { verification, pages, everything } = await release(redacted);
    expect(verification).toEqual({ ok: true, findings: [] });
    for (const [index, { marker }] of redacted.entries()) {
      expect(markersIn(everything, [marker])).toEqual([]);
      for (const reading of pages[index]?.readings ?? []) {
        expect(reading).not.toContain(marker);
        const beside = reading.includes(marker.slice(0, 4)) || reading.includes(marker.slice(-4));
        expect(beside || pages[index]?.rasterised).toBe(true);
      }
    }
  }, 240_000);
});

const PICTURES = [
  'exif',
  'jpeg2000',
  'fax',
  'jbig2',
  'imagemasks',
  'palettes',
  'profiles',
  'shadings',
  'sharedimages',
  'inlineimages',
];

describe('a redaction of pixels', () => {
  test.each(groupsOf(5, PICTURES))(
    'burns them out and leaves the others: %s',
    async (group) => {
      const spot = { x: 100, y: 505, width: 30, height: 10 };
      const sources = group.split(', ').flatMap((family) => chosen(family, [1]));
      const place = ({ family }: Chosen) =>
        /shared|inline/.test(family) ? spot : { x: 150, y: 300, width: 60, height: 40 };
      const redacted = sources.map((source) => ({
        ...source,
        redactions: [{ page: source.pages[0] ?? 1, ...place(source), reason: REASON }],
      }));
      const { verification, pages, everything, bytes } = await release(redacted);
      expect(verification).toEqual({ ok: true, findings: [] });
      for (const [index, source] of redacted.entries()) {
        expect(pages[index]?.rasterised).toBe(true);
        expect(markersIn(everything, source.drawn)).toEqual([]);
        const { x, y, width, height } = place(source);
        const at = releasedPixels(bytes, index + 1);
        const samples = [0.05, 0.3, 0.5, 0.7, 0.95].flatMap((part) => at(x + part * width, y + part * height) ?? []);
        expect(samples).toEqual([0, 0, 0, 0, 0]);
        expect(at(20, 20)).toBe(255);
      }
    },
    240_000,
  );
});

import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { trueTypeProgram } from '../../../test/pdf/adversarial/font-programs.ts';
import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { everythingIn } from '../../../test/pdf/adversarial/reading.ts';
import { pageTexts } from '../page-texts.ts';
import type { ExtractRequest, ExtractSource } from '../types.ts';
import { exampleCover } from '../verify/example-cover.ts';
import { verifyExtract } from '../verify/verify-extract.ts';
import { buildExtract, extractPages } from './build-extract.ts';

const line = (words: string, y = 300) => `BT /F0 12 Tf 1 0 0 1 72 ${y} Tm (${words}) Tj ET`;
const pageOf = (words: string) => onePage(line(words), { box: [0, 0, 400, 400] });

const built = async (sources: ExtractSource[], cover = exampleCover) => {
  const request: ExtractRequest = { cover, sources };
  const extract = await buildExtract(request);
  expect(await verifyExtract({ ...request, extract: extract.bytes })).toEqual({ ok: true, findings: [] });
  return { ...extract, texts: (await pageTexts(extract.bytes)).slice(extract.manifest.coverPages) };
};

describe('an extract holds what was asked for', () => {
  const [a, b] = [
    { id: 'a', bytes: pageOf('Alpha'), pages: [1] },
    { id: 'b', bytes: pageOf('Beta'), pages: [1] },
  ];

  test('in the order of the sources, which makes another extract', async () => {
    const [one, other] = [await built([a, b]), await built([b, a])];
    expect(one.texts.map((text) => /Alpha|Beta/.exec(text)?.[0])).toEqual(['Alpha', 'Beta']);
    expect(other.texts.map((text) => /Alpha|Beta/.exec(text)?.[0])).toEqual(['Beta', 'Alpha']);
    expect(one.sha256).not.toBe(other.sha256);
  });

  test('of the same source twice, each time without what is to be taken out of it there', async () => {
    const { texts, manifest } = await built([
      { ...a, redactions: [{ page: 1, passage: 'Alpha', reason: 'R1' }] },
      { ...a, id: 'again' },
    ]);
    expect(texts.map((text) => text.includes('Alpha'))).toEqual([false, true]);
    expect(manifest.pages.map(({ source, redactions }) => [source, redactions])).toEqual([
      ['a', ['R1']],
      ['again', []],
    ]);
  });

  test('of the same page twice, without what is to be taken out of it', async () => {
    const { texts, bytes, manifest } = await built([
      { ...a, pages: [1, 1], redactions: [{ page: 1, passage: 'Alpha', reason: 'R1' }] },
    ]);
    expect(texts.filter((text) => text.includes('[R1]'))).toHaveLength(2);
    expect(everythingIn(bytes)).not.toContain('alpha');
    expect(manifest.pages.map(({ redactions }) => redactions)).toEqual([['R1'], ['R1']]);
  });

  test.each([
    ['without content', ''],
    ['with no list of content', '/Contents []'],
    ['with content that is empty', '/Contents 4 0 R'],
  ])('of a page %s', async (_, contents) => {
    const pdf = new RawPdf();
    const [root, tree, page] = [
      pdf.add('<< /Type /Catalog /Pages 2 0 R >>'),
      pdf.add('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
      pdf.add(''),
    ];
    pdf.add('<< >>', '');
    pdf.set(page, `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 200 200] ${contents} >>`);
    const { texts, pages } = await built([a, { id: 'empty', bytes: new Uint8Array(pdf.write({ root })), pages: [1] }]);
    expect(pages).toBe(3);
    expect(texts[1]).toContain('Extract page 3 of 3');
  });

  test('of a page with two rectangles over each other, for different reasons', async () => {
    const rect = { page: 1, x: 60, y: 290, width: 60, height: 30 };
    const { bytes, manifest } = await built([
      {
        ...a,
        redactions: [
          { ...rect, reason: 'R1' },
          { ...rect, x: 80, y: 300, reason: 'R2' },
        ],
      },
    ]);
    expect(everythingIn(bytes)).not.toContain('alpha');
    expect(manifest.pages[0]?.redactions).toEqual(['R1', 'R2']);
  });
});

const hash = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');

test('the manifest says what was asked for, what came of it, and the hashes of both', async () => {
  const bytes = pageOf('Alpha');
  const redactions = [{ page: 1, passage: 'Alpha', reason: 'R1' }];
  const {
    manifest,
    sha256,
    bytes: extract,
    pages,
  } = await built([
    { id: 'a', bytes, pages: [1], redactions },
    { id: 'b', bytes: pageOf('Beta'), pages: [1] },
  ]);
  expect(sha256).toBe(hash(extract));
  expect(pages).toBe(3);
  expect(manifest).toEqual({
    format: 'sequester-extract/4',
    sha256,
    cover: exampleCover,
    sources: [
      { id: 'a', sha256: hash(bytes), pages: [1], redactions },
      { id: 'b', sha256: hash(pageOf('Beta')), pages: [1], redactions: [] },
    ],
    coverPages: 1,
    pages: [
      { extractPage: 2, source: 'a', sourcePage: 1, rasterised: false, widthKept: false, redactions: ['R1'] },
      { extractPage: 3, source: 'b', sourcePage: 1, rasterised: false, widthKept: false, redactions: [] },
    ],
  });
});

test('has a title and a language, and no other words about itself', async () => {
  const everything = everythingIn((await built([{ id: 'a', bytes: pageOf('Alpha'), pages: [1] }])).bytes);
  const title = Buffer.from('Released records', 'utf16le').swap16().toString('hex');
  expect(everything).toContain(`/title <feff${title}>`);
  expect(everything).toContain('/lang (en-us)');
  expect(everything).not.toMatch(/producer|creationdate|moddate/);
});

test('a notice that would fill the page stands whole on the cover', async () => {
  const cover = { ...exampleCover, notice: 'word '.repeat(4000) };
  const sources = [{ id: 'a', bytes: pageOf('Alpha'), pages: [1] }];
  const { bytes } = await buildExtract({ cover, sources });
  const texts = await pageTexts(bytes);
  expect(texts.join(' ').match(/\bword\b/g)?.length).toBeGreaterThanOrEqual(4000);
  expect(texts.at(-1)).toContain('whole on the first page');
  expect(await verifyExtract({ extract: bytes, cover, sources })).toEqual({ ok: true, findings: [] });
});

test('a source in a file has the hash of its bytes', async () => {
  const path = join(tmpdir(), `hash-${process.pid}.pdf`);
  const bytes = pageOf(`Alpha) Tj ${' '.repeat(1.5 * 1024 * 1024)} (`);
  writeFileSync(path, bytes);
  try {
    const { manifest } = await buildExtract({
      cover: exampleCover,
      sources: [{ id: 'a', bytes: { path }, pages: [1] }],
    });
    expect(manifest.sources[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  } finally {
    rmSync(path);
  }
});

const tiles = (pdf: RawPdf) =>
  `/Pattern << /P ${pdf.add('<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 36 36] /XStep 36 /YStep 36 /Resources << >> >>', 'q 36 0 0 36 0 0 cm BI /W 4 /H 1 /CS /G /BPC 8 ID a%(b')} 0 R >>`;
const damaged = (pdf: RawPdf) =>
  `/Font << /T << /Type /Font /Subtype /TrueType /BaseFont /Own /FontDescriptor << /Type /FontDescriptor /Flags 4 /FontFile2 ${pdf.add('<< >>', trueTypeProgram([]).subarray(0, 40))} 0 R >> >> >>`;

describe('a page that can only be released as an image', () => {
  const glyph = '1000 0 0 0 1000 1000 d1 1000 0 0 1000 0 0 cm BI /W 8 /H 4 /IM true /BPC 1 ID \x25(\xaa<';
  const drawnLetters = (
    pdf: RawPdf,
  ) => `/Font << /T << /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]
    /CharProcs << /a ${pdf.add('<< >>', glyph)} 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1000] /Resources << >> >> >>`;
  test.each([
    ['because the end of an inline image in a letter cannot be told', '/T 9 Tf 9 9 Td (aa) Tj', drawnLetters],
    ['because a font of it is damaged', '/T 9 Tf 9 9 Td (aa) Tj', damaged],
    ['because the end of one in a tile cannot be told', 'ET /Pattern cs /P scn 9 20 36 36 re f BT', tiles],
  ])('is one, %s, and the others are not', async (_, content, resources) => {
    const odd = onePage(`BT ${content} ET`, { resources, box: [0, 0, 60, 60] });
    const { manifest, texts, bytes } = await built([
      { id: 'a', bytes: pageOf('Alpha'), pages: [1] },
      { id: 'odd', bytes: odd, pages: [1] },
      { id: 'b', bytes: pageOf('Beta'), pages: [1] },
    ]);
    expect(manifest.pages.map(({ rasterised }) => rasterised)).toEqual([false, true, false]);
    expect(texts.map((text) => text.includes('shown as an image'))).toEqual([false, true, false]);
    expect((await pageTexts(bytes))[0]).not.toContain('Shown as images');
  });

  test('is named where there is no cover', async () => {
    const odd = onePage('BT /T 9 Tf 9 9 Td (aa) Tj ET', { resources: drawnLetters, box: [0, 0, 60, 60] });
    expect(
      (
        await extractPages([
          { id: 'a', bytes: pageOf('Alpha'), pages: [1] },
          { id: 'odd', bytes: odd, pages: [1] },
        ])
      ).rasterised,
    ).toEqual([2]);
  });

  test('is named on the cover, under its item', async () => {
    const item = { label: 'Letter', version: '1', pages: [1], sourceSha256: 'ab' };
    const sources = [
      { id: 'a', bytes: pageOf('Alpha'), pages: [1] },
      {
        id: 'odd',
        bytes: onePage('BT /T 9 Tf 9 9 Td (aa) Tj ET', { resources: drawnLetters, box: [0, 0, 60, 60] }),
        pages: [1],
      },
    ];
    const { bytes } = await built(sources, { ...exampleCover, items: [item, { ...item, label: 'Scan' }] });
    const [cover = ''] = await pageTexts(bytes);
    expect(cover.replaceAll(/\s+/g, ' ')).toMatch(/Scan 1 1 SHA-256 of the source ab Shown as images: source pages 1/);
    expect(cover.match(/Shown as images/g)).toHaveLength(1);
  });
});

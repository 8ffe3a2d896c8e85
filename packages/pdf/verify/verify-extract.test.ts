import { describe, expect, test } from 'vitest';

import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { buildExtract, extractPages } from '../extract/build-extract.ts';
import type { ExtractCover, Redaction, VerificationRequest } from '../types.ts';
import { exampleCover } from './example-cover.ts';
import { verifyExtract } from './verify-extract.ts';

/** A document with a page for each content. */
const book = (...contents: string[]): Uint8Array => {
  const raw = new RawPdf();
  const font = raw.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const tree = raw.add('');
  const kids = contents.map((content) => {
    const stream = raw.add('<< >>', content);
    return raw.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 300 300] /Resources << /Font << /F ${font} 0 R >> >> /Contents ${stream} 0 R >>`,
    );
  });
  raw.set(tree, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  return new Uint8Array(raw.write({ root: raw.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) }));
};
const words = (text: string, y = 200): string => `BT /F 12 Tf 1 0 0 1 40 ${y} Tm (${text}) Tj ET `;
/** What can only be taken out as pixels: a curve of many parts. */
const drawing = (x: number): string =>
  `0.5 g ${x} 40 m ${Array.from({ length: 12 }, (_, at) => `${x + 6 * at} ${at % 2 ? 40 : 90} l`).join(' ')} f `;

const alpha = book(words('Alphafirst stays'), words('Alphasecond stays'), words('Alphathird stays'));
const beta = book(words('Betafirst Secretname stays'), words('Betasecond Secretname stays'));

type Sources = { bytes: Uint8Array; pages: number[]; redactions?: Redaction[] }[];

const extracted = async (sources: Sources) =>
  (await extractPages(sources.map((source, at) => ({ id: `${at}`, ...source })))).bytes;
const found = async (request: VerificationRequest): Promise<string[]> =>
  (await verifyExtract(request)).findings.map(({ code, detail }) => `${code}: ${detail}`);
const secret = (page: number): Redaction => ({ page, passage: 'Secretname', reason: 'R1' });
const over = (page: number): Redaction => ({ page, x: 30, y: 190, width: 250, height: 30, reason: 'R2' });

describe('pages of several sources', () => {
  const sources = [
    { bytes: alpha, pages: [3, 1] },
    { bytes: beta, pages: [2] },
  ];

  test('are found in the order of the request, and in no other', async () => {
    const extract = await extracted(sources);
    expect(await verifyExtract({ extract, sources })).toEqual({ ok: true, findings: [] });
    const turned = await found({
      extract,
      sources: [
        { bytes: alpha, pages: [1, 3] },
        { bytes: beta, pages: [2] },
      ],
    });
    expect(turned).toEqual(
      ['missing-text: page 1', 'foreign-text: page 1', 'missing-text: page 2', 'foreign-text: page 2'].map((start) =>
        expect.stringContaining(start),
      ),
    );
  });

  test('are as many as the request has, with a cover one more at least', async () => {
    const extract = await extracted(sources);
    expect(await found({ extract, sources: sources.slice(0, 1) })).toEqual(['page-count: 3 pages, 2 in scope']);
    expect(await found({ extract, sources: [...sources, ...sources] })).toEqual(['page-count: 3 pages, 6 in scope']);
    expect(await found({ extract, sources, cover: exampleCover })).toEqual(['page-count: 3 pages, 3 in scope']);
    expect(await found({ extract, sources: [{ bytes: alpha, pages: [3, 4] }] })).toEqual([
      'source-mismatch: a page in scope that its source does not have',
    ]);
  });

  test('have no word of the pages that are left out, in their bytes neither', async () => {
    const extract = await extracted([{ bytes: alpha, pages: [1, 2] }]);
    const leaking = await extracted([
      { bytes: book(words('Alphafirst stays'), words('Alphathird stays')), pages: [1, 2] },
    ]);
    expect(await found({ extract, sources: [{ bytes: alpha, pages: [1, 2] }] })).toEqual([]);
    expect(await found({ extract: leaking, sources: [{ bytes: alpha, pages: [1, 2] }] })).toContainEqual(
      expect.stringMatching(/^foreign-bytes: the stream of object/),
    );
    expect(await found({ extract: leaking, sources: [{ bytes: alpha, pages: [1, 3] }] })).toEqual([]);
  });
});

describe('what is taken out', () => {
  test.each<[string, Redaction[]]>([
    ['as a passage', [secret(1)]],
    ['under a rectangle', [over(1)]],
    ['both ways, and on another page', [secret(1), over(2), secret(2)]],
  ])('is looked for in the extract: %s', async (_, redactions) => {
    const sources = [{ bytes: beta, pages: [1, 2], redactions }];
    expect(await found({ extract: await extracted(sources), sources })).toEqual([]);
    const kept = await found({ extract: await extracted([{ bytes: beta, pages: [1, 2] }]), sources });
    expect(kept).toContainEqual(expect.stringContaining('foreign-text: page 1'));
    expect(kept).toContainEqual(expect.stringContaining('missing-text: page 1'));
  });

  test('may stand in no byte where no page shows it any more', async () => {
    const all = [{ bytes: beta, pages: [1, 2], redactions: [secret(1), secret(2)] }];
    const kept = await extracted([{ bytes: beta, pages: [1, 2] }]);
    expect(await found({ extract: kept, sources: all })).toContainEqual(expect.stringContaining('foreign-bytes'));
    const rects = [{ bytes: beta, pages: [1, 2], redactions: [over(1), over(2)] }];
    expect(await found({ extract: kept, sources: rects })).toContainEqual(expect.stringContaining('foreign-bytes'));
    expect(
      (await found({ extract: kept, sources: [{ bytes: beta, pages: [1, 2], redactions: [secret(1)] }] })).filter(
        (one) => one.startsWith('foreign-bytes'),
      ),
    ).toEqual([]);
  });

  test('is missing where the request does not have it, or has it of another page', async () => {
    const extract = await extracted([{ bytes: beta, pages: [1, 2], redactions: [secret(1)] }]);
    expect(await found({ extract, sources: [{ bytes: beta, pages: [1, 2] }] })).toEqual([
      expect.stringContaining('missing-text: page 1'),
      expect.stringContaining('foreign-text: page 1'),
      'looks-different: page 1',
    ]);
    const other = await found({ extract, sources: [{ bytes: beta, pages: [1, 2], redactions: [secret(2)] }] });
    expect(new Set(other.map((one) => one.slice(0, 20)))).toEqual(
      new Set([
        'missing-text: page 1',
        'foreign-text: page 1',
        'missing-text: page 2',
        'foreign-text: page 2',
        'looks-different: pag',
      ]),
    );
  });

  test('has its reason in its block', async () => {
    const extract = await extracted([{ bytes: beta, pages: [1], redactions: [secret(1)] }]);
    const reason = await found({
      extract,
      sources: [{ bytes: beta, pages: [1], redactions: [{ page: 1, passage: 'Secretname', reason: 'R9' }] }],
    });
    expect(reason).toEqual([
      'missing-text: page 1: 1 characters missing',
      'foreign-text: page 1: 1 characters too many',
    ]);
    const twice = [secret(1), { page: 1, x: 20, y: 20, width: 40, height: 20, reason: 'R2' }];
    expect(await found({ extract, sources: [{ bytes: beta, pages: [1], redactions: twice }] })).toEqual([
      'missing-text: page 1: 4 characters missing',
    ]);
  });
});

const rect = (page: number): Redaction => ({ page, x: 60, y: 40, width: 60, height: 50, reason: 'R1' });

describe('a page that became an image', () => {
  const drawn = book(
    words('Firstpage stays'),
    words('Secondpage Secretname') + drawing(60),
    words('Thirdpage Secretname') + drawing(150),
  );
  const sources = [
    { bytes: alpha, pages: [1] },
    { bytes: drawn, pages: [1, 2], redactions: [rect(2)] },
  ];

  test('looks as its source does, with the blocks burned in', async () => {
    const extract = await extracted(sources);
    expect(await found({ extract, sources })).toEqual([]);
    const other = await found({
      extract,
      sources: [
        { bytes: alpha, pages: [1] },
        { bytes: drawn, pages: [1, 3], redactions: [rect(3)] },
      ],
    });
    expect(other).toEqual(['missing-text: page 3: does not look like its source']);
    const elsewhere = await found({
      extract,
      sources: [
        { bytes: alpha, pages: [1] },
        { bytes: drawn, pages: [1, 2], redactions: [{ ...rect(2), x: 200 }] },
      ],
    });
    expect(elsewhere).toEqual(['missing-text: page 3: does not look like its source']);
    const passage = await found({
      extract,
      sources: [
        { bytes: alpha, pages: [1] },
        { bytes: drawn, pages: [1, 2], redactions: [rect(2), { page: 2, passage: 'Secretname', reason: 'R1' }] },
      ],
    });
    expect(passage).toContainEqual('missing-text: page 3: does not look like its source');
    const wrongPage = await found({
      extract,
      sources: [
        { bytes: alpha, pages: [1] },
        { bytes: drawn, pages: [1, 2], redactions: [rect(2), { ...rect(1), y: 200 }] },
      ],
    });
    expect(wrongPage).not.toContain('missing-text: page 3: does not look like its source');
  });

  test('is none where a page of words says so', async () => {
    const telling = [{ bytes: book(words('This page is shown as an image.')), pages: [1] }];
    const extract = await extracted(telling);
    expect(await found({ extract, sources: telling })).toEqual([]);
    expect(await found({ extract, sources: [{ bytes: alpha, pages: [1] }] })).toEqual([
      expect.stringContaining('missing-text: page 1'),
      expect.stringContaining('foreign-text: page 1'),
      'looks-different: page 1',
    ]);
  });

  test('is named on the cover with the page that it was', async () => {
    const item = { label: 'Note', version: '1', sourceSha256: 'ab'.repeat(32) };
    const cover: ExtractCover = {
      ...exampleCover,
      items: [
        { ...item, pages: [1] },
        { ...item, pages: [1, 2] },
      ],
    };
    const built = await buildExtract({ cover, sources: sources.map((source, at) => ({ id: `${at}`, ...source })) });
    expect(await found({ extract: built.bytes, sources, cover })).toEqual([]);
    const second = { ...sources[1], bytes: drawn, pages: [2, 1] };
    expect(
      await found({ extract: built.bytes, sources: [{ bytes: alpha, pages: [1] }, second], cover }),
    ).toContainEqual(expect.stringContaining('missing-text: cover'));
  });
});

describe('a check that cannot be finished', () => {
  test('says so', async () => {
    expect(
      await verifyExtract({
        extract: new Uint8Array(Buffer.from('%PDF-1.7')),
        sources: [{ bytes: alpha, pages: [1] }],
      }),
    ).toMatchObject({
      ok: false,
      findings: [{ code: 'unreadable', detail: expect.stringMatching(/^the check could not be finished: (?!fault)./) }],
    });
    const more = Buffer.concat([await extracted([{ bytes: alpha, pages: [1] }]), Buffer.from('% more')]);
    expect(await found({ extract: more, sources: [{ bytes: alpha, pages: [1] }] })).toEqual([
      'unreadable: bytes after the end',
    ]);
    expect(await found({ extract: more, sources: [{ bytes: alpha, pages: [2] }] })).toHaveLength(3);
  });
});

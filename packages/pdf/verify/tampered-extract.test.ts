import { deflateSync } from 'node:zlib';

import { PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString, rgb } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';

import { qpdf } from '../engine/run-engine.ts';
import { buildExtract } from '../extract/build-extract.ts';
import { sealNote } from '../seal/seal-note.ts';
import { exampleCover as cover } from './example-cover.ts';
import { verifyExtract } from './verify-extract.ts';

let source: Uint8Array = new Uint8Array();
let other: Uint8Array = new Uint8Array();
let extract: Uint8Array = new Uint8Array();

const pages = (name: string) =>
  Array.from(
    { length: 120 },
    (_, index) => `Sentence ${name}${index < 60 ? 'first' : 'later'}word number ${index}.`,
  ).join('\n');

beforeAll(async () => {
  source = (await sealNote({ heading: 'Note', lines: [], text: pages('alpha'), language: 'en-US' })).bytes;
  other = (await sealNote({ heading: 'Note', lines: [], text: pages('beta'), language: 'en-US' })).bytes;
  extract = (
    await buildExtract({
      cover,
      sources: [
        { id: 'a', bytes: source, pages: [1] },
        { id: 'b', bytes: other, pages: [1] },
      ],
    })
  ).bytes;
});

const sources = () => [
  { bytes: source, pages: [1] },
  { bytes: other, pages: [1] },
];
const codes = async (bytes: Uint8Array) => [
  ...new Set((await verifyExtract({ extract: bytes, cover, sources: sources() })).findings.map(({ code }) => code)),
];

/** The extract changed by hand and written again as the builder writes. */
const tampered = async (change: (document: PDFDocument) => void): Promise<Uint8Array> => {
  const document = await PDFDocument.load(extract, { updateMetadata: false });
  change(document);
  const { output } = await qpdf({
    files: [{ name: 'in.pdf', bytes: await document.save({ useObjectStreams: false }) }],
    args: ['/in.pdf', '--object-streams=disable', '--deterministic-id', '/out.pdf'],
    output: 'out.pdf',
  });
  return output;
};

const firstPage = (document: PDFDocument) => document.getPage(1);

describe('verifyExtract', () => {
  test('finds nothing in what the builder made', async () => {
    expect(await codes(extract)).toEqual([]);
    expect(await codes(await tampered(() => undefined))).toEqual([]);
  });

  test('finds a page of the wrong source, of the wrong number, and a page too few or too many', async () => {
    const wrong = await buildExtract({
      cover,
      sources: [
        { id: 'a', bytes: source, pages: [2] },
        { id: 'b', bytes: other, pages: [1] },
      ],
    });
    expect(await codes(wrong.bytes)).toContain('foreign-text');
    const swapped = await buildExtract({
      cover,
      sources: [
        { id: 'b', bytes: other, pages: [1] },
        { id: 'a', bytes: source, pages: [1] },
      ],
    });
    expect(await codes(swapped.bytes)).toContain('foreign-text');
    const fewer = await buildExtract({ cover, sources: [{ id: 'a', bytes: source, pages: [1] }] });
    expect(await codes(fewer.bytes)).toContain('page-count');
    const more = await buildExtract({
      cover,
      sources: [
        { id: 'a', bytes: source, pages: [1, 2] },
        { id: 'b', bytes: other, pages: [1] },
      ],
    });
    expect(await codes(more.bytes)).not.toEqual([]);
  });

  test('finds text that lies under a rectangle', async () => {
    const covered = await tampered((document) => {
      firstPage(document).drawText('alphalaterword', { x: 100, y: 300, size: 10 });
      firstPage(document).drawRectangle({ x: 90, y: 290, width: 200, height: 30, color: rgb(0, 0, 0) });
    });
    expect(await codes(covered)).toEqual(expect.arrayContaining(['foreign-text', 'foreign-bytes']));
  });

  test('finds a missing stamp', async () => {
    const found = await verifyExtract({ extract, cover: { ...cover, recipient: 'Somebody Else' }, sources: sources() });
    expect(found.findings.map(({ code }) => code)).toContain('missing-text');
  });

  test.each<[string, string, (document: PDFDocument) => void]>([
    [
      'an annotation',
      'unexpected-key',
      (document) =>
        firstPage(document).node.set(
          PDFName.of('Annots'),
          document.context.obj([{ Type: 'Annot', Contents: PDFString.of('x') }]),
        ),
    ],
    [
      'an outline',
      'unexpected-key',
      (document) => document.catalog.set(PDFName.of('Outlines'), document.context.obj({ Type: 'Outlines' })),
    ],
    [
      'a private key of a page',
      'unexpected-key',
      (document) => firstPage(document).node.set(PDFName.of('Note'), PDFString.of('x')),
    ],
    [
      'a private key of the catalog',
      'unexpected-key',
      (document) => document.catalog.set(PDFName.of('Note'), PDFString.of('x')),
    ],
    [
      'metadata',
      'unexpected-key',
      (document) =>
        document.catalog.set(
          PDFName.of('Metadata'),
          document.context.register(document.context.stream('x', { Type: 'Metadata' })),
        ),
    ],
    ['an author', 'unexpected-key', (document) => document.setAuthor('Somebody')],
    ['a word of another page in a string', 'foreign-bytes', (document) => document.setTitle('alphalaterword')],
    [
      'a word of another page in UTF-16',
      'foreign-bytes',
      (document) => document.catalog.set(PDFName.of('Lang'), PDFHexString.fromText('alphalaterword')),
    ],
    [
      'marked content with words of its own',
      'unreadable',
      (document) => {
        const content = document.context.register(
          document.context.stream('/Span << /ActualText (alphalaterword) >> BDC EMC'),
        );
        firstPage(document).node.set(PDFName.of('Contents'), content);
      },
    ],
    [
      'words in a stream with two filters',
      'undecodable-stream',
      (document) => {
        const keys = document.context.obj({ Filter: ['FlateDecode', 'RunLengthDecode'] });
        const stream = PDFRawStream.of(keys, deflateSync(Buffer.from('\u000dalphalaterword\u0080', 'latin1')));
        document.catalog.set(PDFName.of('Lang'), document.context.register(stream));
      },
    ],
    [
      'words beside the pixels of an image',
      'foreign-bytes',
      (document) => {
        const keys = document.context.obj({ Subtype: 'Image', Width: 1, Height: 1, Filter: 'DCTDecode' });
        const image = document.context.register(PDFRawStream.of(keys, Buffer.from('\u00ff\u00d8 alphalaterword')));
        firstPage(document).node.setXObject(PDFName.of('Spare'), image);
      },
    ],
    [
      'a form that leads to another content',
      'unexpected-key',
      (document) => {
        const away = document.context.register(document.context.stream('0 0 9 9 re f'));
        const form = document.context.stream('0 0 9 9 re f', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 9, 9],
          Contents: away,
        });
        firstPage(document).node.setXObject(PDFName.of('Spare'), document.context.register(form));
      },
    ],
    [
      'an image that leads to another one',
      'unexpected-key',
      (document) => {
        const image = document.context.flateStream('x', { Subtype: 'Image', Width: 1, Height: 1, Alternates: [] });
        firstPage(document).node.setXObject(PDFName.of('Spare'), document.context.register(image));
      },
    ],
    [
      'a page emptied of its words',
      'missing-text',
      (document) =>
        firstPage(document).node.set(
          PDFName.of('Contents'),
          document.context.register(document.context.flateStream('q Q')),
        ),
    ],
    [
      'pages left out',
      'page-count',
      (document) => {
        document.removePage(2);
        document.removePage(1);
      },
    ],
    [
      'pages in another order',
      'foreign-text',
      (document) => {
        const last = document.getPage(2);
        document.removePage(2);
        document.insertPage(1, last);
      },
    ],
    [
      'words of another page on the cover',
      'foreign-text',
      (document) => document.getPage(0).drawText('alphalaterword', { x: 100, y: 300, size: 10 }),
    ],
    [
      'words of another page in white',
      'foreign-text',
      (document) => firstPage(document).drawText('alphalaterword', { x: 100, y: 300, size: 10, color: rgb(1, 1, 1) }),
    ],
    [
      'words of another page beside the sheet',
      'foreign-bytes',
      (document) => firstPage(document).drawText('alphalaterword', { x: 900, y: 300, size: 10 }),
    ],
    [
      'words of another page outside of a clip',
      'foreign-text',
      (document) => {
        const words = document.context.stream('q 0 0 9 9 re W n BT /sans 9 Tf 1 0 0 1 300 300 Tm <00240025> Tj ET Q');
        const before = firstPage(document).node.get(PDFName.of('Contents'));
        if (before) {
          firstPage(document).node.set(
            PDFName.of('Contents'),
            document.context.obj([before, document.context.register(words)]),
          );
        }
      },
    ],
    [
      'a resource that is not drawn',
      'unused-object',
      (document) => {
        const form = document.context.register(
          document.context.stream('0 0 9 9 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] }),
        );
        firstPage(document).node.setXObject(PDFName.of('Spare'), form);
      },
    ],
  ])('finds %s', async (_, code, change) => {
    expect(await codes(await tampered(change))).toContain(code);
  });

  test('finds a stream that does not decode', async () => {
    const broken = Buffer.from(extract);
    const at = broken.indexOf('stream\n', broken.indexOf('/FlateDecode')) + 20;
    broken.fill(0, at, at + 8);
    expect(await codes(broken)).not.toEqual([]);
  });

  test('finds fault with a source that cannot be read and a page that it does not have', async () => {
    expect(
      await verifyExtract({ extract, cover, sources: [{ bytes: Buffer.from('%PDF-'), pages: [1] }] }),
    ).toMatchObject({ ok: false });
    expect(await verifyExtract({ extract, cover, sources: [{ bytes: source, pages: [99] }] })).toMatchObject({
      findings: [{ code: 'source-mismatch' }],
    });
  });
});

import { deflateSync } from 'node:zlib';

import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';

import { Book } from '../../../test/pdf/adversarial/book.ts';
import { everythingIn } from '../../../test/pdf/adversarial/reading.ts';
import { families } from '../../../test/pdf/adversarial/specimens.ts';
import { qpdf } from '../engine/run-engine.ts';
import { pageTexts } from '../page-texts.ts';
import { sealNote } from '../seal/seal-note.ts';
import type { Redaction } from '../types.ts';
import { verifyExtract } from '../verify/verify-extract.ts';
import { buildExtract, extractPages } from './build-extract.ts';

const cover = {
  title: 'Extract',
  practice: 'Harbor Lane Therapy (invented)',
  recipient: 'Jordan Sample, Esq.',
  basis: 'Court order',
  docket: '',
  items: [],
  withheld: [],
  notice: 'Further disclosure may be unlawful.',
};

const squeeze = (text: string) => text.replaceAll(/\s/g, '');

const release = async (bytes: Uint8Array, redactions: Redaction[], pages = [1]) => {
  const sources = [{ id: 'a', bytes, pages, redactions }];
  const extract = await buildExtract({ cover, sources });
  const texts = await pageTexts(extract.bytes);
  return {
    extract,
    text: squeeze(texts.slice(1).join('\n')),
    verification: await verifyExtract({ extract: extract.bytes, cover, sources }),
  };
};

const releasedWithout = async (name: string) => {
  const book = new Book('length', 0);
  book.pages(() => ({ content: book.text([`Then ${name} called and left.`], 700) }));
  return (await release(new Uint8Array(book.finish().bytes), [{ page: 1, passage: name, reason: 'third party' }]))
    .extract;
};

let note: Uint8Array = new Uint8Array();

beforeAll(async () => {
  const text =
    'He said that Quillfeather owes him money and left. Then we spoke about the garden.\nSecond line with Quillfeather again.';
  note = (await sealNote({ heading: 'Note', lines: [], text, language: 'en-US' })).bytes;
});

describe('a redaction', () => {
  test('takes every occurrence of a passage out of the content and leaves the words around it', async () => {
    const { text, extract, verification } = await release(note, [
      { page: 1, passage: 'Quillfeather', reason: 'third party' },
    ]);
    expect(text).not.toContain('Quillfeather');
    expect(everythingIn(extract.bytes)).not.toContain('quillfeather');
    for (const words of ['Hesaidthat', 'oweshimmoney', 'Secondlinewith', 'again.', '[thirdparty]'])
      expect(text).toContain(words);
    expect(verification).toEqual({ ok: true, findings: [] });
    expect(extract.manifest.pages[0]).toMatchObject({ rasterised: false, redactions: ['third party'] });
  });

  test('finds a passage over a line break', async () => {
    const long = `${'word '.repeat(14)}Alpha Bravo Charlie Delta Echo Foxtrot Golf ${'word '.repeat(14)}`;
    const { bytes } = await sealNote({ heading: 'Note', lines: [], text: long, language: 'en-US' });
    const { text, verification } = await release(bytes, [
      { page: 1, passage: 'Alpha Bravo  Charlie\nDelta Echo Foxtrot Golf', reason: 'R1' },
    ]);
    expect(text).not.toMatch(/Alpha|Golf/);
    expect(verification).toEqual({ ok: true, findings: [] });
  });

  test('takes out what stands in a rectangle of the page as shown, also when the page is turned', async () => {
    const books = [0, 90, 180, 270].map((turn) => {
      const book = new Book(`turned${turn}`, 0);
      book.pages((page) => ({
        content: `${book.text([`SECRETWORD${turn}`], 700)}\n${book.text([book.shown(page)], 300)}`,
        keys: `/Rotate ${turn}`,
      }));
      const place = { 0: { x: 60, y: 690 }, 90: { x: 690, y: 400 }, 180: { x: 400, y: 70 }, 270: { x: 70, y: 60 } }[
        turn
      ] ?? { x: 0, y: 0 };
      const size = turn % 180 === 0 ? { width: 152, height: 32 } : { width: 32, height: 152 };
      const redactions = [{ page: 1, ...place, ...size, reason: 'R2' }];
      return {
        id: book.name,
        bytes: new Uint8Array(book.finish().bytes),
        pages: [1],
        redactions,
        kept: book.markers[0]?.shown[0] ?? '',
      };
    });
    const extract = await buildExtract({ cover, sources: books });
    const texts = (await pageTexts(extract.bytes)).slice(1).map(squeeze);
    expect(everythingIn(extract.bytes)).not.toContain('secretword');
    for (const [index, { kept }] of books.entries()) {
      expect(texts[index]).not.toContain('SECRETWORD');
      expect(texts[index]).toContain(kept);
    }
    expect(await verifyExtract({ extract: extract.bytes, cover, sources: books })).toEqual({ ok: true, findings: [] });
  });

  test('burns an image, says that the page is one, and keeps nothing of what lay under the block', async () => {
    const book = new Book('scan', 0);
    const samples = Buffer.alloc(64 * 64, 'SECRETPIXELS');
    const image = book.pdf.add(
      '<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8 >>',
      samples,
    );
    book.pages(() => ({
      content: 'q 612 0 0 792 0 0 cm /I0 Do Q BT 3 Tr /F0 12 Tf 1 0 0 1 72 600 Tm (SECRETOCR) Tj ET',
      resources: `/XObject << /I0 ${image} 0 R >>`,
    }));
    const { extract, text } = await release(new Uint8Array(book.finish().bytes), [
      { page: 1, passage: 'SECRETOCR', reason: 'R3' },
    ]);
    expect(everythingIn(extract.bytes)).not.toMatch(/secretocr|secretpixels/);
    expect(text).toContain('Thispageisshownasanimage.');
    expect(extract.manifest.pages[0]?.rasterised).toBe(true);
  });

  test('is seen by the verifier to be a page that looks like its source, and a blank one is not', async () => {
    const book = new Book('blank', 0);
    const image = book.pdf.add(
      '<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8 >>',
      Buffer.alloc(64 * 64, 'abz@'),
    );
    book.pages(() => ({
      content: `q 500 0 0 300 50 100 cm /I0 Do Q ${book.text(['SEENWORD under it'], 700)}`,
      resources: `/XObject << /I0 ${image} 0 R >>`,
    }));
    const redactions = [{ page: 1, x: 100, y: 150, width: 60, height: 40, reason: 'R' }];
    const sources = [{ id: 'a', bytes: new Uint8Array(book.finish().bytes), pages: [1], redactions }];
    const { bytes } = await buildExtract({ cover, sources });
    expect(await verifyExtract({ extract: bytes, cover, sources })).toEqual({ ok: true, findings: [] });
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      if (object instanceof PDFRawStream && object.dict.has(PDFName.of('Width')))
        Object.assign(object, { contents: deflateSync(Buffer.alloc(1275 * 1650, 255)) });
    }
    const { output } = await qpdf({
      files: [{ name: 'in.pdf', bytes: await document.save({ useObjectStreams: false }) }],
      args: ['/in.pdf', '--object-streams=disable', '--deterministic-id', '/out.pdf'],
      output: 'out.pdf',
    });
    expect(await verifyExtract({ extract: output, cover, sources })).toMatchObject({
      ok: false,
      findings: [{ code: 'missing-text' }],
    });
  });

  test('is an image too where a layer is hidden, without the words of that layer', async () => {
    const specimen = families.layers?.(2);
    const { text, extract, verification } = await release(new Uint8Array(specimen?.bytes ?? []), []);
    expect(everythingIn(new Uint8Array(specimen?.bytes ?? []))).toContain('mklayers2p1off');
    expect(everythingIn(extract.bytes)).not.toContain('mklayers2p1off');
    expect(text).toContain('Thispageisshownasanimage.');
    expect(verification).toEqual({ ok: true, findings: [] });
  });

  test('says that it is an image where there is no cover either', async () => {
    const bytes = new Uint8Array(families.layers?.(2)?.bytes ?? []);
    const extract = await extractPages([{ id: 'a', bytes, pages: [1] }]);
    const [text] = await pageTexts(extract.bytes);
    expect(extract.rasterised).toEqual([1]);
    expect(text).toContain('This page is shown as an image.');
  });

  test('does not reach another page through a form that both paint', async () => {
    const book = new Book('letterhead', 0);
    const form = book.stream(
      book.text(['LETTERHEAD and NAMEWORD'], 700),
      `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`,
    );
    book.pages((page) => ({
      content: `/X0 Do\n${book.text([book.shown(page)], 300)}`,
      resources: `/XObject << /X0 ${form} >>`,
    }));
    const sources = [
      {
        id: 'a',
        bytes: new Uint8Array(book.finish().bytes),
        pages: [1, 2],
        redactions: [{ page: 1, passage: 'NAMEWORD', reason: 'R4' }],
      },
    ];
    const extract = await buildExtract({ cover, sources });
    const [, first = '', second = ''] = await pageTexts(extract.bytes);
    expect(first).not.toContain('NAMEWORD');
    expect(second).toContain('LETTERHEAD and NAMEWORD');
  });

  test('leaves no marked content that repeats the passage', async () => {
    const book = new Book('actual', 0);
    book.pages((page) => ({
      content: `/Span << /ActualText (SECRETACTUAL) >> BDC\n${book.text(['SECRETACTUAL'], 700)}\nEMC\n${book.text([book.shown(page)], 300)}`,
    }));
    const { extract, verification } = await release(new Uint8Array(book.finish().bytes), [
      { page: 1, passage: 'SECRETACTUAL', reason: 'R5' },
    ]);
    expect(everythingIn(extract.bytes)).not.toContain('secretactual');
    expect(verification).toEqual({ ok: true, findings: [] });
  });

  test('refuses a passage that the page does not have and a page that is not in scope', async () => {
    await expect(release(note, [{ page: 1, passage: 'Nowhere', reason: 'R' }])).rejects.toMatchObject({
      code: 'passage-not-found',
      page: 1,
    });
    await expect(release(note, [{ page: 2, passage: 'Quillfeather', reason: 'R' }])).rejects.toMatchObject({
      code: 'page-not-in-scope',
      page: 2,
    });
  });

  test('is found missing by the verifier when it was not made', async () => {
    const extract = await buildExtract({ cover, sources: [{ id: 'a', bytes: note, pages: [1] }] });
    const sources = [{ bytes: note, pages: [1], redactions: [{ page: 1, passage: 'Quillfeather', reason: 'R' }] }];
    const { findings } = await verifyExtract({ extract: extract.bytes, cover, sources });
    expect(findings.map(({ code }) => code)).toContain('foreign-text');
  });

  test('shows nothing of the length of a passage in a line of one run: a long and a short one give the same bytes', async () => {
    const [long, short] = [await releasedWithout('Quillfeatherstone'), await releasedWithout('Al')];
    expect((await pageTexts(long.bytes))[1]).toContain('called and left.');
    expect(long.sha256).toBe(short.sha256);
  });

  test('gives the same bytes twice', async () => {
    const redactions = [{ page: 1, passage: 'Quillfeather', reason: 'R' }];
    expect((await release(note, redactions)).extract.sha256).toBe((await release(note, redactions)).extract.sha256);
  });
});

test.each<[string, Redaction]>([
  ['passage', { page: 1, passage: 'Her sister Ada', reason: 'other-person' }],
  ['rectangle', { page: 1, x: 60, y: 600, width: 200, height: 12, reason: 'other-person' }],
])('the same %s twice is taken out once', async (_, redaction) => {
  const { bytes } = await sealNote({
    heading: 'Note',
    lines: [],
    language: 'en-US',
    text: 'The patient, who is invented, spoke of the garden. Her sister Ada called twice.',
  });
  const [once, twice] = [await release(bytes, [redaction]), await release(bytes, [redaction, { ...redaction }])];
  expect(twice.extract.sha256).toBe(once.extract.sha256);
  expect(twice.verification).toEqual({ ok: true, findings: [] });
});

import { createHash } from 'node:crypto';

import { PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';

import { writeDocument } from './write-document.ts';

const made = async (change: (document: PDFDocument) => void = () => undefined) => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([100, 200]);
  change(document);
  const { bytes, sha256 } = await writeDocument(document);
  return { bytes, sha256, text: Buffer.from(bytes).toString('latin1') };
};

test('begins with the version and bytes that are no text, and ends with where its table is', async () => {
  const { text } = await made();
  expect(text.startsWith('%PDF-1.7\n%\xbf\xf7\xa2\xfe\n1 0 obj\n')).toBe(true);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  expect(text.slice(start)).toMatch(/^xref\n0 \d+\n0000000000 65535 f \n/);
});

test('writes each object once, numbered as it is reached, where the table says (ISO 32000-1, 7.5.4)', async () => {
  const { text } = await made();
  const rows = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  expect(rows.map((offset) => /^\d+ 0 obj\n/.exec(text.slice(offset))?.[0])).toEqual(
    rows.map((_, index) => `${index + 1} 0 obj\n`),
  );
  expect(text).toContain(`trailer << /Root 1 0 R /Size ${rows.length + 1} /ID [`);
  expect(text.match(/\nendobj\n/g)).toHaveLength(rows.length);
});

test('leaves what nothing reaches behind', async () => {
  const { text } = await made(({ context }) => context.register(PDFHexString.fromText('unreached')));
  expect(text).not.toContain(PDFHexString.fromText('unreached').toString());
  expect(text).toBe((await made()).text);
});

test('writes dictionaries, lists, references and what is missing', async () => {
  const { text } = await made(({ catalog, context }) => {
    const shared = context.register(context.obj({ Deep: [1, [2, PDFRef.of(900)], { Name: 'N' }] }));
    catalog.set(PDFName.of('One'), shared);
    catalog.set(PDFName.of('Two'), shared);
  });
  expect(text).toMatch(/<< \/Type \/Catalog \/Pages 2 0 R \/One (\d) 0 R \/Two \1 0 R >>/);
  expect(text).toMatch(/<< \/Deep \[1 \[2 (\d) 0 R\] << \/Name \/N >>\] >>\nendobj\n/);
  expect(text).toMatch(/\d 0 obj\nnull\nendobj\n/);
});

test('writes a stream with the length that it has, and its title', async () => {
  const { text } = await made(({ catalog, context }) => {
    catalog.set(
      PDFName.of('Own'),
      context.register(PDFRawStream.of(context.obj({ Length: 99, Size: 5 }), Buffer.from('\xff\n.', 'latin1'))),
    );
  });
  expect(text).toContain('obj\n<< /Size 5 /Length 3 >>\nstream\n\xff\n.\nendstream\nendobj\n');
  const titled = await made((document) => document.setTitle('Released records'));
  expect(titled.text).toMatch(/trailer << \/Root 1 0 R \/Info \d+ 0 R \/Size/);
});

test('keeps a length that is no stream of its own', async () => {
  const { text } = await made(({ catalog, context }) => catalog.set(PDFName.of('Own'), context.obj({ Length: 7 })));
  expect(text).toContain('/Own << /Length 7 >>');
});

test('says the hash of its bytes, and takes its id from those before the table', async () => {
  const { bytes, sha256, text } = await made();
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const [, first = '', second] = /\/ID \[<(\w+)> <(\w+)>\]/.exec(text) ?? [];
  const before = bytes.subarray(0, text.indexOf('xref\n0 '));
  expect(first).toBe(createHash('sha256').update(before).digest('hex').slice(0, 32));
  expect(second).toBe(first);
});

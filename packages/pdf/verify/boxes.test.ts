import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';

import { extractPages } from '../extract/build-extract.ts';
import { pageTexts } from '../page-texts.ts';
import { verifyExtract } from './verify-extract.ts';

test('words that run over the edge of a page are no loss, where its box stands with its parent', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([612, 792]);
  page.drawText('Stays within. Runs over the edge.', {
    x: 480,
    y: 700,
    size: 14,
    font: await document.embedFont(StandardFonts.Helvetica),
  });
  await document.flush();
  const box = page.node.MediaBox();
  page.node.delete(PDFName.of('MediaBox'));
  page.node.Parent()?.set(PDFName.of('MediaBox'), box);
  const sources = [{ id: 'a', bytes: await document.save({ useObjectStreams: false }), pages: [1] }];
  const { bytes } = await extractPages(sources);
  expect((await pageTexts(bytes)).join('')).toMatch(/^Stays within\. Runs/);
  expect((await pageTexts(bytes)).join('')).not.toContain('edge');
  expect(await verifyExtract({ extract: bytes, sources })).toEqual({ ok: true, findings: [] });
});

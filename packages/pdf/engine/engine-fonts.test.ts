import { beforeAll, expect, test } from 'vitest';

import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { renderPage } from './engine-page.mts';
import { openDocument, openPage, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { enginePaths } from './run-engine.ts';

/** A page of 200 by 60 points that says something in a font that the file does not embed. */
const page = (fontOf: (pdf: RawPdf) => number, shown: string): Uint8Array => {
  const pdf = new RawPdf();
  const tree = pdf.add('<< >>');
  const font = fontOf(pdf);
  const content = pdf.add('<< >>', `BT /F 24 Tf 20 20 Td ${shown} Tj ET`);
  const own = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 200 60] /Resources << /Font << /F ${font} 0 R >> >> /Contents ${content} 0 R >>`,
  );
  pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${own} 0 R] >>`);
  return pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) });
};

type Composite = { name: string; ordering: string; encoding: string };

const composite =
  ({ name, ordering, encoding }: Composite) =>
  (pdf: RawPdf) => {
    const descriptor = pdf.add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /StemV 80 >>`,
    );
    const descendant = pdf.add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor ${descriptor} 0 R /DW 1000 >>`,
    );
    return pdf.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${encoding} /DescendantFonts [${descendant} 0 R] >>`,
    );
  };

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await startPdfium(enginePaths());
});

/** For each tenth of the page's width, how many of its pixels are dark. */
const inkOf = (bytes: Uint8Array): number[] => {
  const { document, close } = openDocument(pdfium, bytes);
  const opened = openPage(pdfium, document, 0);
  const { width, pixels } = renderPage(pdfium, opened, { dpi: 72, black: [] });
  pdfium.FPDF_ClosePage(opened);
  close();
  const dark = Array.from(pixels.keys()).filter((at) => at % 3 === 0 && (pixels[at] ?? 255) < 128);
  const tenthOf = (at: number): number => Math.floor((10 * ((at / 3) % width)) / width);
  return Array.from({ length: 10 }, (_, tenth) => dark.filter((at) => tenthOf(at) === tenth).length);
};

test.each([
  { name: 'STSong-Light', ordering: 'GB1', encoding: 'UniGB-UCS2-H', shown: '<4E2D65875B57>' },
  { name: 'MSung-Light', ordering: 'CNS1', encoding: 'UniCNS-UCS2-H', shown: '<7E419AD45B57>' },
  { name: 'HeiseiMin-W3', ordering: 'Japan1', encoding: 'UniJIS-UCS2-H', shown: '<3072304C65E5>' },
  { name: 'HYSMyeongJo-Medium', ordering: 'Korea1', encoding: 'UniKS-UCS2-H', shown: '<AE40BBFCC900>' },
])('shows letters of $name that a file does not embed', ({ shown, ...font }) => {
  const ink = inkOf(page(composite(font), shown));
  expect(ink.slice(1, 4).every((dark) => dark > 20)).toBe(true);
  expect(ink.slice(5).every((dark) => dark === 0)).toBe(true);
});

const latin = (pdf: RawPdf) => pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');

test('leaves Latin to the engine', () => {
  expect(inkOf(page(latin, '(iiii)')).reduce((sum, dark) => sum + dark)).toBeLessThan(160);
});

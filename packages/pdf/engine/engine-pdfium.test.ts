import { expect, test } from 'vitest';
import { RawPdf } from '../adversarial/raw-pdf.ts';
import { openPage, readPages, readTexts, startPdfium, textOn } from './engine-pdfium.mts';
import { enginePaths } from './run-engine.ts';

const paths = enginePaths();
const MB = 1024 * 1024;

/** Pages that say their number, each with a picture of its own of so many bytes. */
const pages = (count: number, pictureBytes: number): Uint8Array => {
  const pdf = new RawPdf();
  const tree = pdf.add('<< >>');
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = Array.from({ length: count }, (_, index) => {
    const keys = `/Subtype /Image /Width ${pictureBytes} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8`;
    const picture = pdf.add(`<< ${keys} >>`, Buffer.alloc(pictureBytes));
    const content = pdf.add('<< >>', `/P Do BT /F 12 Tf 72 700 Td (page ${index + 1}) Tj ET`);
    const resources = `<< /XObject << /P ${picture} 0 R >> /Font << /F ${font} 0 R >> >>`;
    return pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources ${resources} /Contents ${content} 0 R >>`);
  });
  pdf.set(tree, `<< /Type /Pages /Count ${count} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  return pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) });
};

test.each([1, 15, 16, 17, 32, 33])('reads every one of %i pages once, in order', async (count) => {
  const [texts] = await readTexts(paths, { documents: [{ bytes: pages(count, 1) }] });
  expect(texts).toEqual(Array.from({ length: count }, (_, index) => `page ${index + 1}`));
});

test('does not hold a whole document of pictures in memory', async () => {
  const pdfium = await startPdfium(paths);
  const before = pdfium.pdfium.HEAPU8.length;
  const read = readPages(pdfium, pages(64, MB), (document, index) => {
    const page = openPage(pdfium, document, index);
    const text = textOn(pdfium, page);
    pdfium.FPDF_ClosePage(page);
    return text;
  });
  expect(read).toHaveLength(64);
  expect(pdfium.pdfium.HEAPU8.length - before).toBeLessThan(40 * MB);
});

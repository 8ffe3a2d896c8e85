import { describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { openDocument, openPage, readPages, readTexts, saveDocument, startPdfium, textOn } from './engine-pdfium.mts';
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
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources ${resources} /Contents ${content} 0 R >>`,
    );
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
  const read = readPages(pdfium, { bytes: pages(64, MB) }, (document, index) => {
    const page = openPage(pdfium, document, index);
    const text = textOn(pdfium, page);
    pdfium.FPDF_ClosePage(page);
    return text;
  });
  expect(read).toHaveLength(64);
  expect(pdfium.pdfium.HEAPU8.length - before).toBeLessThan(40 * MB);
});

const marked = (words: string) =>
  `/Span << /ActualText (OTHER) >> BDC /Span << /ActualText (MORE) >> BDC BT /F0 12 Tf 72 700 Td (${words}) Tj ET EMC EMC`;
const formsInForms = (pdf: RawPdf) => {
  const inner = pdf.add(
    '<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 1 0 R >> >> >>',
    marked('inner'),
  );
  return `/XObject << /X ${pdf.add(`<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /Y ${inner} 0 R >> >> >>`, 'q 1 0 0 1 0 -100 cm /Y Do Q')} 0 R >>`;
};
const say = (word: string) => ({ bytes: onePage(`BT /F0 12 Tf 72 700 Td (${word}) Tj ET`) });

describe('a document', () => {
  test('that is none, and a page that is not there, are refused', async () => {
    const pdfium = await startPdfium(paths);
    expect(() => openDocument(pdfium, Uint8Array.of(1, 2, 3))).toThrow('pdfium cannot open the document');
    const { document, close } = openDocument(pdfium, onePage(''));
    expect(() => openPage(pdfium, document, 1)).toThrow('pdfium cannot open page 2');
    close();
  });

  test('leaves nothing of itself in the engine once it is closed, or could not be opened', async () => {
    const pdfium = await startPdfium(paths);
    const functions = () => {
      const { document, close } = openDocument(pdfium, onePage(''));
      expect(document).not.toBe(0);
      const next = pdfium.functions.add(() => 0, 0);
      pdfium.functions.remove(next);
      close();
      return next;
    };
    const first = functions();
    expect(() => openDocument(pdfium, Uint8Array.of(1))).toThrow('cannot open');
    saveDocument(pdfium, openDocument(pdfium, onePage('')).document);
    expect(functions()).toBe(first + 1);
  });

  test('says what is drawn, whatever its marks say', async () => {
    const [[text = ''] = []] = await readTexts(paths, {
      documents: [{ bytes: onePage(`${marked('drawn')} /X Do`, { resources: formsInForms }) }],
    });
    expect(text.split(/\s+/)).toEqual(['drawn', 'inner']);
  });

  test('is saved whole, in as many blocks as it takes', async () => {
    const pdfium = await startPdfium(paths);
    const words = Array.from(
      { length: 3000 },
      (_, index) => `BT /F0 1 Tf 72 ${700 - index / 10} Td (word${index}) Tj ET`,
    ).join('\n');
    const source = onePage(words);
    const saved = saveDocument(pdfium, openDocument(pdfium, source).document);
    expect(Buffer.from(saved.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.from(saved).toString('latin1').trimEnd()).toMatch(/startxref\s+\d+\s+%%EOF$/);
    const [before, after] = await readTexts(paths, { documents: [{ bytes: source }, { bytes: saved }] });
    expect(before?.[0]).toContain('word2999');
    expect(after).toEqual(before);
  });

  test('of several gives the texts of each', async () => {
    expect(await readTexts(paths, { documents: [say('one'), say('')] })).toEqual([['one'], ['']]);
  });
});

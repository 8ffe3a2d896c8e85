import { describe, expect, test } from 'vitest';

import { trueTypeProgram } from '../../../test/pdf/adversarial/font-programs.ts';
import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { extractPages } from '../extract/build-extract.ts';
import { pageTexts } from '../page-texts.ts';
import { settledSources } from './settled-sources.ts';
import { withAppearances } from './with-appearances.ts';

type Parts = { form?: string; own?: (pdf: RawPdf) => string };

/** A page with annotations, as objects of their own or in the page's list. */
const page = (annotations: string[], { form = '', own = () => '' }: Parts = {}, direct = false): Uint8Array => {
  const pdf = new RawPdf();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const more = own(pdf);
  const written = annotations.map((keys) => `<< /Type /Annot /F 4 ${keys} ${more} >>`);
  const list = written.map((one) => (direct ? one : `${pdf.add(one)} 0 R`)).join(' ');
  const tree = pdf.add('');
  const content = pdf.add('<< >>', 'BT /F 12 Tf 72 700 Td (body) Tj ET');
  const leaf = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F ${font} 0 R >> >> /Contents ${content} 0 R /Annots [${list}] >>`,
  );
  pdf.set(tree, `<< /Type /Pages /Kids [${leaf} 0 R] /Count 1 >>`);
  const fields = direct ? '' : annotations.map((_, at) => `${font + 1 + at + (more ? 1 : 0)} 0 R`).join(' ');
  const acro = form ? `/AcroForm << /Fields [${fields}] ${form} /DA (/Helv 10 Tf 0 g) >>` : '';
  return new Uint8Array(pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R ${acro} >>`) }));
};

const shown = async (bytes: Uint8Array): Promise<string> =>
  (await pageTexts((await extractPages([{ id: 'a', bytes, pages: [1] }])).bytes)).join('');

const TYPED = '/Subtype /FreeText /Rect [72 500 300 540] /Contents (typed) /DA (/Helv 12 Tf 0 g)';

describe('words that are typed on a page', () => {
  test.each([false, true])('are drawn, in the list of the page itself: %j', async (direct) => {
    expect(await shown(page([TYPED, TYPED.replace('typed', 'again')], {}, direct))).toMatch(
      /typed[^]*again|again[^]*typed/,
    );
  });

  test('of another script are drawn in the embedded families', async () => {
    const cyrillic = TYPED.replace('(typed)', '<FEFF041604380437043D044C>');
    expect(await shown(page([cyrillic]))).toContain('Жизнь');
  });
});

const appearance = (pdf: RawPdf) =>
  `/AP << /N ${pdf.add('<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] >>', 'q Q')} 0 R >>`;

test('a document without annotations, or whose annotations all have appearances, is itself', async () => {
  const none = page([]);
  expect(await withAppearances(none)).toBe(none);
  const drawn = page([TYPED], { own: appearance });
  expect(await withAppearances(drawn)).toBe(drawn);
  const broken = new Uint8Array(Buffer.from('no PDF with Annots'));
  expect(await withAppearances(broken)).toBe(broken);
});

test('the value of a field is drawn, and a form that asked for it asks no more', async () => {
  const field = '/Subtype /Widget /FT /Tx /T (f) /Rect [72 500 300 540] /V (valued)';
  const bytes = page([field], { form: '/NeedAppearances true' });
  expect(await shown(bytes)).toContain('valued');
  const settled = await withAppearances(bytes);
  expect(settled instanceof Uint8Array && Buffer.from(settled).toString('latin1')).toMatch(/\/NeedAppearances false/);
});

test('the value of a field is drawn in the font that its form embeds for it', async () => {
  const letters = Array.from(new Set('valued'), (letter) => ({
    code: letter.charCodeAt(0),
    name: letter,
    marker: `outline of ${letter}`,
  }));
  const embedded = (pdf: RawPdf): string => {
    const file = pdf.add('<< >>', trueTypeProgram(letters));
    const descriptor = pdf.add(`<< /Type /FontDescriptor /FontName /Own /Flags 32 /FontFile2 ${file} 0 R >>`);
    const widths = Array.from({ length: 26 }, () => 700).join(' ');
    return `<< /Type /Font /Subtype /TrueType /BaseFont /Own /Encoding /WinAnsiEncoding /FirstChar 97 /LastChar 122 /Widths [${widths}] /FontDescriptor ${descriptor} 0 R >>`;
  };
  const pdf = new RawPdf();
  const font = pdf.add(embedded(pdf));
  const field = pdf.add(
    '<< /Type /Annot /Subtype /Widget /F 4 /FT /Tx /T (f) /Rect [72 500 300 540] /V (valued) /DA (/Own 12 Tf 0 g) >>',
  );
  const tree = pdf.add('');
  const leaf = pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Annots [${field} 0 R] >>`);
  pdf.set(tree, `<< /Type /Pages /Kids [${leaf} 0 R] /Count 1 >>`);
  const form = `<< /Fields [${field} 0 R] /DR << /Font << /Own ${font} 0 R >> >> >>`;
  const bytes = new Uint8Array(
    pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R /AcroForm ${form} >>`) }),
  );
  const settled = await withAppearances(bytes);
  const written = settled instanceof Uint8Array ? Buffer.from(settled).toString('latin1') : '';
  expect(written).toMatch(/\/Font << \/own-Own \d+ 0 R >>/);
  expect(await shown(bytes)).toContain('valued');
});

test.each(['', '/Ff 32768', '/Ff 65536'])(
  'a button without an appearance is drawn under the name of its state, but where it is only pushed: %s',
  async (flags) => {
    const tick = `/Subtype /Widget /FT /Btn ${flags} /T (f) /AS /Yes /V /Yes /MK << /BC [0] /CA (go) >> /Rect [72 500 112 540]`;
    const bytes = page([tick], { form: ' ' });
    const settled = await withAppearances(bytes);
    const written = settled instanceof Uint8Array ? Buffer.from(settled).toString('latin1') : '';
    expect(/\/AP << \/N << \/On \d+ 0 R >> >> \/AS \/On/.test(written)).toBe(flags !== '/Ff 65536');
  },
);

test('the appearance of a box to tick gets the name of a state, that of a pushed button does not', async () => {
  const boxes = ['', '/Ff 32768', '/Ff 65536'].map(
    (flags) => `/Subtype /Widget /FT /Btn ${flags} /Rect [72 500 90 518]`,
  );
  const settled = await withAppearances(page(boxes, { form: ' ', own: appearance }));
  const written = settled instanceof Uint8Array ? Buffer.from(settled).toString('latin1') : '';
  expect(written.match(/\/AP << \/N << \/On \d+ 0 R >> >> \/AS \/On/g)).toHaveLength(2);
  expect(written.match(/\/AP << \/N \d+ 0 R >>/g)).toHaveLength(1);
});

test('an opacity and a mark through which words show are kept', async () => {
  const settled = await withAppearances(page(['/Subtype /Highlight /Rect [72 690 200 712] /CA 0.4'], {}));
  const written = settled instanceof Uint8Array ? Buffer.from(settled).toString('latin1') : '';
  expect(written).toMatch(/\/BM \/Multiply/);
  expect(written).toMatch(/\/CA 0?\.4/);
});

test('sources are settled each, in memory that every engine can read', async () => {
  const [typed, plain] = await settledSources([
    { id: 'a', bytes: page([TYPED]) },
    { id: 'b', bytes: page([]) },
  ]);
  expect([typed?.id, plain?.id]).toEqual(['a', 'b']);
  expect(typed?.bytes instanceof Uint8Array && Buffer.from(typed.bytes).toString('latin1')).toContain('/AP');
  expect(plain?.bytes instanceof Uint8Array && plain.bytes.buffer instanceof SharedArrayBuffer).toBe(true);
});

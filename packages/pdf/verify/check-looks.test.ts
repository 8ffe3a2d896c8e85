import { expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { extractPages } from '../extract/build-extract.ts';
import type { Redaction } from '../types.ts';
import { checkLooks } from './check-looks.ts';
import { imageRegion } from './image-region.ts';
import { Unreadable } from './pdf-value.ts';
import { readObjects } from './read-objects.ts';
import type { ScopePage } from './scope-page.ts';

const WORDS = 'BT /F0 40 Tf 50 200 Td (Alpine) Tj ET BT /F0 40 Tf 50 100 Td (Boreal) Tj ET';
const BOX = [0, 0, 300, 300];
const page = (content: string): Uint8Array => onePage(content, { box: BOX });

const inScopeOf = (bytes: Uint8Array, redactions: Redaction[] = []): ScopePage => ({
  bytes,
  number: 1,
  redactions,
  kept: '',
  gone: [],
  reasons: [],
});

const looksOf = async (extracted: Uint8Array[], compared: Uint8Array[], redactions: Redaction[][] = []) => {
  const { bytes } = await extractPages(extracted.map((one, at) => ({ id: `${at}`, bytes: one, pages: [1] })));
  const file = readObjects(bytes);
  const inScope = compared.map((one, at) => inScopeOf(one, redactions[at]));
  const regions = inScope.map((_, at) => imageRegion(file, at));
  return checkLooks(bytes, inScope, { file, regions, coverPages: 0 });
};

test('pages that look as their sources do are not found, one that does not is named', async () => {
  const [whole, other] = [page(WORDS), page(WORDS.slice(0, WORDS.indexOf('BT /F0 40 Tf 50 100')))];
  expect(await looksOf([whole, other], [whole, other])).toEqual([]);
  expect(await looksOf([whole, other], [whole, whole])).toEqual([
    { code: 'looks-different', detail: 'page 2', pages: [2] },
  ]);
});

const withChoice = (flags: number): Uint8Array => {
  const pdf = new RawPdf();
  const tree = pdf.add('');
  const field = `<< /Type /Annot /Subtype /Widget /FT /Ch /Ff ${flags} /T (f) /F 4 /Rect [40 60 260 90] /Opt [(a)] /MK << /BC [0] >> >>`;
  const choice = pdf.add(field);
  const leaf = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 300 300] /Contents ${pdf.add('<< >>', '40 200 90 60 re f')} 0 R /Annots [${choice} 0 R] >>`,
  );
  pdf.set(tree, `<< /Type /Pages /Kids [${leaf} 0 R] /Count 1 >>`);
  const form = `/AcroForm << /Fields [${choice} 0 R] /DA (/Helv 10 Tf 0 g) >>`;
  return new Uint8Array(pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R ${form} >>`) }));
};

test('the arrow that opens a list of choices is on the screen alone, and its field on paper too', async () => {
  const [drops, stands] = [withChoice(1 << 17), withChoice(0)];
  expect(await looksOf([drops], [drops])).toEqual([]);
  expect(await looksOf([page('40 200 90 60 re f')], [drops])).toHaveLength(1);
  expect(await looksOf([stands], [stands])).toEqual([]);
});

const passage = (words: string): Redaction => ({ page: 1, passage: words, reason: 'R' });
const rect = (y: number): Redaction => ({ page: 1, x: 40, y, width: 200, height: 50, reason: 'R' });

test('what was taken out of a line may differ, and nothing outside it', async () => {
  const [whole, without] = [page(WORDS), page(WORDS.slice(0, WORDS.indexOf('BT /F0 40 Tf 50 100')))];
  expect(await looksOf([without], [whole], [[passage('Boreal')]])).toEqual([]);
  expect(await looksOf([without], [whole], [[rect(90)]])).toEqual([]);
  expect(await looksOf([without], [whole], [[passage('Alpine')]])).toHaveLength(1);
  expect(await looksOf([without], [whole], [[rect(190)]])).toHaveLength(1);
});

test('a file that cannot be read is found to be so elsewhere', async () => {
  const whole = page(WORDS);
  const inScope = [inScopeOf(whole)];
  expect(await checkLooks(whole, inScope, { file: new Unreadable('x'), regions: [], coverPages: 0 })).toEqual([]);
});

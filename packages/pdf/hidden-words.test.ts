import { expect, test } from 'vitest';

import { onePage } from '../../test/pdf/adversarial/one-page.ts';
import { hiddenWords } from './hidden-words.ts';

const PLAIN = 'BT /F0 12 Tf 72 700 Td (Plain words) Tj ET';
const secret = (before: string, size = 12): string => `q ${before} BT /F0 ${size} Tf 72 600 Td (Secret words) Tj ET Q`;

const found = async (content: string, parts: Parameters<typeof onePage>[1] = {}) =>
  (await hiddenWords(onePage(`${PLAIN} ${content}`, parts), [1])).map(({ how, words }) => `${how}: ${words}`);

test.each([
  ['in white', secret('1 g'), 'without-ink'],
  ['without ink', secret('3 Tr'), 'without-ink'],
  ['outside of a clip', secret('0 0 9 9 re W n'), 'without-ink'],
  ['under a black box', `${secret('0 g')} 0 g 60 590 200 30 re f`, 'under-a-block'],
  ['under a white box', `${secret('0 g')} 1 g 60 590 200 30 re f`, 'without-ink'],
])('words %s are in the file and cannot be seen', async (_, content, how) => {
  expect(await found(content)).toEqual([`${how}: Secret words`]);
});

test('words without any opacity are hidden', async () => {
  expect(await found(secret('/G gs'), { resources: '/ExtGState << /G << /ca 0 >> >>' })).toEqual([
    'without-ink: Secret words',
  ]);
});

test('words that somebody marked to be taken out are said to be there still', async () => {
  const keys = '/Annots [<< /Type /Annot /Subtype /Redact /F 4 /Rect [70 595 200 615] >>]';
  expect(await found(secret('0 g'), { keys })).toEqual(['marked-for-redaction: Secret words']);
});

test.each([
  ['words in black', secret('0 g')],
  ['words in white on black', `0 g 60 590 200 30 re f ${secret('1 g')}`],
  ['words in red on green', `0 1 0 rg 60 590 200 30 re f ${secret('1 0 0 rg')}`],
])('%s are seen', async (_, content) => {
  expect(await found(content)).toEqual([]);
});

test('an OCR layer on the picture that it stands for is none', async () => {
  const stripes = Array.from({ length: 64 }, (_, at) => (at % 3 === 0 ? '\x00' : '\xff')).join('');
  const resources = (pdf: { add: (body: string, data: string) => number }) =>
    `/XObject << /I ${pdf.add('<< /Type /XObject /Subtype /Image /Width 64 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 >>', stripes)} 0 R >>`;
  expect(await found(`q 200 0 0 40 60 590 cm /I Do Q ${secret('3 Tr')}`, { resources })).toEqual([]);
});

import { expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import type { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { everythingIn } from '../../../test/pdf/adversarial/reading.ts';
import { pageTexts } from '../page-texts.ts';
import { extractPages } from './build-extract.ts';

/** Forms that draw with the resources of the page. */
const forms = (contents: Record<string, string>) => (pdf: RawPdf) =>
  `/XObject << ${Object.entries(contents)
    .map(
      ([name, content]) =>
        `/${name} ${pdf.add('<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] >>', content)} 0 R`,
    )
    .join(' ')} >>`;

const released = async (content: string, contents: Record<string, string>) =>
  (await extractPages([{ id: 'a', bytes: onePage(content, { resources: forms(contents) }), pages: [1] }])).bytes;

test('a page that paints many forms without resources of their own is released', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `X${index}`);
  const bytes = await released(
    names.map((name) => `/${name} Do`).join(' '),
    Object.fromEntries(names.map((name, index) => [name, `BT /F0 9 Tf 72 ${700 - 3 * index} Td (form${index}) Tj ET`])),
  );
  expect((await pageTexts(bytes))[0]).toContain('form199');
});

test('forms without resources that paint each other are released, what they do not paint is not', async () => {
  const bytes = await released('/A Do', {
    A: 'BT /F0 9 Tf 72 700 Td (first) Tj ET /B Do',
    B: 'BT /F0 9 Tf 72 600 Td (second) Tj ET /C Do',
    C: 'BT /F0 9 Tf 72 500 Td (third) Tj ET',
    D: 'BT /F0 9 Tf 72 400 Td (UNPAINTED) Tj ET',
  });
  const [text = ''] = await pageTexts(bytes);
  for (const word of ['first', 'second', 'third']) expect(text).toContain(word);
  expect(everythingIn(bytes)).not.toContain('unpainted');
});

import { describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { everythingIn } from '../../../test/pdf/adversarial/reading.ts';
import { readTexts } from './engine-pdfium.mts';
import { redactPages } from './engine-redact.mts';
import type { PageRedaction, Rectangle } from './jobs.ts';
import { enginePaths } from './run-engine.ts';

const box = (left: number, bottom: number, right: number, top: number): Rectangle => ({ left, bottom, right, top });
const PAGE = box(0, 0, 200, 200);
const task = (given: Partial<PageRedaction> = {}): PageRedaction => ({
  index: 0,
  rects: [],
  passages: [],
  raster: false,
  shown: PAGE,
  ...given,
});
const passage = (words: string, reason = 'R') => ({ passages: [{ passage: words, reason }] });

const textsOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await readTexts(enginePaths(), { documents: [{ bytes }] }))[0] ?? [];

const thingsIn = (pdf: RawPdf) => {
  const image = pdf.add(
    '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 >>',
    Buffer.from([0, 90, 200, 255]),
  );
  const form = pdf.add(
    '<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /Font << /F0 1 0 R >> >> >>',
    'BT /F0 10 Tf 20 150 Td (form Quill end) Tj ET',
  );
  const [empty, full] = [pdf.add('<< >>', '1 0 0 0 0 0 d1'), pdf.add('<< >>', '1 0 0 0 1 1 d1 0 0 1 1 re f')];
  const drawn = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 98 /Widths [1 1]
    /Encoding << /Differences [97 /a /b] >> /CharProcs << /a ${empty} 0 R /b ${full} 0 R >> >>`;
  return `/XObject << /I ${image} 0 R /X ${form} 0 R >> /Font << /F0 1 0 R /T ${pdf.add(drawn)} 0 R >>`;
};

/** What comes of a page of 200 by 200 points. */
const redacted = async (content: string, given: Partial<PageRedaction> = {}) => {
  const { pages, bytes } = await redactPages(enginePaths(), {
    bytes: onePage(content, { box: [0, 0, 200, 200], resources: thingsIn }),
    pages: [task(given)],
  });
  const [page] = pages;
  return {
    ...page,
    blocks: page?.blocks ?? [],
    image: page?.image,
    everything: bytes && everythingIn(bytes),
    text: bytes ? (await textsOf(bytes))[0]?.trim() : undefined,
  };
};

const line = (words: string, y = 100): string => `BT /F0 10 Tf 20 ${y} Td (${words}) Tj ET`;

describe('a page of which nothing is taken out', () => {
  test('stays as it is where all that it draws lies in its shown part', async () => {
    expect(await redacted(`${line('some words')} 0 0 200 200 re f`)).toEqual({
      index: 0,
      changed: false,
      blocks: [],
      missing: [],
      strings: [],
      widthKept: false,
      image: undefined,
      everything: undefined,
      text: undefined,
    });
  });

  test('stays as it is where it has nothing', async () => {
    expect(await redacted('')).toMatchObject({ changed: false });
  });

  test('stays as it is where things reach over its edge, or no part of it is said to be shown', async () => {
    expect(await redacted(`${line('some words')} -50 0 100 20 re f`)).toMatchObject({
      changed: false,
      image: undefined,
    });
    expect(await redacted(`${line('some words')} 300 0 100 20 re f`, { shown: undefined })).toMatchObject({
      changed: false,
      image: undefined,
      text: undefined,
    });
  });

  test('becomes an image where that is asked', async () => {
    const { image, changed, blocks } = await redacted(line('some words'), { raster: true });
    expect({ changed, blocks, width: image?.width, height: image?.height }).toEqual({
      changed: true,
      blocks: [],
      width: 417,
      height: 417,
    });
  });
});

describe('what lies outside the shown part', () => {
  test.each([
    ['beside it', `${line('inner')} BT /F0 10 Tf 300 100 Td (OUTER) Tj ET`],
    ['left of it', `${line('inner')} BT /F0 10 Tf -90 100 Td (OUTER) Tj ET`],
    ['under it', `${line('inner')} BT /F0 10 Tf 20 -90 Td (OUTER) Tj ET`],
    ['over it', `${line('inner')} BT /F0 10 Tf 20 300 Td (OUTER) Tj ET`],
    ['in the same string', 'BT /F0 10 Tf 20 100 Td [(inner) -40000 (OUTER)] TJ ET'],
    ['in the same string, before', 'BT /F0 10 Tf -150 100 Td [(OUTER) -15000 (inner)] TJ ET'],
  ])('goes: %s', async (_, content) => {
    expect(await redacted(content)).toMatchObject({ changed: true, text: 'inner', image: undefined, blocks: [] });
  });

  test('goes letter by letter where a word reaches across the edge, but those that show by half', async () => {
    expect(await redacted('BT /F0 20 Tf 170 100 Td (MMMM) Tj ET')).toMatchObject({ text: 'MM', image: undefined });
    expect(await redacted('BT /F0 20 Tf 160 100 Td (MMMM) Tj ET')).toMatchObject({ text: 'MM', image: undefined });
    expect((await redacted('BT /F0 20 Tf -22 100 Td (MMMM) Tj ET')).text).toBe('MMM');
    expect((await redacted('BT /F0 20 Tf 20 -9 Td (M) Tj ET BT /F0 20 Tf 60 -5 Td (N) Tj ET')).text).toBe('N');
    expect((await redacted('BT /F0 20 Tf 20 195 Td (M) Tj ET BT /F0 20 Tf 60 191 Td (N) Tj ET')).text).toBe('N');
  });

  test('goes where it is drawn, and words that stay stay', async () => {
    const { changed, text, everything } = await redacted(`${line('inner')} 90 90 20 20 re f 300 300 50 50 re f`);
    expect({ changed, text }).toEqual({ changed: true, text: 'inner' });
    expect(everything).toContain('90 90 20 20 re');
    expect(everything).not.toContain('300 300');
  });

  test.each([
    ['an image', '/I Do', 'q 100 0 0 100 150 150 cm', true],
    ['an image less than a millimetre larger than the page', '/I Do', 'q 205.8 0 0 205.8 -2.9 -2.9 cm', false],
    ['an image more than a millimetre larger', '/I Do', 'q 208 0 0 208 -4 -4 cm', true],
    [
      'a drawing',
      '190 20 m 230 40 250 60 210 80 c 180 90 230 60 210 50 c 200 40 210 50 190 60 c 180 50 170 50 160 60 c 150 50 140 40 130 30 c 120 20 110 10 100 5 c h f',
      'q',
      true,
    ],
    ['a rule', '150 100 100 1 re f', 'q', false],
  ])('that cannot be cut makes an image of the page: %s', async (_, drawn, matrix, image) => {
    expect((await redacted(`${line('inner')} ${matrix} ${drawn} Q`)).image !== undefined).toBe(image);
  });

  test('goes before passages are looked for in it', async () => {
    const { text, missing } = await redacted(
      `${line('inner')} BT /F0 10 Tf 300 100 Td (Quill) Tj ET`,
      passage('Quill'),
    );
    expect({ text, missing }).toEqual({ text: 'inner', missing: [] });
  });
});

describe('a passage', () => {
  test('is taken out wherever it stands, with a block over each place', async () => {
    const { text, blocks, missing, changed, image } = await redacted(
      `${line('To Quill')} ${line('and Quill', 60)}`,
      passage('Quill', 'third party'),
    );
    expect({ text: text?.split(/\s+/), missing, changed, image }).toEqual({
      text: ['To', 'and'],
      missing: [],
      changed: true,
      image: undefined,
    });
    expect(blocks.map(({ reason }) => reason)).toEqual(['third party', 'third party']);
    expect(blocks[0]?.rect.bottom).toBeGreaterThan(90);
    expect(blocks[1]?.rect.top).toBeLessThan(75);
  });

  test('that the page does not have is missing', async () => {
    const given = {
      passages: [
        { passage: 'To', reason: 'R' },
        { passage: 'Nobody', reason: 'R' },
        { passage: 'Nothing', reason: 'R' },
      ],
    };
    expect((await redacted(line('To Quill'), given)).missing).toEqual(['Nobody', 'Nothing']);
  });

  test('in a form is taken out of the form', async () => {
    const { text, image } = await redacted('/X Do', passage('Quill'));
    expect(text).not.toContain('Quill');
    expect(text).toContain('form');
    expect(image).toBeUndefined();
  });

  test.each([
    ['an image lies', 'q 200 0 0 200 0 0 cm /I Do Q', true],
    ['an image lies beside', 'q 20 0 0 20 150 150 cm /I Do Q', false],
    ['a box lies', '10 90 100 30 re f', false],
    [
      'a drawing lies',
      '20 90 m 30 100 40 90 50 110 c 60 100 70 90 80 100 c 90 100 70 90 60 100 c 50 90 40 90 30 95 c 25 90 22 90 21 91 c 20 90 20 91 20 92 c f',
      true,
    ],
    ['a shading lies', '/Unknown sh', false],
  ])('makes an image of the page where under it %s', async (_, drawn, image) => {
    const made = await redacted(`${drawn} ${line('To Quill')}`, passage('Quill'));
    expect(made.image !== undefined).toBe(image);
    expect(made.blocks).toHaveLength(1);
  });

  test.each([
    ['a letter is drawn over one of its own', 'BT /F0 10 Tf 37 100 Td (N) Tj ET'],
    ['other words run through it', 'BT /F0 10 Tf 30 98 Td (x y z) Tj ET'],
  ])('makes an image of the page where %s, which would go too', async (_, over) => {
    expect((await redacted(`${line('To Quill')} ${over}`, passage('Quill'))).image).toBeDefined();
  });

  test('makes an image of the page where its letters have no size, so that the engine leaves them', async () => {
    const { image, blocks } = await redacted('BT /T 10 Tf 20 100 Td (bab) Tj ET', passage('a'));
    expect(image).toBeDefined();
    expect(blocks).toHaveLength(1);
  });

  test('is black in the image of its page', async () => {
    const { image, blocks } = await redacted(`q 200 0 0 200 0 0 cm /I Do Q ${line('To Quill')}`, passage('Quill'));
    const { left, right, bottom, top } = blocks[0]?.rect ?? box(0, 0, 0, 0);
    const [x, y] = [Math.round(((left + right) / 2 / 200) * 417), Math.round((1 - (bottom + top) / 2 / 200) * 417)];
    expect(Array.from(image?.pixels.subarray(3 * (y * 417 + x), 3 * (y * 417 + x) + 3) ?? [])).toEqual([0, 0, 0]);
    expect(image?.pixels.every((value) => value === 0)).toBe(false);
  });

  test('takes the words after it along where that is asked, and not otherwise', async () => {
    const [plain, reset] = [
      await redacted(line('To Quill and'), passage('Quill')),
      await redacted(line('To Quill and'), { ...passage('Quill'), reset: true }),
    ];
    expect(plain.strings).toEqual([]);
    expect(reset.strings).toHaveLength(1);
    expect((reset.blocks[0]?.rect.right ?? 0) - (reset.blocks[0]?.rect.left ?? 0)).toBeCloseTo(36, 5);
    expect(
      (await redacted(line('To Quill and'), { ...passage('Quill'), reset: true, shown: undefined })).strings,
    ).toEqual([]);
    expect((await redacted(line('To Quill and'), { reset: true, raster: true, ...passage('Quill') })).strings).toEqual(
      [],
    );
  });
});

test.each([
  ['kept where nothing moves', { ...passage('Quill') }, line('To Quill and'), true],
  ['not kept where words come up to it', { ...passage('Quill'), reset: true }, line('To Quill and'), false],
  [
    'kept on a page that becomes an image',
    { ...passage('Quill'), reset: true, raster: true },
    line('To Quill and'),
    true,
  ],
  [
    'not kept where a rectangle is larger than the words',
    { rects: [{ rect: box(30, 60, 80, 140), reason: 'R' }] },
    line('To Quill and'),
    false,
  ],
  [
    'kept where a rectangle is close around them',
    { rects: [{ rect: box(34, 98, 55, 109), reason: 'R' }] },
    line('To Quill and'),
    true,
  ],
  ['not kept where nothing is taken out', { raster: true }, line('To Quill and'), false],
] satisfies [string, Partial<PageRedaction>, string, boolean][])(
  'the width of what a block stands for is %s',
  async (_, given, content, widthKept) => {
    expect((await redacted(content, given)).widthKept).toBe(widthKept);
  },
);

describe('a rectangle', () => {
  const rects = [{ rect: box(30, 95, 60, 112), reason: 'R' }];

  test('takes out every letter that it touches, and stands as it was given', async () => {
    const { text, blocks, missing } = await redacted(line('To Quill and more'), { rects });
    expect(text).not.toContain('Q');
    expect(text).toContain('more');
    expect(blocks).toEqual(rects);
    expect(missing).toEqual([]);
  });

  test('over nothing changes the page and takes nothing out', async () => {
    const { text, changed, blocks, image } = await redacted(line('To Quill'), {
      rects: [{ rect: box(30, 20, 60, 40), reason: 'R' }],
    });
    expect({ text, changed, blocks: blocks.length, image }).toEqual({
      text: 'To Quill',
      changed: true,
      blocks: 1,
      image: undefined,
    });
  });

  test('and a passage are taken out together', async () => {
    const { text, blocks } = await redacted(`${line('To Quill')} ${line('and more', 60)}`, {
      rects,
      ...passage('more'),
    });
    expect({ text: text?.replaceAll(/\s+/g, ' '), blocks: blocks.length }).toEqual({ text: 'T and', blocks: 2 });
  });
});

/** Two pages that have something in common, the first of which has words of its own. */
const twoPages = (second: string, { nested = false, shared = false } = {}): Uint8Array => {
  const pdf = new RawPdf();
  const tree = pdf.add('');
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const form = pdf.add(
    `<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /Font << /F0 ${font} 0 R >> >> >>`,
    line('form Quill end', 150),
  );
  const outer = pdf.add(
    `<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /X ${form} 0 R >> >> >>`,
    '/X Do',
  );
  const resources = pdf.add(`<< /Font << /F0 ${font} 0 R >> /XObject << /X ${nested ? outer : form} 0 R >> >>`);
  const first = pdf.add('<< >>', `/X Do ${line('page Quill too')}`);
  const kids = [first, shared ? first : pdf.add('<< >>', second)].map((content) =>
    pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 200 200] /Contents ${content} 0 R /Resources ${resources} 0 R >>`,
    ),
  );
  pdf.set(tree, `<< /Type /Pages /Count 2 /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  return new Uint8Array(pdf.write({ root: pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`) }));
};

describe('what two pages have in common', () => {
  test.each([
    ['a form', {}],
    ['a form in a form', { nested: true }],
    ['their content', { shared: true }],
  ])('stays on the one that is not redacted: %s', async (_, common) => {
    const { pages, bytes } = await redactPages(enginePaths(), {
      bytes: twoPages('/X Do', common),
      pages: [task(passage('Quill')), task({ index: 1 })],
    });
    expect(pages.map(({ changed, image }) => [changed, image])).toEqual([
      [true, undefined],
      [false, undefined],
    ]);
    const [redactedPage, other] = await textsOf(bytes ?? new Uint8Array());
    expect(redactedPage).not.toContain('Quill');
    expect(other).toContain('form Quill end');
  });

  test('goes from both where both are redacted', async () => {
    const { bytes } = await redactPages(enginePaths(), {
      bytes: twoPages('/X Do'),
      pages: [task(passage('Quill')), task({ index: 1, ...passage('Quill') })],
    });
    expect((await textsOf(bytes ?? new Uint8Array())).join()).not.toContain('Quill');
  });
});

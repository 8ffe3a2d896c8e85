import { describe, expect, test } from 'vitest';

import { drawField, shownValue } from './draw-field.ts';
import { drawFreeText } from './draw-words.ts';
import { JsonObjects, type JsonDictionary } from './json-objects.ts';
import { familyOf, Letters } from './letters.ts';

const form = (fonts: JsonDictionary) =>
  new JsonObjects(
    Buffer.from(
      JSON.stringify({
        qpdf: [
          {},
          {
            trailer: { value: { '/Root': '1 0 R' } },
            'obj:1 0 R': { value: { '/AcroForm': { '/DR': { '/Font': fonts } } } },
          },
        ],
        pages: [],
      }),
    ),
  );

const objects = form({ '/TiRo': { '/BaseFont': '/Times-Roman' } });
const RECT = [100, 200, 300, 220];
const field = async (keys: JsonDictionary) =>
  (await drawField(objects, { '/Rect': RECT, '/DA': 'u:/Helv 10 Tf 1 0 0 rg', ...keys }, await Letters.create()))
    ?.content;

const hex = (words: string): string => `<${Buffer.from(words, 'latin1').toString('hex').toUpperCase()}> Tj`;

const text = (keys: JsonDictionary) => field({ '/FT': '/Tx', ...keys });

const startOf = async (align: number) =>
  Number(/1 0 0 1 (\S+)/.exec((await text({ '/V': 'u:Alpine', '/Q': align })) ?? '')?.[1]);

describe('a field of words', () => {
  test('shows its value within its box, in the size and the colour that it says', async () => {
    expect(await text({ '/V': 'u:Alpine' })).toBe(
      `/Tx BMC q 100 200 200 20 re W n BT 1 0 0 rg /sans 10 Tf 1 0 0 1 102 206.45 Tm ${hex('Alpine')} ET Q EMC`,
    );
    expect(await text({ '/V': 'u:' })).toBeUndefined();
    expect(await text({ '/V': 'u:Alpine', '/DA': 'u:/TiRo 8 Tf' })).toContain('0 g /serif 8 Tf');
  });

  test('stands at the left, in the middle or at the right', async () => {
    const [left, middle, right] = [await startOf(0), await startOf(1), await startOf(2)];
    expect(left).toBe(102);
    expect(middle - left).toBeCloseTo(right - middle, 2);
    expect(right).toBeGreaterThan(250);
  });

  test('fits where no size is said, and shows a password as stars', async () => {
    expect(await text({ '/V': 'u:Alpine', '/DA': 'u:/Helv 0 Tf' })).toContain('/sans 12 Tf');
    expect(await text({ '/V': `u:${'Alpine '.repeat(9)}`, '/DA': 'u:/Helv 0 Tf' })).toMatch(/\/sans [67]\S* Tf/);
    expect(await text({ '/V': 'u:abc', '/Ff': 1 << 13 })).toContain(hex('***'));
  });

  test('breaks into lines where it may, and else stands in one', async () => {
    const [lines = '', one = ''] = [
      await text({ '/V': 'u:first\rsecond', '/Ff': 1 << 12 }),
      await text({ '/V': 'u:first\rsecond' }),
    ];
    expect([lines.includes(hex('first')), lines.includes(hex('second')), one.includes(hex('first second'))]).toEqual([
      true,
      true,
      true,
    ]);
    const long = (await text({ '/V': `u:${'x'.repeat(90)}`, '/Ff': 1 << 12 })) ?? '';
    expect(long.match(/Tj/g)?.length).toBeGreaterThan(1);
  });

  test('has a letter in each cell of a comb, as many as it has cells', async () => {
    const shown = (await text({ '/V': 'u:abcd', '/Ff': 1 << 24, '/MaxLen': 3 })) ?? '';
    expect(['a', 'b', 'c', 'd'].map((letter) => shown.includes(hex(letter)))).toEqual([true, true, true, false]);
  });

  test('shows letters of other scripts in the embedded families', async () => {
    expect(await text({ '/V': 'u:Жизнь' })).toContain('/face-sans');
  });

  test('has the ground and the border that it says', async () => {
    const look = { '/MK': { '/BG': [1, 1, 0], '/BC': [0] } };
    expect(await text(look)).toBe('q 1 1 0 rg 100 200 200 20 re f Q q 0 G 1 w 100.5 200.5 199 19 re S Q');
    expect(await text({ ...look, '/BS': { '/W': 0 } })).toBe('q 1 1 0 rg 100 200 200 20 re f Q');
  });
});

describe('a choice', () => {
  const OPTIONS = [['u:a', 'u:Alpine'], 'u:Boreal'];
  const choice = (keys: JsonDictionary) => field({ '/FT': '/Ch', '/Opt': OPTIONS, ...keys });

  test('shows the words for its value', async () => {
    expect(await choice({ '/Ff': 1 << 17, '/V': 'u:a' })).toContain(hex('Alpine'));
    expect(await choice({ '/Ff': 1 << 17, '/V': 'u:a' })).toContain('1 0 0 1 103 ');
    expect(await choice({ '/Ff': 1 << 17, '/V': 'u:other' })).toContain(hex('other'));
    expect(shownValue(objects, { '/FT': '/Ch', '/Opt': OPTIONS, '/V': ['u:a', 'u:Boreal'] })).toBe('Alpine\nBoreal');
  });

  test('of a list shows all, from the first one on that it says, and what is chosen on a bar', async () => {
    const all = (await choice({ '/V': 'u:a' })) ?? '';
    expect([all.includes(hex('Alpine')), all.includes(hex('Boreal'))]).toEqual([true, true]);
    expect(all.match(/0.6 0.76 0.85 rg/g)).toHaveLength(1);
    expect(await choice({ '/TI': 1 })).not.toContain(hex('Alpine'));
  });
});

const button = (keys: JsonDictionary) => field({ '/FT': '/Btn', '/Rect': [0, 0, 18, 18], ...keys });

describe('a button', () => {
  test('has a tick where it is on, a dot where one of several is, and nothing where it is off', async () => {
    expect(await button({ '/AS': '/Yes' })).toBe('q 0 G 2 w 3.96 9.36 m 7.56 4.68 l 14.4 14.04 l S Q');
    expect(await button({ '/V': '/Yes' })).toBe('q 0 G 2 w 3.96 9.36 m 7.56 4.68 l 14.4 14.04 l S Q');
    expect(await button({ '/AS': '/On', '/Ff': 1 << 15 })).toMatch(/^q 0 g 13.5 9 m .* f Q$/);
    expect(await button({ '/AS': '/Off', '/V': '/Yes' })).toBeUndefined();
    expect(await button({})).toBeUndefined();
  });

  test('that is pushed shows its caption, and one of several has a round border', async () => {
    expect(await button({ '/Ff': 1 << 16, '/MK': { '/CA': 'u:Go' }, '/AS': '/Yes' })).toContain(hex('Go'));
    expect(await button({ '/Ff': 1 << 16 })).toBeUndefined();
    expect(await button({ '/Ff': 1 << 15, '/MK': { '/BC': [0] } })).toMatch(/^q 0 G 1 w 17.5 9 m .* S Q$/);
  });
});

const words = async (keys: JsonDictionary) =>
  drawFreeText(
    objects,
    { '/Rect': RECT, '/DA': 'u:/Helv 9 Tf 0 0 1 rg', '/Contents': 'u:Alpine', ...keys },
    await Letters.create(),
  );

test('typed words stand in their box, with the ground, the border and the line that they say', async () => {
  const bare = await words({});
  expect(bare.box).toEqual({ left: 100, bottom: 200, right: 300, top: 220 });
  expect(bare.content).toBe(
    `q 100 200 200 20 re W n BT 0 0 1 rg /sans 9 Tf 1 0 0 1 101 210.45 Tm ${hex('Alpine')} ET Q`,
  );
  const framed = await words({ '/C': [1, 1, 0.5], '/BS': { '/W': 2 }, '/RD': [5, 5, 5, 5], '/CL': [0, 0, 50, 50] });
  expect(framed.content).toMatch(
    /^q 1 1 0.5 rg 105 205 190 10 re f Q q 0 G 2 w 105 205 190 10 re S Q q 0 G 2 w 0 0 m 50 50 l S Q/,
  );
  expect(framed.box).toEqual({ left: -1, bottom: -1, right: 301, top: 221 });
  expect((await words({ '/Contents': 'u:' })).content).toBe('');
  expect((await words({ '/DA': 'u:' })).content).toContain('0 g /sans 12 Tf');
});

test.each([
  ['Times-Bold', { serif: true, mono: false, bold: true, italic: false }],
  ['CourierNew,Italic', { serif: false, mono: true, bold: false, italic: true }],
  ['ArialMT', { serif: false, mono: false, bold: false, italic: false }],
  ['NotoSansSerif', { serif: false, mono: false, bold: false, italic: false }],
  ['HeBO', { serif: false, mono: false, bold: true, italic: false }],
  ['TiBI', { serif: true, mono: false, bold: true, italic: true }],
])('the family of %s', (name, family) => {
  expect(familyOf(name)).toEqual(family);
});

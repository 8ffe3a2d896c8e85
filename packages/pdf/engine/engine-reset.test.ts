import { describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { lettersFrom } from '../../../test/pdf/adversarial/plain-letters.ts';
import { everythingIn } from '../../../test/pdf/adversarial/reading.ts';
import { redactPages } from './engine-redact.mts';
import { underRect } from './engine-reset.mts';
import type { Rectangle } from './jobs.ts';
import { enginePaths } from './run-engine.ts';

const box = (left: number, bottom: number, right: number, top: number): Rectangle => ({ left, bottom, right, top });

/** Helvetica of 10 points: how wide these letters are. */
const WIDTHS = new Map(
  Object.entries({
    ' ': 2.78,
    T: 6.11,
    o: 5.56,
    Q: 7.78,
    u: 5.56,
    i: 2.22,
    l: 2.22,
    a: 5.56,
    n: 5.56,
    d: 5.56,
    B: 6.67,
  }),
);
const width = (text: string): number => Array.from(text).reduce((sum, letter) => sum + (WIDTHS.get(letter) ?? NaN), 0);

/** Where the blocks of a page of 200 by 200 points stand, and where its strings begin anew, once passages are taken out. */
const reset = async (content: string, passages: string[] = ['Quill'], reason = 'R') => {
  const job = {
    index: 0,
    rects: [],
    passages: passages.map((passage) => ({ passage, reason })),
    raster: false,
    shown: box(0, 0, 200, 200),
    reset: true,
  };
  const { pages, bytes } = await redactPages(enginePaths(), {
    bytes: onePage(content, { box: [0, 0, 200, 200] }),
    pages: [job],
  });
  const [page] = pages;
  expect(page?.image).toBeUndefined();
  return {
    blocks: (page?.blocks ?? []).map(({ rect }) => rect),
    strings: page?.strings ?? [],
    everything: everythingIn(bytes ?? new Uint8Array()),
  };
};

const line = (words: string, x = 20, y = 100): string =>
  `BT /F0 10 Tf ${x} ${y} Td ${words.startsWith('[') ? `${words} TJ` : `(${words}) Tj`} ET`;
const spans = (blocks: Rectangle[]) =>
  blocks.map(({ left, right }) => [left, right].map((value) => Math.round(10 * value) / 10));
const near = (value: number) => expect.closeTo(value, 1);

const TO = 20 + width('To ');

describe('a block', () => {
  test('stands where its words began, as wide as it is for all words, and the next word follows', async () => {
    const { blocks, strings } = await reset(line('To Quill and'));
    expect(blocks).toEqual([
      { left: near(TO), right: near(TO + 36), bottom: expect.any(Number), top: expect.any(Number) },
    ]);
    expect(strings).toEqual([
      {
        string: 0,
        strings: 1,
        pattern: 'xx  xxx',
        runs: [
          { at: 0, x: 20, y: 100 },
          { at: 4, x: near(TO + 36 + 2.78), y: 100 },
        ],
      },
    ]);
  });

  test.each([
    ['a', 36],
    ['abcde', 36],
    ['abcdef', 39.6],
    ['third party', 60.6],
    ['x'.repeat(33), 153],
    ['x'.repeat(40), 160],
  ])('for the reason %j is %d points wide', async (reason, points) => {
    const [[from = 0, to = 0] = []] = spans((await reset(line('Quill', 10), ['Quill'], reason)).blocks);
    expect(to - from).toBeCloseTo(points, 1);
  });

  test('is as high as the words beside it, to a tenth of a point', async () => {
    const [one] = (await reset(line('To Quill and'))).blocks;
    const [other] = (await reset(`${line('To')} BT /F0 14 Tf ${TO} 100 Td (Quill) Tj ET ${line('and', 80)}`)).blocks;
    expect([other?.bottom, other?.top]).toEqual([one?.bottom, one?.top]);
    const [large] = (await reset(`BT /F0 14 Tf 20 100 Td (Quill) Tj ET ${line('and', 60)}`)).blocks;
    expect([large?.bottom, large?.top]).toEqual([one?.bottom, one?.top]);
    for (const value of [one?.left ?? 0, one?.bottom ?? 0, one?.top ?? 0])
      expect(10 * value).toBeCloseTo(Math.round(10 * value), 6);
  });

  test.each([
    [
      'at the start',
      'Quill and',
      'Quill',
      { block: 20, pattern: ' xxx', runs: [{ at: 1, x: near(56 + 2.78), y: 100 }] },
    ],
    ['at the end', 'To Quill', 'Quill', { block: TO, pattern: 'xx ', runs: [{ at: 0, x: 20, y: 100 }] }],
    [
      'that took several words',
      'To Quill and',
      'Quill and',
      { block: TO, pattern: 'xx ', runs: [{ at: 0, x: 20, y: 100 }] },
    ],
  ])('%s', async (_, words, passage, { block, pattern, runs }) => {
    const { blocks, strings } = await reset(line(words), [passage]);
    expect(spans(blocks)).toEqual([[near(block), near(block + 36)]]);
    expect(strings).toEqual([{ string: 0, strings: 1, pattern, runs }]);
  });

  test('alone on its line leaves no string', async () => {
    const { blocks, strings } = await reset(line('Quill'));
    expect(spans(blocks)).toEqual([[20, 56]]);
    expect(strings).toEqual([]);
  });

  test('after another keeps two points from it, and a space where words stand between', async () => {
    const { blocks } = await reset(line('Quill Quill and'));
    expect(spans(blocks)).toEqual([
      [20, 56],
      [58, 94],
    ]);
    expect(spans((await reset(line('Quill and Quill'))).blocks)).toEqual([
      [20, 56],
      [near(56 + width(' and ')), near(92 + width(' and '))],
    ]);
  });
});

const third = async (content: string) => (await reset(content)).strings.flatMap(({ runs }) => runs).map(({ x }) => x);

describe('the words of its line', () => {
  test('come closer, all of them, by plain spaces', async () => {
    const stretched = `BT /F0 10 Tf 20 100 Td 10 Tw (To Quill and B) Tj ET`;
    const plain = await third(line('To Quill and B'));
    expect(plain).toEqual([20, near(TO + 38.78), near(TO + 38.78 + width('and '))].slice(0, plain.length));
    const [first, second] = await third(stretched);
    expect([first, second]).toEqual([20, expect.any(Number)]);
  });

  test.each([
    [
      'a gap of an eighth of a height is none',
      '[(To) -130 (Quill) -130 (and)]',
      [TO - 2.78, TO - 2.78 + 36],
      TO - 2.78 + 36,
    ],
    [
      'a wider one is a space of its own width',
      '[(To) -900 (Quill) -900 (and)]',
      [31.67 + 2.57, 31.67 + 2.57 + 36],
      31.67 + 2.57 + 36 + 2.57,
    ],
  ])('%s', async (_, words, block, next) => {
    const { blocks, strings } = await reset(line(words));
    expect(Math.abs((blocks[0]?.left ?? 0) - (block[0] ?? 0))).toBeLessThan(0.2);
    expect(Math.abs((strings[0]?.runs.at(-1)?.x ?? 0) - next)).toBeLessThan(0.4);
  });

  test('are those of every string on it, each in its own', async () => {
    const { strings } = await reset(
      `${line('To')} ${line('Quill', TO)} ${line('and', TO + width('Quill '))} ${line('Bo', 20, 50)}`,
    );
    expect(strings.map(({ string, strings: all, pattern }) => [string, all, pattern])).toEqual([
      [0, 3, 'xx'],
      [1, 3, 'xxx'],
    ]);
    expect(strings.flatMap(({ runs }) => runs)).toEqual([
      { at: 0, x: 20, y: 100 },
      { at: 0, x: expect.any(Number), y: 100 },
    ]);
  });

  test('that stood apart without a space drawn stand so again', async () => {
    const [one, other] = [
      await third(`${line('To Quill')} ${line('and', 70)}`),
      await third(`${line('To Quill')} ${line('and', 74)}`),
    ];
    expect(one).toEqual(other);
  });

  test('begin anew after a block even where they stood in the right place', async () => {
    const { strings } = await reset(line('[(To Quill) -1579 ( and)]'));
    expect(strings[0]?.runs).toEqual([
      { at: 0, x: 20, y: 100 },
      { at: 3, x: near(TO + 38.57), y: 100 },
    ]);
  });

  test('keep what is set between their letters', async () => {
    const { strings } = await reset(line('[(T) 80 (o Quill and)]'));
    expect(strings[0]?.runs.map(({ at }) => at)).toEqual([0, 4]);
  });

  test('keep their letters that are raised', async () => {
    const { strings } = await reset(`${line('To Quill and')} BT /F0 6 Tf ${TO + width('Quill and')} 103 Td (an) Tj ET`);
    expect(strings.map(({ runs }) => runs.map(({ y }) => y))).toEqual([[100, 100], [103]]);
  });

  test('take their rules along, drawn anew', async () => {
    const from = TO + width('Quill ');
    const { everything } = await reset(`${line('To Quill and')} ${from} 98 ${width('and')} 1 re f`);
    expect(everything).toMatch(/ 73\.23\d* 98 16\.68\d* 1 re/);
  });

  test('stay where they are drawn twice, of which the engine reads one', async () => {
    const { strings, blocks } = await reset(`${line('To Quill and')} ${line('To Quill and', 20.1)}`);
    expect(strings).toEqual([]);
    expect(spans(blocks)).toEqual([[near(TO), near(TO + width('Quill'))]]);
  });

  test('stay where nothing is taken out of their line', async () => {
    const { strings } = await reset(`${line('To Quill')} ${line('To Bo', 20, 50)}`);
    expect(strings.map(({ string }) => string)).toEqual([0]);
  });
});

const column = (right: number) => `10 90 ${right - 10} 20 re S`;

describe('where a column is narrow', () => {
  test('blocks are as wide as there is room', async () => {
    const { blocks, strings } = await reset(`${line('Quill and', 12)} ${column(62)}`);
    const [[from = 0, to = 0] = []] = spans(blocks);
    expect(from).toBe(12);
    expect(to - from).toBeLessThan(36);
    expect(to + width(' and')).toBeCloseTo(63 - 4, 1);
    expect(strings[0]?.runs).toEqual([{ at: 1, x: near(to + 2.78), y: 100 }]);
  });

  test('blocks that would be under 14 points stay over their words, and the words too', async () => {
    const { blocks, strings } = await reset(`${line('and il and', 12)} ${column(14 + width('and il and'))}`, ['il']);
    expect(spans(blocks)).toEqual([[near(12 + width('and ')), near(12 + width('and il'))]]);
    expect(strings).toEqual([]);
  });
});

describe('a line that is turned', () => {
  test.each([
    ['up', '0 1 -1 0 100 20', { bottom: near(TO), top: near(TO + 36) }, { x: 100, y: near(TO + 38.78) }],
    [
      'down',
      '0 -1 1 0 100 180',
      { top: near(200 - TO), bottom: near(200 - TO - 36) },
      { x: 100, y: near(200 - TO - 38.78) },
    ],
    [
      'on its head',
      '-1 0 0 -1 180 100',
      { right: near(200 - TO), left: near(200 - TO - 36) },
      { x: near(200 - TO - 38.78), y: 100 },
    ],
  ])('%s has its block and words along it', async (_, matrix, rect, place) => {
    const { blocks, strings } = await reset(`BT /F0 10 Tf ${matrix} Tm (To Quill and) Tj ET`);
    expect(blocks).toEqual([expect.objectContaining(rect)]);
    expect(strings[0]?.runs[1]).toEqual({ at: 4, ...place });
  });

  test('at a slant stays where it is', async () => {
    const { strings } = await reset('BT /F0 10 Tf 0.9 0.3 -0.3 0.9 50 50 Tm (To Quill and) Tj ET');
    expect(strings).toEqual([]);
  });
});

describe('what a rectangle covers', () => {
  const letters = [...lettersFrom('ab cd'), ...lettersFrom('ef', { y: 60 })];
  const close = (rect: Rectangle) => {
    const found = underRect(letters, rect);
    return [found.letters.map(({ text }) => text).join(''), found.close];
  };

  test.each([
    ['close around a word', box(114, 99, 126, 111), ' cd', true],
    ['a height beyond it', box(105, 90, 135, 120), 'b cd', true],
    ['all of the line', box(90, 90, 135, 120), 'ab cd', true],
    ['more than a height before it', box(89.9, 90, 126, 120), 'ab cd', false],
    ['more than a height behind it', box(114, 90, 135.1, 120), ' cd', false],
    ['more than a height under it', box(114, 89.9, 126, 120), ' cd', false],
    ['more than a height over it', box(114, 90, 126, 120.1), ' cd', false],
    ['over two lines', box(99, 60, 111, 111), 'ab ef', false],
    ['over a space alone', box(111, 101, 114, 109), ' ', false],
    ['over nothing', box(300, 300, 310, 310), '', false],
  ])('%s counts as those words, or does not', (_, rect, text, expected) => {
    expect(close(rect)).toEqual([text, expected]);
  });

  test('is no letter that has no width', () => {
    const flat = lettersFrom('ab').map((letter) => ({
      ...letter,
      tight: { ...letter.tight, right: letter.tight.left },
    }));
    expect(underRect(flat, box(90, 90, 130, 120))).toEqual({ letters: [], close: false });
  });
});

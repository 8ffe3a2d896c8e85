import { expect, test } from 'vitest';

import { chosenPages, RedactionRefused } from './chosen-pages.ts';

const [first, second] = [Buffer.from('first'), Buffer.from('second')];
const block = (page: number, reason = 'R') => ({ page, passage: 'name', reason });

test('pages stand in the order of their sources and of each source, with what is to be taken out of them', () => {
  const chosen = chosenPages(
    [
      { id: 'a', bytes: first, pages: [3, 1, 3], redactions: [block(3, 'R1'), block(1, 'R2'), block(3, 'R3')] },
      { id: 'b', bytes: second, pages: [1] },
    ],
    { layered: [[0], []], hidden: [] },
  );
  expect(
    chosen.map(({ source, sourcePage, redactions, layered }) => [
      source,
      sourcePage,
      redactions.map(({ reason }) => reason),
      layered,
    ]),
  ).toEqual([
    [first, 3, ['R1', 'R3'], false],
    [first, 1, ['R2'], true],
    [first, 3, ['R1', 'R3'], false],
    [second, 1, [], false],
  ]);
});

test('a hidden layer is that of its own source', () => {
  const chosen = chosenPages(
    [
      { id: 'a', bytes: first, pages: [2] },
      { id: 'b', bytes: second, pages: [2] },
    ],
    { layered: [[], [1]], hidden: [] },
  );
  expect(chosen.map(({ layered }) => layered)).toEqual([false, true]);
});

test('words that nobody sees are those of their own source and page', () => {
  const place = { x: 1, y: 2, width: 3, height: 4, how: 'invisible' as const };
  const parts = { out: [place], kept: [] };
  const chosen = chosenPages(
    [
      { id: 'a', bytes: first, pages: [1, 2] },
      { id: 'b', bytes: second, pages: [1, 2] },
    ],
    { layered: [[], []], hidden: [new Map(), new Map([[1, parts]])] },
  );
  expect(chosen.map(({ hidden }) => hidden)).toEqual([undefined, undefined, undefined, parts]);
});

test('a redaction on a page that is not in scope is refused, and names the page', () => {
  const sources = [
    { id: 'a', bytes: first, pages: [1, 2] },
    { id: 'b', bytes: second, pages: [3], redactions: [block(3), block(2)] },
  ];
  expect(() => chosenPages(sources, { layered: [[], []], hidden: [] })).toThrow(RedactionRefused);
  expect(() => chosenPages(sources, { layered: [[], []], hidden: [] })).toThrow(
    expect.objectContaining({
      code: 'page-not-in-scope',
      page: 2,
      message: 'redaction refused: page-not-in-scope, page 2',
    }),
  );
});

import { describe, expect, test } from 'vitest';

import { textFaults } from './texts.ts';

const faults = (value: unknown): string[] => textFaults('body', value).map(({ path, code }) => `${path}: ${code}`);

describe('a text that nobody could have written', () => {
  test.each([
    ['NUL', 'a\u0000b', 'control-character'],
    ['a carriage return alone', 'a\rb', 'control-character'],
    ['escape', '\u001b[31m', 'control-character'],
    ['delete', 'a\u007f', 'control-character'],
    ['a control of C1', 'a\u0085b', 'control-character'],
    ['the first half of a pair', 'a\ud83d', 'not-unicode'],
    ['the second half of a pair', '\ude00b', 'not-unicode'],
    ['a letter that was lost', 'caf\ufffd', 'not-unicode'],
  ])('has %s, and is found by its path', (_, text, code) => {
    expect(faults({ note: { lines: ['right', text] } })).toEqual([`body.note.lines.1: ${code}`]);
    expect(faults({ note: { [text]: 1 } })).toEqual([`body.note: ${code}`]);
  });

  test('is none with line feeds, tabs, accents, other scripts, or letters of two halves', () => {
    expect(
      faults({
        text: 'Two\nlines,\r\nand as Windows breaks them,\ta tab, naïve, Ольга, 漢字, مثال, 😀, a\u0301',
        count: 1,
        none: null,
      }),
    ).toEqual([]);
  });

  test('is found however deep it lies, in no more time than its length takes', () => {
    const depth = 500_000;
    const deep: unknown = JSON.parse(`${'['.repeat(depth)}"\\u0000"${']'.repeat(depth)}`);
    expect(textFaults('body', deep)).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';

import { Lexer } from './lexer.ts';
import { isDictionary, isList, nameOf, type PdfValue } from './pdf-value.ts';

const lexerOf = (text: string) => new Lexer(Buffer.from(text, 'latin1'));

/** A value in plain terms: names with a slash, strings as their bytes, references as `n R`. */
const plain = (value: PdfValue | undefined): unknown => {
  if (isDictionary(value)) return Object.fromEntries([...value.entries].map(([key, item]) => [key, plain(item)]));
  if (isList(value)) return value.items.map(plain);
  if (nameOf(value) !== undefined) return `/${nameOf(value)}`;
  if (typeof value === 'object' && value?.kind === 'string') return Buffer.from(value.bytes).toString('latin1');
  return typeof value === 'object' && value?.kind === 'reference' ? `${value.number} R` : value;
};
const read = (text: string) => plain(lexerOf(text).value());

describe('a value (ISO 32000-1, 7.3)', () => {
  test.each([
    ['null', null],
    ['true', true],
    ['false', false],
    ['12', 12],
    ['+3', 3],
    ['-0.5', -0.5],
    ['-.25', -0.25],
    ['4.', 4],
    ['10.75', 10.75],
    ['/Name', '/Name'],
    ['/A#20B#2f#4a', '/A B/J'],
    ['/', '/'],
    ['12 0 R', '12 R'],
    ['[1 2 /A (b) [true]]', [1, 2, '/A', 'b', [true]]],
    ['[]', []],
    ['[ 7 0 R 8 0 R ]', ['7 R', '8 R']],
    ['<< /A 1 /B << /C [ 2 ] >> >>', { A: 1, B: { C: [2] } }],
    ['<<>>', {}],
    ['\0\t\n\f\r (x)', 'x'],
  ])('%s is read', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  test.each([
    ['(a(b)c)', 'a(b)c'],
    ['(a\\)b\\(c\\\\)', 'a)b(c\\'],
    ['(\\n\\r\\t\\b\\f\\x)', '\n\r\t\b\fx'],
    ['(\\101\\0619\\53)', 'A19+'],
    ['(\\777)', '\xff'],
    ['(a\\\nb\\\r\nc\\\rd)', 'abcd'],
    ['(\\8)', '8'],
    ['<41 4 2\n43>', 'ABC'],
    ['<414>', 'A@'],
    ['<>', ''],
    ['()', ''],
  ])('the string %s is read', (text, value) => {
    expect(read(text)).toBe(value);
  });

  test('ends where it ends, and a number before it is no reference', () => {
    const lexer = lexerOf('1 0 RG 2 0 R 1.5 0 R');
    expect([lexer.value(), lexer.value()]).toEqual([1, 0]);
    expect(lexer.at).toBe(3);
    lexer.skipSpace();
    expect(lexer.word()).toBe('RG');
    expect([plain(lexer.value()), lexer.value(), lexer.at]).toEqual(['2 R', 1.5, 16]);
    expect(read('[1 2 3 4 R 5]'.replace(' 4 R', ''))).toEqual([1, 2, 3, 5]);
    expect(read('123456  0 R')).toBe(123456);
  });

  test.each(['-', '--1', '.', '+', '1.2.3', '5-3'])(
    '%s counts as 0, as producers write it and readers take it',
    (word) => {
      expect(read(`[1 ${word} 2]`)).toEqual([1, 0, 2]);
    },
  );

  test.each([
    ['', /ends within a value/],
    ['[1', /ends within a value/],
    ['<< /A', /ends within a value/],
    ['<< /A 1 ', /expected \//],
    ['<< /A 1 /A 2 >>', /key A twice/],
    ['<< 1 2 >>', /expected \//],
    ['(abc', /string without end/],
    ['(a\\)', /string without end/],
    ['<41', /expected >/],
    ['hidden', /unexpected word/],
    ['1x', /unexpected word/],
    ['x1', /unexpected word/],
    ['% words', /unexpected word/],
    ['-a', /unexpected word/],
    ['3 1 R', /later generation/],
    ['3 65535 R', /later generation/],
  ])('%s is refused', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test('is refused when nested more than 64 deep', () => {
    expect(read(`${'['.repeat(65)}${']'.repeat(65)}`)).toHaveLength(1);
    expect(() => read(`${'['.repeat(66)}${']'.repeat(66)}`)).toThrow('nested too deeply');
    expect(() => read(`${'<< /A '.repeat(66)}${'>>'.repeat(66)}`)).toThrow('nested too deeply');
    expect(read('[[[1]'.repeat(30) + ']]'.repeat(30))).toBeDefined();
  });
});

describe('a lexer', () => {
  test('takes a word that stands there whole, and none that does not', () => {
    const lexer = lexerOf('endobjend');
    expect([lexer.take('endstream'), lexer.at, lexer.take('endobj'), lexer.at, lexer.take('endobj')]).toEqual([
      false,
      0,
      true,
      6,
      false,
    ]);
    expect(() => lexer.expect('x')).toThrow('expected x at byte 6');
  });

  test('reads whole numbers of up to ten digits', () => {
    expect([lexerOf('  0000000123 n').integer(), lexerOf('7').integer()]).toEqual([123, 7]);
    for (const text of ['', '-1', '1.5', '12345678901', 'x', '1x', 'x1'])
      expect(() => lexerOf(text).integer()).toThrow('expected an integer');
  });

  test('ends words at spaces and delimiters', () => {
    for (const end of [' ', '\n', '\r', '\t', '\f', '\0', ...Array.from('()<>[]{}/%')])
      expect(lexerOf(`Do${end}x`).word()).toBe('Do');
    const lexer = lexerOf('q Q');
    expect([lexer.word(), lexer.word(), lexer.at]).toEqual(['q', '', 1]);
    expect(new Lexer(Buffer.from('one two'), 4).word()).toBe('two');
  });
});

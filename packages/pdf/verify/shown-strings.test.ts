import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';
import { shownStrings } from './shown-strings.ts';

type Bodies = Parameters<typeof plainFile>[0];

const shown = (bodies: Bodies) => {
  const { byFont, loose } = shownStrings(readObjects(plainFile(bodies)));
  return { fonts: Object.fromEntries([...byFont].map(([font, strings]) => [font, [...strings]])), loose: [...loose] };
};

const RESOURCES = '/Resources << /Font << /F 3 0 R /G 4 0 R /H << >> >> >>';
/** A page of this content, with two fonts of its own and one that stands within its resources. */
const page = (content: string | Buffer, keys = '', ...more: Bodies) =>
  shown([`<< ${RESOURCES} /Contents 2 0 R >>`, { keys, data: content }, '<< >>', '<< >>', ...more]);

const form = (keys: string) => ({ keys: `/Subtype /Form ${keys}`, data: '/F 9 Tf (form) Tj' });

const bodies = (keys: string): Bodies => [
  '<< /Resources << /Font << /F 3 0 R >> /XObject << /X 5 0 R >> >> /Contents 2 0 R >>',
  { keys: '', data: '/F 9 Tf (page) Tj' },
  '<< >>',
  '<< /Resources << /Font << /F 6 0 R >> >> /Contents 2 0 R >>',
  form(keys),
  '<< >>',
];

describe('the strings that content shows', () => {
  test.each<[string, string, Record<number, string[]>, string[]]>([
    ['by each operator', '/F 9 Tf (a) Tj [(b) -3 (c)] TJ (d) \' 1 2 (e) "', { 3: ['a', 'b', 'c', 'd', 'e'] }, []],
    ['once each', '/F 9 Tf (a) Tj (a) Tj', { 3: ['a'] }, []],
    ['in hexadecimal', '/F 9 Tf <4100ff> Tj', { 3: ['A\0\xff'] }, []],
    ['in the font chosen last', '/F 9 Tf (a) Tj /G 9 Tf (b) Tj', { 3: ['a'], 4: ['b'] }, []],
    ['in the font chosen before', 'q /F 9 Tf q /G 9 Tf (a) Tj Q (b) Tj Q (c) Tj', { 3: ['b'], 4: ['a'] }, ['c']],
    ['where more is restored than was saved', '/F 9 Tf Q (a) Tj', { 3: ['a'] }, []],
    ['before any font', '(a) Tj BT (b) Tj ET', {}, ['a', 'b']],
    ['in a font that is not there', '/X 9 Tf (a) Tj', {}, ['a']],
    ['in a font that stands within', '/H 9 Tf (a) Tj', {}, ['a']],
    ['not by other operators', '/F 9 Tf (a) Do (b) gs [(c)] d (d) Tj', { 3: ['d'] }, []],
    ['not in comments', '/F 9 Tf % (a) Tj\n(b) Tj %(c) Tj\r(d) Tj', { 3: ['b', 'd'] }, []],
    ['past stray marks', '/F 9 Tf ) > ] { } (a) Tj', { 3: ['a'] }, []],
    ['with the last name before the operator', '/F /G 9 Tf (a) Tj', { 4: ['a'] }, []],
    ['with numbers of every kind between', '/F +9 Tf (a) -1 .5 Tj', { 3: ['a'] }, []],
    ['with a list of nothing and a name', '/F 9 Tf [/F null 1] TJ [] TJ (a) Tj', { 3: ['a'] }, []],
    ['and no more than those of one operator', '/F 9 Tf (a) Tj 0 0 Td (b) Tj', { 3: ['a', 'b'] }, []],
    ['in lists within lists', '/F 9 Tf [(a) [(b)]] TJ', { 3: ['a', 'b'] }, []],
  ])('are found %s', (_, content, fonts, loose) => {
    expect(page(content)).toEqual({ fonts, loose });
  });

  test('are found in deflated content', () => {
    expect(page(deflateSync('/F 9 Tf (a) Tj'), '/Filter /FlateDecode').fonts).toEqual({ 3: ['a'] });
    expect(() => page('(a) Tj', '/Filter /FlateDecode')).toThrow('the content of object 2');
  });

  test('are found on all pages, in forms of their own and in those that use the fonts of a page', () => {
    expect(shown(bodies(''))).toEqual({ fonts: { 3: ['page', 'form'], 6: ['page'] }, loose: [] });
    expect(shown(bodies('/Resources << /Font << /F 6 0 R >> >>'))).toEqual({
      fonts: { 3: ['page'], 6: ['page', 'form'] },
      loose: [],
    });
    expect(shown(bodies('/Resources << >>'))).toEqual({ fonts: { 3: ['page'], 6: ['page'] }, loose: ['form'] });
  });
});

import { describe, expect, test } from 'vitest';

import { JsonObjects, type JsonDictionary } from './json-objects.ts';
import { ownFontsIn, ownSetting } from './own-font.ts';

const FONT: JsonDictionary = {
  '/Subtype': '/TrueType',
  '/Encoding': '/WinAnsiEncoding',
  '/FirstChar': 65,
  '/Widths': [500, 600, 0, 700],
  '/FontDescriptor': { '/FontFile2': '9 0 R' },
};

const formWith = (font: JsonDictionary) =>
  new JsonObjects(
    Buffer.from(
      JSON.stringify({
        qpdf: [
          {},
          {
            trailer: { value: { '/Root': '1 0 R' } },
            'obj:1 0 R': { value: { '/AcroForm': { '/DR': { '/Font': { '/F3': '8 0 R' } } } } },
            'obj:8 0 R': { value: font },
            'obj:9 0 R': { stream: { dict: {} } },
          },
        ],
        pages: [],
      }),
    ),
  );

const set = (text: string, keys: JsonDictionary = {}, name = 'F3') =>
  ownSetting(formWith({ ...FONT, ...keys }), name, text);

describe('the font that a form embeds for its fields', () => {
  test('sets words by its own codes and widths', () => {
    const setting = set('AB');
    expect([setting?.font, setting?.show('BAD', 10), setting?.width('AB', 10)]).toEqual(['own-F3', '<424144> Tj', 11]);
  });

  test('sets letters that it gives to other codes, and not those that they took the place of', () => {
    const moved = {
      '/Encoding': { '/BaseEncoding': '/WinAnsiEncoding', '/Differences': [65, '/eacute', '/x', 68, '/A'] },
    };
    expect(set('éxA', moved)?.show('Axé', 10)).toBe('<444241> Tj');
    expect(set('D', moved)).toBeUndefined();
  });

  test.each<[string, string, JsonDictionary]>([
    ['has no width for a letter', 'AC', {}],
    ['has no code for a letter', 'AЖ', {}],
    ['is not embedded', 'A', { '/FontDescriptor': {} }],
    ['is composite', 'A', { '/Subtype': '/Type0' }],
    ['says only in its program what its codes stand for', 'A', { '/Encoding': { '/Differences': [65, '/A'] } }],
  ])('does not set words where it %s', (_, text, keys) => {
    expect(set(text, keys)).toBeUndefined();
  });

  test('does not set words under a name that is not plain or that the form does not give', () => {
    expect(set('A', {}, 'F 3')).toBeUndefined();
    expect(set('A', {}, 'F4')).toBeUndefined();
  });

  test('comes along under its name where content is set in it', () => {
    expect(ownFontsIn(formWith(FONT), '/own-F3 10 Tf /sans 9 Tf')).toEqual({ '/own-F3': '8 0 R' });
    expect(ownFontsIn(formWith(FONT), '/sans 9 Tf')).toEqual({});
  });
});

import { expect, test } from 'vitest';

import { bareAnnotations, statelessToggles } from './bare-annotations.ts';
import { JsonObjects, type Json, type JsonDictionary } from './json-objects.ts';

const AP: JsonDictionary = { '/N': '9 0 R' };

/** A page with some annotations, in a document with such a form. */
const document = (
  annotations: Json[],
  { form = {}, objects = {} }: { form?: JsonDictionary; objects?: JsonDictionary } = {},
) =>
  new JsonObjects(
    Buffer.from(
      JSON.stringify({
        qpdf: [
          { maxobjectid: 9 },
          {
            trailer: { value: { '/Root': '1 0 R' } },
            'obj:1 0 R': { value: { '/AcroForm': form } },
            'obj:2 0 R': { value: { '/Annots': annotations } },
            'obj:9 0 R': { stream: { dict: { '/Subtype': '/Form' } } },
            ...objects,
          },
        ],
        pages: [{ object: '2 0 R' }],
      }),
    ),
  );

const kinds = (annotations: JsonDictionary[], form: JsonDictionary = {}): string[] =>
  bareAnnotations(document(annotations, { form })).map(({ kind }) => kind);

test.each([
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Ink',
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Caret',
  'Link',
  'Text',
])('%s without an appearance is drawn, with one it is not', (kind) => {
  expect(kinds([{ '/Subtype': `/${kind}` }, { '/Subtype': `/${kind}`, '/AP': {} }])).toEqual([kind, kind]);
  expect(kinds([{ '/Subtype': `/${kind}`, '/AP': AP }])).toEqual([]);
});

test.each(['Popup', 'Stamp', 'FileAttachment', 'Redact'])('%s is not drawn', (kind) => {
  expect(kinds([{ '/Subtype': `/${kind}` }])).toEqual([]);
});

test('what is hidden or invisible is not drawn, what is printed or locked is', () => {
  expect([1, 2, 3, 4, 128].map((flags) => kinds([{ '/Subtype': '/Ink', '/F': flags }]).length)).toEqual([
    0, 0, 0, 1, 1,
  ]);
});

const field = (keys: JsonDictionary): JsonDictionary => ({ '/Subtype': '/Widget', ...keys });

test('a field is drawn where it has no appearance, or the form wants it anew and it has a value', () => {
  const anew = { '/NeedAppearances': true };
  expect(kinds([field({ '/FT': '/Tx' }), field({ '/FT': '/Ch' }), field({ '/FT': '/Btn' })])).toHaveLength(3);
  expect(kinds([field({ '/FT': '/Sig' }), field({})])).toEqual([]);
  const drawn = ['/Tx', '/Ch', '/Btn'].map((type) => field({ '/FT': type, '/AP': AP, '/V': 'u:words' }));
  expect(kinds(drawn)).toEqual([]);
  expect(kinds(drawn, anew)).toHaveLength(2);
  expect(kinds([field({ '/FT': '/Tx', '/AP': AP }), field({ '/FT': '/Ch', '/AP': AP, '/V': [] })], anew)).toEqual([]);
  expect(kinds([field({ '/FT': '/Ch', '/AP': AP, '/V': ['u:a'] })], anew)).toHaveLength(1);
});

const toggles = (keys: JsonDictionary) => statelessToggles(document([field({ '/FT': '/Btn', '/AP': AP, ...keys })]));

test('a box to tick and one of several need a state where their appearance is one stream', () => {
  expect([toggles({}), toggles({ '/Ff': 1 << 15 })].map(({ length }) => length)).toEqual([1, 1]);
  expect(toggles({ '/Ff': 1 << 16 })).toEqual([]);
  expect(toggles({ '/FT': '/Tx' })).toEqual([]);
  expect(toggles({ '/AP': { '/N': { '/Yes': '9 0 R' } } })).toEqual([]);
  expect(toggles({ '/F': 2 })).toEqual([]);
});

test('it is said where an annotation stands, and whether it has an appearance of before', () => {
  const own = { '/Subtype': '/Widget', '/FT': '/Tx', '/AP': AP, '/V': 'u:words' };
  const form = { '/NeedAppearances': true };
  const found = bareAnnotations(
    document([{ '/Subtype': '/Ink' }, '5 0 R'], { form, objects: { 'obj:5 0 R': { value: own } } }),
  );
  expect(found.map(({ page, holder, index, anew }) => ({ page, holder, index, anew }))).toEqual([
    { page: 0, holder: '2 0 R', index: 0, anew: false },
    { page: 0, holder: '5 0 R', index: undefined, anew: true },
  ]);
});

test('a field has what fields above it and its form say, where it does not itself', () => {
  const above = { '/FT': '/Tx', '/V': 'u:above', '/DA': 'u:own', '/Q': 1, '/T': 'u:name', '/Parent': '6 0 R' };
  const objects = {
    'obj:5 0 R': { value: above },
    'obj:6 0 R': { value: { '/MaxLen': 4, '/Q': 2, '/Parent': '5 0 R' } },
  };
  const form = { '/DA': 'u:form', '/Q': 3 };
  const [first, second] = bareAnnotations(
    document(
      [
        { '/Subtype': '/Widget', '/Parent': '5 0 R' },
        { '/Subtype': '/Widget', '/FT': '/Tx', '/V': 'u:own' },
      ],
      { form, objects },
    ),
  );
  expect(first?.keys).toMatchObject({ '/FT': '/Tx', '/V': 'u:above', '/DA': 'u:own', '/Q': 1, '/MaxLen': 4 });
  expect(first?.keys).not.toHaveProperty('/T');
  expect(second?.keys).toMatchObject({ '/V': 'u:own', '/DA': 'u:form', '/Q': 3 });
});

import { describe, expect, test } from 'vitest';

import { stripped } from './engine-strip.mts';

const HEAD = { jsonversion: 2, maxobjectid: 9 };

const listed = (objects: object, catalog: object = {}) => ({
  qpdf: [
    HEAD,
    {
      trailer: { value: { '/Root': '1 0 R' } },
      'obj:1 0 R': { value: { '/Type': '/Catalog', ...catalog } },
      ...objects,
    },
  ],
});

/** What is told of one object, and what it becomes. */
const of = (value: object) => {
  const { takenOut, update } = stripped(listed({ 'obj:5 0 R': value }));
  return { takenOut, update };
};

const changedTo = (value: object, objects = 'obj:5 0 R') => ({
  qpdf: [{ ...HEAD, jsonversion: 2 }, { [objects]: value }],
});

test('a document without any of it is left as it is', () => {
  expect(
    stripped(listed({ 'obj:2 0 R': { value: { '/Type': '/Page' } }, 'obj:3 0 R': { stream: { dict: {} } } })),
  ).toEqual({
    madeByForm: false,
    takenOut: [],
    update: undefined,
  });
  expect(stripped(undefined)).toEqual({ madeByForm: false, takenOut: [], update: undefined });
});

describe('an action', () => {
  test.each([
    '/JavaScript',
    '/Launch',
    '/Rendition',
    '/Movie',
    '/Sound',
    '/ImportData',
    '/SubmitForm',
    '/RichMediaExecute',
    '/Trans3D',
  ])('%s is taken out', (kind) => {
    expect(of({ value: { '/A': { '/S': kind, '/F': 'u:x' }, '/Rect': [1] } })).toEqual({
      takenOut: ['scripts'],
      update: changedTo({ value: { '/A': {}, '/Rect': [1] } }),
    });
  });

  test.each(['/GoTo', '/URI', '/Named'])('%s that leads somewhere stays', (kind) => {
    expect(of({ value: { '/A': { '/S': kind } } })).toEqual({ takenOut: [], update: undefined });
  });

  test('with a script is taken out whatever it is called, in lists and streams too', () => {
    expect(of({ value: [{ '/JS': 'u:x' }, 7] }).update).toEqual(changedTo({ value: [{}, 7] }));
    expect(of({ stream: { dict: { '/AA': { '/O': { '/JS': '6 0 R' } }, '/Length': 3 } } })).toEqual({
      takenOut: ['scripts'],
      update: changedTo({ stream: { dict: { '/AA': { '/O': {} }, '/Length': 3 } } }),
    });
  });
});

test.each([
  ['/JavaScript', 'scripts'],
  ['/JS', 'scripts'],
  ['/XFA', 'form-program'],
  ['/EF', 'attachments'],
  ['/EmbeddedFiles', 'attachments'],
  ['/Collection', 'attachments'],
  ['/RichMediaContent', 'media'],
  ['/RichMediaSettings', 'media'],
])('what stands under %s is taken out', (key, kind) => {
  const { takenOut, update } = of({ value: { '/Names': { [key]: '7 0 R', '/Dests': 1 } } });
  expect(takenOut).toEqual([kind]);
  // A dictionary with a script itself is an action, of which nothing stays.
  expect(update).toEqual(changedTo({ value: { '/Names': key === '/JS' ? {} : { '/Dests': 1 } } }));
});

test.each([
  ['/FileAttachment', 'attachments'],
  ['/Screen', 'media'],
  ['/RichMedia', 'media'],
  ['/3D', 'media'],
  ['/Movie', 'media'],
  ['/Sound', 'media'],
])('of an annotation %s stays how it looks', (subtype, kind) => {
  const looks = { '/Type': '/Annot', '/Rect': [0, 0, 9, 9], '/F': 4, '/AP': '8 0 R', '/AS': '/On', '/P': '2 0 R' };
  const more = { '/C': [1], '/CA': 0.5, '/Border': [0], '/BS': {} };
  expect(of({ value: { '/Subtype': subtype, ...looks, ...more, '/FS': '9 0 R', '/Contents': 'u:x' } })).toEqual({
    takenOut: [kind],
    update: changedTo({ value: { ...looks, ...more, '/Subtype': '/Stamp' } }),
  });
});

test('a stream that is a file or plays is no more', () => {
  expect(of({ stream: { dict: { '/Type': '/EmbeddedFile' } } })).toEqual({
    takenOut: ['attachments'],
    update: changedTo({ value: null }),
  });
  expect(of({ stream: { dict: { '/Subtype': '/Sound' } } })).toEqual({
    takenOut: ['media'],
    update: changedTo({ value: null }),
  });
});

test('what is nested deeper than a reader goes is left, and all kinds are told once, in order', () => {
  const deep = (levels: number): object => (levels === 0 ? { '/XFA': 1 } : { '/K': deep(levels - 1) });
  expect(of({ value: deep(100) }).takenOut).toEqual(['form-program']);
  expect(of({ value: deep(101) }).takenOut).toEqual([]);
  expect(of({ value: [{ '/JS': 1 }, { '/EF': 1 }, { '/EF': 2 }] }).takenOut).toEqual(['attachments', 'scripts']);
});

const made = (form: unknown, more: object = {}, objects: object = {}): boolean =>
  stripped(listed(objects, { '/AcroForm': form, ...more })).madeByForm;

describe('pages are made by a form', () => {
  test('where it has a program and no fields, or says that it draws them', () => {
    expect(made({ '/XFA': [] })).toBe(true);
    expect(made({ '/XFA': [], '/Fields': [] })).toBe(true);
    expect(made({ '/XFA': [], '/Fields': ['4 0 R'] }, { '/NeedsRendering': true })).toBe(true);
    expect(
      made('6 0 R', {}, { 'obj:6 0 R': { value: { '/XFA': [], '/Fields': '7 0 R' } }, 'obj:7 0 R': { value: [] } }),
    ).toBe(true);
  });

  test('not where it has fields, or no program', () => {
    expect(made({ '/XFA': [], '/Fields': ['4 0 R'] })).toBe(false);
    expect(made({ '/XFA': [], '/Fields': ['4 0 R'] }, { '/NeedsRendering': false })).toBe(false);
    expect(made({ '/Fields': [] }, { '/NeedsRendering': true })).toBe(false);
    expect(made(undefined)).toBe(false);
  });
});

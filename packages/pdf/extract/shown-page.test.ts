import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';

import { ResidueFreeCopy } from './residue-free-copy.ts';
import { contentOf, pageAsForm, shownPage, uprightMatrix } from './shown-page.ts';
import { asWritten, WrittenObjects } from './written-objects.ts';

let source: PDFDocument;
let objects: WrittenObjects;

beforeAll(async () => {
  source = await PDFDocument.create({ updateMetadata: false });
  objects = new WrittenObjects(source.context);
});

/** A page that has these keys and no others. */
const pageWith = (keys: string) => {
  const page = source.addPage();
  for (const [key] of page.node.entries()) if (key !== PDFName.of('Type')) page.node.delete(key);
  for (const [key, value] of objects.dictionary(`<< ${keys} >>`).entries()) page.node.set(key, value);
  return page;
};
const shown = (keys: string) => {
  const { box, ...others } = shownPage(pageWith(keys));
  return { box: [box.left, box.bottom, box.right, box.top], ...others };
};
const PLAIN = { box: [0, 0, 612, 792], turn: 0, unit: 1, width: 612, height: 792 };

describe('a page is shown', () => {
  test.each([
    ['as letter paper where it has no box', '', PLAIN],
    ['by its media box', '/MediaBox [10 20 110 220]', { ...PLAIN, box: [10, 20, 110, 220], width: 100, height: 200 }],
    [
      'by a box written from any corner',
      '/MediaBox [110 220 10 20]',
      { ...PLAIN, box: [10, 20, 110, 220], width: 100, height: 200 },
    ],
    [
      'by its crop box',
      '/MediaBox [0 0 100 200] /CropBox [10 20 60 120]',
      { ...PLAIN, box: [10, 20, 60, 120], width: 50, height: 100 },
    ],
    [
      'by the part of its crop box on the page',
      '/MediaBox [0 0 100 200] /CropBox [-10 20 60 300]',
      { ...PLAIN, box: [0, 20, 60, 200], width: 60, height: 180 },
    ],
    [
      'whole where the crop box is beside it',
      '/MediaBox [0 0 100 200] /CropBox [100 0 300 200]',
      { ...PLAIN, box: [0, 0, 100, 200], width: 100, height: 200 },
    ],
    [
      'whole where the crop box is above it',
      '/MediaBox [0 0 100 200] /CropBox [0 200 100 300]',
      { ...PLAIN, box: [0, 0, 100, 200], width: 100, height: 200 },
    ],
    [
      'whole where the crop box is none',
      '/MediaBox [0 0 100 200] /CropBox [5 5 5 90]',
      { ...PLAIN, box: [0, 0, 100, 200], width: 100, height: 200 },
    ],
    [
      'whole where the crop box is flat',
      '/MediaBox [0 0 100 200] /CropBox [5 5 90 5]',
      { ...PLAIN, box: [0, 0, 100, 200], width: 100, height: 200 },
    ],
    ['as letter paper where its box is no box', '/MediaBox [0 0 (words) 200]', PLAIN],
    ['as letter paper where its box has no width', '/MediaBox [5 5 5 90]', PLAIN],
    ['as letter paper where its box has no height', '/MediaBox [5 5 90 5]', PLAIN],
    [
      'by a box before the origin',
      '/MediaBox [-110 -220 -10 -20]',
      { ...PLAIN, box: [-110, -220, -10, -20], width: 100, height: 200 },
    ],
    ['as letter paper where its box is too short', '/MediaBox [0 0 100]', PLAIN],
    ['as letter paper where its box is a word', '/MediaBox (words)', PLAIN],
    [
      'turned',
      '/MediaBox [0 0 100 200] /Rotate 90',
      { box: [0, 0, 100, 200], turn: 90, unit: 1, width: 200, height: 100 },
    ],
    [
      'turned back',
      '/MediaBox [0 0 100 200] /Rotate -90',
      { box: [0, 0, 100, 200], turn: 270, unit: 1, width: 200, height: 100 },
    ],
    [
      'turned round and round',
      '/MediaBox [0 0 100 200] /Rotate 540',
      { box: [0, 0, 100, 200], turn: 180, unit: 1, width: 100, height: 200 },
    ],
    [
      'upright where the turn is none',
      '/MediaBox [0 0 100 200] /Rotate 45',
      { ...PLAIN, box: [0, 0, 100, 200], width: 100, height: 200 },
    ],
    [
      'upright where the turn is a word',
      '/MediaBox [0 0 100 200] /Rotate (90)',
      { ...PLAIN, box: [0, 0, 100, 200], width: 100, height: 200 },
    ],
    [
      'in its own unit',
      '/MediaBox [0 0 100 200] /UserUnit 2.5',
      { ...PLAIN, box: [0, 0, 100, 200], unit: 2.5, width: 250, height: 500 },
    ],
    [
      'in points where its unit is none',
      '/MediaBox [0 0 100 200] /UserUnit 0',
      { ...PLAIN, box: [0, 0, 100, 200], width: 100, height: 200 },
    ],
    [
      'in points where its unit is a word',
      '/MediaBox [0 0 100 200] /UserUnit (2)',
      { ...PLAIN, box: [0, 0, 100, 200], width: 100, height: 200 },
    ],
  ])('%s', (_, keys, seen) => {
    expect(shown(keys)).toEqual(seen);
  });

  test('by a box whose numbers stand elsewhere', () => {
    expect(shown(`/MediaBox [0 0 ${objects.ref(objects.object('100'))} 200]`).width).toBe(100);
  });
});

test.each([0, 90, 180, 270])(
  'a page turned by %i degrees is brought upright, its corners to the corners of what is shown',
  (turn) => {
    const page = shownPage(pageWith(`/MediaBox [10 20 110 220] /Rotate ${turn} /UserUnit 2`));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = uprightMatrix(page);
    const { left, bottom, right, top } = page.box;
    const corners = [
      [left, bottom],
      [left, top],
      [right, top],
      [right, bottom],
    ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f]);
    const upright = [
      [0, 0],
      [0, page.height],
      [page.width, page.height],
      [page.width, 0],
    ];
    const steps = turn / 90;
    expect(corners).toEqual([...upright.slice(steps), ...upright.slice(0, steps)]);
  },
);

describe('the content of a page', () => {
  test('is its one stream', () => {
    const stream = objects.stream('', 'q Q');
    const ref = objects.ref(stream);
    for (const contents of [ref, `[${ref}]`]) expect(contentOf(pageWith(`/Contents ${contents}`))).toBe(stream);
  });

  test.each(['[STREAM STREAM]', '[]', '(words)', 'null', '<< >>'])('is none where it is %s', (contents) => {
    const written = contents.replaceAll('STREAM', objects.ref(objects.stream('', 'q Q')));
    expect(contentOf(pageWith(`/Contents ${written}`))).toBeUndefined();
  });
});

const formOf = async (keys: string) => {
  const page = pageWith(keys);
  const target = await PDFDocument.create({ updateMetadata: false });
  const form = pageAsForm(page, shownPage(page), new ResidueFreeCopy(source.context, target.context));
  const group = form?.dict.lookup(PDFName.of('Group'));
  return form && { form: asWritten(form.dict), group: group instanceof PDFDict ? asWritten(group) : undefined };
};
const contents = () => `/Contents ${objects.ref(objects.stream('', '/G gs'))}`;

describe('a page as a form', () => {
  test('has the box that is shown, and the resources that it uses', async () => {
    const keys = `/MediaBox [0 0 100 200] /CropBox [10 20 60 120] ${contents()} /Resources << /ExtGState << /G << /CA 0.5 >> /H << /CA 0.7 >> >> >>`;
    expect((await formOf(keys))?.form).toBe(
      '<< /Filter /FlateDecode /Type /XObject /Subtype /Form /BBox [ 10 20 60 120 ] /Resources << /ExtGState << /G << /CA 0.5 >> >> >> >>',
    );
  });

  test('has no resources where the page has none', async () => {
    expect((await formOf(contents()))?.form).toContain('/Resources << >>');
  });

  test('keeps how its page is blended', async () => {
    const group = objects.object('<< /S /Transparency /I true >>');
    for (const written of [asWritten(group), objects.ref(group)])
      expect((await formOf(`${contents()} /Group ${written}`))?.group).toBe('<< /S /Transparency /I true >>');
    expect((await formOf(`${contents()} /Group (words)`))?.form).not.toContain('Group');
    expect((await formOf(contents()))?.form).not.toContain('Group');
  });

  test('is none without content', async () => {
    expect(await formOf('/MediaBox [0 0 1 1]')).toBeUndefined();
  });
});

import { PDFDocument, PDFName, type PDFDict } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';

import { pagesWith, Unreleasable } from './unreleasable.ts';
import { WrittenObjects } from './written-objects.ts';

type Resources = (font: string, objects: WrittenObjects) => string | undefined;

/** The pages, of one whose resources are given and one with a font of its own, that lead to a font. */
const found = async (resources: Resources): Promise<number[]> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const objects = new WrittenObjects(document.context);
  const font = objects.dictionary('<< /Type /Font >>');
  for (const written of [resources(objects.ref(font), objects), '<< /Font << /F0 << /Type /Font >> >> >>']) {
    const { node } = document.addPage();
    if (written === undefined) node.delete(PDFName.of('Resources'));
    else node.set(PDFName.of('Resources'), objects.object(written));
  }
  return pagesWith(new Set([font]), document);
};

test.each<[string, Resources]>([
  ['its resources', (font) => `<< /Font << /F0 ${font} >> >>`],
  [
    'a form that it paints',
    (font, objects) =>
      `<< /XObject << /X ${objects.ref(objects.stream(`/Resources << /Font << /F0 ${font} >> >>`))} >> >>`,
  ],
  ['names like those of keys that lead back', (font) => `<< /Font << /P ${font} >> >>`],
  ['a list', (font) => `<< /ExtGState << /G << /Font [${font} 12] >> >> >>`],
  [
    'others before it',
    (font, objects) => `<< /A ${objects.ref(objects.object('<< >>'))} /B [1 2] /Font << /F0 ${font} >> /C 5 >>`,
  ],
])('a page leads to a font by %s', async (_, resources) => {
  expect(await found(resources)).toEqual([0]);
});

test.each<[string, Resources]>([
  ['it has no resources', () => undefined],
  ['it has others', () => '<< /Font << /F0 << /Type /Font >> >> >>'],
  ['what it leads to is missing', () => '<< /Font << /F0 99 0 R >> >>'],
  [
    'only another page has it',
    (font, objects) =>
      `<< /XObject << /X << /Parent ${objects.ref(objects.object(`<< /Type /Page /F ${font} >>`))} >> >> >>`,
  ],
])('a page leads to no font where %s', async (_, resources) => {
  expect(await found(resources)).toEqual([]);
});

test('ends on objects that lead to each other', async () => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const loop = context.obj({});
  const ref = context.register(loop);
  loop.set(PDFName.of('Self'), ref);
  document.addPage().node.set(PDFName.of('Resources'), ref);
  expect(pagesWith(new Set([context.obj({})]), document)).toEqual([]);
});

test('a page leads to its own content', async () => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const objects = new WrittenObjects(document.context);
  const content = objects.stream('', 'q Q');
  document.addPage().node.set(PDFName.of('Contents'), objects.object(objects.ref(content)));
  document.addPage();
  expect(pagesWith(new Set([content]), document)).toEqual([0]);
});

test('says what cannot be released, and why', () => {
  const cause = new Error('damaged');
  const fonts = new Set<PDFDict>();
  expect(new Unreleasable(fonts, { cause })).toMatchObject({
    objects: fonts,
    cause,
    message: 'objects that cannot be released',
  });
});

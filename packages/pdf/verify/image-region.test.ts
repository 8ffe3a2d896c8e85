import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { imageRegion } from './image-region.ts';
import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

const IMAGE = { keys: '/Subtype /Image', data: 'x' };
const page = (xobjects = '/Released 5 0 R', box = '/MediaBox [0 0 200 400]') =>
  `<< /Type /Page ${box} /Resources << /XObject << ${xobjects} >> >> /Contents 4 0 R >>`;
const content = (text: string) => ({ keys: '', data: text });
const PAINTED = content('q 100 0 0 300 20 40 cm /Released Do Q');

const region = (bodies: Parameters<typeof plainFile>[0], index = 0) =>
  imageRegion(readObjects(plainFile(['<< /Pages 2 0 R >>', '<< /Kids [3 0 R] >>', ...bodies])), index);

describe('where a page is painted as an image', () => {
  test('is told in parts of its sheet', () => {
    expect(region([page(), PAINTED, IMAGE])).toEqual({ x: 0.1, y: 0.1, width: 0.5, height: 0.75 });
    const deflated = { keys: '/Filter /FlateDecode', data: deflateSync(`0 g\n${PAINTED.data}\nBT ET`) };
    expect(region([page(), deflated, IMAGE])).toEqual({ x: 0.1, y: 0.1, width: 0.5, height: 0.75 });
    expect(region([page(), content('q 100.5 0 0 300 -20 -40.5 cm /Released Do Q'), IMAGE])).toEqual({
      x: -0.1,
      y: -0.101_25,
      width: 0.5025,
      height: 0.75,
    });
  });

  test('counts the scale of the sheet', () => {
    expect(region([page(), content('2 0 0 2 0 0 cm\nq 50 0 0 150 10 20 cm /Released Do Q'), IMAGE])).toEqual({
      x: 0.1,
      y: 0.1,
      width: 0.5,
      height: 0.75,
    });
    expect(region([page(), content('12.5 0 0 12.5 0 0 cm\nq 8 0 0 24 0 0 cm /Released Do Q'), IMAGE])).toEqual({
      x: 0,
      y: 0,
      width: 0.5,
      height: 0.75,
    });
  });

  test.each<[string, Parameters<typeof plainFile>[0]]>([
    ['no page', []],
    ['no box', [page(undefined, ''), PAINTED, IMAGE]],
    ['another image beside it', [page('/Released 5 0 R /Spare 5 0 R'), PAINTED, IMAGE]],
    ['an image of another name', [page('/Other 5 0 R'), PAINTED, IMAGE]],
    ['a form', [page(), PAINTED, { keys: '/Subtype /Form', data: 'x' }]],
    ['no content', [page().replace('/Contents 4 0 R', ''), PAINTED, IMAGE]],
    ['content that is not there', [page().replace('/Contents 4 0 R', '/Contents 9 0 R'), PAINTED, IMAGE]],
  ])('is nowhere with %s', (_, bodies) => {
    expect(region(bodies)).toBeUndefined();
  });

  test('has no extent where the image is not painted so, or where content does not decode', () => {
    for (const bad of [
      content('/Released Do'),
      content('q 100 1 0 300 20 40 cm /Released Do Q'),
      { keys: '/Filter /FlateDecode', data: 'x' },
    ])
      expect(region([page(), bad, IMAGE])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });

  test('is looked for on the page that is asked for', () => {
    expect(region([page(), PAINTED, IMAGE], 1)).toBeUndefined();
  });
});

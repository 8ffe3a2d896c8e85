import { describe, expect, test } from 'vitest';

import { hidings, SECRET } from '../../../test/pdf/adversarial/hidden.ts';
import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import { hiddenWords } from '../hidden-words.ts';
import type { ExtractSource, HiddenDecision, RedactionRect, StoredPdf } from '../types.ts';
import { isPlace, settledHiddenOf } from './settled-hidden.ts';

const specimen = (name: string): Uint8Array => hidings[name]?.().bytes ?? new Uint8Array();

const settled = async (bytes: StoredPdf, hidden?: HiddenDecision[]) => {
  const given: ExtractSource = { id: 'a', bytes, pages: [1], ...(hidden ? { hidden } : {}) };
  const { sources, hidden: found } = await settledHiddenOf([given]);
  return { source: sources[0], ...found[0] };
};

const decisions = async (bytes: StoredPdf, way: HiddenDecision['way']): Promise<HiddenDecision[]> =>
  (await hiddenWords(bytes, [1])).map(({ page, how, x, y, width, height }) => {
    return { page, how, x, y, width, height, way };
  });

const place: HiddenDecision = { page: 1, how: 'tiny', x: 72, y: 600, width: 90, height: 12, way: 'kept' };

test.each([
  [{ x: 72.9 }, true],
  [{ x: 73 }, false],
  [{ y: 599.1 }, true],
  [{ y: 599 }, false],
  [{ width: 91 }, false],
  [{ height: 11 }, false],
  [{ page: 2 }, false],
  [{ how: 'clipped' as const }, false],
])('a place that differs by %j is the same: %s', (change, same) => {
  expect(isPlace(place, { ...place, ...change })).toBe(same);
});

describe('what becomes of the hidden words of a source', () => {
  const white = specimen('white on white');

  test('is not asked where it is not said', async () => {
    const { source, decided, parts, words } = await settled(white);
    expect([source?.bytes, decided, parts?.size, words]).toEqual([white, [], 0, []]);
  });

  test('is that they are taken out, but where they were decided on in their place', async () => {
    const [kept] = await decisions(white, 'kept');
    if (!kept) throw new Error('no place');
    const moved = { ...kept, x: kept.x + 2 };
    expect((await settled(white, [])).decided).toEqual([{ ...kept, way: 'taken-out' }]);
    expect((await settled(white, [moved])).decided).toEqual([{ ...kept, way: 'taken-out' }]);
    const { decided, parts } = await settled(white, [{ ...kept, way: 'lost-in-image' }]);
    expect(decided).toEqual([kept]);
    expect([parts?.get(0)?.out.length, parts?.get(0)?.kept.length]).toEqual([0, 1]);
  });

  test('is that they go with what is taken out of their page in their place', async () => {
    const hidden = await decisions(white, 'kept');
    const ways = async (redaction: Partial<RedactionRect>) => {
      const redactions = [{ page: 1, x: 60, y: 590, width: 300, height: 40, reason: 'R', ...redaction }];
      const { hidden: found } = await settledHiddenOf([{ bytes: white, pages: [1], hidden, redactions }]);
      return found[0]?.decided.map(({ way }) => way);
    };
    expect(await ways({})).toEqual(['taken-out']);
    expect([await ways({ y: 500 }), await ways({ x: 180 }), await ways({ page: 2 })]).toEqual([
      ['kept'],
      ['kept'],
      ['kept'],
    ]);
  });

  test('is never decided of words beside the page', async () => {
    const beside = onePage(`BT /F0 12 Tf 72 600 Td (Plain) Tj ET BT /F0 12 Tf 700 600 Td (${SECRET}) Tj ET`);
    expect((await settled(beside, [])).decided).toEqual([]);
  });

  test('is a redaction under a mark that was not applied, and nothing where they are kept', async () => {
    const marked = specimen('marked to be taken out');
    const out = await settled(marked, []);
    expect(out.source?.redactions).toMatchObject([{ page: 1, reason: 'marked-for-redaction' }]);
    expect(out.parts?.size).toBe(0);
    expect((await settled(marked, await decisions(marked, 'kept'))).source?.redactions).toEqual([]);
  });

  test.each(['prints and does not show', 'shows and does not print', 'neither shows nor prints'])(
    'is that an annotation that %s goes, or is seen from now on',
    async (how) => {
      const bytes = specimen(`an annotation that ${how}`);
      const out = await settled(bytes, []);
      expect(out.words).toEqual([SECRET]);
      const kept = await settled(bytes, await decisions(bytes, 'kept'));
      expect(kept.words).toEqual([]);
      for (const { source } of [out, kept]) expect(await hiddenWords(source?.bytes ?? bytes, [1])).toEqual([]);
    },
  );
});

import type { Cover, Redaction } from '@sequester/model';
import { approve, firstNote, inReview, statusOf } from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  builder,
  firstTherapist,
  officer,
  orderForOne,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { array, assert, double, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { demandAccounted } from './account-for.ts';
import { around } from './black-out.ts';
import { buildRequestExtract } from './build-extract.ts';
import { endingOf } from './ending.ts';
import { getManifest } from './get-manifest.ts';
import { getSelection } from './get-selection.ts';
import type { ExtractSource } from './press-extract.ts';
import type { PageChoice } from './selection.ts';

const place = { page: 1, x: 72, y: 600, width: 90, height: 12 };
const redaction: Redaction = { ...place, reason: 'other-person' };
const sister = { name: 'the sister', how: 'taken-out' as const };

const ordered = async (stores: LiteralStores, redact: string[] = []) => {
  const requestId = await inReview(stores, { ...orderForOne, redact });
  await approve(stores, officer, { requestId, as: 'privacy-officer' });
  return requestId;
};

const choose = async (
  choice: Omit<PageChoice, 'noteId'>,
  { redact = [] as string[], stores = literalStores() } = {},
) => {
  const requestId = await ordered(stores, redact);
  const selection = [{ noteId: firstNote.noteId, ...choice }];
  const shown = await approve(stores, firstTherapist, { requestId, as: 'originator', selection }).catch(
    (error: unknown) => error,
  );
  return { stores, requestId, shown };
};

describe('an originator who takes something out of a note', () => {
  test('says where, and finds it again in the selection', async () => {
    const { stores, requestId } = await choose({ pages: [1, 2], version: 1, redactions: [redaction] });
    expect(statusOf(stores, requestId)).toBe('building');
    const again = await getSelection(stores)(acting(firstTherapist), { requestId });
    expect(again.notes[0]).toMatchObject({ noteId: firstNote.noteId, selected: [1, 2], redactions: [redaction] });
    expect(
      stores.events.find(({ action, subject }) => action === 'disclosure.approved' && subject['as'] === 'originator')
        ?.subject,
    ).toMatchObject({ redactions: 1, namesTakenOut: 0 });
  });

  test.each([
    ['off the page', { redactions: [{ ...redaction, x: 600 }] }, 'body.selection.0.redactions.0', 'outside-page'],
    [
      'above the page',
      { redactions: [redaction, { ...redaction, y: 785 }] },
      'body.selection.0.redactions.1',
      'outside-page',
    ],
    [
      'on a page not selected',
      { redactions: [{ ...redaction, page: 2 }] },
      'body.selection.0.redactions.0',
      'page-not-selected',
    ],
    ['of what is kept, off the page', { kept: [{ ...place, width: 600 }] }, 'body.selection.0.kept.0', 'outside-page'],
    [
      'in a version that is not the newest',
      { version: 2, redactions: [redaction] },
      'body.selection.0.version',
      'not-the-newest',
    ],
    [
      'in a version that is not named',
      { version: undefined, redactions: [redaction] },
      'body.selection.0.version',
      'not-the-newest',
    ],
  ])('is refused a place %s, by path', async (_, marks, path, code) => {
    const { shown, requestId, stores } = await choose({ pages: [1], version: 1, ...marks });
    expect(shown).toMatchObject({ code: 'redaction-misplaced', details: [{ path, code }] });
    expect(stores.grants.size).toBe(0);
    expect(statusOf(stores, requestId)).toBe('in-review');
  });
});

describe('a ceiling that names whom to take out', () => {
  const redact = ['the sister', 'R. Roe'];

  test('is shown to the originator', async () => {
    const stores = literalStores();
    const requestId = await ordered(stores, redact);
    expect(await getSelection(stores)(acting(firstTherapist), { requestId })).toMatchObject({
      content: 'redacted',
      redact,
    });
  });

  test('waits until each of them is taken out of each note, or stated not to occur in it', async () => {
    const { shown, stores } = await choose(
      { pages: 'all', version: 1, redactions: [redaction], names: [sister] },
      { redact },
    );
    expect(shown).toMatchObject({
      code: 'redaction-demanded',
      details: [{ path: 'body.selection.0.names', code: 'not-accounted-for' }],
    });
    expect(JSON.stringify(shown)).not.toMatch(/sister|Roe/);
    expect(stores.grants.size).toBe(0);
  });

  test('does not believe that somebody is taken out where nothing is', async () => {
    const withheld: Redaction = { ...place, reason: 'originator-withholds' };
    const { shown } = await choose(
      { pages: 'all', version: 1, redactions: [withheld], names: [sister, { name: 'r. roe', how: 'does-not-occur' }] },
      { redact },
    );
    expect(shown).toMatchObject({
      code: 'redaction-demanded',
      details: [{ path: 'body.selection.0.names.0', code: 'nothing-taken-out' }],
    });
  });

  test('is met, and what was said of each is on record', async () => {
    const names = [sister, { name: 'r.  ROE', how: 'does-not-occur' as const }];
    const { stores, requestId } = await choose(
      { pages: 'all', version: 1, redactions: [redaction], names },
      { redact },
    );
    expect(statusOf(stores, requestId)).toBe('building');
    const file = stores.files.get(requestId);
    expect(file?.approvals.at(-1)?.selection?.[0]).toMatchObject({ names, redactions: [redaction] });
    expect(JSON.stringify(stores.events)).not.toMatch(/sister|ROE/);
    expect(stores.events.findLast(({ action }) => action === 'disclosure.approved')?.subject).toMatchObject({
      namesTakenOut: 1,
      namesAbsent: 1,
    });
  });
});

describe('parts that alone may leave', () => {
  test('leave the rest of their page black, and other pages whole', async () => {
    const { stores, requestId } = await choose({ pages: [1, 2], version: 1, kept: [place] });
    const sources: ExtractSource[] = [];
    const press = {
      ...stores.press,
      build: async (request: { cover: Cover; sources: ExtractSource[] }) => {
        sources.push(...request.sources);
        return stores.press.build(request);
      },
    };
    await buildRequestExtract({ ...stores, press })(acting(builder), requestId);
    const taken = sources[0]?.redactions ?? [];
    expect(new Set(taken.map(({ page, reason }) => `${page} ${reason}`))).toEqual(new Set(['1 outside-extract']));
    expect(taken.reduce((sum, { width, height }) => sum + width * height, 0)).toBeCloseTo(612 * 792 - 92 * 14);
  });

  const spot = record({
    page: integer({ min: 1, max: 1 }),
    x: double({ min: 0, max: 90, noNaN: true }),
    y: double({ min: 0, max: 90, noNaN: true }),
    width: double({ min: 1, max: 40, noNaN: true }),
    height: double({ min: 1, max: 40, noNaN: true }),
  });

  test('are never touched by what is taken out, and nothing else stays', () => {
    assert(
      property(
        array(spot, { minLength: 1, maxLength: 6 }),
        double({ min: 0, max: 100, noNaN: true }),
        double({ min: 0, max: 100, noNaN: true }),
        (kept, x, y) => {
          const black = around(kept, { page: 1, width: 100, height: 100 }).some(
            (rect) => x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height,
          );
          const open = kept.some(
            (one) => x >= one.x - 1 && x <= one.x + one.width + 1 && y >= one.y - 1 && y <= one.y + one.height + 1,
          );
          const edge = kept.some(
            (one) => [one.x - 1, one.x + one.width + 1].includes(x) || [one.y - 1, one.y + one.height + 1].includes(y),
          );
          expect(black).toBe(edge ? black : !open && x > 0 && y > 0 && x < 100 && y < 100);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a ceiling of parts of notes', () => {
  const ceiling = { minimumNecessary: false, scope: { note_ids: [firstNote.noteId], content: 'extract' as const } };
  const { sizes: _, hidden: __, ...pinned } = firstNote;

  test('named by elements takes no page of a note', () => {
    const named = { ...ceiling, scope: { ...ceiling.scope, elements: ['start_stop_times' as const] } };
    const refusal = {
      code: 'redaction-demanded',
      details: [{ path: 'body.selection.0.pages', code: 'named-elements-only' }],
    };
    expect(() => demandAccounted(named, [{ ...pinned, selected: [1] }], false)).toThrow(
      expect.objectContaining(refusal),
    );
  });

  test.each([
    { ...ceiling, minimumNecessary: true },
    { ...ceiling, scope: { ...ceiling.scope, content: 'minimum_necessary' as const } },
  ])('of the minimum necessary wants it stated that no more is selected', (necessary) => {
    const note = { ...pinned, selected: [1] };
    expect(() => demandAccounted(necessary, [note], false)).toThrow(
      expect.objectContaining({ code: 'necessity-not-stated' }),
    );
    expect(() => demandAccounted(necessary, [note], true)).not.toThrow();
    expect(() => demandAccounted(necessary, [], false)).not.toThrow();
  });
});

describe('what an extract can be built from again', () => {
  test('is kept with the request in the act that makes it ready: versions by digest, pages, rectangles, cover, result', async () => {
    const { stores, requestId } = await choose({ pages: [1], version: 1, redactions: [redaction] });
    await buildRequestExtract(stores)(acting(builder), requestId);
    const { extract } = stores.files.get(requestId)?.request ?? {};
    const { manifest } = await getManifest(stores)(acting(officer), { requestId });
    expect(manifest).toMatchObject({
      sha256: extract?.sha256,
      sources: [{ id: firstNote.noteId, sha256: firstNote.sha256, pages: [1], redactions: [redaction] }],
    });
    expect(manifest.cover.items).toHaveLength(1);
    expect(stores.events.at(-1)).toMatchObject({
      action: 'manifest.read',
      subject: { requestId, sha256: extract?.sha256 },
    });
  });

  test('quotes no words of a note: a manifest that does is not kept, and nothing is ready', async () => {
    const { stores, requestId } = await choose({ pages: [1], version: 1 });
    const quoting = async (request: { cover: Cover; sources: ExtractSource[] }) => {
      const made = await stores.press.build(request);
      return {
        ...made,
        manifest: {
          ...made.manifest,
          sources: [
            {
              id: 'a',
              sha256: made.sha256,
              pages: [1],
              redactions: [{ page: 1, passage: 'her sister', reason: 'other-person' }],
            },
          ],
        },
      };
    };
    await expect(
      buildRequestExtract({ ...stores, press: { ...stores.press, build: quoting } })(acting(builder), requestId),
    ).rejects.toThrow('passage');
    expect(stores.files.get(requestId)?.request.status).toBe('building');
    await expect(getManifest(stores)(acting(officer), { requestId })).rejects.toMatchObject({ code: 'request-state' });
  });
});

describe('a build whose redaction cannot be made', () => {
  test('is refused with a code, stores nothing and leaves no grant', async () => {
    const { stores, requestId } = await choose({ pages: [1], version: 1, redactions: [redaction] });
    const press = { ...stores.press, sizes: async () => [{ width: 100, height: 100 }] };
    await buildRequestExtract({ ...stores, press })(acting(builder), requestId);
    expect(stores.files.get(requestId)?.request).toMatchObject({
      status: 'refused',
      endedBecause: 'redaction-outside-page',
    });
    expect([stores.extracts.size, stores.grants.size]).toEqual([0, 0]);
    expect(endingOf({ endedBecause: 'redaction-outside-page' })?.text).toContain('locate it again');
  });

  test('and one that does not verify alike, with the codes of its findings on record and no more', async () => {
    const { stores, requestId } = await choose({ pages: [1], version: 1, redactions: [redaction] });
    stores.findings.push({ code: 'redacted-text' }, { code: 'foreign-bytes' }, { code: 'redacted-text' });
    await buildRequestExtract(stores)(acting(builder), requestId);
    expect(stores.files.get(requestId)?.request).toMatchObject({ status: 'refused', endedBecause: 'redacted-text' });
    expect(stores.extracts.size).toBe(0);
    expect(stores.events.find(({ action }) => action === 'disclosure.build-refused')?.subject).toMatchObject({
      codes: ['redacted-text', 'foreign-bytes'],
    });
  });
});

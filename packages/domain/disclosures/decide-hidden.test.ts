import type { Artifact, GroundAsserted } from '@sequester/law';
import type { HiddenChoice, HiddenPlace } from '@sequester/model';
import {
  approve,
  build,
  documented,
  firstNote,
  inReview,
  received,
  statusOf,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  authorization,
  builder,
  firstTherapist,
  notes,
  officer,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { buildRequestExtract } from './build-extract.ts';
import { getManifest } from './get-manifest.ts';
import { getSelection } from './get-selection.ts';
import type { ExtractPress } from './press-extract.ts';
import type { PageChoice } from './selection.ts';

const box: HiddenPlace = { page: 1, how: 'failed-redaction', x: 72, y: 600, width: 90, height: 12 };
const white: HiddenPlace = { page: 2, how: 'same-colour', x: 72, y: 500, width: 40, height: 12 };
const kept = (place: HiddenPlace): HiddenChoice => ({ ...place, way: 'kept' });
const out = (place: HiddenPlace): HiddenChoice => ({ ...place, way: 'taken-out' });

const withHidden = (places: HiddenPlace[] | undefined): LiteralStores => {
  const [first, ...others] = notes;
  return literalStores({ notes: [{ ...first, ...(places === undefined ? {} : { hidden: places }) }, ...others] });
};

/** A request on a ground, approved by the officer, with what its originator chooses of the first note. */
const chosen = async (
  stores: LiteralStores,
  choice: Omit<PageChoice, 'noteId'>,
  paper?: { groundAsserted: GroundAsserted; artifact: Artifact },
) => {
  const requestId = paper ? await received(stores, { groundAsserted: paper.groundAsserted }) : await inReview(stores);
  if (paper) await documented(stores, requestId, paper.artifact);
  await approve(stores, officer, { requestId, as: 'privacy-officer' }).catch(() => undefined);
  const selection = [{ noteId: firstNote.noteId, ...choice }];
  const shown = await approve(stores, firstTherapist, { requestId, as: 'originator', selection }).catch(
    (error: unknown) => error,
  );
  return { requestId, shown };
};

const byAuthorization = { groundAsserted: 'authorization' as const, artifact: authorization };

const selectionIn = (stores: LiteralStores, requestId: string) =>
  [...stores.files.values()].find(({ request }) => request.requestId === requestId)?.approvals.at(-1)?.selection?.[0];

const manifestOf = async (stores: LiteralStores, requestId: Parameters<typeof build>[1]) => {
  await build(stores, requestId);
  return (await getManifest(stores)(acting(officer), { requestId })).manifest.sources[0];
};

describe('under an order, words that cannot be seen (45 CFR 164.512(e)(1)(i))', () => {
  test('wait until each of them on the selected pages is decided, and are named by place, never by word', async () => {
    const stores = withHidden([box, white]);
    const { shown, requestId } = await chosen(stores, { pages: [1, 2], version: 1, hidden: [out(box)] });
    expect(shown).toMatchObject({
      code: 'hidden-words-undecided',
      details: [
        { path: 'body.selection.0.hidden', code: 'not-decided', text: expect.stringMatching(/^Page 2 .*same-colour/) },
      ],
    });
    expect([statusOf(stores, requestId), stores.grants.size]).toEqual(['in-review', 0]);
    const all = await chosen(stores, { pages: 'all' });
    expect(all.shown).toMatchObject({ code: 'hidden-words-undecided', details: [{}, {}] });
  });

  test('go the way that was decided, and the manifest says which', async () => {
    const stores = withHidden([box, white]);
    const hidden = [out(box), kept(white)];
    const { requestId } = await chosen(stores, { pages: [1, 2], version: 1, hidden });
    expect(selectionIn(stores, requestId)?.hidden).toEqual(hidden);
    expect(stores.events.findLast(({ action }) => action === 'disclosure.approved')?.subject).toMatchObject({
      hiddenTakenOut: 1,
      hiddenKept: 1,
    });
    const source = await manifestOf(stores, requestId);
    expect(source?.hidden).toEqual(hidden);
    const { withheld } = await coverOf(stores, requestId);
    expect(withheld.join(' ')).toMatch(/were taken out\. .*were left as they are\./);
  });

  test('on other pages of the note wait for nobody', async () => {
    const stores = withHidden([white]);
    const { requestId } = await chosen(stores, { pages: [1] });
    expect(statusOf(stores, requestId)).toBe('building');
    expect(selectionIn(stores, requestId)?.hidden).toEqual([]);
    expect(await manifestOf(stores, requestId)).not.toHaveProperty('hidden');
  });

  test('that were found only when the extract was built end it, and nothing is stored', async () => {
    const stores = withHidden(undefined);
    const { requestId } = await chosen(stores, { pages: [1] });
    await buildFinding(stores, requestId, [out(box)]);
    expect(stores.files.get(requestId)?.request).toMatchObject({
      status: 'refused',
      endedBecause: 'hidden-words-undecided',
    });
    expect(stores.extracts.size).toBe(0);
  });

  test.each([
    ['are lost in the image that their page became', [{ ...box, way: 'lost-in-image' }]],
    ['are not found where they were', [out(white)]],
  ])('that were to be kept and %s end the build', async (_, found) => {
    const stores = withHidden([box]);
    const { requestId } = await chosen(stores, { pages: [1, 2], version: 1, hidden: [kept(box)] });
    await buildFinding(stores, requestId, found);
    expect(stores.files.get(requestId)?.request).toMatchObject({ status: 'refused' });
    expect(stores.files.get(requestId)?.request.endedBecause).toMatch(/^hidden-words-(lost|undecided)$/);
  });
});

/** Builds with a press that finds these places. */
const buildFinding = async (
  stores: LiteralStores,
  requestId: Parameters<typeof build>[1],
  found: (HiddenPlace & { way: string })[],
): Promise<void> => {
  const { press } = stores;
  const finding: ExtractPress = {
    ...press,
    build: async (request) => {
      const made = await press.build(request);
      const sources = made.manifest.sources.map((source) => ({ ...source, hidden: found }));
      return { ...made, manifest: { ...made.manifest, sources } };
    },
  };
  await buildRequestExtract({ ...stores, press: finding })(acting(builder), requestId);
};

const coverOf = async (stores: LiteralStores, requestId: Parameters<typeof build>[1]) =>
  (await getManifest(stores)(acting(officer), { requestId })).manifest.cover;

describe('under an authorization (45 CFR 164.508), words that cannot be seen', () => {
  test('stay out unless they are chosen', async () => {
    const stores = withHidden([box, white]);
    const { requestId } = await chosen(stores, { pages: [1, 2] }, byAuthorization);
    expect(selectionIn(stores, requestId)?.hidden).toEqual([out(box), out(white)]);
    expect((await manifestOf(stores, requestId))?.hidden).toEqual([out(box), out(white)]);
  });

  test('are in where they are chosen, each by itself', async () => {
    const stores = withHidden([box, white]);
    const { requestId } = await chosen(stores, { pages: [1, 2], version: 1, hidden: [kept(white)] }, byAuthorization);
    expect((await manifestOf(stores, requestId))?.hidden).toEqual([out(box), kept(white)]);
  });

  test('of which the index does not know are taken out as well', async () => {
    const stores = withHidden(undefined);
    const { requestId } = await chosen(stores, { pages: [1] }, byAuthorization);
    expect(selectionIn(stores, requestId)).not.toHaveProperty('hidden');
    await buildFinding(stores, requestId, [out(box)]);
    expect(statusOf(stores, requestId)).toBe('ready');
  });
});

describe('a decision on words that cannot be seen', () => {
  test.each([
    [
      'on a page that was not chosen',
      { pages: [1], version: 1, hidden: [out(white)] },
      'hidden.0',
      'page-not-selected',
    ],
    ['where there are none', { pages: [1], version: 1, hidden: [out({ ...box, x: 90 })] }, 'hidden.0', 'no-such-place'],
    [
      'of another kind than they are',
      { pages: [1], version: 1, hidden: [out({ ...box, how: 'tiny' as const })] },
      'hidden.0',
      'no-such-place',
    ],
    ['in a version that is not named', { pages: [1], hidden: [out(box)] }, 'version', 'not-the-newest'],
  ])('%s is refused, by path', async (_, choice, path, code) => {
    const { shown } = await chosen(withHidden([box, white]), { ...choice, pages: [...choice.pages] });
    expect(shown).toMatchObject({
      code: 'redaction-misplaced',
      details: [{ path: `body.selection.0.${path}`, code }],
    });
  });

  test('is asked for in the selection, and found there again', async () => {
    const stores = withHidden([box, white]);
    const { requestId } = await chosen(stores, { pages: [1], version: 1, hidden: [kept(box)] });
    const shown = await getSelection(stores)(acting(firstTherapist), { requestId });
    expect(shown.hiddenWords).toBe('each-decided');
    expect(shown.notes[0]?.hidden).toEqual([kept(box), white]);
    const other = withHidden([box]);
    const authorized = await chosen(other, { pages: [1] }, byAuthorization);
    const again = await getSelection(other)(acting(firstTherapist), { requestId: authorized.requestId });
    expect([again.hiddenWords, again.notes[0]?.hidden]).toEqual(['out-unless-chosen', [out(box)]]);
  });
});

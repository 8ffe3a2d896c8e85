import {
  ArtifactId,
  ArtifactUpload,
  DisclosureId,
  type DisclosureLogEntry,
  type DisclosureRequest,
  plusSeconds,
  RequestId,
  UploadId,
} from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { decided } from '@sequester/testing/release/example-link';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, freshPatientId, traceOf } from './acting.ts';
import { decisionOf, nextOf, received, requestOf, withPatient } from './requests.ts';
import { eventsOf, worlds } from './worlds.ts';

const entryOf = ({ practiceId, patientId, requestId }: DisclosureRequest, at = now): DisclosureLogEntry => ({
  disclosureId: DisclosureId.parse(freshId('disclosure')),
  practiceId,
  patientId,
  requestId,
  decisionId: decided.decisionId,
  at,
  ground: 'court_order',
  recipient: { name: 'Invented' },
  description: 'Invented',
  purpose: 'Invented',
  pages: 1,
  accounting: true,
});

describe.each(worlds)('a disclosure store %s', (_, open) => {
  const world = open();

  test('reads a request as it was received, and as it was changed, its decisions in their order', async () => {
    const { context, request, decision } = await received(world);
    const found = await world.disclosures.find(context, request.requestId);
    expect(found).toMatchObject({ request, artifacts: [], approvals: [], links: [] });
    expect(found?.decisions).toEqual([decision]);
    const second = decisionOf(request, plusSeconds(now, 60));
    const change = nextOf(request, { decision: second });
    await world.disclosures.change(context, change, traceOf(context));
    const changed = await world.disclosures.find(context, request.requestId);
    expect(changed?.request).toEqual(change.after);
    expect(changed?.decisions).toEqual([decision, second]);
  });

  test('refuses a change of what was changed meanwhile or is in another state, without a trace', async () => {
    const { context, request } = await received(world);
    const stale = traceOf(context);
    const { disclosures } = world;
    await disclosures.change(context, nextOf(request), traceOf(context));
    const current = { ...request, revision: 2 };
    for (const late of [
      nextOf(request),
      nextOf(current, { from: ['building'] }),
      nextOf({ ...current, requestId: RequestId.parse(freshId('request')) }),
    ])
      await expect(disclosures.change(context, late, stale)).rejects.toMatchObject({ code: 'stale' });

    expect(await disclosures.find(context, request.requestId)).toMatchObject({ request: current });
    expect(await eventsOf(world, context)).not.toContain(stale.event.id);
  });

  test('finds nothing of another practice, and refuses a request about nobody of it', async () => {
    const { context, request } = await received(world);
    const { disclosures } = world;
    await disclosures.change(context, nextOf(request, { entry: entryOf(request) }), traceOf(context));
    const elsewhere = contextOf();
    expect(await disclosures.find(elsewhere, request.requestId)).toBeUndefined();
    expect(await disclosures.list(elsewhere, {})).toEqual({ requests: [] });
    expect(await disclosures.log(elsewhere, request.patientId)).toEqual([]);
    expect(await disclosures.manifest(elsewhere, request.requestId)).toBeUndefined();
    const strange = requestOf(elsewhere, request.patientId);
    await expect(
      disclosures.receive(elsewhere, { request: strange, decision: decisionOf(strange) }, traceOf(elsewhere)),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await eventsOf(world, elsewhere)).toEqual([]);
  });

  test('lists every request once, the newest first, page after page', async () => {
    const { context, patientId } = await withPatient(world);
    const requests = Array.from({ length: 60 }, (_none, index) =>
      requestOf(context, patientId, plusSeconds(now, index)),
    );
    for (const request of requests)
      await world.disclosures.receive(context, { request, decision: decisionOf(request) }, traceOf(context));

    const first = await world.disclosures.list(context, {});
    const second = await world.disclosures.list(context, { cursor: first.cursor });
    expect([first.requests.length, second.cursor]).toEqual([50, undefined]);
    expect([...first.requests, ...second.requests].map(({ requestId }) => requestId)).toEqual(
      requests.map(({ requestId }) => requestId).toReversed(),
    );
    await expect(world.disclosures.list(context, { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });

  test('records one paper with an upload', async () => {
    const { context, request } = await received(world);
    const { disclosures } = world;
    const { practiceId, requestId } = request;
    const uploadId = UploadId.parse(freshId('upload'));
    const upload = ArtifactUpload.parse({ uploadId, practiceId, requestId, bytes: 9, sha256: 'ab', begunAt: now });
    await disclosures.beginUpload(context, upload, traceOf(context));
    expect(await disclosures.findUpload(context, requestId, uploadId)).toEqual(upload);
    expect(await disclosures.findUpload(contextOf(), requestId, uploadId)).toBeUndefined();
    expect(await disclosures.findUpload(context, RequestId.parse(freshId('request')), uploadId)).toBeUndefined();
    const artifactId = ArtifactId.parse(freshId('artifact'));
    const first = nextOf(request, { usedUpload: { uploadId, artifactId } });
    await disclosures.change(context, first, traceOf(context));
    expect(await disclosures.findUpload(context, requestId, uploadId)).toEqual({ ...upload, artifactId });
    const second = nextOf(first.after, { usedUpload: { uploadId, artifactId } });
    await expect(disclosures.change(context, second, traceOf(context))).rejects.toMatchObject({ code: 'upload-used' });
  });

  test('keeps the last mark of progress', async () => {
    const { context, request } = await received(world);
    const { practiceId, requestId } = request;
    const mark = {
      practiceId,
      requestId,
      step: 'assembling' as const,
      done: 0,
      of: 1,
      at: now,
      round: 1,
      begun: 1,
      failed: 0,
    };
    await world.disclosures.markProgress(context, mark);
    await world.disclosures.markProgress(context, { ...mark, done: 1 });
    expect((await world.disclosures.find(context, requestId))?.progress).toEqual({ ...mark, done: 1 });
  });

  test("logs a patient's disclosures with the change that makes them, the oldest first", async () => {
    const { context, request } = await received(world);
    const { disclosures } = world;
    const [later, earlier] = [entryOf(request, plusSeconds(now, 60)), entryOf(request)];
    const first = nextOf(request, { entry: later });
    await disclosures.change(context, first, traceOf(context));
    await disclosures.change(context, nextOf(first.after, { entry: earlier }), traceOf(context));
    expect(await disclosures.log(context, request.patientId)).toEqual([earlier, later]);
    expect(await disclosures.log(context, freshPatientId())).toEqual([]);
  });

  test('writes trace, change and answer of an attempt together, once', async () => {
    const { context: plain, request } = await received(world);
    const context = attempted(plain);
    const trace = traceOf(context, 'request.withdrawn', { done: true });
    const change = nextOf(request);
    await world.disclosures.change(context, change, trace);
    expect(await world.attempts.find(context)).toMatchObject({ answer: { done: true } });
    expect(await eventsOf(world, context)).toContain(trace.event.id);
    await expect(world.disclosures.change(context, nextOf(change.after), traceOf(context))).rejects.toMatchObject({
      name: 'AlreadyAttempted',
    });
    expect((await world.disclosures.find(context, request.requestId))?.request.revision).toBe(2);
  });
});

import {
  CalendarDate,
  documentKind,
  type IdKind,
  idPrefixes,
  JobId,
  type PatientId,
  type UploadId,
} from '@sequester/model';
import { callBy, demographics, therapistId } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { literalDocumentPress, literalDocuments } from '@sequester/testing/chart/literal-documents';
import { literalLog } from '@sequester/testing/literal-log';
import { Crash, Steps } from '@sequester/testing/steps';
import { describe, expect, test } from 'vitest';

import { admitPatient } from '../patients/admit-patient.ts';
import { sha256Hex } from '../sha256.ts';
import { beginDocumentUpload } from './begin-document-upload.ts';
import { completeDocumentUpload } from './complete-document-upload.ts';
import { failDocument, fileDocument } from './file-document.ts';
import { openDocument } from './open-document.ts';

const pdf = new TextEncoder().encode('%PDF of an invented report');
const about = {
  title: 'Invented report',
  category: 'outside-record' as const,
  dated: CalendarDate.parse('2026-01-15'),
};

const opened = async (file: Uint8Array = pdf, announced: Uint8Array = file) => {
  const log = literalLog();
  const charts = literalChart(log);
  const steps = new Steps();
  const stores = { ...charts, ...literalDocuments(log, charts.charts, steps), documentPress: literalDocumentPress };
  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  const sent = { ...about, patientId, bytes: announced.length, sha256: sha256Hex(announced) };
  const { uploadId } = await beginDocumentUpload(stores)(callBy(), sent);
  stores.arriving.set(uploadId, file);
  const { job } = await completeDocumentUpload(stores)(callBy(), { patientId, uploadId });
  /** Ids follow from the job, so that another try makes the same. */
  const context = { ...callBy(), newId: (kind: IdKind) => `${idPrefixes[kind]}_${'d'.repeat(26)}` };
  const work = () => fileDocument(stores)(context, { patientId, uploadId, jobId: JobId.parse(job?.jobId) });
  return { stores, steps, patientId, uploadId, context, work };
};

type Opened = Awaited<ReturnType<typeof opened>>;

const documentsOf = ({ stores, context, patientId }: Pick<Opened, 'stores' | 'context' | 'patientId'>) =>
  stores.charts.entries(context, { patientId, kinds: ['document'], draftsOf: [] });

const nameOf = ({ patientId, uploadId }: { patientId: PatientId; uploadId: UploadId }) => ({ patientId, uploadId });

describe('a document that arrived', () => {
  test('is filed with what was said of it, what was taken out and where words are hidden, and its file is gone', async () => {
    const world = await opened();
    expect(await world.work()).toBe('done');
    const { entries } = await documentsOf(world);
    expect(entries).toMatchObject([{ kind: 'document', on: about.dated, authorId: therapistId }]);
    const id = documentKind.id.parse(entries[0]?.entryId);
    const document = await world.stores.charts.entry(world.context, { kind: documentKind, ...nameOf(world), id });
    expect(document).toMatchObject({ ...about, pages: 3, takenOut: ['scripts'], hiddenPages: [2] });
    expect(world.stores.arriving.size).toBe(0);
    const { url } = await openDocument(world.stores)(callBy(), { patientId: world.patientId, documentId: id });
    expect(url).toContain('seconds=60');
  });

  test.each(['before', 'after'] as const)('and was cut short %s any step ends in one document', async (when) => {
    for (let step = 1; step <= 7; step += 1) {
      const world = await opened();
      world.steps.crashAt(step, when);
      await world.work().catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      world.steps.crashAt(undefined);
      expect(await world.work()).toBe('done');
      expect(world.stores.arriving.size, `step ${step}`).toBe(0);
      expect(world.stores.objects.size).toBe(1);
    }
  });

  test('and is no PDF is refused with the reason, which a second completion repeats', async () => {
    const world = await opened(new TextEncoder().encode('words'));
    expect(await world.work()).toBe('failed');
    expect((await documentsOf(world)).entries).toEqual([]);
    await expect(completeDocumentUpload(world.stores)(callBy(), nameOf(world))).rejects.toMatchObject({
      code: 'pdf-refused',
      details: [{ path: 'file', code: 'not-a-pdf' }],
    });
  });

  test('and is another file than was announced is refused', async () => {
    const world = await opened(pdf, new TextEncoder().encode('%PDF of another'));
    expect(await world.work()).toBe('failed');
    await expect(completeDocumentUpload(world.stores)(callBy(), nameOf(world))).rejects.toMatchObject({
      code: 'digest-mismatch',
    });
  });

  test('is left alone by a job that is not the last one', async () => {
    const world = await opened();
    const jobId = JobId.parse(`job_${'z'.repeat(26)}`);
    expect(await fileDocument(world.stores)(world.context, { ...nameOf(world), jobId })).toBeUndefined();
    await failDocument(world.stores)(world.context, { ...nameOf(world), jobId, failure: 'given-up' });
    expect(world.stores.jobs.get(world.uploadId)?.state).toBe('waiting');
  });

  test('begins again where its job was given up', async () => {
    const world = await opened();
    const { jobId = '' } = world.stores.jobs.get(world.uploadId) ?? {};
    await failDocument(world.stores)(world.context, {
      ...nameOf(world),
      jobId: JobId.parse(jobId),
      failure: 'given-up',
    });
    const { job } = await completeDocumentUpload(world.stores)(callBy(), nameOf(world));
    expect(job?.state).toBe('waiting');
    expect(job?.jobId).not.toBe(jobId);
  });
});

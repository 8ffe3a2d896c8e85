import { createHash } from 'node:crypto';

import { AwsSession } from '@sequester/aws';
import {
  DynamoAccessHolds,
  DynamoAttemptStore,
  DynamoAuditStore,
  DynamoChainStore,
  DynamoChartStore,
  DynamoPatientStore,
  DynamoPrivacyNoticeStore,
  DynamoColleagues,
  DynamoDeadlineStore,
  DynamoDisclosureStore,
  DynamoDocumentUploadStore,
  DynamoDoorCounts,
  DynamoDraftIndex,
  DynamoMemberDirectory,
  DynamoNoteDraftStore,
  DynamoNoteIndex,
  DynamoNoteStore,
  DynamoNoticeStore,
  DynamoOfferStore,
  DynamoOwnDemographics,
  DynamoPatientRequestStore,
  DynamoPersonStore,
  DynamoPracticeStore,
  DynamoReleaseStore,
  DynamoRequestRecords,
  DynamoSessionStore,
  DynamoTraceStore,
  keyOf,
  putItem,
} from '@sequester/store';
import { decided } from '@sequester/testing/release/example-link';
import { inject } from 'vitest';

import { traceOf } from './acting.ts';
import type { World } from './world.ts';

const { endpoint, tables, credentials } = inject('laptop');

/** The stores that are deployed, over the tables of the laptop cloud. */
export const dynamoWorld = (): World => {
  process.env['AWS_ENDPOINT_URL'] = endpoint;
  const session = new AwsSession(credentials);
  const disclosures = new DynamoDisclosureStore(session, tables);
  /** Requests whose patients are on no chart. */
  const { chart: _chart, ...withoutChart } = tables;
  const unchecked = new DynamoDisclosureStore(session, withoutChart);
  return {
    traces: new DynamoTraceStore(session, tables),
    attempts: new DynamoAttemptStore(session, tables),
    audit: new DynamoAuditStore(session, tables.audit),
    chain: new DynamoChainStore(session, tables.audit),
    charts: new DynamoChartStore(session, tables),
    patients: new DynamoPatientStore(session, tables),
    privacyNotices: new DynamoPrivacyNoticeStore(session, tables),
    accessHolds: new DynamoAccessHolds(session, tables),
    patientRequests: new DynamoPatientRequestStore(session, tables),
    sessions: new DynamoSessionStore(session, tables),
    ownDemographics: new DynamoOwnDemographics(session, tables.chart),
    documentUploads: new DynamoDocumentUploadStore(session, tables),
    notes: new DynamoNoteStore(session, tables),
    drafts: new DynamoNoteDraftStore(session, tables),
    noteIndex: {
      ofPatient: (context, patientId) => new DynamoNoteIndex(session, tables.notes).ofPatient(context, patientId),
      drafts: (context, patientId) =>
        new DynamoDraftIndex(async () => session, tables.notes).drafts(context, patientId),
    },
    records: new DynamoRequestRecords(session, tables),
    practices: new DynamoPracticeStore(session, tables),
    directory: new DynamoMemberDirectory(session, tables.practices),
    colleagues: new DynamoColleagues(session, tables.practices),
    persons: new DynamoPersonStore(async () => session, tables),
    founded: async (practice, members) => {
      await putItem(session, tables.practices, { ...keyOf('profile', practice), ...practice });
      for (const member of members) await putItem(session, tables.practices, { ...keyOf('member', member), ...member });
    },
    notices: new DynamoNoticeStore(session, tables),
    deadlines: new DynamoDeadlineStore(session, tables.disclosures),
    doorCounts: new DynamoDoorCounts(session, tables.idempotency, async (counted) =>
      createHash('sha256').update(counted).digest('hex'),
    ),
    disclosures,
    offers: new DynamoOfferStore(session, tables),
    releasesOf: async (context, { door: _door, ...issued }, request) => {
      const before = { ...request, revision: request.revision - 1 };
      const decision = { ...decided, practiceId: context.practiceId, requestId: request.requestId };
      await unchecked.receive(context, { request: before, decision }, traceOf(context));
      await unchecked.change(context, { from: [request.status], before, after: request, issued }, traceOf(context));
      return new DynamoReleaseStore(session, tables, disclosures);
    },
  };
};

export { DynamoAttemptStore, DynamoTraceStore } from './attempts.ts';
export {
  absent,
  atRevisionBefore,
  transact,
  UnnamedCondition,
  writeAll,
  type TraceTables,
  type Write,
} from './transact.ts';
export { putItem, queryAll, queryPage, type Condition, type Query } from './dynamo.ts';
export { getItem, type Item } from './get-item.ts';
export { DynamoPatientRequestStore } from './dynamo-patient-requests.ts';
export { DynamoOwnDisclosures } from './dynamo-own-disclosures.ts';
export { DynamoOwnRequests } from './dynamo-own-requests.ts';
export { DynamoOwnDemographics } from './dynamo-own-demographics.ts';
export { DynamoOfferStore } from './dynamo-offer-store.ts';
export { keyOf, type Key } from './keys.ts';
export { cursorOf, sortKeyOf } from './cursor.ts';
export { DynamoDraftIndex } from './dynamo-draft-index.ts';
export { DynamoNoteDraftStore } from './dynamo-note-draft-store.ts';
export { DynamoNoteNames } from './dynamo-note-names.ts';
export { DynamoNoteStore, type NoteTables } from './dynamo-note-store.ts';
export { DynamoOriginatorKeyStore } from './dynamo-originator-keys.ts';
export { DynamoDoorCounts } from './dynamo-door-counts.ts';
export { DynamoPatientDirectory } from './dynamo-patient-directory.ts';
export { DynamoReleaseStore, findLinkPointer, findStatusPointer, type ReleaseTables } from './dynamo-release-store.ts';
export { DynamoMembershipRows, type OpenSession } from './dynamo-membership-rows.ts';
export { DynamoPersonStore } from './dynamo-person-store.ts';
export { DynamoPracticeStore, type PracticeTables } from './dynamo-practice-store.ts';
export { DynamoMemberDirectory } from './dynamo-member-directory.ts';
export { DynamoColleagues } from './dynamo-colleagues.ts';
export { DynamoDeadlineStore, DynamoNoticeStore, type NoticeTables } from './dynamo-notice-store.ts';
export { DynamoDisclosureStore, type DisclosureTables } from './dynamo-disclosure-store.ts';
export { DynamoNoteIndex, DynamoRequestRecords } from './dynamo-request-records.ts';
export { DynamoAccessHolds } from './dynamo-access-holds.ts';
export { entryRow, indexRows } from './chart-rows.ts';
export { demographicsRow, patientIndexRows } from './patient-rows.ts';
export { DynamoChartRecords } from './dynamo-chart-records.ts';
export { DynamoChartStore, type ChartTables } from './dynamo-chart-store.ts';
export { DynamoClinicians } from './dynamo-clinicians.ts';
export { DynamoPatientStore } from './dynamo-patient-store.ts';
export { DynamoPrivacyNoticeStore } from './dynamo-privacy-notice-store.ts';
export { DynamoDocumentUploadStore } from './dynamo-document-uploads.ts';
export { DynamoPracticeKeyStore } from './dynamo-practice-keys.ts';
export { DynamoSessionStore } from './dynamo-session-store.ts';
export { DynamoAuditStore } from './dynamo-audit-store.ts';
export { recordOf } from './record-of.ts';
export { DynamoChainStore } from './dynamo-chain-store.ts';

export * from './accounts/person.ts';
export * from './accounts/sub.ts';
export * from './actor.ts';
export * from './audit/audit-event.ts';
export * from './authorizations/offer.ts';
export * from './chart/entries.ts';
export { EditingSpell } from './chart/entry.ts';
export * from './chart/header.ts';
export * from './chart/kind.ts';
export * from './chart/kinds/index.ts';
export * from './chart/note-formats.ts';
export * from './chart/patient.ts';
export * from './chart/session-of-note.ts';
export * from './disclosures/artifact.ts';
export * from './disclosures/author.ts';
export * from './disclosures/decision.ts';
export * from './disclosures/disclosure-log.ts';
export * from './disclosures/follow-up.ts';
export * from './disclosures/grant-batch.ts';
export * from './disclosures/letter.ts';
export * from './disclosures/link.ts';
export * from './disclosures/manifest.ts';
export * from './disclosures/page-ranges.ts';
export * from './disclosures/progress.ts';
export * from './disclosures/recorded-facts.ts';
export * from './disclosures/redaction.ts';
export * from './disclosures/request.ts';
export * from './disclosures/statement.ts';
export * from './id-kinds.ts';
export * from './ids.ts';
export * from './instant.ts';
export * from './jobs/job.ts';
export * from './jobs/queued-job.ts';
export * from './ledger/chain-link.ts';
export * from './mail-address.ts';
export * from './notes/hidden-words.ts';
export * from './notes/note-draft.ts';
export * from './notes/note-facts.ts';
export * from './notes/note.ts';
export * from './notes/page-sizes.ts';
export * from './partial-date.ts';
export * from './phi.ts';
export * from './practice/account-opening.ts';
export * from './practice/licence.ts';
export * from './practice/member.ts';
export * from './practice/names.ts';
export * from './practice/patient-account.ts';
export * from './practice/policy.ts';
export * from './practice/practice.ts';
export * from './practice/privacy-contact.ts';
export * from './practice/state-rule.ts';
export * from './practice/supervision.ts';
export * from './refusal.ts';
export * from './release/link.ts';
export * from './says-something.ts';
export * from './sha256.ts';
export * from './text-at.ts';
export * from './time-zone.ts';
export * from './vocabulary.ts';
export type { Change, PartName, RequestFile } from './disclosures/parts/file.ts';
export type { Part } from './disclosures/parts/part.ts';
export {
  collectingFields,
  fieldsOfRecord,
  partNamed,
  partNames,
  updatesOf,
  writtenOf,
} from './disclosures/parts/values.ts';
export { approvalName } from './rows/disclosures.ts';
export { partitionKey, partitions, rowKey, rowNames, rowWith, rowWithin, sortKey, sortPrefix } from './rows/grammar.ts';
export type { PartitionIds, PartitionName, RowIds, RowName } from './rows/grammar.ts';
export { leadingKeys, type Led, type TableName } from './rows/leading-keys.ts';
export type { SessionTag } from './rows/partition.ts';
export { packedPiece } from './rows/packed.ts';
export { filled } from './rows/pattern.ts';
export { streamFilter, type StreamFilter } from './rows/stream-filter.ts';

export { DynamoAttemptStore, DynamoTraceStore } from './attempts.ts';
export { absent, transact, type TraceTables, type Write } from './transact.ts';
export { getItem, putItem, queryAll, queryPage, type Condition, type Item, type Query } from './dynamo.ts';
export { keys, type Key } from './keys.ts';
export { cursorOf, sortKeyOf } from './cursor.ts';
export { DynamoNoteStore, DynamoOriginatorKeyStore, type NoteTables } from './dynamo-note-store.ts';
export { DynamoReleaseStore, findLinkPointer, type ReleaseTables } from './dynamo-release-store.ts';
export { DynamoPracticeStore, type PracticeTables } from './dynamo-practice-store.ts';
export { DynamoDeadlineStore, DynamoNoticeStore, type NoticeTables } from './dynamo-notice-store.ts';

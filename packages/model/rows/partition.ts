/** A tag of a session, of which IAM takes the value into a key that the session may name. */
export type SessionTag = 'practice' | 'member' | 'provider' | 'person' | 'ordered';

/** Which ids of a key have to be those of the session's tags. Any other id is free. */
type Bound = Readonly<Record<string, SessionTag>>;

/** Rows that lie together in a table, or in one of its indexes. */
export interface Partition {
  table: 'practices' | 'chart' | 'notes' | 'disclosures' | 'audit' | 'idempotency';
  index?: string;
  /** Of the partition key. Ids are closed by `#`, which keeps `prc_1` out of `prc_10`. */
  key: string;
  /** The sessions that may lead a request with the key, each by the ids that it is held to; `unbound` is held to none. */
  leaders: Readonly<Record<string, Bound>>;
  /** Of the sort keys, by the name of the row. */
  rows: Readonly<Record<string, string>>;
}

/** A session of one practice. */
export const practice = { practiceId: 'practice' } as const;

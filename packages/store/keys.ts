import { partitions, rowKey, type MembershipName, type RowIds, type RowName } from '@sequester/model';

export interface Key {
  pk: string;
  sk: string;
}

/** The key of a row, by ids that are not checked until they are looked for. Throws where one is missing. */
export const keyWith = (row: RowName, ids: object): Key => {
  const { partition, sort } = rowKey(row, ids);
  return { pk: partition, sk: sort };
};

/** The key of a row. One without a practice cannot be built, but for the rows that the grammar gives none. */
export const keyOf = <Row extends RowName>(row: Row, ids: RowIds<Row>): Key => keyWith(row, ids);

/** The key of a row in the index of its table. */
export const indexKeyOf = <Row extends RowName>(row: Row, ids: RowIds<Row>): { gsi1pk: string; gsi1sk: string } => {
  const { pk, sk } = keyWith(row, ids);
  return { gsi1pk: pk, gsi1sk: sk };
};

const indexNamed = (name: string) => ({ name, partitionKey: 'gsi1pk', sortKey: 'gsi1sk' });
/** Requests in the order in which they came. */
export const byCreated = indexNamed(partitions.requests.index);
/** Notes by patient. */
export const byPatient = indexNamed(partitions.notesOfPatient.index);

/** The row that says what a person is in a practice. */
export const belongingKey = (name: MembershipName): Key =>
  'memberId' in name ? keyOf('member', name) : keyOf('patientAccount', name);

/** A person is one member of a practice, and may have the accounts of several patients there. */
export const membershipKey = (sub: string, name: MembershipName): Key =>
  keyOf('membership', {
    sub,
    practiceId: name.practiceId,
    as: 'memberId' in name ? 'MEMBER' : name.accountId,
  });

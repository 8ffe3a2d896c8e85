import type { QueuedJob } from '@sequester/model';
import { recordOf } from '@sequester/store';
import type { DynamoDBRecord } from 'aws-lambda';

/** What a changed row calls for. Rows of other kinds call for nothing. */
export const jobsOf = ({ dynamodb }: Pick<DynamoDBRecord, 'dynamodb'>): QueuedJob[] => {
  const record = recordOf(dynamodb?.NewImage);
  if (record?.kind === 'request') {
    const { practiceId, requestId, revision } = record.row;
    return [{ kind: 'request', practiceId, requestId, revision }];
  }
  if (record?.kind !== 'signature' && record?.kind !== 'revocation') return [];

  const { practiceId, patientId, offerId } = record.row;
  const did = record.kind === 'signature' ? 'SIGNATURE' : 'REVOCATION';
  return [{ kind: 'offer', practiceId, patientId, offerId, did }];
};

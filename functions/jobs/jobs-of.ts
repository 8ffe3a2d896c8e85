import { MemberId, type QueuedJob } from '@sequester/model';
import { recordOf } from '@sequester/store';
import type { DynamoDBRecord } from 'aws-lambda';

type Followed = NonNullable<ReturnType<typeof recordOf>>;

/** What a job that waits calls for. One that runs is with its function already, and a build follows from its request. */
const ofJob = ({ row }: Extract<Followed, { kind: 'job' | 'inspection' | 'documentJob' }>): QueuedJob[] => {
  if (row.state !== 'waiting' || row.kind === 'build') return [];

  const { practiceId, jobId } = row;
  if (row.kind === 'records') return [{ kind: 'records', practiceId, requestId: row.requestId, jobId }];

  const memberId = MemberId.parse(row.askedBy);
  const ids = { practiceId, memberId, jobId };
  if (row.kind === 'inspection') return [{ kind: 'inspection', ...ids, uploadId: row.uploadId }];

  if (row.kind === 'document') return [{ kind: 'document', ...ids, patientId: row.patientId, uploadId: row.uploadId }];

  return [{ kind: 'grants', ...ids, requestId: row.requestId }];
};

/** What a changed row calls for. Rows of other kinds call for nothing. */
export const jobsOf = ({ dynamodb }: Pick<DynamoDBRecord, 'dynamodb'>): QueuedJob[] => {
  const record = recordOf(dynamodb?.NewImage);
  if (record?.kind === 'request') {
    const { practiceId, requestId, revision } = record.row;
    return [{ kind: 'request', practiceId, requestId, revision }];
  }
  if (record?.kind === 'job' || record?.kind === 'inspection' || record?.kind === 'documentJob') return ofJob(record);

  if (record?.kind !== 'signature' && record?.kind !== 'revocation') return [];

  const { practiceId, patientId, offerId } = record.row;
  const did = record.kind === 'signature' ? 'SIGNATURE' : 'REVOCATION';
  return [{ kind: 'offer', practiceId, patientId, offerId, did }];
};

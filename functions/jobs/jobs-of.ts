import { OfferId, PatientId, PracticeId, RequestId, type QueuedJob } from '@sequester/domain';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

const text = <Schema extends z.ZodType>(schema: Schema) => z.object({ S: schema });

/** As much of a request's row as says whose it is. */
const RequestImage = z.object({
  sk: text(z.literal('REQUEST')),
  practiceId: text(PracticeId),
  requestId: text(RequestId),
  revision: z.object({ N: z.coerce.number().int() }),
});

/** As much of a signature or a revocation as says whose it is. */
const OfferImage = z.object({
  sk: text(z.string().regex(/^OFFER#.*#(SIGNATURE|REVOCATION)$/)),
  practiceId: text(PracticeId),
  patientId: text(PatientId),
  offerId: text(OfferId),
});

const ofRequest = (image: unknown): QueuedJob[] => {
  const { success, data } = RequestImage.safeParse(image);
  if (!success) return [];

  const { practiceId, requestId, revision } = data;
  return [{ kind: 'request', practiceId: practiceId.S, requestId: requestId.S, revision: revision.N }];
};

const ofOffer = (image: unknown): QueuedJob[] => {
  const { success, data } = OfferImage.safeParse(image);
  if (!success) return [];

  const { sk, practiceId, patientId, offerId } = data;
  const did = sk.S.endsWith('SIGNATURE') ? 'SIGNATURE' : 'REVOCATION';
  return [{ kind: 'offer', practiceId: practiceId.S, patientId: patientId.S, offerId: offerId.S, did }];
};

/** What a changed row calls for. Rows of other kinds call for nothing. */
export const jobsOf = ({ dynamodb }: Pick<DynamoDBRecord, 'dynamodb'>): QueuedJob[] => [
  ...ofRequest(dynamodb?.NewImage),
  ...ofOffer(dynamodb?.NewImage),
];

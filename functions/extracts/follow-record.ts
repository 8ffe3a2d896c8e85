import {
  buildRequestExtract,
  followOffer,
  OfferId,
  PatientId,
  PracticeId,
  RequestId,
  writeOwedLetter,
} from '@sequester/domain';
import { log } from '@sequester/edge';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

import { actingFor } from './stores.ts';

const text = <Schema extends z.ZodType>(schema: Schema) => z.object({ S: schema });

/** As much of a request's row as says whose it is. */
const RequestImage = z.object({
  sk: text(z.literal('REQUEST')),
  practiceId: text(PracticeId),
  requestId: text(RequestId),
  status: text(z.string()),
});

/** Follows one change of a request: builds what was granted, retires what has no further use, writes the letter that is owed. Rows of other kinds are passed over. */
const followRequest = async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
  const image = RequestImage.safeParse(dynamodb?.NewImage);
  if (!image.success) return;

  const requestId = image.data.requestId.S;
  const { context, stores } = await actingFor(image.data.practiceId.S);
  const report = await buildRequestExtract(stores)(context, requestId);
  if (report?.attempted === true)
    log(report.status === 'ready' ? 'EXTRACT_BUILT' : 'EXTRACT_REFUSED', { requestId, status: report.status });

  if (report?.retired === true) log('EXTRACT_GRANTS_RETIRED', { requestId });

  const letter = await writeOwedLetter(stores)(context, requestId);
  if (letter !== undefined) log('LETTER_WRITTEN', { requestId, letterId: letter.letterId, kind: letter.kind });
};

/** As much of a signature or a revocation as says whose it is. */
const OfferImage = z.object({
  sk: text(z.string().regex(/^OFFER#.*#(SIGNATURE|REVOCATION)$/)),
  practiceId: text(PracticeId),
  patientId: text(PatientId),
  offerId: text(OfferId),
});

const followSigned = async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
  const image = OfferImage.safeParse(dynamodb?.NewImage);
  if (!image.success) return;

  const { context, stores } = await actingFor(image.data.practiceId.S);
  const [patientId, offerId] = [image.data.patientId.S, image.data.offerId.S];
  log('OFFER_FOLLOWED', { offerId, did: await followOffer(stores)(context, { patientId, offerId }) });
};

/** Follows one change: of a request, or what a patient did with a form. */
export const followRecord = async (record: DynamoDBRecord): Promise<void> => {
  await followRequest(record);
  await followSigned(record);
};

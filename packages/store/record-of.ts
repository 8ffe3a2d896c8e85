import { unmarshall } from '@aws-sdk/util-dynamodb';
import {
  AuthorizationOffer,
  DisclosureRequest,
  DocumentJob,
  InspectionJob,
  RequestJob,
  ElectronicSignature,
  Instant,
  Link,
  languages,
  LinkId,
  Member,
  OneTimeCodeId,
  PatientAccount,
  PracticeId,
  RequestId,
  type RowName,
  rowWith,
  Statement,
  StoredEvent,
  WrittenRevocation,
} from '@sequester/model';
import * as z from 'zod';

import type { Item } from './get-item.ts';

/** An image of DynamoDB as a stream gives it. */
const Image = z.record(z.string(), z.any());
const Keys = z.object({ pk: z.string(), sk: z.string() });

const Code = z.object({
  practiceId: PracticeId,
  requestId: RequestId,
  linkId: LinkId,
  codeId: OneTimeCodeId,
  expiresAt: Instant,
  language: z.enum(languages).optional(),
});

const readBy =
  <Kind extends RowName, Schema extends z.ZodType>(kind: Kind, schema: Schema) =>
  ({ pk: _pk, sk: _sk, ...fields }: Item): { kind: Kind; row: z.output<Schema> } => ({
    kind,
    row: schema.parse(fields),
  });

/** The rows that functions follow. */
const followed = {
  member: readBy('member', Member),
  patientAccount: readBy('patientAccount', PatientAccount),
  request: readBy('request', DisclosureRequest),
  link: readBy('link', Link),
  code: readBy('code', Code),
  statement: readBy('statement', Statement),
  offer: readBy('offer', AuthorizationOffer),
  signature: readBy('signature', ElectronicSignature),
  revocation: readBy('revocation', WrittenRevocation),
  job: readBy('job', RequestJob),
  inspection: readBy('inspection', InspectionJob),
  documentJob: readBy('documentJob', DocumentJob),
  event: readBy('event', StoredEvent),
};

type FollowedRow = ReturnType<(typeof followed)[keyof typeof followed]>;

const isFollowed = (name: string): name is keyof typeof followed => Object.hasOwn(followed, name);

/** The row in a record of a stream, by its kind. Undefined for rows that nobody follows, and for a record without an image. */
export const recordOf = (image: unknown): FollowedRow | undefined => {
  if (image === undefined) return undefined;

  const item = unmarshall(Image.parse(image));
  const { pk, sk } = Keys.parse(item);
  const name = rowWith({ partition: pk, sort: sk });
  return name !== undefined && isFollowed(name) ? followed[name](item) : undefined;
};

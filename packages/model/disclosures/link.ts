import * as z from 'zod';

import { LinkId, MemberId, PatientId, PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { CodeChannel, PasscodeTold } from './code-channel.ts';
import { LaneName } from './records-lane.ts';
import { linkStates } from './vocabulary.ts';

/** What the recipient was sent: the row in the request's partition is the truth, the row under the token's digest only leads to it. */
export const Link = z.object({
  linkId: LinkId,
  practiceId: PracticeId,
  requestId: RequestId,
  patientId: PatientId,
  tokenSha256: z.string(),
  recipientEmail: z.email(),
  /** Absent in links from before there was another way than the mail of the link. */
  code: CodeChannel.optional(),
  issuedAt: Instant,
  issuedBy: MemberId,
  expiresAt: Instant,
  /** The link in whose place it came, where its recipient asked for it. */
  freshOf: LinkId.optional(),
  allowedDownloads: z.int().min(1).max(5),
  downloads: z.int().min(0),
  state: z.enum(linkStates),
  stateAt: Instant,
  /** Of the ordinary record; without it, of the psychotherapy notes, or of the only lane that there is. */
  lane: LaneName.optional(),
  /** By telephone, as often as it was told. */
  passcodeTold: z.array(PasscodeTold).optional(),
});
export type Link = z.infer<typeof Link>;

/** What is found under the digest of a token, before anything else is known: where the link is kept. */
export const LinkPointer = Link.pick({ linkId: true, practiceId: true, requestId: true, tokenSha256: true });
export type LinkPointer = z.infer<typeof LinkPointer>;

/** What is found under the digest of the token of a status page: which request it is about. */
export const StatusPointer = z.object({ practiceId: PracticeId, requestId: RequestId, tokenSha256: z.string() });
export type StatusPointer = z.infer<typeof StatusPointer>;

import { GroundAsserted } from '@sequester/law';
import * as z from 'zod';
import { DecisionId, DisclosureId, LinkId, PatientId, PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import type { RecordedDecision } from './decision.ts';
import { Recipient, type DisclosureRequest, type Link } from './request.ts';

/** One disclosure that was made: written in the transaction that lets it out. */
export const DisclosureLogEntry = z.object({
  disclosureId: DisclosureId,
  practiceId: PracticeId,
  patientId: PatientId,
  requestId: RequestId,
  linkId: LinkId,
  decisionId: DecisionId,
  at: Instant,
  ground: GroundAsserted,
  recipient: Recipient,
  description: phi(z.string()),
  purpose: phi(z.string()),
  extractSha256: z.string(),
  pages: z.int(),
  /** Whether it is owed in the accounting of disclosures (45 CFR 164.528(a)(1)). */
  accounting: z.boolean(),
});
export type DisclosureLogEntry = z.infer<typeof DisclosureLogEntry>;

/** The ground that the law acted on: an order that came with a subpoena is an order (45 CFR 164.512(e)(1)(i)). */
export const groundActedOn = ({ groundAsserted }: DisclosureRequest, { decision }: RecordedDecision): GroundAsserted =>
  groundAsserted === 'subpoena' && decision.reasons.some(({ code }) => code === 'order-expressly-authorizes') ? 'court_order' : groundAsserted;

const pagesInWords = (pages: number): string => `${pages} ${pages === 1 ? 'page' : 'pages'}`;

/** The entry for one download of an extract. */
export const disclosureLogEntry = (
  { request, link, decision }: { request: DisclosureRequest; link: Link; decision: RecordedDecision },
  { disclosureId, at }: { disclosureId: DisclosureId; at: Instant },
): DisclosureLogEntry => {
  const { practiceId, patientId, requestId, recipient, purpose, extract } = request;
  const pages = extract?.sourcePages ?? 0;
  return {
    disclosureId,
    practiceId,
    patientId,
    requestId,
    linkId: link.linkId,
    decisionId: decision.decisionId,
    at,
    ground: groundActedOn(request, decision),
    recipient,
    description: `Extract of psychotherapy notes, ${pagesInWords(pages)}`,
    purpose,
    extractSha256: extract?.sha256 ?? '',
    pages,
    accounting: decision.decision.accounting,
  };
};

import { GroundAsserted } from '@sequester/law';
import {
  DecisionId,
  DisclosureId,
  Instant,
  LinkId,
  PatientId,
  phi,
  PracticeId,
  RequestId,
  StatementId,
} from '@sequester/model';
import * as z from 'zod';

import type { RecordedDecision } from './decision.ts';
import { Recipient, type DisclosureRequest, type Link } from './request.ts';
import { describedStatement, writtenStatement, type Statement } from './statement.ts';

/** One disclosure that was made: written in the transaction that lets it out. */
export const DisclosureLogEntry = z.object({
  disclosureId: DisclosureId,
  practiceId: PracticeId,
  patientId: PatientId,
  requestId: RequestId,
  /** The link by which it left, or the statement by which it was told. */
  linkId: LinkId.optional(),
  statementId: StatementId.optional(),
  decisionId: DecisionId,
  at: Instant,
  ground: GroundAsserted,
  recipient: Recipient.partial({ email: true }).extend({ telephone: z.string().optional() }),
  description: phi(z.string()),
  purpose: phi(z.string()),
  extractSha256: z.string().optional(),
  pages: z.int(),
  /** Whether it is owed in the accounting of disclosures (45 CFR 164.528(a)(1)). */
  accounting: z.boolean(),
});
export type DisclosureLogEntry = z.infer<typeof DisclosureLogEntry>;

/** The ground that the law acted on: an order that came with a subpoena is an order (45 CFR 164.512(e)(1)(i)). */
export const groundActedOn = ({ groundAsserted }: DisclosureRequest, { decision }: RecordedDecision): GroundAsserted =>
  groundAsserted === 'subpoena' && decision.reasons.some(({ code }) => code === 'order-expressly-authorizes')
    ? 'court_order'
    : groundAsserted;

const pagesInWords = (pages: number): string => `${pages} ${pages === 1 ? 'page' : 'pages'}`;

/** The entry for one download of an extract. */
export const disclosureLogEntry = (
  {
    file,
    link,
    decision,
  }: { file: { request: DisclosureRequest; statements: readonly Statement[] }; link: Link; decision: RecordedDecision },
  { disclosureId, at }: { disclosureId: DisclosureId; at: Instant },
): DisclosureLogEntry => {
  const { request } = file;
  const { practiceId, patientId, requestId, recipient, purpose, extract } = request;
  const statement = writtenStatement(file);
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
    ...(statement === undefined ? {} : { statementId: statement.statementId }),
    description:
      statement === undefined
        ? `Extract of psychotherapy notes, ${pagesInWords(pages)}`
        : describedStatement(statement),
    purpose,
    extractSha256: extract?.sha256 ?? '',
    pages,
    accounting: decision.decision.accounting,
  };
};

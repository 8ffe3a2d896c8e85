import type { GroundAsserted } from '@sequester/law';
import type {
  DisclosureId,
  DisclosureLogEntry,
  Instant,
  DisclosureRequest,
  Link,
  RecordedDecision,
} from '@sequester/model';

import { describedRecords } from '../records/described-records.ts';
import { isOfRecords, type RecordsFile } from '../records/records-file.ts';
import { describedStatement, writtenStatement } from './statement.ts';

/** The ground that the law acted on: an order that came with a subpoena is an order (45 CFR 164.512(e)(1)(i)). */
export const groundActedOn = ({ groundAsserted }: DisclosureRequest, { decision }: RecordedDecision): GroundAsserted =>
  groundAsserted === 'subpoena' && decision.reasons.some(({ code }) => code === 'order-expressly-authorizes')
    ? 'court_order'
    : groundAsserted;

const pagesInWords = (pages: number): string => `${pages} ${pages === 1 ? 'page' : 'pages'}`;

const describedExtract = (file: RecordsFile): string =>
  isOfRecords(file)
    ? describedRecords(file)
    : `Extract of psychotherapy notes, ${pagesInWords(file.request.extract?.sourcePages ?? 0)}`;

/** The entry for one download of an extract. */
export const disclosureLogEntry = (
  { file, link, decision }: { file: RecordsFile; link: Link; decision: RecordedDecision },
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
    description: statement === undefined ? describedExtract(file) : describedStatement(statement),
    purpose,
    extractSha256: extract?.sha256 ?? '',
    pages,
    accounting: decision.decision.accounting,
  };
};

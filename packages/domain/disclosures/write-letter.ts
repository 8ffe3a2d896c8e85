import type { Language } from '@sequester/law';
import {
  LetterId,
  type Change,
  type PrivacyContact,
  type RecordedLetter,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { writtenDay } from '../written-time.ts';
import { decidedBy } from './decision.ts';
import { onFresh } from './fresh.ts';
import { letterheadOf } from './letterhead.ts';
import { owedLetter, owedNotice, type OwedLetter } from './owed-letter.ts';
import type { DisclosureStore, RequestRecords } from './ports.ts';
import { atNextRevision } from './settle.ts';
import { lastDecision } from './shown-decision.ts';

/** A letter or form to be set on the practice's paper, in the words of the PDF package. */
export interface Paper {
  name: string;
  practice: string;
  letterhead: string[];
  dateline: string;
  addressee: string[];
  title: string;
  paragraphs: string[];
  closing: string[];
  language: string;
}

/** Sets papers as PDFs; the same paper gives the same bytes. */
export interface PaperPress {
  set(paper: Paper): Promise<{ bytes: Uint8Array; pages: number; sha256: string }>;
}

/** Keeps papers under the practice's key, each once, at a key named by its digest. */
export interface PaperVault {
  keep(
    context: PracticeContext,
    paper: { requestId: RequestId; keyArn: string; bytes: Uint8Array; sha256: string },
  ): Promise<{ objectKey: string }>;
}

export interface LetterStores {
  disclosures: DisclosureStore;
  records: Pick<RequestRecords, 'practice'>;
  papers: PaperVault;
  paperPress: PaperPress;
}

/** Our own number and the day on which they wrote, by which the reader finds the matter and nobody else the patient. */
const regarding = ({ requestId, receivedAt, timeZone }: RequestFile['request'], language: Language): string => {
  const [reference, day] = [requestId.slice(-8), writtenDay(receivedAt, timeZone, language)];
  return language === 'es'
    ? `Nuestra referencia: ${reference}. En respuesta a lo que recibimos el ${day}.`
    : `Our reference: ${reference}. In answer to what we received on ${day}.`;
};

/** The first paragraph of a letter is its date and reference, the last its signature. */
const paperOf = (
  { request }: RequestFile,
  { addressee, title, paragraphs, language }: OwedLetter,
  contact: PrivacyContact,
): Paper => ({
  name: 'Letter',
  practice: request.practiceName,
  letterhead: letterheadOf(contact),
  dateline: [...paragraphs.slice(0, 1), regarding(request, language)].join(' '),
  addressee,
  title,
  paragraphs: paragraphs.slice(1, -1),
  closing: paragraphs.slice(-1),
  language: `${language}-US`,
});

/** What is owed of a request as it stands: an answer to who asked, or a notice to its patient. */
type Owed = typeof owedLetter;

const isNotice = ({ kind }: Pick<RecordedLetter, 'kind'>): boolean => kind === 'notice-to-patient';

const saidLast = ({ letters }: RequestFile, owed: OwedLetter): string | undefined =>
  letters.findLast((each) => isNotice(each) === isNotice(owed))?.saysSha256;

/** The letter that is owed now and has not been written. One that would say the same as the last is not written again. */
const unwritten = (file: RequestFile, contact: PrivacyContact | undefined, owedOf: Owed) => {
  const owed = contact === undefined ? undefined : owedOf(file, lastDecision(file), contact);
  return contact === undefined || owed === undefined || saidLast(file, owed) === owed.saysSha256
    ? undefined
    : { owed, contact };
};

/**
 * Writes what a request is owed as it stands: set as a PDF, kept, put on record. Cut short anywhere and called again, it ends
 * in one letter. Nothing is written while the practice has named nobody who answers for it.
 */
const writing =
  (owedOf: Owed) =>
  ({ disclosures, records, papers, paperPress }: LetterStores) =>
  async (context: PracticeContext, requestId: RequestId): Promise<RecordedLetter | undefined> =>
    onFresh(async () => {
      const file = await disclosures.find(context, requestId);
      if (file === undefined) return undefined;

      const { keyArn, privacyContact } = await records.practice(context);
      const found = unwritten(file, privacyContact, owedOf);
      if (found === undefined) return undefined;

      const { kind, addressee, title, paragraphs, saysSha256 } = found.owed;
      const { bytes, pages, sha256 } = await paperPress.set(paperOf(file, found.owed, found.contact));
      const { objectKey } = await papers.keep(context, { requestId, keyArn, bytes, sha256 });
      const { request } = file;
      const decided = lastDecision(file);
      const letterId = LetterId.parse(context.newId('letter'));
      const pdf = { objectKey, sha256, bytes: bytes.length, pages };
      const about = {
        letterId,
        practiceId: request.practiceId,
        requestId,
        kind,
        decisionId: decided.decisionId,
        at: context.now,
      };
      const letter: RecordedLetter = { ...about, addressee, title, paragraphs, saysSha256, pdf, dispatches: [] };
      const change: Change = { from: [request.status], before: request, after: atNextRevision(request), letter };
      const event = auditEvent(context, 'letter.written', {
        requestId,
        patientId: request.patientId,
        letterId,
        kind,
        sha256,
        ...decidedBy(decided),
      });
      await disclosures.change(context, change, { event });
      return letter;
    });

export const writeOwedLetter = writing(owedLetter);
export const writeOwedNotice = writing(owedNotice);

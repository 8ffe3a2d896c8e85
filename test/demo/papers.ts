import { sealNote } from '@sequester/pdf';

/** The papers of the story, as PDFs. Court, judge, people and docket are invented. */
export const court = 'Superior Court of Nowhere County (invented)';
export const docket = '26-CV-0001';
export const judge = 'Hon. Imaginary Example';

const paper = async (heading: string, text: string): Promise<Uint8Array> =>
  (
    await sealNote({
      heading,
      lines: [{ label: 'Invented', value: 'for a demonstration; no such court, case or person exists' }],
      text,
      language: 'en',
    })
  ).bytes;

export const subpoenaPdf = (): Promise<Uint8Array> =>
  paper(
    'Subpoena duces tecum',
    `${court}\nDocket ${docket}\n\nYou are commanded to produce all psychotherapy notes.\n\nSigned: A. Attorney, counsel for the defendant`,
  );

export const orderPdf = (range: { from: string; to: string; patientId: string }): Promise<Uint8Array> =>
  paper(
    'Order for production of psychotherapy notes',
    `${court}\nDocket ${docket}\n\nThe custodian shall produce the psychotherapy notes on patient ${range.patientId} of sessions from ${range.from} to ${range.to}, and nothing else, to Attorney Ann Example. Use is limited to this case.\n\nSo ordered. ${judge}`,
  );

export const authorizationPdf = (): Promise<Uint8Array> =>
  paper(
    'Authorization to disclose',
    'I authorize disclosure of my psychotherapy notes, my chart and everything else to Attorney Ann Example.\n\nSigned: Paula Patient',
  );

/** A note of several pages, written elsewhere and uploaded. */
export const uploadedNotePdf = (sentences: readonly string[]): Promise<Uint8Array> =>
  paper(
    'Reflections after the session',
    sentences.map((sentence) => `${sentence}\n${'Blank line of an invented note.\n'.repeat(45)}`).join('\n'),
  );

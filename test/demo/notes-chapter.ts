import { pageTexts } from '@sequester/pdf';
import * as z from 'zod';

import type { Cast } from './cast.ts';
import { uploadedNotePdf } from './papers.ts';
import type { Teller } from './teller.ts';

const Note = z.object({
  noteId: z.string(),
  version: z.number(),
  pages: z.number(),
  sha256: z.string(),
  revision: z.number(),
});
const Opened = z.object({ url: z.string(), sha256: z.string() });

/** A note of the story: its session date and the sentence by which it is known again. */
export interface ToldNote {
  noteId: string;
  sessionDate: string;
  sentences: string[];
}

const sessionDates = ['2026-02-04', '2026-03-11', '2026-04-08', '2026-05-13', '2026-06-10'] as const;
const uploadDate = '2026-04-22';

const sentenceOf = (date: string): string =>
  `Marker ${date.replaceAll('-', '')}: the invented patient spoke of the invented lighthouse again.`;

const sealed = async ({ therapist }: Cast, patientId: string, sessionDate: string): Promise<ToldNote> => {
  const sentence = sentenceOf(sessionDate);
  const note = await therapist.post(
    '/psychotherapy-notes',
    { patientId, sessionDate, text: `# Working ideas\n\n${sentence}` },
    Note,
  );
  return { noteId: note.noteId, sessionDate, sentences: [sentence] };
};

const uploaded = async ({ therapist }: Cast, patientId: string): Promise<ToldNote & { pages: number }> => {
  const sentences = ['one', 'two', 'three'].map((page) => `Upload marker ${page} of the invented reflections.`);
  const uploadId = await therapist.uploadNote(await uploadedNotePdf(sentences), { patientId, sessionDate: uploadDate });
  const note = await therapist.sealed(uploadId, Note);
  return { noteId: note.noteId, sessionDate: uploadDate, sentences, pages: note.pages };
};

const refusedUpload = async (
  { therapist }: Cast,
  patientId: string,
  file: { what: string; bytes: Uint8Array },
): Promise<string> => {
  const uploadId = await therapist.uploadNote(file.bytes, { patientId, sessionDate: uploadDate });
  const { refusal } = await therapist.completed(uploadId);
  const again = await therapist.refused({
    method: 'POST',
    path: `/psychotherapy-note-uploads/${uploadId}/completion`,
  });
  return `${again.code}: ${refusal?.text ?? 'it was taken'}`;
};

const revised = async ({ therapist }: Cast, note: ToldNote, teller: Teller): Promise<void> => {
  const extra = `Marker addition ${note.sessionDate.replaceAll('-', '')}: a second thought about the invented lighthouse.`;
  const text = `# Working ideas\n\n${note.sentences.join('\n\n')}\n\n${extra}`;
  const second = await therapist.put(`/psychotherapy-notes/${note.noteId}`, { body: { text }, ifMatch: '"1"' }, Note);
  teller.must(second.version === 2, 'an edit makes version 2');
  const first = await therapist.get(`/psychotherapy-notes/${note.noteId}/content?version=1`, Opened);
  teller.must((await fetch(first.url)).ok, 'version 1 is still there');
  const stale = await therapist.refused({
    method: 'PUT',
    path: `/psychotherapy-notes/${note.noteId}`,
    body: { text: 'late' },
    ifMatch: '"1"',
  });
  teller.must(stale.code === 'stale', 'an edit of what has changed meanwhile is refused (412)');
  note.sentences.push(extra);
};

/** Seals five notes and an upload, edits one, opens one, and has bad files refused. */
export const tellNotes = async (cast: Cast, patientId: string, teller: Teller) => {
  const written: ToldNote[] = [];
  for (const date of sessionDates) written.push(await sealed(cast, patientId, date));

  teller.say(`five notes are sealed, for sessions ${sessionDates.join(', ')}`);
  const upload = await uploaded(cast, patientId);
  teller.must(upload.pages >= 3, `an uploaded PDF is sealed, ${upload.pages} pages`);
  const [, , third] = written;
  if (third !== undefined) {
    await revised(cast, third, teller);
    const opened = await cast.therapist.get(`/psychotherapy-notes/${third.noteId}/content`, Opened);
    const pages = await pageTexts(new Uint8Array(await (await fetch(opened.url)).arrayBuffer()));
    teller.must(
      third.sentences.every((sentence) => flat(pages.join(' ')).includes(flat(sentence))),
      'its therapist opens it and reads every sentence',
    );
  }
  const notPdf = await refusedUpload(cast, patientId, {
    what: 'text',
    bytes: new TextEncoder().encode('not a PDF at all'),
  });
  teller.must(notPdf.includes('pdf-refused'), `a file that is no PDF is refused: ${notPdf}`);
  return { written, upload };
};

/** Text without its white space: lines break where the page ends, not where the sentence does. */
export const flat = (text: string): string => text.replaceAll(/\s+/g, '');

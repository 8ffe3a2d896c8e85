import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import { embedFaces } from '../page/face.ts';
import type { NoteToSeal, SealedNote } from '../types.ts';
import { writeNotePages } from './note-pages.ts';

/**
 * Sets a note as a PDF of US Letter pages with embedded fonts, headings, structure and page numbers.
 * The same note gives the same bytes; the metadata hold a neutral title, the language and nothing else.
 */
export const sealNote = async (note: NoteToSeal): Promise<SealedNote> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  writeNotePages(document, await embedFaces(document), note);
  document.setTitle('Psychotherapy note');
  document.setLanguage(note.language);
  const id = PDFHexString.of(createHash('sha256').update(JSON.stringify(note)).digest('hex').slice(0, 32));
  document.context.trailerInfo.ID = document.context.obj([id, id]);
  const bytes = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return { bytes, pages: document.getPageCount(), sizes: document.getPages().map((page) => page.getSize()) };
};

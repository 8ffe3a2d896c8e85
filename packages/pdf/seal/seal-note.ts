import { PDFDocument } from '@cantoo/pdf-lib';

import { saveArchival } from '../page/archival.ts';
import { embedFaces, finishFaces } from '../page/face.ts';
import type { NoteToSeal, SealedNote } from '../types.ts';
import { writeNotePages } from './note-pages.ts';

/**
 * Sets a note as a PDF/A-2a and PDF/UA-1 of US Letter pages with embedded fonts, headings, lists and page numbers.
 * The same note gives the same bytes; the metadata hold a neutral title, the language and nothing else.
 */
export const sealNote = async (note: NoteToSeal): Promise<SealedNote> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const faces = embedFaces(document);
  writeNotePages(document, faces, note);
  finishFaces(document, faces);
  return saveArchival(document, { title: 'Psychotherapy note', language: note.language, content: note });
};

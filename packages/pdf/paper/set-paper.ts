import { PDFDocument } from '@cantoo/pdf-lib';

import { saveArchival } from '../page/archival.ts';
import type { TextStyle } from '../page/canvas.ts';
import { embedFaces, finishFaces } from '../page/face.ts';
import { LEADING } from '../page/flow.ts';
import { finishPages, TaggedFlow } from '../page/tagged-flow.ts';
import type { PaperToSet, SealedNote } from '../types.ts';

const MARGINS = { side: 76, top: 64, bottom: 78 };
const PRACTICE: TextStyle = { face: 'bold', size: 13 };
const HEAD: TextStyle = { face: 'sans', size: 9, ink: 'grey' };
const TITLE: TextStyle = { face: 'bold', size: 14.5 };
const HEADING: TextStyle = { face: 'bold', size: 11 };
const BODY: TextStyle = { face: 'serif', size: 10.5 };

const write = (flow: TaggedFlow, paper: PaperToSet): void => {
  flow.tagged('P', { text: paper.practice, style: PRACTICE });
  for (const line of paper.letterhead) flow.tagged('P', { text: line, style: HEAD });
  flow.rule(1.2, 9);
  if (paper.dateline !== '') flow.tagged('P', { text: paper.dateline, style: BODY, before: 6 });
  for (const [index, line] of paper.addressee.entries())
    flow.tagged('P', { text: line, style: BODY, before: index === 0 ? 12 : 0 });
  flow.tagged('H1', { text: paper.title, style: TITLE, before: 20, keep: BODY.size * LEADING * 2 });
  flow.gap(4);
  for (const paragraph of paper.paragraphs) writeParagraph(flow, paragraph);
  flow.gap(16);
  flow.reserve(
    paper.closing.reduce((height, line) => height + flow.wrapped(line, BODY).length * BODY.size * LEADING, 0),
  );
  for (const line of paper.closing) flow.tagged('P', { text: line, style: BODY });
};

const writeParagraph = (flow: TaggedFlow, paragraph: string): void => {
  const heading = /^# (.*)$/u.exec(paragraph)?.[1];
  if (heading !== undefined)
    return flow.tagged('H2', { text: heading, style: HEADING, before: 12, keep: BODY.size * LEADING * 2 });
  const point = /^(\d+\.|•) (.*)$/su.exec(paragraph);
  if (point !== null) return flow.tagged('LI', { text: paragraph, style: BODY, indent: 8, hang: 14, before: 5 });
  flow.tagged('P', { text: paragraph, style: BODY, before: 8 });
};

/**
 * Sets a letter or a form as a PDF of US Letter pages (PDF/A-2a and PDF/UA-1) with embedded fonts, headings, structure and page numbers.
 * The same paper gives the same bytes; the metadata hold its neutral name, the language and nothing else.
 */
export const setPaper = async (paper: PaperToSet): Promise<SealedNote> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const faces = embedFaces(document);
  const flow = new TaggedFlow(document, faces, MARGINS);
  write(flow, paper);
  finishPages(document, flow, faces);
  finishFaces(document, faces);
  return saveArchival(document, { title: paper.name, language: paper.language, content: paper });
};

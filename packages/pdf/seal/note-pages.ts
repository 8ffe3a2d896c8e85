import type { PDFDocument } from '@cantoo/pdf-lib';

import type { TextStyle } from '../page/canvas.ts';
import type { Faces } from '../page/face.ts';
import { LEADING } from '../page/flow.ts';
import { finishPages, TaggedFlow } from '../page/tagged-flow.ts';
import type { NoteToSeal } from '../types.ts';

const MARGINS = { side: 72, top: 72, bottom: 76 };
const LABEL_WIDTH = 118;
const BODY: TextStyle = { face: 'serif', size: 10.5 };
const TITLE: TextStyle = { face: 'bold', size: 17 };
const HEADING: TextStyle = { face: 'bold', size: 12 };
const LABEL: TextStyle = { face: 'bold', size: 9.5, ink: 'grey' };
const VALUE: TextStyle = { face: 'sans', size: 9.5 };

/** Writes the pages of a note: heading, table of lines, text, page numbers. */
export const writeNotePages = (document: PDFDocument, faces: Faces, note: NoteToSeal): void => {
  const flow = new TaggedFlow(document, faces, MARGINS);
  flow.tagged('H1', { text: note.heading, style: TITLE });
  flow.rule(1.2);
  for (const { label, value } of note.lines) {
    flow.structure.begin('P');
    flow.row([
      { text: label, style: LABEL, x: 0, width: LABEL_WIDTH - 8 },
      { text: value, style: VALUE, x: LABEL_WIDTH, width: flow.room - LABEL_WIDTH },
    ]);
  }
  if (note.lines.length > 0) flow.rule();
  for (const line of note.text.replaceAll(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n').split('\n')) writeLine(flow, line);
  finishPages(document, flow, faces);
};

const writeLine = (flow: TaggedFlow, line: string): void => {
  if (line.trim() === '') return flow.gap(BODY.size * 0.7);
  const heading = /^#{1,6}\s+(.*)$/u.exec(line)?.[1];
  if (heading) return flow.tagged('H2', { text: heading, style: HEADING, before: 10, keep: BODY.size * LEADING });
  const point = /^\s*[-*•]\s+(.*)$/u.exec(line)?.[1];
  if (point) return flow.tagged('LI', { text: `• ${point}`, style: BODY, indent: 10, hang: 10, before: 1 });
  flow.tagged('P', { text: line.trimEnd(), style: BODY, before: 2 });
};

import type { PDFDocument } from '@cantoo/pdf-lib';

import type { Canvas, TextStyle } from '../page/canvas.ts';
import type { Faces } from '../page/face.ts';
import { Flow, LETTER } from '../page/flow.ts';
import type { ExtractCover, ExtractItem } from '../types.ts';
import { setStamp, type Stamp } from './stamp.ts';

const TITLE: TextStyle = { face: 'bold', size: 18 };
const PRACTICE: TextStyle = { face: 'sans', size: 10, ink: 'grey' };
const HEADING: TextStyle = { face: 'bold', size: 11 };
const LABEL: TextStyle = { face: 'bold', size: 9, ink: 'grey' };
const VALUE: TextStyle = { face: 'sans', size: 9 };
const SMALL: TextStyle = { face: 'sans', size: 7.2, ink: 'grey' };
const LABEL_WIDTH = 92;

/** Page numbers as a reader would write them: 1–3, 7. */
const pageRanges = (pages: number[]): string => {
  const runs: { from: number; to: number }[] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run && page === run.to + 1) run.to = page;
    else runs.push({ from: page, to: page });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
};

const facts = (cover: ExtractCover): [string, string][] => [
  ['Released by', cover.practice],
  ['Released to', cover.recipient],
  ['Basis', cover.basis],
  ...(cover.docket ? [['Docket', cover.docket] satisfies [string, string]] : []),
];

/** `asImages`: for each item, the source pages that could only be released as images. */
export type CoverToWrite = ExtractCover & { asImages: number[][] };

const writeItem = (flow: Flow, item: ExtractItem, { number, images }: { number: number; images: number[] }): void => {
  flow.reserve(40);
  flow.gap(4);
  flow.row([
    { text: String(number), style: VALUE, x: 0, width: 22 },
    { text: item.label, style: VALUE, x: 26, width: flow.room - 200 },
    { text: item.version, style: VALUE, x: flow.room - 166, width: 60 },
    { text: pageRanges(item.pages), style: VALUE, x: flow.room - 100, width: 100 },
  ]);
  flow.block({ text: `SHA-256 of the source  ${item.sourceSha256}`, style: SMALL, indent: 26 });
  if (item.takenOut) flow.block({ text: `Taken out: ${item.takenOut}`, style: SMALL, indent: 26 });
  if (images.length > 0)
    flow.block({ text: `Shown as images: source pages ${pageRanges(images)}`, style: SMALL, indent: 26 });
  flow.rule(0.4, 3);
};

const writeItems = (flow: Flow, { items, asImages }: CoverToWrite): void => {
  flow.block({ text: 'What is enclosed', style: HEADING, before: 14, keep: 60 });
  flow.gap(4);
  flow.row([
    { text: 'No.', style: LABEL, x: 0, width: 26 },
    { text: 'Item', style: LABEL, x: 26, width: flow.room - 200 },
    { text: 'Version', style: LABEL, x: flow.room - 166, width: 60 },
    { text: 'Source pages', style: LABEL, x: flow.room - 100, width: 100 },
  ]);
  flow.rule(0.8, 3);
  for (const [index, item] of items.entries())
    writeItem(flow, item, { number: index + 1, images: asImages[index] ?? [] });
};

/** Writes the cover and gives its pages, on which the stamp is still to be drawn. */
export const writeCover = (
  document: PDFDocument,
  faces: Faces,
  cover: CoverToWrite,
): { canvases: Canvas[]; stamp: Stamp } => {
  const stamp = setStamp(cover, faces, LETTER);
  const flow = new Flow(document, faces, { side: 60, top: Math.max(64, stamp.top + 20), bottom: stamp.bottom + 14 });
  flow.block({ text: cover.practice, style: PRACTICE });
  flow.block({ text: cover.title, style: TITLE, before: 2 });
  flow.rule(1.2, 8);
  for (const [label, value] of facts(cover)) {
    flow.row([
      { text: label, style: LABEL, x: 0, width: LABEL_WIDTH - 8 },
      { text: value, style: VALUE, x: LABEL_WIDTH, width: flow.room - LABEL_WIDTH },
    ]);
  }
  writeItems(flow, cover);
  if (cover.withheld.length > 0) flow.block({ text: 'What was withheld', style: HEADING, before: 14, keep: 30 });
  for (const reason of cover.withheld) flow.block({ text: `• ${reason}`, style: VALUE, indent: 8, hang: 9, before: 3 });
  flow.block({ text: 'Redisclosure', style: HEADING, before: 14, keep: 30 });
  for (const part of cover.notice.split('\n')) flow.block({ text: part, style: VALUE, before: 3 });
  return { canvases: flow.canvases, stamp };
};

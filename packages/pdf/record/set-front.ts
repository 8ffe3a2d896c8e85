import type { TextStyle } from '../page/canvas.ts';
import { LEADING, type Flow } from '../page/flow.ts';
import { beginPart, finishPart } from './record-flow.ts';
import type { PagesAmong, RecordFront, RecordPart, RecordStamp } from './record-types.ts';

const PRACTICE: TextStyle = { face: 'bold', size: 13 };
const SMALL: TextStyle = { face: 'sans', size: 9, ink: 'grey' };
const TITLE: TextStyle = { face: 'bold', size: 17 };
const HEADING: TextStyle = { face: 'bold', size: 11 };
const LABEL: TextStyle = { face: 'bold', size: 9.2, ink: 'grey' };
const VALUE: TextStyle = { face: 'sans', size: 9.6 };
const BODY: TextStyle = { face: 'serif', size: 10 };
const LABEL_WIDTH = 132;
/** Room for the number of a page, at the end of a line of the contents. */
const NUMBER_WIDTH = 44;

const writeCover = (flow: Flow, front: RecordFront): void => {
  flow.block({ text: front.practice, style: PRACTICE });
  for (const line of front.contact) flow.block({ text: line, style: SMALL });
  flow.rule(1.2, 9);
  flow.block({ text: front.title, style: TITLE, before: 8 });
  flow.gap(10);
  for (const { label, text } of front.facts) {
    flow.row([
      { text: label, style: LABEL, x: 0, width: LABEL_WIDTH - 10 },
      { text, style: VALUE, x: LABEL_WIDTH, width: flow.room - LABEL_WIDTH },
    ]);
    flow.gap(3);
  }
  const paragraphs: [string, readonly string[]][] = [
    ['What is not enclosed', front.withheld],
    ['Certification of records', front.certification],
    ['Notice', [front.notice]],
  ];
  for (const [heading, texts] of paragraphs.filter(([, some]) => some.length > 0)) {
    flow.block({ text: heading, style: HEADING, before: 12, keep: BODY.size * LEADING * 2 });
    for (const text of texts) flow.block({ text, style: BODY, before: 4 });
  }
};

const writeContents = (flow: Flow, { contents }: RecordFront): void => {
  flow.reserve(flow.room);
  flow.block({ text: 'Contents', style: HEADING, before: 16, keep: BODY.size * LEADING * 2 });
  flow.gap(4);
  for (const { text, page } of contents) {
    flow.row([
      { text, style: VALUE, x: 0, width: flow.room - NUMBER_WIDTH },
      { text: String(page), style: VALUE, x: flow.room - NUMBER_WIDTH + 8, width: NUMBER_WIDTH },
    ]);
  }
};

/** Sets the cover and the contents. Whatever the numbers are, they take as many pages. */
export const setFront = async (
  front: RecordFront,
  { stamp, among }: { stamp: RecordStamp; among: PagesAmong },
): Promise<RecordPart> => {
  const part = await beginPart();
  writeCover(part.flow, front);
  writeContents(part.flow, front);
  return finishPart(part, { stamp, among });
};

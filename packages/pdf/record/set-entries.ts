import type { TextStyle } from '../page/canvas.ts';
import { LEADING, type Flow } from '../page/flow.ts';
import { beginPart, finishPart } from './record-flow.ts';
import type { PagesAmong, RecordEntry, RecordPart, RecordStamp } from './record-types.ts';

const HEADING: TextStyle = { face: 'bold', size: 12 };
const SUBHEADING: TextStyle = { face: 'bold', size: 9.5 };
const LABEL: TextStyle = { face: 'sans', size: 8.8, ink: 'grey' };
const VALUE: TextStyle = { face: 'sans', size: 9.2 };
const BODY: TextStyle = { face: 'serif', size: 10 };
const SIGNED: TextStyle = { face: 'sans', size: 8.4, ink: 'grey' };
const LABEL_WIDTH = 138;

const paragraphs = (text: string): string[] => text.replaceAll(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n').split('\n');

const writeText = (flow: Flow, text: string): void => {
  for (const line of paragraphs(text)) {
    if (line.trim() === '') flow.gap(BODY.size * 0.6);
    else flow.block({ text: line.trimEnd(), style: BODY, before: 1.5 });
  }
};

const writeTexts = (flow: Flow, texts: RecordEntry['texts']): void => {
  for (const { heading, text } of texts) {
    flow.block({ text: heading, style: SUBHEADING, before: 6, keep: BODY.size * LEADING });
    writeText(flow, text);
  }
};

/** Writes one entry and says on which page it begins. */
const writeEntry = (flow: Flow, entry: RecordEntry): number => {
  flow.gap(4);
  flow.reserve(HEADING.size * LEADING + VALUE.size * LEADING * 3);
  const start = flow.canvases.length;
  flow.block({ text: entry.heading, style: HEADING });
  flow.gap(3);
  for (const { label, text } of entry.lines) {
    flow.row([
      { text: label, style: LABEL, x: 0, width: LABEL_WIDTH - 10 },
      { text, style: VALUE, x: LABEL_WIDTH, width: flow.room - LABEL_WIDTH },
    ]);
  }
  writeTexts(flow, entry.texts);
  for (const line of entry.signed) flow.block({ text: line, style: SIGNED, before: 4 });
  writeTexts(flow, entry.addenda);
  flow.rule(0.5, 9);
  return start;
};

/** Sets entries one after the other. Throws nothing: what the fonts have no letter for is shown by its number. */
export const setEntries = async (
  entries: readonly RecordEntry[],
  { stamp, among }: { stamp: RecordStamp; among: PagesAmong },
): Promise<RecordPart> => {
  const part = await beginPart();
  const starts = entries.map((entry) => writeEntry(part.flow, entry));
  return finishPart(part, { stamp, among, starts });
};

import type { HiddenChoice, KeptPassage, PageSize, Redaction, RefusalDetail } from '@sequester/model';

interface Marked {
  version?: number | undefined;
  redactions?: Redaction[] | undefined;
  kept?: KeptPassage[] | undefined;
  hidden?: HiddenChoice[] | undefined;
}

/** A size that is not known is left to the builder, which has the pages. */
interface OnPages {
  version: number;
  chosen: readonly number[];
  sizeOf: (page: number) => PageSize | undefined;
}

/** Rectangles are rounded when they are located; a hair over the edge is on the edge. */
const hair = 0.05;

const faultOf = (
  { page, x, y, width, height }: Redaction | KeptPassage,
  { sizeOf, chosen }: OnPages,
): string | undefined => {
  if (!chosen.includes(page)) return 'page-not-selected';

  const size = sizeOf(page);
  return size !== undefined && (x + width > size.width + hair || y + height > size.height + hair)
    ? 'outside-page'
    : undefined;
};

/** What is wrong with the rectangles of one note, by path: a version other than the newest (with rectangles it has to be named), a page not selected, a place off the page. */
export const misplaced = (
  { version, redactions = [], kept = [], hidden = [] }: Marked,
  note: OnPages,
  path: string,
): RefusalDetail[] => {
  const marks = [
    ...redactions.map((mark, index) => ({ mark, at: `redactions.${index}` })),
    ...kept.map((mark, index) => ({ mark, at: `kept.${index}` })),
  ];
  const places = marks.length + hidden.length;
  const unnamed = version === undefined && places === 0;
  if (!unnamed && version !== note.version) {
    const text =
      places === 0
        ? 'Only the newest version of a note is chosen from. Read the note again and name its version, or none.'
        : 'Rectangles belong to the version in which they were located; name that version, and locate them again where the note was edited since.';
    return [{ path: `${path}.version`, code: 'not-the-newest', text }];
  }
  return marks.flatMap(({ mark, at }) => {
    const code = faultOf(mark, note);
    return code === undefined ? [] : [{ path: `${path}.${at}`, code }];
  });
};

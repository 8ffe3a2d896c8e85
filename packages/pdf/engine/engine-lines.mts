import { levelled, levelledRect, type Glyph, type Turn } from './engine-glyphs.mts';
import { overlap, type Character } from './engine-page.mts';
import { union } from './engine-passages.mts';
import type { Rectangle } from './jobs.ts';

/** What is taken out: where it stands, and its letters. Its block may be set anew where it stands close around letters of one line. */
export type Piece = { rect: Rectangle; reason: string; letters: Character[]; close: boolean };

/** A glyph on a page that is turned so that it is level; `piece` is what it is taken out with. */
export type Placed = { glyph: Glyph; at: number; box: Rectangle; piece: Piece | undefined };

/** Glyphs of one line with no column, rule or picture between them, and the room they have. */
export type Segment = { turn: Turn; glyphs: Placed[]; left: number; right: number };

/** What stands on a page: its glyphs, what is taken out of it, the boxes that words may not move over, and where text is that the engine does not read, as when it is drawn twice. */
export type Standing = { glyphs: Glyph[]; pieces: Piece[]; things: Rectangle[]; unread: Rectangle[]; shown: Rectangle };

/** A gap wider than this, in heights of the line, separates columns; a narrower one does where a column begins. */
const COLUMN = 2.2;
const NARROW_COLUMN = 0.6;
const SAME = 0.6;
/** Something this many times as high as a line is not a marking of its words. */
const CELL = 1.3;
/** The free space kept before a neighbour and at the edge of the page. */
const MARGIN = 4;

const height = ({ bottom, top }: Rectangle): number => top - bottom;

/** Whether two boxes stand on one line. */
const sameLine = (a: Rectangle, b: Rectangle): boolean =>
  Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom) > 0.5 * Math.min(height(a), height(b));

const placed = ({ glyphs, pieces }: Standing, turn: Turn): Placed[] => {
  const owner = new Map(pieces.flatMap((piece) => piece.letters.map((letter) => [letter, piece])));
  const stays = (glyph: Glyph): boolean => glyph.characters.some((character) => owner.get(character)?.close === false);
  return glyphs.map((glyph) => ({
    glyph: stays(glyph) ? { ...glyph, turn: undefined } : glyph,
    at: levelled(glyph, turn).x,
    box: levelledRect(glyph.characters.map(({ loose }) => loose).reduce(union), turn),
    piece: glyph.characters.map((character) => owner.get(character)).find((piece) => piece !== undefined),
  }));
};

const linesOf = (glyphs: Placed[]): Placed[][] => {
  const lines: Placed[][] = [];
  for (const one of glyphs.toSorted((a, b) => Number(a.glyph.blank) - Number(b.glyph.blank))) {
    const line = lines.find(([first]) => first && sameLine(first.box, one.box));
    if (line) line.push(one);
    else lines.push([one]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.at - b.at));
};

/** Whether something is drawn in a gap between words, or a cell begins or ends there. */
const comesBetween = (
  thing: Rectangle,
  { left, right, high }: { left: number; right: number; high: number },
): boolean => {
  const [begins, ends] = [thing.left, thing.right].map((edge) => edge > left - 1 && edge < right + 1);
  return (begins === true && ends === true) || ((begins === true || ends === true) && height(thing) > CELL * high);
};

/** A line in parts, where a column, something drawn, or a glyph that cannot be moved comes between. */
const partsOf = (
  line: Placed[],
  { turn, things, starts }: { turn: Turn; things: Rectangle[]; starts: number[] },
): Placed[][] => {
  const parts: Placed[][] = [];
  let edge = -Infinity;
  for (const one of line) {
    const { box, glyph } = one;
    const last = parts.at(-1);
    const gap = box.left - edge;
    const column =
      gap > COLUMN * height(box) ||
      (gap > NARROW_COLUMN * height(box) && starts.some((start) => Math.abs(start - box.left) < SAME));
    const between = things.some(
      (thing) => sameLine(thing, box) && comesBetween(thing, { left: edge, right: box.left, high: height(box) }),
    );
    const fixed = glyph.turn !== turn || last?.[0]?.glyph.turn !== turn;
    if (last && (glyph.blank || !(column || between || fixed))) last.push(one);
    else parts.push([one]);
    if (!glyph.blank) edge = Math.max(edge, box.right);
  }
  return parts;
};

/** Where the parts of a line begin. */
const startsOf = (line: Placed[]): number[] => {
  let edge = -Infinity;
  return line.flatMap(({ box, glyph }) => {
    if (glyph.blank) return [];
    const begins = box.left - edge > COLUMN * height(box);
    edge = Math.max(edge, box.right);
    return begins ? [box.left] : [];
  });
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

type Around = {
  previous: Placed[] | undefined;
  next: Placed[] | undefined;
  things: Rectangle[];
  starts: number[];
  shown: Rectangle;
};

/** A part with the room it has. One that begins where no other line does, as in the middle, is brought to where the first one does. */
const segmentOf = (
  glyphs: Placed[],
  turn: Turn,
  { previous = [], next = [], things, starts, shown }: Around,
): Segment => {
  const box = glyphs.map((one) => one.box).reduce(union);
  const beside = things.filter((thing) => sameLine(thing, box));
  const holding = beside.filter(({ left, right }) => left < box.left && right > box.right);
  const from = Math.max(
    shown.left,
    ...holding.map(({ left }) => left),
    ...beside.flatMap((thing) => (thing.right <= box.left + 1 ? [thing.right] : [])),
    ...previous.map((one) => one.box.right + height(box)),
  );
  const others = starts.filter((start) => start >= from && start < box.right);
  const shared = others.some((start) => Math.abs(start - box.left) < SAME);
  const ends = [
    ...holding.map(({ right }) => right),
    ...beside.flatMap(({ left }) => (left >= box.right - 1 ? [left] : [])),
  ];
  const right = Math.min(shown.right, ...ends, ...next.map((one) => one.box.left)) - MARGIN;
  return { turn, glyphs, left: tenths(shared || others.length === 0 ? box.left : Math.min(...others)), right };
};

/** Whether glyphs follow each other, none over another, as they do where two lines or a large initial overlap. */
const inOrder = (glyphs: Placed[]): boolean => {
  let edge = -Infinity;
  return glyphs.every(({ box, glyph }) => {
    if (glyph.blank) return true;
    const free = edge - box.left < 0.6 * (box.right - box.left);
    edge = Math.max(edge, box.right);
    return free;
  });
};

const isClear = (glyphs: Placed[], of: Rectangle[]): boolean =>
  !glyphs.some(({ box }) => of.some((other) => overlap(other, box)));

/** The parts of lines of which something is taken out and that can be set anew. */
export const segmentsOf = (standing: Standing, turn: Turn): Segment[] => {
  const lines = linesOf(placed(standing, turn));
  const fixed = standing.pieces.flatMap(({ close, rect }) => (close ? [] : [rect]));
  const things = [...standing.things, ...fixed].map((thing) => levelledRect(thing, turn));
  const shown = levelledRect(standing.shown, turn);
  const unread = standing.unread.map((text) => levelledRect(text, turn));
  return lines.flatMap((line) => {
    if (line.every(({ piece }) => piece === undefined)) return [];
    const starts = lines.flatMap((other) => (other === line ? [] : startsOf(other)));
    const parts = partsOf(line, { turn, things, starts });
    return parts.flatMap((part, index) =>
      part[0]?.glyph.turn === turn &&
      part.some(({ piece }) => piece !== undefined) &&
      inOrder(part) &&
      isClear(part, unread)
        ? [segmentOf(part, turn, { previous: parts[index - 1], next: parts[index + 1], things, starts, shown })]
        : [],
    );
  });
};

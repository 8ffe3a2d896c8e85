import { backFrom, glyphsOn, levelled, levelledRect, textsOn, thingsOn, TURNS, type Glyph } from './engine-glyphs.mts';
import { segmentsOf, type Piece, type Placed, type Segment } from './engine-lines.mts';
import { boundsOf, overlap, within, type Character } from './engine-page.mts';
import { byLines, union } from './engine-passages.mts';
import type { Pdfium } from './engine-pdfium.mts';
import { moveRule, rulesOf, type MovedLine, type Shift } from './engine-rules.mts';
import type { Rectangle, StringReset } from './jobs.ts';

/** A block is not made narrower than this to fit its column. */
const NARROWEST = 14;
/** The space set between words that the source drew apart without a space character, in heights of the line; a gap under NO_SPACE is none. */
const SPACE = 0.22;
const NO_SPACE = 0.13;
const BETWEEN_BLOCKS = 2;
/** Places that differ by less are the same. */
const HAIR = 0.02;

/** The width of a block depends on its reason alone: 4.2 points a letter, at least 36. */
const blockWidth = (reason: string): number => Math.max(36, Math.min(160, 4.2 * (reason.length + 2) + 6));

const hundredths = (value: number): number => Math.round(value * 100) / 100;

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** A word that stays, or a block; `space` is what comes before it, however the line was stretched. */
type Unit = { glyphs: Placed[]; piece: Piece | undefined; space: number; left: number; right: number };

const spaceBefore = ({ box }: Placed, { last, drawn }: { last: Unit | undefined; drawn: number }): number => {
  if (!last) return 0;
  const high = box.top - box.bottom;
  return drawn > 0 ? drawn : box.left - last.right > NO_SPACE * high ? SPACE * high : 0;
};

/** The words and blocks of a part of a line; spaces between what is taken out count for nothing. */
const unitsOf = (glyphs: Placed[]): Unit[] => {
  const units: Unit[] = [];
  let drawn = 0;
  for (const one of glyphs) {
    const { box, piece, glyph } = one;
    if (glyph.blank) {
      drawn += box.right - box.left;
      continue;
    }
    const last = units.at(-1);
    const space = spaceBefore(one, { last, drawn });
    if (last && last.piece === piece && (piece !== undefined || space === 0)) {
      last.glyphs.push(one);
      last.right = Math.max(last.right, box.right);
    } else {
      const between = piece && last?.piece ? BETWEEN_BLOCKS : space;
      units.push({ glyphs: [one], piece, space: between, left: box.left, right: box.right });
    }
    drawn = 0;
  }
  return units;
};

/** `line` is there where rules can move with its words: in level text. */
type Setting = {
  blocks: Map<Piece, Rectangle>;
  moved: Map<Glyph, { x: number; y: number }>;
  owners: number[];
  line: MovedLine | undefined;
};

/** Where the words and blocks of a part of a line come to stand; nothing where there is no room for the blocks. */
const settingOf = ({ glyphs, left, right, turn }: Segment): Setting | undefined => {
  const units = unitsOf(glyphs);
  const widths = units.map((unit) => (unit.piece ? blockWidth(unit.piece.reason) : unit.right - unit.left));
  const blocks = units.reduce((sum, { piece }, index) => sum + (piece ? (widths[index] ?? 0) : 0), 0);
  const words = units.reduce((sum, { piece, space }, index) => sum + space + (piece ? 0 : (widths[index] ?? 0)), 0);
  const fit = Math.min(1, (right - left - words) / blocks);
  const shifts: Shift[] = [];
  const line = turn === 0 ? { box: glyphs.map(({ box }) => box).reduce(union), shifts } : undefined;
  const setting: Setting = {
    blocks: new Map(),
    moved: new Map(),
    owners: glyphs.map(({ glyph }) => glyph.owner),
    line,
  };
  const { bottom, top } = (glyphs.find(({ piece, glyph }) => !piece && !glyph.blank) ?? glyphs[0])?.box ?? {
    bottom: 0,
    top: 0,
  };
  let at = left;
  for (const [index, { piece, space, glyphs: own, left: stood, right: ended }] of units.entries()) {
    const width = (widths[index] ?? 0) * (piece ? fit : 1);
    if (piece && (width < NARROWEST || setting.blocks.has(piece))) return undefined;
    at += space;
    if (piece) {
      setting.blocks.set(
        piece,
        levelledRect(
          { left: tenths(at), bottom: tenths(bottom), right: tenths(at + width), top: tenths(top) },
          backFrom(turn),
        ),
      );
    } else {
      for (const { glyph } of own) setting.moved.set(glyph, inPlace(glyph, { turn, by: at - stood }));
    }
    shifts.push({
      from: { left: stood, right: ended },
      to: { left: at, right: at + width },
      block: piece !== undefined,
    });
    at += width;
  }
  return setting;
};

const inPlace = (glyph: Glyph, { turn, by }: { turn: Segment['turn']; by: number }): { x: number; y: number } => {
  const { x, y } = levelled(glyph, turn);
  return levelled({ x: x + by, y }, backFrom(turn));
};

type Reset = { blocks: Map<Piece, Rectangle>; strings: StringReset[] };
type Before = { characters: Character[]; pieces: Piece[]; ink: Rectangle[]; shown: Rectangle };

const textOf = ({ characters }: Glyph): string => characters.map(({ text }) => text).join('');

/** Where a glyph stood and where it goes, and whether something was taken out before it. */
type Place = { from: Glyph; to: { x: number; y: number }; cut: boolean };

/** The runs of an object's glyphs that keep their distances, each with the place where it now begins. Blanks begin none. */
const runsOf = (places: Place[]): StringReset['runs'] => {
  const runs: StringReset['runs'] = [];
  let last = { x: NaN, y: NaN };
  for (const [at, { from, to, cut }] of places.entries()) {
    if (from.blank) continue;
    const by = { x: to.x - from.x, y: to.y - from.y };
    const same = Math.abs(by.x - last.x) < HAIR && Math.abs(by.y - last.y) < HAIR;
    if (same && !cut) continue;
    runs.push({ at, x: hundredths(to.x), y: hundredths(to.y) });
    last = by;
  }
  return runs;
};

const holds = ({ left, bottom, right, top }: Rectangle, { x, y }: Glyph): boolean =>
  x > left && x < right && y > bottom && y < top;

/** Which glyphs of a page stay, and which of them follow a redaction. A blank is taken out with the redaction that covers its origin. */
const keptOf = (glyphs: Glyph[], { pieces, ink }: Before): { kept: Glyph[]; cut: Set<Glyph> } => {
  const letters = new Set(pieces.flatMap((piece) => piece.letters));
  const isGone = (glyph: Glyph): boolean =>
    glyph.blank ? ink.some((rect) => holds(rect, glyph)) : glyph.characters.some((character) => letters.has(character));
  const cut = new Set<Glyph>();
  let after = false;
  for (const glyph of glyphs.filter(({ blank }) => !blank)) {
    if (after) cut.add(glyph);
    after = isGone(glyph);
  }
  return { kept: glyphs.filter((glyph) => !isGone(glyph)), cut };
};

/**
 * Plans, before anything is taken out, where the blocks of a page will stand. The function that it gives, called with the
 * page as it is then, moves its rules and says where the words of those lines begin; nothing where the page is not as planned.
 */
export const planReset = (pdfium: Pdfium, page: number, before: Before): ((left: Character[]) => Reset | undefined) => {
  const glyphs = glyphsOn(pdfium, page, before.characters);
  const read = new Set(glyphs.map(({ owner }) => owner));
  const unread = textsOn(pdfium, page).flatMap((text) => (read.has(text) ? [] : (boundsOf(pdfium, text) ?? [])));
  const standing = { glyphs, pieces: before.pieces, things: thingsOn(pdfium, page), unread, shown: before.shown };
  const settings = TURNS.flatMap((turn) => segmentsOf(standing, turn).flatMap((segment) => settingOf(segment) ?? []));
  const moved = new Map(settings.flatMap((setting) => [...setting.moved]));
  const { kept, cut } = keptOf(glyphs, before);
  const solid = kept.filter(({ blank }) => !blank);
  const rules = settings.flatMap(({ line }) =>
    line ? rulesOf(pdfium, page, line).map((rule) => ({ rule, shifts: line.shifts })) : [],
  );
  const touched = new Set(settings.flatMap(({ owners }) => owners));
  return (left) => {
    const after = glyphsOn(pdfium, page, left).filter(({ blank }) => !blank);
    if (after.length !== solid.length || after.some((glyph, index) => textOf(glyph) !== textOf(solid[index] ?? glyph)))
      return undefined;
    for (const { rule, shifts } of rules) moveRule(pdfium, page, rule, shifts);
    if (rules.length > 0) pdfium.FPDFPage_GenerateContent(page);
    const texts = textsOn(pdfium, page);
    const now = new Map(solid.map((glyph, index) => [glyph.owner, after[index]?.owner ?? 0]));
    const strings = [...touched].flatMap((owner): StringReset[] => {
      const own = kept
        .filter((glyph) => glyph.owner === owner)
        .map((from) => ({ from, to: moved.get(from) ?? from, cut: cut.has(from) }));
      if (own.length === 0) return [];
      const pattern = own.map(({ from }) => (from.blank ? ' ' : 'x')).join('');
      return [{ string: texts.indexOf(now.get(owner) ?? owner), strings: texts.length, pattern, runs: runsOf(own) }];
    });
    return { blocks: new Map(settings.flatMap(({ blocks }) => [...blocks])), strings };
  };
};

/** The letters of a page that a rectangle covers, and whether it stands close around them on one line. */
export const underRect = (characters: Character[], rect: Rectangle): { letters: Character[]; close: boolean } => {
  const letters = characters.filter(({ tight }) => tight.right > tight.left && overlap(tight, rect));
  const written = letters.filter(({ text }) => text.trim() !== '');
  const [first] = written;
  if (!first || byLines(written).length > 1) return { letters, close: false };
  const { left, bottom, right, top } = written.map(({ loose }) => loose).reduce(union);
  const most = Math.max(first.loose.right - first.loose.left, first.loose.top - first.loose.bottom);
  return {
    letters,
    close: within(rect, { left: left - most, bottom: bottom - most, right: right + most, top: top + most }),
  };
};

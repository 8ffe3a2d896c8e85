/** Breaks a paragraph into lines no wider than `room`; a word wider than that is broken between its characters. */
export const wrap = (text: string, room: number, width: (text: string) => number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<= )(?! )/u)) {
    if (width((line + piece).trimEnd()) <= room) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    const parts = breakWord(piece, room, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return line.trim() || lines.length === 0 ? [...lines, line.trimEnd()] : lines;
};

const breakWord = (word: string, room: number, width: (text: string) => number): string[] => {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part && character !== ' ' && width(part + character) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
};

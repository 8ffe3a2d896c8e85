import { readFileSync } from 'node:fs';

import { codeAssets, release } from './asset-files.ts';
import { assetPath } from './asset-path.ts';
import { beginningsOf, codeTyped, foldedLines } from './typed-words.ts';
import type { CodeList, ListedCode, NamedCode } from './types.ts';

interface Entry extends ListedCode {
  /** The code without its point. */
  bare: string;
  /** Its words in small letters, with a space before each. */
  words: string;
  /** The least is shown first among entries that have the words that were typed. */
  rank: number;
}

/** Chapters in which a seventh character may follow a code that the list has as its last. */
const seventhCharacter = /^[MOSTVWXY]/;

const bareOf = (code: string): string => code.replace('.', '');
const named = ({ code, description }: ListedCode): NamedCode => ({ code, description });

/** Mental and behavioral disorders come first, then symptoms and circumstances of life; within these, the shorter first. */
const rankOf = (code: string, description: string): number => {
  const chapter = [/^F/, /^[RZ]/, /./].findIndex((first) => first.test(code));
  return chapter * 1000 + description.length;
};

const entryOf = (line: string, foldedLine = ''): Entry => {
  const [code = '', description = '', complete] = line.split('\t');
  return {
    code,
    description,
    complete: complete === '1',
    bare: bareOf(code),
    words: foldedLine,
    rank: rankOf(code, description),
  };
};

/** Each description in small letters, with a space before each word; folded at once, which is ten times as fast as line by line. */
const foldedDescriptions = (lines: readonly string[]): string[] =>
  foldedLines(lines.map((line) => ` ${line.split('\t')[1] ?? ''}`).join('\n')).split('\n');

const entriesOf = (text: string): Entry[] => {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const foldedOnes = foldedDescriptions(lines);
  return lines.map((line, index) => entryOf(line, foldedOnes[index]));
};

const searching = (entries: readonly Entry[]) => {
  const complete = entries.filter((entry) => entry.complete);
  return (typed: string, atMost: number) => {
    const code = codeTyped(typed);
    const beginnings = beginningsOf(typed).map((word) => ` ${word}`);
    const found =
      code === undefined
        ? complete
            .filter(({ words }) => beginnings.every((beginning) => words.includes(beginning)))
            .toSorted((a, b) => a.rank - b.rank)
        : complete.filter(({ bare }) => bare.startsWith(code));
    return { release, codes: found.slice(0, atMost).map(named), more: found.length > atMost };
  };
};

const finding = (entries: readonly Entry[]) => {
  const byCode = new Map(entries.map((entry) => [entry.bare, entry]));
  /** A code of seven characters whose first ones are in the list; X stands where there is none. */
  const beforeTheSeventh = (bare: string): Entry | undefined =>
    bare.length === 7 && seventhCharacter.test(bare) ? byCode.get(bare.slice(0, 6).replace(/X+$/, '')) : undefined;

  return (code: string): ReturnType<CodeList['find']> => {
    const bare = bareOf(code);
    const entry = byCode.get(bare) ?? beforeTheSeventh(bare);
    if (entry === undefined) return undefined;

    if (entry.complete) return { diagnosis: { code, description: entry.description } };

    const below = entries.filter((one) => one.complete && one.bare.startsWith(bare)).map(named);
    return { category: named(entry), below };
  };
};

/** The list that a text holds: code, description and 1 for a complete code, apart by tabs; lines that begin with # say where it is from. */
const codeListOf = (text: string): CodeList => {
  const entries = entriesOf(text);
  return { search: searching(entries), find: finding(entries) };
};

let read: CodeList | undefined;

/** The ICD-10-CM, read once. */
export const codeList = (): CodeList => {
  read ??= codeListOf(
    codeAssets()
      .map((asset) => readFileSync(assetPath(asset), 'utf8'))
      .join(''),
  );
  return read;
};

import { excludedRules } from './excluded/rules.ts';
import { excludedGuidance, type ExcludedCategory, processGuidance, type ProcessCategory } from './guidance.ts';
import { type Passage, passages } from './passages.ts';
import { processRules } from './process/rules.ts';
import type { Rule } from './rule.ts';

export type { ExcludedCategory, ProcessCategory } from './guidance.ts';

/** Words of a note that may belong elsewhere. `from` and `to` count as JavaScript’s strings do. */
export interface LintFinding<Category extends string = ExcludedCategory | ProcessCategory> {
  category: Category;
  from: number;
  to: number;
  /** In plain English, for the therapist. */
  words: string;
  citation: string;
  /** The kind of entry that it belongs to. */
  entryKind: string;
}

interface Found<Category extends string> {
  category: Category;
  from: number;
  to: number;
}

/** Every match of an expression. `matchAll` copies the expression for each text, which takes longer than the reading. */
const matchesOf = (pattern: RegExp, text: string): RegExpExecArray[] => {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
};

const foundInPassage = <Category extends string>(
  { category, voice, patterns, unless }: Rule<Category>,
  { from, text, own }: Passage,
): Found<Category>[] => {
  const read = voice === 'own' ? own : text;
  const matches = patterns.flatMap((pattern) => matchesOf(pattern, read));
  if (matches.length === 0 || unless?.test(read) === true) return [];
  return matches.map(({ index, 0: words }) => ({
    category,
    from: from + index,
    to: from + index + words.trimEnd().length,
  }));
};

/** Rule by rule: an expression is quickest while it is read over and over. */
const foundBy = <Category extends string>(rules: readonly Rule<Category>[], text: string): Found<Category>[] => {
  const sentences = [...passages(text)];
  return rules.flatMap((rule) => sentences.flatMap((sentence) => foundInPassage(rule, sentence)));
};

/** Findings of one category that overlap are one. */
const joined = <Category extends string>(found: readonly Found<Category>[]): Found<Category>[] => {
  const inOrder = [...found].sort((a, b) => a.from - b.from || b.to - a.to);
  const newest = new Map<Category, Found<Category>>();
  const kept: Found<Category>[] = [];
  for (const each of inOrder) {
    const last = newest.get(each.category);
    if (last !== undefined && each.from < last.to) {
      last.to = Math.max(last.to, each.to);
      continue;
    }
    const own = { ...each };
    newest.set(each.category, own);
    kept.push(own);
  }
  return kept;
};

/** What the definition of psychotherapy notes excludes (45 CFR 164.501), pointed at while such a note is written. */
export const lintPsychotherapyNote = (text: string): LintFinding<ExcludedCategory>[] =>
  joined(foundBy(excludedRules, text)).map((found) => ({ ...found, ...excludedGuidance[found.category] }));

/** What reads like the therapist’s process, pointed at while a progress note is written. */
export const lintProgressNote = (text: string): LintFinding<ProcessCategory>[] =>
  joined(foundBy(processRules, text)).map((found) => ({ ...found, ...processGuidance[found.category] }));

import type { Finding } from '../types.ts';
import { isDictionary, isList, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

/** The object that a finding is about; every check names it so. */
const objectIn = ({ detail }: Finding): number | undefined => {
  const number = /(?:object|program) (\d+)/.exec(detail)?.[1];
  return number === undefined ? undefined : Number(number);
};

const partsOf = (value: PdfValue): PdfValue[] => {
  if (isList(value)) return value.items;
  return isDictionary(value) ? [...value.entries].flatMap(([key, item]) => (key === 'Parent' ? [] : [item])) : [];
};

/** Every object that a page leads to, and the page itself. */
const reachedFrom = (file: PdfFile, page: number): Set<number> => {
  const reached = new Set([page]);
  const waiting: PdfValue[] = [file.objects.get(page)?.value ?? null];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (next.kind !== 'reference') {
      waiting.push(...partsOf(next));
    } else if (!reached.has(next.number)) {
      reached.add(next.number);
      waiting.push(file.objects.get(next.number)?.value ?? null);
    }
  }
  return reached;
};

/** The findings about objects, with the pages that lead to them. `pages` are the numbers of the page objects, in order. */
export const withPages = (findings: Finding[], file: PdfFile, pages: number[]): Finding[] => {
  if (findings.length === 0) return findings;
  const reached = pages.map((page) => reachedFrom(file, page));
  return findings.map((finding) => {
    const object = objectIn(finding);
    const on = reached.flatMap((objects, index) => (object !== undefined && objects.has(object) ? [index + 1] : []));
    return on.length > 0 ? { ...finding, pages: on } : finding;
  });
};

import type { FileFate } from './try-file.ts';

const tally = (words: string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
};

const share = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`);

const percentile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

const row = (count: number, words: string): string => `${String(count).padStart(7)}  ${words}`;

/** Pages that both renderers, or only the first of them, show differently in the extract. */
const looksIn = (fates: FileFate[]) => {
  const pages = fates.flatMap(({ file, looks = [] }) => looks.map((look) => ({ file, ...look })));
  return {
    pages,
    images: pages.filter(({ image }) => image),
    both: pages.filter(({ pdfium, poppler }) => pdfium && poppler),
    one: pages.filter(({ pdfium, poppler }) => pdfium && !poppler),
  };
};

const redactionLines = (name: string, releases: { outcome: string; images: number }[]): string[] => [
  `${name}: ${releases.length} pages, ${releases.filter(({ images }) => images > 0).length} became images`,
  ...tally(releases.map(({ outcome }) => outcome)).map(([outcome, count]) => row(count, outcome)),
];

/** What a run over a folder comes to: counts by outcome, pages, time and memory. */
export const summaryOf = (fates: FileFate[]): string[] => {
  const { pages, images, both, one } = looksIn(fates);
  const times = fates.map(({ ms }) => ms);
  return [
    `${fates.length} files`,
    ...tally(fates.map(({ outcome }) => outcome)).map(([outcome, count]) =>
      row(count, `${outcome}  (${share(count, fates.length)})`),
    ),
    `${pages.length} pages released: ${images.length} became images (${share(images.length, pages.length)}), ${both.length} look different to both renderers, ${one.length} to PDFium alone`,
    ...redactionLines(
      'a passage taken out',
      fates.flatMap(({ passage }) => passage ?? []),
    ),
    ...redactionLines(
      'a rectangle taken out',
      fates.flatMap(({ rectangle }) => rectangle ?? []),
    ),
    `time for each file: median ${percentile(times, 0.5)} ms, 95 % under ${percentile(times, 0.95)} ms, longest ${Math.max(0, ...times)} ms`,
    `memory: at most ${Math.max(0, ...fates.map(({ peakMb }) => peakMb))} MB in a process`,
  ];
};

/** Each file that did not come through as it should, by kind. */
export const kindsOf = (fates: FileFate[]): string[] => {
  const { both } = looksIn(fates);
  const kinds = new Map<string, string[]>();
  const put = (kind: string, file: string) => kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  for (const { file, page } of both) put('looks different to both renderers', `${file} page ${page}`);
  for (const { file, outcome, passage, rectangle } of fates) {
    if (outcome !== 'released') put(outcome, file);
    if (passage && passage.outcome !== 'released') put(`passage: ${passage.outcome}`, file);
    if (rectangle && rectangle.outcome !== 'released') put(`rectangle: ${rectangle.outcome}`, file);
  }
  return [...kinds]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([kind, files]) => [`## ${kind} (${files.length})`, ...files.map((file) => `- ${file}`), '']);
};

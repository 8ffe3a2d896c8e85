import type { StoredPdf, TakenOut } from '../types.ts';
import { openDocument, readTexts, saveDocument, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { isDone, NOWHERE, startQpdf, type Run } from './engine-qpdf.mts';
import { stripped } from './engine-strip.mts';
import type { EnginePaths, InspectAnswer, InspectJob } from './jobs.ts';
import { LENIENTLY, SELECTION } from './selection.mts';

const LISTED = ['--json=2', '--json-key=qpdf', '--json-stream-data=none', '/in.pdf', '/out.json'];

const REWRITTEN = ['--decrypt', '--object-streams=disable', '--remove-info', '--remove-metadata', '--deterministic-id'];

/** As it is, and where a stream cannot be decoded, with all streams left as they are. */
const MANNERS = [[], ['--stream-data=preserve', '--decode-level=none']];

const opened = (paths: EnginePaths, files: { name: string; bytes: Uint8Array }[]): Promise<Run> =>
  startQpdf(paths, files);

/** A password that opens the file, or a way of encryption that the engine does not know. Restrictions alone need none. */
const needsPassword = (run: Run): boolean => {
  const { status, messages } = run(['--requires-password', '/in.pdf'], '');
  return status === 0 || messages.some((message) => /password|crypt/i.test(message));
};

const rewritten = (run: Run, more: string[] = []): Uint8Array | undefined => {
  for (const manner of MANNERS) {
    const answer = run([...REWRITTEN, ...manner, ...more, '/in.pdf', '/out.pdf'], 'out.pdf');
    if (isDone(answer) && answer.output.length > 0) return answer.output;
  }
  return undefined;
};

/** PDFium finds the objects of a file whose table is lost; qpdf as WebAssembly does not. */
export const savedByPdfium = async (
  paths: EnginePaths,
  bytes: StoredPdf,
): Promise<Uint8Array<ArrayBuffer> | 'encrypted' | undefined> => {
  const pdfium = await startPdfium(paths);
  const document = openedByPdfium(pdfium, bytes);
  if (document === undefined) return undefined;
  return pdfium.EPDF_IsEncrypted(document) ? 'encrypted' : saveDocument(pdfium, document);
};

const openedByPdfium = (pdfium: Pdfium, bytes: StoredPdf): number | undefined => {
  try {
    return openDocument(pdfium, bytes).document;
  } catch {
    return undefined;
  }
};

/** A file that is kept must be releasable: all its pages are selected once, as for a release, and the result is dropped. */
const canBeSelected = (run: Run): boolean =>
  [SELECTION, LENIENTLY].some((manner) =>
    isDone(run(['--empty', '--pages', '/in.pdf', '1-z', '--', ...manner, NOWHERE], '')),
  );

/** Both engines have to see the same pages: by the numbers of one they are chosen from the other. */
const pagesByQpdf = (run: Run): number =>
  Number(run(['--show-npages', '/in.pdf'], '').messages.find((line) => /^\d+$/.test(line)) ?? 0);

type Plain = { bytes: Uint8Array; takenOut: TakenOut[]; count: number } | { refusal: 'has-forms' | 'damaged' };

/** The file as one revision, without what runs, plays or is attached. */
const madePlain = async (paths: EnginePaths, bytes: Uint8Array): Promise<Plain> => {
  const run = await opened(paths, [{ name: 'in.pdf', bytes }]);
  const whole = rewritten(run);
  if (whole === undefined) return { refusal: 'damaged' };
  const again = await opened(paths, [{ name: 'in.pdf', bytes: whole }]);
  const { output: listed } = again(LISTED, 'out.json');
  const { madeByForm, takenOut, update } = stripped(JSON.parse(Buffer.from(listed).toString()));
  if (madeByForm) return { refusal: 'has-forms' };
  const plain = update ? await updated(paths, whole, update) : whole;
  if (plain === undefined) return { refusal: 'damaged' };
  const selecting = update ? await opened(paths, [{ name: 'in.pdf', bytes: plain }]) : again;
  return canBeSelected(selecting) ? { bytes: plain, takenOut, count: pagesByQpdf(selecting) } : { refusal: 'damaged' };
};

const updated = async (paths: EnginePaths, bytes: Uint8Array, update: object): Promise<Uint8Array | undefined> => {
  const json = Buffer.from(JSON.stringify(update));
  const run = await opened(paths, [
    { name: 'in.pdf', bytes },
    { name: 'update.json', bytes: json },
  ]);
  return rewritten(run, ['--update-from-json=/update.json']);
};

const countOf = async (paths: EnginePaths, bytes: Uint8Array): Promise<number> => {
  try {
    return (await readTexts(paths, { documents: [{ bytes }] }))[0]?.length ?? 0;
  } catch {
    return 0;
  }
};

type Counted = { bytes: Uint8Array; takenOut: TakenOut[]; pages: number } | { refusal: 'has-forms' | 'damaged' };

/** Plain, and every page of it can be opened and drawn. */
const tried = async (paths: EnginePaths, bytes: Uint8Array): Promise<Counted> => {
  const plain = await madePlain(paths, bytes);
  if ('refusal' in plain) return plain;
  const pages = await countOf(paths, plain.bytes);
  const { bytes: kept, takenOut, count } = plain;
  return pages > 0 && pages === count ? { bytes: kept, takenOut, pages } : { refusal: 'damaged' };
};

/** Rewrites a PDF and says whether it may be kept; what qpdf cannot read is tried once more as PDFium writes it. */
export const inspectPdf = async (paths: EnginePaths, { bytes, mostPages }: InspectJob): Promise<InspectAnswer> => {
  if (needsPassword(await opened(paths, [{ name: 'in.pdf', bytes }]))) return { refusal: 'encrypted' };
  let found = await tried(paths, bytes);
  if ('refusal' in found && found.refusal === 'damaged') {
    const saved = await savedByPdfium(paths, bytes);
    if (saved === 'encrypted') return { refusal: 'encrypted' };
    if (saved) found = await tried(paths, saved);
  }
  if ('refusal' in found) return found;
  return found.pages > mostPages ? { refusal: 'too-many-pages' } : found;
};

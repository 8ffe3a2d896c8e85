import { parseArgs } from 'node:util';

import { openPdf, read, RefusedInput, save } from './command-files.ts';
import {
  BadCall,
  languageIn,
  rangesIn,
  readHidden,
  readManifest,
  readNote,
  readRedactions,
  type Range,
} from './command-input.ts';
import { EngineFailure } from './engine/run-engine.ts';
import { RedactionRefused } from './extract/chosen-pages.ts';
import { SelectionRefused } from './extract/select-pages.ts';
import { hiddenWords } from './hidden-words.ts';
import { pageTexts } from './page-texts.ts';
import { pressPages } from './press-extract.ts';
import { rebuildExtract } from './rebuild-extract.ts';
import { sealNote } from './seal/seal-note.ts';
import type { ExtractSource, Redaction } from './types.ts';
import { verifyExtract } from './verify/verify-extract.ts';

const USAGE = `usage:
  pdf seal NOTE.txt -o OUT.pdf [--heading WORDS] [--language en-US]
  pdf select A.pdf:2-4,7 B.pdf:1 -o OUT.pdf [--hidden out|FILE.json]
  pdf redact IN.pdf --passages FILE.json | --rects FILE.json -o OUT.pdf [--hidden out|FILE.json]
  pdf verify OUT.pdf --from A.pdf:2-4,7 [--from B.pdf:1] [--redactions FILE.json] [--hidden out|FILE.json]
  pdf rebuild MANIFEST.json --source ID=FILE.pdf [--source ...] [-o OUT.pdf]
exit codes: 0 done, 1 finding, 2 bad call, 3 refused input`;

/** What becomes of hidden words: all are taken out, or as a file says; without it they are released as they are. */
const hiddenIn = (wish: string | undefined): Pick<ExtractSource, 'hidden'> => {
  if (wish === undefined) return {};
  return { hidden: wish === 'out' ? [] : readHidden(wish, read(wish)) };
};

type Taken = { redactions?: Redaction[]; hidden?: string | undefined };

const sourceOf = async ({ path, pages }: Range, { redactions = [], hidden }: Taken = {}): Promise<ExtractSource> => {
  const bytes = await openPdf(path);
  const chosen = pages ?? (await pageTexts(bytes)).map((_, index) => index + 1);
  return { id: path, bytes, pages: chosen, redactions, ...hiddenIn(hidden) };
};

const outputOf = (out: string | undefined): string => {
  if (!out) throw new BadCall('where to? give -o OUT.pdf');
  return out;
};

const one = (names: string[], what: string): string => {
  const [name, ...rest] = names;
  if (!name || rest.length > 0) throw new BadCall(`give exactly one ${what}`);
  return name;
};

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        heading: { type: 'string' },
        language: { type: 'string' },
        passages: { type: 'string' },
        rects: { type: 'string' },
        from: { type: 'string', multiple: true },
        redactions: { type: 'string' },
        hidden: { type: 'string' },
        source: { type: 'string', multiple: true },
      },
    });
  } catch (cause) {
    throw new BadCall(cause instanceof Error ? cause.message : 'bad arguments');
  }
};

type Call = ReturnType<typeof parse>;
type Verb = (call: Call) => Promise<number>;

const seal: Verb = async ({ positionals, values }) => {
  const [path, out] = [one(positionals, 'note'), outputOf(values.out)];
  const { bytes, pages } = await sealNote({
    heading: values.heading ?? 'Psychotherapy note',
    lines: [],
    text: readNote(path, read(path)),
    language: languageIn(values.language ?? 'en-US'),
  });
  save(out, bytes);
  console.log(`sealed ${pages} pages`);
  return 0;
};

/** The same refusal, or a bad call that names the file and the page that it does not have. */
const pageRefusal = async (cause: unknown, sources: ExtractSource[]): Promise<unknown> => {
  if (!(cause instanceof SelectionRefused && cause.code === 'page-out-of-range')) return cause;
  for (const { id, bytes, pages } of sources) {
    const { length } = await pageTexts(bytes);
    const missing = pages.find((page) => page > length);
    if (missing !== undefined) return new BadCall(`${id} has no page ${missing}; it has ${length}`);
  }
  return cause;
};

const named = (what: string, pages: number[]): string[] => (pages.length > 0 ? [`${what}: ${pages.join(', ')}`] : []);

/** Says which words the chosen pages hold that nobody sees, where it is not said what becomes of them: they leave with their pages. */
const warnOfHidden = async (sources: ExtractSource[]): Promise<void> => {
  for (const { id, bytes, pages } of sources.filter(({ hidden }) => hidden === undefined)) {
    for (const { page, words, how } of await hiddenWords(bytes, pages))
      console.error(`hidden on page ${page} of ${id}, ${how.replaceAll('-', ' ')}: ${words}`);
  }
};

const write = async (sources: ExtractSource[], out: string): Promise<number> => {
  const { extract, verification } = await pressPages(sources).catch(async (cause: unknown) => {
    throw await pageRefusal(cause, sources);
  });
  const { bytes, pages, sha256, rasterised, widthKept } = extract;
  await warnOfHidden(sources);
  const { ok, findings } = verification;
  for (const { code, detail } of findings) console.error(`${code}: ${detail}`);
  if (!ok) return 1;
  save(out, bytes);
  const notes = [...named('as images', rasterised), ...named('with blocks as wide as their words', widthKept)];
  console.log([`${pages} pages`, `sha256 ${sha256}`, ...notes].join(', '));
  return 0;
};

const select: Verb = async ({ positionals, values }) => {
  const out = outputOf(values.out);
  if (positionals.length === 0) throw new BadCall('select which pages? give A.pdf:2-4,7');
  const sources: ExtractSource[] = [];
  for (const range of positionals.map(rangesIn)) sources.push(await sourceOf(range, { hidden: values.hidden }));
  return write(sources, out);
};

const redact: Verb = async ({ positionals, values }) => {
  const [path, out] = [one(positionals, 'PDF'), outputOf(values.out)];
  const { passages, rects } = values;
  if (!passages && !rects) throw new BadCall('redact what? give --passages FILE.json or --rects FILE.json');
  const redactions = [
    ...(passages ? readRedactions(passages, read(passages), 'passages') : []),
    ...(rects ? readRedactions(rects, read(rects), 'rects') : []),
  ];
  return write([await sourceOf({ path, pages: undefined }, { redactions, hidden: values.hidden })], out);
};

const verify: Verb = async ({ positionals, values }) => {
  const [first, ...more] = positionals;
  if (!first) throw new BadCall('verify which PDF?');
  const from = [...(values.from ?? []), ...more].map(rangesIn);
  if (from.length === 0) throw new BadCall('verify against what? give --from A.pdf:2-4,7');
  const redactions = values.redactions ? readRedactions(values.redactions, read(values.redactions), 'either') : [];
  if (redactions.length > 0 && from.length > 1)
    throw new BadCall('redactions can be checked against one source at a time');
  const sources: ExtractSource[] = [];
  for (const range of from) sources.push(await sourceOf(range, { redactions, hidden: values.hidden }));
  await openPdf(first);
  const { ok, findings } = await verifyExtract({ extract: read(first), sources });
  for (const { code, detail } of findings) console.log(`${code}: ${detail}`);
  if (ok) console.log('everything in scope is there, and nothing else');
  return ok ? 0 : 1;
};

const sourceFiles = async (pairs: string[]): Promise<Map<string, { path: string }>> => {
  const files = new Map<string, { path: string }>();
  for (const pair of pairs) {
    const cut = pair.indexOf('=');
    if (cut < 1) throw new BadCall(`${pair}: sources are written ID=FILE`);
    files.set(pair.slice(0, cut), await openPdf(pair.slice(cut + 1)));
  }
  return files;
};

const rebuild: Verb = async ({ positionals, values }) => {
  const path = one(positionals, 'manifest');
  const { extract, findings } = await rebuildExtract(
    readManifest(path, read(path)),
    await sourceFiles(values.source ?? []),
  );
  for (const { code, source } of findings) console.log(`${code}${source === undefined ? '' : `: ${source}`}`);
  if (!extract || findings.length > 0) return 1;
  if (values.out) save(values.out, extract.bytes);
  console.log(`the same ${extract.pages} pages, sha256 ${extract.sha256}`);
  return 0;
};

const VERBS: Record<string, Verb> = { seal, select, redact, verify, rebuild };

const run = async ([name, ...args]: string[]): Promise<number> => {
  if ([name, ...args].some((word) => word === '--help' || word === '-h')) {
    console.log(USAGE);
    return 0;
  }
  const verb = VERBS[name ?? ''];
  if (!verb) throw new BadCall(name ? `no command ${name}` : 'no command');
  return verb(parse(args));
};

const REDACTION_REFUSED: Record<RedactionRefused['code'], (page: number) => string> = {
  'passage-not-found': (page) => `page ${page} does not have a passage that is to be taken out of it`,
  'page-not-in-scope': (page) => `page ${page}, of which something is to be taken out, is not there`,
  'rectangle-off-page': (page) =>
    `a rectangle lies outside of page ${page}; they are measured in points from its lower left corner`,
};

const explain = (cause: unknown): { code: number; words: string } => {
  if (cause instanceof BadCall) return { code: 2, words: `${cause.message}\n${USAGE}` };
  if (cause instanceof SelectionRefused && cause.code !== 'unreadable-source') return { code: 2, words: cause.message };
  if (cause instanceof RedactionRefused) return { code: 2, words: REDACTION_REFUSED[cause.code](cause.page) };
  if (cause instanceof RefusedInput) return { code: 3, words: cause.message };
  if (cause instanceof SelectionRefused || cause instanceof EngineFailure)
    return { code: 3, words: 'the PDF is damaged and cannot be read safely' };
  return { code: 3, words: `the PDF could not be worked on: ${cause instanceof Error ? cause.name : 'fault'}` };
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (cause) {
  const { code, words } = explain(cause);
  console.error(words);
  process.exitCode = code;
}

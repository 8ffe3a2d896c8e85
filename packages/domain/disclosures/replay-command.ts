import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

import { ENGINE_VERSION } from '@sequester/law';
import { RecordedDecision } from '@sequester/model';
import * as z from 'zod';

import { replayDecision, type Replayed } from './replay-decision.ts';

/** As `GET /requests/{id}/decisions` gives them: of the reader's own practice. */
const Stored = RecordedDecision.omit({ practiceId: true });
const Audited = z.object({
  subject: z.looseObject({ decisionId: z.string().optional(), recordSha256: z.string().optional() }),
});
const Export = z.union([
  z.array(z.unknown()).transform((decisions) => ({ decisions, events: [] })),
  z.object({ decisions: z.array(z.unknown()).default([]), events: z.array(z.unknown()).default([]) }),
]);

const usage = `pnpm -s replay [FILE…] asks the law again about stored decisions and says which agree.
It reads JSON from the files, or from standard input: what GET /requests/{id}/decisions answers, or an array of such
decisions. With what GET /audit-events?requestId={id} answers beside it, each decision is held to its audit event too.
What an engine of another version decided is replayed where this one says the same; where it does not, it says what this
one answers, and holds the decision to its digests alone: replay it with the build of that version.
Exit codes: 0 none differs, 1 one does not, 2 nothing to read.
`;

const contents = async (files: readonly string[]): Promise<z.infer<typeof Export>[]> => {
  const texts =
    files.length === 0 ? [await text(process.stdin)] : await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.map((one) => Export.parse(JSON.parse(one)));
};

const line = ({
  decisionId,
  requestId,
  at,
  occasion,
  outcome,
  policyVersion,
  otherEngine,
  notReplayed,
  differences,
}: Replayed): string => {
  const engine = otherEngine === undefined ? '' : `, decided by engine ${otherEngine}, asked of ${ENGINE_VERSION}`;
  const verdict = notReplayed === undefined ? 'agrees' : 'not replayed';
  const head = `${differences.length === 0 ? verdict : 'DIFFERS'}  ${at}  ${requestId}  ${decisionId}  ${occasion}  ${outcome}  policy ${policyVersion}${engine}`;
  const why =
    notReplayed === undefined ? [] : [`engine ${otherEngine} is not in this build; this one answers:`, ...notReplayed];
  return [head, ...[...differences, ...why].map((said) => `         ${said}`)].join('\n');
};

/** A stored decision that no longer reads as one is a difference, not the end. */
const replayed = (
  stored: unknown,
  audited: ReadonlyMap<string, string>,
): { line: string; is: 'agreeing' | 'differing' | 'not replayed' } => {
  const read = Stored.safeParse(stored);
  if (!read.success) {
    const paths = read.error.issues.map(({ path }) => path.join('.')).join(', ');
    return { line: `DIFFERS  not a stored decision: ${paths}`, is: 'differing' };
  }
  const found = replayDecision(read.data, audited.get(read.data.decisionId));
  const undiffering = found.notReplayed === undefined ? 'agreeing' : 'not replayed';
  return { line: line(found), is: found.differences.length === 0 ? undiffering : 'differing' };
};

const auditedDigests = (events: readonly unknown[]): Map<string, string> =>
  new Map(
    events.flatMap((event): [string, string][] => {
      const { decisionId, recordSha256 } = Audited.safeParse(event).data?.subject ?? {};
      return decisionId === undefined || recordSha256 === undefined ? [] : [[decisionId, recordSha256]];
    }),
  );

const main = async (files: readonly string[]): Promise<number> => {
  const exports = await contents(files);
  const audited = auditedDigests(exports.flatMap(({ events }) => events));
  const all = exports.flatMap(({ decisions }) => decisions).map((stored) => replayed(stored, audited));
  const count = (verdict: (typeof all)[number]['is']) => all.filter(({ is }) => is === verdict).length;
  const [differing, other] = [count('differing'), count('not replayed')];
  process.stdout.write(
    [
      ...all.map((one) => one.line),
      `${count('agreeing')} agree, ${differing} differ (engine ${ENGINE_VERSION})${other === 0 ? '' : `, ${other} not replayed, of an engine that is not in this build`}`,
      '',
    ].join('\n'),
  );
  return differing === 0 ? 0 : 1;
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(
    error instanceof SyntaxError || error instanceof z.ZodError ? `This is no export of decisions.\n\n${usage}` : usage,
  );
  process.exitCode = 2;
}

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
Exit codes: 0 all agree, 1 one does not, 2 nothing to read.
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
  differences,
}: Replayed): string => {
  const engine = otherEngine === undefined ? '' : `, decided by engine ${otherEngine}, asked of ${ENGINE_VERSION}`;
  const head = `${differences.length === 0 ? 'agrees' : 'DIFFERS'}  ${at}  ${requestId}  ${decisionId}  ${occasion}  ${outcome}  policy ${policyVersion}${engine}`;
  return [head, ...differences.map((difference) => `         ${difference}`)].join('\n');
};

/** A stored decision that no longer reads as one is a difference, not the end. */
const replayed = (stored: unknown, audited: ReadonlyMap<string, string>): { line: string; agrees: boolean } => {
  const read = Stored.safeParse(stored);
  if (!read.success) {
    const paths = read.error.issues.map(({ path }) => path.join('.')).join(', ');
    return { line: `DIFFERS  not a stored decision: ${paths}`, agrees: false };
  }
  const found = replayDecision(read.data, audited.get(read.data.decisionId));
  return { line: line(found), agrees: found.differences.length === 0 };
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
  const differing = all.filter(({ agrees }) => !agrees).length;
  process.stdout.write(
    [
      ...all.map((one) => one.line),
      `${all.length - differing} agree, ${differing} differ (engine ${ENGINE_VERSION})`,
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

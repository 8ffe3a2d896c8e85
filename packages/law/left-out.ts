import { Facts } from './facts.ts';
import { type Finding, refuse } from './finding.ts';
import { raise } from './reasons/reason.ts';

type Tree = { readonly [field: string]: unknown };

/** The grounds on which a life may be saved, or a law commands a report. */
const SAFETY_GROUNDS = new Set<unknown>(['abuse_report', 'emergency_access', 'required_by_law', 'serious_threat']);

/** What such an act rests on. Everything else may be left out of it where it cannot be true. */
const RESTS_ON = [
  'action',
  'as_of',
  'context.emergency',
  'context.follow_up',
  'context.mandated',
  'context.suspected_abuser',
  'context.threat.clinician_good_faith',
  'context.threat.imminent',
  'context.threat.past_event',
  'context.threat.recipient_can_prevent',
  'context.threat.serious',
  'ground_asserted',
  'holder.id',
  'jurisdiction',
  'patient.id',
  'requester.id',
];

const EMPTY: Tree = { artifacts: [], notes: [], requested: {} };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

const restsOn = (path: string) =>
  RESTS_ON.some((own) => path === own || path.startsWith(`${own}.`) || own.startsWith(`${path}.`));

/** A value without the field at a path; of a list without the whole entry. */
const without = (value: unknown, [step, ...rest]: readonly PropertyKey[]): unknown => {
  if (Array.isArray(value)) return value.filter((_, index) => index !== step);
  if (!isTree(value) || step === undefined) return value;
  const { [String(step)]: inner, ...others } = value;
  return rest.length > 0 && inner !== undefined ? { ...others, [String(step)]: without(inner, rest) } : others;
};

type Read = ReturnType<typeof Facts.safeParse>;

const refused = ({ error }: Read): PropertyKey[][] =>
  (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );

/** Where something is left out no paper counts either: a statement needs none, and a note would have to wait. */
const leaveOut = (value: Tree, leftOut: readonly string[]): Read => {
  const read = Facts.safeParse(leftOut.length > 0 ? { ...value, artifacts: [], left_out: leftOut } : value);
  const paths = refused(read);
  if (paths.length === 0) return read;
  const names = paths.map((path) => path.map(String).join('.'));
  if (names.some((name) => restsOn(name) || leftOut.includes(name))) return read;
  // Later entries first, so that the place of an earlier one stays what it was.
  const fewer = paths.toReversed().reduce<unknown>(without, value);
  return isTree(fewer) ? leaveOut({ ...EMPTY, ...fewer }, [...leftOut, ...names]) : read;
};

/**
 * Reads anything as facts. For a warning, an emergency and a mandated report, what cannot be true and has nothing to do with
 * them is left out, by path, and does not hold them up.
 */
export const readFacts = (value: unknown): Read => {
  const read = Facts.safeParse(value);
  if (read.success || !isTree(value) || !SAFETY_GROUNDS.has(value['ground_asserted'])) return read;
  const lenient = leaveOut(value, []);
  return lenient.success ? lenient : read;
};

/** A decision names what of an earlier vocabulary stood in its facts and is read no more. */
export const namingNotRead = (finding: Finding, { not_read: notRead }: Facts): Finding =>
  notRead?.length ? { ...finding, reasons: [...finding.reasons, raise('fact-not-read', notRead.join(', '))] } : finding;

/** A decision names what was left out of its facts, and lets no note go on the rest. */
export const namingLeftOut = (finding: Finding, { left_out: leftOut }: Facts): Finding => {
  if (!leftOut?.length) return finding;
  const reasons = leftOut.map((path) => raise('fact-left-out', path));
  const named = refuse(reasons);
  if (finding.scope.note_ids.length > 0) return named;
  return {
    ...finding,
    reasons: [...finding.reasons, ...reasons],
    duties: [...new Set([...finding.duties, ...named.duties])],
  };
};

import { classify } from './classify.ts';
import type { Decision } from './decision.ts';
import type { Facts } from './facts.ts';
import { type Finding, combine, decided, leaves, refuse } from './finding.ts';
import { withEhiException } from './grounds/ehi-exception.ts';
import { GROUNDS, type Ground } from './grounds/grounds.ts';
import { withoutNotice } from './grounds/nondisclosure.ts';
import { afterHolderKind, afterStateRules } from './grounds/state-gate.ts';
import { namingLeftOut, namingNotRead, readFacts } from './left-out.ts';
import { type Matter, matterOf } from './matter.ts';
import { withoutOthers } from './others.ts';
import { type Raised, raise, rowOf } from './reasons/reason.ts';
import { tighten } from './tighten.ts';
import type { Tightening } from './tightening.ts';

export const ENGINE_VERSION = '2.2.5';

const judge = (ground: Ground, matter: Matter): Finding => {
  if (ground.whole) return ground.whole(matter);
  if (matter.asksForNotes && matter.asksForOrdinary) return combine(ground.notes(matter), ground.record(matter));
  if (matter.asksForNotes) return ground.notes(matter);
  return matter.asksForOrdinary ? ground.record(matter) : refuse([raise('nothing-requested-is-held', 'requested')]);
};

/** What leaves is the records themselves, and no statement, summary or list in their place. */
const OF_RECORDS = new Set<Finding['scope']['content']>([
  'extract',
  'full',
  'full_record_minus_notes',
  'limited_data_set',
  'minimum_necessary',
  'redacted',
]);

/** Where somebody listed the records and none is among them that was asked for, nothing is released. A class of which nobody listed the records stays open. */
const ofWhatIsHeld = (finding: Finding, { classes }: Matter): Finding => {
  const { content, note_ids: ids } = finding.scope;
  if (!leaves(finding) || ids.length > 0 || !OF_RECORDS.has(content)) return finding;
  if (finding.scope.within) return finding;
  return refuse([raise(classes.length > 0 ? 'no-such-record-held' : 'nothing-requested-is-held', 'requested')]);
};

/** What stood in the way of a part of the request is said whether or not the other part could leave. */
const refuses = (raised: Raised): boolean => {
  const { leads } = rowOf(raised);
  return leads === 'DENY' || leads === 'NEEDS-ARTIFACT';
};

/** 45 CFR 164.514(h)(1): an unverified requester receives nothing, whatever the ground; a report that the clinician makes answers no request. */
const verified = (finding: Finding, ground: Ground, { facts }: Matter): Finding => {
  if (finding.scope.content === 'statement_only') return finding;
  if (!ground.verifiesIdentity || facts.requester.identity_verified === true || finding.outcome === 'DENY')
    return finding;
  const unverified = raise('identity-not-verified', 'requester.identity_verified');
  if (leaves(finding)) return { ...refuse([unverified]), reasons: [unverified, ...finding.reasons.filter(refuses)] };
  const refusal = refuse([unverified, ...finding.reasons]);
  return { ...refusal, cures: [...new Set([...refusal.cures, ...finding.cures])] };
};

/** Approval is a ceiling of its own: what was not approved does not leave, however the request has grown. */
const withinApproval = (finding: Finding, { facts }: Matter): Finding => {
  const approved = facts.context.approved_note_ids;
  if (!approved || !leaves(finding) || finding.scope.note_ids.length === 0) return finding;
  const ids = finding.scope.note_ids.filter((id) => approved.includes(id));
  if (ids.length === finding.scope.note_ids.length) return finding;
  if (ids.length === 0) return refuse([raise('nothing-approved', 'context.approved_note_ids')]);
  const reasons = [...finding.reasons, raise('outside-approval', 'context.approved_note_ids')];
  return { ...finding, outcome: 'NARROW', reasons, scope: { ...finding.scope, note_ids: ids } };
};

const standingOf = (matter: Matter): Raised[] => {
  const standings = new Set(matter.notes.map(classify));
  const raised: Raised[] = [];
  if (standings.has('misfiled')) raised.push(raise('misfiled-note-still-protected', 'notes.separated'));
  if (standings.has('machine-transcript')) raised.push(raise('machine-transcript-protected', 'notes.medium'));
  if (matter.facts.notes.some(({ id }) => matter.ordinary.includes(id)))
    raised.push(raise('not-a-psychotherapy-note', 'notes'));
  return raised;
};

const withStanding = (finding: Finding, matter: Matter): Finding => {
  const raised = standingOf(matter);
  if (raised.length === 0) return finding;
  const { duties } = refuse(raised);
  return { ...finding, reasons: [...finding.reasons, ...raised], duties: [...new Set([...finding.duties, ...duties])] };
};

/** The law's answer on the facts of one instant, cut down by what the practice added. Pure; `as_of` is the only clock. */
export const adjudicate = (facts: Facts, tightenings: readonly Tightening[] = []): Decision => {
  const matter = matterOf(facts);
  const ground = GROUNDS[facts.ground_asserted ?? 'other'];
  const judged = withoutOthers(ofWhatIsHeld(judge(ground, matter), matter), matter);
  const lawful = afterHolderKind(afterStateRules(judged, matter), matter);
  const found = namingLeftOut(verified(lawful, ground, matter), facts);
  const tightened = tighten(withinApproval(found, matter), matter, tightenings);
  const told = withoutNotice(withEhiException(withStanding(tightened, matter), matter), matter);
  return decided(namingNotRead(told, facts), ENGINE_VERSION);
};

export interface BadFacts {
  error: { path: string; code: string }[];
}

interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
}

const located = ({ code, path, message, keys }: Issue) =>
  (keys ?? [undefined]).map((key) => ({
    path: [...path, ...(key === undefined ? [] : [key])].map(String).join('.'),
    code: code === 'custom' ? message : code,
  }));

/** Reads anything as facts: the decision, or every path that is not one, without the value that was there. */
export const adjudicateUnknown = (value: unknown): Decision | BadFacts => {
  const parsed = readFacts(value);
  return parsed.success ? adjudicate(parsed.data) : { error: parsed.error.issues.flatMap(located) };
};

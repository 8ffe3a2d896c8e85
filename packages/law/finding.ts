import type { Approver, Content, Decision, Outcome, Scope } from './decision.ts';
import { type Raised, rowOf, written } from './reasons/reason.ts';

/** What one ground says about one part of a request. */
export interface Finding {
  outcome: Outcome;
  scope: Scope;
  reasons: Raised[];
  cures: string[];
  duties: string[];
  approvals: Approver[];
  accounting: boolean;
  minimumNecessary: boolean;
  patientNotice: string;
}

const distinct = <Value>(values: Value[]) => [...new Set(values)];

const collect = (reasons: Raised[], of: 'cures' | 'duties') =>
  distinct(reasons.flatMap((raised) => rowOf(raised)[of] ?? []));

/** Nothing leaves. One reason that kills is enough to deny; otherwise what is missing can be supplied. */
export const refuse = (reasons: Raised[]): Finding => {
  const dead = reasons.some((raised) => rowOf(raised).leads === 'DENY');
  return {
    outcome: dead ? 'DENY' : 'NEEDS-ARTIFACT',
    scope: { note_ids: [], content: 'none' },
    reasons,
    cures: collect(reasons, 'cures'),
    duties: collect(reasons, 'duties'),
    approvals: [],
    accounting: false,
    minimumNecessary: false,
    patientNotice: 'not required',
  };
};

export interface Permission {
  reasons: Raised[];
  scope: Scope;
  narrowed: boolean;
  approvals?: Approver[];
  accounting?: boolean;
  minimumNecessary?: boolean;
  patientNotice?: string;
  cures?: string[];
  duties?: string[];
}

/** Something may leave: all that was asked for (RELEASE) or less (NARROW). */
export const permit = (permission: Permission): Finding => ({
  outcome: permission.narrowed ? 'NARROW' : 'RELEASE',
  scope: permission.scope,
  reasons: permission.reasons,
  cures: permission.cures ?? [],
  duties: distinct([...collect(permission.reasons, 'duties'), ...(permission.duties ?? [])]),
  approvals: permission.approvals ?? [],
  accounting: permission.accounting ?? false,
  minimumNecessary: permission.minimumNecessary ?? false,
  patientNotice: permission.patientNotice ?? 'not required',
});

export const leaves = ({ outcome }: Finding) => outcome === 'RELEASE' || outcome === 'NARROW';

/** A finding with one reason more, and the duties that come with it. */
export const alsoBecause = (finding: Finding, raised: Raised): Finding => ({
  ...finding,
  reasons: [...finding.reasons, raised],
  duties: distinct([...finding.duties, ...(rowOf(raised).duties ?? [])]),
});

const strictest = (first: Content, second: Content): Content => (first === 'full' ? second : first);

const together = <Value>(first: Value[] = [], second: Value[] = []) => distinct([...first, ...second]);

const listed = (name: 'classes' | 'excludes', first: Scope, second: Scope): Partial<Scope> => {
  const values = together(first[name], second[name]);
  return values.length > 0 ? { [name]: values } : {};
};

const bothScopes = (first: Scope, second: Scope): Scope => ({
  ...second,
  ...first,
  note_ids: distinct([...first.note_ids, ...second.note_ids]),
  content: strictest(first.content, second.content),
  ...listed('classes', first, second),
  ...listed('excludes', first, second),
  ...(first.within && second.within ? { within: [...first.within, ...second.within] } : {}),
});

const merged = (first: Finding, second: Finding) => ({
  reasons: [...first.reasons, ...second.reasons],
  cures: distinct([...first.cures, ...second.cures]),
  duties: distinct([...first.duties, ...second.duties]),
});

/** One answer for a request that mixes notes and ordinary record. A refused part never hides the other. */
export const combine = (notes: Finding, ordinary: Finding): Finding => {
  if (leaves(notes) && leaves(ordinary)) {
    return {
      ...notes,
      ...merged(notes, ordinary),
      outcome: notes.outcome === 'RELEASE' && ordinary.outcome === 'RELEASE' ? 'RELEASE' : 'NARROW',
      scope: bothScopes(notes.scope, ordinary.scope),
      approvals: distinct([...notes.approvals, ...ordinary.approvals]),
      accounting: notes.accounting || ordinary.accounting,
      minimumNecessary: notes.minimumNecessary || ordinary.minimumNecessary,
    };
  }
  if (leaves(ordinary)) {
    const scope = { ...ordinary.scope, excludes: together(ordinary.scope.excludes, ['psychotherapy_notes' as const]) };
    return { ...ordinary, ...merged(notes, ordinary), outcome: 'NARROW', scope };
  }
  if (leaves(notes)) return { ...notes, ...merged(notes, ordinary), outcome: 'NARROW' };
  const outcome =
    notes.outcome === 'NEEDS-ARTIFACT' || ordinary.outcome === 'NEEDS-ARTIFACT' ? 'NEEDS-ARTIFACT' : 'DENY';
  return { ...notes, ...merged(notes, ordinary), outcome };
};

/** Several papers, each judged alone: the best of them, or all that they release together, or everything that is wrong. */
export const anyOf = (findings: Finding[]): Finding => {
  const leaving = findings.filter(leaves);
  const whole = leaving.find(({ outcome }) => outcome === 'RELEASE');
  return whole ?? (leaving.length > 0 ? leaving : findings).reduce(combine);
};

const same = (one: Raised) => (other: Raised) => one.code === other.code && one.because === other.because;

/** The decision as it is recorded and read. */
export const decided = ({ reasons, ...finding }: Finding, engineVersion: string): Decision => ({
  ...finding,
  reasons: reasons.filter((raised, index) => reasons.findIndex(same(raised)) === index).map(written),
  engineVersion,
});

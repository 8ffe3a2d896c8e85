import { lessRestricted } from '../artifacts/restriction.ts';
import { isUnlisted, unlisted } from '../artifacts/unlisted.ts';
import type { Approver, Content, Reach, ScopeElement, Withheld } from '../decision.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';

/** What a ground lets go of the ordinary record. Left open: all that was asked for, whole. */
export interface Giving {
  reason: Raised;
  also?: Raised[];
  ids?: string[];
  content?: Content;
  minimumNecessary?: boolean;
  accounting?: boolean;
  approvals?: Approver[];
  elements?: ScopeElement[];
  /** What of records that nobody listed a paper or a choice reaches. */
  within?: Reach[];
  withheld?: Withheld;
  patientNotice?: string;
  duties?: string[];
}

/** Gives the ordinary record that a ground reaches. */
export const giveRecord = (matter: Matter, giving: Giving): Finding => {
  const { reason, also = [], ids = matter.ordinary, elements, content, within, withheld, ...rest } = giving;
  return permit({
    ...rest,
    reasons: [reason, ...also],
    narrowed: ids.length < matter.ordinary.length || elements !== undefined || withheld !== undefined,
    scope: {
      note_ids: ids,
      content: content ?? (giving.minimumNecessary ? 'minimum_necessary' : 'full'),
      recipient: matter.facts.requester.id,
      ...(matter.classes.length > 0 ? { classes: matter.classes } : {}),
      ...(content === 'statement_only' ? {} : unlisted(matter, within)),
      ...(withheld && isUnlisted(matter) ? { withheld } : {}),
      ...(elements ? { elements } : {}),
    },
  });
};

const bothWithheld = (first: Withheld | undefined, second: Withheld | undefined): { withheld?: Withheld } => {
  const classes = [...(first?.classes ?? []), ...(second?.classes ?? [])];
  const ids = [...(first?.record_ids ?? []), ...(second?.record_ids ?? [])];
  if (classes.length + ids.length === 0) return {};
  return {
    withheld: { ...(classes.length > 0 ? { classes } : {}), ...(ids.length > 0 ? { record_ids: ids } : {}) },
  };
};

/** 45 CFR 164.522(a)(1)(i): restrictions bind treatment, payment, operations and involvement in care, not the public interest of 164.512. */
export const giveUnrestricted = (matter: Matter, giving: Giving): Finding => {
  const { barred, ids, withheld, unlistedWithheld } = lessRestricted(matter, giving.ids ?? matter.ordinary);
  return barred.length > 0
    ? refuse(barred)
    : giveRecord(matter, {
        ...giving,
        ids,
        also: [...(giving.also ?? []), ...withheld],
        ...bothWithheld(giving.withheld, unlistedWithheld),
      });
};

/** A statement of named facts in place of any record. */
export const statementOnly = (matter: Matter, elements: readonly ScopeElement[], giving: Giving): Finding =>
  giveRecord(matter, { ...giving, ids: [], content: 'statement_only', elements: [...elements] });

/** 42 CFR 2.12(d)(2), 2.13(a): no ground of 45 CFR 164.506 or 164.512 opens a program's record. */
export const part2Closed = ({ facts: { holder } }: Matter): Raised[] =>
  holder.part2_program === false ? [] : [raise('part2-path-is-counsel-only', 'holder.part2_program')];

import type { Reason } from '../decision.ts';
import { accessReasons } from './access.ts';
import { amendmentReasons } from './amendment.ts';
import { authorizationDefects } from './authorization-defects.ts';
import { authorizationElements } from './authorization.ts';
import { courtOrderTerms } from './court-order-terms.ts';
import { courtOrderReasons } from './court-order.ts';
import { generalReasons } from './general.ts';
import { governmentReasons } from './government.ts';
import { internalReasons } from './internal.ts';
import { processReasons } from './process.ts';
import { recordProcessReasons } from './record-process.ts';
import { recordResearchReasons } from './record-research.ts';
import { recordReasons } from './record.ts';
import { refusalReasons } from './refusals.ts';
import { representationReasons } from './representation.ts';
import type { ReasonRow } from './row.ts';
import { safetyReasons } from './safety.ts';
import { stateFormalityReasons } from './state-formalities.ts';
import { stateRuleReasons } from './state-rules.ts';

const REASONS = {
  ...generalReasons,
  ...accessReasons,
  ...authorizationElements,
  ...authorizationDefects,
  ...courtOrderReasons,
  ...courtOrderTerms,
  ...processReasons,
  ...refusalReasons,
  ...representationReasons,
  ...governmentReasons,
  ...safetyReasons,
  ...internalReasons,
  ...amendmentReasons,
  ...recordReasons,
  ...recordResearchReasons,
  ...recordProcessReasons,
  ...stateRuleReasons,
  ...stateFormalityReasons,
};
export type ReasonCode = keyof typeof REASONS;

/** A reason that was found, the fact or artifact that caused it, and the statute of the state where a state's rule is the reason. */
export interface Raised {
  code: ReasonCode;
  because: string;
  statute?: string;
}

export const raise = (code: ReasonCode, because: string, statute?: string | null): Raised => ({
  code,
  because,
  ...(statute ? { statute } : {}),
});

export const rowOf = ({ code }: Raised): ReasonRow => REASONS[code];

export const written = (raised: Raised): Reason => {
  const { text, citation } = rowOf(raised);
  const cited = raised.statute ? `${raised.statute}; ${citation}` : citation;
  return { code: raised.code, text, citation: cited, because: raised.because };
};

/** Every reason this engine can give, by its stable code. */
export const reasonRows: readonly [string, ReasonRow][] = Object.entries(REASONS);

import type { Context, Role } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { fieldsOf, type RecordableFacts } from './recorded-facts.ts';

interface Reserved {
  to: readonly Role[];
  citation: string;
}

const clinician = (citation: string): Reserved => ({ to: ['provider'], citation });
const practice = (citation: string): Reserved => ({ to: ['privacy-officer', 'owner'], citation });
const program = (citation: string): Reserved => ({ to: ['provider', 'privacy-officer', 'owner'], citation });

/** Facts that the law leaves to some people's judgment. Every other may be recorded by any member who handles requests. */
const reserved: Readonly<Record<string, Reserved>> = {
  'context.threat': clinician('45 CFR 164.512(j)(1)(i), (j)(4)'),
  'context.clinician': clinician('45 CFR 164.512(j)(1)(i)'),
  'context.originator_decision': clinician('45 CFR 164.502(a)(1)(i)'),
  'context.portion': clinician('45 CFR 164.502(a)(1)(i)'),
  'context.determination': clinician('45 CFR 164.524(a)(3)'),
  'context.professional_judgment_not_in_best_interest': clinician('45 CFR 164.502(g)(5)(ii)'),
  'context.notice_would_endanger': clinician('45 CFR 164.512(c)(2)(i)'),
  'context.still_treating_patient': clinician('45 CFR 164.508(a)(2)(i)(A)'),
  'context.state_law_checked': program('45 CFR 160.203(b)'),
  'context.program_owner': program('45 CFR 164.508(a)(2)(i)(B)'),
  'context.learners': program('45 CFR 164.508(a)(2)(i)(B)'),
  'context.supervised': program('45 CFR 164.508(a)(2)(i)(B)'),
  'context.action': program('45 CFR 164.508(a)(2)(i)(C)'),
  'context.suspension': practice('45 CFR 164.528(a)(2)'),
  'requester.baa': practice('45 CFR 164.502(e)'),
  'requester.covered_entity': practice('45 CFR 164.508(b)(4)'),
};

const said: Partial<Record<Role, string>> = { provider: 'a therapist', 'privacy-officer': 'the privacy officer', owner: 'an owner' };

/** Refuses `forbidden`, with the field and those who may record it, where the law leaves a fact to others than the one who acts. */
export const demandRecorder = ({ actor }: Context, facts: RecordableFacts): void => {
  const roles = actor.kind === 'member' ? actor.roles : [];
  const details = fieldsOf(facts).flatMap((field) => {
    const rule = reserved[field];
    if (rule === undefined || rule.to.some((role) => roles.includes(role))) {
      return [];
    }
    const who = rule.to.map((role) => said[role] ?? role).join(' or ');
    return [{ path: `body.facts.${field}`, code: 'reserved', text: `This is for ${who} to record.`, citation: rule.citation }];
  });
  if (details.length > 0) {
    throw new Refusal('forbidden', details);
  }
};

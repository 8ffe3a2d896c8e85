import type { Scope } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { RequesterType } from '../parties.ts';
import { governing } from '../states/governing.ts';
import type { Listener } from '../states/row.ts';
import { warningRules } from './threat-duty.ts';
import { namedVictim } from './threat-facts.ts';

type Audience = Pick<Scope, 'recipients' | 'optional_recipients' | 'excludes_recipients'>;

const LISTENERS: Partial<Record<RequesterType, Listener>> = {
  police: 'police',
  law_enforcement: 'police',
  police_and_victim: 'police',
  potential_victim: 'victim',
  treating_provider: 'medical',
  parent: 'family',
  spouse: 'family',
};

/** Who by their office prevents no harm, whatever was recorded of them; no statute sends them a report. */
export const PREVENTS_NOTHING: ReadonlySet<RequesterType> = new Set([
  'acquirer',
  'conference',
  'data_broker',
  'journalist',
  'life_insurer',
  'marketer',
]);

const listener = ({ requester }: Facts) => requester.type && LISTENERS[requester.type];

const named = (facts: Facts, tells: Listener[]): string[] => {
  const victim = namedVictim(facts);
  return [...(victim && tells.includes('victim') ? [victim] : []), ...(tells.includes('police') ? ['police'] : [])];
};

const anyWhoCanPrevent = (facts: Facts): Audience => {
  const { id, type } = facts.requester;
  const victim = namedVictim(facts);
  if (type === 'police_and_victim') return { recipients: [...(victim ? [victim] : []), 'police'] };
  return { recipients: [listener(facts) === 'police' ? 'police' : id] };
};

/** The states let nobody else hear it: those whom they list, and who asked only if listed. */
const listedOnly = (facts: Facts, tells: Listener[], may: Listener[]): Audience => {
  const { id } = facts.requester;
  const heard = listener(facts);
  if (heard === 'medical' && tells.includes('medical')) return { recipients: [id] };
  if (heard === 'family' && tells.includes('family')) return { recipients: [id] };
  const victim = namedVictim(facts);
  const medical = tells.includes('medical') && !tells.includes('victim') ? ['medical_personnel'] : [];
  const excluded = heard === 'police' && !tells.includes('victim') && !may.includes('victim') ? victim : undefined;
  const outside = heard && [...tells, ...may].includes(heard) ? excluded : id;
  return {
    recipients: [...named(facts, tells), ...medical],
    ...(victim && may.includes('victim') ? { optional_recipients: [victim] } : {}),
    ...(outside ? { excludes_recipients: [outside] } : {}),
  };
};

/** Who may be told: 45 CFR 164.512(j)(1)(i)(B), and those whom the states name; fewer only where every state names all who may hear it. */
export const audience = (facts: Facts): Audience => {
  const self = facts.context.threat?.victim === 'self';
  const rules = warningRules(facts);
  const closed = rules.filter(({ only, victim }) => only && (!self || victim === 'anyone'));
  const tells = [...new Set(rules.flatMap((rule) => rule.tells))];
  const may = [...new Set(rules.flatMap((rule) => rule.may ?? []))];
  if (closed.length > 0 && closed.length === governing(facts).length) return listedOnly(facts, tells, may);
  const listed = named(facts, tells);
  if (self || listed.length === 0) return anyWhoCanPrevent(facts);
  const heard = listener(facts);
  return { recipients: heard === 'police' || heard === 'victim' ? listed : [...listed, facts.requester.id] };
};

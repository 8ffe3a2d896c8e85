import type { Scope } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { RequesterType } from '../parties.ts';
import type { StateRow } from '../states/row.ts';

type Audience = Pick<Scope, 'recipients' | 'optional_recipients' | 'excludes_recipients'>;

const POLICE = new Set<RequesterType>(['police', 'law_enforcement', 'police_and_victim']);
const MEDICAL = new Set<RequesterType>(['treating_provider']);

const victimOf = ({ context }: Facts) => context.threat?.victim?.match(/^named:(.+)$/)?.[1];

const medicalOrPolice = (facts: Facts): Audience => {
  const { id, type } = facts.requester;
  if (type && MEDICAL.has(type)) return { recipients: [id] };
  const outside = type && POLICE.has(type) ? victimOf(facts) : id;
  return { recipients: ['police', 'medical_personnel'], ...(outside ? { excludes_recipients: [outside] } : {}) };
};

const anyWhoCanPrevent = (facts: Facts): Audience => {
  const { id, type } = facts.requester;
  const victim = victimOf(facts);
  if (type === 'police_and_victim') return { recipients: [...(victim ? [victim] : []), 'police'] };
  return { recipients: [type && POLICE.has(type) ? 'police' : id] };
};

/** Who may be told: 45 CFR 164.512(j)(1)(i)(B), cut down to whom the law of the state lets hear it. */
export const audience = (facts: Facts, { threat }: StateRow): Audience => {
  const { id, type } = facts.requester;
  const victim = victimOf(facts);
  if (threat.tells === 'medical-or-police-only') return medicalOrPolice(facts);
  if (facts.context.threat?.victim === 'self' || threat.tells === 'who-can-prevent') return anyWhoCanPrevent(facts);
  const listed = (type && POLICE.has(type)) || type === 'potential_victim';
  const outside = listed ? {} : { excludes_recipients: [id] };
  if (threat.tells === 'police-and-optionally-victim')
    return { recipients: ['police'], ...(victim ? { optional_recipients: [victim] } : {}), ...outside };

  return { recipients: [...(victim ? [victim] : []), 'police'], ...outside };
};

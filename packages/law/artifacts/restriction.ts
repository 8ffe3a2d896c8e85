import type { Withheld } from '../decision.ts';
import { type Labelled, type Matter, ofClasses, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { laterThan } from './dated.ts';
import { type Restricted, restrictedByWords } from './restriction-words.ts';
import type { AgreedRestrictionArtifact } from './supporting-paper.ts';
import { isUnlisted } from './unlisted.ts';

/** A restriction in force that keeps this recipient from records; `held` is `unknown` where nobody recorded what it covers. */
export interface Restriction {
  label: string;
  signedOn: string | null | undefined;
  held: string[] | 'unknown';
  /** What of records that nobody listed it keeps; `everything` also where what is asked for is of its classes alone. */
  keeps: Withheld | 'everything';
}

const askedIds = ({ notes, ordinary }: Matter) => [...notes.map(({ id }) => id), ...ordinary];

const restricted = ({ covers, scope }: AgreedRestrictionArtifact, matter: Matter): Restricted => {
  if (covers) {
    const open = !covers.classes && !covers.record_ids;
    return {
      recipients: covers.recipients ?? 'everybody',
      classes: open ? 'everything' : (covers.classes ?? []),
      recordIds: covers.record_ids ?? [],
      unread: false,
    };
  }
  return restrictedByWords(scope ?? '', matter.facts.requester.id, askedIds(matter));
};

const heldBy = ({ classes, recordIds }: Restricted, matter: Matter): string[] => {
  if (classes === 'everything' || classes.includes('all')) return askedIds(matter);
  const notes = classes.includes('psychotherapy_notes') ? matter.notes.map(({ id }) => id) : [];
  return [...notes, ...ofClasses(matter, classes), ...askedIds(matter).filter((id) => recordIds.includes(id))];
};

const inForce = ({ paper }: Labelled<AgreedRestrictionArtifact>, { today }: Matter): boolean =>
  !(paper.ended_on && paper.ended_on <= today) && !laterThan(today, paper);

const reaches = (recipients: Restricted['recipients'], { facts: { requester } }: Matter) =>
  recipients === 'everybody' || recipients.includes(requester.id) || recipients.includes(requester.type ?? '');

const touches = (held: string[], { classes, recordIds }: Restricted, matter: Matter): boolean => {
  if (held.length > 0 || classes === 'everything') return true;
  if (isUnlisted(matter) && recordIds.length > 0) return true;
  const asked = matter.classes;
  return askedIds(matter).length === 0 && (asked.includes('all') || classes.some((one) => asked.includes(one)));
};

const keptBy = ({ classes, recordIds }: Restricted, { classes: asked }: Matter): Restriction['keeps'] => {
  if (classes === 'everything' || classes.includes('all')) return 'everything';
  if (asked.length > 0 && asked.every((each) => classes.includes(each))) return 'everything';
  return { classes, record_ids: recordIds };
};

/** 45 CFR 164.522(a)(1)(iii), (2): the restrictions of this patient that have not ended and keep this recipient out. */
export const restrictionsOn = (matter: Matter): Restriction[] =>
  papers(matter.facts, 'agreed_restriction')
    .filter((restriction) => inForce(restriction, matter))
    .flatMap(({ paper, label }): Restriction[] => {
      const what = restricted(paper, matter);
      if (what.unread) return [{ label, signedOn: paper.signed_on, held: 'unknown', keeps: 'everything' }];
      const held = heldBy(what, matter);
      const holds = reaches(what.recipients, matter) && touches(held, what, matter);
      return holds ? [{ label, signedOn: paper.signed_on, held, keeps: keptBy(what, matter) }] : [];
    });

/** What restrictions leave of some records: why nothing leaves, or the ids that stay and why the others do not. */
export interface Left {
  barred: Raised[];
  ids: string[];
  withheld: Raised[];
  unlistedWithheld?: Withheld;
}

const barredBy = (restrictions: Restriction[]): Left => ({
  barred: restrictions.map(({ label }) => raise('agreed-restriction-blocks', label)),
  ids: [],
  withheld: [],
});

const lessUnlisted = (restrictions: Restriction[], ids: string[]): Left => {
  const whole = restrictions.filter(({ keeps }) => keeps === 'everything');
  if (whole.length > 0) return barredBy(whole);
  const kept = restrictions.flatMap(({ keeps }) => (keeps === 'everything' ? [] : [keeps]));
  return {
    barred: [],
    ids: ids.filter((id) => restrictions.every(({ held }) => !held.includes(id))),
    withheld: restrictions.map(({ label }) => raise('restriction-withholds', label)),
    unlistedWithheld: {
      classes: kept.flatMap(({ classes = [] }) => classes),
      record_ids: kept.flatMap(({ record_ids: named = [] }) => named),
    },
  };
};

/** Takes from some ids what restrictions hold back. */
export const lessRestricted = (matter: Matter, ids: string[]): Left => {
  const restrictions = restrictionsOn(matter);
  const unknown = restrictions.filter(({ held }) => held === 'unknown');
  if (unknown.length > 0) {
    return {
      barred: unknown.map(({ label }) => raise('restriction-not-read', `${label}.covers`)),
      ids: [],
      withheld: [],
    };
  }
  if (isUnlisted(matter)) return lessUnlisted(restrictions, ids);
  const holding = restrictions.filter(({ held }) => ids.some((id) => held.includes(id)));
  const held = new Set(restrictions.flatMap((restriction) => restriction.held));
  const left = ids.filter((id) => !held.has(id));
  if (holding.length > 0 && left.length === 0) return barredBy(holding);
  return { barred: [], ids: left, withheld: holding.map(({ label }) => raise('restriction-withholds', label)) };
};

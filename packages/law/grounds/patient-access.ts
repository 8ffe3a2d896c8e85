import { unlisted } from '../artifacts/unlisted.ts';
import { classify } from '../classify.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import { type Matter, ofClasses } from '../matter.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { rulesOn } from '../states/governing.ts';
import { opensToParent } from '../states/minors.ts';
import { summaryElements } from '../vocabulary/scope.ts';
import { extractExcluded } from './excluded-content.ts';
import { limitedToSummary, standingDefects } from './representative-access.ts';

const refusalOfNotes = (matter: Matter): Raised => {
  const { facts } = matter;
  if (facts.context.send_to) return raise('notes-outside-third-party-directive', 'context.send_to');
  if (facts.requester.type === 'individual') {
    const transcripts =
      matter.notes.length > 0 && matter.notes.every((note) => classify(note) === 'machine-transcript');
    if (transcripts) return raise('transcript-not-denied-automatically', 'notes.medium');
    const open = rulesOn(facts, 'access').find(({ deniesNotes }) => deniesNotes === false);
    if (open) return raise('no-automatic-denial-here', 'jurisdiction', open.statute);
  }
  return raise('notes-outside-access', 'requested');
};

/** 45 CFR 164.524(a)(1)(i): access never releases a note; what the definition excludes is extracted from it. */
export const accessToNotes = (matter: Matter): Finding => {
  const barred = standingDefects(matter);
  const refusal = refusalOfNotes(matter);
  if (barred.length > 0) return refuse([...barred, refusal]);
  const extract = matter.facts.context.determination ? undefined : extractExcluded(matter, false);
  return extract ? { ...extract, reasons: [...extract.reasons, refusal] } : refuse([refusal]);
};

/** Where a state gives less time than the thirty days of 45 CFR 164.524(b)(2). */
const sooner = (facts: Matter['facts']): string[] =>
  rulesOn(facts, 'access')
    .filter(({ days }) => days < 30)
    .map(({ days, counting, statute }) => {
      const counted = counting === 'working' ? 'working days' : 'days';
      return `answer within ${days} ${counted} (${statute})`;
    });

const OF_THE_MINOR = new Set<ReasonCode>([
  'minor-controls-the-record',
  'minor-holds-the-right',
  'minor-objects-to-the-parent',
  'minors-consent-to-care-not-recorded',
]);

/** 45 CFR 164.502(g)(3)(ii)(A): what the state opens to a parent where nothing but the minor's own right stands in the way. */
const openedToParent = (matter: Matter, barred: Raised[]): Finding | undefined => {
  const { facts, classes } = matter;
  const open = barred.every(({ code }) => OF_THE_MINOR.has(code)) ? opensToParent(facts) : [];
  const asked = open.filter((each) => classes.includes(each) || classes.includes('all') || classes.length === 0);
  if (asked.length === 0) return undefined;
  return permit({
    reasons: [raise('state-opens-to-parent', 'jurisdiction', barred[0]?.statute), ...barred],
    narrowed: true,
    scope: {
      note_ids: ofClasses(matter, asked),
      content: 'full',
      recipient: facts.requester.id,
      ...unlisted(matter),
      classes: asked,
      excludes: ['psychotherapy_notes'],
    },
  });
};

/** 45 CFR 164.524: the designated record set, less what a professional's reviewable finding or a state withholds. */
export const accessToRecord = (matter: Matter): Finding => {
  const { facts } = matter;
  const barred = standingDefects(matter);
  if (facts.context.determination) barred.push(raise('access-endangers', 'context.determination'));
  if (barred.length > 0) return openedToParent(matter, barred) ?? refuse(barred);
  if (limitedToSummary(facts)) {
    return permit({
      reasons: [raise('parent-limited-to-summary', 'patient.objects')],
      narrowed: true,
      scope: { note_ids: [], content: 'summary_fields', recipient: facts.requester.id, elements: [...summaryElements] },
    });
  }
  const everything = matter.classes.includes('all') || facts.context.channel === 'ehi_export';
  return permit({
    duties: sooner(facts),
    reasons: [
      raise('access-granted', 'requester.id'),
      ...(everything ? [raise('export-leaves-notes-out', 'requested.classes')] : []),
    ],
    narrowed: everything,
    scope: {
      note_ids: matter.ordinary,
      content: everything ? 'full_record_minus_notes' : 'full',
      recipient: facts.requester.id,
      ...(matter.classes.length > 0 && !everything ? { classes: matter.classes } : {}),
      ...unlisted(matter),
      ...(everything ? { excludes: ['psychotherapy_notes'] } : {}),
    },
  });
};

import type { Decision, Reach } from '../decision.ts';
import { readingsOf } from '../policies.ts';

const HEADINGS: Record<Decision['outcome'], string> = {
  RELEASE: 'All that was asked for may leave.',
  NARROW: 'Something may leave, less than was asked for.',
  'NEEDS-ARTIFACT': 'Nothing leaves yet; something is missing.',
  DENY: 'Nothing leaves.',
};

const list = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [`${title}:`, ...lines.map((line) => `- ${line}`)] : [];

const daysSaid = ({ date_from: from, date_to: to }: Reach): string[] => [
  ...(from ? [`from: ${from}`] : []),
  ...(to ? [`until: ${to}`] : []),
];

/** What of records that nobody listed one paper or choice reaches. */
const reachSaid = (title: string, reach: Reach): string[] => {
  const said = [
    ...(reach.classes?.length ? [reach.classes.join(', ')] : []),
    ...(reach.record_ids?.length ? [reach.record_ids.join(', ')] : []),
    ...daysSaid(reach),
    ...(reach.authors ? [`by ${reach.authors.join(', ')}`] : []),
  ];
  return said.length > 0 ? [`${title}: ${said.join('; ')}`] : [];
};

const scopeLines = ({ scope }: Decision): string[] => [
  `content: ${scope.content.replaceAll('_', ' ')}`,
  ...(scope.note_ids.length > 0 ? [`records: ${scope.note_ids.join(', ')}`] : []),
  ...(scope.classes ? [`classes: ${scope.classes.join(', ')}`] : []),
  ...daysSaid(scope),
  ...(scope.within ?? []).flatMap((reach) => reachSaid('within', reach)),
  ...(scope.withheld ? reachSaid('kept back', scope.withheld) : []),
  ...(scope.recipient ? [`to: ${scope.recipient}`] : []),
  ...(scope.recipients ? [`to: ${scope.recipients.join(', ')}`] : []),
  ...(scope.optional_recipients ? [`may also be told: ${scope.optional_recipients.join(', ')}`] : []),
  ...(scope.excludes_recipients ? [`not to: ${scope.excludes_recipients.join(', ')}`] : []),
  ...(scope.excludes ? [`without: ${scope.excludes.join(', ')}`] : []),
  ...(scope.redact ? [`redacted: ${scope.redact.join(', ')}`] : []),
  ...(scope.elements ? [`only: ${scope.elements.join(', ')}`] : []),
  ...(scope.terms ? [`terms: ${scope.terms.join(', ')}`] : []),
  ...(scope.attach ? [`with: ${scope.attach.join(', ')}`] : []),
  ...(scope.list ? [`list: ${scope.list.join('; ')}`] : []),
  ...(scope.mode ? [`mode: ${scope.mode}`] : []),
];

/** The decision in words for the privacy officer, one line an item. It names records: it stays inside the practice. */
export const explain = (decision: Decision): string => {
  const leaves = decision.outcome === 'RELEASE' || decision.outcome === 'NARROW';
  return [
    `${decision.outcome}: ${HEADINGS[decision.outcome]}`,
    ...(leaves ? list('What may leave', scopeLines(decision)) : []),
    ...list(
      'Why',
      decision.reasons.map(({ text, citation, because, code }) => `${text} [${citation}] (${code}, from ${because})`),
    ),
    ...list('What would cure it', leaves ? [] : decision.cures),
    ...list(
      'Protective readings taken',
      readingsOf(decision).map(({ id, chosen, citation }) => `${chosen} [${citation}] (${id})`),
    ),
    ...list('To be approved by', decision.approvals),
    ...list('Duties', decision.duties),
    `Minimum necessary: ${decision.minimumNecessary ? 'applies' : 'does not apply'}. Accounting: ${decision.accounting ? 'to be recorded' : 'not owed'}. Notice to the patient: ${decision.patientNotice}.`,
    `Engine ${decision.engineVersion}.`,
  ].join('\n');
};

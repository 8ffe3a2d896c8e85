import { RequesterType } from '@sequester/law';
import {
  type DisclosureRequest,
  isSameNamed,
  type RecordedDecision,
  type RefusalDetail,
  type StatementPart,
  type Told,
} from '@sequester/model';

import { releases } from './decision.ts';

const police: ReadonlySet<string> = new Set(['law_enforcement', 'police', 'police_and_victim']);
/** Recipients that the law names by what they are; every other is a person's own name. */
const kinds: ReadonlySet<string> = new Set([...RequesterType.options, 'medical_personnel']);

/** Whether a decision lets a statement go, and no note. */
export const letsStatementGo = ({ decision }: Pick<RecordedDecision, 'decision'>): boolean =>
  releases(decision) && decision.scope.content === 'statement_only';

const recipientsIn = ({ decision: { scope } }: RecordedDecision): string[] => [
  ...(scope.recipients ?? []),
  ...(scope.optional_recipients ?? []),
];

const isExcluded = ({ decision: { scope } }: RecordedDecision, name: string): boolean =>
  (scope.excludes_recipients ?? []).some((one) => isSameNamed(one, name));

const outside = (path: string, code: string, text: string): RefusalDetail[] => [{ path, code, text }];

/** Why somebody may not be told; nothing where they may. */
export const toldDefects = (decided: RecordedDecision, { as, name }: Told): RefusalDetail[] => {
  if (!recipientsIn(decided).includes(as))
    return outside('body.to.as', 'not-a-recipient', 'The decision names others as those who may be told.');

  if (isExcluded(decided, name) || (!kinds.has(as) && !isSameNamed(as, name)))
    return outside('body.to.name', 'not-a-recipient', 'This person is not among those who may be told.');

  return [];
};

/** What the recipient of a request is to the law: a name, and what they are where they ask for themselves. */
const namesOf = ({ requester, recipient }: DisclosureRequest, { facts }: RecordedDecision): string[] => {
  const type = requester.type;
  const asked = isSameNamed(requester.name, recipient.name);
  return [
    facts.requester.id,
    recipient.name,
    ...(asked
      ? [type, ...(police.has(type) ? ['police'] : []), ...(type === 'treating_provider' ? ['medical_personnel'] : [])]
      : []),
  ];
};

/** Why a statement may not be sent to the recipient of the request; nothing where it may. */
export const recipientDefects = (request: DisclosureRequest, decided: RecordedDecision): RefusalDetail[] => {
  const names = namesOf(request, decided);
  const among = recipientsIn(decided).some((one) => names.some((name) => isSameNamed(name, one)));
  return among && !isExcluded(decided, request.recipient.name)
    ? []
    : outside('recipient', 'not-a-recipient', 'The recipient of this request is not among those who may be told.');
};

/** What in a statement goes beyond the elements that the decision lets be said. */
export const partDefects = (
  { decision }: RecordedDecision,
  parts: readonly Pick<StatementPart, 'element'>[],
): RefusalDetail[] =>
  parts.flatMap(({ element }, index) => {
    const path = `body.parts.${index}.element`;
    if (decision.scope.elements?.some((one) => one === element) !== true)
      return outside(path, 'outside-the-elements', 'The decision does not let this be said.');

    return parts.findIndex((part) => part.element === element) < index
      ? outside(path, 'repeated-element', 'This element is there already.')
      : [];
  });

/** Whether a statement that was written may still be sent: to this recipient, with these elements. */
export const statementStands = (
  request: DisclosureRequest,
  decided: RecordedDecision,
  parts: readonly StatementPart[],
): boolean =>
  letsStatementGo(decided) && [...recipientDefects(request, decided), ...partDefects(decided, parts)].length === 0;

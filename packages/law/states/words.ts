import type { AccessCell, AdultReportCell, AuthorizationCell, Cell, Cells, DangerCell, MinorsCell } from './row.ts';
import type { OrdersCell, ReportCell, ThreatCell, Topic } from './row.ts';

const spaced = (word: string) => word.replaceAll(/[-_]/g, ' ');
const list = (words: readonly string[]) => words.map(spaced).join(', ');

const DUTY = {
  mandatory: 'a duty to warn',
  'case-law': 'a duty by the courts',
  permissive: 'may warn',
  unknown: 'unknown',
};

const VICTIM = {
  anyone: 'anyone',
  identifiable: 'an identifiable person',
  class: 'a person or a class of persons',
  place: 'a person, or who is at a place',
};

const threat = (cell: ThreatCell): string[] => [
  DUTY[cell.duty],
  `against ${VICTIM[cell.victim]}`,
  `told by ${cell.toldBy === 'not-stated' ? 'whoever' : spaced(cell.toldBy)}`,
  `to ${list([...cell.tells, ...(cell.may ?? []).map((each) => `${each} if wished`)]) || 'those able to prevent it'}${cell.only ? ' and nobody else' : ''}`,
  ...(cell.imminent ? ['imminent'] : []),
  ...(cell.ability ? ['with intent and ability'] : []),
  ...(cell.binds === 'any' ? [] : [`binds ${list(cell.binds)}`]),
  ...(cell.facility ? ['binds licensed facilities only'] : []),
  ...(cell.bars ? ['confidentiality stands where this is not met'] : []),
];

const danger = (cell: DangerCell): string[] => [`report of a dangerous person to ${spaced(cell.to)} ${cell.within}`];

const report = (cell: ReportCell): string[] => {
  if (cell.mandated === null) return ['unknown'];
  if (!cell.mandated) return ['not mandated'];
  return [cell.oral, ...(cell.written ? [`in writing ${cell.written}`] : []), `to ${list(cell.to)}`];
};

const adultReport = (cell: AdultReportCell): string[] => [
  ...report(cell),
  ...(cell.covers.length > 0 ? [`of ${list(cell.covers)}`] : []),
  ...(cell.ageFrom === null ? [] : [`elder from ${cell.ageFrom}`]),
  ...(cell.anyone ? ['binds any person'] : []),
];

const authorization = (cell: AuthorizationCell): string[] => [
  ...(cell.days ? [`at most ${cell.days} days`] : []),
  ...(cell.requires ?? []).map(spaced),
  ...(cell.families ? [`of ${list(cell.families)}`] : []),
];

const SUBPOENA = {
  federal: 'as the federal rule says',
  order: 'needs an order',
  'order-or-protective-order': 'needs an order or a qualified protective order',
};

const orders = (cell: OrdersCell): string[] => [
  cell.requires.length > 0 ? `court order: ${list(cell.requires)}` : 'court order: nothing more',
  `subpoena: ${SUBPOENA[cell.subpoena]}`,
  ...(cell.binds === 'facility' ? ['binds licensed facilities only'] : []),
  ...(cell.personalNotes ? ['personal notes are not discoverable'] : []),
];

const BASIS = {
  age: 'by age',
  'any-age': 'at any age',
  'mature-minor': 'if mature',
  circumstances: 'in special circumstances',
  'status-only': 'by status only',
  none: 'not alone',
  unknown: 'unknown',
};

const minors = (cell: MinorsCell): string[] => [
  `majority at ${cell.majority}`,
  `consents ${cell.consentFrom === null ? BASIS[cell.basis] : `from ${cell.consentFrom}`}`,
  `parent ${spaced(cell.parent)}`,
  ...(cell.controls ? ['controls the record of all care'] : []),
  ...(cell.summaryOnObjection ? ['parent has a summary unless the minor agrees'] : []),
  ...(cell.opensToParent ? [`parent sees ${list(cell.opensToParent)} all the same`] : []),
  ...(cell.bothParents ? ['a parent sees the record whoever of the parents has custody'] : []),
];

const access = (cell: AccessCell): string[] => [
  `${cell.days} ${cell.counting} days`,
  ...(cell.deniesNotes === false ? ['separated notes are not denied automatically'] : []),
];

const WORDS: { [Each in Topic]: (cell: Cells[Each]) => string[] } = {
  threat,
  danger,
  childReport: report,
  adultReport,
  confidentiality: ({ statute }: Cell) => [statute ? 'a law of its own' : 'unknown'],
  authorization,
  orders,
  minors,
  access,
};

export const titles: Readonly<Record<Topic, string>> = {
  threat: 'Warnings',
  danger: 'Report of a dangerous person',
  childReport: 'Report of child abuse',
  adultReport: 'Report of abuse of an adult',
  confidentiality: 'Confidentiality',
  authorization: 'Form of an authorization',
  orders: 'Court orders and subpoenas',
  minors: 'Minors',
  access: 'Access of the patient',
};

/** What a cell says, in words; of one for which nothing was found, that alone. */
export const said = <Each extends Topic>(topic: Each, cell: Cells[Each]): string =>
  cell.verified === 'unknown' ? 'unknown' : WORDS[topic](cell).join('; ');

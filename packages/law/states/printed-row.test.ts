import { expect, test } from 'vitest';

import { printedRow } from './printed-row.ts';

const section = (text: string, title: string) => text.split('\n\n').find((each) => each.startsWith(title)) ?? '';

test('a rule of a state is printed with what it says, its statute, how it was checked, its source and its reviewer', () => {
  const text = printedRow('CO');
  expect(text).toMatch(/^CO: what the law of this state adds to the federal rules\n\n/);
  const threat = section(text, 'Warnings (CO.threat)');
  expect(threat).toContain('  says        a duty to warn; against a person, or who is at a place; told by patient;');
  expect(threat).toContain('\n  statute     C.R.S. 13-21-117\n');
  expect(threat).toContain('\n  checked     read in its source\n');
  expect(threat).toContain('\n  source      C.R.S. 13-21-117');
  expect(threat).toContain('\n  note        Trigger: serious threat');
  expect(threat).toContain('\n  reviewed    by nobody yet');
  expect(section(text, 'Access of the patient')).toContain('NOT READ: from memory');
});

test('a rule that changed is printed twice, each with its dates; a rule that is not there is not printed', () => {
  const texas = section(printedRow('TX'), 'Report of child abuse (TX.childReport)');
  expect(texas).toContain('within 48 hours; to child protection, police');
  expect(texas).toContain('\n  in force    until 2025-08-31\n');
  expect(texas).toContain('\n  in force    from 2025-09-01\n');
  expect(printedRow('NY')).toContain('Report of a dangerous person (NY.danger)');
  expect(printedRow('CO')).not.toContain('Report of a dangerous person');
});

test('of what nobody found nothing is said but that', () => {
  const orders = section(printedRow('GU'), 'Court orders and subpoenas (GU.orders)');
  expect(orders).toContain('  says        unknown\n  statute     none found\n  checked     NOT READ: nothing found');
  expect(section(printedRow('ND'), 'Form of an authorization')).toContain('nothing beyond the federal rule');
});

test('no line is longer than a page is wide, and what follows stands below', () => {
  const lines = printedRow('MN').split('\n');
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  expect(lines.filter((line) => line.startsWith(' '.repeat(14))).length).toBeGreaterThan(5);
});

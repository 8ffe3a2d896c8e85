import { describe, expect, test } from 'vitest';

import { permissionsOf, type Statement } from './template.ts';

const strangers = [
  'practice',
  'chart',
  'portal',
  'release',
  'notices',
  'ledger',
  'ledger-chain',
  'records',
  'accounts',
  'membership',
  'identity',
];
const rolesOf = (area: string) =>
  [...permissionsOf].filter(([name]) => name === `sequester-dev-${area}` || name.startsWith(`sequester-dev-${area}-`));

const uses = /^kms:(Decrypt|Encrypt|ReEncrypt|GenerateDataKey|CreateGrant|\*)/;
const usesAnyKey = ({ Action: actions, Resource: on = [] }: Statement) =>
  actions.some((action) => uses.test(action)) && on.some((arn) => arn === '*' || arn.endsWith(':key/*'));
const onRows = ({ Action: actions, Resource: on = [] }: Statement) =>
  on.some((arn) => arn.includes(':table/')) &&
  actions.some((action) => action.endsWith('Item') || action.endsWith('Query'));

describe('apart by permission, not by code', () => {
  test('every function is known by its role', () => {
    for (const area of [...strangers, 'notes', 'disclosures', 'extracts'])
      expect(rolesOf(area).length, area).toBeGreaterThan(0);
  });

  test.each(strangers)('%s has no permission on the vault or on the table of notes', (area) => {
    for (const [name, statements] of rolesOf(area)) {
      expect(statements.every(({ Effect: effect }) => effect === 'Allow')).toBe(true);
      for (const resource of statements.flatMap(({ Resource: on = [] }) => on))
        expect(resource, name).not.toMatch(/-vault(\/|$)|table\/sequester-dev-notes/);
    }
  });

  test('of the others, only notes and extracts may fetch an object of the vault', () => {
    const able = [...permissionsOf].filter(([, statements]) =>
      statements.some(({ Resource: on = [] }) => on.some((resource) => resource.includes('-vault/'))),
    );
    expect(able.map(([name]) => name).toSorted()).toEqual([
      'sequester-dev-extracts-session',
      'sequester-dev-notes-session',
    ]);
  });

  test('only a session may touch a row, but for persons who are found by account, links that are found and calls that are counted by digest, and the days on which something is due', () => {
    const alone = [...permissionsOf].filter(([role]) => !role.endsWith('-session'));
    expect(
      alone
        .flatMap(([name, statements]) => statements.filter(onRows).map(({ Sid: sid }) => `${name} ${sid}`))
        .toSorted(),
    ).toEqual([
      'sequester-dev-accounts PersonByAccount',
      'sequester-dev-identity PersonByAccount',
      'sequester-dev-notices Deadlines',
      'sequester-dev-release CallsByDigest',
      'sequester-dev-release LinkByDigest',
    ]);
  });

  test('only the function accounts speaks to the issuer, and no session of a practice or a person does', () => {
    const able = [...permissionsOf].filter(([, statements]) =>
      statements.some(({ Action: actions }) => actions.some((action) => action.startsWith('cognito-idp:'))),
    );
    expect(able.map(([name]) => name)).toEqual(['sequester-dev-accounts']);
  });

  test('no identity policy gives the use of any key of a practice or a therapist: that stands in the policy of the key', () => {
    for (const [name, statements] of permissionsOf) expect(statements.filter(usesAnyKey), name).toEqual([]);
  });

  test('no role may scan a table or use PartiQL, or asks for all of anything', () => {
    for (const [name, statements] of permissionsOf) {
      for (const action of statements.flatMap(({ Action: actions }) => actions))
        expect(action, name).not.toMatch(/Scan|PartiQL|\*/);
    }
  });

  test('every permission on rows names partition keys and refuses a request without one', () => {
    for (const [name, statements] of permissionsOf) {
      for (const { Condition: condition, Sid: sid } of statements.filter(onRows)) {
        expect(condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'], `${name} ${sid}`).toBeDefined();
        expect(condition?.['Null']?.['dynamodb:LeadingKeys'], `${name} ${sid}`).toBe('false');
      }
    }
  });
});

import { describe, expect, test } from 'vitest';
import { permissionsOf } from './template.ts';

const strangers = ['practice', 'chart', 'release', 'notices', 'ledger', 'ledger-chain', 'identity'];
const rolesOf = (area: string) => [...permissionsOf].filter(([name]) => name === `sequester-dev-${area}` || name.startsWith(`sequester-dev-${area}-`));

describe('apart by permission, not by code', () => {
  test('every function is known by its role', () => {
    for (const area of [...strangers, 'notes', 'disclosures', 'extracts']) {
      expect(rolesOf(area).length, area).toBeGreaterThan(0);
    }
  });

  test.each(strangers)('%s has no permission on the vault, on the notes table or on the use of a key of a therapist', (area) => {
    for (const [name, statements] of rolesOf(area)) {
      for (const { Effect: effect, Action: actions, Resource: on = [], Condition: condition } of statements) {
        expect(effect).toBe('Allow');
        for (const resource of on) {
          expect(resource, name).not.toMatch(/-vault(\/|$)|table\/sequester-dev-notes/);
        }
        const anyKey = on.some((resource) => resource === '*' || resource.endsWith(':key/*'));
        const uses = actions.filter((action) => /^kms:(Decrypt|Encrypt|ReEncrypt|GenerateDataKey|CreateGrant|\*)/.test(action));
        if (anyKey && uses.length > 0) {
          expect(condition?.['Null'], name).toEqual({ 'aws:ResourceTag/provider': 'true' });
        }
      }
    }
  });

  test('of the others, only notes and extracts may fetch an object of the vault', () => {
    const able = [...permissionsOf].filter(([, statements]) => statements.some(({ Resource: on = [] }) => on.some((resource) => resource.includes('-vault/'))));
    expect(able.map(([name]) => name).toSorted()).toEqual(['sequester-dev-extracts-session', 'sequester-dev-notes-session']);
  });

  test('only a session may touch a row, but for the link that is found by its digest', () => {
    for (const [name, statements] of permissionsOf) {
      const rows = statements.filter(({ Action: actions }) => actions.some((action) => /^dynamodb:.*(Item|Query)/.test(action)));
      if (!name.endsWith('-session')) {
        expect(rows.map(({ Sid: sid }) => sid), name).toEqual(name === 'sequester-dev-release' ? ['LinkByDigest'] : []);
      }
    }
  });

  test('no role may scan a table or use PartiQL, or asks for all of anything', () => {
    for (const [name, statements] of permissionsOf) {
      for (const action of statements.flatMap(({ Action: actions }) => actions)) {
        expect(action, name).not.toMatch(/Scan|PartiQL|\*/);
      }
    }
  });

  test('every permission on rows names partition keys and refuses a request without one', () => {
    for (const [name, statements] of permissionsOf) {
      for (const { Action: actions, Condition: condition, Sid: sid } of statements.filter(({ Resource: on = [] }) => on.some((arn) => arn.includes(':table/')))) {
        if (actions.some((action) => action.endsWith('Item') || action.endsWith('Query'))) {
          expect(condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'], `${name} ${sid}`).toBeDefined();
          expect(condition?.['Null']?.['dynamodb:LeadingKeys'], `${name} ${sid}`).toBe('false');
        }
      }
    }
  });
});

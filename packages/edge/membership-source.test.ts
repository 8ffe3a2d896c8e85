import { AwsSession } from '@sequester/aws';
import { chartOperations, practiceOperations } from '@sequester/contract';
import type { Acting, MembershipRows } from '@sequester/domain';
import { MemberId, PracticeId, type Role } from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { rowsFor, type MembershipSource } from './membership-source.ts';
import type { SessionSubject } from './sessions.ts';

const { admitPatient, getPatient } = chartOperations;
const { getPractice } = practiceOperations;
const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
const memberId = MemberId.parse(`mbr_${'m'.repeat(26)}`);
const actingAs = (...roles: Role[]): Acting => ({
  practiceId,
  actor: { kind: 'member', id: memberId, roles },
  standing: { memberId, state: 'active', revision: 1 },
});

/** The rows that are asked for, and the sessions that the area opened for them. */
const world = (source: Partial<MembershipSource> = { inScopedRole: true }) => {
  const opened: SessionSubject[] = [];
  const made: MembershipRows[] = [];
  const rowsOf = rowsFor(
    {
      roleArn: 'membership',
      rows: (open) => {
        const rows: MembershipRows = {
          memberships: async () => [],
          belonging: async (name) => {
            await open({ practice: name.practiceId });
            return undefined;
          },
        };
        made.push(rows);
        return rows;
      },
      ...source,
    },
    async (subject) => {
      opened.push(subject);
      return new AwsSession({ accessKeyId: 'invented', secretAccessKey: 'invented' });
    },
  );
  return { rowsOf, opened, apart: made[0] };
};

describe('the row of a caller', () => {
  test("who was admitted here before is read in the area's session of theirs", async () => {
    const { rowsOf, opened } = world();
    const known = actingAs('staff');
    await rowsOf(getPatient, known).belonging({ practiceId, memberId });
    expect(opened).toEqual([known]);
  });

  test('who is not known here is read in the role of memberships', () => {
    const { rowsOf, apart } = world();
    expect(rowsOf(getPatient, undefined)).toBe(apart);
  });

  test('whom the operation is not for opens no session of the area', () => {
    const { rowsOf, apart } = world();
    expect(rowsOf(admitPatient, actingAs('custodian'))).toBe(apart);
  });

  test('is read in the role of memberships where the area may not read it', () => {
    const { rowsOf, apart } = world({});
    expect(rowsOf(getPractice, actingAs('staff'))).toBe(apart);
  });
});

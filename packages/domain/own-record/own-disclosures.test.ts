import type { GroundAsserted } from '@sequester/law';
import { DisclosureLogEntry, PatientId } from '@sequester/model';
import { callBy } from '@sequester/testing/chart/example-chart';
import { now } from '@sequester/testing/clock';
import { idOf } from '@sequester/testing/ids';
import { literalLog } from '@sequester/testing/literal-log';
import { describe, expect, test } from 'vitest';

import { listOwnDisclosures } from './list-own-disclosures.ts';
import { disclosuresOn, toldDisclosures } from './own-disclosures.ts';

const patientId = PatientId.parse(idOf('pat', 'a'));
const entryOf = (ground: GroundAsserted, request = 'r'): DisclosureLogEntry =>
  DisclosureLogEntry.parse({
    disclosureId: idOf('dsc', 'd'),
    practiceId: idOf('prc', 'p'),
    patientId,
    requestId: idOf('req', request),
    decisionId: idOf('dec', 'd'),
    at: now,
    ground,
    recipient: { name: 'Invented Clinic', email: 'clinic@example.test', organisation: 'Invented' },
    description: 'Invented notes',
    purpose: 'care',
    extractSha256: '0'.repeat(64),
    pages: 3,
    accounting: false,
  });

/** Of these the accounting tells, which looks whether an agency had it suspended or a report may not be told yet. */
const untold = ['abuse_report', 'health_oversight', 'hhs_enforcement', 'law_enforcement'] as const;

describe('who received what', () => {
  test('is told to the patient with the recipient and the moment, and the address to which it went is not', async () => {
    const log = literalLog();
    const ownDisclosures = { ofPatient: async () => [entryOf('authorization'), entryOf('treatment')] };
    const { disclosures } = await listOwnDisclosures({ ownDisclosures, traces: log.traces })(
      callBy({ kind: 'patient', id: patientId }),
    );
    expect(disclosures).toMatchObject([{ at: now, recipient: { name: 'Invented Clinic' } }, { ground: 'treatment' }]);
    expect(JSON.stringify(disclosures)).not.toContain('clinic@example.test');
    expect(log.events).toMatchObject([{ action: 'disclosure-log.read', subject: { patientId, count: 2 } }]);
    await expect(listOwnDisclosures({ ownDisclosures, traces: log.traces })(callBy())).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test.each(untold)('on the ground %s is left to the accounting (164.528(a)(2), 164.512(c)(2))', (ground) => {
    expect(toldDisclosures([entryOf(ground)])).toEqual([]);
  });

  test('stands beside the authorization on which it was released, and no other', () => {
    const entries = [entryOf('authorization', 'a'), entryOf('authorization', 'b'), entryOf('court_order', 'a')];
    const [mine] = entries;
    expect(mine === undefined ? [] : disclosuresOn(entries, mine)).toHaveLength(1);
  });
});

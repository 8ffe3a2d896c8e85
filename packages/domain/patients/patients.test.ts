import { CalendarDate, Demographics, MemberId, PatientId } from '@sequester/model';
import {
  callBy,
  canary,
  colleague,
  demographics,
  patientActor,
  staff,
  therapistId,
} from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import { admitPatient } from './admit-patient.ts';
import { getPatient } from './get-patient.ts';
import { listPatients } from './list-patients.ts';
import { searchPatients } from './search-patients.ts';
import { updatePatient } from './update-patient.ts';

const nobody = PatientId.parse(`pat_${'q'.repeat(26)}`);

const admitted = async () => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  return { stores, patientId };
};

const person = (given: string, family: string | undefined, more: Partial<z.input<typeof Demographics>> = {}) =>
  Demographics.parse({ name: { given, family }, birthDate: '1990-05-17', ...more });

describe('a patient', () => {
  test('is admitted by a member, and then listed and read', async () => {
    const { stores, patientId } = await admitted();
    expect(await getPatient(stores)(callBy(staff), { patientId })).toMatchObject({
      ...demographics,
      admittedBy: therapistId,
      revision: 1,
    });
    expect((await listPatients(stores)(callBy(staff), {})).patients).toMatchObject([
      { patientId, name: demographics.name },
    ]);
    await expect(admitPatient(stores)(callBy(patientActor), demographics)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getPatient(stores)(callBy(), { patientId: nobody })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is updated at the revision that was read, and at no other', async () => {
    const { stores, patientId } = await admitted();
    const corrected = { ...demographics, birthDate: CalendarDate.parse('1991-01-01') };
    expect(await updatePatient(stores)(callBy(), { patientId, ...corrected, revision: 1 })).toMatchObject({
      birthDate: '1991-01-01',
      revision: 2,
    });
    await expect(updatePatient(stores)(callBy(), { patientId, ...demographics, revision: 1 })).rejects.toMatchObject({
      code: 'stale',
    });
  });

  test('loses in an update what it no longer says', async () => {
    const { stores, patientId } = await admitted();
    const { email: _, ...without } = demographics;
    expect(await updatePatient(stores)(callBy(), { patientId, ...without, revision: 1 })).not.toHaveProperty('email');
  });

  test('updated twice at once is changed once', async () => {
    const { stores, patientId } = await admitted();
    const results = await Promise.allSettled(
      [1, 2].map(() => updatePatient(stores)(callBy(), { patientId, ...demographics, revision: 1 })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test.each([
    [{ death: { on: '1989' } }, 'body.death.on', 'before-birth'],
    [{ death: { on: '1990-05-16' } }, 'body.death.on', 'before-birth'],
    [{ death: { on: '2027' } }, 'body.death.on', 'date-in-future'],
    [
      {
        contacts: [
          {
            name: 'Rita Invented',
            roles: ['personal-representative' as const],
            representation: { authority: { capacity: 'parent' as const }, papers: 'invented', seenOn: '2099-01-01' },
          },
        ],
      },
      'body.contacts.0.representation.seenOn',
      'date-in-future',
    ],
  ])('with %j is refused', async (more, path, code) => {
    const stores = literalChart();
    await expect(admitPatient(stores)(callBy(), person('Paula', 'Invented', more))).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path, code }],
    });
    expect(stores.events).toEqual([]);
  });

  test('is treated by therapists of the practice, and by nobody else', async () => {
    const stores = literalChart();
    const clinicians = [therapistId, MemberId.parse(staff.id)];
    stores.others.add(MemberId.parse(staff.id));
    await expect(admitPatient(stores)(callBy(), { ...demographics, clinicians })).rejects.toMatchObject({
      details: [{ path: 'body.clinicians.1', code: 'no-therapist' }],
    });
    const own = await admitPatient(stores)(callBy(), { ...person('Own', 'Invented'), clinicians: [therapistId] });
    await admitPatient(stores)(callBy(), person('Other', 'Invented'));
    const listed = await listPatients(stores)(callBy(), { clinician: 'me' });
    expect(listed.patients.map(({ patientId }) => patientId)).toEqual([own.patientId]);
    expect((await listPatients(stores)(callBy(colleague), { clinician: 'me' })).patients).toEqual([]);
    stores.others.add(therapistId);
    expect(
      await updatePatient(stores)(callBy(), {
        ...person('Own', 'Invented'),
        clinicians: [therapistId],
        patientId: own.patientId,
        revision: 1,
      }),
    ).toMatchObject({ revision: 2 });
  });
});

describe('a possible duplicate', () => {
  const maria = person('María', 'García');

  test('of the same name and date of birth is refused, and named by its id, until it is said to be another', async () => {
    const stores = literalChart();
    const { patientId } = await admitPatient(stores)(callBy(), maria);
    for (const again of [maria, person('maria', 'GARCIA'), person('Maria', 'Garcia Lopez')]) {
      await expect(admitPatient(stores)(callBy(), again)).rejects.toMatchObject({
        code: 'possible-duplicate',
        details: [{ text: expect.stringContaining(patientId) }],
      });
    }
    const other = await admitPatient(stores)(callBy(), { ...maria, admitAnyway: true });
    expect(other.possibleDuplicates).toMatchObject([{ patientId }]);
    expect(stores.events.map(({ subject }) => subject)).toEqual([
      { patientId },
      { patientId: other.patientId, alike: [patientId] },
    ]);
  });

  test.each([
    ['a twin', person('Ana', 'García')],
    ['a nickname', person('Mary', 'Garcia')],
    ['day and month the other way round', person('María', 'García', { birthDate: '1990-12-05' })],
    ['one digit wrong', person('María', 'García', { birthDate: '1991-05-12' })],
  ])('by %s is warned of, not refused', async (_, other) => {
    const stores = literalChart();
    const { patientId } = await admitPatient(stores)(callBy(), {
      ...maria,
      birthDate: CalendarDate.parse('1990-05-12'),
    });
    const admission =
      other.birthDate === '1990-05-17' ? { ...other, birthDate: CalendarDate.parse('1990-05-12') } : other;
    expect((await admitPatient(stores)(callBy(), admission)).possibleDuplicates).toMatchObject([{ patientId }]);
  });

  test.each([
    ['another name on the same day', person('Liam', 'O’Brien')],
    ['the same name on another day', person('María', 'García', { birthDate: '1972-03-30' })],
  ])('is none by %s', async (_, other) => {
    const stores = literalChart();
    await admitPatient(stores)(callBy(), maria);
    expect((await admitPatient(stores)(callBy(), other)).possibleDuplicates).toEqual([]);
  });
});

describe('patients are found', () => {
  const people = [
    person('María', 'García'),
    person('Mario', 'Garrett', { birthDate: '1980-01-01' }),
    person('Liam', 'O’Brien'),
    person('민준', '김', { otherNames: [{ name: 'Kim Min-jun', use: 'latin-letters' }] }),
    person('Björk', undefined),
    person('Wei', 'Li'),
    person('Martín', 'Marín'),
  ];
  const all = async () => {
    const stores = literalChart();
    for (const one of people) await admitPatient(stores)(callBy(), one);
    const by = async (body: Parameters<ReturnType<typeof searchPatients>>[1]) =>
      (await searchPatients(stores)(callBy(staff), body)).patients.map(({ name }) => name.given);
    return { stores, by };
  };

  test.each([
    ['garcia', ['María']],
    ['García, María', ['María']],
    ['mar gar', ['María', 'Mario']],
    ['mar', ['María', 'Martín', 'Mario']],
    ['obrien', ['Liam']],
    ['김민준', ['민준']],
    ['min-jun kim', ['민준']],
    ['bjork', ['Björk']],
    ['li w', ['Wei']],
    ['li wei', ['Wei']],
    ['nobody', []],
  ])('by %s', async (name, given) => {
    const { by } = await all();
    expect(new Set(await by({ name }))).toEqual(new Set(given));
    expect(await by({ name })).toHaveLength(given.length);
  });

  test('by date of birth, alone and with a name', async () => {
    const { by } = await all();
    expect(await by({ birthDate: CalendarDate.parse('1980-01-01') })).toEqual(['Mario']);
    expect(await by({ birthDate: CalendarDate.parse('1990-05-17'), name: 'gar' })).toEqual(['María']);
  });

  test('in the order of their names, other scripts after the Latin one', async () => {
    const { stores } = await all();
    const { patients } = await listPatients(stores)(callBy(), {});
    expect(patients.map(({ name }) => name.given)).toEqual([
      'Björk',
      'María',
      'Mario',
      'Wei',
      'Martín',
      'Liam',
      '민준',
    ]);
  });

  test('and what was looked for is in no record', async () => {
    const { stores, by } = await all();
    await by({ name: canary });
    expect(stores.events.at(-1)).toMatchObject({ action: 'patient.searched', subject: {} });
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test.each([[{}], [{ name: '' }], [{ name: " ' " }], [{ name: '-', birthDate: CalendarDate.parse('1990-05-17') }]])(
    'by nothing (%j) not at all',
    async (body) => {
      const { by } = await all();
      await expect(by(body)).rejects.toMatchObject({ code: 'invalid-request', details: [{ path: 'body.name' }] });
    },
  );

  test('by the new name after a change, and no longer by the old one', async () => {
    const { stores, by } = await all();
    const [found] = (await searchPatients(stores)(callBy(), { name: 'garcia' })).patients;
    await updatePatient(stores)(callBy(), {
      ...person('María', 'Lopez'),
      patientId: found?.patientId ?? nobody,
      revision: 1,
    });
    expect([await by({ name: 'garcia' }), await by({ name: 'lopez' })]).toEqual([[], ['María']]);
  });
});

test('a read of patients that cannot be recorded gives no answer (45 CFR 164.312(b))', async () => {
  const { stores, patientId } = await admitted();
  const mute = { ...stores, traces: { record: async () => Promise.reject(new Error('no table')) } };
  await expect(getPatient(mute)(callBy(), { patientId })).rejects.toThrow('no table');
  await expect(listPatients(mute)(callBy(), {})).rejects.toThrow('no table');
  await expect(searchPatients(mute)(callBy(), { name: 'canary' })).rejects.toThrow('no table');
});

import { createHash } from 'node:crypto';

import { idPrefixes } from '@sequester/model';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { callerFor, eventually, outbox, type Service } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import type { WholeCloud } from '../workflows/whole-cloud.ts';

/** What a call came to, with everything that names this world taken out. */
export interface Answer {
  status: number;
  etag: boolean;
  body: string;
}

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type Who = 'owner' | 'staff' | 'colleague';

const Patient = z.object({ patientId: z.string() });
const Draft = z.object({ noteId: z.string(), revision: z.int() });
const ids = new RegExp(`\\b(?:${Object.values(idPrefixes).join('|')})_[a-z0-9]{26}\\b`, 'g');
const ofTheWorld: [RegExp, string][] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<instant>'],
  [/"url":"[^"]*"/g, '"url":"<url>"'],
  [/"cursor":"[^"]*"/g, '"cursor":"<cursor>"'],
  [/"textSha256":"[^"]*"/g, '"textSha256":"<digest>"'],
  [/arn:aws:kms:[^"]*/g, '<key>'],
  [/on [A-Z][a-z]+ \d+, \d{4} at \d+:\d+/g, 'on <instant>'],
  [/\/(r|s)\/[\w-]{43}/g, '/$1/<token>'],
];

const Listed = z.union([
  z.strictObject({ members: z.array(z.looseObject({ email: z.string() })) }),
  z.strictObject({ events: z.array(z.looseObject({ action: z.string() })), cursor: z.string().optional() }),
]);

/** Events of a page that are compared: whether a read of the audit is itself on the page that it gives is chance. */
const eventsCompared = 80;

/** A list as it is compared: that of members is in the order of their ids, which differs from world to world. */
const comparable = (text: string): string => {
  const listed = Listed.safeParse(JSON.parse(text === '' ? 'null' : text)).data;
  if (listed === undefined) return text;

  return JSON.stringify(
    'members' in listed
      ? listed.members.toSorted((one, other) => one.email.localeCompare(other.email))
      : listed.events.filter(({ action }) => action !== 'audit.read').slice(0, eventsCompared),
  );
};

/** One practice with its people and two patients, and the ids that the calls of a sequence have left. */
export class World {
  readonly cast: Cast;
  readonly patientId: string;
  readonly other: string;
  /** The draft that the therapist has, about one of the two. */
  readonly draft: { noteId: string; revision: number } = { noteId: '', revision: 0 };
  readonly #since = new Date().toISOString();
  readonly #logs: () => string[];
  readonly #mark: string;
  readonly #names = new Map<string, string>();

  constructor(cast: Cast, patients: { patientId: string; other: string }, logs: () => string[]) {
    this.cast = cast;
    this.patientId = patients.patientId;
    this.other = patients.other;
    this.#logs = logs;
    this.#mark = cast.practiceName.split(' ').at(-1) ?? '';
  }

  /** The text, with ids numbered as they come, instants and addresses of this world left out. */
  alike(text: string): string {
    const plain = ofTheWorld.reduce(
      (rest, [pattern, word]) => rest.replaceAll(pattern, word),
      comparable(text).replaceAll(this.#mark, '<mark>'),
    );
    return plain.replaceAll(ids, (id) => {
      const name = this.#names.get(id) ?? `${id.slice(0, 3)}#${this.#names.size}`;
      this.#names.set(id, name);
      return name;
    });
  }

  address(who: string): string {
    return `${who}.${this.#mark}@example.org`;
  }

  as(who: Who): Caller {
    return this.cast[who];
  }

  /** Signs everybody in again, as tokens are good for fifteen minutes. */
  async signInAgain(service: Service): Promise<void> {
    for (const who of ['owner', 'officer', 'staff', 'colleague', 'therapist'] as const)
      this.cast[who] = await callerFor(service, this.cast.addresses[who] ?? '');
  }

  /** The therapist begins a draft, about whichever patient. */
  async beginDraft(patientId: string): Promise<void> {
    const begun = { patientId, sessionDate: '2026-04-22' };
    const { noteId } = await this.cast.therapist.post('/psychotherapy-note-drafts', begun, Draft);
    this.draft.noteId = noteId;
  }

  /** The therapist goes on writing it; whether an order covers its day is nobody's to see. */
  async saveDraft(): Promise<Answer> {
    const { noteId, revision } = this.draft;
    const body = { text: `Invented half a thought, ${revision}.` };
    const saved = await this.cast.therapist.put(
      `/psychotherapy-note-drafts/${noteId}`,
      { body, ifMatch: `"${revision}"` },
      Draft,
    );
    this.draft.revision = saved.revision;
    return { status: 200, etag: true, body: '' };
  }

  /** Waits until the page of a statement is set, by the log: to read the request would be an event. */
  async built(requestId: string): Promise<void> {
    await eventually('The page of a statement', 60, async () =>
      this.#logs().find((line) => line.includes('EXTRACT_') && line.includes(requestId)),
    );
  }

  /** Every mail to somebody of this world since its people are there, in no order. */
  async mails(service: Service): Promise<string[]> {
    const own = (await outbox(service)).filter(
      ({ to, at }) => at > this.#since && to.some((address) => address.includes(this.#mark)),
    );
    return own.map(({ to, subject, text }) => this.alike(JSON.stringify({ to, subject, text }))).toSorted();
  }
}

/** A practice whose therapist has written two notes and half of a third: about the patient whom the calls are about, or about another. */
export const settle = async ({ service, cloud }: WholeCloud, about: 'patient' | 'other'): Promise<World> => {
  const cast = await assembleCast(service, new Teller(() => undefined));
  const admitted = async (given: string) =>
    (
      await cast.staff.post(
        '/patients',
        { name: { given, family: 'Patient (invented)' }, birthDate: '1990-05-17' },
        Patient,
      )
    ).patientId;
  const world = new World(cast, { patientId: await admitted('Paula'), other: await admitted('Otto') }, () =>
    cloud.logs(),
  );
  const patientId = about === 'patient' ? world.patientId : world.other;
  for (const sessionDate of ['2026-04-08', '2026-04-15']) {
    await cast.therapist.post(
      '/psychotherapy-notes',
      { patientId, sessionDate, text: 'Invented thoughts.' },
      z.unknown(),
    );
  }
  await world.beginDraft(patientId);
  await world.saveDraft();
  return world;
};

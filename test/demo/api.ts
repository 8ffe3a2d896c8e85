import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { gatewayAnswers } from '@sequester/contract';
import * as z from 'zod';

import { NotAsItShouldBe } from './teller.ts';

const Problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z
    .array(
      z.object({ path: z.string(), code: z.string(), text: z.string().optional(), citation: z.string().optional() }),
    )
    .default([]),
});
export type Problem = z.infer<typeof Problem>;

const Parts = z.object({
  uploadId: z.string(),
  parts: z.array(
    z.object({ offset: z.number(), bytes: z.number(), url: z.string(), headers: z.record(z.string(), z.string()) }),
  ),
});

/** Where the files of notes are announced; those of documents beside the chart that they are for. */
const noteUploads = '/psychotherapy-note-uploads';

/** Bytes of each part of a file but the last. */
const partBytes = 8 * 1024 * 1024;

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const SignedUpload = z.object({ uploadId: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) });

const CompletedUpload = z.object({
  state: z.enum(['begun', 'sealed', 'filed', 'refused']),
  noteId: z.string().optional(),
  documentId: z.string().optional(),
  refusal: z.object({ code: z.string(), text: z.string() }).optional(),
  job: z
    .object({
      state: z.enum(['waiting', 'running', 'done', 'failed']),
      failure: z.object({ code: z.string(), text: z.string() }).optional(),
    })
    .optional(),
});

/** The largest file took 13 s to inspect and seal. */
const inspectionMilliseconds = 120_000;

interface Sent {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
  ifMatch?: string;
  idempotencyKey?: string;
}

/** One signed-in person, speaking to the public HTTP API. */
export class Caller {
  readonly #apiUrl: string;
  readonly #token: string;
  readonly #membership: string | undefined;

  constructor(apiUrl: string, token: string, membership?: string) {
    this.#apiUrl = apiUrl;
    this.#token = token;
    this.#membership = membership;
  }

  /** The same person under one of several memberships. */
  under(membership: string): Caller {
    return new Caller(this.#apiUrl, this.#token, membership);
  }

  send({ method, path, body, ifMatch, idempotencyKey }: Sent): Promise<Response> {
    return fetch(`${this.#apiUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(this.#membership === undefined ? {} : { 'sequester-membership': this.#membership }),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': idempotencyKey ?? randomUUID() } : {}),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
  }

  async get<Answer extends z.ZodType>(path: string, answer: Answer): Promise<z.output<Answer>> {
    return this.#answered({ method: 'GET', path }, answer);
  }

  async post<Answer extends z.ZodType>(path: string, body: unknown, answer: Answer): Promise<z.output<Answer>> {
    return this.#answered({ method: 'POST', path, body }, answer);
  }

  /** An act on what was read, at the revision that it had. */
  async postAt<Answer extends z.ZodType>(
    path: string,
    { body, revision }: { body?: unknown; revision: number },
    answer: Answer,
  ): Promise<z.output<Answer>> {
    return this.#answered({ method: 'POST', path, body, ifMatch: `"${revision}"` }, answer);
  }

  async put<Answer extends z.ZodType>(
    path: string,
    change: { body: unknown; ifMatch: string },
    answer: Answer,
  ): Promise<z.output<Answer>> {
    return this.#answered({ method: 'PUT', path, ...change }, answer);
  }

  /** The problem details of a call that has to be refused. */
  async refused(sent: Sent): Promise<Problem & { status: number }> {
    const response = await this.send(sent);
    if (response.ok) {
      throw new NotAsItShouldBe(
        `${sent.method} ${sent.path} was answered ${response.status} and should have been refused.`,
      );
    }

    const text = await response.text();
    const problem = Problem.safeParse(JSON.parse(text));
    const { status } = response;
    const gateway = gatewayAnswers.find((answer) => answer.status === status);
    return { ...(problem.data ?? Problem.parse(gateway)), status };
  }

  /** Announces a PDF, sends it straight to S3 by the signed URL, and answers the id of the upload. */
  async upload(path: string, bytes: Uint8Array, about: Record<string, unknown> = {}): Promise<string> {
    const begun = await this.post(path, { ...about, bytes: bytes.length, sha256: digestOf(bytes) }, SignedUpload);
    const stored = await fetch(begun.url, { method: 'PUT', headers: begun.headers, body: Buffer.from(bytes) });
    if (!stored.ok) throw new NotAsItShouldBe(`S3 answered ${stored.status} to an upload: ${await stored.text()}`);

    return begun.uploadId;
  }

  /** Announces the PDF of a note, or what `path` takes, and sends it straight to S3, part by part. */
  async uploadNote(bytes: Uint8Array, about: Record<string, unknown>, path = noteUploads): Promise<string> {
    const partSha256 = Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, index) =>
      digestOf(bytes.subarray(index * partBytes, (index + 1) * partBytes)),
    );
    const announced = {
      ...about,
      bytes: bytes.length,
      sha256: digestOf(bytes),
      ...(partSha256.length > 1 ? { partSha256 } : {}),
    };
    const { uploadId, parts } = await this.post(path, announced, Parts);
    for (const { offset, bytes: length, url, headers } of parts) {
      const stored = await fetch(url, {
        method: 'PUT',
        headers,
        body: Buffer.from(bytes.subarray(offset, offset + length)),
      });
      if (!stored.ok)
        throw new NotAsItShouldBe(`S3 answered ${stored.status} to a part of an upload: ${await stored.text()}`);
    }
    return uploadId;
  }

  /** Says that a file has arrived, and waits until it is taken over or its inspection has ended otherwise. */
  async completed(uploadId: string, uploads = noteUploads): Promise<z.infer<typeof CompletedUpload>> {
    const path = `${uploads}/${uploadId}`;
    const until = Date.now() + inspectionMilliseconds;
    let upload = await this.post(`${path}/completion`, {}, CompletedUpload);
    while (upload.state === 'begun' && upload.job?.state !== 'failed' && Date.now() < until) {
      await sleep(200);
      upload = await this.get(path, CompletedUpload);
    }
    return upload;
  }

  /** The note that a file was sealed as. */
  async sealed<Note extends z.ZodType>(uploadId: string, note: Note): Promise<z.output<Note>> {
    const { state, noteId, job } = await this.completed(uploadId);
    if (noteId === undefined)
      throw new NotAsItShouldBe(`The upload ${uploadId} became no note: it is ${state}, its job ${job?.state}.`);

    return this.get(`/psychotherapy-notes/${noteId}`, note);
  }

  /** Files a document in a chart, and answers its id. */
  async fileDocument(patientId: string, bytes: Uint8Array, about: Record<string, unknown>): Promise<string> {
    const path = `/patients/${patientId}/document-uploads`;
    const { state, documentId, job, refusal } = await this.completed(await this.uploadNote(bytes, about, path), path);
    if (documentId === undefined) {
      throw new NotAsItShouldBe(
        `An upload became no document: it is ${state} ${refusal?.code ?? ''}, its job ${job?.state}.`,
      );
    }

    return documentId;
  }

  async #answered<Answer extends z.ZodType>(sent: Sent, answer: Answer): Promise<z.output<Answer>> {
    const response = await this.send(sent);
    const text = await response.text();
    if (!response.ok) throw new NotAsItShouldBe(`${sent.method} ${sent.path} was answered ${response.status}: ${text}`);

    return answer.parse(JSON.parse(text));
  }
}

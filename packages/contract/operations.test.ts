import { phiRegistry, refusalCodes } from '@sequester/model';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { accountsOperations } from './accounts.ts';
import { chartOperations } from './chart.ts';
import { disclosuresOperations } from './disclosures.ts';
import { ledgerOperations } from './ledger.ts';
import { notesOperations } from './notes.ts';
import { openApi } from './openapi.ts';
import { operations } from './operations.ts';
import { portalOperations } from './portal.ts';
import { practiceOperations } from './practice.ts';
import { refusals } from './refusals.ts';
import { releaseOperations } from './release.ts';

const byArea = {
  accounts: accountsOperations,
  practice: practiceOperations,
  chart: chartOperations,
  notes: notesOperations,
  disclosures: disclosuresOperations,
  portal: portalOperations,
  release: releaseOperations,
  ledger: ledgerOperations,
};

/** The names of a schema's fields, whichever of its alternatives applies. */
const fieldsOf = (schema: z.core.$ZodType): string[] => {
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap((option: z.core.$ZodType) => fieldsOf(option));

  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
};

describe('the contract', () => {
  test('lists each operation under its id, in its area', () => {
    for (const [area, listed] of Object.entries(byArea)) {
      expect(Object.entries(listed).map(([id, one]) => [id, one.id, one.area])).toEqual(
        Object.keys(listed).map((id) => [id, id, area]),
      );
    }
  });

  test('names no field twice in what one use case gets: path, query, body and the revision of If-Match', () => {
    for (const { id, params, query, body, precondition } of operations) {
      const names = [params, query, body, precondition].flatMap((part) => [...new Set(fieldsOf(part))]);
      expect(names.toSorted(), id).toEqual([...new Set(names)].toSorted());
    }
  });

  test('names every operation and every route once', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(new Set(operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)).size).toBe(
      operations.length,
    );
  });

  test('gives each refusal its words, and each path its parameters', () => {
    for (const code of refusalCodes) {
      expect(refusals[code].title.length).toBeGreaterThan(5);
      expect(refusals[code].cure.length).toBeGreaterThan(5);
    }
    for (const { path, params } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const shape = params instanceof z.ZodObject ? Object.keys(params.shape) : [];
      expect(new Set(shape)).toEqual(new Set(named));
    }
  });

  test('takes no field that it does not name', () => {
    for (const { id, params, query } of operations) {
      for (const [part, schema] of Object.entries({ params, query })) {
        const valid = schema.safeParse({ unnamed: 'x' });
        expect(valid.success, `${id} ${part}`).toBe(false);
        expect(
          valid.error?.issues.some(({ code }) => code === 'unrecognized_keys'),
          `${id} ${part}`,
        ).toBe(true);
      }
    }
  });

  test('updates only what was read, by If-Match', () => {
    expect(operations.filter(({ method }) => method === 'PUT').filter(({ ifMatch }) => ifMatch !== true)).toEqual([]);
  });
});

/** The innermost schemas of a body: what is left when optional, default and refined wrappings and objects are taken off. */
const leavesOf = (schema: z.core.$ZodType, path: string): [string, z.core.$ZodType][] => {
  if (phiRegistry.has(schema)) return [];

  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return leavesOf(schema.def.innerType, path);

  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) => leavesOf(inner, `${path}.${name}`));

  if (schema instanceof z.ZodArray) return leavesOf(schema.def.element, path);

  if (schema instanceof z.ZodDiscriminatedUnion) return schema.def.options.flatMap((option) => leavesOf(option, path));

  return [[path, schema]];
};

/** A notice of the practice, which says nothing of any patient. */
const ofNoPatient = new Set(['publishPrivacyNotice']);

test('every field of a chart that a person writes is marked as health information', () => {
  const unmarked = Object.values(chartOperations)
    .filter(({ id }) => !ofNoPatient.has(id))
    .flatMap(({ id, body }) => leavesOf(body, id))
    .map(([path]) => path);
  const plain = [
    '.asked.kind',
    '.outcome',
    '.content.format',
    '.result.instrument',
    '.bytes',
    '.sha256',
    '.partSha256',
  ];
  expect(unmarked.filter((path) => !plain.some((end) => path.endsWith(end)))).toEqual([]);
});

describe('the description', () => {
  const described = z
    .looseObject({
      openapi: z.literal('3.1.0'),
      paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
    })
    .parse(openApi());

  test('names every operation under its path and method, and can be written as JSON', () => {
    const named = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    );
    expect(named.toSorted()).toEqual(
      operations.map(({ id, method, path }) => `${id} ${method.toLowerCase()} ${path}`).toSorted(),
    );
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });

  test('is short enough for an answer of a function', () => {
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(described)))).toBeLessThan(4 * 1024 * 1024);
  });
});

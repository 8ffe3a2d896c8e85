import { globSync } from 'node:fs';

import { expect, test } from 'vitest';

import { collectingFields, partNamed, partNames } from './values.ts';

const files = globSync('*.ts', { cwd: import.meta.dirname });
/** What the table is made of, besides the parts. */
const table = new Set(['file.ts', 'part.ts', 'parts.test.ts', 'parts.ts', 'values.ts']);
const fileOf = (name: string): string => `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

test('each part is one file, and each file is registered', () => {
  expect(files.filter((file) => !table.has(file)).toSorted()).toEqual(partNames.map(fileOf).toSorted());
});

test('what is added to a record is added to the records of a list, each to a field of its own', () => {
  const lists = new Set(partNames.map(partNamed).flatMap((part) => ('list' in part ? [part.list] : [])));
  const additions = partNames.map(partNamed).flatMap((part) => (part.form === 'addition' ? [part] : []));
  expect(additions.every(({ of }) => lists.has(of))).toBe(true);
  for (const { of } of additions) expect(new Set(collectingFields(of)).size).toBe(collectingFields(of).length);
});

test('no two parts are written by the same field of a change', () => {
  const fields = partNames.flatMap((name) => {
    const { change = name, updated } = partNamed(name);
    return [change, ...(updated === undefined ? [] : [updated.change])];
  });
  expect(new Set(fields).size).toBe(fields.length);
});

test('no part refuses the keys of the row that it is read from', () => {
  const refused = partNames.filter((name) =>
    partNamed(name)
      .schema.safeParse({ pk: 'PRACTICE#', sk: 'PART' })
      .error?.issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0),
  );
  expect(refused).toEqual([]);
});

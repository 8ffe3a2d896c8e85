import {
  fieldsOfRecord,
  GrantBatch,
  partNamed,
  partNames,
  sortKey,
  updatesOf,
  writtenOf,
  type Change,
  type DisclosureRequest,
  type Part,
  type PartName,
  type RequestFile,
} from '@sequester/model';

import { withGrants } from './with-grants.ts';

const listIn = (file: object, list: string): readonly object[] => {
  const entries: unknown = Reflect.get(file, list);
  return Array.isArray(entries) ? entries : [];
};

const lists: readonly string[] = partNames.map(partNamed).flatMap((part) => ('list' in part ? (part.list ?? []) : []));

const isFile = (file: { request: DisclosureRequest }): file is RequestFile =>
  lists.every((list) => Array.isArray(Reflect.get(file, list)));

/** The file of a request that has no parts yet. */
export const emptyFile = (request: DisclosureRequest): RequestFile => {
  const file = { request, ...Object.fromEntries(lists.map((list): [string, never[]] => [list, []])) };
  if (!isFile(file)) throw new TypeError('a file without its lists');

  return file;
};

type Form<Name extends Part['form']> = Extract<Part, { form: Name }>;

const collected = (file: RequestFile, { of, id, as, field }: Form<'addition'>, added: object): RequestFile => ({
  ...file,
  [of]: listIn(file, of).map((entry) =>
    Reflect.get(entry, id) === Reflect.get(added, id)
      ? { ...entry, [field]: [...listIn(entry, field), Reflect.get(added, as)] }
      : entry,
  ),
});

const replaced = (
  file: RequestFile,
  { name, list }: Form<'replaced'> & { name: PartName },
  records: readonly object[],
): RequestFile => {
  const later = new Map(records.map((record) => [sortKey(name, record), record]));
  const kept = listIn(file, list).map((entry) => {
    const key = sortKey(name, entry);
    const found = later.get(key) ?? entry;
    later.delete(key);
    return found;
  });
  return { ...file, [list]: [...kept, ...later.values()] };
};

/** Parts that add to others by a rule of their own. */
const rules: Partial<Record<PartName, (file: RequestFile, records: readonly object[]) => RequestFile>> = {
  grants: (file, batches) => ({
    ...file,
    approvals: withGrants(
      file.approvals,
      batches.map((batch) => GrantBatch.parse(batch)),
    ),
  }),
};

/** The file of a request with more of one part: records as they are, or what a change says of an addition. */
export const withPart = (file: RequestFile, name: PartName, written: readonly object[]): RequestFile => {
  if (written.length === 0) return file;

  const part = partNamed(name);
  const rule = rules[name];
  if (rule !== undefined) return rule(file, written);

  if (part.form === 'addition') return written.reduce<RequestFile>((all, one) => collected(all, part, one), file);

  if (part.form === 'replaced') return replaced(file, { ...part, name }, written);

  if (part.form === 'apart') return part.one === undefined ? file : { ...file, [part.one]: written.at(-1) };

  return part.list === undefined ? file : { ...file, [part.list]: [...listIn(file, part.list), ...written] };
};

const withUpdates = (file: RequestFile, name: PartName, updates: readonly object[]): RequestFile => {
  const part = partNamed(name);
  const { updated } = part;
  if (updates.length === 0 || updated === undefined || part.form !== 'added' || part.list === undefined) return file;

  const byId = new Map(
    updates.map((update) => [Reflect.get(update, updated.id), fieldsOfRecord(update, updated.sets)]),
  );
  const entries = listIn(file, part.list).map((entry) => ({ ...entry, ...byId.get(Reflect.get(entry, updated.id)) }));
  return { ...file, [part.list]: entries };
};

/** The file of a request after a change: what a read after the write would find. */
export const applied = (file: RequestFile, change: Change): RequestFile =>
  partNames.reduce<RequestFile>(
    (all, name) => withUpdates(withPart(all, name, writtenOf(change, name)), name, updatesOf(change, name)),
    { ...file, request: change.after },
  );

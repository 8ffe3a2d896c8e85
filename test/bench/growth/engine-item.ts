import { createHash } from 'node:crypto';

interface Written {
  attribute: unknown;
  /** Bytes, as DynamoDB counts them. */
  size: number;
}

const bytesOf = (text: string): number => Buffer.byteLength(text);

const list = (values: readonly unknown[]): Written => {
  const written = values.map(attributeOf);
  return {
    attribute: { L: written.map(({ attribute }) => attribute) },
    size: 3 + sum(written, ({ size }) => 1 + size),
  };
};

const map = (value: object): Written => {
  const { item, size, count } = itemOf(value);
  return { attribute: { M: item }, size: 3 + count + size };
};

/** A value as DynamoDB writes it in JSON. */
const attributeOf = (value: unknown): Written => {
  if (typeof value === 'string') return { attribute: { S: value }, size: bytesOf(value) };

  if (typeof value === 'number') {
    const digits = String(value).replace(/^-?0*|\D|0*$/g, '').length;
    return { attribute: { N: String(value) }, size: 1 + Math.ceil(digits / 2) };
  }
  if (typeof value === 'boolean') return { attribute: { BOOL: value }, size: 1 };

  return Array.isArray(value) ? list(value) : map(Object(value));
};

const sum = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((total, value) => total + of(value), 0);

/** The attributes of an item; what is undefined is left out. */
export const itemOf = (item: object): { item: Record<string, unknown>; size: number; count: number } => {
  const written = Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name, ...attributeOf(value) }));
  return {
    item: Object.fromEntries(written.map(({ name, attribute }) => [name, attribute])),
    size: sum(written, ({ name, size }) => bytesOf(name) + size),
    count: written.length,
  };
};

/** Where a partition stands among those of a table when all of it is read: the engine's own order. */
export const hashPrefix = (partition: string): string =>
  createHash('md5').update(`Outliers${partition}`).digest('hex').slice(0, 6);

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { readJson, writeWhole } from '../files.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, CloudKey } from '../types.ts';
import { Key } from './key.ts';
import { newMaterial } from './material.ts';

const Aliases = z.record(z.string(), z.string());

/** Keys and aliases, one file a key, readable by its owner alone. A write is whole or not at all. */
export class KeyStore {
  readonly #directory: string;
  readonly #cloud: Cloud;
  readonly #now: () => number;
  readonly #keys = new Map<string, Key>();
  readonly #aliases: Map<string, string>;

  constructor(directory: string, cloud: Cloud, now: () => number) {
    this.#directory = join(directory, 'kms');
    this.#cloud = cloud;
    this.#now = now;
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    for (const file of readdirSync(this.#directory).filter(
      (name) => name.startsWith('key-') && name.endsWith('.json'),
    )) {
      const key = readJson(join(this.#directory, file), Key);
      if (key !== undefined) this.#keys.set(key.id, key);
    }
    this.#aliases = new Map(Object.entries(readJson(join(this.#directory, 'aliases.json'), Aliases) ?? {}));
    for (const key of cloud.keys) this.#declare(key);
  }

  /** A key of the template keeps its material; its policy and tags follow the template. */
  #declare({ arn, alias, policy, spec, usage, tags }: CloudKey): void {
    const id = arn.split('/').at(-1) ?? '';
    const kept = this.#keys.get(id);
    const fresh = {
      id,
      arn,
      spec,
      usage,
      state: 'Enabled' as const,
      description: '',
      grants: [],
      createdAt: this.#now(),
      material: '',
    };
    this.write({ ...(kept ?? { ...fresh, material: newMaterial(spec) }), policy, tags });
    if (alias !== undefined && this.#aliases.get(alias) !== id) this.setAlias(alias, id);
  }

  #file(id: string): string {
    return join(this.#directory, `key-${id}.json`);
  }

  write(key: Key): void {
    writeWhole(this.#file(key.id), JSON.stringify(key));
    this.#keys.set(key.id, key);
  }

  #living(id: string): Key | undefined {
    const key = this.#keys.get(id);
    if (key?.deletionAt === undefined || key.deletionAt > this.#now()) return key;

    rmSync(this.#file(id), { force: true });
    this.#keys.delete(id);
    return undefined;
  }

  all(): Key[] {
    return [...this.#keys.keys()].map((id) => this.#living(id)).filter((key) => key !== undefined);
  }

  aliases(): [name: string, keyId: string][] {
    return [...this.#aliases];
  }

  aliasesOf(id: string): string[] {
    return this.aliases()
      .filter(([, keyId]) => keyId === id)
      .map(([name]) => name);
  }

  hasAlias(name: string): boolean {
    return this.#aliases.has(name);
  }

  setAlias(name: string, id: string | undefined): void {
    if (id === undefined) this.#aliases.delete(name);
    else this.#aliases.set(name, id);

    writeWhole(join(this.#directory, 'aliases.json'), JSON.stringify(Object.fromEntries(this.#aliases)));
  }

  keyArn(id: string): string {
    return `arn:aws:kms:${this.#cloud.region}:${this.#cloud.accountId}:key/${id}`;
  }

  aliasArn(name: string): string {
    return `arn:aws:kms:${this.#cloud.region}:${this.#cloud.accountId}:${name}`;
  }

  /** A key by id or ARN, and where `withAlias` by alias; a key that is not there is refused. */
  find(name: string, withAlias: boolean): { key: Key; alias: string | undefined } {
    const own = `arn:aws:kms:${this.#cloud.region}:${this.#cloud.accountId}:`;
    const local = name.startsWith(own) ? name.slice(own.length) : name;
    const alias = withAlias && local.startsWith('alias/') ? local : undefined;
    const id = alias === undefined ? local.replace(/^key\//, '') : (this.#aliases.get(alias) ?? '');
    const key = this.#living(id);
    if (key === undefined) {
      throw new AwsRefusal(
        'NotFoundException',
        alias === undefined ? `Key '${name}' does not exist` : `Alias ${this.aliasArn(alias)} is not found.`,
      );
    }

    return { key, alias };
  }
}

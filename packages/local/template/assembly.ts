import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import * as z from 'zod';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});

const Template = z.object({
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
});

const Artifact = z.object({
  type: z.string(),
  properties: z
    .object({
      templateFile: z.string().optional(),
      stackName: z.string().optional(),
      directoryName: z.string().optional(),
    })
    .optional(),
});

const Manifest = z.object({ artifacts: z.record(z.string(), Artifact) });

const Assets = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).default({}),
});

type StackTemplate = z.infer<typeof Template>;

/** One synthesised stack: its template, and where the files of its assets lie (by asset hash). */
export interface Stack {
  name: string;
  template: StackTemplate;
  assets: Map<string, string>;
}

const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

const assetsOf = async (directory: string, templateFile: string): Promise<Map<string, string>> => {
  const file = join(directory, templateFile.replace(/\.template\.json$/, '.assets.json'));
  const assets = Assets.parse(await json(file).catch(() => ({})));
  return new Map(
    Object.entries(assets.files).flatMap(([hash, { source }]): [string, string][] =>
      source.path === undefined ? [] : [[hash, resolve(directory, source.path)]],
    ),
  );
};

/** Every stack of a cloud assembly (the folder `cdk synth` writes), stages included. */
export const readAssembly = async (directory: string): Promise<Stack[]> => {
  const manifest = Manifest.parse(await json(join(directory, 'manifest.json')));
  const found = await Promise.all(
    Object.entries(manifest.artifacts).map(async ([id, { type, properties }]): Promise<Stack[]> => {
      if (type === 'cdk:cloud-assembly' && properties?.directoryName !== undefined)
        return readAssembly(join(directory, properties.directoryName));

      if (type !== 'aws:cloudformation:stack' || properties?.templateFile === undefined) return [];

      const template = Template.parse(await json(join(directory, properties.templateFile)));
      return [
        { name: properties.stackName ?? id, template, assets: await assetsOf(directory, properties.templateFile) },
      ];
    }),
  );
  return found.flat();
};

import type { Stack } from './assembly.ts';
import { noValue, resolve, TemplateFault, type Scope } from './intrinsics.ts';
import { accountId, identityOf, region, type Identity } from './physical.ts';

/** One resource of the template with every reference answered. */
export interface Resource {
  stack: string;
  logicalId: string;
  type: string;
  identity: Identity;
  properties: Record<string, unknown>;
  /** Where the files of an asset lie, by its hash. */
  assets: Map<string, string>;
}

const pseudo = (name: string, stack: string): unknown => {
  const answers: Record<string, unknown> = {
    'AWS::AccountId': accountId,
    'AWS::NoValue': noValue,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stack}/local`,
    'AWS::StackName': stack,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return answers[name];
};

class StackScope implements Scope {
  readonly stack: Stack;
  readonly #exports: (name: string) => unknown;
  readonly #identities = new Map<string, Identity>();

  constructor(stack: Stack, exported: (name: string) => unknown) {
    this.stack = stack;
    this.#exports = exported;
  }

  identity(logicalId: string): Identity {
    const known = this.#identities.get(logicalId);
    if (known !== undefined) return known;

    const resource = this.stack.template.Resources[logicalId];
    if (resource === undefined)
      throw new TemplateFault(`${this.stack.name} refers to ${logicalId}, which it does not hold`);

    const identity = identityOf(resource.Type, {
      stack: this.stack.name,
      logicalId,
      property: (name) => resolve(resource.Properties[name], this),
    });
    this.#identities.set(logicalId, identity);
    return identity;
  }

  ref(logicalId: string): unknown {
    const parameter = this.stack.template.Parameters[logicalId];
    return (
      pseudo(logicalId, this.stack.name) ??
      (parameter === undefined ? this.identity(logicalId).ref : (parameter.Default ?? ''))
    );
  }

  attribute(logicalId: string, name: string): unknown {
    return this.identity(logicalId).attributes[name] ?? `${logicalId}.${name}`;
  }

  imported(name: string): unknown {
    return this.#exports(name);
  }

  condition(name: string): boolean {
    const expression = this.stack.template.Conditions[name];
    return resolve(expression, this) === true;
  }

  mapping(map: string, first: string, second: string): unknown {
    return this.stack.template.Mappings[map]?.[first]?.[second];
  }
}

const exportsOf = (scopes: () => StackScope[]): ((name: string) => unknown) => {
  const values = new Map<string, () => unknown>();
  return (name) => {
    if (values.size === 0) {
      for (const scope of scopes()) {
        for (const output of Object.values(scope.stack.template.Outputs)) {
          if (output.Export !== undefined)
            values.set(String(resolve(output.Export.Name, scope)), () => resolve(output.Value, scope));
        }
      }
    }
    const value = values.get(name);
    if (value === undefined) throw new TemplateFault(`no stack exports ${name}`);

    return value();
  };
};

/** Every resource of a wanted kind, with references resolved within and across stacks. */
export const resourcesOf = (stacks: Stack[], wanted: (type: string) => boolean): Resource[] => {
  const scopes: StackScope[] = [];
  const exported = exportsOf(() => scopes);
  scopes.push(...stacks.map((stack) => new StackScope(stack, exported)));
  return scopes.flatMap((scope) =>
    Object.entries(scope.stack.template.Resources)
      .filter(([, { Type, Condition }]) => wanted(Type) && (Condition === undefined || scope.condition(Condition)))
      .map(([logicalId, { Type, Properties }]): Resource => {
        const properties = resolve(Properties, scope);
        return {
          stack: scope.stack.name,
          logicalId,
          type: Type,
          identity: scope.identity(logicalId),
          properties: Object.fromEntries(Object.entries(properties ?? {})),
          assets: scope.stack.assets,
        };
      }),
  );
};

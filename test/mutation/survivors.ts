import { relative } from 'node:path';

import type { MutantResult, MutantStatus } from '@stryker-mutator/api/core';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';

const UNNOTICED = new Set<MutantStatus>(['Survived', 'NoCoverage']);

/** Says each change that no test noticed as soon as it is known: a run over a package takes hours. */
class Survivors implements Reporter {
  onMutantTested({ status, fileName, location, mutatorName, replacement }: Readonly<MutantResult>): void {
    if (!UNNOTICED.has(status)) return;
    const { line, column } = location.start;
    console.log(
      `${status} ${relative('.', fileName)}:${line}:${column} ${mutatorName}: ${replacement?.replace(/\s+/g, ' ').slice(0, 120)}`,
    );
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors)];

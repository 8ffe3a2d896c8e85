import { streamFilter, type StreamFilter } from '@sequester/model';
import { Aws, Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';

import { AreaFunction, rowsTrust, sessionTrust } from '../constructs/area-function.ts';
import { addAwaitedRoles } from '../constructs/awaited-roles.ts';
import { GrantedRole } from '../constructs/granted-role.ts';
import { JobQueue } from '../constructs/job-queue.ts';
import { designOf, functionNames, type FunctionName } from '../functions.ts';
import type { TableName } from '../names.ts';
import { membershipPermissions } from '../permissions/accounts.ts';
import { environmentOf } from '../permissions/environment.ts';
import { jobSending, jobTaking } from '../permissions/jobs.ts';
import type { Deployment } from '../permissions/of-function.ts';
import { downloadPermissions } from '../permissions/release.ts';
import { tableEncryption } from '../permissions/rows.ts';
import { streamReading } from '../permissions/stream.ts';
import type { Keys } from './keys.ts';
import type { ServiceStackProps } from './records.ts';

interface FunctionsStackProps extends ServiceStackProps {
  keys: Keys;
  deployment: Deployment;
  tables: Record<TableName, Table>;
}

interface Sweep {
  name: FunctionName;
  ruleName: string;
  description: string;
  every: Duration;
}

type Stream = StreamFilter & { batch: number };

const streamsOf = (name: FunctionName): Stream[] =>
  (designOf(name).streams ?? []).map(({ rows, batch }) => ({ ...streamFilter(rows), batch }));

/** New and changed rows of the kinds that a function acts on; what a TTL removes is not an act. */
const filtersOf = ({ sortPrefixes, partitionSuffixes }: Stream) => {
  const keys = {
    ...(partitionSuffixes.length === 0 ? {} : { pk: { S: partitionSuffixes.map((suffix) => ({ suffix })) } }),
    ...(sortPrefixes.length === 0 ? {} : { sk: { S: sortPrefixes.map((prefix) => ({ prefix })) } }),
  };
  return [FilterCriteria.filter({ eventName: FilterRule.or('INSERT', 'MODIFY'), dynamodb: { Keys: keys } })];
};

/**
 * The functions, their roles, what wakes them and where their failures go. The keys of practices and therapists name the
 * scoped roles: a role that is deleted and made again is another role to them.
 */
export class FunctionsStack extends Stack {
  readonly areas: ReadonlyMap<FunctionName, AreaFunction>;

  constructor(scope: Construct, id: string, { stage, names, keys, deployment, tables }: FunctionsStackProps) {
    super(scope, id, { terminationProtection: stage.retain });
    const make = (name: FunctionName) => {
      const { works } = designOf(name);
      const streams = streamsOf(name);
      const environment = environmentOf(name, deployment);
      const arns = streams.map(({ table }) => tables[table].tableStreamArn ?? '');
      const own = [
        ...(streams.length === 0 ? [] : streamReading(names, arns, keys.tables.keyArn)),
        ...(name === 'jobs' ? [jobSending(names)] : []),
        ...(works === undefined ? [] : [jobTaking(names, works.queue)]),
      ];
      const area = new AreaFunction(this, name, { deployment, operationsKey: keys.operations, environment, own });
      for (const stream of streams) this.#follow(name, area, { stream, table: tables[stream.table] });

      if (works !== undefined)
        new JobQueue(this, `${name}-jobs`, { ...works, names, key: keys.operations, worker: area });

      return area;
    };
    this.areas = new Map(functionNames.filter((name) => name !== 'identity').map((name) => [name, make(name)]));
    this.#trustWorkers();
    this.#download(deployment);
    addAwaitedRoles(this, deployment.names);
    this.#memberships(deployment);
    this.#sweep('Deadlines', {
      name: 'notices',
      ruleName: `${names.prefix}-deadlines`,
      description: 'Looks for deadlines that have come',
      every: Duration.minutes(5),
    });
    this.#sweep('Orphans', {
      name: 'accounts',
      ruleName: `${names.prefix}-orphans`,
      description: 'Looks for accounts that belong to nobody',
      every: Duration.hours(1),
    });
  }

  #follow(name: FunctionName, area: AreaFunction, { stream, table }: { stream: Stream; table: Table }): void {
    const mapping = new EventSourceMapping(this, `${name}-${stream.table}`, {
      target: area.lambda,
      ...(table.tableStreamArn === undefined ? {} : { eventSourceArn: table.tableStreamArn }),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: stream.batch,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(12),
      parallelizationFactor: 1,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(area.failures),
      filters: filtersOf(stream),
    });
    mapping.node.addDependency(area.execution);
  }

  /** A scoped role names those who finish its jobs, who have to be there when it is made. */
  #trustWorkers(): void {
    for (const [name, { execution }] of this.areas) {
      const { actsAs } = designOf(name);
      if (actsAs !== undefined) this.areas.get(actsAs)?.session?.node.addDependency(execution);
    }
  }

  #download(deployment: Deployment): void {
    const { names } = deployment;
    const release = this.areas.get('release');
    const download = new GrantedRole(this, 'release-download', {
      name: `${names.prefix}-release-download`,
      description: 'Signs one download of one extract',
      trusts: sessionTrust([names.role('release')]),
      permissions: downloadPermissions(names),
    });
    if (release !== undefined) download.node.addDependency(release.execution);
  }

  /** Taken on by every function that serves members or patients, before its own scoped role. */
  #memberships({ names, keys }: Deployment): void {
    const serving = functionNames.filter((name) => designOf(name).serves === true);
    const role = new GrantedRole(this, 'membership', {
      name: `${names.prefix}-membership-session`,
      description: 'Reads the row of the membership that a call is made under',
      trusts: rowsTrust(serving.map((name) => names.role(name))),
      permissions: [...membershipPermissions(names), tableEncryption(names, keys.tables)],
    });
    for (const name of serving) {
      const area = this.areas.get(name);
      if (area !== undefined) role.node.addDependency(area.execution);
    }
  }

  /** Wakes a function at a rate, to look for what is due or left over and that no new row tells of. */
  #sweep(id: string, { name, ruleName, description, every }: Sweep): void {
    const area = this.areas.get(name);
    if (area === undefined) throw new Error(`No function ${name} sweeps in ${Aws.STACK_NAME}`);

    new Rule(this, id, {
      ruleName,
      description,
      schedule: Schedule.rate(every),
      targets: [
        new LambdaFunction(area.lambda, {
          event: RuleTargetInput.fromObject({ kind: 'sweep' }),
          deadLetterQueue: area.failures,
          retryAttempts: 2,
          maxEventAge: Duration.minutes(30),
        }),
      ],
    });
  }
}

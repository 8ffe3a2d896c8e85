import type { TableCreation } from '../template/plan.ts';
import { DynamoFault, type Dynamo } from './dynamo.ts';

const exists = (dynamo: Dynamo, name: string): Promise<boolean> =>
  dynamo('DescribeTable', { TableName: name }).then(
    () => true,
    (fault: unknown) => {
      if (fault instanceof DynamoFault && fault.code === 'ResourceNotFoundException') return false;

      throw fault;
    },
  );

/** Makes the tables of the template that the engine does not have yet. A table that is there is left as it is. */
export const ensureTables = async (dynamo: Dynamo, tables: TableCreation[]): Promise<void> => {
  for (const { name, create, expiry } of tables) {
    if (await exists(dynamo, name)) continue;

    await dynamo('CreateTable', create);
    if (expiry !== undefined) {
      await dynamo('UpdateTimeToLive', {
        TableName: name,
        TimeToLiveSpecification: { Enabled: true, AttributeName: expiry },
      });
    }
  }
};

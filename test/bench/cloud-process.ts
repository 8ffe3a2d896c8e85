import * as z from 'zod';

import { assembleCast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud } from '../workflows/whole-cloud.ts';
import { environmentOf } from './environment.ts';

/** The laptop cloud in a process of its own, so that its work is not counted as a function's. Says what a function needs, then stays until it is told to stop. */
const { cloud, service, stop } = await startWholeCloud();
const teller = new Teller(() => undefined);
const cast = await assembleCast(service, teller);
const { patientId } = await tellChart(service, cast, teller);

const functionOf = (name: string) => {
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.assume(`sequester-dev-${name}`);
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: cloud.awsUrl,
    ...environmentOf(name),
  };
};

/** One who may read and admit. The reference takes practice and member from the claims. */
const email = 'bench@example.org';
const { memberId } = await cast.owner.post(
  '/members',
  { name: 'Ben Bench', email, roles: ['provider', 'staff'] },
  z.object({ memberId: z.string() }),
);
await service.token(email);
const claims = {
  sub: cloud.users.find(cloud.poolId, email)?.sub ?? '',
  epoch: '0',
  practice: cast.practiceId,
  member: memberId,
};
process.send?.({ chart: functionOf('chart'), practice: functionOf('practice'), claims, patientId });
process.once('disconnect', () => {
  void stop().then(() => process.exit(0));
});

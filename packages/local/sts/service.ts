import type { Answer } from '../signing/answer.ts';
import type { Authenticated } from '../signing/authenticate.ts';
import { pairsOf } from '../signing/call.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { assumeRole, type StsSetup } from './assume-role.ts';

const version = '2011-06-15';

/** STS over the query protocol: AssumeRole and GetCallerIdentity. */
export const stsService =
  (setup: StsSetup) =>
  async ({ call, caller }: Authenticated): Promise<Answer> => {
    const form = new Map([...call.query, ...pairsOf(call.body.toString('utf8'))]);
    const action = form.get('Action') ?? '';
    if (form.get('Version') !== version || (action !== 'AssumeRole' && action !== 'GetCallerIdentity')) {
      throw new AwsRefusal(
        'InvalidAction',
        `Could not find operation ${action} for version ${form.get('Version') ?? 'NO_VERSION_SPECIFIED'}`,
      );
    }

    const result =
      action === 'AssumeRole'
        ? await assumeRole(setup, caller, form)
        : `<Arn>${caller.arn}</Arn><UserId>${caller.userId}</UserId><Account>${setup.cloud.accountId}</Account>`;
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: `<${action}Response xmlns="https://sts.amazonaws.com/doc/${version}/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${call.id}</RequestId></ResponseMetadata></${action}Response>`,
    };
  };

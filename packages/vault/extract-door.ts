import { assumeRole, AwsSession } from '@sequester/aws';
import type { ExtractDoor, FoundLink } from '@sequester/domain';

import { objectArn, type ObjectPlace } from './object-keys.ts';
import { signedDownload } from './signed-urls.ts';

/** The shortest session that STS gives; the URL that it signs lives far shorter. */
const sessionSeconds = 900;

const onlyThis = (object: ObjectPlace) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:GetObject', Resource: objectArn(object) },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
  ],
});

/**
 * Signs the download of one extract with a role of its own, taken on for this practice and narrowed by a session policy
 * to this one object. The URL says nothing about a patient.
 */
export class DownloadRoleDoor implements ExtractDoor {
  readonly #own: AwsSession;
  readonly #roleArn: string;
  readonly #bucket: string;

  constructor(own: AwsSession, { roleArn, bucket }: { roleArn: string; bucket: string }) {
    this.#own = own;
    this.#roleArn = roleArn;
    this.#bucket = bucket;
  }

  async opened({ link, file }: FoundLink, seconds: number): Promise<string> {
    const { extract } = file.request;
    if (extract === undefined) throw new Error('a link without an extract');

    const object = { bucket: this.#bucket, key: extract.objectKey };
    const credentials = await assumeRole(this.#own, {
      roleArn: this.#roleArn,
      sessionName: link.linkId,
      tags: { practice: link.practiceId },
      policy: onlyThis(object),
      seconds: sessionSeconds,
    });
    return signedDownload(new AwsSession(credentials), {
      ...object,
      filename: `extract-${link.linkId.slice(-8)}.pdf`,
      seconds,
    });
  }
}

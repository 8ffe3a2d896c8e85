import { AwsRefusal } from '../signing/refusal.ts';
import type { Part, Upload } from './upload-store.ts';

const element = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];

const elementOf: Record<string, string> = {
  'x-amz-checksum-sha256': 'ChecksumSHA256',
  'x-amz-checksum-sha1': 'ChecksumSHA1',
  'x-amz-checksum-crc32': 'ChecksumCRC32',
  'x-amz-checksum-crc32c': 'ChecksumCRC32C',
};

const invalidPart = (): AwsRefusal =>
  new AwsRefusal(
    'InvalidPart',
    "One or more of the specified parts could not be found. The part might not have been uploaded, or the specified entity tag might not have matched the part's entity tag.",
  );

/** The parts that a CompleteMultipartUpload names, in its order; refused where one is not there, is another, or stands out of order. */
export const demandedParts = (body: string, { upload, parts }: { upload: Upload; parts: readonly Part[] }): Part[] => {
  const named = [...body.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => part);
  if (named.length === 0) {
    throw new AwsRefusal(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }

  const byNumber = new Map(parts.map((part) => [part.number, part]));
  const found = named.map((text) => {
    const part = byNumber.get(Number(element(text, 'PartNumber')));
    const etag = element(text, 'ETag')?.replaceAll(/&quot;|&#34;|"/g, '');
    if (part === undefined || etag !== part.etag) throw invalidPart();

    const { checksum } = upload;
    const sentChecksum = checksum === undefined ? undefined : element(text, elementOf[checksum] ?? checksum);
    if (checksum !== undefined && sentChecksum === undefined) {
      throw new AwsRefusal(
        'InvalidRequest',
        `The upload was created using a checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
      );
    }

    if (checksum !== undefined && sentChecksum !== part.checksums[checksum]) throw invalidPart();

    return part;
  });
  if (found.some(({ number }, index) => number <= (found[index - 1]?.number ?? 0))) {
    throw new AwsRefusal(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
    );
  }

  return found;
};

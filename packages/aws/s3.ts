import { override } from './endpoints.ts';
import { service } from './service.ts';

/** Milliseconds in which S3 puts the parts of a large object together, or takes a part of it. */
const patience = 120_000;

/** S3. At an overridden endpoint, buckets stand in the path. */
export const s3 = service({
  name: 'S3',
  sdk: () => import('./sdk/s3.ts'),
  client: ({ S3Client }, configuration) =>
    new S3Client({
      ...configuration,
      requestHandler: { ...configuration.requestHandler, requestTimeout: patience, socketTimeout: patience },
      disableMultiregionAccessPoints: true,
      disableS3ExpressSessionAuth: true,
      forcePathStyle: override('S3') !== undefined,
      requestChecksumCalculation: 'WHEN_SUPPORTED',
      responseChecksumValidation: 'WHEN_SUPPORTED',
      useArnRegion: false,
    }),
});

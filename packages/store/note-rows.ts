import type { InspectedUpload } from '@sequester/domain';
import {
  type InspectionJob,
  type NoteUpload,
  type PsychotherapyNote,
  rowWithin,
  SealedVersion,
} from '@sequester/model';

import type { Condition } from './dynamo.ts';
import type { Item } from './get-item.ts';
import { indexKeyOf, keyOf, type Key } from './keys.ts';

export const headKey = (note: PsychotherapyNote): Key => keyOf('note', note);

/** In a row, what S3 calls the upload is `parted`. */
export const uploadRow = ({ s3UploadId, ...upload }: NoteUpload) => ({
  ...keyOf('noteUpload', upload),
  ...upload,
  parted: s3UploadId,
});

/** The row of the index that requests are judged by; it holds the newest version. */
export const head = (note: PsychotherapyNote) => ({
  ...headKey(note),
  ...note,
  ...indexKeyOf('noteOfPatient', note),
});

export const versionRow = (note: PsychotherapyNote) => ({
  ...SealedVersion.parse(note),
  ...keyOf('noteVersion', note),
});

export const listedRow = (note: PsychotherapyNote) => ({ ...note, ...keyOf('noteListed', note) });

export const jobRow = ({ upload, job }: InspectedUpload): Item => ({ ...keyOf('inspection', upload), ...job });

export const isSaid = ({ sk }: Item): boolean => rowWithin('originator', String(sk))?.row === 'noteFacts';

/** Holds while the note is at a version, and as much was said of it as was read. */
export const asRead = (version: number, factsRecorded: number | undefined): Condition => ({
  expression: `#version = :version AND ${factsRecorded === undefined ? 'attribute_not_exists(#said)' : '#said = :said'}`,
  names: { '#version': 'version', '#said': 'factsRecorded' },
  values: { ':version': version, ...(factsRecorded === undefined ? {} : { ':said': factsRecorded }) },
});

export const isBegun: Condition = {
  expression: '#state = :begun',
  names: { '#state': 'state' },
  values: { ':begun': 'begun' },
};

/** Holds while a job is the last one of its upload. */
export const isJob = ({ jobId }: Pick<InspectionJob, 'jobId'>): Condition => ({
  expression: 'jobId = :jobId',
  values: { ':jobId': jobId },
});

/** The same, while it is to be done. */
export const isOpenJob = ({ jobId }: Pick<InspectionJob, 'jobId'>): Condition => ({
  expression: 'jobId = :jobId AND #state IN (:waiting, :running)',
  names: { '#state': 'state' },
  values: { ':jobId': jobId, ':waiting': 'waiting', ':running': 'running' },
});

import type { Job, JobFailure } from '@sequester/model';

/** A job as it is shown on what it belongs to. */
export interface ShownJob extends Pick<Job, 'jobId' | 'state' | 'stateAt' | 'askedAt'> {
  failure?: { code: JobFailure; text: string };
}

const words: Record<JobFailure, string> = {
  'given-up':
    'This was tried several times and did not succeed; whoever runs the service has been told. Ask for it again to have it begun anew.',
  'not-active':
    'Whoever asked for this was no longer an active member of the practice when it was to be done, or, where notes of theirs are concerned, no longer an enrolled therapist. It is begun again once they are and ask for it again.',
  'nothing-arrived': 'The file is not there, or could not be read. Send its parts again, or begin another upload.',
  refused: 'This could not be done with what there was; the reason stands beside it.',
};

/** A job in words for those who wait for it. */
export const shownJob = ({ jobId, state, stateAt, askedAt, failure }: Omit<Job, 'askedBy'>): ShownJob => ({
  jobId,
  state,
  stateAt,
  askedAt,
  ...(failure === undefined ? {} : { failure: { code: failure, text: words[failure] } }),
});

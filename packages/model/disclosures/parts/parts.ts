import type { PartRow } from '../../rows/disclosures.ts';
import { acceptance } from './acceptance.ts';
import { approval } from './approval.ts';
import { artifactChange } from './artifact-change.ts';
import { artifactUpload } from './artifact-upload.ts';
import { artifact } from './artifact.ts';
import { decision } from './decision.ts';
import { dispatch } from './dispatch.ts';
import { draft } from './draft.ts';
import { entry } from './entry.ts';
import { facts } from './facts.ts';
import { followUp } from './follow-up.ts';
import { grants } from './grants.ts';
import { job } from './job.ts';
import { laneApproval } from './lane-approval.ts';
import { laneDecision } from './lane-decision.ts';
import { lane } from './lane.ts';
import { letter } from './letter.ts';
import { link } from './link.ts';
import { manifest } from './manifest.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';
import { passcodeTold } from './passcode-told.ts';
import { progress } from './progress.ts';
import { recordsManifest } from './records-manifest.ts';
import { recordsSelection } from './records-selection.ts';
import { statement } from './statement.ts';

/** The parts of a request, by the names of their rows. What a change writes, it writes in this order. */
export const parts = {
  decision,
  facts,
  artifact,
  artifactChange,
  artifactUpload,
  opening,
  acceptance,
  letter,
  statement,
  draft,
  followUp,
  manifest,
  entry,
  dispatch,
  approval,
  grants,
  progress,
  job,
  link,
  lane,
  laneDecision,
  laneApproval,
  recordsSelection,
  recordsManifest,
  passcodeTold,
} satisfies Partial<Record<PartRow, Part>>;

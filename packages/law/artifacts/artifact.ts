import * as z from 'zod';

import { AuthorizationArtifact } from './authorization.ts';
import { contradictions, contradictionWords } from './contradictions.ts';
import {
  AdministrativeWarrantArtifact,
  CourtOrderArtifact,
  ProtectiveOrderArtifact,
  SearchWarrantArtifact,
  SubpoenaArtifact,
} from './court-paper.ts';
import {
  CoronerRequestArtifact,
  DocumentationRequestArtifact,
  HhsRequestArtifact,
  OversightRequestArtifact,
} from './official-request.ts';
import { StateRuleConfirmationArtifact } from './state-rule-confirmation.ts';
import {
  AgreedRestrictionArtifact,
  DataUseAgreementArtifact,
  IrbWaiverArtifact,
  LettersTestamentaryArtifact,
  RedisclosureNoticeArtifact,
  ResearchRepresentationArtifact,
  SelfPayRestrictionArtifact,
} from './supporting-paper.ts';

/** Everything that a ground may need on paper. A paper that contradicts itself is refused with the path. */
export const Artifact = z
  .discriminatedUnion('type', [
    AuthorizationArtifact,
    CourtOrderArtifact,
    SubpoenaArtifact,
    ProtectiveOrderArtifact,
    SearchWarrantArtifact,
    AdministrativeWarrantArtifact,
    HhsRequestArtifact,
    OversightRequestArtifact,
    CoronerRequestArtifact,
    DocumentationRequestArtifact,
    AgreedRestrictionArtifact,
    SelfPayRestrictionArtifact,
    IrbWaiverArtifact,
    ResearchRepresentationArtifact,
    DataUseAgreementArtifact,
    LettersTestamentaryArtifact,
    RedisclosureNoticeArtifact,
    StateRuleConfirmationArtifact,
  ])
  .superRefine((artifact, context) => {
    for (const { path, code } of contradictions(artifact))
      context.addIssue({ code: 'custom', path, message: code, params: { code, text: contradictionWords[code] } });
  });
export type Artifact = z.infer<typeof Artifact>;

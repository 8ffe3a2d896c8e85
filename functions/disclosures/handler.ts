import { serve } from '@sequester/edge';

import { acceptArtifactOperation } from './accept-artifact.ts';
import { approveRequestOperation } from './approve-request.ts';
import { askForLetterOperation } from './ask-for-letter.ts';
import { beginArtifactUploadOperation } from './begin-artifact-upload.ts';
import { changeArtifactStatusOperation } from './change-artifact-status.ts';
import { changeArtifactTermsOperation } from './change-artifact-terms.ts';
import { draftStatementOperation } from './draft-statement.ts';
import { followUpStatementOperation } from './follow-up-statement.ts';
import { getAccountingOfDisclosuresOperation } from './get-accounting-of-disclosures.ts';
import { getManifestOperation } from './get-manifest.ts';
import { getRequestOperation } from './get-request.ts';
import { getSelectionOperation } from './get-selection.ts';
import { issueLinkOperation } from './issue-link.ts';
import { listDecisionsOperation } from './list-decisions.ts';
import { listDisclosureLogOperation } from './list-disclosure-log.ts';
import { listRequestsOperation } from './list-requests.ts';
import { offerAuthorizationOperation } from './offer-authorization.ts';
import { openArtifactOperation } from './open-artifact.ts';
import { openLetterOperation } from './open-letter.ts';
import { receiveRequestOperation } from './receive-request.ts';
import { recordArtifactOperation } from './record-artifact.ts';
import { recordFactsOperation } from './record-facts.ts';
import { revokeAuthorizationOperation } from './revoke-authorization.ts';
import { revokeLinkOperation } from './revoke-link.ts';
import { sendLetterOperation } from './send-letter.ts';
import { signStatementOperation } from './sign-statement.ts';
import { memberships, settings, stores } from './stores.ts';
import { tellStatementOperation } from './tell-statement.ts';
import { withdrawRequestOperation } from './withdraw-request.ts';
import { writeStatementOperation } from './write-statement.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: [
    receiveRequestOperation,
    listRequestsOperation,
    getRequestOperation,
    listDecisionsOperation,
    getManifestOperation,
    recordFactsOperation,
    beginArtifactUploadOperation,
    recordArtifactOperation,
    openArtifactOperation,
    acceptArtifactOperation,
    changeArtifactStatusOperation,
    changeArtifactTermsOperation,
    revokeAuthorizationOperation,
    offerAuthorizationOperation,
    approveRequestOperation,
    getSelectionOperation,
    issueLinkOperation,
    revokeLinkOperation,
    withdrawRequestOperation,
    tellStatementOperation,
    writeStatementOperation,
    draftStatementOperation,
    signStatementOperation,
    followUpStatementOperation,
    askForLetterOperation,
    openLetterOperation,
    sendLetterOperation,
    listDisclosureLogOperation,
    getAccountingOfDisclosuresOperation,
  ],
});

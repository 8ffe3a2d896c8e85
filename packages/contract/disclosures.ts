import { confirmIdentity, extendAccess, recordAccessTerms } from './disclosure-access.ts';
import {
  acceptArtifact,
  beginArtifactUpload,
  changeArtifactStatus,
  changeArtifactTerms,
  openArtifact,
  recordArtifact,
  revokeAuthorization,
} from './disclosure-artifacts.ts';
import { getManifest, listDecisions } from './disclosure-decisions.ts';
import { askForLetter, openLetter, sendLetter } from './disclosure-letters.ts';
import { issueLink, recordPasscodeTold, revokeLink, showPasscode } from './disclosure-links.ts';
import { getAccountingOfDisclosures, listDisclosureLog, openAccounting } from './disclosure-log.ts';
import { offerAuthorization } from './disclosure-offers.ts';
import { approveRecords, chooseRecords, openExtract } from './disclosure-records.ts';
import {
  approveRequest,
  getRequest,
  getSelection,
  listRequests,
  receiveRequest,
  recordFacts,
  withdrawRequest,
} from './disclosure-requests.ts';
import {
  draftStatement,
  followUpStatement,
  signStatement,
  tellStatement,
  writeStatement,
} from './disclosure-statements.ts';
import { listOwnRecordRequests, openOwnRecord, requestOwnRecord } from './own-record-requests.ts';

export * from './disclosure-artifacts.ts';
export * from './disclosure-decisions.ts';
export * from './disclosure-access.ts';
export * from './disclosure-letters.ts';
export * from './disclosure-links.ts';
export * from './disclosure-log.ts';
export * from './disclosure-statements.ts';
export * from './disclosure-offers.ts';
export * from './disclosure-records.ts';
export * from './disclosure-requests.ts';

export * from './own-record-requests.ts';

export const disclosuresOperations = {
  requestOwnRecord,
  listOwnRecordRequests,
  openOwnRecord,
  receiveRequest,
  listRequests,
  getRequest,
  listDecisions,
  getManifest,
  recordFacts,
  confirmIdentity,
  recordAccessTerms,
  extendAccess,
  beginArtifactUpload,
  recordArtifact,
  openArtifact,
  acceptArtifact,
  changeArtifactStatus,
  changeArtifactTerms,
  revokeAuthorization,
  offerAuthorization,
  approveRequest,
  getSelection,
  chooseRecords,
  approveRecords,
  openExtract,
  issueLink,
  showPasscode,
  recordPasscodeTold,
  revokeLink,
  withdrawRequest,
  tellStatement,
  writeStatement,
  draftStatement,
  signStatement,
  followUpStatement,
  askForLetter,
  openLetter,
  sendLetter,
  listDisclosureLog,
  getAccountingOfDisclosures,
  openAccounting,
};

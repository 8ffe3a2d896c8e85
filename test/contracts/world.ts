import type {
  AccessHoldStore,
  AttemptStore,
  AuditStore,
  ChainStore,
  ChartStore,
  ColleagueStore,
  PracticeContext,
  DeadlineStore,
  DisclosureStore,
  DocumentUploadStore,
  DoorCounts,
  MemberDirectory,
  NoteDraftStore,
  NoteIndex,
  NoteStore,
  NoticeStore,
  OfferStore,
  OwnDemographics,
  PatientRequestStore,
  PatientStore,
  PersonStore,
  PracticeStore,
  PrivacyNoticeStore,
  ReleaseStore,
  RequestRecords,
  SessionStore,
  TraceStore,
} from '@sequester/domain';
import type { DisclosureRequest, Member, Practice, ReleaseLink } from '@sequester/model';

/** Every port that has two implementations, each over rows of its own. */
export interface World {
  traces: TraceStore;
  attempts: AttemptStore;
  audit: AuditStore;
  chain: ChainStore;
  charts: ChartStore;
  patients: PatientStore;
  privacyNotices: PrivacyNoticeStore;
  accessHolds: AccessHoldStore;
  patientRequests: PatientRequestStore;
  sessions: SessionStore;
  ownDemographics: OwnDemographics;
  documentUploads: DocumentUploadStore;
  notes: NoteStore;
  drafts: NoteDraftStore;
  noteIndex: Required<NoteIndex>;
  records: RequestRecords;
  practices: PracticeStore;
  directory: MemberDirectory;
  colleagues: ColleagueStore;
  persons: PersonStore;
  /** Puts a practice and its members there, as their persons find them. */
  founded: (practice: Practice, members: readonly Member[]) => Promise<void>;
  notices: NoticeStore;
  deadlines: DeadlineStore;
  doorCounts: DoorCounts;
  disclosures: DisclosureStore;
  offers: OfferStore;
  /** The recipient's side of a request with one link. */
  releasesOf: (context: PracticeContext, link: ReleaseLink, request: DisclosureRequest) => Promise<ReleaseStore>;
}

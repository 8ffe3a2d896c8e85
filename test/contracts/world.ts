import type {
  AttemptStore,
  AuditStore,
  ChainStore,
  ChartStore,
  DeadlineStore,
  DoorCounts,
  NoteStore,
  NoticeStore,
  PersonStore,
  PracticeStore,
  TraceStore,
} from '@sequester/domain';

/** Every port that has two implementations, each over rows of its own. */
export interface World {
  traces: TraceStore;
  attempts: AttemptStore;
  audit: AuditStore;
  chain: ChainStore;
  charts: ChartStore;
  notes: NoteStore;
  practices: PracticeStore;
  persons: PersonStore;
  notices: NoticeStore;
  deadlines: DeadlineStore;
  doorCounts: DoorCounts;
}

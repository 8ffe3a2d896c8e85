import type { Jurisdiction } from '../jurisdiction.ts';
import type { RequesterType } from '../parties.ts';
import type { RequestedClass } from '../records.ts';
import type { Licence } from '../vocabulary/licences.ts';

/** How the text behind a cell was checked. Only `read` counts as verified: somebody saw the statute, rule or opinion itself. */
export type Verified = 'read' | 'secondary' | 'memory' | 'unknown';

/** One rule of one state, for the time it is in force, with its source. */
export interface Cell {
  verified: Verified;
  statute: string | null;
  from?: string;
  until?: string;
}

export type Listener = 'victim' | 'police' | 'medical' | 'family';

/** The law of warnings: whom it binds, what threat it asks for, who may be told. */
export interface ThreatCell extends Cell {
  duty: 'mandatory' | 'case-law' | 'permissive' | 'unknown';
  victim: 'anyone' | 'identifiable' | 'class' | 'place';
  toldBy: 'patient' | 'patient-or-family' | 'anyone' | 'not-stated';
  tells: Listener[];
  /** Those who may be told beside those who must. */
  may?: Listener[];
  binds: 'any' | Licence[];
  /** The duty asks for a judgment of apparent intent and ability. */
  ability?: boolean;
  imminent?: boolean;
  /** Nobody but those named in `tells` may be told. */
  only?: boolean;
  /** Binds a facility licensed by the state, not a private office. */
  facility?: boolean;
  /** Confidentiality stands where no person can be identified or ability was not judged. */
  bars?: boolean;
}

/** A report of a dangerous person that goes to one office on a clinician's judgment, without imminence. */
export interface DangerCell extends Cell {
  to: RequesterType;
  reason: 'ny-community-services-report' | 'il-danger-report';
  within: string;
}

type Agency = 'child-protection' | 'adult-protection' | 'police';

export interface ReportCell extends Cell {
  mandated: boolean | null;
  oral: string;
  written: string | null;
  to: Agency[];
}

export interface AdultReportCell extends ReportCell {
  covers: ('elder' | 'dependent-adult')[];
  ageFrom: number | null;
  /** The statute binds any person, whatever the licence. */
  anyone?: boolean;
}

export interface AuthorizationCell extends Cell {
  /** The longest time that a form may run, in days. */
  days?: number;
  requires?: ('calendar-expiry' | 'witness' | 'right-to-inspect' | 'consequences-of-refusal' | 'every-family-member')[];
  /** The licences whose clients in family therapy must all waive. */
  families?: Licence[];
}

export type OrderPrerequisite =
  | 'good-cause'
  | 'in-camera-review'
  | 'interests-of-justice'
  | 'necessary-to-proceeding'
  | 'notice-and-hearing'
  | 'privilege-resolved'
  | 'proceeding-permitted'
  | 'public-interest';

/** What a court must have found or done before its order reaches the record. */
export interface OrdersCell extends Cell {
  requires: OrderPrerequisite[];
  binds: 'everyone' | 'facility';
  /** What must come with a subpoena for the record: what the federal rule asks, an order, or an order or a qualified protective order. */
  subpoena: 'federal' | 'order' | 'order-or-protective-order';
  personalNotes?: boolean;
}

export interface MinorsCell extends Cell {
  majority: number;
  /** The age from which a minor may consent to counselling alone; null where the basis is none of age. */
  consentFrom: number | null;
  basis: 'age' | 'any-age' | 'mature-minor' | 'circumstances' | 'status-only' | 'none' | 'unknown';
  /** What a parent may see of care to which the minor consented. */
  parent: 'allowed' | 'barred' | 'discretion' | 'not-stated';
  /** From the age of consent the minor controls the record of all care, whoever consented. */
  controls?: 'all-care';
  summaryOnObjection?: boolean;
  /** A parent sees the record whoever of the parents has custody. */
  bothParents?: boolean;
  /** What a parent sees although the minor holds or controls the record. */
  opensToParent?: RequestedClass[];
}

export interface AccessCell extends Cell {
  days: number;
  counting: 'calendar' | 'working';
  /** False where state law knows no exclusion of separated notes, so that they are not denied automatically. */
  deniesNotes?: boolean;
}

export interface Cells {
  threat: ThreatCell;
  danger: DangerCell;
  childReport: ReportCell;
  adultReport: AdultReportCell;
  confidentiality: Cell;
  authorization: AuthorizationCell;
  orders: OrdersCell;
  minors: MinorsCell;
  access: AccessCell;
}

export type Topic = keyof Cells;
export type State = Exclude<Jurisdiction, 'US-baseline'>;

/** What a state adds to the federal floor: for each topic its rules, one after another in time. */
export type StateRow = { [Each in Topic]?: Cells[Each][] };

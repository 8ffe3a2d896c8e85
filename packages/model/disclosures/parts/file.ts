import type * as z from 'zod';

import type { DraftHold } from '../../notes/note-draft.ts';
import type { DisclosureRequest, RequestStatus } from '../request.ts';
import type { parts } from './parts.ts';

type Parts = typeof parts;
export type PartName = keyof Parts;
type PartOf<Name extends PartName> = z.output<Parts[Name]['schema']>;

type Named<Name extends PartName> = Parts[Name] extends { change: infer Field extends string } ? Field : Name;

type Lists = {
  [Name in PartName as Parts[Name] extends { list: infer List extends string } ? List : never]: PartOf<Name>[];
};
type Ones = {
  [Name in PartName as Parts[Name] extends { one: infer Field extends string } ? Field : never]?: PartOf<Name>;
};

/** A request with everything that belongs to it, read at once. */
export interface RequestFile extends Lists, Ones {
  request: DisclosureRequest;
}

type Added = {
  [Name in PartName as Parts[Name] extends { form: 'added' } ? Named<Name> : never]?: PartOf<Name>;
};

type AdditionOf<Name extends PartName> = Parts[Name] extends {
  of: infer List extends keyof Lists;
  id: infer Id extends string;
  as: infer As extends string;
}
  ? { [Field in Id]: Field extends keyof Lists[List][number] ? Lists[List][number][Field] : never } & {
      [Field in As]: PartOf<Name>;
    }
  : never;
type Additions = {
  [Name in PartName as Parts[Name] extends { form: 'addition' } ? Name : never]?: AdditionOf<Name>;
};

type Replaced = {
  [Name in PartName as Parts[Name] extends { form: 'replaced' } ? Named<Name> : never]?: PartOf<Name>[];
};

type UpdateOf<Name extends PartName> = Parts[Name] extends { updated: { many: true } }
  ? PartOf<Name>[]
  : Parts[Name] extends { updated: { id: infer Id; sets: readonly (infer Field)[] } }
    ? Required<Pick<PartOf<Name>, Extract<Id | Field, keyof PartOf<Name>>>>
    : never;
type Updates = {
  [
    Name in PartName as Parts[Name] extends { updated: { change: infer Field extends string } } ? Field : never
  ]?: UpdateOf<Name>;
};

/**
 * One change of a request and its parts, all or nothing. It takes hold only where the request is still at the revision
 * that was read and in one of the prior states; otherwise `stale`.
 */
export interface Change extends Added, Additions, Replaced, Updates {
  from: readonly RequestStatus[];
  before: DisclosureRequest;
  after: DisclosureRequest;
  /** From when on drafts of the patient are kept, and until when; of each paper the newest word. */
  draftHolds?: DraftHold[];
}

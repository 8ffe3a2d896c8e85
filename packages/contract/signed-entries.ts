import {
  Addendum,
  type EntryKind,
  type EntryKindOf,
  type Kind as AnyKind,
  type LaterFact,
  type LaterFactOf,
  NewAddendum,
  NewRemark,
  PatientId,
  type RefusalCode,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update, type Operation, type Revision } from './operation.ts';

type SignedKinds = EntryKindOf<'signed'>;

const PatientParams = z.strictObject({ patientId: PatientId });

export const pathOf = ({ plural }: Pick<EntryKind, 'plural'>): string =>
  `/patients/{patientId}/${plural.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export const pathOfOne = (kind: Pick<EntryKind, 'plural' | 'name'>): string => `${pathOf(kind)}/{${kind.name}Id}`;

type Nil = typeof Nothing;
type Writing<Kind extends EntryKind> = Operation<typeof PatientParams, Nil, Kind['input'], Kind['answer']>;
type Updating<Kind extends EntryKind> = Operation<Kind['ids'], Nil, Kind['input'], Kind['answer'], typeof Revision>;
type Copying<Kind extends EntryKind> = Operation<Kind['ids'], Nil, Nil, Kind['answer']>;
/** A signature, a co-signature, or the end of a draft. */
type Acting<Kind extends EntryKind> = Operation<Kind['ids'], Nil, Nil, Kind['answer'], typeof Revision>;
type SendingBack<Kind extends EntryKind> = Operation<
  Kind['ids'],
  Nil,
  typeof NewRemark,
  Kind['answer'],
  typeof Revision
>;
type Adding<Kind extends EntryKind> = Operation<Kind['ids'], Nil, typeof NewAddendum, typeof Addendum>;
type RecordingLater<One extends LaterFactOf<SignedKinds>> = Operation<
  One['kind']['ids'],
  Nil,
  One['fact']['input'],
  One['kind']['answer'],
  typeof Revision
>;

/** The operations on kinds that are signed, each by its id. */
export type SignedOperations = {
  [Kind in SignedKinds as Kind['acts']['write']['operation']]: Writing<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['update']['operation']]: Updating<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['copy']['operation']]: Copying<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['delete' | 'sign' | 'cosign']['operation']]: Acting<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['sendBack']['operation']]: SendingBack<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['addend']['operation']]: Adding<Kind>;
} & {
  [One in LaterFactOf<SignedKinds> as One['fact']['operation']]: RecordingLater<One>;
};

const common = (kind: SignedKinds, act: { operation: string; summary: string }) => ({
  id: act.operation,
  area: 'chart' as const,
  method: 'POST' as const,
  audience: kind.writers,
  summary: act.summary,
  params: kind.ids,
  query: Nothing,
  body: Nothing,
  answer: kind.answer,
  status: 201 as const,
});

const laterOperation = (kind: SignedKinds, fact: LaterFact): Operation =>
  update({
    ...common(kind, fact),
    path: `${pathOfOne(kind)}/${fact.path}`,
    body: fact.input,
    refusals: ['not-found', 'not-signed-yet', 'recorded-already', 'stale'],
  });

/** What a note is refused that names a session. */
const ofSession = (kind: Pick<AnyKind, 'name' | 'ofSession'>): RefusalCode[] =>
  kind.ofSession === undefined ? [] : ['session-not-found'];

/** The operations on one kind that is signed. */
export const signedOperationsOf = (kind: SignedKinds): Operation[] => {
  const { write, update: save, copy, delete: end, sign, cosign, sendBack, addend } = kind.acts;
  const own = pathOfOne(kind);
  const written = { params: PatientParams, path: pathOf(kind), body: kind.input };
  const facts: LaterFact[] = 'later' in kind ? Object.values(kind.later) : [];
  return [
    operation({ ...common(kind, write), ...written, refusals: ['not-found', 'patient-merged', ...ofSession(kind)] }),
    update({
      ...common(kind, save),
      method: 'PUT',
      path: own,
      body: kind.input,
      status: 200,
      refusals: ['not-found', 'signed-already', 'stale', ...ofSession(kind)],
    }),
    operation({ ...common(kind, copy), path: `${own}/copies`, refusals: ['not-found', 'patient-merged'] }),
    update({
      ...common(kind, end),
      path: `${own}/deletion`,
      refusals: ['not-found', 'signed-already', 'under-legal-hold', 'stale'],
    }),
    update({
      ...common(kind, sign),
      path: `${own}/signature`,
      refusals: ['not-found', 'signed-already', 'draft-incomplete', 'stale'],
    }),
    update({
      ...common(kind, cosign),
      path: `${own}/cosignature`,
      refusals: ['not-found', 'not-signed-yet', 'signed-already', 'cosignature-not-yours', 'stale'],
    }),
    update({
      ...common(kind, sendBack),
      path: `${own}/remarks`,
      body: NewRemark,
      refusals: ['not-found', 'not-signed-yet', 'signed-already', 'cosignature-not-yours', 'stale'],
    }),
    operation({
      ...common(kind, addend),
      path: `${own}/addenda`,
      body: NewAddendum,
      answer: Addendum,
      refusals: ['not-found', 'not-signed-yet', 'addendum-not-yours'],
    }),
    ...facts.map((fact) => laterOperation(kind, fact)),
  ];
};

import type { Tables } from './tables.ts';

type Row<Name extends keyof Tables> = Tables[Name]['$inferSelect'];

export type WorkspaceRow = Row<'workspaces'>;
export type UserRow = Row<'users'>;
export type SessionRow = Row<'sessions'>;
export type ApiTokenRow = Row<'apiTokens'>;
export type QuizRow = Row<'quizzes'>;
export type AddressRow = Row<'addresses'>;
export type VersionRow = Row<'versions'>;
export type AttemptRow = Row<'attempts'>;
export type CounterRow = Row<'counters'>;
export type ResponseRow = Row<'responses'>;
export type LeadRow = Row<'leads'>;
export type LeadQuizRow = Row<'leadQuizzes'>;
export type LeadHistoryRow = Row<'leadHistory'>;
export type ConsentRow = Row<'consents'>;
export type DestinationRow = Row<'destinations'>;
export type DeliveryRow = Row<'deliveries'>;
export type DeliveryAttemptRow = Row<'deliveryAttempts'>;
export type UploadRow = Row<'uploads'>;
export type PictureRow = Row<'pictures'>;
export type TrialRow = Row<'trials'>;
export type ProofRow = Row<'proofs'>;
export type PartialRow = Row<'partials'>;
export type LetterRow = Row<'letters'>;
export type DetailsRow = Row<'details'>;

import type { RunnableQuery } from 'drizzle-orm/runnable-query';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Temperature } from '../../quiz/quiz.ts';
import type { AuditRow, DeliveryRow, DestinationRow, LeadRow, LetterRow, UserRow } from './rows.ts';
import type { HeldFor } from './tables/leads.ts';
import type { Tables } from './tables.ts';

export type * from './rows.ts';
export type { HeldFor, Outcome } from './tables/leads.ts';
export type { Moved, MovedTable, OutcomeVia } from './tables/desk.ts';
export type { Role } from './tables/team.ts';
export type {
	ImportFormat,
	ImportMode,
	ImportState,
	LegalBasis,
	SuppressedFor
} from './tables/audience.ts';
export type { Judged, MailState, SubjectVariant } from './tables/campaigns.ts';
export type { Tables } from './tables.ts';

/**
 * Queries are typed as asynchronous SQLite and run on both engines, so they are awaited and never end in
 * `.get()`, `.all()`, `.run()` or `.values()`, which PostgreSQL does not have.
 */
export type Db = Pick<
	BaseSQLiteDatabase<'async', unknown>,
	'select' | 'insert' | 'update' | 'delete' | 'with' | '$with' | '$count'
>;

/** An insert, update or delete that has not run yet. */
export type Statement = RunnableQuery<unknown, 'sqlite'>;

export interface Store {
	readonly engine: 'sqlite' | 'postgres';
	/** What another connection to the same database is opened with. */
	readonly databaseUrl: string;
	readonly tables: Tables;
	readonly db: Db;
	/** No other process can write here meanwhile: what one before this had under way was left behind. */
	readonly exclusive: boolean;
	/**
	 * Runs a list of statements in one transaction; conditions belong in the statements. Statements are built anew when the
	 * engine asks for a retry, so `build` has no side effects.
	 * @param expected is given the numbers of rows hit, and rolls everything back by answering false
	 * @returns the number of rows that each statement hit
	 * @throws Stale where `expected` said no
	 */
	atomically(
		build: (db: Db) => readonly Statement[],
		expected?: (counts: number[]) => boolean
	): Promise<number[]>;
	/** How many batches of submissions are worth writing side by side. */
	readonly lanes: number;
	/** One commit for all of them; answers come in the same order, and one that fails does not fail the others. */
	completeSubmissions(batch: readonly SubmissionWrite[]): Promise<SubmissionWritten[]>;
	/** What was left after a result, in one commit: once for each response. */
	giveDetails(write: DetailsWrite): Promise<DetailsWritten>;
	/** Whether a statement failed because a unique key was taken. */
	isDuplicate(error: unknown): boolean;
	/** Whether a statement failed because the database cannot be reached or written just now; later the same may succeed. */
	isAway(error: unknown): boolean;
	/** Null where there are no connections to run out of. */
	connections(): Connections | null;
	/** Whether the database has exactly the migrations of this build; another version may have changed it since the start. */
	isLevel(): Promise<boolean>;
	/**
	 * Resolves where the database can be read and written.
	 * @throws what keeps it from that, within two seconds
	 */
	ping(): Promise<void>;
	/**
	 * Takes what was deleted out of the log beside the database as well, as far as it is in our hands. Whether it is out: as long as
	 * somebody reads what was there before, it is not.
	 */
	scrub(): Promise<boolean>;
	close(): Promise<void>;
}

export interface Connections {
	open: number;
	idle: number;
	/** Queries that wait for one. */
	awaited: number;
}

/** Somebody else was faster: a guarded transaction hit other rows than it counted on, and was undone. */
export class Stale extends Error {
	override readonly name = 'Stale';
}

/** An import was begun anew: who reads its file for an earlier beginning writes nothing more. */
export class BegunAnew extends Error {
	override readonly name = 'BegunAnew';
}

/** A scored submission, ready to be written. Fields that hold JSON are strings already. */
export interface SubmissionWrite {
	workspace: string;
	quiz: string;
	version: number;
	responseId: string;
	idempotencyKey: string;
	bodyHash: string;
	attempt?: string | undefined;
	/** Kept apart from leads, deliveries and counters. */
	test: boolean;
	/** A test that makes a lead of its own, marked as one, and is told to this destination and nobody else. */
	testFor?: string | undefined;
	/** Looks like spam, and why: kept, but makes no lead, is counted nowhere and sent nowhere. */
	held: HeldFor | null;
	/** What comes sooner than this after the recorded start of its attempt is held as well; in milliseconds. */
	leastTime: number;
	/** The response is there, and held: now it becomes like any other. Its key names the attempt. */
	accepts: boolean;
	/** It is accepted with what was left after its result. */
	withDetails: boolean;
	now: number;
	/** Of `now`, for the counters: YYYY-MM-DD. */
	day: string;
	source: string;
	locale: string;
	startedAt?: number | undefined;
	answers: string;
	hidden: string;
	path: string;
	ignored: string;
	dimensions: string;
	tags: string;
	receipt: string;
	total: number;
	percent: number;
	segment: string;
	temperature: Temperature;
	heat: 0 | 1 | 2;
	stage: string;
	stageRank: number;
	result: string | null;
	contact: SubmittedContact | null;
	/** The email among it is certainly the respondent's: it leads to the lead, and what else was typed does not. */
	verified?: true | undefined;
	consents: readonly SubmittedConsent[];
	/** Ids of the files that the answers name; each becomes this response's, or nothing is stored. */
	uploads: readonly string[];
	/** What the respondent is written, where they are. */
	letter: Omit<LetterRow, 'leadId'> | null;
	/** What the log of changes says of it, where it is somebody's doing who works here. */
	audit?: AuditRow | undefined;
	/** Taken if nobody is known by this contact. */
	newLeadId: string;
	historyIds(): string;
	/**
	 * Outbox rows for this submission, given the lead before and after it (null without a contact) and the active
	 * destinations of the workspace. Called inside the transaction, perhaps more than once: it must be pure.
	 */
	deliveries(
		change: LeadChange | null,
		destinations: readonly DestinationRow[],
		desk: LeadDesk
	): DeliveryRow[];
}

/** As much of a submission as makes or changes a lead. */
export type LeadWrite = Pick<
	SubmissionWrite,
	| 'workspace'
	| 'quiz'
	| 'version'
	| 'source'
	| 'responseId'
	| 'idempotencyKey'
	| 'bodyHash'
	| 'test'
	| 'testFor'
	| 'held'
	| 'now'
	| 'locale'
	| 'total'
	| 'percent'
	| 'segment'
	| 'temperature'
	| 'heat'
	| 'stage'
	| 'stageRank'
	| 'contact'
	| 'verified'
	| 'letter'
	| 'consents'
	| 'newLeadId'
	| 'historyIds'
	| 'deliveries'
>;

/** What somebody left of themselves after their result. */
export interface DetailsWrite extends LeadWrite {
	/** JSON: as it was typed, with the phone number as E.164. */
	given: string;
}

export type DetailsWritten =
	| { state: 'stored'; lead: LeadRow | null }
	| { state: 'repeated'; sameBody: boolean }
	/** The response is not there any more. */
	| { state: 'gone' }
	/** The response was accepted since it was read. */
	| { state: 'outdated' };

/** Normalised: email in lower case, phone as E.164. Without either there is no lead. */
export interface SubmittedContact {
	email?: string | undefined;
	phone?: string | undefined;
	name?: string | undefined;
	company?: string | undefined;
	role?: string | undefined;
	city?: string | undefined;
}

export interface SubmittedConsent {
	id: string;
	consentId: string;
	purpose: string;
	text: string;
	textHash: string;
	url?: string | undefined;
	locale: string;
	mechanism: string;
}

export interface LeadChange {
	before: LeadRow | null;
	after: LeadRow;
	/** The lead is new, or another segment (a segment belongs to its quiz) is shown. */
	segmentChanged: boolean;
	/** Another lead, whose the given phone is: perhaps the same person. */
	other: string | null;
}

/** What members have made of a lead, beside what its row holds. */
export interface LeadDesk {
	owner: Pick<UserRow, 'id' | 'name' | 'email'> | null;
	/** By name. */
	tags: readonly string[];
}

export type SubmissionWritten =
	| { state: 'stored'; responseId: string; lead: LeadRow | null }
	| { state: 'repeated'; responseId: string; sameBody: boolean }
	/** Files that it names cannot be had any more. */
	| { state: 'bereft'; uploads: readonly string[] }
	/** What was to be accepted is not there any more. */
	| { state: 'gone' }
	/** Something was left after its result since it was read. */
	| { state: 'outdated' }
	| { state: 'failed'; error: unknown };

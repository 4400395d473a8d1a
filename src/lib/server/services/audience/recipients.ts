import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import type { FieldError, Problem } from '../../problems.ts';
import {
	eraseRecipient as eraseRow,
	mailsToRecipient
} from '../../storage/queries/erase-recipient.ts';
import { membershipsOf } from '../../storage/queries/lists.ts';
import {
	listsOfRecipient,
	nextTag,
	recipientByEmail,
	recipientById,
	recipientsPage,
	suppressionsOf,
	tagsOf,
	type RecipientFilter
} from '../../storage/queries/recipients.ts';
import { writePeople } from '../../storage/queries/write-people.ts';
import type { LegalBasis, RecipientRow, SuppressionRow } from '../../storage/store.ts';
import { linesOf, type By } from '../audit.ts';
import { pageLimit, pageOf, type Page, type PageInput } from '../pages.ts';
import { addressDigest } from '../privacy/address-digest.ts';
import { FAULT_WORDS } from './address-words.ts';
import { readAddress } from './address.ts';
import { basisFaults } from './basis.ts';
import { getList } from './lists.ts';
import { readPerson, type GivenPerson, type Person } from './person.ts';
import { mailFiles } from '../../storage/mail-files.ts';
import { scrubSoon } from '../privacy/scrub.ts';

export type { RecipientFilter, RecipientState } from '../../storage/queries/recipients.ts';

/** Somebody to write to, with what a list of them shows. */
export type ListedRecipient = RecipientRow & {
	tags: string[];
	/** Ids of the lists that they are on. */
	lists: string[];
	/** Why they are written to no more; null where they may be. */
	suppression: SuppressionRow | null;
};

/** Newest first. */
export async function listRecipients(
	app: Pick<House, 'store'>,
	workspace: string,
	input: RecipientFilter & PageInput
): Promise<Page<ListedRecipient>> {
	const limit = pageLimit(input);
	const rows = await recipientsPage(app.store, workspace, {
		...input,
		before: input.cursor,
		limit
	});
	const { items, next } = pageOf(rows, limit);
	return { items: await withMore(app, workspace, items), next };
}

async function withMore(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	rows: readonly RecipientRow[]
): Promise<ListedRecipient[]> {
	const ids = rows.map(({ id }) => id);
	const [tags, memberships, suppressions] = await Promise.all([
		tagsOf(store, workspace, ids),
		membershipsOf(store, workspace, ids),
		suppressionsOf(
			store,
			workspace,
			rows.map(({ email }) => email)
		)
	]);
	return rows.map((row) => ({
		...row,
		tags: tags.filter(({ recipientId }) => recipientId === row.id).map(({ tag }) => tag),
		lists: memberships
			.filter(({ recipientId, leftAt }) => recipientId === row.id && leftAt === null)
			.map(({ listId }) => listId),
		suppression: suppressions.find(({ email }) => email === row.email) ?? null
	}));
}

export type FoundRecipient = Omit<ListedRecipient, 'lists'> & {
	/** Those that they are on, and those that they have left. */
	lists: { id: string; name: string; leftAt: number | null }[];
};

/** @param idOrEmail as API calls name them */
export async function getRecipient(
	app: Pick<House, 'store'>,
	workspace: string,
	idOrEmail: string
): Promise<Result<FoundRecipient, Problem>> {
	const row = await findRecipient(app, workspace, idOrEmail);
	if (!row) return fail({ code: 'not_found' });
	const [more] = await withMore(app, workspace, [row]);
	if (!more) return fail({ code: 'not_found' });
	return ok({ ...more, lists: await listsOfRecipient(app.store, workspace, row.id) });
}

async function findRecipient({ store }: Pick<House, 'store'>, workspace: string, named: string) {
	if (!named.includes('@')) return recipientById(store, workspace, named);
	const address = readAddress(named);
	return address.ok ? recipientByEmail(store, workspace, address.value) : undefined;
}

const MOST_TAGS = 500;

/** Every tag in use, by name; the first 500. */
export async function allTags(app: Pick<House, 'store'>, workspace: string): Promise<string[]> {
	const tags: string[] = [];
	let tag = await nextTag(app.store, workspace, '');
	while (tag !== undefined && tags.length < MOST_TAGS) {
		tags.push(tag);
		tag = await nextTag(app.store, workspace, tag);
	}
	return tags;
}

export interface GivenBasis {
	basis: string;
	/** ms */
	basisAt: number;
	basisNote: string;
}

/** People as a form or a program gives them, with what gives the right to write to them. */
export interface PeopleInput extends GivenBasis {
	people: readonly GivenPerson[];
	lists: readonly string[];
	/** Who adds them, as the log of changes says it. */
	by: By;
}

export interface PeopleAdded {
	added: number;
	updated: number;
	/** Each person's, in the order in which they were given. */
	ids: string[];
}

/**
 * Adds people, or brings them up to date: all of them, or none where one is at fault. Who has left stays away.
 * @param path of a person's fault: `people[3].email`
 */
export async function addRecipients(
	app: House,
	workspace: string,
	{ people: given, lists, by, ...basis }: PeopleInput,
	path: (index: number) => string = (index) => `recipients[${index}]`
): Promise<Result<PeopleAdded, Problem>> {
	const now = app.clock.now();
	const errors: FieldError[] = basisFaults(basis, now);
	const people = new Map<string, Person>();
	const emails = given.map((one, index) => {
		const read = readPerson(one);
		if (!read.ok) {
			errors.push({
				path: `${path(index)}.${FAULTY[read.problem] ?? 'email'}`,
				message: FAULT_WORDS[read.problem]
			});
			return '';
		}
		people.set(read.value.email, read.value);
		return read.value.email;
	});
	for (const [index, list] of lists.entries()) {
		const found = await getList(app, workspace, list);
		if (!found.ok) errors.push({ path: `lists[${index}]`, message: NO_LIST });
	}
	if (errors.length > 0) return fail({ code: 'invalid', errors });
	const written = await writePeople(app.store, {
		workspace,
		people: [...people.values()],
		basis: { ...basis, basis: basisOf(basis.basis), basisNote: basis.basisNote.trim() },
		lists,
		importId: null,
		newId: () => app.ids.next('rcp'),
		digestOf: (email) => addressDigest(app, workspace, email),
		now,
		lines: ({ added, updated, ids }) =>
			linesOf(app, workspace, {
				...{ by, action: 'recipients.added', detail: { added, updated } },
				subject: ids.length === 1 ? ids[0] : undefined
			})
	});
	const idOf = new Map([...people.keys()].map((email, at) => [email, written.ids[at] ?? '']));
	return ok({ ...written, ids: emails.map((email) => idOf.get(email) ?? '') });
}

/** Where a fault that is not the address's stands. */
const FAULTY: Readonly<Record<string, string>> = {
	too_much: 'fields',
	too_many_tags: 'tags',
	bad_field: 'fields'
};

function basisOf(given: string): LegalBasis {
	return given === 'consent' || given === 'customer' ? given : 'other';
}

/**
 * Nothing of them is left but numbers, and what says that they are written to no more; mails that were written to files go too.
 * @param by who does it, as the log of changes says it; the same below
 */
export async function eraseRecipient(
	app: Pick<House, 'store' | 'mailer' | 'ids' | 'clock'>,
	workspace: string,
	idOrEmail: string,
	by: By
): Promise<Result<void, Problem>> {
	const row = await findRecipient(app, workspace, idOrEmail);
	if (!row) return fail({ code: 'not_found' });
	const files = mailFiles(app.mailer.writesTo);
	const mails = await mailsToRecipient(app.store, row);
	// Whoever is killed behind this has lost a file whose mail still stands: the other way round nobody would find it.
	await files.remove(mails);
	const lines = linesOf(app, workspace, { by, action: 'recipient.erased', subject: row.id });
	if (!(await eraseRow(app.store, row, lines))) return fail({ code: 'not_found' });
	// Once more: one of them may have been under way.
	await files.remove(mails);
	await scrubSoon(app);
	return ok(undefined);
}

const NO_LIST: Words = { en: 'There is no such list.', ru: 'Такого списка нет.' };

import { isOther, type Answers } from '../../../quiz/answers.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { inLocale } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { rowsOfTraces, tracesOfLead, type PersonalTable } from '../../storage/queries/traces.ts';
import { noteRead } from '../audit.ts';
import { isNoVersion, versionContent } from '../live-cache.ts';
import { isoTime } from '../records.ts';

/** Tables that tell a person nothing of themselves, or would tell them of others. */
const UNTOLD: readonly PersonalTable[] = ['proofs', 'savedViews', 'mergeProposals', 'merges'];
/** What is only for the house, or lets in whoever has it. */
const INTERNAL: ReadonlySet<string> = new Set([
	...['workspaceId', 'bodyHash', 'textHash', 'leaseOwner', 'leaseUntil', 'search'],
	...['idempotencyKey', 'attemptId', 'file', 'requestHeaders', 'url', 'responseExcerpt']
]);

type Row = Record<string, unknown>;

/** Everything that is known of one person, for them to read and to take elsewhere: the rows of each table by its name. */
export interface PersonExport {
	exportedAt: string;
	emails: readonly string[];
	phones: readonly string[];
	records: Partial<Record<PersonalTable, Row[]>>;
}

/** @param lead its id; of one that was merged into another, all of that person */
export async function exportPerson(
	app: Pick<House, 'store' | 'clock' | 'ids' | 'log'>,
	workspace: string,
	by: string,
	lead: string
): Promise<Result<PersonExport, Problem>> {
	const traces = await tracesOfLead(app.store, workspace, lead);
	if (!traces) return fail({ code: 'not_found' });
	const rows = await rowsOfTraces(app.store, traces);
	const records: PersonExport['records'] = {};
	for (const { name, found } of rows) {
		if (found.length === 0 || UNTOLD.includes(name)) continue;
		records[name] = await Promise.all(found.map((row) => toldRow(app, name, row)));
	}
	await noteRead(app, workspace, { by, action: 'person.exported' });
	app.log.info('person_exported', { workspace });
	const { emails, phones } = traces;
	return ok({ exportedAt: isoTime(app.clock.now()), emails, phones, records });
}

async function toldRow(app: Pick<House, 'store'>, name: PersonalTable, row: Row): Promise<Row> {
	const told = Object.fromEntries(
		Object.entries(row).flatMap(([column, value]) =>
			INTERNAL.has(column) ? [] : [[column, toldValue(column, value)] as const]
		)
	);
	return name === 'responses' ? { ...told, inWords: await inWords(app, row) } : told;
}

function toldValue(column: string, value: unknown): unknown {
	if (typeof value === 'number' && /(?:^at|At)$/.test(column)) return isoTime(value);
	if (column === 'payload' && typeof value === 'string') return withoutOwner(JSON.parse(value));
	return value;
}

/** Who works a lead is told to destinations; it is nothing of the person's own. */
function withoutOwner(event: { data?: { lead?: { owner?: unknown } | null } }) {
	const { data } = event;
	if (!data?.lead?.owner) return event;
	const { owner: _, ...lead } = data.lead;
	return { ...event, data: { ...data, lead } };
}

/** Questions and answers as they were read; null where the quiz cannot be read any more. */
async function inWords(app: Pick<House, 'store'>, row: Row) {
	const { quizId, version, locale, answers, path } = row as {
		quizId: string;
		version: number;
		locale: string;
		answers: Answers;
		path: string[];
	};
	try {
		const { quiz } = await versionContent(app, quizId, version);
		return path.flatMap((id) => {
			const step = quiz.steps.find((candidate) => candidate.id === id);
			const answer = answers[id] ?? null;
			if (!step || answer === null) return [];
			const said = isOther(answer) ? answer.other : kindOf(step).describe(step, answer, locale);
			return [{ question: inLocale(step.title, locale, quiz.locales), answer: said }];
		});
	} catch (error) {
		if (isNoVersion(error)) return null;
		throw error;
	}
}

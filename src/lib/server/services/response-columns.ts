import { answerTo, type ContactAnswer } from '../../quiz/answers.ts';
import { compileQuiz, type CompiledStep } from '../../quiz/compile.ts';
import { fileSize } from '../../quiz/file-size.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { kindOf } from '../../quiz/questions/kinds.ts';
import type { Step } from '../../quiz/quiz.ts';
import { readText } from '../../quiz/recall-names.ts';
import type { ResponseListed } from '../storage/queries/responses.ts';
import type { Cell } from './cell.ts';
import { inForce, type ConsentRecord } from './consent-record.ts';
import type { FileRecord } from './uploads/response-files.ts';

/** A response as exports hold it. */
export type ExportedResponse = ResponseListed & {
	consents: ConsentRecord[];
	files: FileRecord[];
	/** Left below the result. */
	details: ContactAnswer | null;
};

/** A column of the table of a quiz's responses. `quiz`: the version that the response belongs to. */
export interface Column {
	heading: string;
	/** For people, where that says an id too. */
	title?: string;
	/** Every response has it, whatever its quiz. */
	isCommon?: true;
	cell(response: ExportedResponse, quiz: Quiz): Cell;
}

/**
 * One column per step, merged over versions by id; the newest version that has a step gives it its place and its title.
 * @param versions newest first
 */
export function responseColumns(versions: readonly Quiz[]): Column[] {
	const steps = merged(versions, (quiz) => quiz.steps.flatMap((step) => stepColumns(quiz, step)));
	const asked = new Set(steps.map(({ id }) => id));
	return [
		...COMMON_COLUMNS,
		...merged(versions, (quiz) => quiz.dimensions.map((one) => dimensionColumn(quiz, one, asked))),
		...steps,
		...merged(versions, detailColumns),
		...merged(versions, (quiz) => quiz.hidden.map(hiddenColumn))
	];
}

/** What every response has, whatever its quiz. */
export const COMMON_COLUMNS: Column[] = common([
	{ heading: 'id', cell: ({ id }) => id },
	{ heading: 'created_at', cell: ({ createdAt }) => new Date(createdAt) },
	{ heading: 'version', cell: ({ version }) => version },
	{ heading: 'locale', cell: ({ locale }) => locale },
	{ heading: 'source', cell: ({ source }) => source },
	{ heading: 'lead', cell: ({ leadId }) => leadId },
	{ heading: 'segment', cell: ({ segment }) => segment },
	{ heading: 'temperature', cell: ({ temperature }) => temperature },
	{ heading: 'stage', cell: ({ stage }) => stage },
	{ heading: 'tags', cell: ({ tags }) => tags.join(', ') },
	{ heading: 'score', cell: ({ total }) => total },
	{ heading: 'percent', cell: ({ percent }) => percent },
	{ heading: 'consents', cell: ({ consents }) => inForce(consents, 'id') }
]);

/** Columns that tables of responses have whatever the quiz. */
export function common(columns: readonly Column[]): Column[] {
	return columns.map((column) => ({ ...column, isCommon: true }));
}

type Identified = Column & { id: string };

/** Of the form below the result; named apart from steps and hidden fields, whose names have no such beginning. */
function detailColumns({ details }: Quiz): Identified[] {
	return (details?.fields ?? []).map(({ name }) => ({
		id: name,
		heading: `result: ${name}`,
		cell: (response) => response.details?.[name] ?? null
	}));
}

function merged(versions: readonly Quiz[], columnsOf: (quiz: Quiz) => Identified[]): Identified[] {
	const columns = new Map<string, Identified>();
	for (const column of versions.flatMap(columnsOf)) {
		if (!columns.has(column.id)) columns.set(column.id, column);
	}
	return [...columns.values()];
}

/** Headings are unique: a dimension that is called as a step is says that it is one. */
function dimensionColumn(
	quiz: Quiz,
	{ id, title }: Quiz['dimensions'][number],
	asked: ReadonlySet<string>
): Identified {
	const cell: Column['cell'] = ({ dimensions }) =>
		Object.hasOwn(dimensions, id) ? dimensions[id]?.points : null;
	const name = asked.has(id) ? `dimension:${id}` : id;
	return { id, ...headed(words(quiz, title), name), cell };
}

/** An answer that falls into parts has a column for each of them. */
function stepColumns(quiz: Quiz, step: Step): Identified[] {
	const { id } = step;
	const title = words(quiz, step.title);
	const kind = kindOf(step);
	const parts = kind.parts?.(step);
	if (parts) {
		return parts.map((part) => ({
			id: `${id}.${part.id}`,
			...headed(
				`${title}${/[?!.:…]$/.test(title) ? '' : ':'} ${words(quiz, part.title)}`,
				`${id}.${part.id}`
			),
			cell: (response, own) => partCell(response, own, id, part.id)
		}));
	}
	if (kind.operand(step).type === 'none') return [];
	return [{ id, ...headed(title, id), cell: (response, own) => answerCell(response, own, id) }];
}

const headed = (title: string, id: string) => ({ heading: `${title} [${id}]`, title });

function hiddenColumn(name: string): Identified {
	const cell: Column['cell'] = ({ hidden }) => (Object.hasOwn(hidden, name) ? hidden[name] : null);
	const taken = COMMON_COLUMNS.some(({ heading }) => heading === name);
	return { id: name, heading: taken ? `hidden:${name}` : name, cell };
}

/** Numbers as numbers, dates as YYYY-MM-DD, all else in the words of the quiz's first language. */
function answerCell(response: ExportedResponse, quiz: Quiz, id: string): Cell {
	const answer = answerTo(response.answers, id) ?? null;
	if (answer === null || typeof answer === 'number') return answer;
	const known = compileQuiz(quiz).steps.get(id);
	if (typeof answer === 'string' && known?.kind.operand(known.step).type === 'date') return answer;
	return known && answerText(response, known, quiz.locales[0] ?? 'en');
}

/** In the words of a language; files with their addresses, one line each. */
export function answerText(
	{ answers, files }: ExportedResponse,
	{ step, kind }: CompiledStep,
	locale: string
): string {
	const answer = answerTo(answers, step.id) ?? null;
	if (answer === null) return '';
	const own = files.filter((file) => file.step === step.id);
	if (own.length === 0) return kind.describe(step, answer, locale);
	return own.map(({ name, size, url }) => `${name} (${fileSize(size, locale)}) ${url}`).join('\n');
}

/** A part in words too: by its id, whatever version the response belongs to. */
function partCell({ answers }: ResponseListed, quiz: Quiz, id: string, part: string): Cell {
	const answer = answerTo(answers, id) ?? null;
	const known = compileQuiz(quiz).steps.get(id);
	if (answer === null || !known) return null;
	const told = known.kind.parts?.(known.step).find((one) => one.id === part);
	return told?.describe(answer, quiz.locales[0] ?? 'en') || null;
}

/** A heading stands over many answers: what it recalls differs from row to row. */
function words(quiz: Quiz, title: Quiz['title']): string {
	return readText(title, quiz, quiz.locales[0] ?? 'en');
}

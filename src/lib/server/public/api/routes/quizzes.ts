import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { changeAddress, listFormerAddresses } from '../../../services/addresses.ts';
import { inWords } from '../../../services/analysis.ts';
import { NOTHING_COUNTED, quizCounts } from '../../../services/counts.ts';
import {
	createQuiz,
	deleteQuiz,
	getQuiz,
	listQuizzes,
	saveDraft,
	type NewQuiz,
	type QuizView,
	type SavedQuiz
} from '../../../services/quizzes.ts';
import { missingPictures } from '../../../services/pictures/carried-pictures.ts';
import { isoTime } from '../../../services/records.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { DEFINITION_LIMIT } from '../read-json.ts';
import { pageQuery } from '../schemas/lists.ts';
import {
	addressBody,
	draftBody,
	newQuizBody,
	quizPage,
	quizSchema,
	savedQuizSchema
} from '../schemas/quizzes.ts';

export const quizRoutes = (house: House): Endpoint[] => [
	...listRoutes(house),
	endpoint(
		house,
		{
			method: 'get',
			path: '/quizzes/{id}',
			access: 'read',
			summary: 'The draft',
			answer: quizSchema
		},
		async ({ id, caller }) => {
			const quiz = await getQuiz(house, caller.workspace, id);
			return quiz.ok ? ok(await quizAnswer(house, caller.workspace, quiz.value)) : quiz;
		}
	),
	endpoint(
		house,
		{
			method: 'patch',
			path: '/quizzes/{id}',
			access: 'write',
			summary: 'Change the address',
			description:
				'All of it or nothing. Pages answer 301 at a former slug, and whatever is sent there is taken as before.',
			body: addressBody,
			answer: quizSchema
		},
		async ({ id, caller, body }) => {
			const changed = await changeAddress(house, caller.workspace, id, body, doer(caller));
			if (!changed.ok) return changed;
			const quiz = await getQuiz(house, caller.workspace, changed.value.slug);
			return quiz.ok ? ok(await quizAnswer(house, caller.workspace, quiz.value)) : quiz;
		}
	),
	endpoint(
		house,
		{
			method: 'put',
			path: '/quizzes/{id}',
			access: 'write',
			summary: 'Replace the draft',
			description: 'What is published stays as it is. Structural errors are listed, not refused.',
			body: draftBody,
			bodyLimit: DEFINITION_LIMIT,
			answer: savedQuizSchema
		},
		async ({ id, caller, body, locale }) => {
			const draft = draftOf(body);
			const saved = await saveDraft(house, caller.workspace, id, draft, doer(caller));
			return saved.ok ? ok(await savedAnswer(house, caller.workspace, saved.value, locale)) : saved;
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/quizzes/{id}',
			access: 'write',
			summary: 'Delete a quiz; its responses and leads stay',
			status: 204
		},
		async ({ id, caller }) => {
			const deleted = await deleteQuiz(house, caller.workspace, id, doer(caller));
			return deleted.ok ? ok(undefined) : deleted;
		}
	)
];

const listRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/quizzes',
			access: 'write',
			summary: 'Create a quiz from a definition or a template',
			body: newQuizBody,
			bodyLimit: DEFINITION_LIMIT,
			status: 201,
			answer: savedQuizSchema
		},
		async ({ caller, body, locale }) => {
			const created = await createQuiz(house, caller.workspace, newQuiz(body), doer(caller));
			return created.ok
				? ok(await savedAnswer(house, caller.workspace, created.value, locale))
				: created;
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/quizzes',
			access: 'read',
			summary: 'List quizzes with their published version and counts, newest first',
			query: pageQuery('quiz'),
			answer: quizPage
		},
		async ({ caller, query }) => {
			const { items, next } = await listQuizzes(house, caller.workspace, query);
			const ids = items.map(({ id }) => id);
			const counts = await quizCounts(house, caller.workspace, ids);
			const listed = items.map((item) => ({
				...listedAnswer({ ...item, version: item.liveVersion, revision: item.draftRevision }),
				counts: counts[item.id] ?? NOTHING_COUNTED
			}));
			return ok({ items: listed, next });
		}
	)
];

type JsonObject = Readonly<Record<string, unknown>>;

/** A quiz file has neither `template` nor `definition`, so that they tell what was sent. */
function newQuiz(body: JsonObject): NewQuiz {
	const { template, locale } = body;
	if (typeof template !== 'string') return draftOf(body);
	return { template, ...(typeof locale === 'string' && { locale }) };
}

function draftOf(body: JsonObject): { definition: unknown; revision?: number } {
	const { definition, revision } = body;
	if (definition === undefined) return { definition: body };
	return { definition, ...(typeof revision === 'number' && { revision }) };
}

function listedAnswer(
	quiz: Pick<QuizView, 'id' | 'slug' | 'title' | 'version' | 'revision' | 'createdAt' | 'updatedAt'>
) {
	const { id, slug, title, version, revision, createdAt, updatedAt } = quiz;
	const times = { createdAt: isoTime(createdAt), updatedAt: isoTime(updatedAt) };
	return { id, slug, title, version, revision, ...times };
}

async function quizAnswer(house: House, workspace: string, quiz: QuizView) {
	const { slug, closedMessage, definition } = quiz;
	const url = `${house.config.origin}/q/${slug}`;
	const former = await listFormerAddresses(house, workspace, quiz.id);
	const formerSlugs = former.map((address) => address.slug);
	return { ...listedAnswer(quiz), url, formerSlugs, closedMessage, definition };
}

async function savedAnswer(house: House, workspace: string, quiz: SavedQuiz, locale: 'en' | 'ru') {
	return {
		...(await quizAnswer(house, workspace, quiz)),
		problems: inWords(quiz.problems, locale),
		missingPictures: await missingPictures(house, quiz.definition)
	};
}

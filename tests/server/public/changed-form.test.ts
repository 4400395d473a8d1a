import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { publishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';

/* A quiz that is published anew while somebody takes it without scripts. */

const bundle = {
	developing: false,
	scripts: ['/client.js'],
	styles: [],
	css: '.quiz{}',
	parts: {}
};

let house: TestHouse;
let workspace: string;
let app: ReturnType<typeof publicApp>;

beforeAll(async () => {
	house = await aHouse();
	workspace = await aWorkspace(house);
	app = publicApp(house, bundle);
});
afterAll(() => house.store.close());

type Step = QuizFile['steps'][number];
const role: Step = { id: 'role', kind: 'short_text', title: 'Your role', required: true };

const without = (id: string, file: QuizFile): QuizFile => ({
	...file,
	steps: file.steps.filter((step) => step.id !== id)
});

function withRole(file: QuizFile): QuizFile {
	const [money, ...rest] = file.steps;
	return { ...file, steps: [...(money ? [money] : []), role, ...rest] };
}

/** Somebody at the page, who posts with it what it carries, and a marketer who publishes anew. */
async function aVisitor(file: QuizFile) {
	const { slug, quizId } = await aLiveQuiz(house, workspace, file);
	let html = await (await app.request(`/q/${slug}`)).text();
	const carried = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1];
	return {
		async publish(definition: QuizFile) {
			valueOf(await saveDraft(house, workspace, quizId, { definition }, null));
			valueOf(await publishQuiz(house, workspace, quizId, { by: 'user_test' }));
		},
		async post(fields: Record<string, string>): Promise<string> {
			const names = ['_state', '_version', '_locale'];
			const rest = names.flatMap((name) => {
				const value = carried(name);
				return value ? [[name, value]] : [];
			});
			const body = new URLSearchParams([...Object.entries(fields), ...rest]).toString();
			const headers = {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(body.length)
			};
			const response = await app.request(`/q/${slug}`, { method: 'POST', body, headers });
			html = await response.text();
			return html;
		},
		async stored() {
			const { responses } = house.store.tables;
			const rows = await house.store.db.select().from(responses);
			return rows.filter((row) => row.quizId === quizId).map(({ answers }) => answers);
		}
	};
}

const titleIn = (html: string) => /id="title"[^>]*>\s*([^<]+?)\s*</.exec(html)?.[1];
const isTold = (html: string) =>
	html.includes('<p class="notice" role="status">The questions have changed since you began');
const go = { _go: 'next' };

describe('step by step', () => {
	async function atGoals(file: QuizFile) {
		const visitor = await aVisitor(file);
		await visitor.post({ money: 'much', ...go });
		await visitor.post({ pain: '5', ...go });
		return visitor;
	}

	test('nothing is told where nothing was changed', async () => {
		const visitor = await atGoals(aQuizFile({ title: 'Same' }));
		expect(isTold(await visitor.post({ goals: 'leads', ...go }))).toBe(false);
	});

	test('a step that was deleted is passed over', async () => {
		const file = aQuizFile({ title: 'Deleted' });
		const visitor = await atGoals(file);
		await visitor.publish(without('pain', file));
		const html = await visitor.post({ goals: 'leads', ...go });
		expect([titleIn(html), isTold(html)]).toEqual(['Your email', true]);
		await visitor.post({ email: 'anna@example.com', ...go });
		expect(await visitor.stored()).toEqual([
			{ money: 'much', goals: ['leads'], email: 'anna@example.com' }
		]);
	});

	test('where the step on the screen was deleted and none is left, the answers are sent', async () => {
		const file = without('email', aQuizFile({ title: 'Last' }));
		const steps = file.steps.map((step) => ({ ...step, next: undefined }));
		const visitor = await atGoals({ ...file, steps });
		await visitor.publish(without('goals', { ...file, steps }));
		await visitor.post({ goals: 'leads', ...go });
		expect(await visitor.stored()).toEqual([{ money: 'much', pain: 5 }]);
	});

	test('a step that was added is asked, and none of those again whose answers hold', async () => {
		const file = aQuizFile({ title: 'Added' });
		const visitor = await atGoals(file);
		await visitor.publish(withRole(file));
		const html = await visitor.post({ goals: 'leads', ...go });
		expect([titleIn(html), isTold(html)]).toEqual(['Your role', true]);
		expect(titleIn(await visitor.post({ ...go }))).toBe('Your role');
		expect(titleIn(await visitor.post({ role: 'Owner', ...go }))).toBe('Your email');
		await visitor.post({ email: '', ...go });
		expect(await visitor.stored()).toEqual([
			{ money: 'much', role: 'Owner', pain: 5, goals: ['leads'], email: null }
		]);
	});

	test('an answer whose option was deleted is asked again, and no other', async () => {
		const file = aQuizFile({ title: 'Option' });
		const visitor = await atGoals(file);
		const steps = file.steps.map((step) =>
			step.kind === 'single_choice' ? { ...step, options: step.options.slice(0, 2) } : step
		);
		await visitor.publish({ ...file, steps });
		const html = await visitor.post({ goals: 'leads', ...go });
		expect([titleIn(html), isTold(html)]).toEqual(['What is your budget?', true]);
		expect(titleIn(await visitor.post({ money: 'some', ...go }))).toBe('Your email');
	});

	test('who goes back is shown each of the answers again', async () => {
		const file = aQuizFile({ title: 'Back again' });
		const visitor = await atGoals(file);
		await visitor.publish(withRole(file));
		await visitor.post({ goals: 'leads', ...go });
		expect(titleIn(await visitor.post({ _go: 'back' }))).toBe('What is your budget?');
		await visitor.post({ money: 'much', ...go });
		const html = await visitor.post({ role: 'Owner', ...go });
		expect(titleIn(html)).toBe('How much does it hurt?');
		expect(html).toMatch(/value="5"[^>]*checked/);
	});

	test('choosing a language finds the way too', async () => {
		const file = aQuizFile({ title: 'Spoken' });
		const visitor = await atGoals(file);
		await visitor.publish(without('goals', file));
		expect(titleIn(await visitor.post({ _lang: 'ru' }))).toBe('Ваша почта');
	});
});

describe('on one page', () => {
	const answered = { money: 'much', pain: '5', goals: 'leads', email: 'anna@example.com', ...go };

	async function atPage(file: QuizFile) {
		const visitor = await aVisitor({ ...file, layout: 'page' });
		await visitor.post({ money: 'much', ...go });
		return visitor;
	}

	test('a question that was added is asked, and the rest stands there', async () => {
		const file = aQuizFile({ title: 'Page added', layout: 'page' });
		const visitor = await atPage(file);
		await visitor.publish(withRole(file));
		const html = await visitor.post(answered);
		expect(isTold(html)).toBe(true);
		expect(html).toMatch(/value="anna@example.com"/);
		await visitor.post({ ...answered, role: 'Owner' });
		expect(await visitor.stored()).toEqual([
			{ money: 'much', role: 'Owner', pain: 5, goals: ['leads'], email: 'anna@example.com' }
		]);
	});

	test('one that was deleted is passed over', async () => {
		const file = aQuizFile({ title: 'Page deleted', layout: 'page' });
		const visitor = await atPage(file);
		await visitor.publish(without('pain', file));
		await visitor.post(answered);
		expect(await visitor.stored()).toEqual([
			{ money: 'much', goals: ['leads'], email: 'anna@example.com' }
		]);
	});
});

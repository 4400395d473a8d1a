import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { publicApp } from '../../src/lib/server/public/public-app.ts';
import { aHouse, type TestHouse } from './a-house.ts';
import { aLiveQuiz } from './a-live-quiz.ts';
import { invitationNow } from './an-invitation.ts';
import { aQuizFile } from './a-quiz.ts';
import { aWorkspace } from './a-workspace.ts';
import type { MakeStore } from './store.ts';

const bundle = {
	developing: false,
	scripts: ['/client.js'],
	styles: ['/style.css'],
	css: '',
	parts: {}
};
export const CHROME =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';

/** One question, whose best answer is hot. */
export const NPS: Partial<QuizFile> = {
	dimensions: [{ id: 'joy', title: 'Joy' }],
	steps: [
		{
			id: 'score',
			kind: 'opinion_scale',
			title: { en: 'Would you recommend us?', ru: 'Порекомендуете нас?' },
			required: true,
			bands: [{ from: 9, points: 10 }]
		}
	],
	segments: [
		{ id: 'fan', title: 'Fan', temperature: 'hot', score: { from: 10 }, result: 'thanks' },
		{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'thanks' }
	],
	results: [{ id: 'thanks', title: { en: 'Thank you for it', ru: 'Спасибо за ответ' } }]
};

export const PLAIN: Partial<QuizFile> = {
	...NPS,
	segments: [{ id: 'all', title: 'All', temperature: 'warm', result: 'thanks' }]
};

/** Whoever has a letter and follows its links; nothing of it is there before `ready`. */
export function aLetterReader(makeStore: MakeStore) {
	let house: TestHouse;
	let workspace: string;
	let app: ReturnType<typeof publicApp>;
	let made = 0;

	async function ready() {
		house = await aHouse({ store: await makeStore() });
		workspace = await aWorkspace(house);
		app = publicApp(house, bundle);
		return { house, workspace };
	}

	const aQuiz = (file: Partial<QuizFile> = {}) => {
		made += 1;
		return aLiveQuiz(house, workspace, aQuizFile({ title: `By mail ${made}`, ...file }));
	};

	async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
		const response = await app.request(path, {
			method,
			headers: { 'user-agent': CHROME, ...headers }
		});
		const html = await response.text();
		const written = /id="quiz-data">(.*)<\/script>/.exec(html)?.[1];
		const { place, shown, mail, locale } = JSON.parse(written ?? '{}');
		return { status: response.status, headers: response.headers, html, place, shown, mail, locale };
	}

	async function post(path: string, body: string, type: string) {
		const headers = { 'content-type': type, 'content-length': `${Buffer.byteLength(body)}` };
		const response = await app.request(path, {
			method: 'POST',
			body,
			headers: { 'user-agent': CHROME, ...headers }
		});
		return { status: response.status, text: await response.text() };
	}
	const act = async (answer: string, said: object = {}) => {
		const { status, text } = await post(`${answer}/act`, JSON.stringify(said), 'application/json');
		return { status, said: JSON.parse(text) };
	};
	const send = (path: string, fields: Record<string, string>) =>
		post(path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
	const stateIn = (html: string) => /name="_state" value="([^"]+)"/.exec(html)?.[1] ?? '';
	const now = (id: string) => invitationNow(house.store, id);
	const all = async <
		T extends 'responses' | 'leads' | 'partials' | 'attempts' | 'mailEvents' | 'counters'
	>(
		table: T
	) => house.store.db.select().from(house.store.tables[table]);
	const ofQuiz = async (
		table: 'responses' | 'partials' | 'attempts' | 'counters',
		quizId: string
	) => (await all(table)).filter((row) => row.quizId === quizId);
	const eventsOf = async (id: string) =>
		(await all('mailEvents'))
			.filter(({ invitationId }) => invitationId === id)
			.map(({ kind, judged, why }) => `${kind} ${judged} ${why}`)
			.sort();

	return {
		...{ ready, aQuiz, get, post, act, send, stateIn, now, all, ofQuiz, eventsOf },
		app: () => app
	};
}

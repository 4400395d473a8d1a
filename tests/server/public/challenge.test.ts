import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { isProved } from '../../../src/lib/server/services/proof.ts';
import { unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';

const bundle = {
	developing: false,
	scripts: ['/client.js'],
	styles: ['/style.css'],
	css: '',
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

const ask = (slug: string) => app.request(`/q/${slug}/challenge`);

test('a quiz that asks for work hands it out, each time another, to any page', async () => {
	const { slug, quizId } = await aLiveQuiz(house, workspace, aQuizFile({ proof: true }));
	const answer = await ask(slug);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	expect(answer.headers.get('access-control-allow-origin')).toBe('*');
	const challenge = await answer.json();
	expect(challenge.parameters.data.quiz).toBe(quizId);
	expect((await (await ask(slug)).json()).signature).not.toBe(challenge.signature);
	const solution = await solveChallenge({ challenge, deriveKey });
	expect(await isProved(house, quizId, { challenge, solution }, 'key')).toBe(true);
});

test('whoever is at a quiz that was closed gets it for an hour', async () => {
	const { slug, quizId } = await aLiveQuiz(house, workspace, aQuizFile({ proof: true }));
	valueOf(await unpublishQuiz(house, workspace, quizId, { by: null }));
	expect((await ask(slug)).status).toBe(200);
	house.clock.advance(60 * 60_000);
	expect((await ask(slug)).status).toBe(404);
});

test('other quizzes have none to give', async () => {
	const { slug } = await aLiveQuiz(house, workspace, aQuizFile());
	expect((await ask(slug)).status).toBe(404);
	expect((await ask('nowhere')).status).toBe(404);
});

import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, test } from 'vitest';
import { isProved, newChallenge, sweepProofs } from '../../../src/lib/server/services/proof.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

const HOUR = 60 * 60_000;

async function aProof(house: TestHouse, quizId: string) {
	const challenge = await newChallenge(house, quizId);
	const solution = await solveChallenge({ challenge, deriveKey });
	if (!solution) throw new Error('The challenge was not solved.');
	return { challenge, solution };
}

forEachEngine((_engine, makeStore) => {
	const aDesk = async () => {
		const house = await aHouse({ store: await makeStore() });
		return { house, proof: await aProof(house, 'quiz_1') };
	};

	test('work that was done counts once; with the same submission it may come again', async () => {
		const { house, proof } = await aDesk();
		expect(await isProved(house, 'quiz_1', proof, 'key-1')).toBe(true);
		expect(await isProved(house, 'quiz_1', proof, 'key-1')).toBe(true);
		expect(await isProved(house, 'quiz_1', proof, 'key-2')).toBe(false);
	});

	test('of two who use it at the same time one is first', async () => {
		const { house, proof } = await aDesk();
		const keys = ['a', 'b', 'c', 'd'];
		const used = await Promise.all(keys.map((key) => isProved(house, 'quiz_1', proof, key)));
		expect(used.filter(Boolean)).toHaveLength(1);
	});

	test('it is good for an hour, and is forgotten after that', async () => {
		const { house, proof } = await aDesk();
		const late = await aProof(house, 'quiz_1');
		house.clock.advance(HOUR);
		expect(await isProved(house, 'quiz_1', proof, 'key')).toBe(true);
		house.clock.advance(1);
		expect(await isProved(house, 'quiz_1', late, 'key')).toBe(false);
		await sweepProofs(house);
		const { proofs } = house.store.tables;
		expect(await house.store.db.select().from(proofs)).toHaveLength(1);
		house.clock.advance(2 * 60_000);
		await sweepProofs(house);
		expect(await house.store.db.select().from(proofs)).toEqual([]);
	});

	test('of another quiz, forged, half, or no proof at all it is none', async () => {
		const { house, proof } = await aDesk();
		const { challenge, solution } = proof;
		const { parameters } = challenge;
		const stranger = await aHouse();
		const forged = [
			{ challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } },
			{ challenge, solution: { ...solution, derivedKey: parameters.keyPrefix } },
			{ challenge: { ...challenge, signature: '0'.repeat(64) }, solution },
			{ challenge: { parameters }, solution },
			{ challenge: { ...challenge, parameters: { ...parameters, cost: 1 } }, solution },
			{
				challenge: {
					...challenge,
					parameters: { ...parameters, data: { quiz: 'quiz_1', until: 9e15 } }
				},
				solution
			},
			await aProof({ ...stranger, secret: 'another secret, long enough' }, 'quiz_1'),
			...[undefined, null, '', 'x', 7, [], {}, { challenge: 1 }]
		];
		for (const one of forged) expect(await isProved(house, 'quiz_1', one, 'key')).toBe(false);
		expect(await isProved(house, 'quiz_2', proof, 'key')).toBe(false);
		// None of that has used it up.
		expect(await isProved(house, 'quiz_1', proof, 'key')).toBe(true);
		await stranger.store.close();
	});
});

describe('a quiz that asks for it', () => {
	test('holds what comes without, and refuses nobody', async () => {
		const house = await aHouse();
		const live = await aLiveQuiz(house, await aWorkspace(house), aQuizFile({ proof: true }));
		const { responses } = house.store.tables;
		const send = async (more: object) => {
			const sent = await completeSubmission(house, live, { ...aSubmission(), ...more });
			expect(valueOf(sent).response.result).toMatchObject({ id: 'call' });
			const rows = await house.store.db.select().from(responses);
			return rows.find(({ id }) => id === valueOf(sent).id)?.held;
		};
		const proof = await aProof(house, live.quizId);
		expect(await send({})).toBe('no_proof');
		expect(await send({ proof: { ...proof, challenge: null } })).toBe('no_proof');
		expect(await send({ proof, idempotencyKey: 'a' })).toBeNull();
		expect(await send({ proof, idempotencyKey: 'b' })).toBe('no_proof');
		expect(await send({ trusted: true })).toBeNull();
		expect(await send({ trusted: true, held: 'trap' })).toBe('trap');
		await house.store.close();
	});

	test('does not use up the work for answers that are refused', async () => {
		const house = await aHouse();
		const live = await aLiveQuiz(house, await aWorkspace(house), aQuizFile({ proof: true }));
		const proof = await aProof(house, live.quizId);
		const wrong = await completeSubmission(house, live, { answers: {}, proof, attempt: 'a' });
		expect(wrong.ok).toBe(false);
		expect(await isProved(house, live.quizId, proof, 'another')).toBe(true);
		await house.store.close();
	});
});

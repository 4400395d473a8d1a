import { describe, expect, test } from 'vitest';
import {
	changeAddress,
	listFormerAddresses,
	lookAtAddress,
	type AddressInput
} from '../../../src/lib/server/services/addresses.ts';
import { liveQuiz } from '../../../src/lib/server/services/live.ts';
import { publishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { createQuiz, deleteQuiz, getQuiz } from '../../../src/lib/server/services/quizzes.ts';
import { changeAddresses } from '../../../src/lib/server/storage/queries/addresses.ts';
import { insertQuiz, quizByIdOrSlug } from '../../../src/lib/server/storage/queries/quizzes.ts';
import { Stale } from '../../../src/lib/server/storage/store.ts';
import { aHouse } from '../../support/a-house.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

forEachEngine((_engine, makeStore) => {
	async function open() {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		return {
			house,
			workspace,
			create: async (title: string, owner = workspace) =>
				valueOf(await createQuiz(house, owner, { definition: aQuizFile({ title }) }, null)),
			change: (quiz: string, input: AddressInput) =>
				changeAddress(house, workspace, quiz, input, null),
			former: async (quizId: string) =>
				(await listFormerAddresses(house, workspace, quizId)).map(({ slug }) => slug),
			/** Which quiz's page is there. */
			leadsTo: async (slug: string) => (await liveQuiz(house, slug))?.quizId
		};
	}

	/** The fields at fault, by their paths, each with a sentence in both languages. */
	function faultsOf(changed: Awaited<ReturnType<typeof changeAddress>>): string[] {
		const errors = changed.ok ? [] : (changed.problem.errors ?? []);
		for (const { message } of errors) {
			expect(message.en).toMatch(/^[A-Z].*\.$/);
			expect(message.ru).toMatch(/^[А-Я].*\.$/);
		}
		return errors.map(({ path }) => path);
	}

	describe('a changed address', () => {
		test('is where the quiz is from then on; the one before still leads to it, at once', async () => {
			const { house, workspace, create, change, former, leadsTo } = await open();
			const { id, slug } = await create('New quiz');
			valueOf(await publishQuiz(house, workspace, id, { by: 'user_test' }));
			expect([await leadsTo('lead-check'), await leadsTo('new-quiz')]).toEqual([undefined, id]);
			expect(valueOf(await change(slug, { slug: 'lead-check' }))).toEqual({ slug: 'lead-check' });
			for (const address of ['lead-check', 'new-quiz']) {
				expect(await liveQuiz(house, address)).toMatchObject({ quizId: id, slug: 'lead-check' });
				expect(valueOf(await getQuiz(house, workspace, address)).slug).toBe('lead-check');
			}
			expect(await former(id)).toEqual(['new-quiz']);
		});

		test('may be changed back, and any number of times', async () => {
			const { create, change, former, house, workspace } = await open();
			const { id } = await create('First');
			for (const slug of ['second', 'third', 'first', 'third']) {
				house.clock.advance(1000);
				valueOf(await change(id, { slug }));
			}
			expect(await former(id)).toEqual(['first', 'second']);
			expect(valueOf(await getQuiz(house, workspace, 'second')).slug).toBe('third');
			valueOf(await change(id, { slug: 'third' }));
			expect(await former(id)).toEqual(['first', 'second']);
		});

		test('is none that another quiz has or had, of whatever workspace, deleted or not', async () => {
			const { house, workspace, create, change, former } = await open();
			const theirs = await create('Theirs', await aWorkspace(house));
			const held = await create('Held');
			valueOf(await change(held.id, { slug: 'moved' }));
			const gone = await create('Gone');
			valueOf(await deleteQuiz(house, workspace, gone.id, null));
			const mine = await create('Mine');
			for (const slug of [theirs.slug, 'held', 'moved', 'gone']) {
				expect(faultsOf(await change(mine.id, { slug }))).toEqual(['slug']);
			}
			expect(valueOf(await getQuiz(house, workspace, mine.id)).slug).toBe('mine');
			expect(await former(mine.id)).toEqual([]);
			expect((await create('Held')).slug).toBe('held-2');
		});

		test('is one that pages take, and none that the house itself needs', async () => {
			const { create, change } = await open();
			const { id } = await create('Mine');
			const wrong = ['', 'Fit', 'fit_quiz', 'fit--quiz', '-fit', 'fit quiz', 'квиз', 'new'];
			for (const slug of [...wrong, 'a'.repeat(65)])
				expect(faultsOf(await change(id, { slug })), slug).toEqual(['slug']);
			valueOf(await change(id, { slug: 'a'.repeat(64) }));
		});

		test('that two quizzes ask for at once is one’s; the other is told', async () => {
			const { house, workspace, create, change, former } = await open();
			for (let round = 0; round < 5; round += 1) {
				const quizzes = [await create('One'), await create('Other')];
				const slug = `wanted-${round}`;
				const changed = await Promise.all(quizzes.map(({ id }) => change(id, { slug })));
				expect(changed.flatMap(faultsOf)).toEqual(['slug']);
				const [winner, loser] = changed[0]?.ok ? quizzes : quizzes.toReversed();
				expect(valueOf(await getQuiz(house, workspace, slug)).id).toBe(winner?.id);
				expect(valueOf(await getQuiz(house, workspace, loser?.id ?? '')).slug).toBe(loser?.slug);
				expect(await former(loser?.id ?? '')).toEqual([]);
			}
		});

		test('of one quiz that is changed twice at once is one of the two, and the other one is held', async () => {
			const { house, workspace, create, change, former } = await open();
			const { id } = await create('First');
			for (let round = 0; round < 5; round += 1) {
				const asked = [`left-${round}`, `right-${round}`];
				for (const changed of await Promise.all(asked.map((slug) => change(id, { slug }))))
					valueOf(changed);
				const { slug } = valueOf(await getQuiz(house, workspace, id));
				expect(asked).toContain(slug);
				expect(await former(id)).toContain(asked.find((other) => other !== slug));
				expect(await former(id)).not.toContain(slug);
			}
		});

		test('is nobody’s to change but the workspace’s', async () => {
			const { house, create } = await open();
			const { id, slug } = await create('Mine');
			const stranger = await aWorkspace(house);
			for (const quiz of [id, slug]) {
				const changed = await changeAddress(house, stranger, quiz, { slug: 'stolen' }, null);
				expect(codeOf(changed)).toBe('not_found');
				expect(await lookAtAddress(house, stranger, quiz, 'stolen')).toBeNull();
			}
			expect(await listFormerAddresses(house, stranger, id)).toEqual([]);
		});
	});

	describe('a former address', () => {
		test('that is released leads nowhere, and is anybody’s', async () => {
			const { house, workspace, create, change, former, leadsTo } = await open();
			const { id } = await create('First');
			valueOf(await change(id, { slug: 'second' }));
			valueOf(await publishQuiz(house, workspace, id, { by: 'user_test' }));
			expect(await leadsTo('first')).toBe(id);
			valueOf(await change(id, { release: ['first'] }));
			expect(await leadsTo('first')).toBeUndefined();
			expect(await former(id)).toEqual([]);
			const other = await create('Other');
			expect(valueOf(await change(other.id, { slug: 'first' }))).toEqual({ slug: 'first' });
		});

		test('is the quiz’s own, and not the one that it has', async () => {
			const { create, change, former } = await open();
			const { id } = await create('First');
			valueOf(await change(id, { slug: 'second' }));
			const other = await create('Other');
			valueOf(await change(other.id, { slug: 'another' }));
			const wrong = await change(id, { slug: 'third', release: ['first', 'second', 'other'] });
			expect(faultsOf(wrong)).toEqual(['release[1]', 'release[2]']);
			expect(faultsOf(await change(id, { slug: 'first', release: ['first'] }))).toEqual([
				'release[0]'
			]);
			expect(await former(id)).toEqual(['first']);
			expect(await former(other.id)).toEqual(['other']);
		});

		test('is one of thirty at most; one that is released makes room', async () => {
			const { create, change, former } = await open();
			const { id } = await create('First');
			for (let number = 1; number <= 30; number += 1)
				valueOf(await change(id, { slug: `n-${number}` }));
			expect(faultsOf(await change(id, { slug: 'n-31' }))).toEqual(['slug']);
			valueOf(await change(id, { slug: 'n-7' }));
			valueOf(await change(id, { slug: 'n-31', release: ['n-8'] }));
			expect(await former(id)).toHaveLength(30);
		});
	});

	test('an address is looked at before it is asked for: why not, and one like it that is free', async () => {
		const { house, workspace, create, change } = await open();
		await create('Fit');
		const { id } = await create('Fit');
		valueOf(await change(id, { slug: 'fit-check' }));
		const look = (slug: string) => lookAtAddress(house, workspace, id, slug);
		for (const slug of ['brand-new', 'fit-check', 'fit-2'])
			expect(await look(slug)).toEqual({ fault: null, free: null });
		expect(await look('fit')).toEqual({ fault: expect.anything(), free: 'fit-3' });
		expect(await look('Fit')).toEqual({ fault: expect.anything(), free: null });
	});

	test('what somebody takes between the look and the write is not taken from them', async () => {
		const { house, workspace, create, change, former } = await open();
		const theirs = await create('Theirs');
		valueOf(await change(theirs.id, { slug: 'theirs-now' }));
		const mine = await create('Mine');
		const write = (input: { slug?: string; release?: string[] }) =>
			changeAddresses(
				house.store,
				{ workspaceId: workspace, quizId: mine.id },
				{ release: [], now: 9, ...input },
				[]
			);
		await expect(write({ slug: 'theirs' })).rejects.toBeInstanceOf(Stale);
		await expect(write({ slug: 'theirs-now' })).rejects.toSatisfy(house.store.isDuplicate);
		await write({ release: ['mine', 'theirs'] });
		expect(valueOf(await getQuiz(house, workspace, 'mine')).id).toBe(mine.id);
		expect(valueOf(await getQuiz(house, workspace, 'theirs')).slug).toBe('theirs-now');
		expect([await former(mine.id), await former(theirs.id)]).toEqual([[], ['theirs']]);
	});

	test('a quiz whose address somebody takes between the look and the write leaves nothing behind', async () => {
		const { house, workspace, create } = await open();
		const { id, slug } = await create('First');
		const row = await quizByIdOrSlug(house.store, workspace, id);
		if (!row) throw new Error('There is no such quiz.');
		valueOf(await changeAddress(house, workspace, id, { slug: 'second' }, null));
		const late = insertQuiz(house.store, { ...row, id: 'quiz_late' }, []);
		await expect(late).rejects.toSatisfy((error) => house.store.isDuplicate(error));
		expect(await quizByIdOrSlug(house.store, workspace, 'quiz_late')).toBeUndefined();
		expect(valueOf(await getQuiz(house, workspace, slug)).id).toBe(id);
	});
});

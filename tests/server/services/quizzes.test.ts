import { describe, expect, test } from 'vitest';
import { analyseQuiz } from '../../../src/lib/server/services/analysis.ts';
import {
	createQuiz,
	deleteQuiz,
	duplicateQuiz,
	getQuiz,
	listQuizzes,
	restoreQuiz,
	saveDraft,
	saveSentDraft
} from '../../../src/lib/server/services/quizzes.ts';
import { getTemplate, listTemplates } from '../../../src/lib/server/services/templates.ts';
import { packDraft } from '../../../src/lib/quiz/sent-draft.ts';
import { storedFile } from '../../../src/lib/server/services/definition.ts';
import { names } from '../../quizzes/template.ts';
import { aHouse } from '../../support/a-house.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const titled = (title: string) => aQuizFile({ title });

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const create = async (definition: unknown) =>
			valueOf(await createQuiz(house, workspace, { definition }, null));
		return { house, workspace, create };
	};

	describe('a new quiz', () => {
		test('has an address made of its title, and its definition as it was written', async () => {
			const { house, workspace } = await open();
			const definition = aQuizFile();
			const made = valueOf(await createQuiz(house, workspace, { definition }, null));
			expect(made).toMatchObject({
				slug: 'is-it-a-fit',
				title: 'Is it a fit?',
				version: null,
				revision: 1,
				problems: []
			});
			const { problems: _none, ...view } = made;
			expect(valueOf(await getQuiz(house, workspace, made.slug))).toEqual({ ...view, definition });
			expect(valueOf(await getQuiz(house, workspace, made.id))).toEqual(view);
		});

		test('of the same title gets the next number, in every workspace, also when many come at once', async () => {
			const { house, create } = await open();
			const other = await aWorkspace(house);
			const first = await create(titled('Расчёт'));
			const many = await Promise.all([
				createQuiz(house, other, { definition: titled('Расчёт') }, null),
				...Array.from({ length: 4 }, () =>
					create(titled('Расчёт')).then((value) => ({ ok: true as const, value }))
				)
			]);
			expect([first.slug, ...many.map((one) => valueOf(one).slug)].sort()).toEqual([
				'raschet',
				'raschet-2',
				'raschet-3',
				'raschet-4',
				'raschet-5',
				'raschet-6'
			]);
		});

		test('that is no quiz is refused with the path and a sentence in both languages', async () => {
			const { house, workspace } = await open();
			const definition = { ...aQuizFile(), stepz: [] };
			const refused = await createQuiz(house, workspace, { definition, allowProblems: true }, null);
			expect(refused.ok ? null : refused.problem).toMatchObject({
				code: 'invalid_definition',
				errors: [
					{
						path: 'stepz',
						message: {
							en: expect.stringMatching(/steps/),
							ru: expect.stringMatching(/[а-я].*steps/i)
						}
					}
				]
			});
			expect((await listQuizzes(house, workspace)).items).toEqual([]);
		});

		test('with a structural error is refused, unless it is kept to be mended', async () => {
			const { house, workspace } = await open();
			const file = aQuizFile();
			const [first, ...rest] = file.steps;
			const definition = { ...file, steps: [{ ...first, next: 'nowhere' }, ...rest] };
			const refused = await createQuiz(house, workspace, { definition }, null);
			expect(refused.ok ? null : refused.problem).toMatchObject({
				code: 'has_errors',
				errors: expect.arrayContaining([expect.objectContaining({ path: 'steps[0].next' })])
			});
			const kept = valueOf(
				await createQuiz(house, workspace, { definition, allowProblems: true }, null)
			);
			expect(kept.problems[0]).toMatchObject({ code: 'unknown_target', path: 'steps[0].next' });
			const analysis = valueOf(await analyseQuiz(house, workspace, kept.id, 'ru'));
			expect(analysis.publishable).toBe(false);
			expect(analysis.problems[0]?.message).toMatch(/[а-я]/i);
		});
	});

	describe('a template', () => {
		test('becomes a quiz whose first language is the one asked for', async () => {
			const { house, workspace } = await open();
			const russian = valueOf(
				await createQuiz(house, workspace, { template: 'bant', locale: 'ru' }, null)
			);
			expect(russian.definition).toMatchObject({ locales: ['ru', 'en'] });
			expect(russian.title).toMatch(/[а-я]/i);
			expect(russian.slug).toMatch(/^[a-z0-9-]+$/);
			const plain = valueOf(await createQuiz(house, workspace, { template: 'bant' }, null));
			expect(plain.definition).toEqual((await getTemplate(house, 'bant'))?.definition);
		});

		test.each([
			[{ template: 'nothing' }, 'template'],
			[{ template: '../package' }, 'template'],
			[{ template: 'bant', locale: 'xx' }, 'locale']
		])('%j is refused at its field', async (input, path) => {
			const { house, workspace } = await open();
			const refused = await createQuiz(house, workspace, input, null);
			expect(refused.ok ? null : refused.problem.errors?.[0]?.path).toBe(path);
		});

		test('every one of the house can be published as it is', async () => {
			const { house, workspace } = await open();
			const templates = await listTemplates(house);
			expect(templates.map(({ id }) => id)).toEqual(names);
			for (const { id } of templates) {
				const made = valueOf(await createQuiz(house, workspace, { template: id }, null));
				expect(valueOf(await analyseQuiz(house, workspace, made.id)).publishable).toBe(true);
			}
		});
	});

	describe('a draft', () => {
		test('is replaced as a whole; a stale revision is refused', async () => {
			const { house, workspace, create } = await open();
			const { id } = await create(titled('First'));
			const saved = valueOf(
				await saveDraft(house, workspace, id, { definition: titled('Second'), revision: 1 }, null)
			);
			expect(saved).toMatchObject({ title: 'Second', revision: 2, slug: 'first' });
			const stale = await saveDraft(
				house,
				workspace,
				id,
				{
					definition: titled('Third'),
					revision: 1
				},
				null
			);
			expect(codeOf(stale)).toBe('stale');
			expect(
				codeOf(await saveDraft(house, workspace, id, { definition: titled('Third') }, null))
			).toBe('ok');
		});

		test('of two saves at the same moment with the same revision one is refused', async () => {
			const { house, workspace, create } = await open();
			const { id } = await create(titled('First'));
			const codes = await Promise.all(
				['A', 'B'].map(async (title) =>
					codeOf(
						await saveDraft(house, workspace, id, { definition: titled(title), revision: 1 }, null)
					)
				)
			);
			expect(codes.sort()).toEqual(['ok', 'stale']);
		});

		test('as the builder sends it takes its known steps from the draft of that revision', async () => {
			const { house, workspace, create } = await open();
			const { id, definition } = await create(aQuizFile());
			const kept = storedFile(definition);
			const [first, ...others] = kept.steps;
			const changed = { ...kept, title: 'Moved', steps: [...others, first] };
			const named = packDraft(kept, { ...changed, steps: [...others, ...(first ? [first] : [])] });
			expect(named.steps).toEqual([...others.map((_, at) => at + 1), 0]);
			const saving = { definition: named, revision: 1 };
			const saved = valueOf(await saveSentDraft(house, workspace, id, saving));
			expect(saved.definition).toEqual(changed);
			expect(codeOf(await saveSentDraft(house, workspace, id, saving))).toBe('stale');
			const beyond = { definition: { ...named, steps: [0, 1_000] }, revision: 2 };
			expect(codeOf(await saveSentDraft(house, workspace, id, beyond))).toBe('invalid_definition');
			const whole = { definition: titled('Whole'), revision: 2 };
			expect(valueOf(await saveSentDraft(house, workspace, id, whole)).title).toBe('Whole');
		});

		test('may have structural errors, but must be a quiz', async () => {
			const { house, workspace, create } = await open();
			const { id } = await create(titled('First'));
			const noEnd = {
				...titled('Second'),
				segments: [{ ...aQuizFile().segments?.[0], result: 'no' }]
			};
			const saved = valueOf(await saveDraft(house, workspace, id, { definition: noEnd }, null));
			expect(saved.problems.map(({ code }) => code)).toContain('unknown_result');
			const refused = await saveDraft(house, workspace, id, { definition: { title: 'x' } }, null);
			expect(codeOf(refused)).toBe('invalid_definition');
			expect(valueOf(await getQuiz(house, workspace, id)).title).toBe('Second');
		});
	});

	test('a copy has its own address, a title that says so, and nothing published', async () => {
		const { house, workspace, create } = await open();
		const { id } = await create(aQuizFile());
		const copy = valueOf(await duplicateQuiz(house, workspace, id, null));
		expect(copy).toMatchObject({
			title: 'Is it a fit? (copy)',
			slug: 'is-it-a-fit-copy',
			version: null,
			definition: { title: { ru: 'Подходим ли мы друг другу? (копия)' } }
		});
	});

	test('a deleted quiz is gone until it is restored; its address stays taken', async () => {
		const { house, workspace, create } = await open();
		const { id, slug } = await create(titled('First'));
		valueOf(await deleteQuiz(house, workspace, slug, null));
		expect(codeOf(await getQuiz(house, workspace, id))).toBe('not_found');
		expect((await listQuizzes(house, workspace)).items).toEqual([]);
		expect((await listQuizzes(house, workspace, { deleted: true })).items).toMatchObject([{ id }]);
		expect((await create(titled('First'))).slug).toBe('first-2');
		expect(valueOf(await restoreQuiz(house, workspace, id, null))).toMatchObject({
			id,
			deletedAt: null
		});
		expect(codeOf(await getQuiz(house, workspace, slug))).toBe('ok');
	});

	test('lists go page by page, the newest first', async () => {
		const { house, workspace, create } = await open();
		for (const title of ['A', 'B', 'C', 'D', 'E']) await create(titled(title));
		const titles: string[][] = [];
		let cursor: string | undefined;
		do {
			const page = await listQuizzes(house, workspace, { cursor, limit: 2 });
			titles.push(page.items.map(({ title }) => title));
			cursor = page.next ?? undefined;
		} while (cursor);
		expect(titles).toEqual([['E', 'D'], ['C', 'B'], ['A']]);
	});

	test('another workspace sees and changes none of it', async () => {
		const { house, create } = await open();
		const { id, slug } = await create(titled('First'));
		const stranger = await aWorkspace(house);
		for (const quiz of [id, slug]) {
			expect(codeOf(await getQuiz(house, stranger, quiz))).toBe('not_found');
			expect(
				codeOf(await saveDraft(house, stranger, quiz, { definition: titled('X') }, null))
			).toBe('not_found');
			expect(codeOf(await duplicateQuiz(house, stranger, quiz, null))).toBe('not_found');
			expect(codeOf(await deleteQuiz(house, stranger, quiz, null))).toBe('not_found');
			expect(codeOf(await analyseQuiz(house, stranger, quiz))).toBe('not_found');
		}
	});
});

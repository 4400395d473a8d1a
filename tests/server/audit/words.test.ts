import { expect, test } from 'vitest';
import { en } from '../../../src/lib/i18n/en.ts';
import { i18nFor } from '../../../src/lib/i18n/i18n.ts';
import { ru } from '../../../src/lib/i18n/ru.ts';
import { setOwner, setStage } from '../../../src/lib/server/services/desk/changes.ts';
import { mergeLeads } from '../../../src/lib/server/services/desk/merging.ts';
import { addNote } from '../../../src/lib/server/services/desk/notes.ts';
import { sayOutcome } from '../../../src/lib/server/services/desk/outcomes.ts';
import { erasePerson } from '../../../src/lib/server/services/privacy/erase-person.ts';
import { deleteQuiz, saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { listChanges } from '../../../src/lib/server/services/team/audit-log.ts';
import { handOver } from '../../../src/lib/server/services/team/hand-over.ts';
import { changeInWords } from '../../../src/routes/(app)/audit/audit-words.ts';
import { placeOf } from '../../../src/routes/(app)/audit/audit-places.ts';
import { aMember } from '../../support/a-member.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';
import { aBench } from './bench.ts';

const LOCALES = { en: i18nFor('en', en, 'UTC'), ru: i18nFor('ru', ru, 'UTC') };
const stage = (id: string) => ({ lost: 'Lost' })[id] ?? id;

forEachEngine((_, makeStore) => {
	const open = async () => {
		const bench = await aBench(await makeStore('disk'));
		const { house, workspace } = bench;
		/** What the page says, oldest first; the part that leads on in square brackets. */
		const said = async (locale: keyof typeof LOCALES = 'en', of = workspace) => {
			const { items } = await listChanges(house, of, { limit: 100 });
			return items.toReversed().map((change) => {
				const { before, name, after } = changeInWords(LOCALES[locale], change, stage);
				const href = change.about && placeOf(change.action, change.about.id);
				return `${before}${href && name ? `[${name}]` : name}${after}`;
			});
		};
		return { ...bench, said };
	};

	test('a lead is named as it is called now, with what was said of it', async () => {
		const { house, workspace, lead, said } = await open();
		const id = await lead({ name: 'Anna Smith' });
		const many = [id, await lead({ name: 'Boris' })];
		const { id: vera } = await aMember(house, workspace, { name: 'Vera' });
		const by = 'usr_1';
		valueOf(await sayOutcome(house, workspace, by, id, { outcome: 'unreached' }, 'desk'));
		valueOf(await setStage(house, workspace, by, [id], 'lost'));
		valueOf(await setOwner(house, workspace, by, many, vera));
		valueOf(await setOwner(house, workspace, by, [id], null));
		valueOf(await addNote(house, workspace, by, id, 'Called'));
		valueOf(await handOver(house, { workspace, by, id: vera }, null));
		expect((await said()).slice(1)).toEqual([
			'Said what became of [Anna Smith]: not reached',
			'Set the stage of [Anna Smith] to “Lost”',
			'Gave 2 leads to Vera',
			'Left [Anna Smith] without an owner',
			'Wrote a note on [Anna Smith]',
			'Left 1 lead of [Vera] without an owner'
		]);
		expect((await said('ru')).slice(1)).toEqual([
			'Лид [Anna Smith]: итог — не дозвонились',
			'Лид [Anna Smith]: этап «Lost»',
			'2 лида: ответственный — Vera',
			'Лид [Anna Smith]: без ответственного',
			'Лид [Anna Smith]: добавлена заметка',
			'1 лид участника [Vera] остался без ответственного'
		]);
	});

	test('of whoever was erased the log says that they are gone, and leads nowhere', async () => {
		const { house, workspace, response, said } = await open();
		const [one, other] = [await response(), await response()];
		const by = 'usr_1';
		valueOf(await sayOutcome(house, workspace, by, one.lead, { outcome: 'won' }, 'desk'));
		valueOf(await mergeLeads(house, workspace, by, one.lead, other.lead));
		const email = (number: number) => `n${number}@example.com`;
		expect((await said()).slice(1)).toEqual([
			`Said what became of [${email(1)}]: won`,
			`Merged ${email(2)} into [${email(1)}]`
		]);
		valueOf(await erasePerson(house, workspace, one.lead, { by, reason: 'asked' }));
		expect((await said()).slice(1)).toEqual([
			'Said what became of a lead that is gone: won',
			'Merged a lead that is gone into a lead that is gone',
			'Erased a person'
		]);
		expect((await said('ru'))[1]).toBe('Лид, которого больше нет: итог — сделка');
	});

	test('a quiz is named as it is called now; once it is deleted as it was, and leads nowhere', async () => {
		const { house, workspace, quiz, said } = await open();
		const id = await quiz();
		const named = (title: string) => ({ definition: aQuizFile({ title }) });
		valueOf(await saveDraft(house, workspace, id, named('First'), 'usr_1'));
		valueOf(await saveDraft(house, workspace, id, named('Then'), null));
		expect((await said()).at(-1)).toBe('Changed the draft of the quiz “[Then]”');
		valueOf(await deleteQuiz(house, workspace, id, 'usr_1'));
		expect((await said()).slice(1)).toEqual([
			'Changed the draft of the quiz “First”',
			'Deleted the quiz “Then”'
		]);
	});

	test('nothing of another workspace is named', async () => {
		const { house, store, workspace, lead, said } = await open();
		const id = await lead({ name: 'Anna Smith' });
		const elsewhere = await aWorkspace(house);
		await store.db.insert(store.tables.auditLog).values({
			...{ id: house.ids.next('aud'), workspaceId: elsewhere, by: 'usr_1', subject: id },
			...{ action: 'lead.noted', detail: {}, at: 0 }
		});
		expect(await said('en', elsewhere)).toEqual(['Wrote a note on a lead that is gone']);
		expect(await said()).not.toContain('Wrote a note on [Anna Smith]');
		expect(workspace).not.toBe(elsewhere);
	});
});

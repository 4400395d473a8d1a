import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createWorker } from '../../../../src/lib/server/delivery/worker.ts';
import {
	changeMatching,
	countMatching
} from '../../../../src/lib/server/services/desk/change-matching.ts';
import { setOwner } from '../../../../src/lib/server/services/desk/changes.ts';
import { handOverLeads } from '../../../../src/lib/server/services/desk/hand-over.ts';
import {
	handOutWaiting,
	handOverSettings,
	saveHandOverSettings,
	setTakesLeads
} from '../../../../src/lib/server/services/desk/hand-over-settings.ts';
import { leadTimeline } from '../../../../src/lib/server/services/desk/timeline.ts';
import { completeSubmission } from '../../../../src/lib/server/services/submissions.ts';
import { leadsToHandOver } from '../../../../src/lib/server/storage/queries/hand-over.ts';
import type { UserRow } from '../../../../src/lib/server/storage/store.ts';
import { aDesk } from '../../../support/a-desk.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aMember } from '../../../support/a-member.ts';
import { aSubmission } from '../../../support/a-submission.ts';
import { forEachEngine } from '../../../support/store.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

forEachEngine((_, makeStore) => {
	const open = async () => {
		const desk = await aDesk(await makeStore());
		const { house, workspace } = desk;
		const live = await aLiveQuiz(house, workspace);
		return {
			...desk,
			live,
			member: (overrides: Partial<UserRow> = {}) =>
				aMember(house, workspace, { takesLeads: true, ...overrides }),
			/** The lead of a hot answer. */
			async answer(email: string, answers: object = {}) {
				house.clock.advance(1000);
				const said = aSubmission();
				const input = { ...said, answers: { ...said.answers, ...answers, email } };
				const { response } = valueOf(await completeSubmission(house, live, input));
				return response.lead ?? '';
			},
			letters: () => {
				const { letters } = house.store.tables;
				return house.store.db.select().from(letters).where(eq(letters.kind, 'handed'));
			}
		};
	};

	test('a hot lead gets an owner, who is written the receipt and a link for each outcome', async () => {
		const { house, member, answer, read, history, letters } = await open();
		const vera = await member({ email: 'vera@example.com', locale: 'ru' });
		const id = await answer('anna@example.com');
		await handOverLeads(house);
		const now = house.clock.now();
		expect(await read(id)).toMatchObject({
			...{ ownerId: vera.id, ownedAt: now, touchedAt: null, handOverDue: null }
		});
		expect((await history(id)).at(-1)).toEqual({
			...{ kind: 'owner', from: null, to: vera.id, by: null }
		});
		const [letter, ...others] = await letters();
		expect(others).toEqual([]);
		expect(letter).toMatchObject({
			...{ recipient: 'vera@example.com', leadId: id, state: 'queued', nextAttemptAt: now },
			subject: expect.stringMatching(/^Ваш лид: Горячий · anna@example\.com/)
		});
		expect(letter?.text).toContain('Больше 1 млн');
		expect(letter?.text).toContain(`https://quiz.example.com/leads/${id}`);
		const links = letter?.html.match(/https:\/\/quiz\.example\.com\/o\/[\w.-]+\?say=\w+/g) ?? [];
		expect(links.map((link) => link.split('say=')[1])).toEqual([
			...['won', 'lost', 'junk', 'unreached']
		]);
		await createWorker(house).runUntilIdle();
		expect(house.mails).toMatchObject([{ to: ['vera@example.com'], subject: letter?.subject }]);
	});

	test('the page of the lead tells to whom, and what became of the mail', async () => {
		const { house, workspace, member, answer } = await open();
		const vera = await member();
		const id = await answer('anna@example.com');
		house.clock.advance(1000);
		await handOverLeads(house);
		await createWorker(house).runUntilIdle();
		const { items } = await leadTimeline(house, workspace, id, { limit: 9 });
		const owner = { kind: 'owner', toValue: vera.id, by: null };
		expect(items).toContainEqual(
			expect.objectContaining({ kind: 'deed', deed: expect.objectContaining(owner) })
		);
		const letter = expect.objectContaining({ kind: 'handed', state: 'sent' });
		expect(items).toContainEqual(expect.objectContaining({ kind: 'letter', letter }));
		const told = items.flatMap((one) => (one.kind === 'response' ? one.changes : []));
		expect(told.filter(({ kind }) => kind === 'owner')).toEqual([]);
	});

	test('it is handed over once, by however many processes', async () => {
		const { house, member, answer, letters, history } = await open();
		await member();
		await member();
		const id = await answer('anna@example.com');
		await Promise.all([handOverLeads(house), handOverLeads(house), handOverLeads(house)]);
		await handOverLeads(house);
		expect(await letters()).toHaveLength(1);
		expect((await history(id)).filter(({ kind }) => kind === 'owner')).toHaveLength(1);
	});

	test('members take turns, but for those who take none, have left or only look on', async () => {
		const { house, member, answer, read } = await open();
		const [one, two] = [await member(), await member()];
		await member({ takesLeads: false });
		await member({ deactivatedAt: 1 });
		await member({ role: 'viewer' });
		const owners: (string | null)[] = [];
		for (const name of ['a', 'b', 'c', 'd']) {
			const id = await answer(`${name}@example.com`);
			await handOverLeads(house);
			owners.push((await read(id)).ownerId);
		}
		expect(owners).toEqual([one.id, two.id, one.id, two.id]);
	});

	test('a rule on answers comes before the turns, where one it names takes leads', async () => {
		const { house, workspace, live, member, answer, read } = await open();
		const [one, big] = [await member(), await member()];
		const rule = { quiz: live.quizId, step: 'goals', options: ['order'], members: [big.id] };
		valueOf(await saveHandOverSettings(house, workspace, one.id, { rules: [rule], revision: 0 }));
		const owner = async (email: string, goals: string[]) => {
			const id = await answer(email, { goals });
			await handOverLeads(house);
			return (await read(id)).ownerId;
		};
		expect(await owner('a@example.com', ['leads', 'sales', 'order'])).toBe(big.id);
		expect(await owner('b@example.com', ['leads', 'sales', 'order'])).toBe(big.id);
		expect(await owner('c@example.com', ['leads', 'sales'])).toBe(one.id);
		valueOf(await setTakesLeads(house, workspace, one.id, { member: big.id, takes: false }));
		expect(await owner('d@example.com', ['leads', 'sales', 'order'])).toBe(one.id);
	});

	test('a lead stays with its owner, who is told; one whose owner has left goes on', async () => {
		const { house, workspace, lead, member, read, letters, history } = await open();
		const [vera, boris] = [await member(), await member()];
		const gone = await member({ deactivatedAt: 1 });
		const due = { handOverDue: 1 };
		const hers = await lead({ ...due, ownerId: vera.id, ownedAt: 1 });
		const theirs = await lead({ ...due, ownerId: gone.id });
		await handOverLeads(house);
		expect(await read(hers.id)).toEqual({ ...hers, handOverDue: null });
		expect(await history(hers.id)).toEqual([]);
		expect([vera.id, boris.id]).toContain((await read(theirs.id)).ownerId);
		// Neither has an answer to tell of.
		expect(await letters()).toEqual([]);
		expect(await handOutWaiting(house, workspace, vera.id)).toBe(0);
	});

	test('where nobody takes leads they wait, and are handed out when somebody does', async () => {
		const { house, workspace, member, answer, read, audited, letters } = await open();
		const vera = await member({ takesLeads: false });
		const id = await answer('anna@example.com');
		await handOverLeads(house);
		expect(await read(id)).toMatchObject({ ownerId: null, handOverDue: null });
		valueOf(await setTakesLeads(house, workspace, vera.id, { member: vera.id, takes: true }));
		expect(await handOutWaiting(house, workspace, vera.id)).toBe(1);
		await handOverLeads(house);
		expect(await read(id)).toMatchObject({ ownerId: vera.id });
		expect(await letters()).toHaveLength(1);
		expect((await audited()).map(({ action }) => action)).toEqual([
			'quiz.published',
			'member.takes_leads',
			'leads.handed_out'
		]);
	});

	test('a merged lead and a test are handed to nobody', async () => {
		const { house, lead, member, read } = await open();
		await member();
		const kept = await lead();
		const merged = await lead({ handOverDue: 1, mergedInto: kept.id });
		const tried = await lead({ handOverDue: 1, test: true });
		await handOverLeads(house);
		expect(await leadsToHandOver(house.store, 10)).toEqual([]);
		for (const { id } of [merged, tried]) {
			expect(await read(id)).toMatchObject({ ownerId: null });
		}
	});

	test('a lead that cools before anybody saw it is handed to nobody; hot again it is', async () => {
		const { house, member, answer, read, letters } = await open();
		const vera = await member();
		const cold = { money: 'none', pain: 1, goals: [] };
		const id = await answer('anna@example.com');
		await answer('anna@example.com', cold);
		await handOverLeads(house);
		expect(await read(id)).toMatchObject({ ownerId: null, hotAt: null });
		await answer('anna@example.com');
		await handOverLeads(house);
		expect(await read(id)).toMatchObject({ ownerId: vera.id });
		expect(await letters()).toHaveLength(1);
		await answer('anna@example.com', cold);
		await answer('anna@example.com');
		await handOverLeads(house);
		expect(await letters()).toHaveLength(2);
	});

	test('whoever is passed a lead by hand is written of it, once; whoever takes one is not', async () => {
		const { house, workspace, lead, member, answer, letters } = await open();
		const [vera, boris] = [await member(), await member({ takesLeads: false })];
		const id = await answer('anna@example.com');
		// Before it is handed over by itself: then there is nothing to hand over any more.
		valueOf(await setOwner(house, workspace, vera.id, [id], vera.id));
		await handOverLeads(house);
		expect(await letters()).toEqual([]);
		const pass = (by: string, to: string) => setOwner(house, workspace, by, [id], to);
		await Promise.all(Array.from({ length: 5 }, () => pass(vera.id, boris.id)));
		await pass('token:tok_1', boris.id);
		await handOverLeads(house);
		expect(await letters()).toMatchObject([{ recipient: boris.email, leadId: id }]);
		await createWorker(house).runUntilIdle();
		expect(house.mails).toMatchObject([
			{ to: [boris.email], subject: expect.stringContaining('anna@example.com') }
		]);
		valueOf(await pass('token:tok_1', vera.id));
		valueOf(await pass(vera.id, boris.id));
		expect((await letters()).map(({ recipient }) => recipient).sort()).toEqual(
			[boris.email, boris.email, vera.email].sort()
		);
		// Neither has answered anything to tell of; a test is nobody's business.
		const imported = [(await lead()).id, (await lead({ test: true })).id];
		valueOf(await setOwner(house, workspace, vera.id, imported, boris.id));
		expect(await letters()).toHaveLength(3);
	});

	test('of many leads at once nobody is written', async () => {
		const { house, workspace, member, answer, letters } = await open();
		const [vera, boris] = [await member(), await member()];
		const ids: string[] = [];
		for (let n = 0; n < 21; n += 1) ids.push(await answer(`a${n}@example.com`));
		valueOf(await setOwner(house, workspace, vera.id, ids, boris.id));
		expect(await letters()).toEqual([]);
		valueOf(await setOwner(house, workspace, boris.id, ids.slice(1), vera.id));
		expect(await letters()).toHaveLength(20);
	});

	test('nor where few of those were left for the last transaction', async () => {
		const { house, workspace, lead, member, answer, letters } = await open();
		const [vera, boris] = [await member(), await member()];
		for (let n = 0; n < 3; n += 1) await answer(`a${n}@example.com`);
		for (let n = 0; n < 500; n += 1) await lead();
		const seen = valueOf(await countMatching(house, workspace, {}));
		const given = { by: vera.id, filter: {}, seen };
		const become = { change: 'owner', to: boris.id } as const;
		const done = await changeMatching(house, workspace, given, become);
		expect(valueOf(done)).toEqual({ changed: 503, same: 0, left: 0 });
		expect(await letters()).toEqual([]);
	});

	test('of two who change the rules at once the later is told so', async () => {
		const { house, workspace, live, member } = await open();
		const { id } = await member();
		const rule = { quiz: live.quizId, step: 'money', options: ['much'], members: [id] };
		const change = { rules: [rule], revision: 0 };
		expect(codeOf(await saveHandOverSettings(house, workspace, id, change))).toBe('ok');
		expect(codeOf(await saveHandOverSettings(house, workspace, id, change))).toBe('stale');
		const next = { rules: [], revision: 1 };
		expect(codeOf(await saveHandOverSettings(house, workspace, id, next))).toBe('ok');
		expect(codeOf(await saveHandOverSettings(house, workspace, id, next))).toBe('stale');
		expect(await handOverSettings(house, workspace)).toEqual({ rules: [], revision: 2 });
		const empty = { rules: [{ ...rule, members: [] }], revision: 2 };
		expect(codeOf(await saveHandOverSettings(house, workspace, id, empty))).toBe('invalid');
	});
});

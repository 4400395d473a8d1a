import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	addTag,
	removeTag,
	setOwner,
	setStage
} from '../../../../src/lib/server/services/desk/changes.ts';
import { change } from '../../../../src/lib/server/services/desk/lead-change.ts';
import { addNote } from '../../../../src/lib/server/services/desk/notes.ts';
import { aDesk } from '../../../support/a-desk.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aMember } from '../../../support/a-member.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { forEachEngine } from '../../../support/store.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

forEachEngine((_, makeStore) => {
	const open = async () => {
		const desk = await aDesk(await makeStore());
		const vera = await aMember(desk.house, desk.workspace);
		desk.house.clock.advance(5);
		return { ...desk, vera, now: desk.house.clock.now() };
	};

	test('leads are given to a member, each with a line of its history, those that were theirs left alone', async () => {
		const { house, workspace, vera, now, ...desk } = await open();
		const boris = await aMember(house, workspace);
		const one = await desk.lead();
		const two = await desk.lead({ ownerId: boris.id });
		const hers = await desk.lead({ ownerId: vera.id, ownedAt: 1 });
		const ids = [one.id, two.id, hers.id];
		const given = await setOwner(house, workspace, boris.id, ids, vera.id);
		expect(valueOf(given)).toEqual({ changed: 2 });
		expect(await desk.read(one.id)).toEqual({
			...one,
			...{ ownerId: vera.id, ownedAt: now, updatedAt: now, touchedAt: null },
			sequence: one.sequence + 1
		});
		expect(await desk.read(hers.id)).toEqual(hers);
		expect(await desk.history(two.id)).toEqual([
			{ kind: 'owner', from: boris.id, to: vera.id, by: boris.id }
		]);
		expect(await desk.history(hers.id)).toEqual([]);
		expect(await desk.audited()).toEqual([
			{
				...{ by: boris.id, action: 'leads.owner_set', subject: null },
				detail: { owner: vera.id, leads: 2 }
			}
		]);
		expect(valueOf(await setOwner(house, workspace, vera.id, [two.id], null))).toEqual({
			changed: 1
		});
		expect(await desk.read(two.id)).toMatchObject({ ownerId: null, ownedAt: null });
		expect((await desk.history(two.id)).at(-1)).toMatchObject({ from: vera.id, to: '' });
	});

	test('leads are given to nobody who is not there, who has left, or who only looks on', async () => {
		const { house, workspace, vera, ...desk } = await open();
		const gone = await aMember(house, workspace, { deactivatedAt: 1 });
		const viewer = await aMember(house, workspace, { role: 'viewer' });
		const foreign = await aMember(house, await aWorkspace(house));
		const { id } = await desk.lead();
		for (const to of [gone.id, viewer.id, foreign.id, 'nobody']) {
			expect(codeOf(await setOwner(house, workspace, vera.id, [id], to))).toBe('invalid');
		}
		expect(await desk.read(id)).toMatchObject({ ownerId: null });
	});

	test('a stage is set by hand upwards and downwards, to one of a quiz or of sales', async () => {
		const { house, workspace, vera, now, ...desk } = await open();
		await aLiveQuiz(house, workspace);
		const one = await desk.lead({ stage: 'mql', stageRank: 1 });
		const two = await desk.lead();
		const ids = [one.id, two.id];
		expect(valueOf(await setStage(house, workspace, vera.id, ids, 'customer'))).toEqual({
			changed: 2
		});
		expect(await desk.read(one.id)).toMatchObject({
			...{ stage: 'customer', stageRank: 1000, updatedAt: now, touchedAt: now }
		});
		expect(valueOf(await setStage(house, workspace, vera.id, ids, 'mql'))).toEqual({ changed: 2 });
		expect(await desk.read(two.id)).toMatchObject({ stage: 'mql', stageRank: 1 });
		expect(await desk.history(two.id)).toEqual([
			{ kind: 'stage', from: 'sql', to: 'customer', by: vera.id },
			{ kind: 'stage', from: 'customer', to: 'mql', by: vera.id }
		]);
		expect(codeOf(await setStage(house, workspace, vera.id, ids, 'no-such-stage'))).toBe('invalid');
	});

	test('a tag is given once, and taken from those that have it', async () => {
		const { house, workspace, vera, now, ...desk } = await open();
		const one = await desk.lead();
		const two = await desk.lead();
		const tags = () => house.store.db.select().from(house.store.tables.leadTags);
		expect(valueOf(await addTag(house, workspace, vera.id, [one.id], ' VIP  client '))).toEqual({
			changed: 1
		});
		const ids = [one.id, two.id];
		expect(valueOf(await addTag(house, workspace, vera.id, ids, 'VIP client'))).toEqual({
			changed: 1
		});
		expect(await tags()).toHaveLength(2);
		expect(await desk.read(one.id)).toMatchObject({ updatedAt: now, touchedAt: now });
		expect(valueOf(await removeTag(house, workspace, vera.id, [two.id], 'VIP client'))).toEqual({
			changed: 1
		});
		expect(await tags()).toEqual([{ workspaceId: workspace, tag: 'VIP client', leadId: one.id }]);
		for (const bad of ['', ' ', 'x'.repeat(61)]) {
			expect(codeOf(await addTag(house, workspace, vera.id, ids, bad))).toBe('invalid');
		}
	});

	test('the first touch stands, and what a token does is none', async () => {
		const { house, workspace, vera, now, ...desk } = await open();
		const { id } = await desk.lead();
		valueOf(await addNote(house, workspace, 'token:tok_1', id, 'Came by the form'));
		await addTag(house, workspace, 'token:tok_1', [id], 'new');
		expect(await desk.read(id)).toMatchObject({ touchedAt: null });
		valueOf(await addNote(house, workspace, vera.id, id, 'Called'));
		house.clock.advance(5);
		valueOf(await addNote(house, workspace, vera.id, id, 'Called again'));
		await removeTag(house, workspace, vera.id, [id], 'new');
		expect(await desk.read(id)).toMatchObject({ touchedAt: now, updatedAt: now + 5 });
	});

	test('of a lead that was merged into another, that other is changed, once', async () => {
		const { house, workspace, vera, ...desk } = await open();
		const kept = await desk.lead();
		const merged = await desk.lead({ mergedInto: kept.id });
		const ids = [merged.id, kept.id];
		expect(valueOf(await setOwner(house, workspace, vera.id, ids, vera.id))).toEqual({
			changed: 1
		});
		expect(await desk.read(kept.id)).toMatchObject({ ownerId: vera.id });
		expect(await desk.read(merged.id)).toEqual(merged);
	});

	test('leads of another workspace are as if they did not exist', async () => {
		const { house, workspace, vera, ...desk } = await open();
		const foreign = await desk.lead({ workspaceId: await aWorkspace(house) });
		for (const answer of [
			await setOwner(house, workspace, vera.id, [foreign.id], vera.id),
			await setStage(house, workspace, vera.id, [foreign.id], 'lost'),
			await addTag(house, workspace, vera.id, [foreign.id], 'x'),
			await addNote(house, workspace, vera.id, foreign.id, 'Called')
		]) {
			expect(codeOf(answer)).toBe('not_found');
		}
		expect(await desk.read(foreign.id)).toEqual(foreign);
	});

	test('more leads than one statement takes are changed in one transaction', async () => {
		const { house, workspace, vera, ...desk } = await open();
		const ids: string[] = [];
		for (let n = 0; n < 1100; n += 1) ids.push((await desk.lead()).id);
		expect(valueOf(await setOwner(house, workspace, vera.id, ids, vera.id))).toEqual({
			changed: 1100
		});
		expect(valueOf(await addTag(house, workspace, vera.id, ids, 'all'))).toEqual({ changed: 1100 });
		expect(await desk.history(ids[1099] ?? '')).toHaveLength(1);
	});

	test('where somebody else was faster, the change is planned anew on what they left', async () => {
		const { house, workspace, vera, ...desk } = await open();
		const { leads } = house.store.tables;
		const { id } = await desk.lead();
		const seen: (string | null)[] = [];
		const answer = await change(house, workspace, { by: vera.id, ids: [id] }, async ([lead]) => {
			seen.push(lead?.ownerId ?? null);
			const ownerId = lead?.ownerId ?? null;
			const others = { ownerId: 'faster' };
			if (seen.length === 1) await house.store.db.update(leads).set(others).where(eq(leads.id, id));
			const alike = { ids: [id], was: { ownerId }, becomes: { ownerId: vera.id } };
			return { action: 'test', leads: [{ ...alike, touchedAt: null }], history: [] };
		});
		expect(valueOf(answer)).toEqual({ changed: 1 });
		expect(seen).toEqual([null, 'faster']);
		expect(await desk.read(id)).toMatchObject({ ownerId: vera.id });
		expect(await desk.audited()).toHaveLength(1);
	});
});

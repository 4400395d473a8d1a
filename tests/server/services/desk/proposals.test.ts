import { expect, test } from 'vitest';
import { mergeLeads } from '../../../../src/lib/server/services/desk/merging.ts';
import {
	dismissProposal,
	proposedMerges
} from '../../../../src/lib/server/services/desk/proposals.ts';
import { aDesk, type Desk } from '../../../support/a-merging-desk.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

const vera = { email: 'vera@example.com', phone: '+79160000001' };
const gleb = { email: 'gleb@example.com', phone: '+79160000002' };
/** The address of one with the number of the other. */
const mixed = { email: vera.email, phone: gleb.phone };
const mixedToo = { email: gleb.email, phone: vera.phone };

async function proposed({ house, workspace }: Desk, id: string): Promise<string[]> {
	return (await proposedMerges(house, workspace, id)).map(({ lead }) => lead.id);
}

forEachEngine((_engine, makeStore) => {
	async function two() {
		const desk = await aDesk(await makeStore());
		return { desk, one: await desk.answer(vera), other: await desk.answer(gleb) };
	}

	test('whoever gives the address of one and the number of another proposes them to each other, once', async () => {
		const { desk, one, other } = await two();
		expect(await proposed(desk, one)).toEqual([]);
		for (const said of [mixed, mixedToo, mixed]) await desk.answer(said);
		expect(await proposed(desk, one)).toEqual([other]);
		expect(await proposed(desk, other)).toEqual([one]);
	});

	test('two people who were told apart are proposed no more, whichever way their contacts are mixed', async () => {
		const { desk, one, other } = await two();
		const { house, workspace } = desk;
		await desk.answer(mixed);
		valueOf(await dismissProposal(house, workspace, 'usr_1', other, one));
		for (const said of [mixed, mixedToo]) await desk.answer(said);
		expect(await proposed(desk, one)).toEqual([]);
		expect(await proposed(desk, other)).toEqual([]);
	});

	test('who was merged is proposed no more, and a third stands beside the one that they became', async () => {
		const { desk, one, other } = await two();
		const { house, workspace } = desk;
		const third = await desk.answer({ email: 'inna@example.com', phone: '+79160000003' });
		await desk.answer(mixed);
		await desk.answer({ email: 'inna@example.com', phone: gleb.phone });
		valueOf(await mergeLeads(house, workspace, 'usr_1', one, other));
		expect(await proposed(desk, one)).toEqual([third]);
		expect(await proposed(desk, third)).toEqual([one]);
	});
});

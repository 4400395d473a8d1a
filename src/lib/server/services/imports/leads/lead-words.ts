import { STAGES } from '../../../../quiz/normalise.ts';
import type { Temperature } from '../../../../quiz/quiz.ts';
import type { House } from '../../../house.ts';
import { usersOfWorkspace } from '../../../storage/queries/accounts.ts';
import type { Outcome } from '../../../storage/store.ts';
import { CUSTOMER, LOST, stagesOf } from '../../desk/stages.ts';
import { may } from '../../roles.ts';

/** What the words in a file of leads mean in a workspace; as `wordOf` makes them. Sent to the thread. */
export interface LeadWords {
	/** Ids of stages. */
	stages: ReadonlyMap<string, string>;
	/** Ids of members who may work leads, by their address and their name. */
	owners: ReadonlyMap<string, string>;
	/** No day is later. */
	now: number;
}

/** As a word is looked for, however it is typed. */
export function wordOf(typed: string): string {
	return typed.normalize('NFKC').trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
}

const [LEAD = '', MQL = '', SQL = ''] = STAGES.map(({ id }) => id);

/** As other programs, and people, call the stages that every workspace has. */
const STAGE_WORDS: readonly [string, string][] = Object.entries({
	...{ lead: LEAD, лид: LEAD, new: LEAD, новый: LEAD, 'новый лид': LEAD },
	...{ mql: MQL, 'marketing qualified lead': MQL, квалифицирован: MQL },
	...{ sql: SQL, 'sales qualified lead': SQL, opportunity: SQL, сделка: SQL },
	...{ customer: CUSTOMER, client: CUSTOMER, won: CUSTOMER },
	...{ клиент: CUSTOMER, покупатель: CUSTOMER, заказчик: CUSTOMER },
	...{ lost: LOST, потерян: LOST, потерянный: LOST, отказ: LOST, проигран: LOST }
});

export const SEGMENT_WORDS: ReadonlyMap<string, Temperature> = mapOf({
	...{ cold: 'cold', warm: 'warm', hot: 'hot' },
	...{ холодный: 'cold', теплый: 'warm', горячий: 'hot' },
	...{ холодные: 'cold', теплые: 'warm', горячие: 'hot' },
	...{ холодная: 'cold', теплая: 'warm', горячая: 'hot' }
});

export const OUTCOME_WORDS: ReadonlyMap<string, Outcome> = mapOf({
	...{ won: 'won', win: 'won', sold: 'won', выигран: 'won', выиграно: 'won', продано: 'won' },
	...{ сделка: 'won', успех: 'won', успешно: 'won', lost: 'lost', loss: 'lost', проигран: 'lost' },
	...{ проиграно: 'lost', отказ: 'lost', потерян: 'lost', junk: 'junk', spam: 'junk' },
	...{ мусор: 'junk', спам: 'junk', нецелевой: 'junk', брак: 'junk' },
	...{ unreached: 'unreached', 'not reached': 'unreached', 'no answer': 'unreached' },
	...{ недозвон: 'unreached', 'не дозвонились': 'unreached', 'нет ответа': 'unreached' }
});

function mapOf<Value>(words: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
	return new Map(Object.entries(words));
}

export async function leadWords(
	app: Pick<House, 'store' | 'clock'>,
	workspace: string
): Promise<LeadWords> {
	const [stages, users] = await Promise.all([
		stagesOf(app, workspace),
		usersOfWorkspace(app.store, workspace)
	]);
	const titled = stages.flatMap(({ id, title }) => {
		const titles = typeof title === 'object' ? Object.values(title) : [title];
		return [id, ...titles].flatMap((word) => (word ? [[wordOf(word), id] as const] : []));
	});
	const workers = users.filter(
		({ deactivatedAt, role }) => deactivatedAt === null && may(role, 'leads.work')
	);
	return {
		stages: new Map([...STAGE_WORDS, ...titled]),
		// An address outdoes a name.
		owners: new Map([
			...workers.flatMap(({ id, name }) => (name ? [[wordOf(name), id] as const] : [])),
			...workers.map(({ id, email }) => [wordOf(email), id] as const)
		]),
		now: app.clock.now()
	};
}

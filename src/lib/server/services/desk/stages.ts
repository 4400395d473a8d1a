import { STAGES } from '../../../quiz/normalise.ts';
import type { Locale, Text } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { definitionsOf } from '../../storage/queries/quizzes.ts';
import { storedQuiz } from '../definition.ts';

/** What a lead becomes whose outcome was won. */
export const CUSTOMER = 'customer';
/** What a lead becomes whose outcome was lost or junk. */
export const LOST = 'lost';

export interface DeskStage {
	id: string;
	title: Text;
	/** Languages that the title is looked for in, after the reader's. */
	locales: readonly Locale[];
	/** A lead's stage rises by itself to one of a higher rank, and falls only by hand. */
	rank: number;
}

/** A quiz has at most 12 stages: no answer takes a customer back. */
const ABOVE_ALL = 1000;

/**
 * The stages that sales knows beside those of quizzes. A lost lead comes back by itself when it answers warmer than cold.
 */
const OF_SALES: readonly DeskStage[] = [
	{ id: CUSTOMER, title: { en: 'Customer', ru: 'Клиент' }, locales: [], rank: ABOVE_ALL },
	{ id: LOST, title: { en: 'Lost', ru: 'Потерян' }, locales: [], rank: 0 }
];

/** The way of a lead: the stages of every quiz, coldest first, then customer and lost. */
export async function stagesOf(app: Pick<House, 'store'>, workspace: string): Promise<DeskStage[]> {
	const definitions = await definitionsOf(app.store, workspace, null);
	const found = new Map<string, DeskStage>();
	// Those that a lead has which came without a quiz; what is published comes last, and has the last word.
	for (const { stages, locales } of [
		{ stages: STAGES, locales: [] },
		...definitions.map(storedQuiz)
	]) {
		stages.forEach(({ id, title }, place) => {
			const rank = Math.max(place, found.get(id)?.rank ?? 0);
			found.set(id, { id, title, locales, rank });
		});
	}
	const ofQuizzes = [...found.values()].filter(({ id }) => !isOfSales(id));
	return [...ofQuizzes.sort((a, b) => a.rank - b.rank), ...OF_SALES];
}

/** The stage of this id that is of sales itself, whatever quizzes there are. */
export function stageOfSales(id: typeof CUSTOMER | typeof LOST): Pick<DeskStage, 'id' | 'rank'> {
	return { id, rank: id === CUSTOMER ? ABOVE_ALL : 0 };
}

function isOfSales(id: string): boolean {
	return OF_SALES.some((stage) => stage.id === id);
}

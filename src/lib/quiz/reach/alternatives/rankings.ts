import { placesOf } from '../../questions/places-of.ts';
import { weightAt, type RankingStep } from '../../questions/ranking.ts';
import { pointsThatMatter, type Alternatives, type Telling } from './alternative.ts';
import { thinned } from './thinned.ts';

/** An order as far as it is settled, from the first place on. */
interface Order {
	ids: readonly string[];
	points: readonly number[];
	/** For each option that is asked about, the first of the asked tops that it is in. */
	asked: string;
	/** How many orders go on from it alike, beside the others. */
	weight: number;
}

/** Options that may take each other's place. */
interface Alike {
	key: string;
	ids: readonly string[];
}

/**
 * Orders, of which there are too many to go through: settled place by place, down to the last one that counts or is asked
 * about, and one wherever the same points were brought, the same asked options stand in the same tops, and the same is left.
 */
export function rankingAlternatives(step: RankingStep, telling: Telling): Alternatives {
	const places = placesOf(step);
	if (places > step.options.length) return { answers: [], complete: true };
	const all = step.options.map(({ id }) => id);
	const asked = all.filter((id) => telling.asked.ids.has(id));
	const tops = topsAsked(step, asked, telling);
	const counted = countedPlaces(step, telling);
	const points = telling.dimensions.map(() => 0);
	let orders = new Map<string, Order>([['', { ids: [], points, asked: '', weight: 1 }]]);
	let complete = true;
	for (let place = 1; place <= Math.max(counted, ...tops); place += 1) {
		const scored = place <= counted;
		const kin = alikeFor(step, asked, telling, scored);
		// What is behind all that counts brings nothing, so that it does not matter which of them are left.
		const kinLeft = place < counted ? kin : [];
		const longer = new Map<string, Order>();
		for (const order of orders.values()) {
			for (const next of placed(step, order, place, kin, telling)) {
				const top = tops.find((one) => one >= place);
				const told = asked.includes(next.ids.at(-1) ?? '') ? ` ${next.ids.at(-1)}:${top}` : '';
				merge(longer, { ...next, asked: next.asked + told }, kinLeft);
			}
		}
		orders = thinned(longer);
		complete &&= orders.size === longer.size;
	}
	const answers = [...orders.values()].map(({ ids, weight }) => ({
		answer: [...ids, ...all.filter((id) => !ids.includes(id))].slice(0, places),
		weight
	}));
	return { answers, complete };
}

/** Tops that an option may be in or not. */
function topsAsked(step: RankingStep, asked: readonly string[], { asked: of }: Telling): number[] {
	if (asked.length === 0) return [];
	const places = placesOf(step);
	const tops = [...of.tops].map((top) => Math.min(top, places));
	return [...new Set(tops)].filter((top) => top < step.options.length).toSorted((a, b) => a - b);
}

/** How many of the first places bring anything that matters. */
function countedPlaces(step: RankingStep, telling: Telling): number {
	const idle = step.options.every((option) =>
		pointsThatMatter(option.points, telling).every((value) => value === 0)
	);
	if (idle) return 0;
	return step.options.reduce((last, _, at) => (weightAt(step, at) === 0 ? last : at + 1), 0);
}

function alikeFor(
	{ options }: RankingStep,
	asked: readonly string[],
	telling: Telling,
	scored: boolean
): Alike[] {
	const groups = Map.groupBy(options, ({ id, points }) => {
		if (asked.includes(id)) return id;
		return scored ? `|${pointsThatMatter(points, telling).join()}` : '|';
	});
	return [...groups].map(([key, of]) => ({ key, ids: of.map(({ id }) => id) }));
}

/** The order with one more place taken, by one of each kin that is left. */
function placed(
	step: RankingStep,
	order: Order,
	place: number,
	kin: readonly Alike[],
	telling: Telling
): Order[] {
	const weight = weightAt(step, place - 1);
	return kin.flatMap(({ ids }) => {
		const left = ids.filter((id) => !order.ids.includes(id));
		const [next] = left;
		if (next === undefined) return [];
		const option = step.options.find(({ id }) => id === next);
		const brought = pointsThatMatter(option?.points, telling);
		return {
			...order,
			ids: [...order.ids, next],
			points: order.points.map((sum, at) => sum + weight * (brought[at] ?? 0)),
			weight: order.weight * left.length
		};
	});
}

function merge(orders: Map<string, Order>, order: Order, kin: readonly Alike[]): void {
	const left = kin.map(({ ids }) => ids.filter((id) => !order.ids.includes(id)).length);
	const told = order.asked.split(' ').toSorted().join(' ');
	const key = `${told}|${order.points.join()}|${left.join()}`;
	const known = orders.get(key);
	if (known) known.weight += order.weight;
	else orders.set(key, { ...order });
}

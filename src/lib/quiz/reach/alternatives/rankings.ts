import { placesOf } from '../../questions/places-of.ts';
import { weightAt, type RankingStep } from '../../questions/ranking.ts';
import { pointsThatMatter, type Alternatives, type Telling } from './alternative.ts';
import { thinned } from './thinned.ts';

/** An order as far as it is settled, from the first place on. */
interface Order {
	ids: readonly string[];
	points: readonly number[];
	/** For each option that is asked about and has a place, the first of the asked tops that it is in. */
	told: readonly string[];
	/** How many of each kin are left. */
	left: readonly number[];
	/** How many orders go on from it alike, beside the others. */
	weight: number;
}

/** Options that may take each other's place. */
interface Kin {
	ids: readonly string[];
	/** The option that is asked about, where it is one. */
	asked: string | null;
	points: readonly number[];
}

/** So many orders are made longer at each place. */
const MOST_AT_ONCE = 20_000;

/**
 * Orders, of which there are too many to go through: settled place by place, down to the last one that counts or is asked
 * about, and one wherever the same points were brought, the same asked options stand in the same tops, and the same is left.
 */
export function rankingAlternatives(step: RankingStep, telling: Telling): Alternatives {
	const places = placesOf(step);
	const all = step.options.map(({ id }) => id);
	if (places > all.length) return { answers: [], complete: true };
	const asked = all.filter((id) => telling.asked.ids.has(id));
	const tops = asked.length === 0 ? [] : topsAsked(step, telling);
	const counted = countedPlaces(step, telling);
	const start = { ids: [], points: telling.dimensions.map(() => 0), told: [], left: [], weight: 1 };
	let orders: Order[] = [start];
	let complete = true;
	for (let place = 1; place <= Math.max(counted, ...tops); place += 1) {
		const kin = kinAt(step, asked, telling, place <= counted);
		// Behind all that counts it does not matter which of the others are left.
		const matters = place < counted;
		const most = Math.ceil(MOST_AT_ONCE / kin.length);
		const top = tops.find((one) => one >= place);
		const longer = new Map<string, Order>();
		if (place === 1 || place === counted + 1) orders = orders.map((order) => counting(order, kin));
		for (const order of orders) {
			kin.forEach((one, at) => {
				if (order.left[at] === 0) return;
				merge(longer, placed(order, one, at, { weight: weightAt(step, place - 1), top }), matters);
			});
		}
		const kept = thinned(longer, most);
		complete &&= kept.size === longer.size;
		orders = [...kept.values()];
	}
	const answers = orders.map(({ ids, weight }) => ({
		answer: [...ids, ...all.filter((id) => !ids.includes(id))].slice(0, places),
		weight
	}));
	return { answers, complete };
}

/** Tops that an option may be in or not. */
function topsAsked(step: RankingStep, { asked }: Telling): number[] {
	const tops = [...asked.tops].map((top) => Math.min(top, placesOf(step)));
	return tops.filter((top) => top < step.options.length).toSorted((a, b) => a - b);
}

/** How many of the first places bring anything that matters. */
function countedPlaces(step: RankingStep, telling: Telling): number {
	const idle = step.options.every((option) =>
		pointsThatMatter(option.points, telling).every((value) => value === 0)
	);
	if (idle) return 0;
	return step.options.reduce((last, _, at) => (weightAt(step, at) === 0 ? last : at + 1), 0);
}

/** Options are kin that bring the same, where that counts, and are not asked about. */
function kinAt(
	{ options }: RankingStep,
	asked: readonly string[],
	telling: Telling,
	counts: boolean
): Kin[] {
	const pointsOf = (of: RankingStep['options'][number]) => pointsThatMatter(of.points, telling);
	const groups = Map.groupBy(options, (option) =>
		asked.includes(option.id) ? option.id : counts ? `|${pointsOf(option).join()}` : '|'
	);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		return {
			ids: group.map(({ id }) => id),
			asked: asked.includes(first.id) ? first.id : null,
			points: pointsOf(first)
		};
	});
}

function counting(order: Order, kin: readonly Kin[]): Order {
	const left = kin.map(({ ids }) => ids.filter((id) => !order.ids.includes(id)).length);
	return { ...order, left };
}

/** The order with one more place taken, by one of this kin. */
function placed(
	order: Order,
	{ ids, asked, points }: Kin,
	at: number,
	{ weight, top }: { weight: number; top: number | undefined }
): Order {
	const left = order.left[at] ?? 0;
	const next = ids.find((id) => !order.ids.includes(id)) ?? '';
	return {
		ids: [...order.ids, next],
		points: order.points.map((sum, dimension) => sum + weight * (points[dimension] ?? 0)),
		told: asked === null ? order.told : [...order.told, `${asked}:${top}`].toSorted(),
		left: order.left.with(at, left - 1),
		weight: order.weight * left
	};
}

function merge(orders: Map<string, Order>, order: Order, matters: boolean): void {
	const left = matters ? order.left.join() : '';
	const key = `${order.told.join()}|${order.points.join()}|${left}`;
	const known = orders.get(key);
	if (known) known.weight += order.weight;
	else orders.set(key, order);
}

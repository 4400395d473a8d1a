import type { Step } from '../../quiz.ts';
import type { LossList } from '../losses.ts';
import { conditionWords, readCondition, type Known } from './condition.ts';
import type { Field } from './field.ts';
import type { Action, Reference, Rule } from './logic.ts';
import { pathsOf } from './reached.ts';
import type { Arrival } from './segments.ts';
import { nextOf, waysPast, type Way } from './ways.ts';

export interface Flow {
	/** Each step with its ways; null for fields that are none. */
	steps: (Step | null)[];
	arrivals: Arrival[];
}

export interface Leading {
	fields: readonly Field[];
	/** Places of fields by their names. */
	places: ReadonlyMap<string, number>;
	/** Names of the screens at the end. */
	screens: ReadonlySet<string>;
	known: Known;
	losses: LossList;
}

/** Where the jumps of a form lead among our steps, and when its endings are come to. */
export function flowOf(
	steps: readonly (Step | null)[],
	rules: readonly Rule[],
	leading: Leading
): Flow {
	const jumps = steps.map((): Way[] => []);
	for (const { type, field, actions } of rules) {
		const from = leading.places.get(field);
		const own = actions.filter(({ does }) => does === 'jump');
		if (own.length > 0 && (type === 'hidden' || from === undefined)) {
			leading.losses.add('', type === 'hidden' ? 'jump_at_start' : 'jump_from_nowhere');
			continue;
		}
		const list = jumps[from ?? -1];
		for (const action of own) list?.push(...wayOf(action, from ?? 0, leading));
	}
	const isKept = steps.map((step) => step !== null);
	const ways = waysPast(jumps, isKept).map((found, place) => {
		if (found === null) leading.losses.add(leading.fields[place]?.place ?? '', 'jumps');
		return found ?? [{ to: followingOf(isKept, place) }];
	});
	return {
		steps: steps.map((step, place) =>
			step ? { ...step, next: nextOf(ways[place] ?? [], place, steps) } : null
		),
		arrivals: arrivalsOf(steps, ways)
	};
}

function followingOf(isKept: readonly boolean[], place: number): number {
	const following = isKept.findIndex((kept, at) => at > place && kept);
	return following < 0 ? isKept.length : following;
}

/** The jump, or nothing where it leads nowhere or nobody can say when. */
function wayOf({ to, condition }: Action, from: number, leading: Leading): Way[] {
	const { fields, screens, known, losses } = leading;
	const place = fields[from]?.place ?? '';
	const when = readCondition(condition, known);
	if (when === null) {
		losses.add(place, 'jump_condition', { condition: conditionWords(condition, known) });
		return [];
	}
	const target = placeOfTarget(to, leading);
	if (target === undefined) {
		losses.add(place, 'jump_nowhere', { name: to.name });
		return [];
	}
	const ending = screens.has(to.name) && to.type !== 'outcome' ? { ending: to.name } : {};
	return [{ ...(when && { when }), to: target, ...ending }];
}

const ENDINGS = new Set(['thankyou', 'outcome', 'url_redirect']);

function placeOfTarget({ type, name }: Reference, { fields, places, screens }: Leading) {
	return ENDINGS.has(type) || screens.has(name) ? fields.length : places.get(name);
}

function arrivalsOf(steps: readonly (Step | null)[], ways: readonly (readonly Way[])[]): Arrival[] {
	const paths = pathsOf(steps, ways);
	return ways.flatMap((out, place) =>
		out.flatMap(({ ending }, way) =>
			ending === undefined ? [] : [{ ending, when: paths.leaving(place, way) }]
		)
	);
}

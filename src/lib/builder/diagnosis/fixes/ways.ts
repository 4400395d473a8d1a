import { dropJump, dropOwner, dropPart, leafAt } from './conditions.ts';
import type { Fix, Fixer } from './fix.ts';
import { indexIn, valueAt, without, withValue } from './places.ts';
import { keepsReach } from './reach-kept.ts';

/** Steps, the ways between them and the conditions on these. */
export const WAYS = {
	loop: ({ problem: { path } }) => ({
		say: ({ t }) => t('fix.onward'),
		apply: (given) => without(given, path)
	}),
	unreachable_step: ({ draft, problem: { path } }) => {
		const place = indexIn(path) - 1;
		const next = draft.steps[place]?.next;
		if (next === undefined) return null;
		const always = typeof next === 'string' ? -1 : next.findIndex(({ when }) => when === undefined);
		const away = `steps[${place}].next${typeof next === 'string' ? '' : `[${always}]`}`;
		if (!keepsReach(draft, without(draft, away))) return null;
		return { say: ({ t }) => t('fix.lead'), apply: (given) => without(given, away) };
	},
	// Which of the conditions on the way is wrong, nobody can tell but their author.
	never_shown: null,
	dead_end: null,
	jump_never_reached: ({ draft, problem }) => dropJump(draft, problem.path),
	asks_a_statement: ({ draft, problem }) => dropPart(draft, problem.path),
	asks_too_early: ({ draft, problem }) => dropPart(draft, problem.path),
	wrong_operator: ({ draft, problem: { path } }) => {
		const asked = leafAt(draft, path);
		const operator = path.slice(asked ? asked.path.length + 1 : 0);
		const others = Object.keys(asked?.leaf ?? {}).filter(
			(name) => !['answer', 'row', 'top', operator].includes(name)
		);
		if (others.length === 0) return dropPart(draft, path);
		return { say: ({ t }) => t('fix.part'), apply: (given) => without(given, path) };
	},
	out_of_range: (trouble) => withinRange(trouble),
	score_out_of_range: (trouble) => withinRange(trouble),
	// What never holds can go where nothing comes of it anyway.
	never_holds: ({ draft, problem: { path } }) =>
		/^(steps\[\d+\]\.next\[\d+\]|knockouts\[\d+\])\.when$/.test(path)
			? dropOwner(draft, path)
			: null,
	empty_limits: ({ draft, problem: { path } }) => {
		const least = path;
		const greatest = path.replace('.min', '.max');
		const [low, high] = [valueAt(draft, least), valueAt(draft, greatest)];
		if (low === undefined || high === undefined) {
			const given = low === undefined ? greatest : least;
			return { say: ({ t }) => t('fix.limit'), apply: (draft) => without(draft, given) };
		}
		return {
			say: ({ t }) => t('fix.swap'),
			apply: (draft) => withValue(withValue(draft, least, high), greatest, low)
		};
	},
	unanswerable: (trouble) => asManyAsThereAre(trouble),
	min_beyond_options: (trouble) => asManyAsThereAre(trouble)
} satisfies Record<string, Fixer | null>;

/** The nearest that can come in place of what is asked for. */
function withinRange({ draft, problem }: Parameters<Fixer>[0]): Fix | null {
	const found = leafAt(draft, problem.path);
	const asked = Object.entries(found?.leaf ?? {}).filter(([name]) => name in NEAREST);
	const [[name = '', limit] = [], ...others] = asked;
	const { least, greatest } = problem.params;
	if (typeof limit !== 'number' || others.length > 0) return null;
	if (typeof least !== 'number' || typeof greatest !== 'number') return null;
	const isHigh = name === 'over' ? limit >= greatest : limit > greatest;
	const isLow = name === 'below' ? limit <= least : limit < least;
	if (!isHigh && !isLow) return null;
	const to = isHigh ? greatest : least;
	const operator = NEAREST[name] ?? name;
	return {
		say: ({ t }) => t('fix.range', { to }),
		apply: (given) => {
			const part = `${problem.path}.${operator}`;
			const bare = operator === name ? given : without(given, `${problem.path}.${name}`);
			return withValue(bare, part, to);
		}
	};
}

/** What is asked at the very end of a range: nothing lies over the greatest. */
const NEAREST: Readonly<Record<string, string>> = {
	atLeast: 'atLeast',
	over: 'atLeast',
	atMost: 'atMost',
	below: 'atMost',
	equals: 'equals'
};

function asManyAsThereAre({ problem: { path, params } }: Parameters<Fixer>[0]): Fix | null {
	const { available } = params;
	if (typeof available !== 'number') return null;
	if (available === 0) {
		return { say: ({ t }) => t('fix.limit'), apply: (given) => without(given, path) };
	}
	return {
		say: ({ t }) => t('fix.range', { to: available }),
		apply: (given) => withValue(given, path, available)
	};
}

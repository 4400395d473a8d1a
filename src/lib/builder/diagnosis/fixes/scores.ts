import type { QuizFile, Segment } from '../../../quiz/quiz.ts';
import { named, type Fix, type Fixer } from './fix.ts';
import { indexIn, valueAt, without, withValue } from './places.ts';
import { inEach, titleOf } from './titles.ts';

/** As many as a quiz may have. */
const MOST_SEGMENTS = 20;

/** Points, thresholds and segments. */
export const SCORES = {
	factor_without_amount: ({ problem: { path } }) => removal(path, 'fix.factor'),
	percent_of_amount: ({ problem: { path } }) => {
		const unit = path.endsWith('.unit') ? path : `${path}.unit`;
		return { say: ({ t }) => t('fix.inPoints'), apply: (given) => without(given, unit) };
	},
	unbounded_points: ({ problem: { path, params } }) => {
		// How much there can be at most, only its author knows.
		if (params['missing'] !== 'min') return null;
		const least = path.replace(/\.perUnit$/, '.min');
		return { say: ({ t }) => t('fix.fromZero'), apply: (given) => withValue(given, least, 0) };
	},
	unused_band: ({ problem: { path } }) => removal(path.replace(/\.from$/, ''), 'fix.band'),
	band_twice: ({ problem: { path } }) => removal(path.replace(/\.from$/, ''), 'fix.band'),
	unused_weight: ({ problem: { path, params } }) => {
		const weights = path.replace(/\[\d+\]$/, '');
		return {
			say: ({ t }) => t('fix.weights'),
			apply: (given) => {
				const all = valueAt(given, weights);
				if (!Array.isArray(all)) return given;
				return withValue(given, weights, all.slice(0, Number(params['places'])));
			}
		};
	},
	inverted_range: ({ draft, problem: { path } }) => {
		const { from, below } = draft.segments?.[indexIn(path)]?.score ?? {};
		if (from === undefined || below === undefined) return null;
		if (from === below) return removal(`${path}.below`, 'fix.limit');
		return {
			say: ({ t }) => t('fix.swap'),
			apply: (given) => withValue(withValue(given, `${path}.from`, below), `${path}.below`, from)
		};
	},
	// Where a threshold belongs is the very question that the thermometer answers.
	threshold_out_of_reach: null,
	shadowed_segment: ({ draft, problem: { path, params } }) => {
		const takers = String(params['by']).split(', ');
		const at = indexIn(path);
		const own = draft.segments?.[at];
		const first = draft.segments?.findIndex(({ id }) => takers.includes(id)) ?? -1;
		const before = draft.segments?.[first];
		if (!own || !before || heat(own) <= heat(before) || !asksForSomething(own)) return null;
		return putBefore(draft, at, before);
	},
	colder_first: ({ draft, problem }) => {
		const before = draft.segments?.find(({ id }) => id === named(problem, 'by'));
		return before ? putBefore(draft, indexIn(problem.path), before) : null;
	},
	hotter_last: ({ draft, problem }) => {
		const at = indexIn(problem.path);
		const before = draft.segments?.find(({ id }) => id === named(problem, 'by'));
		const own = draft.segments?.[at];
		return before && own && asksForSomething(own) ? putBefore(draft, at, before) : null;
	},
	threshold_overlap: ({ draft, problem: { path, params } }) => {
		const score = draft.segments?.[indexIn(path)]?.score;
		const { from, below } = params;
		const side = score?.from === from ? 'from' : score?.below === below ? 'below' : null;
		if (side === null) return null;
		const to = side === 'from' ? below : from;
		return {
			say: ({ t }) => t('fix.meet'),
			apply: (given) => withValue(given, `${path}.${side}`, to)
		};
	},
	threshold_gap: ({ draft, problem: { params } }) => {
		const at = draft.segments?.findIndex(({ score }) => score?.below === params['from']) ?? -1;
		const segment = draft.segments?.[at];
		if (!segment) return null;
		return {
			say: ({ t, locale }) =>
				t('fix.gap', { name: titleOf(draft, 'segments', segment.id, locale) }),
			apply: (given) => withValue(given, `segments[${at}].score.below`, params['below'])
		};
	},
	no_catch_all: ({ draft, newId }) => {
		const segments = draft.segments ?? [];
		const last = segments.at(-1);
		if (!last || segments.length >= MOST_SEGMENTS) return null;
		const stage = draft.stages?.[0]?.id;
		const rest: Segment = {
			id: newId(segments.map(({ id }) => id)),
			title: inEach(draft, { en: 'Everyone else', ru: 'Остальные' }),
			temperature: 'cold',
			...(stage !== undefined && { stage }),
			result: last.result
		};
		return {
			say: ({ t }) => t('fix.catchAll'),
			apply: (given) => ({ ...given, segments: [...(given.segments ?? []), rest] })
		};
	},
	borderline_without_from: ({ problem: { path } }) => removal(path, 'fix.borderline'),
	nothing_to_show: ({ problem: { path } }) => removal(path, 'fix.amount')
} satisfies Record<string, Fixer | null>;

type Words = 'fix.factor' | 'fix.band' | 'fix.limit' | 'fix.borderline' | 'fix.amount';

function removal(path: string, words: Words): Fix {
	return { say: ({ t }) => t(words), apply: (given) => without(given, path) };
}

const heat = ({ temperature }: Segment) => ['cold', 'warm', 'hot'].indexOf(temperature);

const asksForSomething = ({ score, when, gates }: Segment) =>
	score !== undefined || when !== undefined || (gates?.length ?? 0) > 0;

function putBefore(draft: QuizFile, at: number, before: Segment): Fix {
	return {
		say: ({ t, locale }) =>
			t('fix.before', { name: titleOf(draft, 'segments', before.id, locale) }),
		apply: (given) => {
			const segments = given.segments ?? [];
			const own = segments[at];
			const to = segments.findIndex(({ id }) => id === before.id);
			if (!own || to < 0) return given;
			return { ...given, segments: segments.toSpliced(at, 1).toSpliced(to, 0, own) };
		}
	};
}

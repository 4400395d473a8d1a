import { stepSchema } from '../../quiz/questions/schemas.ts';
import type { QuizFile, Step, StepKind, StepOf } from '../../quiz/quiz.ts';
import type { NewId } from './ids.ts';
import { blank } from './texts.ts';

/** What a step of each kind begins with: as little as can be asked. */
const BEGINNINGS: { [K in StepKind]: (begin: Beginning) => StepOf<K> } = {
	single_choice: ({ base, options }) => ({ ...base, kind: 'single_choice', options: options(2) }),
	multiple_choice: ({ base, options }) => ({
		...base,
		kind: 'multiple_choice',
		options: options(2)
	}),
	picture_choice: ({ base, options }) => ({
		...base,
		kind: 'picture_choice',
		options: options(2).map((option) => ({ ...option, picture: { src: NO_PICTURE } }))
	}),
	dropdown: ({ base, options }) => ({ ...base, kind: 'dropdown', options: options(2) }),
	yes_no: ({ base }) => ({ ...base, kind: 'yes_no', yes: {}, no: {} }),
	short_text: ({ base }) => ({ ...base, kind: 'short_text' }),
	long_text: ({ base }) => ({ ...base, kind: 'long_text' }),
	number: ({ base }) => ({ ...base, kind: 'number' }),
	slider: ({ base }) => ({ ...base, kind: 'slider' }),
	rating: ({ base }) => ({ ...base, kind: 'rating' }),
	opinion_scale: ({ base }) => ({ ...base, kind: 'opinion_scale' }),
	ranking: ({ base, options }) => ({ ...base, kind: 'ranking', options: options(3) }),
	matrix: ({ base, options }) => ({
		...base,
		kind: 'matrix',
		rows: options(2),
		columns: options(3)
	}),
	email: ({ base }) => ({ ...base, kind: 'email' }),
	phone: ({ base }) => ({ ...base, kind: 'phone' }),
	date: ({ base }) => ({ ...base, kind: 'date' }),
	website: ({ base }) => ({ ...base, kind: 'website' }),
	file: ({ base }) => ({ ...base, kind: 'file' }),
	contact: ({ base, quiz }) => ({
		...base,
		kind: 'contact',
		fields: [{ name: 'name' }, { name: 'email', required: true }],
		...(quiz.consents?.length && { consents: quiz.consents.map(({ id }) => id) })
	}),
	consent: ({ base, quiz }) => ({
		...base,
		kind: 'consent',
		consent: quiz.consents?.[0]?.id ?? 'processing'
	}),
	statement: ({ base: { id, title } }) => ({ id, title, kind: 'statement' })
};

/** Stands where a picture will be chosen. */
export const NO_PICTURE = '/pictures/none.svg';

interface Beginning {
	base: { id: string; title: Record<string, string>; required?: boolean };
	quiz: QuizFile;
	options(count: number): { id: string; text: Record<string, string> }[];
}

/** A new step of this kind, its texts to be written in each of the quiz's languages. */
export function freshStep(kind: StepKind, quiz: QuizFile, newId: NewId): Step {
	const locales = quiz.locales ?? ['en'];
	const optional = ['file', 'long_text', 'statement'].includes(kind);
	return BEGINNINGS[kind]({
		quiz,
		base: {
			id: newId(quiz.steps.map(({ id }) => id)),
			title: blank(locales),
			...(!optional && { required: true })
		},
		options: (count) => {
			const ids: string[] = [];
			for (let made = 0; made < count; made += 1) ids.push(newId(ids));
			return ids.map((id) => ({ id, text: blank(locales) }));
		}
	});
}

/** The step as another kind: whatever both kinds have is kept, its place and its ways first of all. */
export function asKind(step: Step, kind: StepKind, quiz: QuizFile, newId: NewId): Step {
	if (step.kind === kind) return step;
	let result = freshStep(kind, quiz, newId);
	for (const [name, value] of Object.entries(step)) {
		if (name === 'kind' || (OWN.has(name) && !isNumeric(step.kind, kind))) continue;
		const kept = name === 'options' ? optionsFor(kind, value) : value;
		const tried = stepSchema.safeParse({ ...result, [name]: kept });
		if (tried.success) result = tried.data;
	}
	return result;
}

/** Means something else from kind to kind. */
const OWN: ReadonlySet<string> = new Set(['min', 'max', 'step', 'bands', 'weights', 'top']);

const isNumeric = (...kinds: StepKind[]) =>
	kinds.every((kind) => kind === 'number' || kind === 'slider');

/** Options with what the kind wants of them, and without what it does not know. */
function optionsFor(kind: StepKind, options: unknown): unknown {
	if (!Array.isArray(options)) return options;
	return options.map((option: object) => {
		const { picture, exclusive, factor, ...plain } = { ...BARE, ...option };
		return {
			...plain,
			...(kind === 'picture_choice' && { picture: picture ?? { src: NO_PICTURE } }),
			...(kind !== 'ranking' && factor !== undefined && { factor }),
			...(SEVERAL.has(kind) && exclusive !== undefined && { exclusive })
		};
	});
}

const BARE: { picture?: unknown; exclusive?: unknown; factor?: unknown } = {};
const SEVERAL: ReadonlySet<StepKind> = new Set(['multiple_choice', 'picture_choice']);

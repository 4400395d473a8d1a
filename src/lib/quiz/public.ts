import type { Condition } from './condition.ts';
import type { FlowCondition } from './evaluate.ts';
import type { FlowJump } from './flow.ts';
import type { Quiz } from './normalise.ts';
import type { Step, StepKind, StepOf } from './quiz.ts';

/**
 * What a respondent's browser may see of a quiz: nothing that tells how answers are weighed, and `{ ask: true }` in place
 * of each condition over scores. Flow and kinds take its steps as they take those of the whole quiz.
 */
export type PublicQuiz = Omit<Quiz, 'steps' | HiddenIn<typeof QUIZ>> & { steps: PublicStep[] };

export type PublicStep = {
	[K in StepKind]: Omit<StepOf<K>, HiddenIn<typeof STEP>> & Leads;
}[StepKind];

interface Leads {
	when?: FlowCondition;
	next?: string | FlowJump[];
}

export function publicQuiz(quiz: Quiz): PublicQuiz {
	// `pick` keeps exactly the properties that the plans name and the types are made from.
	const shown = pick(quiz, QUIZ) as Omit<PublicQuiz, 'steps'>;
	return { ...shown, steps: quiz.steps.map(publicStep) };
}

function publicStep(step: Step): PublicStep {
	return { ...pick(step, STEP), ...leadsOf(step) } as PublicStep;
}

function leadsOf({ when, next }: Step): Leads {
	return {
		...(when && { when: publicCondition(when) }),
		...(next !== undefined && { next: typeof next === 'string' ? next : next.map(publicJump) })
	};
}

function publicJump({ when, to }: { when?: Condition | undefined; to: string }): FlowJump {
	return when ? { when: publicCondition(when), to } : { to };
}

function publicCondition(condition: Condition): FlowCondition {
	if ('all' in condition) return { all: condition.all.map(publicCondition) };
	if ('any' in condition) return { any: condition.any.map(publicCondition) };
	if ('not' in condition) return { not: publicCondition(condition.not) };
	return 'answer' in condition || 'hidden' in condition ? condition : { ask: true };
}

/** Whether each property is shown; the compiler names one that nobody has decided on. */
type Plan<T> = Record<PropertyOf<T>, boolean | Readonly<Record<string, boolean>>>;
type PropertyOf<T> = T extends T ? keyof T : never;
type PartOf<T, K> = T extends T ? (K extends keyof T ? Item<NonNullable<T[K]>> : never) : never;
type Item<T> = T extends readonly (infer I)[] ? I : T;

type Part<K extends PropertyOf<Step>> = Plan<PartOf<Step, K>>;

const WORTH = { points: false, factor: false, tags: false } as const;

const STEP = {
	kind: true,
	id: true,
	title: true,
	text: true,
	picture: true,
	required: true,
	options: {
		id: true,
		text: true,
		hint: true,
		picture: true,
		exclusive: true,
		...WORTH
	} satisfies Part<'options'>,
	other: { text: true, ...WORTH } satisfies Part<'other'>,
	several: true,
	top: true,
	weights: false,
	rows: {
		id: true,
		text: true,
		required: true,
		dimension: false,
		weight: false
	} satisfies Part<'rows'>,
	columns: { id: true, text: true, points: false } satisfies Part<'columns'>,
	min: true,
	max: true,
	yes: { text: true, ...WORTH } satisfies Part<'yes'>,
	no: { text: true, ...WORTH } satisfies Part<'no'>,
	minLength: true,
	maxLength: true,
	placeholder: true,
	step: true,
	unit: true,
	from: true,
	to: true,
	labels: true,
	country: true,
	accept: true,
	maxFiles: true,
	maxSize: true,
	fields: { name: true, required: true, label: true, points: false } satisfies Part<'fields'>,
	consent: true,
	consents: true,
	button: true,
	// For those who work with the quiz.
	group: false,
	points: false,
	maxPoints: false,
	bands: false,
	perUnit: false,
	// Shown with their conditions replaced.
	when: false,
	next: false
} as const satisfies Plan<Step>;

const QUIZ = {
	title: true,
	locales: true,
	welcome: true,
	hidden: true,
	consents: true,
	theme: true,
	layout: true,
	today: true,
	bonus: {
		title: true,
		text: true,
		picture: true,
		minutes: true,
		given: false,
		missed: false
	} satisfies Plan<NonNullable<Quiz['bonus']>>,
	// Points of its fields are none of the respondent's business, and are never counted.
	details: true,
	counters: true,
	proof: true,
	letters: false,
	frames: false,
	$schema: false,
	format: false,
	dimensions: false,
	knockouts: false,
	stages: false,
	segments: false,
	results: false,
	closed: false,
	pictures: false,
	// For those who work with the quiz.
	description: false,
	verbatim: false,
	// Shown one by one.
	steps: false
} as const satisfies Plan<Quiz>;

type HiddenIn<P> = { [K in keyof P]: P[K] extends false ? K : never }[keyof P];

/** A copy of what the plan shows; what nobody has decided on is not shown. */
function pick(value: object, plan: Readonly<Record<string, Decision>>): object {
	return Object.fromEntries(
		Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
			const decision = plan[name] ?? false;
			if (decision === false || part === undefined) return [];
			return [[name, decision === true ? part : pickParts(part, decision)]];
		})
	);
}

type Decision = boolean | Readonly<Record<string, boolean>>;

function pickParts(part: unknown, plan: Readonly<Record<string, boolean>>): unknown {
	if (Array.isArray(part)) return part.map((one: unknown) => pickParts(one, plan));
	return typeof part === 'object' && part !== null ? pick(part, plan) : part;
}

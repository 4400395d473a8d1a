import type { Kind } from '../quiz/questions/kind.ts';
import type { KindOf } from '../quiz/questions/kinds.ts';
import type { StepKind, StepOf } from '../quiz/quiz.ts';

/** What answers are read, checked and told with. */
export interface KindShelf {
	/** Of a step whose kind was loaded. */
	kindOf: KindOf;
	/** Rejects where the network fails; may be asked again. */
	load(kinds: readonly StepKind[]): Promise<void>;
}

type Kinds = { [K in StepKind]: Kind<StepOf<K>> };

/** Each kind is loaded when a quiz has it. */
const LOADERS: { [K in StepKind]: () => Promise<Kinds[K]> } = {
	single_choice: async () => (await import('../quiz/questions/single-choice.ts')).singleChoice,
	multiple_choice: async () =>
		(await import('../quiz/questions/multiple-choice.ts')).multipleChoice,
	picture_choice: async () => (await import('../quiz/questions/picture-choice.ts')).pictureChoice,
	dropdown: async () => (await import('../quiz/questions/dropdown.ts')).dropdown,
	yes_no: async () => (await import('../quiz/questions/yes-no.ts')).yesNo,
	short_text: async () => (await import('../quiz/questions/short-text.ts')).shortText,
	long_text: async () => (await import('../quiz/questions/long-text.ts')).longText,
	number: async () => (await import('../quiz/questions/number.ts')).number,
	slider: async () => (await import('../quiz/questions/slider.ts')).slider,
	rating: async () => (await import('../quiz/questions/rating.ts')).rating,
	opinion_scale: async () => (await import('../quiz/questions/opinion-scale.ts')).opinionScale,
	ranking: async () => (await import('../quiz/questions/ranking.ts')).ranking,
	matrix: async () => (await import('../quiz/questions/matrix.ts')).matrix,
	email: async () => (await import('../quiz/questions/email.ts')).email,
	phone: async () => (await import('../quiz/questions/phone.ts')).phone,
	date: async () => (await import('../quiz/questions/date.ts')).date,
	website: async () => (await import('../quiz/questions/website.ts')).website,
	file: async () => (await import('../quiz/questions/file.ts')).file,
	contact: async () => (await import('../quiz/questions/contact.ts')).contact,
	consent: async () => (await import('../quiz/questions/consent.ts')).consent,
	statement: async () => (await import('../quiz/questions/statement.ts')).statement
};

const met: Partial<Kinds> = {};

export const metKinds: KindShelf = {
	kindOf(step) {
		const kind = met[step.kind];
		if (!kind) throw new Error(`${step.kind} was not loaded`);
		// The record is keyed by exactly these kinds, as in `kinds.ts`.
		return kind as unknown as Kind<typeof step>;
	},
	async load(kinds) {
		await Promise.all(kinds.map((kind) => meet(kind)));
	}
};

async function meet<K extends StepKind>(kind: K): Promise<void> {
	met[kind] ??= await LOADERS[kind]();
}

import { z } from 'zod';
import { textSchema } from '../schema-parts.ts';
import { inLocale } from '../text.ts';
import type { Bounds, Kind } from './kind.ts';
import { own } from './option-parts.ts';
import { refuse } from './refuse.ts';
import { questionShape, worthShape } from './step-schema.ts';
import { placedTexts } from './text-parts.ts';
import { yesNoTexts } from './yes-no-texts.ts';

const sideSchema = () => z.strictObject({ text: textSchema.optional(), ...worthShape }).optional();

/** Two answers; posted by a form as `yes` and `no`. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('yes_no'),
		...questionShape,
		yes: sideSchema(),
		no: sideSchema()
	});

export type YesNoStep = z.infer<ReturnType<typeof schema>>;

const sideOf = (step: YesNoStep, answer: boolean) => (answer ? step.yes : step.no);
const textOf = (step: YesNoStep, answer: boolean) => yesNoTexts(step)[answer ? 'yes' : 'no'];

export const yesNo: Kind<YesNoStep, boolean> = {
	kind: 'yes_no',
	check: (_, answer) => (typeof answer === 'boolean' ? { ok: true, answer } : refuse('wrong_type')),
	score(step, answer) {
		const side = sideOf(step, answer);
		if (side?.points === undefined && side?.factor === undefined) return [];
		const label = textOf(step, answer);
		return [
			{ source: answer ? 'yes' : 'no', label, points: side.points ?? 0, factor: side.factor }
		];
	},
	bounds: (step, weigh) => between(weigh(step.yes?.points ?? 0), weigh(step.no?.points ?? 0)),
	factorBounds: (step, dimension) =>
		between(own(step.yes?.factor, dimension) ?? 1, own(step.no?.factor, dimension) ?? 1),
	tags: (step, answer) => sideOf(step, answer)?.tags ?? [],
	operand: () => ({ type: 'boolean' }),
	describe: (step, answer, locale) => inLocale(textOf(step, answer), locale),
	read(step, form) {
		const posted = form.get(step.id);
		if (posted === 'yes') return true;
		return posted === 'no' ? false : (posted ?? undefined);
	},
	texts: (step) => placedTexts({ 'yes.text': step.yes?.text, 'no.text': step.no?.text }),
	samples: () => [true, false]
};

function between(a: number, b: number): Bounds {
	return { least: Math.min(a, b), greatest: Math.max(a, b) };
}

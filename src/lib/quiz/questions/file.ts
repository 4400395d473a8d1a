import { z } from 'zod';
import { points } from '../schema-parts.ts';
import { checkUploads, MOST_FILES, MOST_MEGABYTES } from './file-check.ts';
import { allFileTypes } from './file-endings.ts';
import { USUAL_MEGABYTES } from './file-types.ts';
import type { Kind } from './kind.ts';
import { questionShape } from './step-schema.ts';
import { answeredBounds } from './text-parts.ts';

/** Files, sent on their own before; the answer holds the ids that they were given. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('file'),
		...questionShape,
		accept: z
			.array(z.enum(allFileTypes()))
			.min(1)
			.max(allFileTypes().length)
			.optional()
			.describe('Groups or endings; everything that is known by its content unless given.'),
		maxFiles: z.number().int().min(1).max(MOST_FILES).optional().describe('1 unless given.'),
		maxSize: z
			.number()
			.positive()
			.max(MOST_MEGABYTES)
			.optional()
			.describe(`Of each file, in megabytes; ${USUAL_MEGABYTES} unless given.`),
		points: points.optional().describe('For having answered.')
	});

export type FileStep = z.infer<ReturnType<typeof schema>>;

export const file: Kind<FileStep, string[]> = {
	kind: 'file',
	check: checkUploads,
	score: (step, answer) =>
		step.points === undefined
			? []
			: [
					{
						source: 'answered',
						label: { en: countWords(answer, 'en'), ru: countWords(answer, 'ru') },
						points: step.points
					}
				],
	bounds: answeredBounds,
	uploads: (_, answer) => answer,
	operand: () => ({ type: 'files' }),
	describe: (_, answer, locale) =>
		countWords(answer, locale.split('-', 1)[0] === 'ru' ? 'ru' : 'en'),
	read(step, form) {
		const ids = [...new Set(form.getAll(step.id).filter(Boolean))];
		// A form may post a file beside the one that it takes the place of: the last one is meant.
		return (step.maxFiles ?? 1) === 1 ? ids.slice(-1) : ids;
	},
	samples: (step) => {
		const ids = ['1', '2'].map((digit) => `upl_${digit.repeat(32)}`);
		return (step.maxFiles ?? 1) === 1 ? [ids.slice(0, 1)] : [ids.slice(0, 1), ids];
	}
};

/** The names are not the answer's to know. */
function countWords({ length }: readonly string[], locale: 'en' | 'ru'): string {
	if (locale === 'en') return length === 1 ? '1 file' : `${length} files`;
	const form = new Intl.PluralRules('ru').select(length);
	return `${length} ${form === 'one' ? 'файл' : form === 'few' ? 'файла' : 'файлов'}`;
}

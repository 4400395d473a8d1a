import { z } from '@hono/zod-openapi';
import { namingErrors } from '../../../../quiz/parse/explain.ts';

/** @param prefix of the ids of what is listed, which cursors are */
export const pageQuery = (prefix: string) =>
	z.object({
		cursor: z
			.string()
			.regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`))
			.optional()
			.openapi({ description: '`next` of the page before.' }),
		limit: z.coerce
			.number()
			.int()
			.min(1)
			.max(200)
			.optional()
			.openapi({ description: '50 unless given.' })
	});

/** An object that refuses properties by other names, and tells which it knows. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.strictObject(shape, { error: namingErrors });
}

export function pageOf<T extends z.ZodType>(item: T) {
	return z.object({
		items: z.array(item),
		next: z.string().nullable().openapi({ description: 'Null on the last page.' })
	});
}

export const time = z.string().openapi({ format: 'date-time' });

/** A text in one language for all, or one string per language. */
export const text = z.union([z.string(), z.record(z.string(), z.string())]).openapi('Text');

/** Shapes that are told as they are kept; what they hold is described in words. */
export function asKept<T>(description: string) {
	return z.custom<T>(() => true).openapi({ type: 'object', description });
}

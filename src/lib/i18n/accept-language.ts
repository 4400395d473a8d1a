/**
 * The languages of an `Accept-Language` header (RFC 9110, 12.5.4) in lower case, most wanted first. What has no weight, or none
 * that can be read, is not wanted.
 */
export function acceptedLanguages(header: string | null | undefined): string[] {
	return (header ?? '')
		.slice(0, LONGEST)
		.split(',')
		.map((wish) => {
			const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
			return { tag: tag.trim(), weight: weightOf(parameters) };
		})
		.filter(({ tag, weight }) => tag !== '' && weight > 0)
		.toSorted((a, b) => b.weight - a.weight)
		.map(({ tag }) => tag);
}

/** 'pt' of 'pt-br'. */
export const baseLanguage = (tag: string) => tag.split('-', 1)[0] ?? '';

const LONGEST = 500;

function weightOf(parameters: readonly string[]): number {
	const [, weight] = parameters.map((one) => /^\s*q=(.*)$/.exec(one)).find(Boolean) ?? [];
	if (weight === undefined) return 1;
	return /^[\d.]+$/.test(weight.trim()) ? Number(weight) : 0;
}

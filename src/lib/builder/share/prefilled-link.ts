import {
	inAddress,
	isPlaceholder,
	writeDetails,
	type Detail,
	type KnownDetails
} from '../../quiz/known-details.ts';
import type { AnswerProblem } from '../../quiz/questions/problems.ts';
import { checkEmail, checkPhone } from '../../quiz/questions/text-parts.ts';

/**
 * A quiz's address that knows something already: hidden fields in its query, which the server is told, and the respondent's
 * own details in its fragment, which it is not.
 */
export function prefilledLink(
	address: string,
	hidden: readonly (readonly [name: string, value: string])[],
	known: KnownDetails
): string {
	const query = hidden.flatMap(([name, value]) => {
		const said = value.trim();
		return said === '' ? [] : `${encodeURIComponent(name)}=${inAddress(said)}`;
	});
	const details = writeDetails(known);
	return [address, query.length > 0 && `?${query.join('&')}`, details !== '' && `#${details}`]
		.filter(Boolean)
		.join('');
}

/** What is wrong with a detail that is written out; whatever a mailing tool fills in is right. */
export function detailProblem(detail: Detail, value: string): AnswerProblem | undefined {
	if (isPlaceholder(value.trim())) return undefined;
	const check = detail === 'email' ? checkEmail : detail === 'phone' ? checkPhone : undefined;
	const checked = check?.(value);
	return checked && !checked.ok ? checked.problems[0] : undefined;
}

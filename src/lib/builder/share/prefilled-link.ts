import { inAddress, writeDetails, type KnownDetails } from '../../quiz/known-details.ts';

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

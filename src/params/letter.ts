/** A letter to respondents. */
export function match(value: string): value is 'unfinished' | 'finished' {
	return value === 'unfinished' || value === 'finished';
}

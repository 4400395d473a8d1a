import { goto } from '$app/navigation';

const FORMAT = ['encoding', 'separator', 'headings', 'locale', 'country'];

/**
 * The file is looked at once more, as its form says now that it is read.
 * @param chosen the columns are what was chosen; else they are found out anew
 */
export function lookAgain(form: HTMLFormElement | null, { chosen }: { chosen: boolean }): void {
	if (!form) return;
	const query = new URLSearchParams();
	for (const [name, value] of new FormData(form)) {
		const isSaid = FORMAT.includes(name) || (chosen && name.startsWith('column-'));
		if (typeof value === 'string' && isSaid) query.set(name, value);
	}
	if (chosen) query.set('chosen', '1');
	void goto(`?${query}`, { keepFocus: true, noScroll: true, replaceState: true });
}

import { inLocale, type Locale } from '$lib/quiz/text.ts';
import type { House } from '$lib/server/house.ts';
import { stagesOf } from '$lib/server/services/desk/stages.ts';

/** What a stage is called in this language; one that no quiz knows any more by its id. */
export async function stageNames(
	app: Pick<House, 'store'>,
	workspace: string,
	locale: Locale
): Promise<(id: string) => string> {
	const stages = await stagesOf(app, workspace);
	const names = new Map(
		stages.map(({ id, title, locales }) => [id, inLocale(title, locale, locales)])
	);
	return (id) => names.get(id) || id;
}

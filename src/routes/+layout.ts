import { catalogueIn } from '$lib/i18n/catalogues.ts';
import { i18nFor } from '$lib/i18n/i18n.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({
	...data,
	i18n: i18nFor(data.locale, await catalogueIn(data.locale), data.timeZone)
});

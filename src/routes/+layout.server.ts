import { takeFlash } from './flash.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, cookies }) => ({
	locale: locals.i18n.locale,
	theme: locals.theme,
	timeZone: locals.timeZone,
	flash: takeFlash(cookies)
});

import type { House } from '../house.ts';
import { saveSetting, settingOf } from '../storage/queries/settings.ts';
import { hmac } from './digest.ts';

/**
 * At start: warns where this process signs with another secret than the one that started before it. Links, forms and
 * throttles are signed, and what one process signs another has to know.
 */
export async function compareSecret(app: House): Promise<void> {
	const mark = hmac(app.secret, 'secret-mark');
	const before = await settingOf(app.store, 'secret_mark');
	if (before === mark) return;
	if (before !== null) {
		const hint = 'Every process on one database needs the same SECRET; older links work no more.';
		app.log.warn('secret_differs', { hint });
	}
	await saveSetting(app.store, 'secret_mark', mark);
}

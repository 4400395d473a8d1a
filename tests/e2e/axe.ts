import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Nothing in it can tell axe what it finds: half a minute would be waited for each. */
const WITHOUT_SCRIPTS = 'iframe[sandbox]:not([sandbox~="allow-scripts"])';

/**
 * What axe finds to mend, with the rules that are named or with all. A page without frames is looked at in one go: to put
 * the findings of frames together axe opens another page and loads itself into it, which takes longer than the look. What
 * it finds in order is not put into words: that took as long again.
 */
export async function violationsOn(page: Page, rules?: string) {
	const iframes = page.frames().length > 1 && (await page.locator(WITHOUT_SCRIPTS).count()) === 0;
	const axe = new AxeBuilder({ page }).setLegacyMode(!iframes);
	axe.options({ resultTypes: ['violations'], iframes });
	const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
	return violations;
}

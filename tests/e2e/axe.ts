import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds to mend, with the rules that are named or with all. A page without frames is looked at in one go: to put
 * the findings of frames together axe opens another page and loads itself into it, which takes longer than the look.
 */
export async function violationsOn(page: Page, rules?: string) {
	const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
	const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
	return violations;
}

export type Scheme = 'light' | 'dark';

/** What a rule asked for before it was decided here. */
const asked = new WeakMap<CSSMediaRule, string>();

/**
 * Shows a page as a reader sees it whose device is set to light or dark. A page cannot be told what its device prefers, so
 * the rules that ask for it are answered one by one.
 */
export function showIn(page: Document, scheme: Scheme): void {
	for (const sheet of [...page.styleSheets, ...page.adoptedStyleSheets]) decide(sheet, scheme);
}

function decide({ cssRules }: CSSStyleSheet | CSSGroupingRule, scheme: Scheme): void {
	for (const rule of cssRules) {
		if (rule instanceof CSSMediaRule) answer(rule, scheme);
		if (rule instanceof CSSGroupingRule) decide(rule, scheme);
	}
}

function answer(rule: CSSMediaRule, scheme: Scheme): void {
	const condition = asked.get(rule) ?? rule.media.mediaText;
	const wanted = /^\(prefers-color-scheme:\s*(light|dark)\)$/.exec(condition)?.[1];
	if (!wanted) return;
	asked.set(rule, condition);
	rule.media.mediaText = wanted === scheme ? 'all' : 'not all';
}

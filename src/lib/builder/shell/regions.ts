const REGION = '[data-region]';
const FOCUSABLE =
	'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';

/**
 * Leads the focus to the next part of the screen, or to the one before: to what is chosen in it, or to its beginning. A part
 * inside another stands in its place.
 */
export function hopToRegion(by: 1 | -1): void {
	const regions = [...document.querySelectorAll<HTMLElement>(REGION)].filter(
		(region) => !region.querySelector(REGION) && region.checkVisibility()
	);
	const at = regions.findIndex((region) => region.contains(document.activeElement));
	const from = at < 0 && by < 0 ? 0 : at;
	const next = regions[(from + by + regions.length) % regions.length];
	if (next) (startOf(next) ?? next).focus();
}

function startOf(region: HTMLElement): HTMLElement | undefined {
	const fields = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
		(field) => field.tabIndex >= 0 && field.checkVisibility({ visibilityProperty: true })
	);
	return fields.find((field) => field.matches('[aria-current]')) ?? fields[0];
}

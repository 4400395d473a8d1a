import { mount } from 'svelte';
import type { Stage } from '../stage.svelte.ts';
import Elsewhere from './Elsewhere.svelte';

/**
 * Below whatever the quiz shows: how to go on with it on another device.
 * @param link null where it cannot be had now
 */
export function offerElsewhere(
	target: Element,
	stage: Stage,
	link: () => Promise<string | null>
): void {
	mount(Elsewhere, { target, props: { stage, link } });
}

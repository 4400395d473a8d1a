import type { House } from '../../../../lib/server/house.ts';
import { suggestedPlan } from '../../../../lib/server/services/trials/trial-view.ts';
import { lastTrial } from '../../../../lib/server/services/trials/trials.ts';

/** What is said of trials where a quiz is published. */
export interface TrialOffer {
	/** The one under way. */
	running: { control: number; variant: number; share: number; startedAt: number } | null;
	/** There was one before. */
	past: boolean;
	/** How many starts to plan the next one for. */
	planned: number;
}

/** Null where nothing is published that a variant could stand beside. */
export async function trialOffer(
	app: House,
	workspace: string,
	{ id, version }: { id: string; version: number | null }
): Promise<TrialOffer | null> {
	if (version === null) return null;
	const [trial, planned] = await Promise.all([
		lastTrial(app, workspace, id),
		suggestedPlan(app, workspace, id, version)
	]);
	const running = trial?.endedAt === null ? trial : null;
	return {
		running: running && {
			control: running.controlVersion,
			variant: running.variantVersion,
			share: running.share,
			startedAt: running.startedAt
		},
		past: trial !== null && running === null,
		planned
	};
}

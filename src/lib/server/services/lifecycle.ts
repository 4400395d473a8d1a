import type { House } from '../house.ts';
import { newSetupCode } from './setup-code.ts';
import { submissionsDrained } from './submissions.ts';
import { setUpUnattended } from './unattended.ts';
import { flushViews } from './visits.ts';

/** Before the first request: the owner from the environment, else a code to print with which one can be made. */
export async function startServices(app: House): Promise<{ setupCode: string | null }> {
	await setUpUnattended(app);
	return { setupCode: await newSetupCode(app) };
}

/** After the last request: all that was accepted or counted is on disk. */
export async function stopServices(app: House): Promise<void> {
	await submissionsDrained(app);
	await flushViews(app);
}

import { type Config, readConfig } from '../lib/server/config.ts';
import { examine } from '../lib/server/services/doctor/examine.ts';
import type { Finding } from '../lib/server/services/doctor/finding.ts';
import { operandsOf } from './arguments.js';

/* `npm run doctor`: what an installation stands on, a line each; exits with 1 where something fails. */

const config = operandsOf('doctor', process.argv.slice(2)) && settings();
if (config) {
	for await (const finding of examine({ config, now: Date.now(), node: process.versions.node }))
		tell(finding);
}

function settings(): Config | null {
	try {
		const config = readConfig(process.env);
		tell({ name: 'settings', state: 'ok', says: 'every value can be read' });
		return config;
	} catch (error) {
		const says = error instanceof Error ? error.message : String(error);
		tell({ name: 'settings', state: 'fail', says, mend: 'see Settings in the README' });
		return null;
	}
}

function tell({ name, state, says, mend }: Finding): void {
	console.log(`${state.padEnd(5)}${name.padEnd(12)}${says}${mend ? ` → ${mend}` : ''}`);
	if (state === 'fail') process.exitCode = 1;
}

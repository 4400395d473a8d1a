import { databaseFindings } from './database.ts';
import type { Examined, Finding } from './finding.ts';
import { folderFindings } from './folders.ts';
import { mailFinding } from './mail.ts';
import { originFinding, webhookFinding } from './settings.ts';
import { surveyMailFindings } from './survey-mail.ts';

/** Looks at everything that an installation stands on, and changes nothing. No line holds a secret or anything of a person. */
export async function* examine(examined: Examined): AsyncGenerator<Finding> {
	const { config, node } = examined;
	yield runtimeFinding(node);
	yield* folderFindings(config);
	yield* databaseFindings(examined);
	yield originFinding(config);
	yield await mailFinding(config);
	yield* surveyMailFindings(config);
	yield webhookFinding(config);
}

const NEEDED_NODE = 24;

function runtimeFinding(node: string): Finding {
	const name = 'runtime';
	return Number(node.split('.')[0]) >= NEEDED_NODE
		? { name, state: 'ok', says: `Node ${node}` }
		: {
				name,
				state: 'fail',
				says: `Node ${node} is too old`,
				mend: `install Node ${NEEDED_NODE} or newer, or start with npm start, which brings its own`
			};
}

import { systemClock } from '../lib/server/clock.ts';
import { readConfig } from '../lib/server/config.ts';
import { systemRandom } from '../lib/server/random.ts';
import { readSecret } from '../lib/server/secret.ts';
import { resetLink } from '../lib/server/services/password-reset.ts';
import { openStore } from '../lib/server/storage/open.ts';
import { operandsOf } from './arguments.js';

/* `npm run password -- you@example.com`: a link that sets a new password, where there is no mail server. */

const operands = operandsOf('password', process.argv.slice(2));
// SQLite may lay files beside the database, and a secret may be made.
process.umask(0o077);
try {
	if (operands) console.log(await makeLink(operands[0] ?? ''));
} catch (error) {
	console.error(`quizsilver: ${error instanceof Error ? error.message : error}`);
	process.exitCode = 1;
}

async function makeLink(email: string): Promise<string> {
	if (!email.includes('@')) throw new Error('whose? npm run password -- you@example.com');
	const config = readConfig(process.env);
	const store = await openStore({ databaseUrl: config.databaseUrl, readOnly: true });
	try {
		const secret = readSecret(config, systemRandom);
		const made = await resetLink({ store, config, secret, clock: systemClock }, email);
		if (made === 'nobody') throw new Error(`nobody has the address ${email} here`);
		if (made === 'deactivated')
			throw new Error(`${email} is deactivated: an owner can let them in again`);
		return `Open this within an hour; it works once:\n${made.link}`;
	} finally {
		await store.close();
	}
}

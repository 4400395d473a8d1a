/** A process that opens the database at the given address, says so and then holds it until it is ended. */
import { openStore } from '../../src/lib/server/storage/open.ts';

const [, , databaseUrl = ''] = process.argv;
try {
	const store = await openStore({ databaseUrl });
	await store.ping();
	process.stdout.write('open\n');
	setInterval(() => {}, 1000);
} catch (error) {
	process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

import { serveHouse } from './served-house.ts';

/* The product, killed by itself after the first commit of a submission and before anybody is answered. */

await serveHouse({
	wrap: (store) => ({
		...store,
		async completeSubmissions(batch) {
			const written = await store.completeSubmissions(batch);
			process.kill(process.pid, 'SIGKILL');
			return written;
		}
	})
});

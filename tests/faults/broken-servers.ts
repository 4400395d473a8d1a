import type { TestProject } from 'vitest/node';
import { bundled } from '../support/bundled.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Paths of what Node is started with for the product with something broken on purpose. */
		brokenServers: { twin: string; stopping: string; mailing: string };
	}
}

/** They are killed and started again many times. */
export default async function setUp(project: TestProject) {
	const [twin, stopping, mailing] = await Promise.all([
		bundled('tests/faults/twin-server.ts'),
		bundled('tests/faults/stopping-server.ts'),
		bundled('tests/faults/mailing-server.ts')
	]);
	project.provide('brokenServers', {
		twin: twin.path,
		stopping: stopping.path,
		mailing: mailing.path
	});
	return async () => {
		await Promise.all([twin.remove(), stopping.remove(), mailing.remove()]);
	};
}

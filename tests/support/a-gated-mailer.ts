import type { Mail, Mailer } from '../../src/lib/server/mailer.ts';

export interface GatedMailer extends Mailer {
	/** What was begun, in this order; each waits to be let through. */
	readonly begun: { mail: Mail; through(): void; fails(cause: Error): void }[];
}

/** A mail server that has each mail wait for a word of the test, so that what happens meanwhile is no matter of luck. */
export function aGatedMailer(): GatedMailer {
	const begun: GatedMailer['begun'] = [];
	return {
		begun,
		send: (mail) =>
			new Promise((through, fails) => void begun.push({ mail, through: () => through(), fails })),
		close: () => undefined
	};
}

/** As the transport tells that a server refused. */
export const refusedAs = (response: string, command: string): Error =>
	Object.assign(new Error('refused'), {
		...{ responseCode: Number(response.slice(0, 3)), response, command, code: 'EENVELOPE' }
	});

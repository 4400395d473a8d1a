import '@sveltejs/adapter-node';
import type { I18n } from '$lib/i18n/i18n.ts';
import type { House } from '$lib/server/house.ts';
import type { User } from '$lib/server/services/accounts.ts';

declare global {
	namespace App {
		interface Locals {
			app: House;
			user: User | null;
			/** What is asked for is nothing that the user's role covers. */
			barred: boolean;
			requestId: string;
			i18n: I18n;
			theme: 'system' | 'light' | 'dark';
			timeZone: string;
		}

		interface Error {
			message: string;
			/** Names the line in the log; only where something broke. */
			requestId?: string;
		}
	}
}

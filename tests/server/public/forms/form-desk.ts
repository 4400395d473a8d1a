import { eq } from 'drizzle-orm';
import { publicApp } from '../../../../src/lib/server/public/public-app.ts';
import { saveFormSettings } from '../../../../src/lib/server/services/forms/forms.ts';
import type { FormSettings } from '../../../../src/lib/server/services/forms/form-settings.ts';
import type { Store } from '../../../../src/lib/server/storage/store.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { valueOf } from '../../../support/value-of.ts';

const bundle = {
	developing: false,
	scripts: ['/client.js'],
	styles: [],
	css: '.quiz{}',
	parts: {}
};

/** How a form is sent: urlencoded, from somebody's page, unless said otherwise. */
export interface Sending {
	headers?: Record<string, string>;
	/** Behind the address. */
	query?: string;
	/** In place of the fields. */
	body?: BodyInit;
	/** The client's. */
	address?: string;
}

/** A quiz whose forms are sent to it from other pages. Close the house's store. */
export async function aFormDesk(definition: unknown, store?: Store) {
	const house = await aHouse(store && { store });
	const workspace = await aWorkspace(house);
	const live = await aLiveQuiz(house, workspace, definition);
	const app = publicApp(house, bundle);
	const { responses } = house.store.tables;
	return {
		...{ house, workspace, live, app },
		settings: async (settings: Partial<FormSettings>, revision = 0) =>
			valueOf(
				await saveFormSettings(house, workspace, 'usr_1', live.quizId, {
					settings: { names: {}, redirects: [], redirecting: false, ...settings },
					revision
				})
			),
		async send(
			fields: Record<string, string> | readonly (readonly [string, string])[],
			{ headers = {}, query = '', body, address }: Sending = {}
		) {
			const entries = Array.isArray(fields) ? fields : Object.entries(fields);
			const pairs = entries.map(([name, value]) => [String(name), String(value)]);
			const sent = body ?? new URLSearchParams(pairs);
			const socket = { remoteAddress: address };
			const init = { method: 'POST', body: sent, headers };
			const answer = await app.request(
				`/f/${live.slug}${query}`,
				init,
				address ? { incoming: { socket } } : {}
			);
			const text = await answer.text();
			const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
			const json: unknown = isJson ? JSON.parse(text) : null;
			return { status: answer.status, headers: answer.headers, text, json };
		},
		stored: () => house.store.db.select().from(responses).where(eq(responses.quizId, live.quizId))
	};
}

export type FormDesk = Awaited<ReturnType<typeof aFormDesk>>;

export const JSON_PLEASE = { accept: 'application/json' };

/** What a browser would send again of a page's form: hidden fields, and what stands in the others. */
export function fieldsIn(html: string): [string, string][] {
	const unescaped = (text: string) =>
		text
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&#39;', "'")
			.replaceAll('&amp;', '&');
	const fields: [string, string][] = [];
	for (const [tag] of html.matchAll(/<input (?:[^">]|"[^"]*")*>/g)) {
		const name = / name="([^"]*)"/.exec(tag)?.[1];
		const value = / value="([^"]*)"/.exec(tag)?.[1] ?? '';
		const isBox = /type="(?:radio|checkbox)"/.test(tag);
		if (name === undefined || (isBox && !/ checked/.test(tag))) continue;
		fields.push([unescaped(name), unescaped(value)]);
	}
	return fields;
}

import { startReceiver } from '../support/receiver.ts';
import { openSalesDesk } from './sales-desk.ts';
import { callApi } from './workspace-desk.ts';

/** Longer than a phone is wide, as some are. */
const LONG = 'aleksandra.konstantinopolskaya-preobrazhenskaya@marketing.example.org';
/** So many that shares are told. */
const ENDED = 24;

const WORTH = {
	hot: { goal: ['sales', 'routine'], impact: 'losing', role: 'decide', budget: 'approved' },
	warm: { goal: ['sales'], impact: 'slowing', role: 'together', budget: 'open' },
	cold: { goal: ['looking'], role: 'gather', sponsor: 'unaware', budget: 'none' }
} as const;
const REST = {
	hot: { budget_size: 'middle', timeline: 'quarter', company_size: 'up_to_50' },
	warm: { budget_size: 'unknown', timeline: 'half_year', company_size: 'up_to_50' },
	cold: { timeline: 'undecided', company_size: 'up_to_50' }
} as const;

export type DeskScreens = Awaited<ReturnType<typeof openDeskScreens>>;

/**
 * A lead desk with something on each of its screens: leads of every kind with outcomes and value, a proposed merge, rules of
 * handing over, members and invitations, pushes that arrived and that did not. The owner's page is `owner`.
 */
export async function openDeskScreens() {
	const [desk, healthy, broken] = await Promise.all([
		openSalesDesk(),
		startReceiver(),
		startReceiver()
	]);
	const { server, owner, quiz } = desk;
	broken.answer(503);
	const hook = (name: string, url: string) =>
		callApi(server, '/destinations', { name, url, events: ['lead.qualified', 'lead.updated'] });
	const crm = await hook('CRM', healthy.url);
	await hook('Old CRM', broken.url);
	const seller = await desk.salesperson('Vera', { locale: 'en-GB' });
	await seller.context().close();

	const take = async (kind: keyof typeof WORTH, contact: object, source = '') => {
		const answers = { ...WORTH[kind], ...REST[kind], contact };
		const hidden = source === '' ? {} : { utm_source: source };
		const body = { answers: { ...answers, contact: { ...contact, consents: ['processing'] } } };
		const made = await callApi(server, `/quizzes/${quiz.id}/responses`, {
			...{ ...body, hidden, locale: 'ru' }
		});
		return String(made['lead']);
	};
	const anna = await take('hot', {
		...{ name: 'Анна Константинопольская', email: LONG, company: 'ООО «Ромашка»' }
	});
	const mail = await desk.mailTo('vera@example.com', 'Анна');
	await callApi(server, `/leads/${anna}/notes`, { text: 'Called: a demo on Thursday.' });
	await server.api(`/leads/${anna}/tags`, {
		...{ method: 'PUT', body: JSON.stringify({ tags: ['vip', 'autumn fair'] }) }
	});
	// Whoever gives the address of one and the number of another may be both.
	const olga = await take('warm', {
		name: 'Ольга',
		email: 'olga@example.com',
		phone: '+79161234567'
	});
	// She is on the list of those who are not written to, and agrees again.
	await callApi(server, '/suppressions', { emails: [LONG] });
	const again = { consents: ['processing', 'advertising'] };
	await take('hot', { name: 'Анна', email: LONG, phone: '+79161234567', ...again });
	const names = ['Harriet Brown', 'Carl Larsson', 'Дмитрий Орлов', 'Ирина Лебедева'];
	for (let at = 0; at < ENDED; at += 1) {
		const kind = (['hot', 'hot', 'warm', 'cold'] as const)[at % 4] ?? 'cold';
		const name = names[at % names.length] ?? '';
		const source = ['newsletter', 'ads', ''][at % 3];
		const lead = await take(kind, { name, email: `person${at}@example.com` }, source);
		const outcome = (['won', 'won', 'lost', 'junk'] as const)[at % 4] ?? 'lost';
		const value = outcome === 'won' ? { value: 90_000 + at * 1250, currency: 'RUB' } : {};
		await callApi(server, `/leads/${lead}/outcome`, { outcome, ...value });
	}
	await take('hot', { name: 'Waits for a call', email: 'waits@example.com' });
	await callApi(server, `/destinations/${crm['id']}/test-lead`, {});

	const headers = { origin: server.origin, accept: 'text/html' };
	const post = async (path: string, form: Record<string, string>) => {
		const answer = await owner.request.post(path, { headers, form, maxRedirects: 0 });
		return answer.text();
	};
	await owner.goto('/members');
	const vera = await owner.getByRole('link', { name: 'Vera' }).getAttribute('href');
	await post('/leads/hand-over?/add', {
		...{ quiz: quiz.id, step: 'budget', option: 'approved', revision: '0' },
		member: vera?.split('/').at(-1) ?? ''
	});
	await owner.getByLabel('Address').fill('');
	await owner.getByRole('button', { name: 'Invite' }).click();
	const invitation = await owner.getByRole('group', { name: 'Link' }).innerText();
	const { items } = await (await server.api('/deliveries?limit=200')).json();
	const failed = items.find((one: { state: string }) => one.state !== 'delivered');
	const arrived = items.find((one: { state: string }) => one.state === 'delivered');
	const lead = `/leads/${anna}`;
	return {
		...desk,
		quiz,
		screens: {
			leads: [
				...['/leads', '/leads?q=nobody-is-called-so', lead, `${lead}/merge`, `${lead}/erase`],
				...['/leads/waiting', '/leads/report?days=0', '/leads/report/leads?days=0&outcome=won'],
				...['/leads/hand-over', `/leads/hand-over?quiz=${quiz.id}`],
				`${lead}/merge?with=${olga}`
			],
			house: [
				...['/members', String(vera), '/audit', '/privacy', '/privacy/retention'],
				...['/privacy/erasures', '/deliveries', `/deliveries/${failed.id}`],
				...[`/deliveries/${arrived.id}`, `/destinations/${crm['id']}/fields`]
			]
		},
		/** For whoever is not signed in: the page of an invitation, and of a link that says an outcome. */
		theirs: [invitation, mail.links.find((link) => link.includes('/o/')) ?? ''],
		/** Fields of a form on somebody's page, and where it is sent. */
		form: {
			action: `${server.origin}/f/${quiz.slug}`,
			fields: Object.entries({ ...WORTH.hot, ...REST.hot }).flatMap(([name, value]) =>
				[value].flat().map((one) => [name, one] as const)
			)
		},
		async close() {
			await Promise.all([healthy.close(), broken.close()]);
			await desk.close();
		}
	};
}

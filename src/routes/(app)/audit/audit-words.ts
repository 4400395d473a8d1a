import type { I18n } from '$lib/i18n/i18n.ts';
import type { Role } from '$lib/server/services/roles.ts';

/** What a change says of itself, as it is read out of its detail. */
interface Told {
	name: string;
	number(of: string): number;
	text(of: string): string;
	role(of: string): string;
}

/** What a line of the log says of each change. */
const SENTENCES: Readonly<Record<string, (t: I18n['t'], told: Told) => string>> = {
	'quiz.published': (t, { name, number }) =>
		t('audit.quiz.published', { name, version: number('version') }),
	'quiz.closed': (t, { name }) => t('audit.quiz.closed', { name }),
	'quiz.retention': (t, { name, number }) =>
		t('privacy.audit.retention', { name, count: number('days') }),
	'person.erased': (t) => t('privacy.audit.erased'),
	'person.exported': (t) => t('privacy.audit.exported'),
	'consent.withdrawn': (t) => t('privacy.audit.withdrawn'),
	'quiz.deleted': (t, { name }) => t('audit.quiz.deleted', { name }),
	'quiz.restored': (t, { name }) => t('audit.quiz.restored', { name }),
	'survey.started': (t, { name }) => t('audit.survey.started', { name }),
	'survey.paused': (t, { name }) => t('audit.survey.paused', { name }),
	'survey.resumed': (t, { name }) => t('audit.survey.resumed', { name }),
	'survey.cancelled': (t, { name }) => t('audit.survey.cancelled', { name }),
	'destination.created': (t, { name }) => t('audit.destination.created', { name }),
	'destination.changed': (t, { name, text }) =>
		t(text('fields') ? 'audit.destination.fields' : 'audit.destination.changed', { name }),
	'destination.deleted': (t, { name }) => t('audit.destination.deleted', { name }),
	'destination.secret': (t, { name }) => t('audit.destination.secret', { name }),
	'destination.redelivered': (t, { number }) =>
		t('audit.destination.redelivered', { count: number('count') }),
	'quiz.created': (t) => t('audit.quiz.created'),
	'quiz.changed': (t) => t('audit.quiz.changed'),
	'quiz.address': (t) => t('audit.quiz.address'),
	'quiz.form_changed': (t, { name }) => t('audit.quiz.form', { name }),
	'trial.started': (t) => t('audit.trial.started'),
	'trial.ended': (t) => t('audit.trial.ended'),
	'survey.created': (t, { name }) => t('audit.survey.created', { name }),
	'survey.changed': (t, { name }) => t('audit.survey.changed', { name }),
	'survey.deleted': (t, { name }) => t('audit.survey.deleted', { name }),
	'recipients.added': (t) => t('audit.recipients.added'),
	'recipient.erased': (t) => t('audit.recipient.erased'),
	'list.created': (t) => t('audit.list.created'),
	'list.changed': (t) => t('audit.list.changed'),
	'list.deleted': (t) => t('audit.list.deleted'),
	'suppressions.added': (t) => t('audit.suppressions.added'),
	'suppression.lifted': (t) => t('audit.suppression.lifted'),
	'destination.paused': (t, { name }) => t('audit.destination.paused', { name }),
	'destination.resumed': (t, { name }) => t('audit.destination.resumed', { name }),
	'destination.tested': (t, { name }) => t('audit.destination.tested', { name }),
	'delivery.redelivered': (t, { name }) => t('audit.delivery.again', { name }),
	'deliveries.redelivered': (t, { number }) =>
		t('audit.deliveries.again', { count: number('count') }),
	'leads.tests_deleted': (t, { number }) => t('audit.leads.tests', { count: number('count') }),
	'leads.merged': (t) => t('audit.leads.merged'),
	'leads.taken_apart': (t) => t('audit.leads.apart'),
	'lead.told_apart': (t) => t('audit.lead.toldApart'),
	'lead.noted': (t) => t('audit.lead.noted'),
	'note.changed': (t) => t('audit.note.changed'),
	'note.deleted': (t) => t('audit.note.deleted'),
	'member.takes_leads': (t) => t('audit.member.takes'),
	'member.takes_no_leads': (t) => t('audit.member.takesNone'),
	'token.created': (t, { name }) => t('audit.token.created', { name }),
	'token.revoked': (t, { name }) => t('audit.token.revoked', { name }),
	'leads.exported': leadsExported,
	'leads.imported': (t, { name }) => t('audit.leads.imported', { name }),
	'responses.exported': (t, { text }) =>
		t('audit.responses.exported', { format: text('format').toUpperCase() }),
	'response.deleted': (t) => t('audit.response.deleted'),
	'response.accepted': (t) => t('audit.response.accepted'),
	'leads.owner_set': (t) => t('audit.leads.owner'),
	'hand_over.rules_changed': (t) => t('audit.handOver.rules'),
	'lead.outcome_said': (t) => t('audit.lead.outcome'),
	'leads.handed_out': (t) => t('audit.leads.handedOut'),
	'leads.stage_set': (t) => t('audit.leads.stage'),
	'leads.touched': (t) => t('audit.leads.touched'),
	'leads.tag_added': (t) => t('audit.leads.tagged'),
	'leads.tag_removed': (t) => t('audit.leads.untagged'),
	'member.invited': (t, { text, role }) =>
		text('email')
			? t('audit.member.invited', { name: text('email'), role: role('role') })
			: t('audit.member.link', { role: role('role') }),
	'member.uninvited': (t, { text, role }) =>
		text('email')
			? t('audit.member.uninvited', { name: text('email') })
			: t('audit.member.unlink', { role: role('role') }),
	'member.joined': (t, { role }) => t('audit.member.joined', { role: role('role') }),
	'member.role': (t, { name, role }) =>
		t('audit.member.role', { name, from: role('from'), to: role('to') }),
	'member.deactivated': (t, { name }) => t('audit.member.deactivated', { name }),
	'member.reactivated': (t, { name }) => t('audit.member.reactivated', { name }),
	'member.handed_over': (t, { name, number }) =>
		t('audit.member.handed_over', { name, count: number('count') }),
	'account.password': (t) => t('audit.account.password'),
	'account.everywhere': (t) => t('audit.account.everywhere')
};

/** Lines from before they were counted have their format alone. */
function leadsExported(t: I18n['t'], { text, number }: Told): string {
	const format = text('format').toUpperCase();
	if (text('count') === '') return t('audit.leads.exported', { format });
	const told = { format, count: number('count') };
	const filter = text('filter');
	if (filter === '') return t('audit.leads.exported.all', told);
	return filter === 'ids'
		? t('audit.leads.exported.chosen', told)
		: t('audit.leads.exported.some', { ...told, filter });
}

/** What the log can be narrowed to, by what actions begin with. */
export const ABOUT = {
	quiz: ['quiz', 'trial'],
	survey: ['survey', 'recipient', 'recipients', 'list', 'suppression', 'suppressions'],
	leads: ['lead', 'leads', 'response', 'responses', 'person', 'consent', 'hand_over', 'note'],
	destination: ['destination', 'delivery', 'deliveries'],
	member: ['member'],
	token: ['token'],
	account: ['account']
} as const satisfies Record<string, readonly string[]>;

export type About = keyof typeof ABOUT;

export function isAbout(text: string): text is About {
	return text in ABOUT;
}

interface Change {
	action: string;
	detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** A change in words; of one that nobody has written words for, its name. */
export function changeInWords({ t }: I18n, { action, detail }: Change): string {
	const say = SENTENCES[action];
	if (!say) return t('audit.other', { action });
	const text = (of: string) => String(detail[of] ?? '');
	return say(t, {
		name: text('name') || t('audit.unnamed'),
		text,
		number: (of) => Number(detail[of] ?? 0),
		role: (of) => roleName(t, text(of))
	});
}

const ROLES: readonly Role[] = ['owner', 'marketer', 'sales', 'viewer'];

function roleName(t: I18n['t'], text: string): string {
	const role = ROLES.find((one) => one === text);
	return role ? t(`role.${role}`) : text;
}

/** Where the thing can be looked at that was changed; null where it cannot. */
export function placeOf(action: string, subject: string | null): string | null {
	const place = PLACES[action.split('.', 1)[0] ?? ''];
	return place && subject && !NO_PLACE.has(action) ? `${place}/${subject}` : null;
}

const PLACES: Readonly<Record<string, string>> = {
	quiz: '/quizzes',
	survey: '/surveys',
	destination: '/destinations',
	delivery: '/deliveries',
	lead: '/leads',
	response: '/responses',
	member: '/members'
};

/** Of what is there no more, and of invitations, which have no page. */
const NO_PLACE = new Set([
	...['quiz.deleted', 'destination.deleted', 'response.deleted', 'survey.deleted'],
	...['member.invited', 'member.uninvited']
]);

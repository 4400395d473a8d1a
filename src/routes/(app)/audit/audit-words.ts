import type { I18n } from '$lib/i18n/i18n.ts';
import type { Role } from '$lib/server/services/roles.ts';
import type { NamedLine } from '$lib/server/services/team/audit-log.ts';

/** What a change says of itself, as it is read out of its detail and out of what it is about. */
interface Told {
	/** What it is about. */
	name: string;
	/** The lead that it is about, or how many. */
	leads: string;
	/** The other of two leads. */
	other: string;
	/** Who was given leads; '' where nobody was. */
	owner: string;
	number(of: string): number;
	text(of: string): string;
	role(of: string): string;
	stage(of: string): string;
}

type Say = (t: I18n['t'], told: Told) => string;

/** What a line of the log says of each change. */
const SENTENCES: Readonly<Record<string, Say>> = {
	'quiz.created': (t, { name }) => t('audit.quiz.created', { name }),
	'quiz.changed': (t, { name }) => t('audit.quiz.changed', { name }),
	'quiz.address': (t, { name, text }) => t('audit.quiz.address', { name, slug: text('slug') }),
	'quiz.form_changed': (t, { name }) => t('audit.quiz.form', { name }),
	'quiz.unfinished_deleted': (t, { name }) => t('audit.quiz.unfinished', { name }),
	'quiz.published': (t, { name, number }) =>
		t('audit.quiz.published', { name, version: number('version') }),
	'quiz.closed': (t, { name }) => t('audit.quiz.closed', { name }),
	'quiz.retention': (t, { name, number }) =>
		t('privacy.audit.retention', { name, count: number('days') }),
	'quiz.deleted': (t, { name }) => t('audit.quiz.deleted', { name }),
	'quiz.restored': (t, { name }) => t('audit.quiz.restored', { name }),
	'trial.started': (t, { name }) => t('audit.trial.started', { name }),
	'trial.ended': (t, { name }) => t('audit.trial.ended', { name }),
	'survey.created': (t, { name }) => t('audit.survey.created', { name }),
	'survey.changed': (t, { name }) => t('audit.survey.changed', { name }),
	'survey.deleted': (t, { name }) => t('audit.survey.deleted', { name }),
	'survey.started': (t, { name }) => t('audit.survey.started', { name }),
	'survey.paused': (t, { name }) => t('audit.survey.paused', { name }),
	'survey.resumed': (t, { name }) => t('audit.survey.resumed', { name }),
	'survey.cancelled': (t, { name }) => t('audit.survey.cancelled', { name }),
	'survey.settled': (t, { name, number }) =>
		t('audit.survey.settled', { name, count: number('count') }),
	'recipients.added': recipientsAdded,
	'recipient.erased': (t) => t('audit.recipient.erased'),
	'recipient.stopped': (t, { name }) => t('audit.recipient.stopped', { name }),
	'recipient.list_put': (t, { name, text }) =>
		t('audit.recipient.put', { name, list: text('name') }),
	'recipient.list_taken': (t, { name, text }) =>
		t('audit.recipient.taken', { name, list: text('name') }),
	'recipient.tagged': (t, { name, text }) =>
		t('audit.recipient.tagged', { name, tag: text('tag') }),
	'recipient.untagged': (t, { name, text }) =>
		t('audit.recipient.untagged', { name, tag: text('tag') }),
	'list.created': (t, { name }) => t('audit.list.created', { name }),
	'list.changed': (t, { name }) => t('audit.list.changed', { name }),
	'list.deleted': (t, { name }) => t('audit.list.deleted', { name }),
	'suppressions.added': (t, { number }) =>
		t('audit.suppressions.added', { count: number('count') }),
	'suppression.lifted': (t) => t('audit.suppression.lifted'),
	'destination.created': (t, { name }) => t('audit.destination.created', { name }),
	'destination.changed': (t, { name, text }) =>
		t(text('fields') ? 'audit.destination.fields' : 'audit.destination.changed', { name }),
	'destination.deleted': (t, { name }) => t('audit.destination.deleted', { name }),
	'destination.secret': (t, { name }) => t('audit.destination.secret', { name }),
	'destination.paused': (t, { name }) => t('audit.destination.paused', { name }),
	'destination.resumed': (t, { name }) => t('audit.destination.resumed', { name }),
	'destination.tested': (t, { name }) => t('audit.destination.tested', { name }),
	'destination.redelivered': (t, { name, number }) =>
		t('audit.destination.redelivered', { name, count: number('count') }),
	'delivery.redelivered': (t, { name, text }) =>
		t('audit.delivery.again', { name, destination: text('name') }),
	'deliveries.redelivered': (t, { number }) =>
		t('audit.deliveries.again', { count: number('count') }),
	'leads.tests_deleted': (t, { number }) => t('audit.leads.tests', { count: number('count') }),
	'leads.merged': (t, { leads, other }) => t('audit.leads.merged', { leads, other }),
	'leads.taken_apart': (t, { leads, other }) => t('audit.leads.apart', { leads, other }),
	'lead.told_apart': (t, { leads, other }) => t('audit.lead.toldApart', { leads, other }),
	'lead.noted': (t, { leads }) => t('audit.lead.noted', { leads }),
	'note.changed': (t, { leads }) => t('audit.note.changed', { leads }),
	'note.deleted': (t, { leads }) => t('audit.note.deleted', { leads }),
	'lead.outcome_said': (t, { leads, text }) =>
		t('audit.lead.outcome', { leads, outcome: outcomeName(t, text('outcome')) }),
	'lead.outcome_taken_back': (t, { leads, text }) =>
		t('audit.lead.outcomeBack', { leads, outcome: outcomeName(t, text('outcome')) }),
	'leads.owner_set': (t, { leads, owner }) =>
		owner ? t('audit.leads.owner', { leads, owner }) : t('audit.leads.ownerless', { leads }),
	'leads.stage_set': (t, { leads, stage }) =>
		t('audit.leads.stage', { leads, stage: stage('stage') }),
	'leads.touched': (t, { leads }) => t('audit.leads.touched', { leads }),
	'leads.tag_added': (t, { leads, text }) => t('audit.leads.tagged', { leads, tag: text('tag') }),
	'leads.tag_removed': (t, { leads, text }) =>
		t('audit.leads.untagged', { leads, tag: text('tag') }),
	'leads.tags_set': (t, { leads, text }) =>
		text('tags')
			? t('audit.leads.tags', { leads, tags: text('tags') })
			: t('audit.leads.tagless', { leads }),
	'leads.handed_out': (t, { number }) => t('audit.leads.handedOut', { count: number('leads') }),
	'leads.exported': leadsExported,
	'recipients.imported': (t, { text }) => t('audit.recipients.imported', { name: text('name') }),
	'picture.added': (t) => t('audit.picture.added'),
	'leads.imported': (t, { text }) => t('audit.leads.imported', { name: text('name') }),
	'hand_over.rules_changed': (t) => t('audit.handOver.rules'),
	'view.created': (t, { name }) => t('audit.view.created', { name }),
	'view.deleted': (t) => t('audit.view.deleted'),
	'person.erased': (t) => t('privacy.audit.erased'),
	'person.exported': (t) => t('privacy.audit.exported'),
	'consent.withdrawn': (t, { leads }) => t('privacy.audit.withdrawn', { leads }),
	'responses.exported': (t, { text }) =>
		t('audit.responses.exported', { format: text('format').toUpperCase() }),
	'response.deleted': (t) => t('audit.response.deleted'),
	'response.accepted': (t, { name }) => t('audit.response.accepted', { name }),
	'token.created': (t, { name }) => t('audit.token.created', { name }),
	'token.revoked': (t, { name }) => t('audit.token.revoked', { name }),
	'member.takes_leads': (t, { name }) => t('audit.member.takes', { name }),
	'member.takes_no_leads': (t, { name }) => t('audit.member.takesNone', { name }),
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
	'member.handed_over': (t, { name, number, owner }) => {
		// Lines from before they were those of the change itself have the other name.
		const count = number('leads') || number('count');
		return owner
			? t('audit.member.handed_over', { name, count, owner })
			: t('audit.member.let_go', { name, count });
	},
	'account.password': (t) => t('audit.account.password'),
	'account.everywhere': (t) => t('audit.account.everywhere'),
	'account.named': (t) => t('audit.account.named')
};

/** Whatever has words, by its action. */
export const SAID: readonly string[] = Object.keys(SENTENCES);

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

function recipientsAdded(t: I18n['t'], { number }: Told): string {
	const [added, updated] = [number('added'), number('updated')];
	if (updated === 0) return t('audit.recipients.added', { count: added });
	return added === 0
		? t('audit.recipients.updated', { count: updated })
		: t('audit.recipients.both', { added, updated });
}

function outcomeName(t: I18n['t'], text: string): string {
	const outcome = (['won', 'lost', 'junk', 'unreached'] as const).find((one) => one === text);
	return outcome ? t(`audit.outcome.${outcome}`) : text;
}

const ROLES: readonly Role[] = ['owner', 'marketer', 'sales', 'viewer'];

function roleName(t: I18n['t'], text: string): string {
	const role = ROLES.find((one) => one === text);
	return role ? t(`role.${role}`) : text;
}

interface Change extends NamedLine {
	action: string;
	subject: string | null;
	detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** A sentence, and what it is about within it; '' where it names nothing. */
export interface ChangeWords {
	before: string;
	name: string;
	after: string;
}

/** Where the name goes: it is put there afterwards, so that it can be a link. No name holds it. */
const HERE = '\u0000';

/** A change in words; of one that nobody has written words for, its name. @param stageName of a stage by its id */
export function changeInWords(
	{ t }: I18n,
	change: Change,
	stageName: (id: string) => string
): ChangeWords {
	const { action, detail, owner } = change;
	const say = SENTENCES[action];
	if (!say) return { before: t('audit.other', { action }), name: '', after: '' };
	const text = (of: string) => String(detail[of] ?? '');
	const sentence = say(t, {
		...{ name: HERE, text, owner: owner ?? '' },
		leads: leadsIn(t, change),
		other:
			change.other === null
				? t('audit.lead.otherGone')
				: t('audit.lead.other', { name: change.other }),
		number: (of) => Number(detail[of] ?? 0),
		role: (of) => roleName(t, text(of)),
		stage: (of) => stageName(text(of))
	});
	const [before = '', ...after] = sentence.split(HERE);
	const name = after.length > 0 ? nameIn(t, change) : '';
	return { before, name, after: after.join(name) };
}

/** Of one that is not there any more, that it is gone: the log itself keeps nobody's name. */
function leadsIn(t: I18n['t'], { action, subject, about, detail }: Change): string {
	if (about) return t('audit.lead.one', { name: HERE });
	if (action === 'consent.withdrawn' && typeof detail['lead'] !== 'string')
		return t('audit.somebody');
	return subject !== null
		? t('audit.lead.gone')
		: t('audit.lead.many', { count: Number(detail['leads'] ?? 0) });
}

/** What has no name of its own is called what it is. */
const CALLED = { response: 'audit.response.one', delivery: 'audit.push.one' } as const;

function nameIn(t: I18n['t'], { action, about, detail }: Change): string {
	const [kind = ''] = action.split('.', 1);
	if (kind === 'response' || kind === 'delivery') return t(CALLED[kind]);
	if (about) return about.name;
	if (kind === 'recipient') return t('audit.somebody.gone');
	return String(detail['name'] ?? '') || t('audit.unnamed');
}

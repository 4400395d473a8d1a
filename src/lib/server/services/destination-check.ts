import { fail, ok, type Result } from '../../quiz/result.ts';
import type { PushField } from '../../quiz/push-fields.ts';
import type { Words } from '../../quiz/text.ts';
import { EVENTS, type EventType } from '../delivery/events.ts';
import { checkDestinationUrl, type UrlProblem } from '../delivery/webhook/address.ts';
import type { House } from '../house.ts';
import type { FieldError, Problem } from '../problems.ts';
import type { DestinationRow } from '../storage/store.ts';
import { fieldErrors } from './destination-fields.ts';
import { MOST_NAMES, segmentErrors, TOO_MANY } from './destination-segments.ts';
import { quizIdOf } from './responses.ts';

/** What people say of a destination: an address to post to, or people to write to. */
export interface DestinationSettings {
	name: string;
	/** Of a webhook. */
	url?: string | null | undefined;
	/** Of an email destination, instead of a url. */
	recipients?: readonly string[] | null | undefined;
	/** Ids or slugs; every quiz unless given. */
	quizzes?: readonly string[] | null | undefined;
	/** Temperatures, or ids of segments that the quizzes have; every segment unless given, but for mails: hot ones. */
	segments?: readonly string[] | null | undefined;
	/** `lead.qualified` unless given; mails know no other. */
	events?: readonly string[] | undefined;
	/** Of mails. */
	locale?: 'en' | 'ru' | undefined;
	/** What a webhook is sent and under what names; null: all, under their own; as it is unless given. */
	fields?: readonly PushField[] | null | undefined;
}

export type CheckedDestination = Pick<
	DestinationRow,
	'name' | 'kind' | 'url' | 'recipients' | 'quizzes' | 'segments' | 'events' | 'locale'
> & { fields?: PushField[] | null };

const MOST_RECIPIENTS = 20;
const MAIL_EVENTS: EventType[] = ['lead.qualified'];

/** @param kept segments that it names already: a quiz may have lost them since */
export async function checkDestination(
	app: House,
	workspace: string,
	settings: DestinationSettings,
	kept: readonly string[] = []
): Promise<Result<CheckedDestination, Problem>> {
	const name = settings.name.trim();
	const isMail = Boolean(settings.recipients) && typeof settings.url !== 'string';
	const recipients = isMail ? (settings.recipients ?? []).map((one) => one.trim()) : null;
	const events = isMail ? MAIL_EVENTS : [...new Set(settings.events ?? MAIL_EVENTS)];
	const segments = namesOf(settings.segments, isMail ? ['hot'] : null);
	const quizzes = await quizIds(app, workspace, namesOf(settings.quizzes, null));
	const errors = [
		...(name === '' || name.length > 100 ? [at('name', NAME)] : []),
		...(recipients ? recipientErrors(recipients) : urlErrors(app, settings.url)),
		...eventErrors(events),
		...(await segmentErrors(app, workspace, segments, {
			quizzes: quizzes.errors.length > 0 ? null : quizzes.ids,
			kept
		})),
		...quizzes.errors,
		...fieldErrors(isMail ? 'email' : 'webhook', settings.fields)
	];
	if (errors.length > 0) return fail({ code: 'invalid', errors });
	return ok({
		name,
		kind: isMail ? 'email' : 'webhook',
		url: isMail ? null : (settings.url?.trim() ?? null),
		recipients,
		quizzes: quizzes.ids,
		segments,
		events,
		locale: settings.locale ?? 'en',
		...(settings.fields !== undefined && { fields: chosenFields(settings.fields) })
	});
}

/** None chosen means all. */
function chosenFields(fields: readonly PushField[] | null): PushField[] | null {
	return fields && fields.length > 0 ? fields.map(({ from, to }) => ({ from, to })) : null;
}

/** None named means every one. */
function namesOf(
	given: readonly string[] | null | undefined,
	usual: string[] | null
): string[] | null {
	if (given === undefined) return usual;
	return given === null || given.length === 0 ? null : [...new Set(given)];
}

async function quizIds(
	app: House,
	workspace: string,
	named: readonly string[] | null
): Promise<{ ids: string[] | null; errors: FieldError[] }> {
	if (named === null) return { ids: null, errors: [] };
	if (named.length > MOST_NAMES) return { ids: null, errors: [at('quizzes', TOO_MANY)] };
	const found = await Promise.all(named.map((quiz) => quizIdOf(app, workspace, quiz)));
	return {
		ids: [...new Set(found.filter((id) => typeof id === 'string'))],
		errors: found.flatMap((id, index) =>
			id ? [] : [at(`quizzes[${index}]`, noQuiz(named[index] ?? ''))]
		)
	};
}

function noQuiz(named: string): Words {
	const name = named.slice(0, 64);
	return {
		en: `There is no quiz “${name}”; name one by its id or slug.`,
		ru: `Квиза «${name}» нет; укажите идентификатор или адрес существующего.`
	};
}

function recipientErrors(recipients: readonly string[]): FieldError[] {
	if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS) {
		return [at('recipients', RECIPIENTS)];
	}
	return recipients.flatMap((recipient, index) =>
		recipient.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(recipient)
			? []
			: [at(`recipients[${index}]`, EMAIL)]
	);
}

function urlErrors(app: House, url: string | null | undefined): FieldError[] {
	const given = url?.trim() ?? '';
	if (given === '' || given.length > 2000) return [at('url', URL_SENTENCES.url_malformed)];
	const checked = checkDestinationUrl(given, app.config.webhookAllowPrivate);
	return checked.ok ? [] : [at('url', URL_SENTENCES[checked.problem])];
}

function eventErrors(events: readonly string[]): FieldError[] {
	const known: readonly string[] = EVENTS;
	if (events.length === 0) return [at('events', NO_EVENT)];
	return events.flatMap((event, index) =>
		known.includes(event) ? [] : [at(`events[${index}]`, unknownEvent(event))]
	);
}

function unknownEvent(event: string): Words {
	const name = event.slice(0, 64);
	return {
		en: `There is no event “${name}”; choose from ${EVENTS.join(', ')}.`,
		ru: `События «${name}» нет; выберите из ${EVENTS.join(', ')}.`
	};
}

function at(path: string, message: Words): FieldError {
	return { path, message };
}

const URL_SENTENCES: Record<UrlProblem, Words> = {
	url_malformed: {
		en: 'Write a full address, such as https://example.com/hook.',
		ru: 'Укажите полный адрес, например https://example.com/hook.'
	},
	url_scheme: {
		en: 'The address begins with https:// or http://.',
		ru: 'Адрес начинается с https:// или http://.'
	},
	url_credentials: {
		en: 'The address may not hold a user name or password.',
		ru: 'В адресе не должно быть имени пользователя и пароля.'
	},
	url_private: {
		en: 'This address is private; webhooks go to public addresses only, unless the operator allows it (WEBHOOK_ALLOW_PRIVATE).',
		ru: 'Это внутренний адрес; вебхуки уходят только на публичные, если администратор не разрешил иное (WEBHOOK_ALLOW_PRIVATE).'
	}
};

const NAME = {
	en: 'Give the destination a name of at most 100 characters.',
	ru: 'Дайте интеграции название длиной до 100 символов.'
};
const RECIPIENTS = {
	en: `Name 1 to ${MOST_RECIPIENTS} recipients.`,
	ru: `Укажите от 1 до ${MOST_RECIPIENTS} адресов.`
};
const EMAIL = {
	en: 'Check the address: it should look like name@example.com.',
	ru: 'Проверьте адрес: он выглядит как name@example.com.'
};
const NO_EVENT = {
	en: `Choose at least one of these events: ${EVENTS.join(', ')}.`,
	ru: `Выберите хотя бы одно из событий: ${EVENTS.join(', ')}.`
};

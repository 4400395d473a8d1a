import { z } from 'zod';
import type { House } from '../house.ts';
import type { Mail } from '../mailer.ts';
import { MAIL_FILE } from '../storage/mail-files.ts';
import type { DeliveryRow, DestinationRow } from '../storage/store.ts';
import { erasedMail } from './email/erased.ts';
import { leadMail } from './email/lead-mail.ts';
import { pingMail } from './email/ping.ts';
import { mailLocale, type MailLocale } from './email/words.ts';
import { ERASED, erasedData } from './erased-event.ts';
import { webhookAttempt, type Attempt } from './outcome.ts';
import type { LeadEventData } from './payload.ts';
import { postWebhook, type Resolve } from './webhook/send.ts';
import { signatureHeader } from './webhook/signature.ts';

/** Makes one try; never rejects. */
export async function attemptDelivery(
	house: House,
	delivery: DeliveryRow,
	destination: DestinationRow,
	resolve?: Resolve
): Promise<Attempt> {
	return destination.kind === 'email'
		? sendMail(house, delivery, destination)
		: callWebhook(house, delivery, destination, resolve);
}

async function callWebhook(
	house: House,
	delivery: DeliveryRow,
	destination: DestinationRow,
	resolve: Resolve | undefined
): Promise<Attempt> {
	const startedAt = house.clock.now();
	const timestamp = Math.floor(startedAt / 1000);
	const message = { id: delivery.id, timestamp, body: delivery.payload };
	const url = destination.url ?? '';
	const headers = {
		'content-type': 'application/json; charset=utf-8',
		'user-agent': 'Quizsilver-Webhooks/1',
		'webhook-id': delivery.id,
		'webhook-timestamp': String(timestamp),
		'webhook-signature': signatureHeader(secretsOf(destination, startedAt), message)
	};
	const answer = await postWebhook({
		url,
		headers,
		body: delivery.payload,
		allowed: house.config.webhookAllowPrivate,
		...(resolve && { resolve })
	});
	return {
		...webhookAttempt(answer, startedAt, house.clock.now()),
		request: { url, headers }
	};
}

/** The secret, and the one before it until its time is over. */
function secretsOf(destination: DestinationRow, now: number): string[] {
	const { secret, previousSecret, previousSecretUntil } = destination;
	const both = previousSecret !== null && (previousSecretUntil ?? 0) > now;
	return both ? [secret, previousSecret] : [secret];
}

async function sendMail(
	house: House,
	delivery: DeliveryRow,
	destination: DestinationRow
): Promise<Attempt> {
	const startedAt = house.clock.now();
	// The same id at each try, so that a mail program shows a repeated one once.
	const messageId = `<${delivery.id}@${new URL(house.config.origin).hostname}>`;
	const to = destination.recipients ?? [];
	const locale = mailLocale(destination.locale);
	const mail = mailOf(house, delivery, { to, locale, messageId });
	const error = await house.mailer.send({ ...mail, file: `${delivery.id}${MAIL_FILE}` }).then(
		() => null,
		(cause: unknown) => mailError(cause)
	);
	return {
		startedAt,
		durationMs: Math.max(0, house.clock.now() - startedAt),
		status: error?.status ?? null,
		error: error?.code ?? null,
		excerpt: null,
		retryAfter: 0,
		succeeded: error === null,
		request: null,
		written: house.mailer.writesTo !== undefined
	};
}

function mailOf(
	{ config }: House,
	delivery: DeliveryRow,
	{ to, locale, messageId }: { to: readonly string[]; locale: MailLocale; messageId: string }
): Mail {
	if (delivery.event === 'ping') return pingMail(to, locale, messageId);
	if (delivery.event === ERASED) return erasedMail(erasedData(delivery), to, locale, messageId);
	return leadMail({ data: eventData(delivery), to, locale, messageId, origin: config.origin });
}

const smtpError = z.object({ code: z.string().optional(), responseCode: z.number().optional() });

function mailError(cause: unknown): { code: string; status: number | null } {
	const parsed = smtpError.safeParse(cause);
	if (!parsed.success) return { code: 'mail_failed', status: null };
	return { code: parsed.data.code ?? 'mail_failed', status: parsed.data.responseCode ?? null };
}

/** Our own bytes, written by `events.ts`. */
function eventData(delivery: DeliveryRow): LeadEventData {
	const event: { data: LeadEventData } = JSON.parse(delivery.payload);
	return event.data;
}

import { resolve } from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { isNetwork } from './networks.ts';

const networks = z
	.string()
	.optional()
	.transform((value) => {
		const list = value?.split(/[\s,]+/).filter(Boolean) ?? [];
		return list.length === 1 && list[0] === '1' ? ('all' as const) : list;
	})
	.refine((list) => list === 'all' || list.every(isNetwork), {
		message: 'is 1, or a list of networks such as 10.0.0.0/8'
	});

/** An address alone, or with a name before it: `Quizsilver <quiz@example.com>`. */
const SENDER = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

const DOMAIN =
	/^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

const wholeNumber = (most: number) => {
	const sentence = `is a whole number from 0 to ${most}`;
	return z.coerce.number(sentence).int(sentence).min(0, sentence).max(most, sentence);
};

const environment = z.object({
	PORT: wholeNumber(65535).default(3000),
	HOST: z.string().min(1).default('0.0.0.0'),
	ORIGIN: z
		.url({ protocol: /^https?$/, error: 'is an address that begins with http:// or https://' })
		.optional(),
	DATABASE_URL: z
		.string()
		.regex(/^(file:|postgres(ql)?:\/\/)/, 'begins with file: or postgres://')
		.optional(),
	DATA_DIR: z.string().min(1).default('data'),
	SECRET: z.string().min(16, 'has at least 16 characters').optional(),
	SMTP_URL: z
		.string()
		.regex(/^smtps?:\/\//, 'begins with smtp:// or smtps://')
		.optional(),
	MAIL_FROM: z
		.string()
		.regex(SENDER, 'is an address such as quiz@example.com')
		.default('quizsilver@localhost'),
	DKIM_DOMAIN: z.string().regex(DOMAIN, 'is a domain such as example.com').optional(),
	DKIM_SELECTOR: z
		.string()
		.regex(/^[A-Za-z0-9._-]{1,63}$/, 'is the name before ._domainkey, such as mail')
		.optional(),
	DKIM_KEY_FILE: z.string().optional(),
	BOUNCE_ADDRESS: z.email('is an address such as bounces@example.com').optional(),
	BOUNCE_IMAP_URL: z
		.string()
		.regex(/^imaps?:\/\//, 'begins with imap:// or imaps://')
		.optional(),
	BOUNCE_TOKEN: z.string().min(16, 'has at least 16 characters').optional(),
	OWNER_EMAIL: z.email('is an address such as you@example.com').optional(),
	OWNER_PASSWORD: z.string().optional(),
	OWNER_API_TOKEN: z.string().min(16, 'has at least 16 characters').optional(),
	TRUST_PROXY: wholeNumber(10).default(0),
	CROWD_LIMIT: wholeNumber(100_000).default(60),
	WEBHOOK_ALLOW_PRIVATE: networks,
	METRICS_TOKEN: z.string().min(16, 'has at least 16 characters').optional(),
	LOG_LEVEL: z.enum(LOG_LEVELS, `is one of ${LOG_LEVELS.join(', ')}`).default('info'),
	LOG_REQUESTS: z.enum(['0', '1'], 'is 0 or 1').default('0')
});

/** All that the environment says; nothing else in the house reads it. */
export interface Config {
	port: number;
	host: string;
	/** Public address without a slash at its end. */
	origin: string;
	databaseUrl: string;
	dataDir: string;
	/** Undefined: generated into `dataDir` at start. */
	secret: string | undefined;
	smtpUrl: string | undefined;
	mailFrom: string;
	/** Every mail is signed with it; the file holds a private key as PEM. */
	dkim: { domain: string; selector: string; keyFile: string } | undefined;
	/** Where reports of what could not be delivered come to, and how they are read. */
	bounces: { address: string | undefined; imapUrl: string | undefined; token: string | undefined };
	owner: { email: string; password: string; apiToken: string | undefined } | undefined;
	trustProxy: number;
	/** Submissions a minute to one quiz from one network beyond which more are held for review; 0: none are. */
	crowdLimit: number;
	/** 'all', or CIDR networks that webhooks may reach although they are private. */
	webhookAllowPrivate: 'all' | string[];
	/** Opens `/metrics` to others than this machine. */
	metricsToken: string | undefined;
	logLevel: LogLevel;
	/** A line for each request, not only for those that were refused or failed. */
	logRequests: boolean;
	templatesDir: string;
}

/** @throws Error with one line that names the variable */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const parsed = environment.safeParse(dropEmpty(env));
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new Error(`${issue?.path.join('.')}: ${issue?.message}`);
	}
	const e = parsed.data;
	if (e.OWNER_EMAIL && !e.OWNER_PASSWORD)
		throw new Error('OWNER_PASSWORD: is needed beside OWNER_EMAIL');
	return {
		port: e.PORT,
		host: e.HOST,
		origin: (e.ORIGIN ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
		databaseUrl: e.DATABASE_URL ?? `file:${resolve(e.DATA_DIR, 'quizsilver.db')}`,
		dataDir: resolve(e.DATA_DIR),
		secret: e.SECRET,
		smtpUrl: e.SMTP_URL,
		mailFrom: e.MAIL_FROM,
		dkim: dkimOf(e),
		bounces: { address: e.BOUNCE_ADDRESS, imapUrl: e.BOUNCE_IMAP_URL, token: e.BOUNCE_TOKEN },
		owner:
			e.OWNER_EMAIL && e.OWNER_PASSWORD
				? { email: e.OWNER_EMAIL, password: e.OWNER_PASSWORD, apiToken: e.OWNER_API_TOKEN }
				: undefined,
		trustProxy: e.TRUST_PROXY,
		crowdLimit: e.CROWD_LIMIT,
		webhookAllowPrivate: e.WEBHOOK_ALLOW_PRIVATE,
		metricsToken: e.METRICS_TOKEN,
		logLevel: e.LOG_LEVEL,
		logRequests: e.LOG_REQUESTS === '1',
		templatesDir: resolve('quizzes')
	};
}

function dkimOf(e: z.infer<typeof environment>): Config['dkim'] {
	const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: keyFile } = e;
	if (domain && selector && keyFile) return { domain, selector, keyFile };
	const all = { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: keyFile };
	const lacking = Object.entries(all).filter(([, value]) => value === undefined);
	if (lacking.length === Object.keys(all).length) return undefined;
	throw new Error(`${lacking[0]?.[0]}: is needed to sign mails, beside the others of DKIM`);
}

function dropEmpty(env: Readonly<Record<string, string | undefined>>) {
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

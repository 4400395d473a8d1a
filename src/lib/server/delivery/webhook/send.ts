import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type AllowedNetworks, checkDestinationUrl, hostOf, isAllowedAddress } from './address.ts';

export interface WebhookRequest {
	url: string;
	headers: Readonly<Record<string, string>>;
	body: string;
	allowed: AllowedNetworks;
	/** One deadline over name look-up, connect, headers and body, ms. */
	deadline?: number;
	/** The system's name look-up unless a test gives its own. */
	resolve?: Resolve;
}

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<string[]>;

export type WebhookAnswer =
	| { kind: 'answer'; status: number; retryAfter: string | undefined; excerpt: string }
	| { kind: 'failed'; error: WebhookError };

export type WebhookError =
	'address_refused' | 'name_not_found' | 'timeout' | 'connection_failed' | 'tls_failed';

const DEADLINE = 15_000;
/** No more of an answer is read than this, and none of it is decoded. */
const MOST_BYTES = 16 * 1024;

/** Posts once. Connects only to an address that was checked; follows no redirect; never rejects. */
export async function postWebhook(input: WebhookRequest): Promise<WebhookAnswer> {
	const checked = checkDestinationUrl(input.url, input.allowed);
	if (!checked.ok) return { kind: 'failed', error: 'address_refused' };
	const signal = AbortSignal.timeout(input.deadline ?? DEADLINE);
	const timedOut = new Promise<WebhookAnswer>((resolve) => {
		signal.addEventListener('abort', () => resolve({ kind: 'failed', error: 'timeout' }));
	});
	return Promise.race([resolveAndPost(input, checked.value, signal), timedOut]);
}

async function resolveAndPost(
	input: WebhookRequest,
	url: URL,
	signal: AbortSignal
): Promise<WebhookAnswer> {
	const addresses = await addressesOf(hostOf(url), input.resolve ?? resolveAll);
	if (addresses.length === 0) return { kind: 'failed', error: 'name_not_found' };
	// One refused address is enough: a name that points inside as well as outside is an attack or a mistake.
	if (!addresses.every((address) => isAllowedAddress(address, input.allowed))) {
		return { kind: 'failed', error: 'address_refused' };
	}
	if (signal.aborted) return { kind: 'failed', error: 'timeout' };
	return post(input, url, addresses, signal);
}

function post(
	input: WebhookRequest,
	url: URL,
	addresses: readonly string[],
	signal: AbortSignal
): Promise<WebhookAnswer> {
	const send = url.protocol === 'https:' ? requestSecure : requestPlain;
	const body = Buffer.from(input.body);
	const options: RequestOptions = {
		method: 'POST',
		agent: false,
		signal,
		lookup: pinned(addresses),
		headers: { ...input.headers, 'content-length': body.length, 'accept-encoding': 'identity' }
	};
	return new Promise((resolve) => {
		const request = send(url, options, (response) => {
			readExcerpt(response).then((excerpt) => {
				request.destroy();
				resolve({
					kind: 'answer',
					status: response.statusCode ?? 0,
					retryAfter: response.headers['retry-after'],
					excerpt
				});
			});
		});
		request.on('error', (error) => resolve({ kind: 'failed', error: errorOf(error, signal) }));
		request.end(body);
	});
}

/** Resolves with what arrived, also where the connection breaks: the status line is what counts. */
function readExcerpt(response: IncomingMessage): Promise<string> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		let size = 0;
		const finish = () => resolve(Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8'));
		response.on('data', (chunk: Buffer) => {
			chunks.push(chunk);
			size += chunk.length;
			if (size >= MOST_BYTES) finish();
		});
		response.on('end', finish).on('error', finish).on('close', finish);
	});
}

async function addressesOf(host: string, resolve: Resolve): Promise<string[]> {
	if (isIP(host)) return [host];
	return resolve(host).catch(() => []);
}

const resolveAll: Resolve = (host) =>
	new Promise((resolve, reject) => {
		resolveName(host, { all: true, verbatim: true }, (error, found) =>
			error ? reject(error) : resolve(found.map(({ address }) => address))
		);
	});

/** A look-up that answers with the addresses already checked, whatever the net would say now. */
function pinned(addresses: readonly string[]): LookupFunction {
	const all: LookupAddress[] = addresses.map((address) => ({ address, family: isIP(address) }));
	return (_host, options, callback) => {
		const [first] = all;
		if (options.all || !first) callback(null, all);
		else callback(null, first.address, first.family);
	};
}

function errorOf(error: Error & { code?: string }, signal: AbortSignal): WebhookError {
	if (signal.aborted) return 'timeout';
	const code = error.code ?? '';
	return /CERT|TLS|SSL|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code)
		? 'tls_failed'
		: 'connection_failed';
}

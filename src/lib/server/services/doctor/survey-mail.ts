import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { codeOf } from '../../error-fields.ts';
import { faultOf, tryMailbox } from '../bounces/mailbox.ts';
import { fault, ok, warn, type Finding } from './finding.ts';

/** What letters of surveys need beside a mail server, as far as it can be seen from here: the DNS is for the operator to look at. */
export async function* surveyMailFindings(config: Config): AsyncGenerator<Finding> {
	if (config.smtpUrl === undefined) return;
	yield senderFinding(config);
	yield await signatureFinding(config);
	yield await returnsFinding(config);
}

/** The part behind the last `@`, be there a name around the address or not. */
const domainOf = (sender: string) => /@([^@>\s]+)>?\s*$/.exec(sender)?.[1]?.toLowerCase() ?? '';

function senderFinding({ mailFrom, smtpUrl = '' }: Config): Finding {
	const domain = domainOf(mailFrom);
	const server = new URL(smtpUrl).hostname;
	return ok(
		'sender',
		`mails come from ${domain}; see that its SPF record lets ${server} send for it, and that _dmarc.${domain} has a record`
	);
}

const LEAST_BITS = 2048;

async function signatureFinding({ dkim, mailFrom }: Config): Promise<Finding> {
	const name = 'signature';
	if (!dkim) {
		const mend = 'set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE: Gmail and others ask for it';
		return warn(name, 'letters are not signed by DKIM', mend);
	}
	const key = await readFile(dkim.keyFile).then(createPrivateKey).catch(codeOf);
	if (typeof key !== 'object') {
		const says = `${dkim.keyFile} holds no private key that can be read (${key ?? 'unknown'})`;
		return fault(name, says, 'see DKIM_KEY_FILE: a private key as PEM, readable by this user');
	}
	const bits = key.asymmetricKeyDetails?.modulusLength;
	if (bits !== undefined && bits < LEAST_BITS)
		return warn(name, `the key has ${bits} bits`, `make one of ${LEAST_BITS} bits or more`);
	const from = domainOf(mailFrom);
	if (from !== dkim.domain && !from.endsWith(`.${dkim.domain}`)) {
		const says = `letters are signed for ${dkim.domain}, and come from ${from}`;
		return warn(name, says, 'sign for the domain of the sender, or DMARC does not count it');
	}
	const record = `${dkim.selector}._domainkey.${dkim.domain}`;
	return ok(name, `see that the TXT record ${record} holds ${publicPart(key)}`);
}

function publicPart(key: KeyObject): string {
	const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
	// An Ed25519 key is published bare: RFC 8463.
	return key.asymmetricKeyType === 'ed25519'
		? `v=DKIM1; k=ed25519; p=${spki.subarray(-32).toString('base64')}`
		: `v=DKIM1; k=rsa; p=${spki.toString('base64')}`;
}

async function returnsFinding({ bounces }: Config): Promise<Finding> {
	const name = 'returns';
	const { address, imapUrl, token } = bounces;
	if (imapUrl === undefined && token === undefined) {
		const mend = 'set BOUNCE_ADDRESS, and BOUNCE_IMAP_URL or BOUNCE_TOKEN';
		return warn(name, 'letters that come back later are not read', mend);
	}
	if (address === undefined)
		return warn(name, 'letters come back to their senders', 'set BOUNCE_ADDRESS');
	if (imapUrl === undefined) return ok(name, `${address}: a mail server hands them over`);
	const url = new URL(imapUrl);
	try {
		await tryMailbox(url);
	} catch (error) {
		const mend = 'see BOUNCE_IMAP_URL, and whether this machine may connect there';
		return fault(name, `${url.host} does not let us in (${faultOf(error)})`, mend);
	}
	return ok(name, `the mailbox at ${url.host} opens; see that ${plusOf(address)} arrives in it`);
}

/** Each letter has a return address of its own. */
function plusOf(address: string): string {
	return address.replace('@', '+anything@');
}

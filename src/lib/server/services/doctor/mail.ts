import type { Config } from '../../config.ts';
import { tryHandshake } from '../../delivery/email/smtp.ts';
import { codeOf } from '../../error-fields.ts';
import { fault, type Finding, ok, warn } from './finding.ts';

/** Says hello to the mail server and signs in, where there is one; sends nothing. */
export async function mailFinding({ smtpUrl, mailFrom }: Config): Promise<Finding> {
	const name = 'mail';
	if (smtpUrl === undefined) {
		const mend = 'set SMTP_URL';
		return warn(name, 'there is no mail server: mails are written into the data folder', mend);
	}
	const where = new URL(smtpUrl).host;
	try {
		await tryHandshake(smtpUrl);
	} catch (error) {
		const mend = 'see SMTP_URL, and whether this machine may connect there';
		return fault(name, `${where} does not let us in (${codeOf(error) ?? 'unknown'})`, mend);
	}
	return mailFrom.endsWith('@localhost')
		? warn(name, `${where} answers; mails come from ${mailFrom}`, 'set MAIL_FROM')
		: ok(name, `${where} answers`);
}

import type { House } from '../../house.ts';
import type { Mail } from '../../mailer.ts';
import { MAIL_FILE } from '../../storage/mail-files.ts';
import type { MailRow } from '../../storage/store.ts';

/** What is the same at each try, so that a mail program shows a repeated one once, and a report of it is told by its address. */
export function markedMail(
	{ config }: Pick<House, 'config'>,
	{ id, email }: Pick<MailRow, 'id' | 'email'>
) {
	const { address } = config.bounces;
	return {
		to: [email],
		messageId: `<${id}@${new URL(config.origin).hostname}>`,
		file: `${id}${MAIL_FILE}`,
		...(address !== undefined && { returnTo: returnAddress(address, id) })
	} satisfies Partial<Mail>;
}

/** `bounces@example.com` becomes `bounces+mail_1@example.com`. */
function returnAddress(address: string, mail: string): string {
	const at = address.lastIndexOf('@');
	return `${address.slice(0, at)}+${mail}${address.slice(at)}`;
}

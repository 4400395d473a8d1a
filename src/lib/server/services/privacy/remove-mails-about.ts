import PostalMime from 'postal-mime';
import type { House } from '../../house.ts';
import { mailFiles } from '../../storage/mail-files.ts';

/** Of mails that were written to files and are named by no row: those that name one of these contacts. */
export async function removeMailsAbout(
	{ mailer }: Pick<House, 'mailer'>,
	contacts: readonly string[]
): Promise<void> {
	if (contacts.length === 0) return;
	for await (const { content, remove } of mailFiles(mailer.writesTo).unnamed()) {
		const { subject = '', text = '', html = '', headers } = await PostalMime.parse(content);
		const said = [subject, text, html, ...headers.map(({ value }) => value)]
			.join('\n')
			.toLowerCase();
		if (contacts.some((contact) => said.includes(contact))) await remove();
	}
}

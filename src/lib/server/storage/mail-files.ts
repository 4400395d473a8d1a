import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** How the files end that mails are written to, for want of a mail server; before it stands what the mail is known by. */
export const MAIL_FILE = '.eml';

/** The folder of mails that were written for want of a mail server; without one there are none. */
export function mailFiles(folder: string | undefined) {
	const pathOf = (name: string) => join(folder ?? '', basename(name));
	return {
		/** Of mails with these ids. */
		async remove(ids: readonly string[]): Promise<void> {
			if (folder === undefined) return;
			for (const id of ids) await rm(pathOf(`${id}${MAIL_FILE}`), { force: true });
		},
		/** Those that are named by their time: nothing says whom they are about but themselves. */
		async *unnamed(): AsyncGenerator<{ content: Buffer; remove(): Promise<void> }> {
			const names = folder === undefined ? [] : await readdir(folder).catch(() => []);
			for (const name of names) {
				if (!BY_TIME.test(name)) continue;
				const content = await readFile(pathOf(name)).catch(() => null);
				if (content) yield { content, remove: () => rm(pathOf(name), { force: true }) };
			}
		}
	};
}

const BY_TIME = /^\d{4}-.*\.eml$/;

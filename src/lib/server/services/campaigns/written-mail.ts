import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import PostalMime from 'postal-mime';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { mailById } from '../../storage/queries/sending.ts';

/** A mail that was written to a file, as its receiver would read it. */
export interface WrittenMail {
	subject: string;
	text: string;
	html: string;
	headers: { name: string; value: string }[];
}

/** Of a survey; only where it was written for want of a mail server, and its file is still there. */
export async function writtenMail(
	{ store, mailer }: Pick<House, 'store' | 'mailer'>,
	{ workspace, campaign, mail }: { workspace: string; campaign: string; mail: string }
): Promise<Result<WrittenMail, Problem>> {
	const row = await mailById(store, workspace, mail);
	if (!row || row.campaignId !== campaign || row.file === null || mailer.writesTo === undefined)
		return fail({ code: 'not_found' });
	const raw = await readFile(join(mailer.writesTo, basename(row.file))).catch(() => null);
	if (raw === null) return fail({ code: 'not_found' });
	const { subject = '', text = '', html = '', headers } = await PostalMime.parse(raw);
	return ok({
		...{ subject, text, html },
		headers: headers.map(({ originalKey: name, value }) => ({ name, value }))
	});
}

import type { Addressed, WriteMail } from '../../delivery/mailing/mailing.ts';
import type { compileLetter } from '../../delivery/survey-letter/compile.ts';
import type { House } from '../../house.ts';
import type { Mail } from '../../mailer.ts';
import type { RecipientRow } from '../../storage/store.ts';
import { liveQuiz } from '../live.ts';
import { sealMailToken } from '../mail-token.ts';
import type { Campaign } from './campaigns.ts';

/** Given by whoever composes the house: it draws letters by components, which not every process can load. */
export type CompileLetter = typeof compileLetter;
type CompiledLetter = ReturnType<CompileLetter>;

/**
 * A survey's letter, ready to be written to many: compiled once for each language, subject and kind that is met.
 * @throws Error where the quiz cannot be answered any more
 */
export async function surveyLetters(
	app: House,
	compile: CompileLetter,
	campaign: Campaign
): Promise<WriteMail> {
	const live = await liveQuiz(app, campaign.quizId);
	if (!live || live.closed) throw new Error('The quiz takes no answers.');
	const { quiz } = live;
	const { letter, settings } = campaign;
	const { origin } = app.config;
	const compiled = new Map<string, CompiledLetter>();

	function letterFor({ invitation: { locale, variant }, mail: { kind } }: Addressed) {
		const key = `${locale} ${variant} ${kind}`;
		const known = compiled.get(key);
		if (known) return known;
		const asked = { letter, quiz, locale, variant, kind, origin };
		const made = compile({ ...asked, opens: settings.opens });
		compiled.set(key, made);
		return made;
	}

	return (to) => {
		const made = letterFor(to);
		const { id } = to.invitation;
		const answerUrl = `${origin}/m/${sealMailToken(app, 'answer', id)}`;
		const leaveUrl = `${origin}/u/${sealMailToken(app, 'leave', id)}`;
		const openUrl = `${origin}/m/${sealMailToken(app, 'open', id)}/open.gif`;
		const written = made.write({ fields: fieldsOf(to.recipient), answerUrl, leaveUrl, openUrl });
		return { ...written, ...senderOf(app, campaign, made), leave: leaveUrl };
	};
}

function fieldsOf({ email, name, fields }: RecipientRow): Record<string, string> {
	return { ...fields, email, ...(name !== null && { name }) };
}

/** Without an address or a name of its own: the installation's. */
export function senderOf(
	{ config }: Pick<House, 'config'>,
	{ letter: { sender } }: Pick<Campaign, 'letter'>,
	{ senderName }: Pick<CompiledLetter, 'senderName'>
): Pick<Mail, 'from' | 'replyTo'> {
	const replyTo = sender.replyTo ? { replyTo: sender.replyTo } : {};
	if (!sender.email && !senderName) return replyTo;
	const from = readSender(config.mailFrom);
	return {
		from: { name: senderName || from.name, address: sender.email || from.address },
		...replyTo
	};
}

/** Domains whose mail this installation sends: that of its own address, and the one that it signs for. */
export function ownDomains({ config: { mailFrom, dkim } }: Pick<House, 'config'>): string[] {
	const { address } = readSender(mailFrom);
	const own = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
	return [...new Set([own, ...(dkim ? [dkim.domain.toLowerCase()] : [])])];
}

/** `Quizsilver <quiz@example.com>`, as the configuration has checked it. */
function readSender(sender: string): { name: string; address: string } {
	const [, name = '', address = sender] = /^([^<]*)<([^<>]+)>$/.exec(sender) ?? [];
	return { name: name.replaceAll('"', '').trim(), address };
}

import type { Mail } from '../../mailer.ts';
import type { Role, UserRow } from '../../storage/store.ts';
import { memberName } from './members.ts';

interface Inviting {
	to: string;
	/** Who invites; undefined where they are not here any more. */
	from: UserRow | undefined;
	role: Role;
	link: string;
	locale: 'en' | 'ru';
}

/** The mail with the link that an account is made by. */
export function inviteMail({ to, from, role, link, locale }: Inviting): Mail {
	const host = new URL(link).host;
	const words = locale === 'ru' ? russian : english;
	return {
		to: [to],
		...words(from ? memberName(from) : host, host, words === russian ? RU[role] : EN[role], link)
	};
}

const EN = {
	owner: 'an owner',
	marketer: 'a marketer',
	sales: 'a salesperson',
	viewer: 'a viewer'
};
const RU = {
	owner: 'владелец',
	marketer: 'маркетолог',
	sales: 'продавец',
	viewer: 'наблюдатель'
};

const english = (who: string, host: string, role: string, link: string) => ({
	subject: `${who} invites you to Quizsilver`,
	text: `${who} invites you to work at ${host} as ${role}. To make your account, open this link within a week:

${link}

It works once, and for this address. If you did not expect it, do nothing.
`
});

const russian = (who: string, host: string, role: string, link: string) => ({
	subject: `${who} приглашает вас в Quizsilver`,
	text: `${who} приглашает вас работать на ${host}. Ваша роль: ${role}. Чтобы создать учётную запись, откройте эту ссылку в течение недели:

${link}

Ссылка работает один раз и только для этого адреса. Если вы не ждали приглашения, ничего делать не нужно.
`
});

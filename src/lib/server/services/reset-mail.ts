import type { Mail } from '../mailer.ts';
import type { UserRow } from '../storage/store.ts';

/** The mail with the link that sets a new password, in the account's language. */
export function resetMail(
	{ email, locale }: Pick<UserRow, 'email' | 'locale'>,
	link: string
): Mail {
	return { to: [email], ...(locale === 'ru' ? russian(link) : english(link)) };
}

const english = (link: string) => ({
	subject: 'A new password for Quizsilver',
	text: `Somebody asked for a new password for your Quizsilver account. To set it, open this link within an hour:

${link}

The link works once. If you did not ask for it, do nothing: the password stays as it is.
`
});

const russian = (link: string) => ({
	subject: 'Новый пароль для Quizsilver',
	text: `Кто-то запросил новый пароль для вашей учётной записи Quizsilver. Чтобы задать его, откройте эту ссылку в течение часа:

${link}

Ссылка работает один раз. Если вы её не запрашивали, ничего делать не нужно: пароль останется прежним.
`
});

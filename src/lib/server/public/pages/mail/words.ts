import type { Words } from '../../../../quiz/text.ts';

/** What pages say that a letter leads to. */
export const MAIL_WORDS = {
	unknown: {
		en: 'This link is not valid',
		ru: 'Эта ссылка не действует'
	},
	unknownText: {
		en: 'Nothing was changed. If you typed it or copied it, open the link in the letter itself.',
		ru: 'Ничего не изменилось. Если вы набрали или скопировали её, откройте ссылку прямо из письма.'
	},
	expired: {
		en: 'This survey’s link is no longer valid',
		ru: 'Ссылка на этот опрос больше не действует'
	},
	gone: { en: 'This survey is over', ru: 'Этот опрос завершён' },
	goneText: {
		en: 'It is not there any more and takes no answers.',
		ru: 'Его больше нет, и ответы не принимаются.'
	},
	saidNotMe: { en: 'Thank you for saying so', ru: 'Спасибо, что сказали' },
	goOn: { en: 'Answer for myself', ru: 'Ответить от себя' }
} satisfies Record<string, Words>;

export const UNAVAILABLE = {
	title: {
		en: 'This page is not available just now',
		ru: 'Страница сейчас недоступна'
	},
	text: {
		en: 'Your link still works. Try again in a moment.',
		ru: 'Ссылка ещё действует. Попробуйте чуть позже.'
	}
} satisfies Record<string, Words>;

/** @param until when links led to the quiz, in ms */
export function expiredText(until: number): Words {
	const day = (locale: string) =>
		new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(until);
	return {
		en: `It worked until ${day('en-GB')}.`,
		ru: `Она действовала до ${day('ru')}`
	};
}

/** @param address masked */
export function answeredText(address: string): Words {
	return {
		en: `A survey for ${address}. It has been answered already; this is what came of it.`,
		ru: `Опрос для ${address}. На него уже ответили; вот что получилось.`
	};
}

/** @param address masked */
export function notMeText(address: string, takenBack: boolean): Words {
	return takenBack
		? {
				en: `Nothing that was answered here counts for ${address}. You can answer for yourself, or close this page.`,
				ru: `Ничего из отмеченного здесь не засчитано за ${address}. Вы можете ответить от себя или закрыть эту страницу.`
			}
		: {
				en: `The survey was sent to ${address}. You can answer for yourself, or close this page.`,
				ru: `Этот опрос отправлен на ${address}. Вы можете ответить от себя или закрыть эту страницу.`
			};
}

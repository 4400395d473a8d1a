import type { Locale } from '../../quiz/text.ts';

/** Sentences that hardly anybody meets: no first screen is made to wait for them. */
const en = {
	link: 'This link is no longer valid. You can begin the quiz anew here.',
	sent: 'These answers have been sent already.'
};

const ru: typeof en = {
	link: 'Эта ссылка больше не действует. Здесь можно начать квиз заново.',
	sent: 'Эти ответы уже отправлены.'
};

/** In Russian for Russian, in English for everybody else. */
export function rareWords(locale: Locale): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}

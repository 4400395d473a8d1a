import type { PublicQuiz } from '../quiz/public.ts';
import { overheard, type Tell, type Watch } from './quiz-events.ts';
import { googleCounter, metricaCounter } from './visitor-counters.ts';

type Counters = NonNullable<PublicQuiz['counters']>;

const WORDS = {
	en: {
		label: 'Counting visits',
		text: (names: string) =>
			`May this visit be counted with ${names}? The quiz is the same either way.`,
		and: ' and ',
		metrica: 'Yandex Metrica',
		google: 'Google Analytics',
		yes: 'Yes',
		no: 'No'
	},
	ru: {
		label: 'Учёт посещений',
		text: (names: string) => `Можно учесть это посещение в ${names}? На квиз это не повлияет.`,
		and: ' и ',
		metrica: 'Яндекс Метрике',
		google: 'Google Analytics',
		yes: 'Да',
		no: 'Нет'
	}
};

/** The author's own counters are loaded where the visitor agrees, and asked about once: what is answered is kept nowhere. */
export function askConsent(counters: Counters): Watch | undefined {
	const { metrica, google } = counters;
	if (!metrica && !google) return;
	/** What has happened before the answer. */
	const before: Parameters<Tell>[] = [];
	let tellers: Tell[] | undefined;
	const agree = () => {
		tellers = [
			...(metrica ? [metricaCounter(metrica)] : []),
			...(google ? [googleCounter(google)] : [])
		];
		for (const told of before) tellers.forEach((tell) => tell(...told));
	};
	return (stage, around) => {
		ask(counters, stage.locale, agree);
		return overheard(stage, around, (...told) => {
			if (tellers) tellers.forEach((tell) => tell(...told));
			else before.push(told);
		});
	};
}

function ask({ metrica, google }: Counters, locale: string, agree: () => void): void {
	const words = WORDS[locale.startsWith('ru') ? 'ru' : 'en'];
	const names = [metrica && words.metrica, google && words.google].filter(Boolean).join(words.and);
	const notice = document.createElement('aside');
	const text = document.createElement('p');
	const actions = document.createElement('div');
	notice.className = 'asks';
	notice.ariaLabel = words.label;
	text.textContent = words.text(names);
	for (const answer of ['no', 'yes'] as const) {
		const button = document.createElement('button');
		button.type = 'button';
		button.textContent = words[answer];
		button.onclick = () => {
			notice.remove();
			if (answer === 'yes') agree();
		};
		actions.append(button);
	}
	notice.append(text, actions);
	// Beside what the runner draws, and in its look.
	document.querySelector('.quiz')?.append(notice);
}

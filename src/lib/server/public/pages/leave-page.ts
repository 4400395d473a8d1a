import { escapeHtml } from '../../../quiz/markdown.ts';
import type { Words } from '../../../quiz/text.ts';
import type { Standing } from '../../services/leaving/leave.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import type { Written } from './document.ts';
import { sayIn, writeOwnPage, type Say } from './own-page.ts';

/** What was just done, to be said at the top. */
export type Deed = 'leave' | 'back' | 'lists';

const LANGUAGES = [
	['en', 'English'],
	['ru', 'Русский']
] as const;

const WORDS = {
	ask: { en: 'Unsubscribe from our letters?', ru: 'Отписаться от наших писем?' },
	ask_text: {
		en: 'Surveys and other letters are sent to {address}. Press the button, and no more will be.',
		ru: 'Опросы и другие письма приходят на {address}. Нажмите кнопку, и больше их не будет.'
	},
	leave: { en: 'Unsubscribe from everything', ru: 'Отписаться от всего' },
	lists: { en: 'Or choose what you get', ru: 'Или выберите, что получать' },
	lists_text: {
		en: 'Tick the lists that you want letters from.',
		ru: 'Отметьте списки, письма которых хотите получать.'
	},
	save: { en: 'Save my choice', ru: 'Сохранить выбор' },
	saved: { en: 'Your choice has been saved.', ru: 'Выбор сохранён.' },
	left: { en: 'You are unsubscribed', ru: 'Вы отписались' },
	left_text: {
		en: 'We will not write to {address} any more. A letter that is already on its way may still arrive.',
		ru: 'Мы больше не пишем на {address}. Письмо, которое уже отправлено, ещё может прийти.'
	},
	by_mistake: {
		en: 'Was it by mistake? You can have the letters back.',
		ru: 'Нажали случайно? Письма можно вернуть.'
	},
	back: { en: 'Send me letters again', ru: 'Снова получать письма' },
	returned: { en: 'You will get our letters again.', ru: 'Вы снова будете получать наши письма.' },
	closed: { en: 'We do not write to you', ru: 'Мы вам не пишем' },
	closed_text: {
		en: 'No letters are sent to {address}, so there is nothing to unsubscribe from.',
		ru: 'На {address} письма не отправляются, отписываться не от чего.'
	},
	closed_for_good: {
		en: 'To be sure that it stays so, you can unsubscribe all the same.',
		ru: 'Чтобы так и осталось, можно всё равно отписаться.'
	},
	language: { en: 'Language', ru: 'Язык' }
} as const satisfies Record<string, Words>;

const CSS = `
.leave .prose{overflow-wrap:anywhere}
.leave .languages{display:flex;flex-wrap:wrap;gap:0 .25rem;justify-content:flex-end;width:100%;margin:0 -.6rem 0 auto}
.leave .languages :is(a,span){display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .6rem;font-size:.875rem}
.leave .languages span{font-weight:600;color:var(--ink)}
.leave h2{margin:0 0 .25rem;font-size:1.125rem;font-weight:600;line-height:1.3}
.leave .choice{margin-top:2.5rem;padding-top:1.75rem;border-top:1px solid var(--line)}
.leave .choice p{margin:0 0 .75rem;color:var(--ink-soft)}
.leave legend{padding:0}
.leave label{display:flex;align-items:center;gap:.75rem;min-height:2.75rem;padding:.35rem 0;overflow-wrap:anywhere;cursor:pointer}
.leave input[type=checkbox]{flex:none;width:1.375rem;height:1.375rem;margin:0;accent-color:var(--accent)}
.leave .choice .actions{margin-top:1rem}
.leave .outlined{border-color:var(--line-strong);color:var(--ink)}
`.trim();

type SayHere = Say<keyof typeof WORDS>;

/** The page that every letter leads to: how somebody stands, and what they can do about it, without scripts. */
export function renderLeavePage(
	bundle: QuizBundle,
	locale: 'en' | 'ru',
	standing: Standing,
	done?: Deed
): Written {
	const say = sayIn(WORDS, locale, { address: standing.address });
	const { title, texts, parts } = screen(standing, say, done);
	return writeOwnPage(bundle, locale, {
		...{ name: 'leave', css: CSS, title, texts },
		header: `<header>${languages(locale, say)}</header>`,
		above: said(done, say),
		below: parts.join('')
	});
}

function screen({ state, lists }: Standing, say: SayHere, done: Deed | undefined) {
	if (state === 'left') {
		const texts = [say('left_text'), say('by_mistake')];
		return { title: say('left'), texts, parts: [button('back', say('back'), 'quiet outlined')] };
	}
	const leaving = button('leave', say('leave'), 'primary');
	if (state === 'closed') {
		const texts = [say('closed_text'), say('closed_for_good')];
		return { title: say('closed'), texts, parts: [leaving] };
	}
	const choice = lists.length > 0 ? [listChoice(lists, say)] : [];
	const parts = done === 'lists' ? [...choice, leaving] : [leaving, ...choice];
	return { title: say('ask'), texts: [say('ask_text')], parts };
}

/** What was done is told before all else. */
function said(done: Deed | undefined, say: SayHere): string {
	if (done !== 'lists' && done !== 'back') return '';
	const text = say(done === 'lists' ? 'saved' : 'returned');
	return `<p class="notice" role="status">${escapeHtml(text)}</p>`;
}

function button(deed: Deed, text: string, look: string): string {
	return `<form method="post"><div class="actions"><button class="${look}" name="do" value="${deed}">${escapeHtml(text)}</button></div></form>`;
}

function listChoice(lists: Standing['lists'], say: SayHere): string {
	const boxes = lists.map(
		({ id, name, on }) =>
			`<label><input type="checkbox" name="list" value="${escapeHtml(id)}"${on ? ' checked' : ''}><span>${escapeHtml(name)}</span></label>`
	);
	return `<form method="post" class="choice"><fieldset aria-describedby="lists-help"><legend><h2>${escapeHtml(say('lists'))}</h2></legend><p id="lists-help">${escapeHtml(say('lists_text'))}</p>${boxes.join('')}</fieldset><div class="actions"><button class="quiet outlined" name="do" value="lists">${escapeHtml(say('save'))}</button></div></form>`;
}

/** Links, for looking changes nothing. */
function languages(locale: string, say: SayHere): string {
	const links = LANGUAGES.map(([code, name]) =>
		code === locale
			? `<span lang="${code}" aria-current="true">${name}</span>`
			: `<a href="?lang=${code}" lang="${code}" hreflang="${code}">${name}</a>`
	);
	return `<nav class="languages" aria-label="${escapeHtml(say('language'))}">${links.join('')}</nav>`;
}

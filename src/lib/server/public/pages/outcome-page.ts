import { commonCurrencies } from '../../../quiz/common-currencies.ts';
import { escapeHtml } from '../../../quiz/markdown.ts';
import type { Words } from '../../../quiz/text.ts';
import type { LinkStanding } from '../../services/desk/outcome-link.ts';
import { OUTCOMES } from '../../services/desk/outcomes.ts';
import { leadName } from '../../services/leads.ts';
import type { Outcome } from '../../services/desk/outcomes.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import type { Written } from './document.ts';
import { sayIn, writeOwnPage, type Say } from './own-page.ts';

export interface OutcomeForm {
	standing: LinkStanding;
	/** What the link, or the form, says so far. */
	given: { outcome: string; value: string; currency: string };
	/** Why it was not recorded. */
	fault?: 'none' | 'too_often' | 'same' | undefined;
	/** What is wrong with a field, a sentence. */
	wrong?: Readonly<Record<string, string>> | undefined;
	/** What was just recorded. */
	recorded?: Outcome | undefined;
}

const WORDS = {
	open: { en: 'What became of {name}?', ru: 'Какой итог у лида «{name}»?' },
	open_text: {
		en: 'Nothing is recorded until you press the button.',
		ru: 'Пока вы не нажмёте кнопку, ничего не записывается.'
	},
	outcome: { en: 'Outcome', ru: 'Итог' },
	won: { en: 'Won: there is a sale', ru: 'Сделка: клиент купил' },
	lost: { en: 'Lost: no sale', ru: 'Отказ: не купил' },
	junk: { en: 'Junk: not a real lead', ru: 'Нецелевой: это не лид' },
	unreached: { en: 'Not reached yet', ru: 'Пока не дозвонились' },
	value: { en: 'What it is worth, if known', ru: 'Сумма, если известна' },
	currency: { en: 'Currency, as EUR', ru: 'Валюта, например RUB' },
	save: { en: 'Record it', ru: 'Записать' },
	to_lead: { en: 'Open the lead', ru: 'Открыть лид' },
	recorded: { en: 'Recorded: {outcome}', ru: 'Записано: {outcome}' },
	recorded_text: {
		en: 'Thank you. The report has it already.',
		ru: 'Спасибо. Отчёт уже обновился.'
	},
	recorded_unreached: {
		en: 'You can say by the same link how it ends.',
		ru: 'По этой же ссылке потом можно указать итог.'
	},
	said: { en: 'This was said already: {outcome}', ru: 'Итог уже указан: {outcome}' },
	said_text: {
		en: 'It was recorded on {day} and the link has been used. To change it, open the lead.',
		ru: 'Он записан {day}, ссылка уже использована. Изменить итог можно на странице лида.'
	},
	same: {
		en: 'This has been recorded already; nothing was changed.',
		ru: 'Это уже записано, ничего не изменилось.'
	},
	not_ours: { en: 'This link is not one of ours', ru: 'Это не наша ссылка' },
	not_ours_text: {
		en: 'It was changed or cut short on the way. If you copied it from a letter, copy it whole. Nothing was recorded.',
		ru: 'Её изменили или обрезали. Если вы копировали её из письма, скопируйте целиком. Ничего не записано.'
	},
	expired: { en: 'This link is too old', ru: 'Ссылка устарела' },
	expired_text: {
		en: 'Links of a letter are good for 30 days. Say the outcome on the lead’s page; nothing was recorded here.',
		ru: 'Ссылки из письма действуют 30 дней. Укажите итог на странице лида; здесь ничего не записано.'
	},
	gone: { en: 'There is nothing to record', ru: 'Записывать нечего' },
	gone_text: {
		en: 'This lead was erased, or the account that the letter went to is closed.',
		ru: 'Этот лид удалён, или учётная запись, на которую пришло письмо, закрыта.'
	},
	passed_on: { en: 'This lead is a colleague’s now', ru: 'Этот лид передан коллеге' },
	passed_on_text: {
		en: 'Only its owner says what became of it by link. Nothing was recorded.',
		ru: 'Итог по ссылке указывает только ответственный. Ничего не записано.'
	},
	none: { en: 'Choose an outcome first.', ru: 'Сначала выберите итог.' },
	too_often: {
		en: 'That was pressed too often. Wait a minute and press it again.',
		ru: 'Кнопку нажали слишком много раз. Подождите минуту и нажмите снова.'
	},
	short_won: { en: 'won', ru: 'сделка' },
	short_lost: { en: 'lost', ru: 'отказ' },
	short_junk: { en: 'junk', ru: 'нецелевой' },
	short_unreached: { en: 'not reached', ru: 'не дозвонились' }
} as const satisfies Record<string, Words>;

const CSS = `
.outcome .prose{overflow-wrap:anywhere}
.outcome fieldset{border:0;margin:1.25rem 0;padding:0}
.outcome legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.outcome label.pick{display:flex;align-items:center;gap:.75rem;min-height:2.75rem;padding:.5rem .9rem;margin-bottom:.5rem;border:1px solid var(--line-strong);border-radius:.6rem;cursor:pointer;overflow-wrap:anywhere}
.outcome label.pick:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.outcome input[type=radio]{flex:none;width:1.25rem;height:1.25rem;margin:0;accent-color:var(--accent)}
.outcome .sum{display:grid;grid-template-columns:2fr minmax(5.5rem,1fr);gap:.35rem .75rem;margin-bottom:1.5rem}
.outcome form:not(:has(:is([value=won],[value=lost]):checked,[aria-invalid])) .sum{display:none}
.outcome .sum label{display:grid;grid-row:span 2;grid-template-rows:subgrid;align-items:end;color:var(--ink-soft);font-size:.9375rem}
.outcome .sum [aria-invalid]{border-color:var(--error)}
.outcome .wrong{grid-column:1/-1;color:var(--error);font-size:.9375rem}
.outcome .sum input{min-height:2.75rem;width:100%;padding:.4rem .75rem;border:1px solid var(--line-strong);border-radius:.6rem;background:transparent;color:var(--ink);font:inherit}
.outcome .outlined{display:inline-flex;align-items:center;min-height:2.75rem}
`.trim();

type SayHere = Say<keyof typeof WORDS>;

/** What a member's link leads to: the form, or why there is none; without scripts. */
export function renderOutcomePage(
	bundle: QuizBundle,
	locale: 'en' | 'ru',
	form: OutcomeForm
): Written {
	const say = sayIn(WORDS, locale);
	const { title, texts, parts } = screen(form, locale, say);
	return writeOwnPage(bundle, locale, {
		...{ name: 'outcome', css: CSS, title, texts },
		above: faultHtml(form, say),
		below: parts.join('')
	});
}

function screen(
	{ standing, given, recorded, wrong = {} }: OutcomeForm,
	locale: 'en' | 'ru',
	say: SayHere
) {
	const toLead = 'url' in standing ? [linkHtml(standing.url, say('to_lead'))] : [];
	if (recorded) {
		const texts = [say(recorded === 'unreached' ? 'recorded_unreached' : 'recorded_text')];
		return { title: say('recorded', { outcome: short(recorded, say) }), texts, parts: toLead };
	}
	if (standing.state === 'open') {
		const title = say('open', { name: leadName(standing.lead) });
		return {
			title,
			texts: [say('open_text')],
			parts: [formHtml(given, wrong, locale, say), ...toLead]
		};
	}
	if (standing.state === 'said') {
		const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
		const texts = [say('said_text', { day: day.format(standing.at) })];
		return { title: say('said', { outcome: short(standing.outcome, say) }), texts, parts: toLead };
	}
	const { state } = standing;
	return { title: say(state), texts: [say(`${state}_text`)], parts: toLead };
}

function short(outcome: Outcome, say: SayHere): string {
	return say(`short_${outcome}`);
}

function faultHtml({ fault, standing }: OutcomeForm, say: SayHere): string {
	if (!fault || standing.state !== 'open') return '';
	return `<p class="notice" role="alert">${escapeHtml(say(fault))}</p>`;
}

function formHtml(
	{ outcome, ...sum }: OutcomeForm['given'],
	wrong: Readonly<Record<string, string>>,
	locale: 'en' | 'ru',
	say: SayHere
): string {
	const picks = OUTCOMES.map(
		(one) =>
			`<label class="pick"><input type="radio" name="outcome" value="${one}"${one === outcome ? ' checked' : ''} required><span>${escapeHtml(say(one))}</span></label>`
	);
	const names = ['value', 'currency'] as const;
	const field = (name: (typeof names)[number], more: string) => {
		const marked =
			wrong[name] === undefined ? '' : ` aria-invalid="true" aria-describedby="${name}-wrong"`;
		return `<label>${escapeHtml(say(name))}<input name="${name}" value="${escapeHtml(sum[name])}" autocomplete="off" ${more}${marked}></label>`;
	};
	const value = field('value', 'inputmode="decimal" maxlength="20"');
	const currency = field(
		'currency',
		'maxlength="3" size="4" autocapitalize="characters" list="currencies"'
	);
	// Below both fields, which leave a sentence no room of its own.
	const told = names.map((name) => {
		const fault = wrong[name];
		if (fault === undefined) return '';
		return `<span class="wrong" id="${name}-wrong" role="alert">${escapeHtml(fault)}</span>`;
	});
	const offered = commonCurrencies(locale).map(
		({ code, name }) => `<option value="${code}">${escapeHtml(name)}</option>`
	);
	const sums = `<div class="sum">${value}${currency}${told.join('')}</div><datalist id="currencies">${offered.join('')}</datalist>`;
	return `<form method="post"><fieldset><legend>${escapeHtml(say('outcome'))}</legend>${picks.join('')}</fieldset>${sums}<div class="actions"><button class="primary">${escapeHtml(say('save'))}</button></div></form>`;
}

function linkHtml(url: string, text: string): string {
	return `<p><a class="outlined" href="${escapeHtml(url)}">${escapeHtml(text)}</a></p>`;
}

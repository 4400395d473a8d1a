import { formFields } from '../../../quiz/form/form-fields.ts';
import { escapeHtml } from '../../../quiz/markdown.ts';
import { inLocale, type Words } from '../../../quiz/text.ts';
import type { Refusal } from '../../../runner/asking.ts';
import { refusalsByStep } from '../../../runner/refusals.ts';
import type { House } from '../../house.ts';
import type { LiveQuiz } from '../../services/live.ts';
import type { Written } from '../pages/document.ts';
import { filesOn } from '../pages/files-on-screen.ts';
import { fieldsOf, told } from '../pages/posted.ts';
import { renderQuiz, type PageOf } from '../pages/runner-page.ts';
import { NEXT } from './form-names.ts';
import { unseenValues, type SentForm, type Taken } from './take-plain-form.ts';

const NOT_SENT: Words = {
	en: 'Nothing has been sent yet. Please check:',
	ru: 'Ответы ещё не отправлены. Проверьте, пожалуйста:'
};

const MOST_STRAYS = 30;

/**
 * The questions on the way with what was typed and what is wrong with it, to be sent again: a page of ours, whatever the
 * form looked like that was sent first.
 */
export async function againPage(
	house: House,
	page: PageOf,
	{ fields, days }: Pick<SentForm, 'fields' | 'days'>,
	{ problem, read, place, token }: Extract<Taken, { problem: unknown }>
): Promise<Written> {
	const { locale } = page;
	const live = atOnce(page.live);
	const found = refusalsByStep(fieldsOf(problem, locale), place.path);
	const isNamed = Object.keys(found).length > 0;
	const whole = problem.errors?.[0] ? fieldsOf(problem, locale)[0]?.message : undefined;
	const words = whole ?? told(problem, locale);
	const refusals = isNamed ? found : { [place.path.at(-1) ?? '']: [{ message: words }] };
	const screen = { place, token, page: { values: read.raw, refusals } };
	const faults = isNamed ? faultsOf(live, locale, refusals) : [escapeHtml(words)];
	const carried = [
		...unseenValues(read, place),
		...read.strays.slice(0, MOST_STRAYS).map((name): [string, string] => [name, '']),
		...fields.getAll(NEXT).map((address): [string, string] => [NEXT, address])
	];
	const plain = {
		carried: carried.map(hiddenField).join(''),
		above: above(locale, faults),
		css: CSS
	};
	const files = await filesOn(house, live, screen);
	return renderQuiz({ ...page, live, today: days[0], plain }, { ...screen, files });
}

/** The quiz with all its questions on one page, and nothing beside them. */
function atOnce(live: LiveQuiz): LiveQuiz {
	const { bonus: _, ...shown } = live.public;
	return {
		...live,
		quiz: { ...live.quiz, layout: 'page' },
		public: { ...shown, layout: 'page' }
	};
}

function faultsOf(
	{ quiz }: LiveQuiz,
	locale: string,
	refusals: Readonly<Record<string, readonly Refusal[]>>
): string[] {
	const fields = formFields(quiz);
	return quiz.steps.flatMap(({ id, title }) =>
		(refusals[id] ?? []).map(({ message, field }) => {
			// Of several fields in one question each is named by itself.
			const part = field && fields.find(({ name }) => name === `${id}.${field}`);
			const named = escapeHtml(inLocale(part ? part.title : title, locale, quiz.locales));
			return `<a href="#title--${escapeHtml(id)}">${named}</a><span>${escapeHtml(message)}</span>`;
		})
	);
}

function above(locale: string, faults: readonly string[]): string {
	const rows = faults.map((fault) => `<li>${fault}</li>`).join('');
	const title = NOT_SENT[locale.startsWith('ru') ? 'ru' : 'en'];
	return `<div class="faults" role="alert"><div><p>${title}</p><ul>${rows}</ul></div></div>`;
}

function hiddenField([name, value]: readonly [string, string]): string {
	return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}" form="form">`;
}

/** Its colours are those of the page, whatever the quiz's theme; it stands above the questions, beside the thermometer. */
const CSS = `
.faults{box-sizing:border-box;max-width:40.5rem;margin:0 auto;padding:1rem max(min(1.25rem,6.25vw),env(safe-area-inset-left)) .5rem;font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;color:CanvasText;overflow-wrap:anywhere}
.faults div{padding:.75rem 1rem;border:1px solid;border-left-width:4px;border-radius:10px}
.faults p{margin:0;font-weight:600}
.faults ul{margin:0;padding-left:1.25rem}
.faults li{margin-top:.375rem}
.faults a{display:inline-block;min-height:1.5rem;color:inherit}
.faults span{display:block}
@media (min-width:900px) and (min-height:560px){.faults{max-width:45.5rem;padding-left:6.25rem}}
`;

import { contrast, GROUND, readable } from '../../../quiz/colours.ts';
import { rewriteRecalls, withoutStrays } from '../../../quiz/fill.ts';
import { isSafeAddress } from '../../../quiz/safe-address.ts';
import type { QuizFile, Step } from '../../../quiz/quiz.ts';
import { isAskedIn } from '../../../quiz/verify/asked-in.ts';
import { textAt, withCopies } from '../../edits/copied-texts.ts';
import { withoutLanguage } from '../../edits/languages.ts';
import { written } from '../../edits/texts.ts';
import { named, type Fix, type Fixer, type Trouble } from './fix.ts';
import { outside, valueAt, without, withValue } from './places.ts';
import { stepsReached } from './reach-kept.ts';
import { inEach } from './titles.ts';

/** What respondents read, and what is asked of them. */
export const TEXTS = {
	no_contact_for_hot: ({ draft, newId }) => askForContact(draft, newId),
	letter_without_email: ({ draft, newId }) => askForContact(draft, newId),
	// Where people are best asked is the author's to say.
	letter_before_consent: null,
	details_without_contact: () => ({
		say: ({ t }) => t('fix.details.email'),
		apply: ({ details, ...given }) => {
			if (!details) return given;
			const fields = [...details.fields, { name: 'email' as const, required: true }].slice(-7);
			return { ...given, details: { ...details, fields } };
		}
	}),
	details_asked_before: ({ draft: { details, steps } }) => {
		const fields = details?.fields.filter((field) => !isAskedIn(steps)(field)) ?? [];
		// A form without a field is none.
		return {
			say: ({ t }) => t(fields.length > 0 ? 'fix.details.once' : 'fix.details.remove'),
			apply: ({ details: asked, ...given }) =>
				asked && fields.length > 0 ? { ...given, details: { ...asked, fields } } : given
		};
	},
	required_advertising: ({ problem: { path } }) => ({
		say: ({ t }) => t('fix.optional'),
		apply: (given) => without(given, path)
	}),
	// What is to be asked, compared with or agreed to, only its author knows.
	missing_text: null,
	missing_value: null,
	missing_consent: null,
	missing_translation: ({ draft, problem }) => {
		const locale = named(problem, 'locale');
		const texts = placesOf(problem).map((path) => textAt(draft, path));
		const from = draft.locales?.find(
			(other) => other !== locale && texts.every((text) => written(text, other).trim() !== '')
		);
		if (from === undefined) return null;
		return {
			say: ({ t, languageName }) => t('fix.copy', { language: languageName(from) }),
			apply: (given) => withCopies(given, locale, placesOf(problem))
		};
	},
	missing_language: ({ draft, problem }) => removed(draft, named(problem, 'locale')),
	untranslated_text: ({ problem }) => ({
		say: ({ t }) => t('fix.each'),
		apply: (given) =>
			placesOf(problem).reduce((now, path) => {
				const words = textAt(now, path);
				const own = (given.locales ?? []).map((locale) => [locale, words]);
				return withValue(now, path, Object.fromEntries(own));
			}, given)
	}),
	one_language: ({ draft }) => {
		const [only] = draft.locales ?? [];
		if (only === undefined) return null;
		return {
			say: ({ t, languageName }) => t('fix.language.only', { language: languageName(only) }),
			apply: (given) => ({ ...given, locales: [only] })
		};
	},
	copied_text: ({ problem }) => {
		const locale = named(problem, 'locale');
		return {
			say: ({ t }) => t('fix.verbatim'),
			apply: (given) => {
				const words = placesOf(problem).map((path) => written(textAt(given, path), locale).trim());
				return { ...given, verbatim: [...new Set([...(given.verbatim ?? []), ...words])] };
			}
		};
	},
	copied_language: ({ draft, problem }) => removed(draft, named(problem, 'locale')),
	unlisted_locale: ({ problem }) => {
		const locale = named(problem, 'locale');
		return {
			say: ({ t, languageName }) => t('fix.language.add', { language: languageName(locale) }),
			apply: (given) => ({ ...given, locales: [...(given.locales ?? ['en']), locale] })
		};
	},
	unknown_recall: ({ draft, problem }) => {
		const near = named(problem, 'near');
		if (!near) return withoutRecall({ draft, problem });
		const name = recallOf(problem);
		const write = (words: string) =>
			rewriteRecalls(words, (one, otherwise) =>
				one === name ? `{{${near}${otherwise === undefined ? '' : `|${otherwise}`}}}` : undefined
			);
		return {
			say: ({ t }) => t('fix.recall.near', { name: near }),
			apply: (given) => rewritten(given, problem.path, write)
		};
	},
	recall_too_early: (trouble) => withoutRecall(trouble),
	recall_of_score: (trouble) => withoutRecall(trouble),
	recall_not_filled: (trouble) => withoutRecall(trouble),
	broken_recall: ({ draft, problem: { path } }) => {
		if (isAddress(path)) return null;
		return {
			say: ({ t }) => t('fix.braces'),
			apply: () => rewritten(draft, path, withoutStrays)
		};
	},
	unsafe_address: ({ problem: { path } }) => {
		// A button that leads nowhere is none.
		const isButton = path.endsWith('.button.url');
		return {
			say: ({ t }) => t(isButton ? 'fix.button' : 'fix.address'),
			apply: (given) => without(given, isButton ? outside(path) : path)
		};
	},
	// Which site is meant is not written anywhere.
	address_from_answer: null,
	low_contrast: ({ draft, problem: { path, params } }) => {
		const { scheme, background } = draft.theme ?? {};
		const ground = background ?? GROUND[scheme === 'dark' ? 'dark' : 'light'];
		const colour = valueAt(draft, path);
		if (typeof colour !== 'string') return null;
		const shade = readable(colour, ground, Number(params['least']));
		if (contrast(shade, ground) < Number(params['least'])) return null;
		return {
			say: ({ t }) => t('fix.shade'),
			apply: (given) => withValue(given, path, shade)
		};
	}
} satisfies Record<string, Fixer | null>;

const placesOf = ({ path, paths }: Trouble['problem']) => paths ?? [path];

function removed({ locales = [] }: QuizFile, locale: string): Fix | null {
	if (locales.length < 2) return null;
	return {
		say: ({ t, languageName }) => t('fix.language.remove', { language: languageName(locale) }),
		apply: (given) => withoutLanguage(given, locale)
	};
}

const isAddress = (path: string) => /\.(url|redirect)$/.test(path);

const recallOf = (problem: Trouble['problem']) =>
	named(problem, 'recall').replace(/^\{\{|\}\}$/g, '');

/** The text, in all languages; one for all that would be empty is to be written in each. */
function rewritten(draft: QuizFile, path: string, write: (words: string) => string): QuizFile {
	const text = textAt(draft, path);
	if (typeof text !== 'object') {
		const words = write(text ?? '');
		const locales = draft.locales ?? ['en'];
		const blank = Object.fromEntries(locales.map((locale) => [locale, '']));
		return withValue(draft, path, words === '' ? blank : words);
	}
	const all = Object.entries(text).map(([locale, words]) => [locale, write(words)]);
	return withValue(draft, path, Object.fromEntries(all));
}

/** What was to stand in for it where it is unknown stays. */
function withoutRecall({ draft, problem }: Pick<Trouble, 'draft' | 'problem'>): Fix | null {
	const { path } = problem;
	const name = recallOf(problem);
	const write = (words: string) =>
		rewriteRecalls(words, (one, otherwise) => (one === name ? (otherwise ?? '').trim() : undefined))
			.replace(/ +(?=[,.!?:;]| |$)/g, '')
			.trim();
	if (isAddress(path)) {
		const address = valueAt(draft, path);
		if (typeof address !== 'string' || !isSafeAddress(write(address))) return null;
	}
	return {
		say: ({ t }) => t('fix.recall.remove'),
		apply: (given) => rewritten(given, path, write)
	};
}

/** An email among the contact details that are asked for already, else a step at the end. */
function askForContact(draft: QuizFile, newId: Trouble['newId']): Fix | null {
	const at = draft.steps.findIndex(({ kind }) => kind === 'contact');
	const email = { name: 'email' as const, required: true };
	const form = draft.steps[at];
	if (form && 'fields' in form) {
		return {
			say: ({ t }) => t('fix.email'),
			apply: (given) => withValue(given, `steps[${at}].fields`, [...form.fields, email])
		};
	}
	const step: Step = {
		id: newId(draft.steps.map(({ id }) => id)),
		kind: 'contact',
		title: inEach(draft, { en: 'Where can we reach you?', ru: 'Как с вами связаться?' }),
		required: true,
		fields: [{ name: 'name' }, email]
	};
	const apply = (given: QuizFile) => ({ ...given, steps: [...given.steps, step] });
	// Where every way ends before it, it would never be seen.
	if (!stepsReached(apply(draft)).has(step.id)) return null;
	return { say: ({ t }) => t('fix.contact'), apply };
}

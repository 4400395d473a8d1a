import { z } from 'zod';
import { redirectAddress } from '../../../quiz/form/allowed-redirect.ts';
import { formFields } from '../../../quiz/form/form-fields.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import type { Words } from '../../../quiz/text.ts';
import type { FieldError } from '../../problems.ts';

const MOST_REDIRECTS = 20;

const settingsSchema = z.object({
	/** What forms call a field besides its own name, by that. */
	names: z.record(z.string().max(200), z.array(z.string().min(1).max(200)).max(20)),
	/** Addresses that people may be sent to afterwards, with the pages below them. */
	redirects: z.array(z.string().max(2000)).max(MOST_REDIRECTS),
	/** Unless a form asks for another of them, people are sent to the first; else they see their result. */
	redirecting: z.boolean()
});

/** How plain forms on other pages are taken for a quiz's answers. */
export type FormSettings = z.infer<typeof settingsSchema>;

export const UNSET: FormSettings = { names: {}, redirects: [], redirecting: false };

/** As they were stored. */
export function storedSettings(settings: unknown): FormSettings {
	return settingsSchema.parse(settings);
}

/** Without what was left empty. */
export function tidySettings({ names, redirects, redirecting }: FormSettings): FormSettings {
	const kept = Object.entries(names).flatMap(([field, others]) => {
		const said = [...new Set(others.map((name) => name.trim()).filter(Boolean))];
		return said.length > 0 ? [[field, said] as const] : [];
	});
	return {
		names: Object.fromEntries(kept),
		redirects: [...new Set(redirects.map((one) => one.trim()).filter(Boolean))],
		redirecting
	};
}

/** What is wrong with settings for this quiz; paths as `names.money` and `redirects`. */
export function settingsErrors(
	quiz: Quiz,
	{ names, redirects, redirecting }: FormSettings
): FieldError[] {
	const own = new Set(formFields(quiz).map(({ name }) => name));
	const taken = new Map<string, string>();
	const errors: FieldError[] = [];
	for (const [field, others] of Object.entries(names)) {
		// Of a question that is not there any more: it may come back.
		if (!own.has(field)) continue;
		for (const name of others) {
			const message = wrongName(name, own, taken.get(name));
			if (message) errors.push({ path: `names.${field}`, message });
			taken.set(name, field);
		}
	}
	const bad = redirects.filter((one) => one.length > 2000 || !redirectAddress(one));
	if (bad[0] !== undefined) errors.push({ path: 'redirects', message: badAddress(bad[0]) });
	else if (redirects.length > MOST_REDIRECTS) errors.push({ path: 'redirects', message: TOO_MANY });
	else if (redirecting && redirects.length === 0)
		errors.push({ path: 'redirects', message: NO_ADDRESS });
	return errors;
}

function wrongName(
	name: string,
	own: ReadonlySet<string>,
	taken: string | undefined
): Words | undefined {
	if (name.length > 200) return TOO_LONG;
	if (name.startsWith('_')) {
		return {
			en: `“${name}” begins with “_”: such names are kept for the form itself.`,
			ru: `«${name}» начинается с «_»: такие имена служебные.`
		};
	}
	if (own.has(name)) {
		return {
			en: `“${name}” is the name of a field of this quiz already.`,
			ru: `«${name}» — уже имя поля этого квиза.`
		};
	}
	if (taken === undefined) return undefined;
	return {
		en: `“${name}” fills “${taken}” already: a field can answer one question.`,
		ru: `«${name}» уже заполняет «${taken}»: одно поле отвечает на один вопрос.`
	};
}

function badAddress(address: string): Words {
	const shown = address.slice(0, 100);
	return {
		en: `“${shown}” is no address to send people to: it has to begin with https:// or http://, without a password and without “#”.`,
		ru: `На «${shown}» перенаправить нельзя: адрес должен начинаться с https:// или http://, без пароля и без «#».`
	};
}

const TOO_LONG: Words = {
	en: 'A name has 200 characters at most.',
	ru: 'В имени не больше 200 символов.'
};
const NO_ADDRESS: Words = {
	en: 'Name the address that people are to be sent to.',
	ru: 'Укажите адрес, на который перенаправлять людей.'
};
const TOO_MANY: Words = {
	en: `Name ${MOST_REDIRECTS} addresses at most: pages below an address are allowed with it.`,
	ru: `Укажите не больше ${MOST_REDIRECTS} адресов: страницы внутри адреса разрешены вместе с ним.`
};

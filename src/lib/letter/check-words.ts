import { recallMarks } from '../quiz/fill.ts';
import { hasBrokenRecall, OWN_FIELDS } from './fields.ts';
import type { Letter, Wording } from './letter.ts';
import type { Finding } from './problem.ts';

/** Behind this, phones show no more of a subject. */
const LONG_SUBJECT = 70;

/** An address as mail programs take it: nothing that would end a header or begin another. */
const ADDRESS =
	/^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}.]+(?:\.[^\s@<>()[\]\\,;:"\p{Cc}.]+)+$/u;

/** What is wrong with the words of a letter and with who sends it. */
export function checkWords(letter: Letter, fields: readonly string[] | null): Finding[] {
	return [
		...subjects(letter),
		...sender(letter),
		...letter.locales.flatMap((locale) => oneOf(letter, locale)),
		...wordingsOf(letter).flatMap(({ path, wording }) =>
			letter.locales.flatMap((locale) =>
				recalls(wording[locale] ?? '', fields).map((one) => ({ ...one, path, locale }))
			)
		)
	];
}

/** Every text of a letter that recalls may stand in. */
function wordingsOf(letter: Letter): { path: string; wording: Wording }[] {
	const { subject, subjectB, preheader, footer, reminderSubject, reminderText } = letter;
	const around = { subject, subjectB, preheader, footer, reminderSubject, reminderText };
	const named = Object.entries(around).flatMap(([path, wording]) =>
		wording ? [{ path, wording }] : []
	);
	const inBlocks = letter.blocks.flatMap((block) => {
		const at = `blocks.${block.id}`;
		if (block.kind === 'picture') return [{ path: `${at}.alt`, wording: block.alt }];
		if (block.kind === 'question') {
			return block.title ? [{ path: `${at}.title`, wording: block.title }] : [];
		}
		return 'text' in block ? [{ path: `${at}.text`, wording: block.text }] : [];
	});
	return [...named, ...inBlocks];
}

function subjects({ subject, subjectB, reminderSubject, locales }: Letter): Finding[] {
	const all = { subject, subjectB, reminderSubject };
	const long = Object.entries(all).flatMap(([path, wording]) =>
		locales.flatMap((locale): Finding[] => {
			const { length } = [...(wording?.[locale] ?? '').trim()];
			return length > LONG_SUBJECT
				? [{ code: 'subject_long', path, locale, about: String(length) }]
				: [];
		})
	);
	const same = locales.filter(
		(locale) => subjectB && !isBlank(subjectB, locale) && subjectB[locale] === subject[locale]
	);
	return [
		...same.map((locale): Finding => ({ code: 'subjects_same', path: 'subjectB', locale })),
		...long
	];
}

/** The first language in which the sender has no name. */
export function unnamedIn({ sender: { name }, locales }: Letter): string | undefined {
	return locales.find((locale) => isBlank(name, locale));
}

function sender(letter: Letter): Finding[] {
	const { email, replyTo } = letter.sender;
	const found: Finding[] = [];
	const unnamed = unnamedIn(letter);
	if (unnamed) found.push({ code: 'sender_missing', path: 'sender.name', locale: unnamed });
	if (email && !ADDRESS.test(email)) {
		found.push({ code: 'sender_address', path: 'sender.email', about: email });
	}
	if (replyTo && !ADDRESS.test(replyTo)) {
		found.push({ code: 'reply_address', path: 'sender.replyTo', about: replyTo });
	}
	return found;
}

/** What one language lacks around the blocks. */
function oneOf(letter: Letter, locale: string): Finding[] {
	const { subject, subjectB, preheader, footer, reminderSubject, reminderText } = letter;
	const found: Finding[] = [];
	if (isBlank(subject, locale)) found.push({ code: 'subject_missing', path: 'subject', locale });
	for (const [path, wording] of Object.entries({ subjectB, reminderSubject, reminderText })) {
		const isBegun = wording && letter.locales.some((one) => !isBlank(wording, one));
		if (isBegun && isBlank(wording, locale)) found.push({ code: 'words_missing', path, locale });
	}
	if (isBlank(preheader, locale)) {
		found.push({ code: 'preheader_missing', path: 'preheader', locale });
	}
	if (isBlank(footer, locale)) found.push({ code: 'footer_missing', path: 'footer', locale });
	// No postal address is without a number.
	else if (!/\d/.test(footer[locale] ?? '')) {
		found.push({ code: 'footer_postal', path: 'footer', locale });
	}
	return found;
}

function recalls(text: string, fields: readonly string[] | null): Omit<Finding, 'path'>[] {
	if (hasBrokenRecall(text)) return [{ code: 'recall_broken' }];
	const known: ReadonlySet<string> = new Set([...OWN_FIELDS, ...(fields ?? [])]);
	const found = recallMarks(text).flatMap(({ name, fallback }): Omit<Finding, 'path'>[] => {
		if (fields && !known.has(name)) return [{ code: 'recall_unknown', about: name }];
		return fallback || name === 'email' ? [] : [{ code: 'recall_bare', about: name }];
	});
	// Said once of each field.
	return found.filter(({ about }, at) => found.findIndex((one) => one.about === about) === at);
}

const isBlank = (wording: Wording, locale: string) => (wording[locale] ?? '').trim() === '';

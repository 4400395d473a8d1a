import { LOCALES } from '../../../lib/i18n/locale.ts';
import type { ImportFormat } from '../../../lib/server/services/imports/imports.ts';
import type { Mapping } from '../../../lib/server/services/audience/columns.ts';
import { textOf } from '../../form-text.ts';

export const ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be'] as const;
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export const SEPARATOR_NAMES = ['comma', 'semicolon', 'tab'] as const;

export function separatorName(separator: string): (typeof SEPARATOR_NAMES)[number] {
	return SEPARATOR_NAMES.find((name) => SEPARATORS[name] === separator) ?? 'comma';
}

/** How the file is read, as far as somebody says. */
export function givenFormat(value: (name: string) => string) {
	const encoding = ENCODINGS.find((one) => one === value('encoding'));
	const separator = SEPARATOR_NAMES.find((one) => one === value('separator'));
	const headings = value('headings');
	const locale = LOCALES.find((one) => one === value('locale'));
	const kind = value('kind') === 'xlsx' ? ('xlsx' as const) : null;
	return {
		...(kind && { kind }),
		...(encoding && { encoding }),
		...(separator && { separator: SEPARATORS[separator] }),
		...(locale && { locale }),
		...(headings !== '' && { headings: headings === 'yes' })
	};
}

export const DEFAULT_FORMAT: ImportFormat = {
	...{ kind: 'csv', encoding: 'utf-8', separator: ',', headings: true }
};

/** What each column is: fields `column-0`, `column-1`, …; those left out are not in it. */
export function givenMapping(form: FormData | URLSearchParams): Mapping {
	const mapping: Record<string, string> = {};
	for (const [name, meaning] of form.entries()) {
		const at = /^column-(\d{1,4})$/.exec(name)?.[1];
		if (typeof meaning !== 'string') continue;
		if (at !== undefined && meaning !== '') mapping[at] = meaning;
	}
	return mapping;
}

/** The list that people are put on, as `ListChoice` asks for it. */
export function givenList(form: FormData) {
	const list = textOf(form, 'list');
	if (list === '') return {};
	return list === 'new' ? { newList: textOf(form, 'newList') } : { list };
}

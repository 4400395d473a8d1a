import { readAddress } from '../../audience/address.ts';
import type { Mapping } from '../../audience/columns.ts';
import type { FileLook } from '../import-file.ts';

/** What a column of a file of leads may be, in the order in which it is offered. */
export const LEAD_MEANINGS = [
	...(['email', 'phone', 'name', 'last_name', 'company', 'role', 'city', 'locale'] as const),
	...(['tags', 'owner', 'stage', 'segment', 'source', 'note', 'created'] as const),
	...(['outcome', 'value', 'currency'] as const)
] as const;

export type LeadMeaning = (typeof LEAD_MEANINGS)[number];

/** Several columns may be these: what stands in them is put together. */
const SEVERAL: ReadonlySet<string> = new Set<LeadMeaning>(['tags', 'note']);

/** Says more surely than a segment's name how warm a lead is: quizzes call their segments as they like. */
const TEMPERATURE = /^(температур|temperature\b)/i;

/** The first that fits a heading says what stands below it. */
const HEADINGS: readonly [RegExp, LeadMeaning][] = [
	[/^(ответственн|менеджер|владел|куратор|owner\b|assigned|manager\b|responsible)/i, 'owner'],
	[
		/^(дата созд|дата добав|дата обращ|создан|появил|created|first seen\b|date\b|дата$|added\b)/i,
		'created'
	],
	[/(^|[^a-z])e-?mail\b|почт|[эе]-?м[еэ]йл|имейл/i, 'email'],
	[/телефон|мобильн|^тел\b|^тел\.|phone\b|^mobile\b|^tel\b|^cell\b/i, 'phone'],
	[/^(язык|lang|locale)/i, 'locale'],
	[/^(тег|метк|tags?\b|labels?\b)/i, 'tags'],
	[/^(компани|организаци|фирма|юр\.? ?лицо|company\b|organi[sz]ation\b|account\b)/i, 'company'],
	[/^(должност|роль|position\b|job\b|role\b|title\b)/i, 'role'],
	[/^(город|city\b|town\b)/i, 'city'],
	[/^(этап|стади|статус|воронка|stage\b|status\b|lifecycle|pipeline)/i, 'stage'],
	[/^(сегмент|температур|segment\b|temperature\b)/i, 'segment'],
	[
		/^(источник|откуда|канал|source\b|lead source|utm_source|first_source|first: source|first response: source|первый (раз|ответ): источник|channel\b|origin)/i,
		'source'
	],
	[/^(заметк|комментар|примечан|описани|notes?\b|comments?\b|description\b)/i, 'note'],
	[/^(итог|исход|результат|outcome\b|result\b)/i, 'outcome'],
	[/^(сумма|бюджет|стоимост|value\b|amount\b|budget\b|revenue\b|deal value)/i, 'value'],
	[/^(валюта|currency\b)/i, 'currency'],
	[/^(фамили|last.?name|surname)/i, 'last_name'],
	[
		/^(фио|ф\.\s*и\.\s*о|имя|лид$|клиент|контакт|name\b|full.?name|first.?name|contact\b|lead$)/i,
		'name'
	]
];

/** What columns of these headings most likely are; by what stands in them where no heading tells of a contact. */
export function guessLeadMapping({ headings, rows }: Pick<FileLook, 'headings' | 'rows'>): Mapping {
	const mapping: Record<string, string> = {};
	const taken = new Set<string>();
	(headings ?? []).forEach((typed, column) => {
		const heading = typed.trim().replaceAll('_', ' ');
		const known = HEADINGS.find(([words]) => words.test(heading) || words.test(typed.trim()))?.[1];
		if (!known) return;
		const before = Object.keys(mapping).find((at) => mapping[at] === known);
		if (before !== undefined && !SEVERAL.has(known)) {
			if (known !== 'segment' || !TEMPERATURE.test(heading)) return;
			delete mapping[before];
		}
		taken.add(known);
		mapping[column] = known;
	});
	const give = (meaning: LeadMeaning, holds: (cell: string) => boolean) => {
		if (taken.has(meaning)) return;
		const width = Math.max(headings?.length ?? 0, ...rows.map((row) => row.length), 0);
		const count = (column: number) => rows.filter((row) => holds(row[column] ?? '')).length;
		const free = Array.from({ length: width }, (_, at) => at).filter((at) => !(at in mapping));
		const [best] = free.toSorted((one, other) => count(other) - count(one) || one - other);
		if (best !== undefined && count(best) > 0) mapping[best] = meaning;
	};
	give('email', (cell) => readAddress(cell).ok);
	give('phone', looksLikePhone);
	return mapping;
}

/** Ten digits or more, grouped as people do. */
function looksLikePhone(cell: string): boolean {
	return /^\+?[\d\s().-]+$/.test(cell.trim()) && /^\d{10,15}$/.test(cell.replace(/\D/g, ''));
}

/** What is wrong with a mapping; null where nothing is. */
export function leadMappingFault(mapping: Mapping): 'no_contact' | 'twice' | 'bad_field' | null {
	const meanings = Object.values(mapping);
	if (!meanings.every((one) => LEAD_MEANINGS.some((known) => known === one))) return 'bad_field';
	if (!meanings.includes('email') && !meanings.includes('phone')) return 'no_contact';
	const single = meanings.filter((meaning) => !SEVERAL.has(meaning));
	return new Set(single).size === single.length ? null : 'twice';
}

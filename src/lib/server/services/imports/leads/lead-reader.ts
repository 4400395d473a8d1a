import { cleanLine, cleanText } from '../../../../quiz/questions/text-parts.ts';
import type { Temperature } from '../../../../quiz/quiz.ts';
import type { Result } from '../../../../quiz/result.ts';
import type { ImportFormat, Outcome } from '../../../storage/store.ts';
import { readAddress, type AddressFault } from '../../audience/address.ts';
import type { Mapping } from '../../audience/columns.ts';
import { readLanguage } from '../../audience/person.ts';
import { countryFor, toE164 } from '../../contact.ts';
import type { RowFault, RowReader } from '../import-file.ts';
import { readAmount, readCurrency, readDay } from './lead-cells.ts';
import type { LeadMeaning } from './lead-columns.ts';
import { OUTCOME_WORDS, SEGMENT_WORDS, wordOf, type LeadWords } from './lead-words.ts';

/** A lead as a row of a file names it, read. */
export interface LeadGiven {
	line: number;
	/** Lower case; one of the two is there. */
	email: string | null;
	/** E.164. */
	phone: string | null;
	name: string | null;
	company: string | null;
	role: string | null;
	city: string | null;
	locale: string | null;
	tags: readonly string[];
	/** A member's id. */
	owner: string | null;
	/** A stage's id. */
	stage: string | null;
	temperature: Temperature | null;
	source: string | null;
	note: string | null;
	createdAt: number | null;
	outcome: Outcome | null;
	value: number | null;
	/** ISO 4217. */
	currency: string | null;
}

/** Why a row of a file of leads is not taken. */
type RefusedFor = RowFault | AddressFault | 'no_contact' | 'swapped' | 'bad_phone' | 'bad_pair';

/** What a row was taken without. */
type TakenWithout =
	| ('without_email' | 'without_phone' | 'without_name' | 'without_company' | 'without_role')
	| ('without_city' | 'without_locale' | 'without_tags' | 'without_owner' | 'without_stage')
	| ('without_segment' | 'without_source' | 'without_created' | 'without_outcome')
	| ('without_value' | 'without_currency' | 'value_alone' | 'note_cut');

/** Told where it is written: the number is another lead's. */
export const PHONE_OF_ANOTHER = 'phone_of_another';

export type LeadFault = RefusedFor | TakenWithout | typeof PHONE_OF_ANOTHER;

const LONGEST = { text: 200, tag: 64, note: 10_000 };
const MOST_TAGS = 50;

type Cells = Readonly<Record<LeadMeaning, string>>;

/**
 * Rows of a file as leads. Of several rows with one address, or one number where the other names no address, the first stands. What
 * cannot be read beside a contact is left out, and told.
 */
export function leadReader(
	mapping: Mapping,
	format: Pick<ImportFormat, 'locale' | 'country'>,
	words: LeadWords
): RowReader<LeadGiven> {
	const columns = Object.entries(mapping).map(([at, meaning]) => ({ at: Number(at), meaning }));
	const seen = { emails: new Set<string>(), phones: new Map<string, boolean>() };
	return (row, line) => {
		const cells = cellsBy(row, columns);
		const contact = readContact(cells, format);
		const value = (contact.email ?? contact.phone ?? (cells.email || cells.phone)) || row.join(' ');
		const who = named(value, cells);
		if (contact.refused) return { item: null, fault: { code: contact.refused, value: who } };
		if (hasBeen(seen, contact)) return { item: null, fault: { code: 'repeated', value: who } };
		const without = new Set<TakenWithout>(contact.without);
		const item = { line, ...contactOf(contact), ...readRest(cells, words, without) };
		if (without.size === 0) return { item, fault: null };
		return { item, fault: { code: [...without].join(' '), value: told(value, cells, without) } };
	};
}

function cellsBy(
	row: readonly string[],
	columns: readonly { at: number; meaning: string }[]
): Cells {
	const cells: Record<string, string> = {};
	for (const { at, meaning } of columns) {
		const cell = row[at] ?? '';
		const before = cells[meaning];
		cells[meaning] = before && cell.trim() !== '' ? `${before}\n${cell}` : before || cell;
	}
	const of = (meaning: LeadMeaning) => cells[meaning] ?? '';
	return {
		...{ email: of('email'), phone: of('phone'), name: of('name'), last_name: of('last_name') },
		...{ company: of('company'), role: of('role'), city: of('city'), locale: of('locale') },
		...{ tags: of('tags'), owner: of('owner'), stage: of('stage'), segment: of('segment') },
		...{ source: of('source'), note: of('note'), created: of('created') },
		...{ outcome: of('outcome'), value: of('value'), currency: of('currency') }
	};
}

interface Contact {
	email: string | null;
	phone: string | null;
	refused: RefusedFor | null;
	without: TakenWithout[];
}

function readContact(
	{ email, phone, locale }: Cells,
	format: { locale?: string | undefined; country?: string | undefined }
): Contact {
	const language = readLanguage(locale) ?? format.locale ?? 'en';
	const country = countryFor(format.country, language);
	const address = email.trim() === '' ? null : readAddress(email);
	const number = phone.trim() === '' ? null : toE164(phone, country);
	const isBadPhone = phone.trim() !== '' && number === null;
	const known = { email: valueOf(address), phone: number, refused: null, without: [] };
	if (known.email === null && number === null) {
		return { ...known, refused: refusalOf(address, isBadPhone, { email, phone, country }) };
	}
	const without: TakenWithout[] = [
		...(address && !address.ok ? (['without_email'] as const) : []),
		...(isBadPhone ? (['without_phone'] as const) : [])
	];
	return { ...known, without };
}

const valueOf = (address: Result<string, AddressFault> | null) =>
	address?.ok ? address.value : null;

function refusalOf(
	address: Result<string, AddressFault> | null,
	isBadPhone: boolean,
	{
		email,
		phone,
		country
	}: { email: string; phone: string; country: ReturnType<typeof countryFor> }
): RefusedFor {
	if (!address)
		return isBadPhone ? (readAddress(phone).ok ? 'swapped' : 'bad_phone') : 'no_contact';
	const isSwapped =
		toE164(email, country) !== null && (phone.trim() === '' || readAddress(phone).ok);
	if (isSwapped) return 'swapped';
	if (isBadPhone) return 'bad_pair';
	return address.ok ? 'no_contact' : address.problem;
}

const contactOf = ({ email, phone }: Contact) => ({ email, phone });

/** A number with another address is another person, who shares it. */
function hasBeen(
	{ emails, phones }: { emails: Set<string>; phones: Map<string, boolean> },
	{ email, phone }: Contact
): boolean {
	const known = phone === null ? undefined : phones.get(phone);
	const isKnown = email === null ? known !== undefined : emails.has(email) || known === false;
	if (isKnown) return true;
	if (email !== null) emails.add(email);
	if (phone !== null && known === undefined) phones.set(phone, email !== null);
	return false;
}

function readRest(cells: Cells, words: LeadWords, without: Set<TakenWithout>) {
	const line = (typed: string, code: TakenWithout) => {
		const text = cleanLine(typed);
		if (text.length > LONGEST.text) without.add(code);
		return text === '' || text.length > LONGEST.text ? null : text;
	};
	const read = <T>(
		typed: string,
		code: TakenWithout,
		of: (text: string) => T | null | undefined
	) => {
		if (typed.trim() === '') return null;
		const value = of(typed) ?? null;
		if (value === null) without.add(code);
		return value;
	};
	const outcome = read(cells.outcome, 'without_outcome', (text) => OUTCOME_WORDS.get(wordOf(text)));
	const amount = read(cells.value, 'without_value', readAmount);
	const currency = read(cells.currency, 'without_currency', readCurrency);
	if (amount !== null && cells.outcome.trim() === '') without.add('value_alone');
	return {
		name: line([cells.name, cells.last_name].join(' '), 'without_name'),
		company: line(cells.company, 'without_company'),
		role: line(cells.role, 'without_role'),
		city: line(cells.city, 'without_city'),
		locale: read(cells.locale, 'without_locale', readLanguage),
		tags: readTags(cells.tags, without),
		owner: read(cells.owner, 'without_owner', (text) => words.owners.get(wordOf(text))),
		stage: read(cells.stage, 'without_stage', (text) => words.stages.get(wordOf(text))),
		temperature: read(cells.segment, 'without_segment', (text) => SEGMENT_WORDS.get(wordOf(text))),
		source: line(cells.source, 'without_source'),
		note: readNote(cells.note, without),
		createdAt: read(cells.created, 'without_created', (text) => readDay(text, words.now)),
		outcome,
		value: outcome === null ? null : amount,
		currency: outcome === null || amount === null ? null : currency
	};
}

function readTags(typed: string, without: Set<TakenWithout>): string[] {
	const all = [...new Set(typed.split(/[,;|\n]/).map(cleanLine))].filter((tag) => tag !== '');
	const tags = all.filter((tag) => tag.length <= LONGEST.tag).slice(0, MOST_TAGS);
	if (tags.length < all.length) without.add('without_tags');
	return tags;
}

function readNote(typed: string, without: Set<TakenWithout>): string | null {
	const text = cleanText(typed);
	if (text.length > LONGEST.note) without.add('note_cut');
	return text === '' ? null : text.slice(0, LONGEST.note);
}

/** Whose row it is, as far as it says: a bad address alone tells nobody who to ask. */
function named(contact: string, cells: Cells): string {
	const name = cleanLine([cells.name, cells.last_name].join(' '));
	return name === '' || contact.includes(name) ? contact : `${contact} · ${name}`;
}

/** The contact comes first: by it a line is found when somebody is erased. */
function told(contact: string, cells: Cells, without: ReadonlySet<TakenWithout>): string {
	const typed = [...without].flatMap((code) => {
		const meaning = code.replace(/^without_|_alone$/, '');
		const cell = Object.entries(cells).find(([name]) => name === meaning)?.[1];
		return cell ? [cleanLine(cell)] : [];
	});
	return [contact, ...typed].join(' · ');
}

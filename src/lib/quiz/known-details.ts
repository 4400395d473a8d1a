import { LONGEST_BROUGHT } from './hidden.ts';
import type { ContactField } from './questions/contact-check.ts';
import type { StepKind } from './quiz.ts';

/** What a link may know of the person it is sent to. */
export type Detail = Exclude<ContactField, 'comment'>;
export type KnownDetails = Readonly<Partial<Record<ContactField, string>>>;

const DETAILS: readonly Detail[] = ['name', 'email', 'phone', 'company', 'role', 'city'];

/** Of a question, as much as tells which details it asks for. */
interface AskingStep {
	kind: StepKind;
	fields?: readonly { name: ContactField }[];
}

/** Those that questions ask for, in the order of `DETAILS`. */
export function detailsAsked(steps: readonly AskingStep[]): Detail[] {
	const asked = steps.flatMap(({ kind, fields = [] }): string[] =>
		kind === 'contact' ? fields.map(({ name }) => name) : [kind]
	);
	return DETAILS.filter((detail) => asked.includes(detail));
}

/**
 * The fragment of a page's address, `#name=…&email=…`, which browsers send to nobody. A plus is a plus: mailing tools put an
 * address in as it is. What a tool has left unfilled, as `{{email}}`, is nothing.
 */
export function readDetails(fragment: string): KnownDetails {
	const known: Partial<Record<Detail, string>> = {};
	for (const part of fragment.replace(/^#/, '').split('&')) {
		const [name = '', ...rest] = part.split('=');
		const detail = DETAILS.find((one) => one === name);
		const value = decoded(rest.join('=')).trim().slice(0, LONGEST_BROUGHT);
		if (detail && value !== '' && !isPlaceholder(value)) known[detail] = value;
	}
	return known;
}

/** The fragment that `readDetails` reads, without its `#`; what a mailing tool is to fill in stays as it is. */
export function writeDetails(known: KnownDetails): string {
	return DETAILS.flatMap((detail) => {
		const value = known[detail]?.trim() ?? '';
		return value === '' ? [] : `${detail}=${inAddress(value)}`;
	}).join('&');
}

/** A value as it may stand in an address; a placeholder of a mailing tool stays as it is. */
export function inAddress(value: string): string {
	return isPlaceholder(value) ? value : encodeURIComponent(value);
}

/** As the fields of a question begin with it; undefined where it asks for nothing that is known. */
export function detailsFor(
	{ kind, fields = [] }: AskingStep,
	known: KnownDetails
): string | Record<string, string> | undefined {
	if (kind === 'email' || kind === 'phone') return known[kind];
	if (kind !== 'contact') return undefined;
	const filled = fields.flatMap(({ name }) => {
		const value = known[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

/** Whether a mailing tool is to fill it in for each person. */
export const isPlaceholder = (value: string) => PLACEHOLDER.test(value);

/** How mailing tools write it. */
const PLACEHOLDER = /^(\{\{.*\}\}|\*\|.*\|\*|%%.*%%|\[\[.*\]\]|\{[\w.]+\}|%[\w.]+%)$/;

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

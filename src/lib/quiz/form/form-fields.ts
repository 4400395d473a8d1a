import { OTHER } from '../answers.ts';
import type { Consent } from '../consent.ts';
import type { Quiz } from '../normalise.ts';
import { CONTACT_NAMES } from '../questions/contact-fields.ts';
import { placesOf } from '../questions/places-of.ts';
import { ratingRange, scaleRange, sliderRange } from '../questions/ranges.ts';
import { countryField } from '../questions/read-phone.ts';
import { isRowRequired } from '../questions/row-required.ts';
import { yesNoTexts } from '../questions/yes-no-texts.ts';
import type { Step, StepKind, StepOf } from '../quiz.ts';
import { composed, type Text, type Words } from '../text.ts';
import type { FormChoice, FormControl, FormField } from './form-field.ts';

type FieldsOf<K extends StepKind> = (
	step: StepOf<K>,
	quiz: Pick<Quiz, 'consents'>
) => readonly FormField[];

/** Every field that a plain form of this quiz may have, in the order of its questions. */
export function formFields(quiz: Pick<Quiz, 'steps' | 'consents'>): FormField[] {
	return quiz.steps.flatMap((step) => fieldsOf(step)(step, quiz));
}

/** A list for each kind; the compiler names one that is missing. */
const FIELDS: { [K in StepKind]: FieldsOf<K> } = {
	single_choice: choice,
	dropdown: choice,
	picture_choice: (step) => (step.several ? several(step) : choice(step)),
	multiple_choice: several,
	yes_no: (step) => {
		const { yes, no } = yesNoTexts(step);
		const choices = [
			{ value: 'yes', texts: [yes, ...SAID_YES] },
			{ value: 'no', texts: [no, ...SAID_NO] }
		];
		return [{ ...field(step, 'choice'), choices }];
	},
	short_text: (step) => [field(step, 'text')],
	long_text: (step) => [field(step, 'lines')],
	number: (step) => [{ ...field(step, 'number'), min: step.min, max: step.max }],
	slider: (step) => [ranged(step, sliderRange(step))],
	rating: (step) => [ranged(step, ratingRange(step))],
	opinion_scale: (step) => [ranged(step, scaleRange(step))],
	ranking: (step) =>
		step.options.map(({ id, text }) => ({
			...part(step, id, text),
			control: 'number',
			min: 1,
			max: placesOf(step)
		})),
	matrix: (step) =>
		step.rows.map((row) => ({
			...part(step, row.id, row.text),
			control: step.several ? 'several' : 'choice',
			required: isRowRequired(step, row),
			choices: step.columns.map(({ id, text }) => ({ value: id, texts: [text] }))
		})),
	email: (step) => [{ ...field(step, 'email'), detail: 'email' }],
	phone: (step) => [{ ...field(step, 'tel'), detail: 'phone' }, beside(step, step.id)],
	date: (step) => [field(step, 'date')],
	website: (step) => [field(step, 'url')],
	file: (step) => [{ ...field(step, 'file'), many: (step.maxFiles ?? 1) > 1 }],
	contact,
	consent: (step, quiz) => {
		const known = quiz.consents.find(({ id }) => id === step.consent);
		const texts = known ? [known.text] : [];
		return [
			{
				...field(step, 'tick'),
				required: (step.required || known?.required) ?? false,
				title: known?.text ?? step.title,
				choices: [{ value: 'yes', texts: [...texts, ...SAID_YES] }]
			}
		];
	},
	statement: () => []
};

/** The one place where the lookup's type is asserted: the list is keyed by exactly these names. */
function fieldsOf(step: Step): FieldsOf<StepKind> {
	return FIELDS[step.kind] as FieldsOf<StepKind>;
}

/** What boxes and switches send of themselves. */
const SAID_YES: readonly Text[] = ['yes', 'true', '1', 'on', 'да'];
const SAID_NO: readonly Text[] = ['no', 'false', '0', 'off', 'нет'];

const OWN_WORDS: Words = { en: 'Other', ru: 'Другое' };

interface Options {
	id: string;
	title: Text;
	required?: boolean | undefined;
	options: readonly { id: string; text: Text }[];
	other?: { text?: Text | undefined } | undefined;
}

function choice(step: Options): FormField[] {
	return withOther(step, { ...field(step, 'choice'), choices: choicesOf(step) });
}

function several(step: Options): FormField[] {
	return withOther(step, { ...field(step, 'several'), choices: choicesOf(step) });
}

function choicesOf({ options, other }: Options): FormChoice[] {
	const choices = options.map(({ id, text }) => ({ value: id, texts: [text] }));
	return other ? [...choices, { value: OTHER, texts: [other.text ?? OWN_WORDS] }] : choices;
}

function withOther(step: Options, chosen: FormField): FormField[] {
	if (!step.other) return [chosen];
	return [chosen, { ...part(step, OTHER, step.other.text ?? OWN_WORDS), required: false }];
}

function contact(step: StepOf<'contact'>, { consents }: Pick<Quiz, 'consents'>): FormField[] {
	const fields = step.fields.flatMap(({ name, label, required }): FormField[] => {
		const asked: FormField = {
			...{ name: `${step.id}.${name}`, step: step.id, title: label ?? DETAIL_WORDS[name] },
			...{ control: DETAIL_CONTROLS[name] ?? 'text', required: required ?? false, detail: name }
		};
		return name === 'phone' ? [asked, beside(step, asked.name)] : [asked];
	});
	const agreed = consents.filter(({ id }) => step.consents?.includes(id));
	return agreed.length === 0 ? fields : [...fields, agreement(step, agreed)];
}

/** A box alone says no more than that it was ticked. */
function agreement(step: StepOf<'contact'>, consents: readonly Consent[]): FormField {
	const plain = consents.length === 1 ? SAID_YES : [];
	return {
		...part(step, 'consents', CONSENTS),
		control: 'several',
		required: consents.some(({ required }) => required),
		choices: consents.map(({ id, text }) => ({ value: id, texts: [text, ...plain] }))
	};
}

const CONSENTS: Words = { en: 'Consents', ru: 'Согласия' };

type Detail = (typeof CONTACT_NAMES)[number];

const DETAIL_CONTROLS: Partial<Record<Detail, FormControl>> = {
	email: 'email',
	phone: 'tel',
	comment: 'lines'
};

const DETAIL_WORDS: Record<Detail, Words> = {
	name: { en: 'Name', ru: 'Имя' },
	email: { en: 'Email', ru: 'Email' },
	phone: { en: 'Phone', ru: 'Телефон' },
	company: { en: 'Company', ru: 'Компания' },
	role: { en: 'Role', ru: 'Должность' },
	city: { en: 'City', ru: 'Город' },
	comment: { en: 'Comment', ru: 'Комментарий' }
};

interface Asked {
	id: string;
	title: Text;
	required?: boolean | undefined;
}

function field({ id, title, required = false }: Asked, control: FormControl): FormField {
	return { name: id, step: id, title, control, required };
}

function ranged(step: Asked, { min, max }: { min: number; max: number }): FormField {
	return { ...field(step, 'number'), min, max };
}

function part(step: Asked, id: string, text: Text): FormField {
	const title = composed([step.title, text], (about, words) => `${about}: ${words}`);
	return { ...field(step, 'text'), name: `${step.id}.${id}`, title };
}

/** The country that a page of ours sends beside a number. */
function beside(step: Asked, name: string): FormField {
	return { ...field(step, 'aside'), name: countryField(name), required: false };
}

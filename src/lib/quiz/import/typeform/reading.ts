import type { Consent } from '../../consent.ts';
import type { Step } from '../../quiz.ts';
import type { Picture } from '../../schema-parts.ts';
import type { Words } from '../../text.ts';
import { keepPicture } from '../address.ts';
import type { Asked } from '../asked.ts';
import type { LossList } from '../losses.ts';
import type { GiveId } from '../names.ts';
import { flagIn, partIn, passOver, textIn, type Part } from '../part.ts';
import type { Field } from './field.ts';
import type { Wording } from './wording.ts';

/** What the converters of fields share. */
export interface Reading {
	losses: LossList;
	words: Wording;
	/** Found on the way: legal fields become consents. */
	consents: Consent[];
	giveConsentId: GiveId;
	/** Names of fields whose “no” leads somewhere. */
	refused: ReadonlySet<string>;
	/** Our own words in the form's language, or in English. */
	own(words: Words): string;
}

/** A step made of a field, and how logic asks about it. */
export type Made = Asked;
export type Converter = (field: Field, reading: Reading) => Made | null;

/** What every question has: id, title, text, picture, whether it is required. */
export function questionOf(field: Field, reading: Reading) {
	const { title, text } = headingOf(field, reading);
	const required = flagIn(field.validations, 'required');
	return {
		id: field.id,
		title,
		text,
		picture: pictureOf(field.part, field.place, reading),
		...(required && { required })
	};
}

export function headingOf({ part, properties, place, id }: Field, { words }: Reading) {
	const heading = words.heading(textIn(part, 'title'), textIn(properties, 'description'), place);
	return { title: heading.title ?? id, text: heading.text };
}

/** A picture beside a question or a screen; how it is laid out is ours to say. */
export function pictureOf(
	part: Part,
	place: string,
	{ losses, words }: Pick<Reading, 'losses' | 'words'>
): Picture | undefined {
	const layout = partIn(part, 'layout');
	const own = partIn(part, 'attachment');
	const attachment = textIn(own, 'href') === undefined ? partIn(layout, 'attachment') : own;
	if (textIn(layout, 'type') !== undefined) losses.add('', 'layout', { names: 'layout' });
	const href = textIn(attachment, 'href');
	if (href === undefined) return undefined;
	if (textIn(attachment, 'type') === 'video') {
		losses.add(place, 'video', { address: href });
		return undefined;
	}
	const properties = partIn(attachment, 'properties');
	const alt = words.line(textIn(properties, 'description'), place);
	passOver(attachment, ['scale']);
	return keepPicture(href, alt, place, losses);
}

/** A step without options. */
export const made = (step: Step): Made => ({ step, options: new Map() });

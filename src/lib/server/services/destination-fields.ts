import { nearest } from '../../quiz/nearest.ts';
import {
	MOST_PUSH_FIELDS,
	PUSH_FIELDS,
	pushFaults,
	type PushField
} from '../../quiz/push-fields.ts';
import type { Words } from '../../quiz/text.ts';
import type { FieldError } from '../problems.ts';
import type { DestinationKind } from '../storage/tables/delivery.ts';

/** What is wrong with the fields that a destination is to be sent; null sends all. */
export function fieldErrors(
	kind: DestinationKind,
	fields: readonly PushField[] | null | undefined
): FieldError[] {
	if (!fields || fields.length === 0) return [];
	if (kind === 'email') return [{ path: 'fields', message: OF_WEBHOOKS }];
	if (fields.length > MOST_PUSH_FIELDS) return [{ path: 'fields', message: TOO_MANY }];
	return pushFaults(fields).map((found) => ({
		path: `fields[${found.index}].${found.at}`,
		message: sentenceFor(found, fields[found.index])
	}));
}

function sentenceFor(
	found: ReturnType<typeof pushFaults>[number],
	field: PushField | undefined
): Words {
	if (found.fault === 'unknown') return unknownField(field?.from.slice(0, 100) ?? '');
	if (found.fault === 'name') return BAD_NAME;
	if (found.fault === 'reserved') return RESERVED;
	return taken(found.with);
}

function unknownField(from: string): Words {
	const near = nearest(from, PUSH_FIELDS);
	return {
		en: `There is no field “${from}”${near ? `; did you mean “${near}”?` : '.'}`,
		ru: `Поля «${from}» нет${near ? `; возможно, имелось в виду «${near}»` : ''}.`
	};
}

function taken(name: string): Words {
	return {
		en: `This name collides with “${name}”: give each field a place of its own.`,
		ru: `Это имя пересекается с «${name}»: у каждого поля должно быть своё место.`
	};
}

const BAD_NAME: Words = {
	en: 'A name is letters, digits, _ and -, and begins with a letter; dots nest it: contact.email.',
	ru: 'Имя состоит из букв, цифр, _ и - и начинается с буквы; точки вкладывают одно в другое: contact.email.'
};
const RESERVED: Words = {
	en: '“sequence” and “test” are sent in any case; choose another name.',
	ru: '«sequence» и «test» отправляются всегда; выберите другое имя.'
};
const OF_WEBHOOKS: Words = {
	en: 'Fields are chosen for webhooks; mails are written from all of them.',
	ru: 'Поля выбирают для вебхуков; письма составляются из всех.'
};
const TOO_MANY: Words = {
	en: `Choose at most ${MOST_PUSH_FIELDS} fields.`,
	ru: `Выберите не больше ${MOST_PUSH_FIELDS} полей.`
};

import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { nearest } from '../../../quiz/nearest.ts';
import { fail, type Result } from '../../../quiz/result.ts';
import type { Words } from '../../../quiz/text.ts';
import type { FieldError, Problem } from '../../problems.ts';
import { checked } from './read-json.ts';

/** What the address asks for. What an endpoint does not know, or cannot read, is named: a filter that is passed over answers another question. */
export function readQuery<Query extends z.ZodType>(
	c: Context,
	query: Query
): Result<z.output<Query>, Problem> {
	const given = c.req.queries();
	const known = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
	const strangers = Object.keys(given).filter((name) => !known.includes(name));
	const repeated = known.filter((name) => (given[name]?.length ?? 0) > 1);
	const read = checked(query, c.req.query());
	const errors = [
		...strangers.map((name) => unknownParameter(name, known)),
		...repeated.map((path) => ({ path, message: ONCE })),
		...(read.ok ? [] : (read.problem.errors ?? []).map(inOwnWords))
	];
	return errors.length > 0 ? fail({ code: 'invalid', errors }) : read;
}

function unknownParameter(name: string, known: readonly string[]): FieldError {
	const path = name.slice(0, 64);
	return { path, message: sentenceFor(path, known) };
}

function sentenceFor(name: string, known: readonly string[]): Words {
	const near = nearest(name, known);
	const names = known.join(', ');
	if (names === '') {
		return {
			en: `There is no parameter “${name}”: this address takes none.`,
			ru: `Параметра «${name}» нет: этот адрес не принимает параметров.`
		};
	}
	return near === undefined
		? {
				en: `There is no parameter “${name}” here; there are ${names}.`,
				ru: `Параметра «${name}» здесь нет; есть ${names}.`
			}
		: {
				en: `There is no parameter “${name}” here; did you mean “${near}”?`,
				ru: `Параметра «${name}» здесь нет; возможно, имелся в виду «${near}».`
			};
}

function inOwnWords(error: FieldError): FieldError {
	return { ...error, message: SENTENCES[error.path] ?? error.message };
}

const ONCE: Words = {
	en: 'Give this parameter once.',
	ru: 'Укажите этот параметр один раз.'
};

const SENTENCES: Readonly<Record<string, Words>> = {
	cursor: {
		en: 'This is no cursor of this list: send “next” of the page before, as it is.',
		ru: 'Это не курсор этого списка: пришлите «next» предыдущей страницы без изменений.'
	},
	limit: {
		en: 'Give a whole number from 1 to 200.',
		ru: 'Укажите целое число от 1 до 200.'
	}
};

import { fail, ok, type Result } from '../../../../quiz/result.ts';
import type { Words } from '../../../../quiz/text.ts';
import type { House } from '../../../house.ts';
import { type FieldError, type Problem } from '../../../problems.ts';
import type { ImportFormat, ImportMode } from '../../../storage/store.ts';
import type { By } from '../../audit.ts';
import { basisFaults, basisSchema } from '../../audience/basis.ts';
import type { Mapping } from '../../audience/columns.ts';
import { beginReading, listFor, waitingImport, type Import, type ImportStart } from '../imports.ts';
import { leadMappingFault } from './lead-columns.ts';

export const IMPORT_MODES = ['fill', 'overwrite', 'leave'] as const satisfies readonly ImportMode[];

export interface LeadImportStart {
	format: ImportFormat;
	mapping: Mapping;
	/** What a row does to a lead that is there. */
	mode: ImportMode;
	/** By what right they may be written to; null: they are not. */
	basis: Pick<ImportStart, 'basis' | 'basisAt' | 'basisNote' | 'list' | 'newList'> | null;
}

/** Begins to read a file of leads; it goes on by itself. @param by who does it, as the log of changes says it */
export async function startLeadImport(
	app: House,
	workspace: string,
	id: string,
	{ format, mapping, mode, basis }: LeadImportStart,
	by: By
): Promise<Result<Import, Problem>> {
	const waiting = await waitingImport(app, workspace, id, 'leads');
	if (!waiting.ok) return waiting;
	const errors = [...mappingFaults(mapping, basis !== null), ...formatFaults(format)];
	if (basis) errors.push(...basisFaults(basis, app.clock.now()));
	if (errors.length > 0) return fail({ code: 'invalid', errors });
	const list = basis ? await listFor(app, workspace, basis, by) : ok(null);
	if (!list.ok) return list;
	const change = {
		...{ format: { ...format, ...trimmed(format) }, mapping, mode, listId: list.value },
		...(basis
			? {
					basis: basisSchema.parse(basis.basis),
					...{ basisAt: basis.basisAt, basisNote: basis.basisNote.trim() }
				}
			: { basis: 'other' as const, basisAt: app.clock.now(), basisNote: '' })
	};
	return beginReading(app, waiting.value, change, by);
}

function trimmed({ source, tag }: ImportFormat) {
	return { source: source?.trim() || undefined, tag: tag?.trim() || undefined };
}

function mappingFaults(mapping: Mapping, isWrittenTo: boolean): FieldError[] {
	const fault = leadMappingFault(mapping);
	if (fault) return [{ path: 'mapping', message: MAPPING[fault] }];
	const isUnreachable = isWrittenTo && !Object.values(mapping).includes('email');
	return isUnreachable ? [{ path: 'mapping', message: NO_EMAIL }] : [];
}

const LONGEST = { source: 200, tag: 64 };

function formatFaults({ source, tag }: ImportFormat): FieldError[] {
	return [
		...((source?.length ?? 0) > LONGEST.source ? [{ path: 'source', message: LONG_SOURCE }] : []),
		...((tag?.length ?? 0) > LONGEST.tag ? [{ path: 'tag', message: LONG_TAG }] : [])
	];
}

const MAPPING: Readonly<Record<'no_contact' | 'twice' | 'bad_field', Words>> = {
	no_contact: {
		en: 'Say which column holds emails, or phone numbers: by them a lead is known.',
		ru: 'Укажите, в каком столбце почта или телефон: по ним узнают лида.'
	},
	twice: {
		en: 'Two columns are the same: leave one of them out.',
		ru: 'Два столбца означают одно и то же: один из них пропустите.'
	},
	bad_field: {
		en: 'A lead has no such field.',
		ru: 'У лида нет такого поля.'
	}
};
const NO_EMAIL: Words = {
	en: 'To write to them, say which column holds emails.',
	ru: 'Чтобы им писать, укажите столбец с почтой.'
};
const LONG_SOURCE: Words = { en: 'At most 200 characters.', ru: 'Не больше 200 символов.' };
const LONG_TAG: Words = { en: 'At most 64 characters.', ru: 'Не больше 64 символов.' };

import type { FormFields } from '../quiz/questions/kind.ts';

/** A form as kinds read it: files are nothing to them. */
export function formFields(data: FormData): FormFields {
	const texts = (name: string) => data.getAll(name).filter((value) => typeof value === 'string');
	return { get: (name) => texts(name)[0] ?? null, getAll: texts };
}

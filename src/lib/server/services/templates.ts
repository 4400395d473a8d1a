import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { Text } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import { invalid, type Problem } from '../problems.ts';
import { storedQuiz, withProperty } from './definition.ts';

/** A quiz file of the house that new quizzes begin with. */
export interface Template {
	/** The file's name. */
	id: string;
	title: Text;
	description: Text | null;
	locales: string[];
	definition: unknown;
}

/** In the order of their ids. */
export async function listTemplates(app: House): Promise<Template[]> {
	const files = await readdir(app.config.templatesDir);
	const ids = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
	return Promise.all(ids.sort().map((id) => readTemplate(app, id)));
}

export async function getTemplate(app: House, id: string): Promise<Template | null> {
	return (await listTemplates(app)).find((template) => template.id === id) ?? null;
}

/** A copy to begin with; `locale` becomes its first language, which the title and the address are made in. */
export async function templateDefinition(
	app: House,
	id: string,
	locale?: string
): Promise<Result<unknown, Problem>> {
	const templates = await listTemplates(app);
	const template = templates.find((candidate) => candidate.id === id);
	if (!template) {
		return fail(
			unknownName(
				'template',
				id,
				templates.map((known) => known.id)
			)
		);
	}
	const { locales } = template;
	if (locale === undefined) return ok(template.definition);
	if (!locales.includes(locale)) return fail(unknownName('locale', locale, locales));
	const first = [locale, ...locales.filter((other) => other !== locale)];
	return ok(withProperty(template.definition, 'locales', first));
}

async function readTemplate(app: House, id: string): Promise<Template> {
	const definition: unknown = JSON.parse(
		await readFile(join(app.config.templatesDir, `${id}.json`), 'utf8')
	);
	const { title, description, locales } = storedQuiz(definition);
	return { id, title, description: description ?? null, locales, definition };
}

function unknownName(path: string, given: string, known: readonly string[]): Problem {
	const name = given.slice(0, 64);
	const list = known.join(', ');
	return invalid(path, {
		en: `“${name}” is not known here; choose one of: ${list}.`,
		ru: `«${name}» здесь нет; выберите одно из: ${list}.`
	});
}

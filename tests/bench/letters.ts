import { pathToFileURL } from 'node:url';
import { aLetter, aTapQuiz, PERSON, TAP_STEPS, toCompile } from '../support/a-letter.ts';
import { bundled } from '../support/bundled.ts';
import type { Line } from './line.ts';
import { summarise } from './rounds.ts';

type Compile = typeof import('../../src/lib/server/delivery/survey-letter/compile.ts');

const ASKED = 500;
const ROUNDS = 5;
const LETTERS = 5_000;
const LOCALES = ['en', 'ru'] as const;

/** How many letters one core writes in a second, each with fields of its own, the compiling of the template included. */
export async function lettersLine(): Promise<Line> {
	const { path, remove } = await bundled('src/lib/server/delivery/survey-letter/compile.ts');
	try {
		const { compileLetter }: Compile = await import(pathToFileURL(path).href);
		const rates: number[] = [];
		const compiling: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			const begun = performance.now();
			const compiled = LOCALES.map((locale) =>
				compileLetter(toCompile({ letter: aLetter(), quiz: aTapQuiz(TAP_STEPS.pictures), locale }))
			);
			compiling.push((performance.now() - begun) / LOCALES.length);
			let bytes = 0;
			for (let at = 0; at < LETTERS; at += 1) {
				const name = `Name ${at} of ${round}`;
				const fields = { name, email: `${at}@example.com`, company: `Company & Sons ${at}` };
				const written = compiled[at % 2]?.write({ ...PERSON, fields });
				bytes += (written?.html.length ?? 0) + (written?.text.length ?? 0);
			}
			if (bytes < LETTERS * 1000) throw new Error('These are no letters.');
			rates.push((LETTERS * 1000) / (performance.now() - begun));
		}
		const { median } = summarise(rates);
		return {
			what: 'personalised letters of a survey, on one core',
			floor: `${summarise(compiling).median.toFixed(0)} ms to compile one`,
			measured: `${Math.round(median)} a second`,
			asked: `${ASKED} a second`,
			kept: median >= ASKED
		};
	} finally {
		await remove();
	}
}

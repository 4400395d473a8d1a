import type { QuizFile } from '../quiz.ts';
import type { Words } from '../text.ts';
import type { Draft } from './draft.ts';
import { lossList } from './losses.ts';
import { idGiver } from './names.ts';
import { partIn, partOf, textIn, type Part } from './part.ts';
import type { Known } from './typeform/condition.ts';
import type { Field } from './typeform/field.ts';
import { flowOf } from './typeform/flow.ts';
import { hiddenOf } from './typeform/hidden.ts';
import { tellForm, themeOf } from './typeform/left-over.ts';
import { fieldsRefused, rulesOf, type Rule } from './typeform/logic.ts';
import { outcomesOf, type Outcomes } from './typeform/outcomes.ts';
import type { Made, Reading } from './typeform/reading.ts';
import { recallsOf } from './typeform/recalls.ts';
import { scoreForm } from './typeform/score-form.ts';
import type { Scoring } from './typeform/scoring.ts';
import { endingsOf, welcomeOf, type Ending } from './typeform/screens.ts';
import { outcomeSegments, segmentsOf } from './typeform/segments.ts';
import { keptFields, placesByName, stepsOf } from './typeform/steps.ts';
import { typeformWording } from './typeform/wording.ts';

/** What a quiz is called whose form has no title. */
const UNTITLED: Words = { en: 'Imported form', ru: 'Импортированная форма' };

/** A form as `GET https://api.typeform.com/forms/{id}` answers with it. */
export function readTypeform(source: unknown): Draft {
	const form = partOf(source);
	const losses = lossList();
	const hidden = hiddenOf(form, losses);
	const fields = keptFields(form, hidden, losses);
	const recalls = recallsOf(fields, hidden);
	const rules = rulesOf(form);
	const reading: Reading = {
		losses,
		words: typeformWording(recalls, losses),
		consents: [],
		giveConsentId: idGiver(),
		refused: fieldsRefused(rules),
		own: ownWords(localeOf(form))
	};
	const outcomes = outcomesOf(form, rules);
	const made = stepsOf(fields, reading);
	const { steps, scoring } = scoreForm({ fields, made, rules, outcomes, form, losses });
	const known = knownOf(fields, made, hidden, scoring);
	const endings = endingsOf(form, askedScreens(rules, outcomes), {
		...reading,
		words: typeformWording(withScores(recalls, scoring), losses)
	});
	const places = placesByName(fields, losses);
	const screens = new Set(endings.flatMap(({ names }) => names));
	const flow = flowOf(steps, rules, { fields, places, screens, known, losses });
	const title = reading.words.line(textIn(form, 'title'), '') ?? reading.own(UNTITLED);
	const draft: QuizFile = {
		title,
		locales: [localeOf(form)],
		welcome: welcomeOf(form, title, reading),
		dimensions: scoring.dimensions,
		steps: flow.steps.filter((step) => step !== null),
		segments: outcomes
			? outcomeSegments(outcomes, endings, known, losses)
			: segmentsOf(endings, flow.arrivals, losses),
		results: usualFirst(endings),
		hidden,
		consents: reading.consents,
		theme: themeOf(form, losses)
	};
	tellForm(form, losses);
	return { draft, losses };
}

const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function localeOf(form: Part): string {
	const language = textIn(partIn(form, 'settings'), 'language') ?? 'en';
	return LOCALE.test(language) ? language : 'en';
}

const ownWords = (locale: string) => (words: Words) =>
	locale.split('-', 1)[0] === 'ru' ? words.ru : words.en;

function knownOf(
	fields: readonly Field[],
	made: readonly (Made | null)[],
	hidden: readonly string[],
	{ variables }: Scoring
): Known {
	const known = new Map<string, { asked: Made; row?: string; place: string }>();
	fields.forEach(({ names, place }, at) => {
		const asked = made[at];
		if (!asked) return;
		for (const name of names) if (!known.has(name)) known.set(name, { asked, place });
		for (const row of asked.rows?.keys() ?? []) {
			if (!known.has(row)) known.set(row, { asked, row, place });
		}
	});
	return { fields: known, hidden: new Set(hidden), variables };
}

function askedScreens(rules: readonly Rule[], outcomes: Outcomes | undefined): Set<string> {
	const jumped = rules.flatMap(({ actions }) =>
		actions.filter(({ does }) => does === 'jump').map(({ to }) => to.name)
	);
	return new Set([...jumped, ...(outcomes?.list ?? []).map(({ screen }) => screen)]);
}

/** Result screens may say the score. */
function withScores(recalls: ReadonlyMap<string, string>, { dimensions, variables }: Scoring) {
	const all = new Map(recalls);
	if (variables.has('score')) all.set('var:score', 'score');
	const price = dimensions.find(({ amount }) => amount);
	if (price) all.set('var:price', `amount:${price.id}`);
	return all;
}

/** Without segments, the first screen is everyone's. */
function usualFirst(endings: readonly Ending[]): QuizFile['results'] {
	return endings.map(({ result }) => result);
}

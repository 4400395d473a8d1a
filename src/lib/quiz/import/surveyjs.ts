import { END } from '../questions/step.ts';
import { MAX_STEPS, type QuizFile } from '../quiz.ts';
import type { Words } from '../text.ts';
import type { Draft } from './draft.ts';
import { keepAddress } from './address.ts';
import { lossList, named, type LossList } from './losses.ts';
import { idGiver } from './names.ts';
import { listIn, partOf, partsIn, passOver, textIn, type Part } from './part.ts';
import { pagesOf } from './surveyjs/containers.ts';
import type { Element } from './surveyjs/element.ts';
import { endingsOf } from './surveyjs/endings.ts';
import { shownStep, withJumps } from './surveyjs/flow.ts';
import { elementsOf } from './surveyjs/gather.ts';
import { SURVEY_KINDS } from './surveyjs/kinds.ts';
import { tellPart } from './surveyjs/left-over.ts';
import { elementNames, finder, placeNamed } from './surveyjs/names.ts';
import type { Made, Reading } from './surveyjs/reading.ts';
import { triggersOf } from './surveyjs/triggers.ts';
import { hasStartPage, isOnlyRead, welcomeOf } from './surveyjs/welcome.ts';
import { surveyWording, type Recall } from './surveyjs/wording.ts';

/** What a quiz is called whose survey has no title. */
const UNTITLED: Words = { en: 'Imported survey', ru: 'Импортированный опрос' };

/** A survey as its creator saves it. */
export function readSurveyJs(source: unknown): Draft {
	const survey = partOf(source);
	const losses = lossList();
	const triggers = triggersOf(survey, losses);
	const [first] = pagesOf(survey);
	const startPage = hasStartPage(survey) && first && isOnlyRead(first) ? first : undefined;
	if (hasStartPage(survey) && !startPage) losses.add('', 'start_page');
	const giveId = idGiver([END, ...RECALLED]);
	const gathering = { giveId, losses, triggers: triggers.visible };
	const elements = kept(elementsOf(survey, startPage ? 1 : 0, gathering), losses);
	const places = elementNames(elements);
	const locale = localeOf(survey);
	const reading: Reading = {
		losses,
		words: surveyWording(recallOf(elements, places, calculatedIn(survey)), losses),
		own: ownWords(locale),
		find: (name) => elements[placeNamed(name, places)?.place ?? -1]
	};
	const made = elements.map((element) => convert(element, reading));
	const find = finder(places, made);
	const shown = made.map((one, at) => one && shownStep(one.step, elements[at], find, losses));
	const steps = withJumps(shown, triggers.jumps, { places, find, losses });
	const title = reading.words.line(survey.get('title'), '') ?? reading.own(UNTITLED);
	const draft: QuizFile = {
		title,
		welcome: welcomeOf(survey, startPage, reading),
		steps: steps.filter((step) => step !== null),
		...endingsOf(survey, reading, find),
		theme: themeOf(survey, losses)
	};
	tellSurvey(survey, losses);
	return { draft: { ...draft, locales: localesOf(reading.words.languages(), locale) }, losses };
}

/** Names that texts recall something else by. */
const RECALLED = ['score', 'percent', 'amount'];

function kept(elements: readonly Element[], losses: LossList): Element[] {
	let known = 0;
	const within = elements.filter(({ type }) => {
		if (SURVEY_KINDS.has(type)) known += 1;
		return known <= MAX_STEPS;
	});
	const count = elements.length - within.length;
	if (count > 0) losses.add('', 'too_many_questions', { count, limit: MAX_STEPS });
	return within;
}

function convert(element: Element, reading: Reading): Made | null {
	const { type, place, part } = element;
	const { losses } = reading;
	const read = SURVEY_KINDS.get(type);
	if (!read) {
		losses.add(place, 'field_type', { type });
		return null;
	}
	const made = read(element, reading);
	if (made === null) losses.add(place, 'no_choices');
	tellPart(part, place, losses);
	return made;
}

const SILENT = new Set(['html', 'image', 'intro']);

/** What texts recall of answers; values that were calculated are none any more. */
function recallOf(
	elements: readonly Element[],
	places: ReadonlyMap<string, number>,
	calculated: readonly string[]
): Recall {
	const gone = new Set(calculated.map((name) => name.toLowerCase()));
	return (name) => {
		const found = placeNamed(name, places);
		const element = elements[found?.place ?? -1];
		if (!element || !found) return gone.has(name.toLowerCase()) ? 'lost' : 'words';
		const isAnswer = SURVEY_KINDS.has(element.type) && !SILENT.has(element.type);
		return isAnswer && found.row === undefined ? { ours: element.id } : 'lost';
	};
}

function calculatedIn(survey: Part): string[] {
	return partsIn(survey, 'calculatedValues').flatMap((part) => textIn(part, 'name') ?? []);
}

const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function localeOf(survey: Part): string {
	const locale = textIn(survey, 'locale') ?? 'en';
	return LOCALE.test(locale) ? locale : 'en';
}

/** The survey's own language comes first where its texts are written in it. */
function localesOf(languages: readonly string[], locale: string): string[] {
	if (languages.length === 0) return [locale];
	return languages.includes(locale)
		? [locale, ...languages.filter((one) => one !== locale)]
		: [...languages];
}

const ownWords = (locale: string) => (words: Words) =>
	locale.split('-', 1)[0] === 'ru' ? words.ru : words.en;

function themeOf(survey: Part, losses: LossList): QuizFile['theme'] {
	const logo = textIn(survey, 'logo');
	const address = logo === undefined ? undefined : keepAddress(logo, '', losses);
	return address === undefined ? undefined : { logo: address };
}

/** What of the survey itself nothing was made of. */
function tellSurvey(survey: Part, losses: LossList): void {
	passOver(survey, ['locale', 'pages', 'surveyId', 'surveyPostId', '$schema']);
	const values = calculatedIn(survey);
	if (values.length > 0) losses.add('', 'calculated', { names: named(values) });
	if (pagesOf(survey).some((page) => listIn(page, 'elements').length > 1)) {
		losses.add('', 'one_by_one');
	}
	tellPart(survey, '', losses);
}

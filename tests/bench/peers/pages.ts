import { TEN_QUESTIONS } from '../ten-questions.ts';

const HEAD =
	'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Ten questions</title>';

/** As SurveyJS's documents begin a page without a framework: one question a page, and on with each answer. */
export function surveyPage(): string {
	const model = {
		questionsOnPageMode: 'questionPerPage',
		autoAdvanceEnabled: true,
		elements: TEN_QUESTIONS.map(({ title, options }, at) => ({
			type: 'radiogroup',
			name: `q${at + 1}`,
			title,
			isRequired: true,
			choices: options
		}))
	};
	return `${HEAD}<link rel="stylesheet" href="/core.css"><script src="/core.js"></script><script src="/ui.js"></script></head><body><div id="survey"></div><script>
const survey = new Survey.Model(${JSON.stringify(model)});
survey.render(document.getElementById('survey'));
</script></body></html>`;
}

/** The least that asks the same: all of them in one form, without a line of style or script. */
export function barePage(): string {
	const questions = TEN_QUESTIONS.map(({ title, options }, at) => {
		const rows = options.map(
			(text, worth) =>
				`<p><label><input type="radio" name="q${at + 1}" value="o${worth + 1}" required> ${text}</label></p>`
		);
		return `<fieldset><legend>${title}</legend>${rows.join('')}</fieldset>`;
	});
	return `${HEAD}</head><body><form method="post">${questions.join('')}<button>Send</button></form></body></html>`;
}

import { partIn, partsIn, textIn, type Part } from '../part.ts';
import type { Action, Rule } from './logic.ts';

/** What a quiz with outcomes ends in: each has a counter, or is set by the score. */
export interface Outcomes {
	/** The variable that names the outcome. */
	variable: string;
	list: readonly Outcome[];
	/** Actions that set the outcome, in order: the last whose condition holds counts. */
	set: readonly Action[];
	/** The outcome before anything was set. */
	initial: string;
}

export interface Outcome {
	name: string;
	title: string;
	counter: string;
	screen: string;
}

export function outcomesOf(form: Part, rules: readonly Rule[]): Outcomes | undefined {
	const outcome = partIn(form, 'outcome');
	const list = partsIn(outcome, 'choices').map((choice) => ({
		name: textIn(choice, 'ref') ?? textIn(choice, 'id') ?? '',
		title: textIn(choice, 'title') ?? '',
		counter: textIn(choice, 'counter_variable') ?? '',
		screen: textIn(choice, 'thankyou_screen_ref') ?? ''
	}));
	const variable = textIn(outcome, 'variable') ?? 'winning_outcome_id';
	if (list.length === 0) return undefined;
	const actions = rules.flatMap((rule) => rule.actions);
	return {
		variable,
		list,
		set: actions.filter(({ does, target }) => does === 'set' && target === variable),
		initial: textIn(partIn(form, 'variables'), variable) ?? ''
	};
}

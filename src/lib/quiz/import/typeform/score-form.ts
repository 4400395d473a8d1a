import type { Step } from '../../quiz.ts';
import { named, type LossList } from '../losses.ts';
import { partIn, textIn, type Part } from '../part.ts';
import type { Field } from './field.ts';
import type { Action, Rule } from './logic.ts';
import type { Outcomes } from './outcomes.ts';
import { pointsOf } from './points.ts';
import type { Made } from './reading.ts';
import { scoringOf, withPoints, type Scoring } from './scoring.ts';

export interface Scoreable {
	fields: readonly Field[];
	made: readonly (Made | null)[];
	rules: readonly Rule[];
	outcomes: Outcomes | undefined;
	form: Part;
	losses: LossList;
}

/** The steps of a form with the points that its calculations come to. */
export function scoreForm(all: Scoreable): { steps: (Step | null)[]; scoring: Scoring } {
	const { fields, made, rules, outcomes, form, losses } = all;
	const variables = partIn(form, 'variables');
	const isScored = (name: string) => typeof variables.get(name) !== 'string';
	const calculations = rules.flatMap(({ field, actions }) =>
		actions.filter((action) => isCalculation(action, outcomes)).map((action) => ({ field, action }))
	);
	const byField = Map.groupBy(calculations, ({ field }) => field);
	const found = fields.map(({ names, place }, at) => {
		const name = names.find((one) => byField.has(one));
		const actions = (byField.get(name ?? '') ?? []).map(({ action }) => action);
		byField.delete(name ?? '');
		const asked = made[at];
		const scored = asked ?? { step: NOTHING, options: new Map<string, string>() };
		return pointsOf({ asked: scored, names, place }, actions, isScored, losses);
	});
	for (const [, rest] of byField) {
		for (const { action } of rest) {
			losses.add('', 'calculation', { calculation: `${action.does} ${action.target}` });
		}
	}
	const scoring = scoringOf(found, namingOf(fields, outcomes, losses));
	tellVariables(variables, scoring, outcomes, losses);
	const steps = made.map((one, at) => {
		const points = found[at];
		return one && points ? withPoints(one.step, points, scoring) : (one?.step ?? null);
	});
	return { steps, scoring };
}

/** Stands in for a field that is no step, whose calculations are all lost. */
const NOTHING: Step = { kind: 'statement', id: 'none', title: '-' };

function isCalculation({ does, target }: Action, outcomes: Outcomes | undefined): boolean {
	return does !== 'jump' && !(outcomes && does === 'set' && target === outcomes.variable);
}

function namingOf(fields: readonly Field[], outcomes: Outcomes | undefined, losses: LossList) {
	const titles = new Map((outcomes?.list ?? []).map(({ counter, title }) => [counter, title]));
	const currencies = fields.flatMap(({ properties }) => textIn(properties, 'currency') ?? []);
	const currency = currencies.find((code) => /^[A-Z]{3}$/.test(code));
	return {
		titles,
		currency: () => {
			if (currency === undefined) losses.add('', 'currency', { currency: 'USD' });
			return currency ?? 'USD';
		}
	};
}

/** Variables that nothing counts up, or that begin with something. */
function tellVariables(
	part: Part,
	scoring: Scoring,
	outcomes: Outcomes | undefined,
	losses: LossList
): void {
	if (outcomes) part.get(outcomes.variable);
	for (const name of scoring.variables.keys()) {
		const start = part.get(name);
		if (typeof start === 'number' && start !== 0) losses.add('', 'start_value', { name, start });
	}
	const idle = part.left().filter((name) => !scoring.variables.has(name) && part.get(name) !== 0);
	const lost = [...idle, ...scoring.left];
	if (lost.length > 0) losses.add('', 'variables', { names: named(lost) });
}

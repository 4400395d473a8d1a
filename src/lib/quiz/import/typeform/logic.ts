import { asNumber, keyOf, partIn, partOf, partsIn, textIn, type Part } from '../part.ts';

/** One thing that logic does when a field is left. */
export interface Action {
	/** jump, add, subtract, multiply, divide, set */
	does: string;
	/** Of a jump: field, thankyou, outcome… and its name. */
	to: Reference;
	/** Of a calculation: the variable that changes, and by what. */
	target: string;
	value: Reference;
	condition: unknown;
}

export interface Reference {
	type: string;
	name: string;
}

/** What is done when a field is left, by the name of the field. */
export interface Rule {
	/** `field`, or `hidden` for what is done when the form is opened. */
	type: string;
	field: string;
	actions: readonly Action[];
}

export function rulesOf(form: Part): Rule[] {
	return partsIn(form, 'logic').map((rule) => ({
		type: textIn(rule, 'type') ?? '',
		field: textIn(rule, 'ref') ?? '',
		actions: partsIn(rule, 'actions').map(actionOf)
	}));
}

function actionOf(action: Part): Action {
	const details = partIn(action, 'details');
	return {
		does: textIn(action, 'action') ?? '',
		to: referenceOf(details.get('to')),
		target: referenceOf(details.get('target')).name,
		value: referenceOf(details.get('value')),
		condition: action.get('condition')
	};
}

function referenceOf(value: unknown): Reference {
	const part = partOf(value);
	return { type: keyOf(part.get('type')), name: keyOf(part.get('value')) };
}

/** A comparison of a condition, or several under `and` or `or`. */
export interface Clause {
	op: string;
	/** Of `and` and `or`. */
	clauses: readonly unknown[];
	/** Of a comparison: what is asked about, and what it is compared with. */
	about: Reference;
	constant: Reference;
}

export function clauseOf(value: unknown): Clause {
	const part = partOf(value);
	const vars = part.get('vars');
	const list: readonly unknown[] = Array.isArray(vars) ? vars : [];
	return {
		op: textIn(part, 'op') ?? '',
		clauses: list,
		about: referenceOf(list[0]),
		constant: referenceOf(list[1])
	};
}

/** Names of the fields that jumps ask about for a "no". */
export function fieldsRefused(rules: readonly Rule[]): Set<string> {
	const refused = new Set<string>();
	const look = (value: unknown) => {
		const { op, clauses, about, constant } = clauseOf(value);
		if (op === 'and' || op === 'or') for (const clause of clauses) look(clause);
		const isNegative = op === 'is_not' || op === 'not_equal';
		if (about.type === 'field' && constant.name === String(isNegative)) refused.add(about.name);
	};
	for (const { actions } of rules) {
		for (const { does, condition } of actions) if (does === 'jump') look(condition);
	}
	return refused;
}

/** How much an action adds; undefined where it adds no plain number. */
export function deltaOf({ does, value }: Action): number | undefined {
	const number = value.type === 'constant' ? asNumber(value.name) : undefined;
	if (number === undefined || (does !== 'add' && does !== 'subtract')) return undefined;
	return does === 'subtract' ? -number : number;
}

import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { FieldError, Problem } from '../../problems.ts';
import { latestCurrency } from '../../storage/queries/pipeline.ts';
import type { LeadRow, Outcome, OutcomeRow, OutcomeVia } from '../../storage/store.ts';
import { change, historyRow, type Changed, type Desk, type Planned } from './lead-change.ts';
import { stageAfter } from './outcome-stage.ts';

/** What became of a lead, in the order in which it is offered. */
export const OUTCOMES = ['won', 'lost', 'junk', 'unreached'] as const satisfies readonly Outcome[];

export type { Outcome };

/** Whether forms ask what it was worth: of junk, and of somebody whom nobody reached, there is nothing to say. */
export function isWorthAsking(outcome: Outcome): boolean {
	return outcome === 'won' || outcome === 'lost';
}

export interface OutcomeInput {
	outcome: Outcome;
	/** What it was worth. */
	value?: number | undefined;
	/** ISO 4217; a value has one. */
	currency?: string | undefined;
}

/**
 * Says what became of a lead; it may be said again, and the latest counts. The same said twice is once.
 * @param id of a lead; of one that was merged into another it is said of that
 * @param by a user's id, `token:` and a token's id, or `link:` and a user's id
 * @param takes whether it may still be said of a lead that stands so: looked at again where somebody else was faster
 */
export async function sayOutcome(
	app: House,
	workspace: string,
	by: string,
	id: string,
	input: OutcomeInput,
	via: OutcomeVia,
	takes: (lead: LeadRow) => boolean = () => true
): Promise<Result<Changed, Problem>> {
	const said = checkOutcome(input);
	if (!said.ok) return said;
	return change(app, workspace, { by, ids: [id] }, async ([lead]) =>
		lead && takes(lead) && !isSame(lead, said.value)
			? planOutcome(app, { by, via, lead }, said.value)
			: null
	);
}

/** That values are told in, as the latest was; '' where none was told. */
export async function usualCurrency(app: Pick<Desk, 'store'>, workspace: string): Promise<string> {
	return (await latestCurrency(app.store, workspace)) ?? '';
}

type Said = Pick<OutcomeRow, 'outcome' | 'value' | 'currency'>;

async function planOutcome(
	app: House,
	{ by, via, lead }: { by: string; via: OutcomeVia; lead: LeadRow },
	said: Said
): Promise<Planned> {
	const now = app.clock.now();
	const stage = await stageAfter(app, lead, said.outcome);
	const ids = { workspaceId: lead.workspaceId, leadId: lead.id };
	return {
		action: 'lead.outcome_said',
		detail: { outcome: said.outcome, via },
		leads: [
			{
				ids: [lead.id],
				was: { stage: lead.stage, outcome: lead.outcome, outcomeAt: lead.outcomeAt },
				becomes: {
					...{ ...said, outcomeAt: now, updatedAt: now },
					...(stage && { stage: stage.id, stageRank: stage.rank })
				},
				// Whoever knows what became of it has done something about it, by whatever way they say so.
				touchedAt: now
			}
		],
		history: [
			historyRow(app, by, lead, { kind: 'outcome', from: lead.outcome, to: said.outcome }),
			...(stage
				? [historyRow(app, by, lead, { kind: 'stage', from: lead.stage, to: stage.id })]
				: [])
		],
		outcomes: [{ id: app.ids.next('out'), ...ids, ...said, via, by, at: now }]
	};
}

function isSame(lead: LeadRow, { outcome, value, currency }: Said): boolean {
	return lead.outcome === outcome && lead.value === value && lead.currency === currency;
}

const LARGEST_VALUE = 1e12;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function checkOutcome({ outcome, value, currency }: OutcomeInput): Result<Said, Problem> {
	const code = currency?.trim().toUpperCase() || null;
	const errors: FieldError[] = [];
	if (!OUTCOMES.includes(outcome)) errors.push(NO_OUTCOME);
	const isAmount = value !== undefined && value >= 0 && value <= LARGEST_VALUE;
	if (value !== undefined && !isAmount) errors.push(BAD_VALUE);
	if (code !== null && !CURRENCIES.has(code)) errors.push(noCurrency(code));
	if (code === null && isAmount) errors.push(NO_CURRENCY);
	if (errors.length > 0) return fail({ code: 'invalid', errors });
	// To the hundredth: what sums are made of.
	const rounded = value === undefined ? null : Math.round(value * 100) / 100;
	return ok({ outcome, value: rounded, currency: rounded === null ? null : code });
}

const NO_OUTCOME: FieldError = {
	path: 'outcome',
	message: {
		en: `An outcome is one of ${OUTCOMES.join(', ')}.`,
		ru: `Итог — одно из значений: ${OUTCOMES.join(', ')}.`
	}
};

const BAD_VALUE: FieldError = {
	path: 'value',
	message: {
		en: 'The value is a number from 0 to 1,000,000,000,000.',
		ru: 'Сумма — число от 0 до 1\u00a0000\u00a0000\u00a0000\u00a0000.'
	}
};

/** A code of three letters that is none is named: it may be a slip of the finger. */
function noCurrency(code: string): FieldError {
	const isCode = /^\p{L}{3}$/u.test(code);
	return {
		path: 'currency',
		message: isCode
			? {
					en: `There is no such currency as “${code}”. Write three letters, as EUR or RUB.`,
					ru: `Валюты «${code}» нет. Нужен код из трёх букв, например EUR или RUB.`
				}
			: {
					en: 'The currency is a code of three letters, as EUR or RUB.',
					ru: 'Валюта — код из трёх букв, например EUR или RUB.'
				}
	};
}

const NO_CURRENCY: FieldError = {
	path: 'currency',
	message: {
		en: 'Name the currency of the value, as EUR or RUB.',
		ru: 'Укажите валюту суммы, например EUR или RUB.'
	}
};

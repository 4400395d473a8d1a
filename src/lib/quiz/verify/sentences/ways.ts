import type { ProblemSentence } from './sentence.ts';

/** Steps, the ways between them and the conditions on these. */
export const WAYS = {
	loop: {
		severity: 'error',
		en: 'the way goes round in a circle: {steps}; let one of the jumps lead on',
		ru: 'путь ходит по кругу: {steps}; пусть один из переходов ведёт вперёд'
	},
	unreachable_step: {
		severity: 'error',
		en: 'no way leads to this step[, nor on to {others}]; let a step lead here, or remove it',
		ru: 'к этому шагу[, а от него к {others},] не ведёт ни один путь; добавьте переход к нему или удалите шаг'
	},
	never_shown: {
		severity: 'warning',
		en: 'this step is never shown[, nor what follows it ({others})], for the conditions on the way to it never hold; change them, or remove it',
		ru: 'этот шаг[ и следующие за ним ({others})] никогда не показывается: условия на пути к нему не выполняются; измените их или удалите шаг'
	},
	dead_end: {
		severity: 'error',
		en: 'from here[ and from {others}] the end cannot be reached; let a later step lead to the end< (“end”)>',
		ru: 'отсюда[ и из {others}] нельзя дойти до конца; пусть один из следующих шагов ведёт в конец< («end»)>'
	},
	jump_never_reached: {
		severity: 'warning',
		en: 'this jump is never looked at, for jump {before} before it is always taken; move or remove it',
		ru: 'до этого перехода очередь не доходит: переход {before} перед ним срабатывает всегда; переставьте или удалите его'
	},
	asks_a_statement: {
		severity: 'error',
		en: 'the step “{step}” takes no answer, so that nothing can be asked about it; ask about another',
		ru: 'на шаг «{step}» не отвечают, и спросить о нём нечего; спросите о другом'
	},
	asks_too_early: {
		severity: 'warning',
		en: 'the condition asks about “{step}”, which never comes before it; ask about an earlier step',
		ru: 'условие спрашивает о шаге «{step}», который до него не встречается; спросите о более раннем'
	},
	wrong_operator: {
		severity: 'error',
		en: 'the condition compares answers to “{step}” in a way that does not fit them< (“{operator}”)>; choose another comparison<: {fitting}>',
		ru: 'условие сравнивает ответы на «{step}» неподходящим способом< («{operator}»)>; выберите другое сравнение<: {fitting}>'
	},
	out_of_range: {
		severity: 'warning',
		en: 'the condition on “{step}”< (“{asked}”)> never holds: its answers go from {least} to {greatest}[ in steps of {grid}][, in days after {counted}]',
		ru: 'условие на «{step}»< («{asked}»)> никогда не выполняется: ответы лежат от {least} до {greatest}[ с шагом {grid}][, в днях от {counted}]'
	},
	score_out_of_range: {
		severity: 'warning',
		en: 'the condition on the score< (“{asked}”)> never holds: {of} goes from {least} to {greatest} here; ask for less or give more points',
		ru: 'условие на баллы< («{asked}»)> никогда не выполняется: {of} здесь лежит от {least} до {greatest}; измените условие или баллы'
	},
	never_holds: {
		severity: 'warning',
		en: 'this condition can never hold: its parts contradict each other; change or remove it',
		ru: 'это условие никогда не выполняется: его части противоречат друг другу; измените или удалите его'
	},
	empty_limits: {
		severity: 'error',
		en: 'the least allowed, {least}, is above the greatest, {greatest}; swap or change them',
		ru: 'наименьшее допустимое, {least}, больше наибольшего, {greatest}; поменяйте их'
	},
	unanswerable: {
		severity: 'error',
		en: 'no answer can satisfy this step[: it asks for {least} options and has {available}]; change its limits',
		ru: 'на этот шаг нельзя ответить[: вариантов нужно {least}, а есть {available}]; измените ограничения'
	},
	min_beyond_options: {
		severity: 'error',
		en: 'at least {least} options are to be chosen, but only {available} can be chosen together; ask for fewer, or add options',
		ru: 'нужно выбрать не меньше {least}, а вместе можно выбрать только {available}; уменьшите это число или добавьте варианты'
	}
} as const satisfies Record<string, ProblemSentence>;

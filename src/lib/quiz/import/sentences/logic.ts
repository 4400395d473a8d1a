import type { Words } from '../../text.ts';

/** Conditions, ways and points. */
export const LOGIC = {
	condition: {
		en: 'the condition “{condition}” cannot be written here; it is shown as if that always held',
		ru: 'условие «{condition}» здесь записать нельзя; показ от него больше не зависит'
	},
	condition_impossible: {
		en: 'its condition asked for what is not there any more, and was left out',
		ru: 'условие ссылалось на то, чего больше нет, и убрано'
	},
	enabled_is_shown: {
		en: 'it could be seen but not answered while its condition did not hold; now it is not shown then',
		ru: 'пока условие не выполнялось, вопрос был виден, но недоступен; теперь он не показывается'
	},
	invisible: {
		en: 'it was never shown, and was left out',
		ru: 'это никогда не показывалось и пропущено'
	},
	never_asked: {
		en: 'no way leads to it, and it was left out',
		ru: 'сюда не ведёт ни один путь, вопрос пропущен'
	},
	circle: {
		en: 'a jump that leads back to earlier questions was left out, for it would go round in a circle',
		ru: 'переход к более ранним вопросам убран: путь шёл бы по кругу'
	},
	jump: {
		en: 'a jump that cannot be taken was left out',
		ru: 'переход, который невозможен, убран'
	},
	jump_unused: {
		en: 'jumps behind one that is always taken were left out',
		ru: 'переходы после безусловного убраны: до них очередь не доходит'
	},
	jump_condition: {
		en: 'the jump on “{condition}” was left out, for the condition cannot be written here',
		ru: 'переход по условию «{condition}» убран: такое условие здесь записать нельзя'
	},
	jump_nowhere: {
		en: 'the jump to “{name}” was left out, for that is not there',
		ru: 'переход к «{name}» убран: этого здесь нет'
	},
	jump_from_nowhere: {
		en: 'jumps from a question that is not there were left out',
		ru: 'переходы от вопроса, которого нет, убраны'
	},
	jump_at_start: {
		en: 'the jumps at the start, by hidden fields, were left out: a quiz begins with its first question',
		ru: 'переходы при открытии по скрытым полям убраны: квиз начинается с первого вопроса'
	},
	jumps: {
		en: 'there are more jumps than can be written, and the next question follows instead',
		ru: 'переходов больше, чем можно записать; вместо них идёт следующий вопрос'
	},
	trigger: {
		en: 'what happens on “{trigger}” was left out',
		ru: 'действие «{trigger}» не перенесено'
	},
	calculation: {
		en: 'the calculation “{calculation}” cannot be written as points of answers, and was left out',
		ru: 'вычисление «{calculation}» нельзя записать баллами за ответы, оно пропущено'
	},
	calculated: {
		en: 'these calculated values were left out: {names}',
		ru: 'эти вычисляемые значения не перенесены: {names}'
	},
	variables: {
		en: 'these variables were left out, for no answer brings them points: {names}',
		ru: 'эти переменные не перенесены, потому что ответы не дают им баллов: {names}'
	},
	start_value: {
		en: '“{name}” began with {start}; points begin with 0 here',
		ru: '«{name}» начиналась с {start}; здесь баллы начинаются с 0'
	},
	currency: {
		en: 'nothing says which currency the price is in; {currency} was set',
		ru: 'валюта цены не указана; задана {currency}'
	},
	right_answer: {
		en: 'the right answer brings no points here, for it is none of the choices',
		ru: 'правильный ответ не приносит баллов: его нет среди вариантов'
	},
	right_in_parts: {
		en: 'each right choice brings its part of the points, not only all of them together',
		ru: 'каждый правильный вариант приносит свою часть баллов, а не только все вместе'
	},
	recall: {
		en: 'the text no longer recalls “{name}”, which is not to be had there',
		ru: 'текст больше не подставляет «{name}»: там этого нет'
	}
} as const satisfies Record<string, Words>;

import type { ProblemSentence } from './sentence.ts';

/** What is named and is not there, or not to be had. */
export const NAMES = {
	duplicate_id: {
		severity: 'error',
		en: 'the id “{id}” is taken already<, at {first}>; give this one another',
		ru: 'идентификатор «{id}» уже занят< в {first}>; задайте другой'
	},
	reserved_id: {
		severity: 'error',
		en: 'the id “{id}” has a meaning of its own here; choose another',
		ru: 'идентификатор «{id}» здесь имеет собственное значение; выберите другой'
	},
	unknown_target: {
		severity: 'error',
		en: 'it leads to a step< “{id}”> that is not there<[ (did you mean “{near}”?)]>; choose another step, or the end< (“end”)>',
		ru: 'переход ведёт к шагу< «{id}»>, которого нет<[ (возможно, имелся в виду «{near}»)]>; выберите другой шаг или конец< («end»)>'
	},
	unknown_step: {
		severity: 'error',
		en: 'the condition asks about a step< “{id}”> that is not there<[ (did you mean “{near}”?)]>; choose another',
		ru: 'условие спрашивает о шаге< «{id}»>, которого нет<[ (возможно, имелся в виду «{near}»)]>; выберите другой'
	},
	unknown_option: {
		severity: 'error',
		en: 'the condition asks about an option< “{id}”> that “{step}” does not have<[ (did you mean “{near}”?)]>; choose another<: it has {known}>',
		ru: 'условие спрашивает о варианте< «{id}»>, которого в «{step}» нет<[ (возможно, имелся в виду «{near}»)]>; выберите другой<, есть варианты: {known}>'
	},
	unknown_row: {
		severity: 'error',
		en: 'the condition asks about a row< “{id}”> that “{step}” does not have<[ (did you mean “{near}”?)]>; choose another<: it has {known}>',
		ru: 'условие спрашивает о строке< «{id}»>, которой в «{step}» нет<[ (возможно, имелась в виду «{near}»)]>; выберите другую<, есть строки: {known}>'
	},
	unknown_column: {
		severity: 'error',
		en: 'the condition asks about a column< “{id}”> that “{step}” does not have<[ (did you mean “{near}”?)]>; choose another<: it has {known}>',
		ru: 'условие спрашивает о столбце< «{id}»>, которого в «{step}» нет<[ (возможно, имелся в виду «{near}»)]>; выберите другой<, есть столбцы: {known}>'
	},
	row_not_named: {
		severity: 'error',
		en: '“{step}” is a table; choose which of its rows is asked about< (“row”): {known}>',
		ru: '«{step}» — таблица; выберите, о какой строке спрашивает условие< («row»): {known}>'
	},
	place_beyond: {
		severity: 'error',
		en: 'the condition asks about {top} places of “{step}”, which has {places}; ask about fewer',
		ru: 'условие спрашивает о местах с 1 по {top}, а в «{step}» их {places}; спросите о меньшем числе мест'
	},
	unknown_dimension: {
		severity: 'error',
		en: 'it names a dimension< “{id}”> that is not there<[ (did you mean “{near}”?)]>; choose another<: the quiz has {known}>',
		ru: 'здесь указана шкала< «{id}»>, которой нет<[ (возможно, имелась в виду «{near}»)]>; выберите другую<, в квизе есть: {known}>'
	},
	unknown_hidden: {
		severity: 'error',
		en: 'there is no hidden field “{id}”<[ (did you mean “{near}”?)]>; add it to the quiz’s hidden fields, or choose another',
		ru: 'скрытого поля «{id}» нет<[ (возможно, имелось в виду «{near}»)]>; добавьте его в скрытые поля квиза или выберите другое'
	},
	unknown_segment: {
		severity: 'error',
		en: 'it leads to a segment< “{id}”> that is not there<[ (did you mean “{near}”?)]>; choose another<: the quiz has {known}>',
		ru: 'здесь указан сегмент< «{id}»>, которого нет<[ (возможно, имелся в виду «{near}»)]>; выберите другой<, в квизе есть: {known}>'
	},
	unknown_stage: {
		severity: 'error',
		en: 'it names a stage< “{id}”> that is not there<[ (did you mean “{near}”?)]>; choose another<: the quiz has {known}>',
		ru: 'здесь указан этап< «{id}»>, которого нет<[ (возможно, имелся в виду «{near}»)]>; выберите другой<, в квизе есть: {known}>'
	},
	unknown_result: {
		severity: 'error',
		en: 'it leads to a result screen< “{id}”> that is not there<[ (did you mean “{near}”?)]>; choose another',
		ru: 'здесь указан экран результата< «{id}»>, которого нет<[ (возможно, имелся в виду «{near}»)]>; выберите другой'
	},
	unknown_consent: {
		severity: 'error',
		en: 'it asks for a consent< “{id}”> that is not there<[ (did you mean “{near}”?)]>; choose another',
		ru: 'здесь запрашивается согласие< «{id}»>, которого нет<[ (возможно, имелось в виду «{near}»)]>; выберите другое'
	},
	unused_result: {
		severity: 'warning',
		en: 'no segment leads to this result screen; choose who sees it, or remove it',
		ru: 'на этот экран результата не ведёт ни один сегмент; выберите, кто его видит, или удалите'
	},
	unused_dimension: {
		severity: 'warning',
		en: 'no answer gives points to this dimension; add some, or remove it',
		ru: 'ни один ответ не даёт баллов этой шкале; добавьте их или удалите её'
	},
	unused_consent: {
		severity: 'warning',
		en: 'no step asks for this consent; name it in one, or remove it',
		ru: 'это согласие нигде не запрашивается; укажите его в шаге или удалите'
	},
	duplicate_field: {
		severity: 'error',
		en: 'the field “{id}” is asked for twice; remove one',
		ru: 'поле «{id}» запрашивается дважды; удалите лишнее'
	}
} as const satisfies Record<string, ProblemSentence>;

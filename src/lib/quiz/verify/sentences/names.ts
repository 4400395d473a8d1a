import type { ProblemSentence } from './sentence.ts';

/** What is named and is not there, or not to be had. */
export const NAMES = {
	duplicate_id: {
		severity: 'error',
		en: 'the id “{id}” is taken already, at {first}; give this one another',
		ru: 'идентификатор «{id}» уже занят в {first}; задайте другой'
	},
	reserved_id: {
		severity: 'error',
		en: 'the id “{id}” has a meaning of its own here; choose another',
		ru: 'идентификатор «{id}» здесь имеет собственное значение; выберите другой'
	},
	unknown_target: {
		severity: 'error',
		en: 'there is no step “{id}” to lead to[ (did you mean “{near}”?)]; choose a step, or “end”',
		ru: 'шага «{id}», к которому ведёт переход, нет[ (возможно, имелся в виду «{near}»)]; выберите шаг или «end»'
	},
	unknown_step: {
		severity: 'error',
		en: 'the condition asks about a step “{id}” that is not there[ (did you mean “{near}”?)]; name a step of this quiz',
		ru: 'условие спрашивает о шаге «{id}», которого нет[ (возможно, имелся в виду «{near}»)]; назовите шаг этого квиза'
	},
	unknown_option: {
		severity: 'error',
		en: 'the step “{step}” has no option “{id}”[ (did you mean “{near}”?)]; it has {known}',
		ru: 'у шага «{step}» нет варианта «{id}»[ (возможно, имелся в виду «{near}»)]; есть варианты: {known}'
	},
	unknown_row: {
		severity: 'error',
		en: 'the step “{step}” has no row “{id}”[ (did you mean “{near}”?)]; it has {known}',
		ru: 'у шага «{step}» нет строки «{id}»[ (возможно, имелась в виду «{near}»)]; есть строки: {known}'
	},
	unknown_column: {
		severity: 'error',
		en: 'the step “{step}” has no column “{id}”[ (did you mean “{near}”?)]; it has {known}',
		ru: 'у шага «{step}» нет столбца «{id}»[ (возможно, имелся в виду «{near}»)]; есть столбцы: {known}'
	},
	row_not_named: {
		severity: 'error',
		en: 'the step “{step}” is a table; say with “row” which of its rows is asked about: {known}',
		ru: 'шаг «{step}» — таблица; укажите в «row», о какой строке спрашивает условие: {known}'
	},
	place_beyond: {
		severity: 'error',
		en: 'the condition asks about {top} places of “{step}”, which has {places}; ask about fewer',
		ru: 'условие спрашивает о местах с 1 по {top}, а у шага «{step}» их {places}; уменьшите «top»'
	},
	unknown_dimension: {
		severity: 'error',
		en: 'there is no dimension “{id}”[ (did you mean “{near}”?)]; the quiz has {known}',
		ru: 'измерения «{id}» нет[ (возможно, имелось в виду «{near}»)]; в квизе есть: {known}'
	},
	unknown_hidden: {
		severity: 'error',
		en: 'there is no hidden field “{id}”[ (did you mean “{near}”?)]; add it to “hidden”, or name another',
		ru: 'скрытого поля «{id}» нет[ (возможно, имелось в виду «{near}»)]; добавьте его в «hidden» или назовите другое'
	},
	unknown_segment: {
		severity: 'error',
		en: 'there is no segment “{id}”[ (did you mean “{near}”?)]; the quiz has {known}',
		ru: 'сегмента «{id}» нет[ (возможно, имелся в виду «{near}»)]; в квизе есть: {known}'
	},
	unknown_stage: {
		severity: 'error',
		en: 'there is no stage “{id}”[ (did you mean “{near}”?)]; the quiz has {known}',
		ru: 'стадии «{id}» нет[ (возможно, имелась в виду «{near}»)]; в квизе есть: {known}'
	},
	unknown_result: {
		severity: 'error',
		en: 'there is no result screen “{id}”[ (did you mean “{near}”?)]; add it to “results”, or name another',
		ru: 'экрана результата «{id}» нет[ (возможно, имелся в виду «{near}»)]; добавьте его в «results» или назовите другой'
	},
	unknown_consent: {
		severity: 'error',
		en: 'there is no consent “{id}”[ (did you mean “{near}”?)]; add it to “consents”, or name another',
		ru: 'согласия «{id}» нет[ (возможно, имелось в виду «{near}»)]; добавьте его в «consents» или назовите другое'
	},
	unused_result: {
		severity: 'warning',
		en: 'no segment leads to this result screen; name it in a segment, or remove it',
		ru: 'на этот экран результата не ведёт ни один сегмент; укажите его в сегменте или удалите'
	},
	unused_dimension: {
		severity: 'warning',
		en: 'no answer gives points to this dimension; add some, or remove it',
		ru: 'ни один ответ не даёт баллов этому измерению; добавьте их или удалите его'
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

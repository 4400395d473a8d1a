import type { Words } from '../text.ts';

export type Severity = 'error' | 'warning';

/**
 * Every problem that `verify` can find. `{name}` is replaced by a parameter; what stands in [brackets] is left out where a parameter in it is missing.
 * Errors are what respondents would stumble over, or what makes scores and segments wrong; they block publishing.
 */
export const SENTENCES = {
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
	wrong_operator: {
		severity: 'error',
		en: '“{operator}” does not fit answers to “{step}”; use {fitting}',
		ru: 'к ответу на шаг «{step}» нельзя применить «{operator}»; подходит: {fitting}'
	},
	factor_without_amount: {
		severity: 'error',
		en: 'the factor names “{id}”, which is no amount; factors multiply amounts only',
		ru: 'множитель относится к «{id}», а это не сумма; множители действуют только на суммы'
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
	unbounded_points: {
		severity: 'warning',
		en: 'the points have no limit, for each unit scores and the number has no {missing}; set “{missing}”',
		ru: 'баллы не ограничены: каждая единица приносит баллы, а у числа нет «{missing}»; задайте «{missing}»'
	},
	unused_band: {
		severity: 'warning',
		en: 'the band from {from} never scores, for answers go from {least} to {greatest}; move or remove it',
		ru: 'диапазон от {from} никогда не сработает: ответы лежат от {least} до {greatest}; измените или удалите его'
	},
	band_twice: {
		severity: 'warning',
		en: 'two bands begin at {from}, and only one of them can score; remove the other',
		ru: 'с {from} начинаются два диапазона, а сработает только один; удалите лишний'
	},
	loop: {
		severity: 'error',
		en: 'the way goes round in a circle: {steps}; let one of the jumps lead on',
		ru: 'путь ходит по кругу: {steps}; пусть один из переходов ведёт вперёд'
	},
	unreachable_step: {
		severity: 'error',
		en: 'no way leads to this step; let a step lead here, or remove it',
		ru: 'к этому шагу не ведёт ни один путь; добавьте переход к нему или удалите шаг'
	},
	never_shown: {
		severity: 'warning',
		en: 'this step is never shown, for the conditions on the way to it never hold; change them, or remove it',
		ru: 'этот шаг никогда не показывается: условия на пути к нему не выполняются; измените их или удалите шаг'
	},
	dead_end: {
		severity: 'error',
		en: 'from here the end cannot be reached; let a later step lead to “end”',
		ru: 'отсюда нельзя дойти до конца; пусть один из следующих шагов ведёт к «end»'
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
	out_of_range: {
		severity: 'warning',
		en: '“{asked}” never holds: answers to “{step}” go from {least} to {greatest}[ in steps of {grid}]',
		ru: '«{asked}» никогда не выполняется: ответы на «{step}» лежат от {least} до {greatest}[ с шагом {grid}]'
	},
	score_out_of_range: {
		severity: 'warning',
		en: '“{asked}” never holds: {of} goes from {least} to {greatest} here; ask for less or give more points',
		ru: '«{asked}» никогда не выполняется: {of} здесь лежит от {least} до {greatest}; измените условие или баллы'
	},
	never_holds: {
		severity: 'warning',
		en: 'this condition can never hold: its parts contradict each other; change or remove it',
		ru: 'это условие никогда не выполняется: его части противоречат друг другу; измените или удалите его'
	},
	inverted_range: {
		severity: 'error',
		en: 'the range from {from} to below {below} is empty; let “from” be less than “below”',
		ru: 'диапазон от {from} до {below} пуст; «from» должно быть меньше «below»'
	},
	threshold_out_of_reach: {
		severity: 'error',
		en: 'no score lies in this range: {of} goes from {least} to {greatest}; move the threshold or give more points',
		ru: 'ни один результат не попадает в этот диапазон: {of} лежит от {least} до {greatest}; измените порог или баллы'
	},
	shadowed_segment: {
		severity: 'error',
		en: 'nobody gets here: the segments before it ({by}) take every score that would; put this one first, or move the thresholds',
		ru: 'сюда никто не попадает: сегменты выше ({by}) забирают все подходящие результаты; поставьте этот раньше или измените пороги'
	},
	threshold_overlap: {
		severity: 'warning',
		en: 'the range overlaps that of segment {by}, which comes first and takes scores from {from} to below {below}; let them meet',
		ru: 'диапазон пересекается с сегментом {by}, который стоит раньше и забирает результаты от {from} до {below}; состыкуйте их'
	},
	threshold_gap: {
		severity: 'warning',
		en: 'scores from {from} to below {below} lie in no range and fall to segment {taker}; close the gap if that is not meant',
		ru: 'результаты от {from} до {below} не входят ни в один диапазон и попадают в сегмент {taker}; закройте разрыв, если так не задумано'
	},
	no_catch_all: {
		severity: 'warning',
		en: 'the last segment takes all that no other does, so its own conditions count for nothing; add a segment without conditions after it',
		ru: 'последний сегмент забирает всех оставшихся, поэтому его условия ничего не меняют; добавьте после него сегмент без условий'
	},
	borderline_without_from: {
		severity: 'warning',
		en: 'the borderline band lies around “from”, which is not given; add it, or remove “borderline”',
		ru: 'пограничная полоса строится вокруг «from», а оно не задано; добавьте его или удалите «borderline»'
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
	nothing_to_show: {
		severity: 'warning',
		en: 'the amount is to be shown, but the quiz has no dimension with an amount; add one, or remove it from “show”',
		ru: 'здесь должна показываться сумма, но в квизе нет измерения с суммой; добавьте его или уберите из «show»'
	},
	duplicate_field: {
		severity: 'error',
		en: 'the field “{id}” is asked for twice; remove one',
		ru: 'поле «{id}» запрашивается дважды; удалите лишнее'
	},
	no_contact_for_hot: {
		severity: 'warning',
		en: 'a segment is hot, but no step asks for an email or a phone, so that no lead can come of it; add such a step',
		ru: 'есть горячий сегмент, но ни один шаг не спрашивает почту или телефон, и лид не появится; добавьте такой шаг'
	},
	missing_translation: {
		severity: 'warning',
		en: 'the text is missing in “{locale}”; respondents would read it in another language',
		ru: 'нет текста на языке «{locale}»; респонденты увидят его на другом языке'
	},
	untranslated_text: {
		severity: 'warning',
		en: 'one text stands for all languages ({locales}); write it in each',
		ru: 'один текст стоит для всех языков ({locales}); напишите его на каждом'
	},
	unlisted_locale: {
		severity: 'warning',
		en: 'there are texts in “{locale}”, which is not among the quiz’s languages; add it to “locales”, or remove them',
		ru: 'есть тексты на языке «{locale}», которого нет среди языков квиза; добавьте его в «locales» или удалите тексты'
	},
	unknown_recall: {
		severity: 'error',
		en: '“{recall}” recalls nothing that there is[ (did you mean “{near}”?)]; name a step or a hidden field',
		ru: '«{recall}» ни на что не ссылается[ (возможно, имелось в виду «{near}»)]; укажите шаг или скрытое поле'
	},
	recall_too_early: {
		severity: 'warning',
		en: '“{recall}” recalls an answer that is not given yet; recall an earlier step',
		ru: '«{recall}» ссылается на ответ, которого ещё нет; укажите более ранний шаг'
	},
	recall_of_score: {
		severity: 'warning',
		en: '“{recall}” is filled in on result screens only; remove it here',
		ru: '«{recall}» подставляется только на экранах результата; уберите здесь'
	},
	recall_not_filled: {
		severity: 'warning',
		en: '“{recall}” stays as it is, for nothing is filled in here; remove it',
		ru: '«{recall}» останется как есть: здесь ничего не подставляется; уберите'
	},
	broken_recall: {
		severity: 'warning',
		en: 'a “{{” opens that is not the beginning of “{{step}}” or “{{step|otherwise}}”; complete or remove it',
		ru: '«{{» открывается, но это не «{{шаг}}» и не «{{шаг|иначе}}»; допишите или уберите'
	},
	unsafe_address: {
		severity: 'error',
		en: 'the address “{address}” is not safe to send anybody to; begin it with https://, http://, mailto:, tel: or /',
		ru: 'адрес «{address}» небезопасен; начните его с https://, http://, mailto:, tel: или /'
	},
	address_from_answer: {
		severity: 'warning',
		en: 'the address “{address}” takes its site from an answer, so that respondents choose where they are sent; write the site out',
		ru: 'сайт в адресе «{address}» берётся из ответа, и респондент сам решает, куда попадёт; напишите сайт явно'
	},
	low_contrast: {
		severity: 'warning',
		en: '{first} on {second} has a contrast of {ratio} to 1; {least} is needed to be read well',
		ru: 'контраст {first} на {second} составляет {ratio} к 1; для чтения нужно не меньше {least}'
	}
} as const satisfies Record<string, Words & { severity: Severity }>;

export type ProblemCode = keyof typeof SENTENCES;

import type { ProblemSentence } from './sentence.ts';

/** Points, thresholds and segments. */
export const SCORES = {
	factor_without_amount: {
		severity: 'error',
		en: 'the factor names “{id}”, which is no amount; factors multiply amounts only',
		ru: 'множитель относится к «{id}», а это не сумма; множители действуют только на суммы'
	},
	percent_of_amount: {
		severity: 'error',
		en: '“{id}” is an amount, which has no percentage; compare it in points, or choose another dimension',
		ru: '«{id}» — сумма, и процента у неё нет; сравнивайте её в баллах или выберите другую шкалу'
	},
	unbounded_points: {
		severity: 'warning',
		en: 'the points have no limit, for each unit scores and the number has no limit; set its least and greatest< (“{missing}”)>',
		ru: 'баллы не ограничены: каждая единица приносит баллы, а число не ограничено; задайте наименьшее и наибольшее< («{missing}»)>'
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
	unused_weight: {
		severity: 'warning',
		en: 'there are {given} weights for {places} places; remove those that are over',
		ru: 'весов указано {given}, а мест {places}; удалите лишние'
	},
	inverted_range: {
		severity: 'error',
		en: 'the range from {from} to below {below} is empty; let it begin below its end',
		ru: 'диапазон от {from} до {below} пуст; начало должно быть меньше конца'
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
	colder_first: {
		severity: 'warning',
		en: 'the colder segment {by} comes first and asks for no higher score, so that it takes leads from this one; put this one before it',
		ru: 'выше стоит более холодный сегмент {by} с порогом не выше здешнего, и он забирает отсюда лидов; поставьте этот сегмент раньше него'
	},
	hotter_last: {
		severity: 'warning',
		en: 'the last segment takes all that no other does, the lowest scores too, and is hotter than {by}; put the coldest one last',
		ru: 'последний сегмент забирает всех оставшихся, в том числе с самыми низкими баллами, а он теплее, чем {by}; поставьте последним самый холодный'
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
		en: 'the borderline lies around the score that the segment begins at< (“from”)>, which is not given; set it, or remove the borderline',
		ru: 'пограничная полоса лежит вокруг балла, с которого начинается сегмент< («from»)>, а он не задан; задайте его или уберите полосу'
	},
	nothing_to_show: {
		severity: 'warning',
		en: 'the amount is to be shown, but the quiz has no dimension with an amount; add one, or show no amount',
		ru: 'здесь должна показываться сумма, но в квизе нет шкалы с суммой; добавьте её или не показывайте сумму'
	}
} as const satisfies Record<string, ProblemSentence>;

import type { ProblemSentence } from './sentence.ts';

/** What going all ways at once shows. */
export const REACH = {
	segment_out_of_reach: {
		severity: 'error',
		en: 'no answers lead into this segment[: it asks for {from} or more][: it asks for less than {below}][, but for whoever meets its other conditions {of} goes from {least} to {greatest}][, but for whoever meets its other conditions {of} is always {only}]; loosen what it asks for, or what segments and knock-outs before it take away',
		ru: 'никакие ответы не ведут в этот сегмент[: нужно не меньше {from}][: нужно меньше {below}][, но у тех, кто выполняет остальные его условия, {of} лежит от {least} до {greatest}][, но у тех, кто выполняет остальные его условия, {of} всегда равен {only}]; смягчите его условия или условия сегментов и стоп-факторов перед ним'
	},
	segment_undecided: {
		severity: 'warning',
		en: 'it could not be found out whether any answers lead into this segment; try it in the preview',
		ru: 'не удалось выяснить, ведут ли какие-нибудь ответы в этот сегмент; проверьте его в предпросмотре'
	},
	result_out_of_reach: {
		severity: 'warning',
		en: 'nobody gets to see this result, for nobody gets into a segment that shows it',
		ru: 'этот результат никто не увидит: никто не попадает в сегмент, который его показывает'
	},
	step_out_of_reach: {
		severity: 'warning',
		en: 'no answers lead to this step: whoever could be shown it is led past it; change its condition or the jumps before it, or remove it',
		ru: 'никакие ответы не ведут к этому шагу: его обходят все, кому он мог бы показаться; измените условие или переходы перед ним либо удалите шаг'
	},
	step_undecided: {
		severity: 'warning',
		en: 'it could not be found out whether any answers lead to this step; try it in the preview',
		ru: 'не удалось выяснить, ведут ли какие-нибудь ответы к этому шагу; проверьте его в предпросмотре'
	},
	jump_out_of_reach: {
		severity: 'warning',
		en: 'no answers lead by this jump; change its condition, or remove it',
		ru: 'никакие ответы не ведут по этому переходу; измените его условие или удалите его'
	},
	knockout_out_of_reach: {
		severity: 'warning',
		en: 'this knock-out never applies, for no answers lead to the steps that it asks about; change its condition, or remove it',
		ru: 'этот стоп-фактор не сработает: никакие ответы не ведут к шагам, о которых он спрашивает; измените его условие или удалите его'
	}
} as const satisfies Record<string, ProblemSentence>;

import { shareOf, type Estimate } from '../quiz/trial/figures.ts';
import { judgeTrial, type TrialVerdict, type Verdict } from '../quiz/trial/verdict.ts';

/** What people of a survey are told apart by; `segment:<id>` besides. Each number of a survey is one of these, and opens them. */
export const PEOPLE = [
	'invited',
	'waiting',
	'sent',
	'written',
	'failed',
	'unknown',
	'cancelled',
	'opened_human',
	'opened_unsure',
	'opened_scanner',
	'tapped',
	'finished',
	'cold',
	'warm',
	'hot',
	'unsubscribed',
	'bounced',
	'complained',
	'not_me',
	'reminded'
] as const;

export type People = (typeof PEOPLE)[number] | `segment:${string}`;

/** Whether it is the name of such people. */
export function isPeople(name: string): name is People {
	return (
		/^segment:[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name) || PEOPLE.some((one) => one === name)
	);
}

/** Some of a survey's counts, by name. */
export type Counts = Readonly<Record<string, number>>;

/** How many there are of them. */
export function countOf(people: People, counts: Counts): number {
	const of = (name: string) => counts[name] ?? 0;
	if (people === 'sent') return lettersOut(counts);
	if (people !== 'waiting') return of(people);
	const settled = of('failed') + of('unknown') + of('cancelled');
	return Math.max(0, of('invited') - lettersOut(counts) - settled);
}

/** Whose first letter has left the house: to a mail server, or, for want of one, into a file. */
function lettersOut(counts: Counts): number {
	return (counts['sent'] ?? 0) + (counts['written'] ?? 0);
}

/** What surveys are compared by. */
export const RATES = ['opened', 'tapped', 'finished', 'hot', 'unsubscribed', 'bounced'] as const;
export type RateName = (typeof RATES)[number];

/** Shares with their bounds: of those who were sent the letter, but hot ones of those who finished. */
export function ratesOf(counts: Counts): Record<RateName, Estimate | null> {
	const sent = lettersOut(counts);
	// Whoever has left or whose address bounced may have been written to once more than was noted: never above all of them.
	const share = (name: string, of = sent) => shareOf(Math.min(counts[name] ?? 0, of), of);
	return {
		opened: share('opened_human'),
		tapped: share('tapped'),
		finished: share('finished'),
		hot: share('hot', counts['finished'] ?? 0),
		unsubscribed: share('unsubscribed'),
		bounced: share('bounced')
	};
}

/** One of two subjects, and how many of those who got it finished the quiz. */
export interface SubjectArm {
	sent: number;
	finished: number;
}

/** What keeps anything from being said of two subjects yet: all letters have not left, they have just left, too few were sent or answered. */
export type TooEarly = 'sending' | 'paused' | 'fresh' | 'letters' | 'answers';

export interface SubjectVerdict extends Pick<TrialVerdict, 'verdict' | 'difference'> {
	a: Estimate | null;
	b: Estimate | null;
	/** Null where something may be said. */
	early: TooEarly | null;
	/** About so many more letters would tell; null where nobody can say, or so many more that nobody will send them. */
	more: number | null;
}

/** How far a survey is in being sent. */
export type SubjectStage = 'sending' | 'paused' | 'fresh' | 'settled';

/** Fewer finished answers than these, of both subjects together, do not show that there is no difference. */
export const FEWEST_ANSWERS = 10;
/** A survey goes to more people once it has shown something, but not to so many times more. */
const TIMES_MORE = 10;

/**
 * Which of two subjects brings more finished answers, as far as that may be said: the statistics of trials of quizzes. Nothing
 * is said before people have had time to answer.
 */
export function judgeSubjects(a: SubjectArm, b: SubjectArm, stage: SubjectStage): SubjectVerdict {
	const arm = ({ sent, finished }: SubjectArm) => ({
		visitors: sent,
		starts: sent,
		finished,
		hot: Math.min(finished, sent)
	});
	const { control, variant, verdict, difference, more } = judgeTrial({
		control: arm(a),
		variant: arm(b),
		share: 50,
		planned: null
	});
	const early = tooEarly(stage, verdict, a.finished + b.finished);
	const isInReach = more !== null && more <= (a.sent + b.sent) * TIMES_MORE;
	return {
		...{ a: control, b: variant, difference, early },
		verdict: early ? 'early' : verdict,
		more: isInReach ? more : null
	};
}

function tooEarly(stage: SubjectStage, verdict: Verdict, answers: number): TooEarly | null {
	if (stage !== 'settled') return stage;
	if (verdict === 'early') return 'letters';
	return verdict === 'open' && answers < FEWEST_ANSWERS ? 'answers' : null;
}

/** @param byVariant counts of the people that each subject was sent to */
export function subjectArm(counts: Counts): SubjectArm {
	return { sent: lettersOut(counts), finished: counts['finished'] ?? 0 };
}

/** What the runner itself says; all else are the quiz's own words. */
const words = {
	start: 'Start',
	next: 'Next',
	send: 'Send',
	back: 'Back',
	language: 'Language',
	progress: 'Progress',
	question: (number: number) => `Question ${number}`,
	optional: 'optional',
	other: 'Other',
	otherWords: 'Your own answer',
	choose: 'Choose…',
	several: 'Choose as many as you like.',
	atLeast: (min: number) => `Choose ${min} or more.`,
	atMost: (max: number) => `Choose up to ${max}.`,
	between: (min: number, max: number) =>
		min === max ? `Choose ${min}.` : `Choose ${min} to ${max}.`,
	value: 'Value',
	document: 'Read the document',
	newWindow: 'opens in a new window',
	sending: 'Sending your answers…',
	offline:
		'There is no connection. Your answers are kept on this page and will be sent as soon as it is back.',
	busy: 'The server is busy. Your answers are kept on this page; the next try follows by itself.',
	failed: 'The answers could not be sent. They are kept on this page.',
	closed: 'This quiz takes no answers now.',
	again: 'Try again',
	changed: 'The questions have changed since you began; your answers are kept.',
	thanks: 'Thank you. Your answers have been received.',
	trap: 'Leave this field empty',
	country: 'Country code'
};

export default words;

export type Words = typeof words;

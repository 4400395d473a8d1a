/** Those who are written to no more. */
export const leavingEn = {
	leaving: 'Left and bounced',
	'leaving.text':
		'Every survey passes these addresses over. They come here by themselves: when somebody unsubscribes, when a letter comes back, when somebody complains of spam.',
	'leaving.empty': 'Nobody has left',
	'leaving.empty.text':
		'Whoever unsubscribes, complains, or whose letters come back appears here and is written to no more. If you move from another tool, add those who left there.',
	'leaving.email': 'Address',
	'leaving.reason': 'Why',
	'leaving.reason.unsubscribed': 'Unsubscribed',
	'leaving.reason.bounced': 'Letters came back',
	'leaving.reason.complained': 'Complained of spam',
	'leaving.reason.by_hand': 'Added by hand',
	'leaving.survey': 'Survey',
	'leaving.survey.none': 'None',
	'leaving.survey.gone': 'deleted',
	'leaving.at': 'Since',
	'leaving.search': 'Part of the address',
	'leaving.add': 'Add addresses',
	'leaving.add.field': 'Addresses that are written to no more',
	'leaving.add.hint': 'One or several, each on a line. Names and commas around them do no harm.',
	'leaving.add.button': 'Add to the list',
	'leaving.add.none': 'There is no address here. One looks like name@example.com.',
	'leaving.add.long':
		'These are too many at once. Add them in parts of at most 500,000 characters.',
	'leaving.added':
		'{added, plural, =0 {No new address was added} one {# address was added} other {# addresses were added}}{known, plural, =0 {} one {, # was on the list} other {, # were on the list}}.',
	'leaving.added.wrong':
		'{count, plural, one {This line holds no address and was left out: {lines}.} other {These lines hold no address and were left out: {lines}.}}',
	'leaving.lift': 'Write again',
	'leaving.lift.title': 'Write to {email} again?',
	'leaving.lift.bounced':
		'Letters to this address came back: it did not exist, or its mailbox was closed. If you write again and it comes back once more, it returns to this list; many such letters harm how mail servers see you.',
	'leaving.lift.by_hand':
		'The next survey may be sent to this address, if it is among those who get it.',
	'leaving.lift.unsubscribed':
		'This person asked not to be written to. Bring them back only if they have asked you to since then: to write without that is against the law in many countries.',
	'leaving.lift.complained':
		'This person called a letter of yours spam. Bring them back only if they have asked you to since then: another complaint harms all your mail.',
	'leaving.lift.asked': 'They asked me to',
	'leaving.lifted': 'The address may be written to again.'
} as const;

/** A person's data. */
export const privacyEn = {
	'event.lead.erased': 'Person erased',
	privacy: 'Privacy',
	'privacy.consents': 'Consents',
	'privacy.consents.text':
		'Every consent as it was given: which words, in which version of which quiz, when and how. Records are never changed; taking one back is added to it.',
	'privacy.consents.ofPerson': 'Consents of {name}',
	'privacy.consents.empty': 'No consents yet',
	'privacy.consents.empty.text':
		'Ask for them in a quiz, with a consent question or in the contact form. Each answer is recorded here with the exact words.',
	'privacy.consents.everybody': 'Show everybody’s',
	'privacy.person': 'Person',
	'privacy.person.none': 'no contact left',
	'privacy.purpose': 'Purpose',
	'privacy.given': 'Given',
	'privacy.state': 'State',
	'privacy.state.inForce': 'In force',
	'privacy.state.withdrawn': 'Taken back',
	'privacy.state.withdrawnAt': 'Taken back {time}',
	'privacy.words': 'Words',
	'privacy.version': 'version {version}, {locale}',
	'privacy.how': 'Asked in “{question}”',
	'privacy.how.below': 'Asked below the result',
	'privacy.withdraw': 'Record withdrawal',
	'privacy.withdraw.title': 'Record that this consent was taken back?',
	'privacy.withdraw.text':
		'The record stays, with today’s date. The same consent given in earlier answers is taken back too. This cannot be undone: only the person can agree again.',
	'privacy.withdraw.text.advertising':
		'The record stays, with today’s date, and the person is written to no more. The same consent given in earlier answers is taken back too. This cannot be undone: only the person can agree again.',
	'privacy.withdraw.done': 'The withdrawal is recorded.',
	'privacy.retention': 'Retention',
	'privacy.retention.text':
		'Responses older than this are erased by themselves, within the hour: answers, files, mails about them and deliveries. A lead goes with its last response. Whoever is in your audience stays there. Counts in reports stay.',
	'privacy.retention.days': 'Keep responses to “{quiz}”',
	'privacy.retention.forever': 'For good',
	'privacy.retention.some': '{count, plural, one {# day} other {# days}}',
	'privacy.retention.save': 'Save',
	'privacy.retention.ask': 'Erase older responses from now on?',
	'privacy.retention.ask.some':
		'{count, plural, one {# response is older than that already and is} other {# responses are older than that already and are}} erased within the hour. What is erased cannot be brought back.',
	'privacy.retention.ask.many':
		'Over 1,000 responses are older than that already and are erased within the hour. What is erased cannot be brought back.',
	'privacy.retention.done': 'Saved: {time}.',
	'privacy.retention.done.none': 'Saved: {time}. Nothing is that old yet.',
	'privacy.retention.empty': 'No quizzes yet',
	'privacy.retention.empty.text':
		'Make a quiz first; then say here how long its responses are kept.',
	'privacy.erasures': 'Erasures',
	'privacy.erasures.text':
		'That somebody was erased, when and by whom. Who it was is not kept: this is the act that you show when you are asked.',
	'privacy.erasures.empty': 'Nobody was erased yet',
	'privacy.erasures.empty.text':
		'When a person asks for it, open their lead and choose “Erase this person”.',
	'privacy.erasures.at': 'When',
	'privacy.erasures.by': 'By',
	'privacy.erasures.by.member': 'A member',
	'privacy.erasures.by.token': 'A program, by the API',
	'privacy.erasures.by.retention': 'The rule of retention',
	'privacy.erasures.reason': 'Why',
	'privacy.erasures.reason.asked': 'The person asked',
	'privacy.erasures.reason.time': 'Their time was over',
	'privacy.erasures.gone': 'What went',
	'privacy.ofPerson': 'This person’s data',
	'privacy.ofPerson.text': 'For when they ask what you know of them, or that you forget them.',
	'privacy.export': 'Everything as a file (JSON)',
	'privacy.ledger': 'Consents on record',
	'privacy.erase': 'Erase this person',
	'privacy.erase.title': 'Erase {name}',
	'privacy.erase.text':
		'This goes at once and for good, from the database and from the files beside it. Nobody can bring it back.',
	'privacy.erase.goes': 'What goes',
	'privacy.erase.told': 'Who is told',
	'privacy.erase.told.text':
		'These were told of this person. They get a message to delete what they have; whether they do is theirs to answer for.',
	'privacy.erase.told.none': 'Nobody: nothing of this person was sent anywhere.',
	'privacy.erase.stays': 'What stays',
	'privacy.erase.stays.act':
		'The act: that somebody was erased, when and by whom, without who it was.',
	'privacy.erase.stays.address':
		'A keyed fingerprint of each address, so that no list brings them back to be written to. The address cannot be read from it.',
	'privacy.erase.stays.counts': 'Counts in reports: how many answered, on which day.',
	'privacy.erase.stays.backups': 'Copies in backups, until those are rotated out.',
	'privacy.erase.confirm': 'Erase for good',
	'privacy.erase.done':
		'The person is erased. {count, plural, =0 {Nobody had to be told.} one {# destination is being told.} other {# destinations are being told.}}',
	'privacy.goes.leads':
		'{count, plural, one {# lead, with its contacts} other {# leads that are this person, with their contacts}}',
	'privacy.goes.responses': '{count, plural, one {# response} other {# responses}}',
	'privacy.goes.uploads':
		'{count, plural, one {# file that was sent} other {# files that were sent}}',
	'privacy.goes.partials':
		'{count, plural, one {# unfinished attempt} other {# unfinished attempts}}',
	'privacy.goes.consents': '{count, plural, one {# consent} other {# consents}}',
	'privacy.goes.notes': '{count, plural, one {# note} other {# notes}}',
	'privacy.goes.history':
		'{count, plural, one {# entry of their history} other {# entries of their history, outcomes and tags}}',
	'privacy.goes.mails':
		'{count, plural, one {# mail to them or about them} other {# mails to them or about them}}',
	'privacy.goes.surveys':
		'{count, plural, one {# survey that they were sent} other {# surveys that they were sent}}',
	'privacy.goes.audience':
		'{count, plural, one {their entry in your audience} other {# entries in your audience}}',
	'privacy.goes.deliveries':
		'{count, plural, one {# delivery about them, with its log} other {# deliveries about them, with their log}}',
	'privacy.audit.erased': 'Erased a person',
	'privacy.audit.exported': 'Downloaded what is known of a person',
	'privacy.audit.withdrawn': 'Recorded that {leads} took a consent back',
	'privacy.audit.retention':
		'Responses to “{name}” are kept {count, plural, =0 {for good} one {# day} other {# days}}',
	'privacy.goes.other': '{count, plural, one {# other trace} other {# other traces}}'
} as const;

/** The letter of a survey and its editor. */
export const letterEn = {
	'survey.letter': 'Letter',
	'letter.refused': 'This cannot be kept as it is: a text or an address is too long.',
	'letter.gone': 'The survey was deleted.',
	'letter.closed':
		'This survey is being sent, or has been. Its letter can be looked at and no longer be changed.',
	'letter.met':
		'{count, plural, =0 {Somebody else has changed the letter meanwhile. Their changes and yours are both in it.} one {Somebody else has changed the letter meanwhile. In # place you both wrote: yours stands there.} other {Somebody else has changed the letter meanwhile. In # places you both wrote: yours stands there.}}',
	'letter.met.seen': 'Understood',
	'letter.languages': 'Languages to write in',
	'letter.languages.all': 'All languages',
	'letter.pane': 'What is shown',
	'letter.pane.write': 'Write',
	'letter.pane.look': 'Preview',
	'letter.envelope': 'Subject and sender',
	'letter.subject': 'Subject',
	'letter.subject.none': 'No subject',
	'letter.subject.a': 'Subject A',
	'letter.subject.b': 'Subject B',
	'letter.subject.b.hint':
		'Half of the people get this one. Finished answers tell which is better.',
	'letter.subject.two': 'Compare two subjects',
	'letter.subject.one': 'Use one subject',
	'letter.preheader': 'Preheader',
	'letter.preheader.hint': 'Shown beside the subject before the letter is opened.',
	'letter.sender.name': 'Sender’s name',
	'letter.sender.none': 'Sender without a name',
	'letter.sender.email': 'Sender’s address',
	'letter.sender.email.hint': 'Empty: the address of this installation.',
	'letter.sender.replyTo': 'Address for replies',
	'letter.sender.replyTo.hint': 'Empty: replies go to the sender.',
	'letter.body': 'Letter',
	'letter.blocks': 'Blocks of the letter',
	'letter.block.add': 'Add a block',
	'letter.block.heading': 'Heading',
	'letter.block.text': 'Text',
	'letter.block.picture': 'Picture',
	'letter.block.button': 'Button',
	'letter.block.question': 'First question',
	'letter.block.divider': 'Line',
	'letter.block.drag': '{name}, block {at}: move',
	'letter.block.up': '{name}, block {at}: move up',
	'letter.block.down': '{name}, block {at}: move down',
	'letter.block.remove': '{name}, block {at}: remove',
	'letter.place': '{name}, block {at}',
	'letter.block.moved': 'Block {at} of {of}',
	'letter.block.removed': 'The block is removed.',
	'letter.heading': 'Heading',
	'letter.text': 'Text',
	'letter.button': 'Words on the button',
	'letter.link': 'Where it leads',
	'letter.link.hint': 'Empty: to the survey.',
	'letter.link.none': 'An address begins with https://, mailto: or tel:. This one is not kept.',
	'letter.alt': 'What it shows',
	'letter.alt.hint': 'Read where pictures are off, and aloud.',
	'letter.picture.choose': 'Choose a picture',
	'letter.picture.how':
		'Or drop one here. It is made into JPEG or PNG, which every mail program shows.',
	'letter.picture.broken': 'The picture did not arrive. Choose it again.',
	'letter.picture.link': 'Link of the picture',
	'letter.question.about':
		'{count, plural, one {# answer stands in the letter as a link: one tap answers.} other {# answers stand in the letter as links: one tap answers.}}',
	'letter.question.byButton': 'This question is asked by a button that leads to the survey.',
	'letter.question.other': ' A link below leads to an answer in own words.',
	'letter.question.title': 'Question in the letter',
	'letter.question.title.hint': 'Empty: the quiz’s own words.',
	'letter.footer': 'Below the letter',
	'letter.footer.hint':
		'Why they get it, who you are, and your postal address. The link to unsubscribe follows by itself.',
	'letter.reminder': 'Reminders',
	'letter.reminder.text':
		'Whom and when to remind is set on the Sending tab. Those who began get a button that leads on, in place of the question.',
	'letter.reminder.subject': 'Subject of reminders',
	'letter.reminder.words': 'Words above the letter',
	'letter.recalls': 'Recipient’s fields in it',
	'letter.recall': 'Put in a field of the recipient',
	'letter.recall.note': 'Fields of the recipient',
	'letter.recall.explained': 'Each person’s “{name}” stands here.',
	'letter.recall.fallback': 'Where it is not known',
	'letter.recall.fallback.hint': 'Empty: nothing stands there, and a comma before it goes too.',
	'letter.field.name': 'Name',
	'letter.field.email': 'Email',
	'letter.field.company': 'Company',
	'letter.field.role': 'Position',
	'letter.field.city': 'City',
	'letter.field.phone': 'Phone',
	'letter.preview': 'Preview',
	'letter.preview.frame': 'How the letter looks',
	'letter.view': 'Shown as',
	'letter.view.phone': 'Phone',
	'letter.view.desktop': 'Desktop',
	'letter.view.text': 'Plain text',
	'letter.scheme': 'Colours',
	'letter.scheme.light': 'Light',
	'letter.scheme.dark': 'Dark',
	'letter.language': 'Language',
	'letter.kind': 'Which letter',
	'letter.kind.first': 'First',
	'letter.kind.reminder': 'Reminder',
	'letter.kind.unfinished': 'To those who stopped',
	'letter.variant': 'Subject',
	'letter.who': 'Recipient',
	'letter.who.known': 'Known well',
	'letter.who.unknown': 'Address only',
	'letter.size': '{size} of {most} that Gmail shows',
	'letter.test': 'Send me a test',
	'letter.test.sent': 'The test is on its way to {email}.',
	'letter.test.written': 'There is no mail server: the test was written as a file to {folder}.',
	'letter.test.failed': 'The test could not be sent. Try once more.',
	'letter.testPage': 'This was a test letter',
	'letter.testPage.answer':
		'In a letter that is sent, this link opens the survey with the answer chosen.',
	'letter.testPage.open': 'In a letter that is sent, this link opens the survey.',
	'letter.testPage.leave':
		'In a letter that is sent, this link leads to the page where people unsubscribe.',
	'letter.testPage.nothing': 'Nothing was answered, and nobody was unsubscribed.',
	'letter.problems': 'To be mended',
	'letter.problems.none': 'Nothing to be mended',
	'letter.notes.elsewhere':
		'{count, plural, one {# more note in other languages} other {# more notes in other languages}}',
	'letter.problems.error': '{count, plural, one {# error} other {# errors}}',
	'letter.problems.warning': '{count, plural, one {# warning} other {# warnings}}',
	'letter.problems.hint': '{count, plural, one {# hint} other {# hints}}',
	'letter.tone.error': 'Error',
	'letter.tone.warning': 'Warning',
	'letter.tone.hint': 'Hint',
	'letter.problem.subject_missing': 'There is no subject. Write one.',
	'letter.problem.subject_long':
		'The subject has {about} characters; phones show about 40. Put the main thing first.',
	'letter.problem.subjects_same':
		'Both subjects are the same, so there is nothing to compare. Change one of them.',
	'letter.problem.preheader_missing':
		'Without a preheader, mail programs show the first words of the letter beside the subject.',
	'letter.problem.words_missing':
		'Not written in this language. Others see the words of another one here.',
	'letter.problem.recall_broken':
		'Braces stand here that name no field. Put the field in by the “@” button.',
	'letter.problem.recall_unknown':
		'None of your recipients has the field “{about}”. Check its name, or give it a fallback.',
	'letter.problem.recall_bare':
		'Where “{about}” is not known, nothing stands there. Give it a fallback if the sentence needs one.',
	'letter.problem.sender_missing':
		'The sender has no name. People open letters from those whom they know: write it.',
	'letter.problem.sender_domain':
		'This installation does not send for {about}: many receivers will call the letter spam or refuse it. Leave the address empty, and name yours under replies.',
	'letter.problem.sender_address': '“{about}” is no email address. Correct it, or leave it empty.',
	'letter.problem.reply_address': '“{about}” is no email address. Correct it, or leave it empty.',
	'letter.problem.block_empty':
		'This block is empty and will not be seen. Write something, or remove it.',
	'letter.problem.leads_nowhere':
		'Nothing in the letter leads to the survey. Add the first question, or a button without an address.',
	'letter.problem.question_twice': 'The question stands in the letter twice. Remove one.',
	'letter.problem.question_kind':
		'The quiz’s first question is not of a kind that one tap answers, so a button leads to it. Put a choice, yes or no, a rating or a scale first.',
	'letter.problem.question_several':
		'The first question takes several answers, so a button leads to it. For one-tap answers, let it take one.',
	'letter.problem.question_many':
		'The first question has more than {most} options, so a button leads to it. For one-tap answers, leave fewer.',
	'letter.problem.question_condition':
		'The quiz’s first question is not asked of everybody, so a button leads to the survey. Put one first that everybody is asked.',
	'letter.problem.question_nothing': 'The quiz has no questions yet. Write its first one.',
	'letter.problem.picture_missing':
		'There is no picture in this block. Choose one, or remove the block.',
	'letter.problem.picture_insecure':
		'The picture’s address does not begin with https://, and mail programs may not show it.',
	'letter.problem.picture_format':
		'Outlook for Windows does not show {about}. Upload the picture here, or use JPEG or PNG.',
	'letter.problem.alt_missing':
		'It is not said what the picture shows. Many mail programs have pictures off at first.',
	'letter.problem.link_unsafe':
		'“{about}” is no address that a letter may lead to. Begin with https://.',
	'letter.problem.link_insecure': '“{about}” is not encrypted. Use https:// where the site has it.',
	'letter.problem.footer_missing':
		'It is not said why people get the letter and who writes. Laws ask for it: write it.',
	'letter.problem.footer_postal':
		'There seems to be no postal address below the letter. Many laws ask for one.',
	'letter.problem.size':
		'The letter has {about} kB. Gmail cuts it behind 102 kB, with the link to unsubscribe. Shorten it.'
} as const;

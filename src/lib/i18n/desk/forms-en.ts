/** Plain forms of other pages. */
export const formsEn = {
	'forms.title': 'Your own form',
	'forms.text':
		'A form that is on your page already can answer this quiz: people fill it in where they are, and their answers are scored like all others.',
	'forms.help': 'How does a form answer a quiz?',
	'forms.help.text':
		'Let the form send its fields to the address below (its “action”, with method “post”). A field answers the question whose name it has. Options may be sent by their names or by their words, in any language of the quiz. What no question takes is listed with each response.',
	'forms.address': 'The form’s address',
	'forms.closed': 'Publish the quiz first: forms answer what is published.',
	'forms.ready': 'A ready form',
	'forms.ready.text':
		'Every question under its own name, in plain HTML. Paste it into your page and style it as you like.',
	'forms.language': 'Language of the form',
	'forms.code': 'HTML of the form',
	'forms.names': 'Names of the fields',
	'forms.names.text':
		'Each field has a name of its own. If your form calls it something else, write that beside it.',
	'forms.names.more': 'Also called',
	'forms.names.more.of': 'Other names of “{title}”',
	'forms.names.hint': 'Several names with commas between them.',
	'forms.required': 'required',
	'forms.paste': 'Try your form',
	'forms.paste.hint':
		'Paste the HTML of your form here to see which question each of its fields answers. It is not kept.',
	'forms.none': 'There is no field with a name in this HTML.',
	'forms.answers': '“{name}” answers',
	'forms.hidden': '“{name}” is kept with the response.',
	'forms.nothing': 'Nothing',
	'forms.missing':
		'{count, plural, one {A required question has} other {# required questions have}} no field in this form: {fields}. Whoever comes to such a question is asked it after sending.',
	'forms.complete': 'Every required question has a field in this form.',
	'forms.after': 'After sending',
	'forms.redirects': 'Addresses that people may be sent to',
	'forms.redirects.hint':
		'One on each line; the pages below an address are allowed with it. A form may ask for one of them in a field “_next”; any other address is passed over.',
	'forms.redirecting': 'Send people to the first of these addresses',
	'forms.redirecting.hint': 'Otherwise they see the result of the quiz.',
	'forms.save': 'Save',
	'forms.saved': 'The settings of forms were saved.',
	'forms.foreign': 'Fields that nothing takes'
} as const;

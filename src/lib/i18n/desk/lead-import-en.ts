/** Import of leads from a file. */
export const leadImportEn = {
	leadimport: 'Import',
	'leadimport.title': 'Import leads',
	'leadimport.text':
		'A CSV file or an Excel workbook (XLSX) with a column of emails or phone numbers; up to 200 MB. Encoding, separator and columns are found out; you see the first rows before anything is taken.',
	'leadimport.headings.no': 'is a lead',
	'leadimport.preview': 'The first rows as they would be read',
	'leadimport.preview.text':
		'They follow what you choose on this page. Nothing has been taken yet.',
	'leadimport.preview.line': 'Line {line}',
	'leadimport.preview.refused': 'Not taken.',
	'leadimport.preview.inPart': 'Not taken in whole.',
	'leadimport.preview.alike': 'In several lines',
	'leadimport.preview.among':
		'{count, plural, one {In the first row alone; those below are looked at when you begin:} other {Among the first # rows; those below are looked at when you begin:}}',
	'leadimport.preview.among.all':
		'{count, plural, one {In the one row of the file:} other {Among all # rows of the file:}}',
	'leadimport.is.email': 'Email',
	'leadimport.is.phone': 'Phone',
	'leadimport.is.name': 'Name',
	'leadimport.is.last_name': 'Last name',
	'leadimport.is.company': 'Company',
	'leadimport.is.role': 'Position',
	'leadimport.is.city': 'City',
	'leadimport.is.locale': 'Language',
	'leadimport.is.tags': 'Tags',
	'leadimport.is.owner': 'Owner, by email',
	'leadimport.is.stage': 'Stage',
	'leadimport.is.segment': 'Segment: cold, warm, hot',
	'leadimport.is.source': 'Source',
	'leadimport.is.note': 'Note',
	'leadimport.is.created': 'Day they came',
	'leadimport.is.outcome': 'Outcome',
	'leadimport.is.value': 'Value of the outcome',
	'leadimport.is.currency': 'Currency',
	'leadimport.said': 'What the file does not say',
	'leadimport.language': 'Language of those without one',
	'leadimport.country': 'Country of phone numbers without its code',
	'leadimport.country.hint': 'Numbers that begin with + need none.',
	'leadimport.country.language': 'That of the language',
	'leadimport.source': 'Source of those without one',
	'leadimport.source.hint':
		'For instance: trade fair 2026. You find them by it in the list and in the report.',
	'leadimport.tag': 'Tag for all of them',
	'leadimport.tag.hint': 'Left empty, none is added.',
	'leadimport.mode': 'Leads that are there already',
	'leadimport.mode.text':
		'A row belongs to the lead with its email, else with its phone number. Two leads are never merged by an import: where a row names both, their pages propose it.',
	'leadimport.mode.legend': 'What a row does to them',
	'leadimport.mode.fill': 'Fill in what is empty',
	'leadimport.mode.fill.hint': 'What is known stays. The stage may rise; tags and notes are added.',
	'leadimport.mode.overwrite': 'Overwrite',
	'leadimport.mode.overwrite.hint':
		'What the row says takes the place of what is known; empty cells change nothing. The segment of those who have answered stays.',
	'leadimport.mode.leave': 'Leave them as they are',
	'leadimport.mode.leave.hint': 'Only new leads are added.',
	'leadimport.written': 'May they be written to?',
	'leadimport.written.text':
		'A lead from a file has given no consent here. Without a stated basis no survey is sent to them.',
	'leadimport.written.yes': 'Put them in the audience as well',
	'leadimport.written.hint': 'You state on what basis and since when. It is kept with each person.',
	'leadimport.written.no': 'No: they are in no audience',
	'leadimport.quiet':
		'Imported leads are cold unless the file says otherwise. They are sent to no destination, and nobody is mailed about them; hot ones wait in the list of those nobody has touched.',
	'leadimport.start': 'Import leads',
	'leadimport.how': 'How it was read',
	'leadimport.interrupted':
		'The server was stopped in between. Those read so far are among the leads. Repeat it: nobody is added twice.',
	'leadimport.failed.unreadable':
		'The file could not be read to its end. Those read so far are among the leads.',
	'leadimport.failed.broken':
		'Something broke on our side. Those read so far are among the leads. Repeat it: nobody is added twice.',
	'leadimport.faults': 'Lines that were not taken, or not in whole',
	'leadpage.same.file':
		'A row of an imported file bore the email of one and the phone number of the other.',
	'history.import': 'Import',
	'leadpage.imported.at': 'Imported',
	'leadpage.imported': 'Imported from a file',
	'leadpage.imported.from': 'Imported from the file {name}',
	'audit.leads.imported': 'Imported leads from the file {name}'
} as const;

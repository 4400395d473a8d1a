/** A quiz file for tests through the front door: ten questions and a contact form, hot from 12 of 20 points. */
export function aLeadQuizFile(title = 'Ten questions') {
	const question = (number: number) => ({
		id: `q${number}`,
		kind: 'single_choice',
		title: `Question ${number}`,
		required: true,
		options: [
			{ id: 'no', text: 'No', points: 0 },
			{ id: 'maybe', text: 'Maybe', points: 1 },
			{ id: 'yes', text: 'Yes', points: 2 }
		]
	});
	return {
		title,
		locales: ['en'],
		dimensions: [{ id: 'need', title: 'Need' }],
		hidden: ['utm_source'],
		steps: [
			...Array.from({ length: 9 }, (_, index) => question(index + 1)),
			{
				id: 'contact',
				kind: 'contact',
				title: 'Contact',
				fields: [{ name: 'name' }, { name: 'email', required: true }],
				required: true
			}
		],
		segments: [
			{ id: 'hot', title: 'Hot', temperature: 'hot', score: { from: 12 }, result: 'thanks' },
			{
				id: 'warm',
				title: 'Warm',
				temperature: 'warm',
				score: { from: 6, below: 12 },
				result: 'thanks'
			},
			{ id: 'cold', title: 'Cold', temperature: 'cold', result: 'thanks' }
		],
		results: [{ id: 'thanks', title: 'Thank you', text: 'We will write to you.' }]
	};
}

/** A body that answers it: every question with the same option. */
export function aLeadSubmission(number: number, option: 'no' | 'maybe' | 'yes') {
	const answers = Array.from({ length: 9 }, (_, index) => [`q${index + 1}`, option]);
	return {
		answers: {
			...Object.fromEntries(answers),
			contact: { name: `Lead ${number}`, email: `lead${number}@example.com` }
		},
		hidden: { utm_source: 'test' },
		locale: 'en'
	};
}

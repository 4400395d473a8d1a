/** What is refused around those who are written to no more. */
export const LEAVING_PROBLEMS = {
	left_themselves: {
		status: 409,
		title: {
			en: 'This person asked not to be written to. Bring them back only if they have asked you to, and say so.',
			ru: 'Этот человек попросил не писать ему. Возвращайте его, только если он сам об этом попросил, и подтвердите это.'
		}
	}
};

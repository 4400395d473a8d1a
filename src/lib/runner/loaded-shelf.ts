import { growingShelf } from './shelf.ts';
import StepScreen from './StepScreen.svelte';

/** Each kind is loaded when a quiz has it, a language when it is spoken. */
export const loadedShelf = growingShelf({
	screens: {
		welcome: () => import('./WelcomeScreen.svelte'),
		// Nearly every quiz begins with one, or comes to it next.
		step: async () => ({ default: StepScreen }),
		page: () => import('./page/PageScreen.svelte'),
		chat: () => import('./chat/ChatScreen.svelte'),
		languages: () => import('./LanguageSwitch.svelte'),
		end: () => import('./EndScreen.svelte'),
		bonus: () => import('./aside/Bonus.svelte'),
		earned: () => import('./aside/Earned.svelte'),
		details: () => import('./aside/Details.svelte')
	},
	languages: { en: () => import('./words/en.ts'), ru: () => import('./words/ru.ts') },
	questions: {
		single_choice: () => import('./questions/SingleChoice.svelte'),
		multiple_choice: () => import('./questions/MultipleChoice.svelte'),
		picture_choice: () => import('./questions/PictureChoice.svelte'),
		dropdown: () => import('./questions/Dropdown.svelte'),
		yes_no: () => import('./questions/YesNo.svelte'),
		short_text: () => import('./questions/ShortText.svelte'),
		long_text: () => import('./questions/LongText.svelte'),
		number: () => import('./questions/Number.svelte'),
		slider: () => import('./questions/Slider.svelte'),
		rating: () => import('./questions/Rating.svelte'),
		opinion_scale: () => import('./questions/OpinionScale.svelte'),
		ranking: () => import('./questions/Ranking.svelte'),
		matrix: () => import('./questions/Matrix.svelte'),
		email: () => import('./questions/Email.svelte'),
		phone: () => import('./questions/Phone.svelte'),
		date: () => import('./questions/Date.svelte'),
		website: () => import('./questions/Website.svelte'),
		file: () => import('./questions/File.svelte'),
		contact: () => import('./questions/Contact.svelte'),
		consent: () => import('./questions/Consent.svelte'),
		statement: () => import('./questions/Statement.svelte')
	}
});

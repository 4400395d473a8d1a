import Consent from './questions/Consent.svelte';
import Contact from './questions/Contact.svelte';
import DateField from './questions/Date.svelte';
import Dropdown from './questions/Dropdown.svelte';
import Email from './questions/Email.svelte';
import FileField from './questions/File.svelte';
import LongText from './questions/LongText.svelte';
import Matrix from './questions/Matrix.svelte';
import MultipleChoice from './questions/MultipleChoice.svelte';
import NumberField from './questions/Number.svelte';
import OpinionScale from './questions/OpinionScale.svelte';
import Phone from './questions/Phone.svelte';
import PictureChoice from './questions/PictureChoice.svelte';
import Ranking from './questions/Ranking.svelte';
import Rating from './questions/Rating.svelte';
import ShortText from './questions/ShortText.svelte';
import SingleChoice from './questions/SingleChoice.svelte';
import Slider from './questions/Slider.svelte';
import Statement from './questions/Statement.svelte';
import Website from './questions/Website.svelte';
import YesNo from './questions/YesNo.svelte';
import { fullShelf } from './shelf.ts';
import Bonus from './aside/Bonus.svelte';
import Details from './aside/Details.svelte';
import Earned from './aside/Earned.svelte';
import ChatScreen from './chat/ChatScreen.svelte';
import LanguageSwitch from './LanguageSwitch.svelte';
import EndScreen from './EndScreen.svelte';
import PageScreen from './page/PageScreen.svelte';
import StepScreen from './StepScreen.svelte';
import WelcomeScreen from './WelcomeScreen.svelte';
import en from './words/en.ts';
import ru from './words/ru.ts';

/** Everything at hand: for rendering on the server. */
export const wholeShelf = fullShelf({
	screens: {
		welcome: WelcomeScreen,
		step: StepScreen,
		page: PageScreen,
		chat: ChatScreen,
		end: EndScreen,
		languages: LanguageSwitch,
		bonus: Bonus,
		earned: Earned,
		details: Details
	},
	languages: { en, ru },
	questions: {
		single_choice: SingleChoice,
		multiple_choice: MultipleChoice,
		picture_choice: PictureChoice,
		dropdown: Dropdown,
		yes_no: YesNo,
		short_text: ShortText,
		long_text: LongText,
		number: NumberField,
		slider: Slider,
		rating: Rating,
		opinion_scale: OpinionScale,
		ranking: Ranking,
		matrix: Matrix,
		email: Email,
		phone: Phone,
		date: DateField,
		website: Website,
		file: FileField,
		contact: Contact,
		consent: Consent,
		statement: Statement
	}
});

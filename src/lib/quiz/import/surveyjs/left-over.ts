import { named, type LossList } from '../losses.ts';
import { passOver, type Part } from '../part.ts';

/** How things look and stand, which is ours to say. */
const LOOKS = new Set(
	`colCount colSpan colMinWidth columnMinWidth columnColCount rowTitleWidth width minWidth
	maxWidth widthMode startWithNewLine indent innerIndent titleLocation titleAlignment
	descriptionLocation errorLocation questionErrorLocation questionTitleLocation
	questionTitleWidth questionDescriptionLocation questionTitlePattern questionTitleAlignment
	hideNumber showNumber showQuestionNumbers questionStartIndex requiredText requiredMark
	showTitle showPageTitles showPageNumbers showProgressBar progressBarType progressBarLocation
	progressBarShowPageTitles progressBarShowPageNumbers progressBarNavigationTextLocation
	progressBarInheritWidthFrom showNavigationButtons navigationButtonsLocation
	navigationButtonsVisibility showPrevButton showTOC tocLocation logoPosition logoWidth
	logoHeight logoFit separateSpecialChoices itemSize imageHeight imageWidth imageFit showLabel
	size rows cols autoGrow allowResize renderAs displayMode rateDescriptionLocation scaleColorMode
	rateColorMode displayRateDescriptionsAsExtremeItems state questionsOnPageMode
	focusFirstQuestionAutomatic focusFirstQuestion fitToContainer backgroundImage
	backgroundImageFit backgroundImageAttachment backgroundOpacity headerView gridLayoutEnabled
	gridLayoutColumns alternateRows verticalAlign renderMode searchEnabled searchMode
	textWrapEnabled allowImagesPreview useDisplayValuesInDynamicTexts useDisplayValuesInTitle
	useDisplayValuesInMarkdown`.split(/\s+/)
);

/** What of a part nothing was made of; how it looks is told once for all of them. */
export function tellPart(part: Part, place: string, losses: LossList): void {
	passOver(part, ['type', 'name']);
	// Surveys leave out what is as usual: a “false” says something there.
	const left = part.left(true);
	const others = left.filter((name) => !LOOKS.has(name));
	if (others.length > 0) losses.add(place, 'properties', { names: named(others) });
	if (others.length < left.length) losses.add('', 'looks');
}

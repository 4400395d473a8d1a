import { named, type LossList } from '../losses.ts';
import { passOver, type Part } from '../part.ts';

/** How things look and stand, which is ours to say. */
const LOOKS = new Set(
	`colCount colSpan colMinWidth columnMinWidth columnColCount rowTitleWidth width minWidth maxWidth widthMode
	startWithNewLine indent innerIndent titleLocation titleAlignment descriptionLocation errorLocation
	questionErrorLocation questionTitleLocation questionTitleWidth questionDescriptionLocation questionTitlePattern
	questionTitleAlignment hideNumber showNumber showQuestionNumbers questionStartIndex requiredText requiredMark
	showTitle showPageTitles showPageNumbers showProgressBar progressBarType progressBarLocation
	progressBarShowPageTitles progressBarShowPageNumbers progressBarNavigationTextLocation progressBarInheritWidthFrom
	showNavigationButtons navigationButtonsLocation navigationButtonsVisibility pagePrevText pageNextText completeText
	previewText editText startSurveyText showPrevButton showTOC tocLocation logoPosition logoWidth logoHeight logoFit
	separateSpecialChoices itemSize imageHeight imageWidth imageFit contentMode showLabel size rows cols autoGrow
	allowResize renderAs displayMode rateDescriptionLocation scaleColorMode rateColorMode displayRateDescriptionsAsExtremeItems
	state questionsOnPageMode focusFirstQuestionAutomatic focusFirstQuestion goNextPageAutomatic autoAdvanceEnabled
	fitToContainer backgroundImage backgroundImageFit backgroundImageAttachment backgroundOpacity headerView
	gridLayoutEnabled gridLayoutColumns alternateRows verticalAlign renderMode panelAddText panelRemoveText
	panelPrevText panelNextText templateTitle addRowText removeRowText cellType maxTextLength maxOthersLength
	searchEnabled searchMode textWrapEnabled cookieName sendResultOnPageNext storeDataAsText storeOthersAsComment
	waitForUpload showPreview allowImagesPreview needConfirmRemoveFile allowClear useDisplayValuesInDynamicTexts
	useDisplayValuesInTitle useDisplayValuesInMarkdown clearInvisibleValues showCompletedPage textUpdateMode`.split(
		/\s+/
	)
);

/** What of a part nothing was made of; how it looks is told once for all of them. */
export function tellPart(part: Part, place: string, losses: LossList): void {
	passOver(part, ['type', 'name']);
	const left = part.left();
	const others = left.filter((name) => !LOOKS.has(name));
	if (others.length > 0) losses.add(place, 'properties', { names: named(others) });
	if (others.length < left.length) losses.add('', 'looks');
}

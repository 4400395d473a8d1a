/* The parts of a workbook that are the same in each, or nearly so (ECMA-376, SpreadsheetML). */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in the list of styles below. */
export const STYLE = { moment: 1, heading: 2 } as const;

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

export const sheetPath = (number: number) => `xl/worksheets/sheet${number}.xml`;

/** Every part besides the sheets, by its path. @param sheets how many there are */
export function workbookParts(sheets: number): Record<string, string> {
	const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
	return {
		'[Content_Types].xml': contentTypes(numbers),
		'_rels/.rels': relations([relation(1, 'officeDocument', 'xl/workbook.xml')]),
		'xl/workbook.xml': workbook(numbers),
		'xl/_rels/workbook.xml.rels': relations([
			...numbers.map((number) => relation(number, 'worksheet', sheetPath(number).slice(3))),
			relation(sheets + 1, 'styles', 'styles.xml')
		]),
		'xl/styles.xml': STYLES
	};
}

/** The first row stays in sight; columns are about as wide as their headings. */
export function sheetStart(headings: readonly string[]): string {
	const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
	const columns = headings.map(
		({ length }, index) =>
			`<col min="${index + 1}" max="${index + 1}" width="${Math.min(Math.max(length + 2, 12), 44)}" customWidth="1"/>`
	);
	return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

export const SHEET_END = '</sheetData></worksheet>';

function contentTypes(numbers: readonly number[]): string {
	const part = (path: string, type: string) =>
		`<Override PartName="/${path}" ContentType="${TYPE}.${type}+xml"/>`;
	const sheets = numbers.map((number) => part(sheetPath(number), 'worksheet'));
	return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${part('xl/styles.xml', 'styles')}${sheets.join('')}</Types>`;
}

function workbook(numbers: readonly number[]): string {
	const sheets = numbers.map(
		(number) => `<sheet name="${number}" sheetId="${number}" r:id="rId${number}"/>`
	);
	return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relations(all: readonly string[]): string {
	return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function relation(number: number, type: string, target: string): string {
	return `<Relationship Id="rId${number}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

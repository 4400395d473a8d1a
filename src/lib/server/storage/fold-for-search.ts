/** Text to look in, and to look for: engines fold ASCII only, so letters are folded here. Few who write Russian write ё. */
export function foldForSearch(text: string): string {
	return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

/**
 * Of what lies above a page: popups, drawers, windows in the corner, and the buttons that open them. Edges that cannot be
 * seen are there for those whose own colours take all grounds away.
 */
export const LOOK = `
dialog{position:fixed;box-sizing:border-box;margin:0 auto;border:0;padding:0;max-width:none;max-height:none;overflow:hidden;overscroll-behavior:contain;flex-direction:column;background:Canvas;color:CanvasText;outline:1px solid #0000;outline-offset:-1px;animation:rise .18s}
dialog[open],.waits{display:flex}
.waits{visibility:hidden}
dialog::backdrop{background:#0008}
.popup{inset:5% 0 auto;width:min(736px,100% - 32px);height:min(var(--height),90%);border-radius:12px}
.slide{inset:0 0 0 auto;width:min(512px,100%);height:100%}
.chat{z-index:2147483647;inset:auto 16px 80px auto;width:400px;height:min(640px,100% - 96px);border-radius:12px;box-shadow:0 4px 32px #0004}
.left.slide{inset:0 auto 0 0}
.left.chat{inset:auto auto 80px 16px}
iframe{flex:1;min-height:0}
button{font:600 16px/1.25 system-ui;cursor:pointer}
.close{align-self:flex-end;flex:none;width:44px;height:44px;border:0;background:none;color:inherit;font-size:28px;border-radius:12px}
.float{position:fixed;z-index:2147483646;bottom:16px;right:16px;min-height:48px;max-width:calc(100vw - 32px);padding:0 22px;border:2px solid #0000;border-radius:24px;background:#006871;color:#fff;box-shadow:0 2px 12px #0004}
.left.float{right:auto;left:16px}
:focus-visible{outline:2px solid;outline-offset:-4px}
@media(max-width:640px){dialog{inset:0!important;width:100%!important;height:100%!important;border-radius:0!important}}
@media(prefers-reduced-motion:reduce){dialog{animation:none}}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}
`;

/** Black or white, whichever can be read on what is behind it. */
export function inkOn(element: Element): string {
	const [red = 255, green = 255, blue = 255] =
		getComputedStyle(element)
			.backgroundColor.match(/[\d.]+/g)
			?.map(Number) ?? [];
	return red * 0.3 + green * 0.59 + blue * 0.11 > 140 ? '#000' : '#fff';
}

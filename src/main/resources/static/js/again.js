// A bank that was linked a moment ago is still sending its transactions, Plaid does not
// answer, or the site is busy: look again by itself, a few times and ever more rarely. The
// link "Look again" does the same by hand. Delays vary, so that people who were refused
// together do not come back together.
const DELAYS = [5, 10, 20, 40, 60];
const KEY = "ledgerless.again";

const waiting = document.querySelector("[data-again]");
if (waiting) {
	const tries = Number(sessionStorage.getItem(KEY) ?? 0);
	if (tries < DELAYS.length) {
		setTimeout(() => {
			sessionStorage.setItem(KEY, String(tries + 1));
			location.reload();
		}, DELAYS[tries] * (0.75 + Math.random() / 2) * 1000);
	}
}
else {
	sessionStorage.removeItem(KEY);
}

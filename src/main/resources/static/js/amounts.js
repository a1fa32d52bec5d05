// Exact amounts: whole numbers of the tenth decimal, as exact as on the server.
const DECIMALS = 10;
const FORM = /^([+-]?)(\d{0,15})(?:\.(\d{0,10}))?$/;

// Returns the amount in a text, null if it is not a number.
export function exact(text) {
	const parts = FORM.exec(text.trim());
	if (!parts || !(parts[2] || parts[3])) {
		return null;
	}
	const digits = BigInt((parts[2] || "0") + (parts[3] ?? "").padEnd(DECIMALS, "0"));
	return (parts[1] === "-") ? -digits : digits;
}

export function plain(amount) {
	const digits = String(amount < 0n ? -amount : amount).padStart(DECIMALS + 1, "0");
	return (amount < 0n ? "-" : "") + digits.slice(0, -DECIMALS) + "." + digits.slice(-DECIMALS);
}

// Writes an amount in its currency's own form. A code with an asterisk has none.
export function money(amount, currency, locale) {
	if (currency && !currency.startsWith("*")) {
		return new Intl.NumberFormat(locale, { style: "currency", currency }).format(plain(amount));
	}
	const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 8 })
		.format(plain(amount));
	return currency ? `${number} ${currency.slice(1)}` : number;
}

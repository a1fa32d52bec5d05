// Filters the rows as a person types, if the page has all rows of the period. The URL has
// the filter, so it can be bookmarked, reloaded and undone with the back button. The texts
// come from the form's data attributes. The page names the module to import, as its URL
// changes with its content.
const { exact, money } = await import(document.querySelector("link[rel=modulepreload]").href);

const form = document.querySelector("[data-filter]");
if (form) {
	// Empty fields stay out of the URL.
	form.addEventListener("formdata", ({ formData }) => {
		[...formData.entries()].filter(([, value]) => value === "").forEach(([name]) => formData.delete(name));
	});
	if (form.dataset.live) {
		live();
	}
}

function live() {
	const section = form.closest("section");
	const { locale, notANumber, countOne, countMany, in: moneyIn, out: moneyOut, chipRemove } = form.dataset;
	const fields = ["q", "category", "account", "flow", "min", "max"].map((name) => form.elements[name]);
	const base = unfiltered();
	const rows = [...section.querySelectorAll("tr[data-amount]")].map((row) => ({
		row,
		text: [".name:not([data-nameless])", ".sub"].map((part) => fold(row.querySelector(`.rows__what ${part}`)?.textContent ?? "")),
		amount: exact(row.dataset.amount),
		currency: row.dataset.currency ?? "",
		categories: row.dataset.category.split(" "),
		account: row.dataset.account,
	}));
	const count = section.querySelector("[data-count]");
	const nothing = section.querySelector("[data-nothing]");
	const table = section.querySelector(".rows");
	const stale = document.querySelector("[data-stale]");
	const chips = document.createElement("ul");
	chips.className = "chips";
	chips.setAttribute("aria-label", form.dataset.chips);
	count.parentElement.before(chips);

	// The back button undoes all that was typed in one go.
	let typing = false;
	form.addEventListener("input", apply);
	form.addEventListener("change", (event) => {
		apply(event);
		typing = false;
	});
	section.addEventListener("click", (event) => {
		const link = event.target.closest("[data-clear], [data-clear-all]");
		if (link) {
			event.preventDefault();
			fields.filter((field) => !link.dataset.clear || field.name === link.dataset.clear)
				.forEach((field) => field.value = "");
			show();
			history.pushState(null, "", url());
			(chips.querySelector("a") ?? fields[0]).focus();
		}
	});
	addEventListener("popstate", () => {
		if (unfiltered() !== base) {
			location.reload();
			return;
		}
		const asked = new URLSearchParams(location.search);
		fields.forEach((field) => field.value = asked.get(field.name) ?? "");
		show();
	});

	function apply(event) {
		if (!fields.includes(event.target)) {
			return;
		}
		show();
		if (url() !== location.pathname + location.search) {
			history[typing ? "replaceState" : "pushState"](null, "", url());
			typing = true;
		}
	}

	// What the page's rows depend on: another period needs another page.
	function unfiltered() {
		const asked = new URLSearchParams(location.search);
		return ["days", "from", "to", "mask", "merchant"].map((name) => asked.get(name) ?? "").join(" ");
	}

	function url(path = "/") {
		const asked = new URLSearchParams(location.search);
		asked.delete("page");
		fields.forEach((field) => {
			const value = field.value.trim();
			if (value && !field.getAttribute("aria-invalid")) {
				asked.set(field.name, value);
			}
			else {
				asked.delete(field.name);
			}
		});
		return String(asked) ? `${path}?${asked}` : path;
	}

	function show() {
		const [q, category, account, flow] = fields.map((field) => field.value.trim());
		const text = fold(q);
		const least = bound(form.elements.min);
		const most = bound(form.elements.max);
		const sums = new Map();
		let shown = 0;
		for (const entry of rows) {
			const size = entry.amount < 0n ? -entry.amount : entry.amount;
			const fits = (!text || entry.text.some((part) => part.includes(text)))
				&& (!category || entry.categories.includes(category))
				&& (!account || entry.account === account)
				&& (!flow || (flow === "in" ? entry.amount < 0n : entry.amount > 0n))
				&& (least === null || size >= least) && (most === null || size <= most);
			entry.row.hidden = !fits;
			if (fits) {
				shown++;
				sums.set(entry.currency, (sums.get(entry.currency) ?? 0n) + entry.amount);
			}
		}
		summarize(shown, sums);
		const filtered = fields.some((field) => field.value.trim());
		table.hidden = shown === 0;
		nothing.hidden = shown > 0;
		stale.hidden = !filtered;
		stale.querySelector("a").href = `${url()}#spending`;
		section.querySelectorAll("[data-export]").forEach((link) => link.href = url(new URL(link.href).pathname));
		chips.replaceChildren(...fields.filter((field) => field.value.trim()).map(chip));
	}

	function bound(field) {
		const text = field.value.trim();
		const amount = text ? exact(text) : null;
		const wrong = text !== "" && (amount === null || amount < 0n);
		field.toggleAttribute("aria-invalid", wrong);
		if (wrong) {
			field.setAttribute("aria-invalid", "true");
		}
		field.setCustomValidity(wrong ? notANumber : "");
		let error = field.parentElement.querySelector(".error");
		if (!error) {
			error = document.createElement("p");
			error.className = "error";
			error.id = `${field.name}-error`;
			field.setAttribute("aria-describedby", error.id);
			field.after(error);
		}
		error.textContent = field.validationMessage;
		return wrong ? null : amount;
	}

	function summarize(shown, sums) {
		const parts = [shown === 1 ? countOne : fill(countMany, new Intl.NumberFormat(locale).format(shown))];
		[...sums].sort(([one], [other]) => order(one) < order(other) ? -1 : 1).forEach(([currency, sum]) => {
			const strong = document.createElement("strong");
			strong.textContent = (sum < 0n ? "+" : "") + money(sum < 0n ? -sum : sum, currency, locale);
			parts.push(" · ", strong, sum === 0n ? "" : ` ${sum < 0n ? moneyIn : moneyOut}`);
		});
		count.replaceChildren(...parts);
	}

	function chip(field) {
		const item = document.createElement("li");
		const link = document.createElement("a");
		link.className = "chip";
		link.dataset.clear = field.name;
		const asked = new URL(url(), location.href);
		asked.searchParams.delete(field.name);
		link.href = asked.href;
		const pattern = { q: form.dataset.chipQ, min: form.dataset.chipMin, max: form.dataset.chipMax }[field.name];
		const label = pattern ? fill(pattern, field.value.trim()) : field.selectedOptions[0].textContent;
		const name = document.createElement("span");
		name.className = "name";
		name.dir = "auto";
		name.textContent = label;
		link.append(name, " ×");
		link.setAttribute("aria-label", fill(chipRemove, label));
		item.append(link);
		return item;
	}
}

// Puts the argument into a text, whatever characters it has.
function fill(text, argument) {
	return text.split("{0}").join(argument);
}

// Unknown currencies come last, as on the server.
function order(currency) {
	return currency.replace("*", "") || "\uffff";
}

// Lower case, then upper case, makes letters with several forms equal, as on the server.
function fold(text) {
	return text.toLowerCase().toUpperCase();
}

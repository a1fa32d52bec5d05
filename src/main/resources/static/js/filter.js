// Filters the rows while somebody types, where all rows of the period are on the page.
// The address says what is filtered, so that it can be kept, reloaded and gone back to.
// The page names the file: its address changes with its content, which caches rely on.
const { exact, money } = await import(document.querySelector("link[rel=modulepreload]").href);

const form = document.querySelector("[data-filter]");
if (form) {
	// Fields that are not filled in need not stand in the address.
	form.addEventListener("formdata", ({ formData }) => {
		[...formData.entries()].filter(([, value]) => value === "").forEach(([name]) => formData.delete(name));
	});
	if (form.dataset.live) {
		live();
	}
}

function live() {
	const section = form.closest("section");
	const locale = form.dataset.locale;
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
	chips.setAttribute("aria-label", "What is filtered");
	count.parentElement.before(chips);

	// One step back undoes what was typed at one go.
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
			history.pushState(null, "", address());
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
		if (address() !== location.pathname + location.search) {
			history[typing ? "replaceState" : "pushState"](null, "", address());
			typing = true;
		}
	}

	// What the rows on the page depend on: another period needs another page.
	function unfiltered() {
		const asked = new URLSearchParams(location.search);
		return ["days", "from", "to", "mask", "merchant"].map((name) => asked.get(name) ?? "").join(" ");
	}

	function address(path = "/") {
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
		tell(shown, sums);
		const filtered = fields.some((field) => field.value.trim());
		table.hidden = shown === 0;
		nothing.hidden = shown > 0;
		stale.hidden = !filtered;
		stale.querySelector("a").href = `${address()}#spending`;
		section.querySelectorAll("[data-export]").forEach((link) => link.href = address(new URL(link.href).pathname));
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
		field.setCustomValidity(wrong ? "Write the amount as a number, such as 12.50." : "");
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

	function tell(shown, sums) {
		const parts = [`${new Intl.NumberFormat(locale).format(shown)} ${shown === 1 ? "transaction" : "transactions"}`];
		[...sums].sort(([one], [other]) => order(one) < order(other) ? -1 : 1).forEach(([currency, sum], place) => {
			const strong = document.createElement("strong");
			strong.textContent = (sum < 0n ? "+" : "") + money(sum < 0n ? -sum : sum, currency, locale);
			parts.push(place ? ", " : ", sum ", strong, sum === 0n ? "" : (sum < 0n ? " in" : " out"));
		});
		count.replaceChildren(...parts);
	}

	function chip(field) {
		const item = document.createElement("li");
		const link = document.createElement("a");
		link.className = "chip";
		link.dataset.clear = field.name;
		const asked = new URL(address(), location.href);
		asked.searchParams.delete(field.name);
		link.href = asked.href;
		const label = field.selectedOptions?.[0].textContent ?? field.value.trim();
		const before = { q: "Text ", min: "At least ", max: "At most " }[field.name] ?? "";
		const name = document.createElement("span");
		name.className = "name";
		name.dir = "auto";
		name.textContent = before + label;
		link.append(name, " ×");
		link.setAttribute("aria-label", `Remove the filter ${before}${label}`);
		item.append(link);
		return item;
	}
}

// Unknown currencies last, as the server orders them.
function order(currency) {
	return currency.replace("*", "") || "\uffff";
}

// Lower, then upper case: letters that have several forms are one, as on the server.
function fold(text) {
	return text.toLowerCase().toUpperCase();
}

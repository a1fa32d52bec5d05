// Calculates payments as a person types; the button does the same on the server. The page
// names the module to import, as its URL changes with its content.
const { exact } = await import(document.querySelector("link[rel=modulepreload]").href);

const form = document.querySelector("[data-what-if]");
if (form) {
	form.addEventListener("formdata", ({ formData }) => {
		[...formData.entries()].filter(([, value]) => value === "").forEach(([name]) => formData.delete(name));
	});
	form.addEventListener("input", () => {
		show();
		history.replaceState(null, "", url());
	});
}

function show() {
	const paid = new Map();
	for (const row of form.querySelectorAll("tbody tr")) {
		const input = row.querySelector("input");
		const asked = input.value.trim() ? exact(input.value) : 0n;
		const wrong = asked === null || asked < 0n;
		input.toggleAttribute("aria-invalid", wrong);
		if (wrong) {
			input.setAttribute("aria-invalid", "true");
		}
		showError(input, wrong);
		const balance = exact(row.dataset.balance);
		const payment = wrong ? 0n : (asked > balance ? balance : asked);
		row.querySelector("[data-capped]").hidden = wrong || asked <= balance;
		const limit = row.dataset.limit ? exact(row.dataset.limit) : 0n;
		row.querySelector("[data-after]").textContent = percent(balance - payment, limit);
		if (limit !== 0n) {
			const currency = row.dataset.currency ?? "";
			paid.set(currency, (paid.get(currency) ?? 0n) + payment);
		}
	}
	for (const row of form.querySelectorAll("tfoot tr")) {
		const balance = exact(row.dataset.balance) - (paid.get(row.dataset.currency ?? "") ?? 0n);
		row.querySelector("[data-after]").textContent = percent(balance, exact(row.dataset.limit));
	}
}

function showError(input, wrong) {
	let error = input.parentElement.querySelector(".error");
	if (!wrong) {
		error?.remove();
		input.removeAttribute("aria-describedby");
		return;
	}
	if (!error) {
		error = document.createElement("p");
		error.className = "error";
		error.id = input.id.replace("pay-", "pay-error-");
		input.after(error);
	}
	error.textContent = form.dataset.notANumber;
	input.setAttribute("aria-describedby", error.id);
}

// Two decimals, rounded half up, as on the server.
function percent(balance, limit) {
	if (limit === 0n) {
		return "—";
	}
	const sign = (balance < 0n) !== (limit < 0n) ? -1 : 1;
	const parts = (abs(balance) * 20000n + abs(limit)) / (abs(limit) * 2n);
	return new Intl.NumberFormat(form.dataset.locale, { style: "percent", maximumFractionDigits: 2 })
		.format(sign * Number(parts) / 10000);
}

function abs(number) {
	return number < 0n ? -number : number;
}

function url() {
	const asked = new URLSearchParams(location.search);
	form.querySelectorAll("tbody input").forEach((input) => {
		if (input.value.trim()) {
			asked.set(input.name, input.value.trim());
		}
		else {
			asked.delete(input.name);
		}
	});
	return String(asked) ? `/?${asked}` : "/";
}

// A file that is chosen is read here and put into the text field, which alone is sent:
// uploads would be written to files of the server. Without this script, the text is pasted.
for (const chooser of document.querySelectorAll("[data-file-into]")) {
	const input = chooser.querySelector("input[type=file]");
	const problem = chooser.querySelector("[role=status]");
	const text = document.getElementById(chooser.dataset.fileInto);
	chooser.hidden = false;
	input.addEventListener("change", async () => {
		const [file] = input.files;
		problem.textContent = "";
		if (!file) {
			return;
		}
		if (file.size > Number(chooser.dataset.longest)) {
			problem.textContent = chooser.dataset.tooLong;
			return;
		}
		try {
			text.value = await file.text();
		}
		catch {
			problem.textContent = chooser.dataset.unreadable;
		}
	});
}

// What a form asked for shall be asked once: loading the page again goes to its address
// instead of sending the form again. Without this, the browser asks before it does.
if (document.querySelector("[data-once]")) {
	history.replaceState(null, "");
}

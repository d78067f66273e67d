// Hands what stands after the # to the server, and takes it out of the address and the history first.
const secret = location.hash.slice(1);
const field = document.getElementById("link");
if (secret) {
  history.replaceState(null, "", location.pathname + location.search);
  field.value = secret;
  field.form.submit();
}

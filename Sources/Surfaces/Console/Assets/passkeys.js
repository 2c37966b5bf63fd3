// Passkeys: the browser asks the device, and what it says goes back in the form. Without a script there are passwords.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const said = form.querySelector("[role=status]");
  const say = (name) => { said.textContent = said.dataset[name]; };
  const ask = async () => {
    const options = JSON.parse(form.dataset.passkey);
    options.challenge = bytes(options.challenge);
    if (!options.user) return navigator.credentials.get({ publicKey: options });
    options.user.id = bytes(options.user.id);
    for (const known of options.excludeCredentials) known.id = bytes(known.id);
    return navigator.credentials.create({ publicKey: options });
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!window.PublicKeyCredential) return say("unable");
    say("waiting");
    try {
      const made = await ask(), answer = made.response, fill = (name, buffer) => { form.elements[name].value = buffer ? text(buffer) : ""; };
      fill("id", made.rawId);
      fill("client", answer.clientDataJSON);
      fill("data", answer.attestationObject ?? answer.authenticatorData);
      fill("signature", answer.signature);
      fill("handle", answer.userHandle);
      form.submit();
    } catch { say("refused"); }
  });
}

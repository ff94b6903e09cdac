/* How does a form of a staff page ask the browser for a passkey, and say it when there is none?

   <form method="post" data-passkey="register" (or "use")
         data-challenge data-rp data-user data-name data-credentials="id id"
         data-waiting data-refused data-known data-unsupported>  (sentences in the page's language)
     hidden inputs: credentialId authenticatorData clientDataJSON, and
                    publicKey alg (register) or signature (use)
     <p role="status" data-passkey-status hidden></p>
     <button>...</button>
   </form>

   With data-question (an address) the challenge is fetched when the button is pressed, so that a
   page that stood open for hours, or a second page beside it, asks a fresh one.

   All binary values are base64url without padding. The vault judges; nothing is judged here. */

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const toText = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const known = (form) =>
  (form.dataset.credentials || "").split(/[\s,]+/).filter(Boolean)
    .map((id) => ({ type: "public-key", id: toBytes(id) }));

const register = async ({ dataset }, credentials) => {
  const made = await navigator.credentials.create({ publicKey: {
    challenge: toBytes(dataset.challenge),
    rp: { id: dataset.rp, name: dataset.rpName || dataset.rp },
    user: { id: toBytes(dataset.user), name: dataset.name, displayName: dataset.name },
    pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    excludeCredentials: credentials, attestation: "none", timeout: 120000,
  } });
  return { credentialId: made.rawId, publicKey: made.response.getPublicKey(),
    alg: String(made.response.getPublicKeyAlgorithm()),
    authenticatorData: made.response.getAuthenticatorData(),
    clientDataJSON: made.response.clientDataJSON };
};

const use = async ({ dataset }, credentials) => {
  const made = await navigator.credentials.get({ publicKey: {
    challenge: toBytes(dataset.challenge), rpId: dataset.rp, allowCredentials: credentials,
    userVerification: "required", timeout: 120000,
  } });
  return { credentialId: made.rawId, authenticatorData: made.response.authenticatorData,
    clientDataJSON: made.response.clientDataJSON, signature: made.response.signature };
};

const say = (form, sentence) => {
  const place = form.querySelector("[data-passkey-status]");
  place.textContent = sentence || "";
  place.hidden = !sentence;
};

const fetchQuestion = async ({ dataset, elements }) => {
  const body = new URLSearchParams({ purpose: dataset.purpose,
    csrfmiddlewaretoken: elements.csrfmiddlewaretoken.value });
  const asked = await (await fetch(dataset.question, { method: "POST", body })).json();
  Object.assign(dataset, { ...asked, credentials: asked.credentials.join(" ") });
};

const ask = async (form, button) => {
  say(form, form.dataset.waiting);
  button.disabled = true;
  try {
    if (form.dataset.question) await fetchQuestion(form);
    const deed = form.dataset.passkey === "register" ? register : use;
    const answer = await deed(form, known(form));
    for (const [name, value] of Object.entries(answer))
      form.elements[name].value = typeof value === "string" ? value : toText(value);
    form.submit();
  } catch (error) {
    say(form, error.name === "InvalidStateError" ? form.dataset.known : form.dataset.refused);
    button.disabled = false;
    button.focus();
  }
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button:not([type=button])");
  if (!window.PublicKeyCredential) say(form, form.dataset.unsupported);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (window.PublicKeyCredential) ask(form, button);
  });
}

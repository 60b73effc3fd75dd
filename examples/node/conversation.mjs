// The conversation of ../conversation.py with the npm client.
//
//     cd examples/node && npm ci && node conversation.mjs
//
// Environment: OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL as there. Ends with status 1 if the real values did
// not come back. The customer is invented.
import OpenAI from "openai";

const TICKET =
  "Hier ist das Support-Ticket von Frau Weber (weber@example.com), Kundennr. 4711: " +
  '"Meine Bestellung #98765 vom 15.01. ist nicht angekommen. Ich bin schwanger und brauche die Babyausstattung ' +
  'dringend." Formuliere eine empathische Antwort.';
const TOOL = {
  type: "function",
  function: {
    name: "bestellung_nachschlagen",
    description: "Sagt, wo eine Bestellung ist.",
    parameters: {
      type: "object",
      properties: { bestellnummer: { type: "string" }, email: { type: "string" } },
      required: ["bestellnummer", "email"],
      additionalProperties: false,
    },
  },
};
// The tool runs here, in the house, so it needs the real values: a token would find nothing.
const ORDERS = new Map([["98765 weber@example.com", "Das Paket für Frau Weber liegt seit dem 18.01. in der Filiale."]]);

const model = process.env.OPENAI_MODEL ?? "demo";
const client = new OpenAI({
  baseURL: process.env.OPENAI_BASE_URL ?? "http://127.0.0.1:8080/v1",
  apiKey: process.env.OPENAI_API_KEY ?? "local-trial",
});

function expect(value, text, where) {
  if (!text.includes(value)) fail(`'${value}' did not come back (${where})`);
}

function fail(reason) {
  console.error(`FAILED: ${reason}`);
  process.exit(1);
}

async function oneAnswer() {
  console.log("== one answer");
  const { data, response } = await client.chat.completions
    .create({ model, messages: [{ role: "user", content: TICKET }] })
    .withResponse();
  for (const [name, value] of response.headers) {
    if (name.startsWith("x-privacy-")) console.log(`${name}: ${value}`);
  }
  const text = data.choices[0].message.content ?? "";
  console.log(text);
  expect("Weber", text, "one answer");
}

async function streamed() {
  console.log("\n== streamed");
  const stream = await client.chat.completions.create({ model, messages: [{ role: "user", content: TICKET }], stream: true });
  let text = "";
  for await (const event of stream) {
    const piece = event.choices[0]?.delta.content ?? "";
    process.stdout.write(piece);
    text += piece;
  }
  console.log();
  expect("Weber", text, "stream");
}

async function toolCall() {
  console.log("\n== tool call");
  const question = `${TICKET} Schlage vorher nach, wo die Bestellung ist, und nenne Frau Weber beim Namen.`;
  const messages = [{ role: "user", content: question }];
  const first = await client.chat.completions.create({ model, messages, tools: [TOOL], tool_choice: "required" });
  const message = first.choices[0].message;
  if (!message.tool_calls?.length) fail("the model did not call the tool");
  messages.push(message);
  for (const call of message.tool_calls) {
    console.log(`${call.function.name}(${call.function.arguments})`);
    const { bestellnummer, email } = JSON.parse(call.function.arguments);
    expect("weber@example.com", email, "tool arguments");
    const found = ORDERS.get(`${bestellnummer.replace(/^#/, "")} ${email}`);
    if (found === undefined) fail("the order was not found with the values in the tool's arguments");
    messages.push({ role: "tool", tool_call_id: call.id, content: found });
  }
  const second = await client.chat.completions.create({ model, messages, tools: [TOOL] });
  const text = second.choices[0].message.content ?? "";
  console.log(text);
  expect("Weber", text, "answer after the tool");
}

await oneAnswer();
await streamed();
await toolCall();
console.log("\nOK: the real values came back every time.");

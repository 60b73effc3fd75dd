// The conversation of conversation.mjs with the Responses API.
//
//     cd examples/node && npm ci && node responses.mjs
//
// Environment: as there. Ends with status 1 if the real values did not come back. The customer is invented.
import OpenAI from "openai";

const TICKET =
  "Hier ist das Support-Ticket von Frau Weber (weber@example.com), Kundennr. 4711: " +
  '"Meine Bestellung #98765 vom 15.01. ist nicht angekommen. Ich bin schwanger und brauche die Babyausstattung ' +
  'dringend." Formuliere eine empathische Antwort.';
const TOOL = {
  type: "function",
  name: "bestellung_nachschlagen",
  description: "Sagt, wo eine Bestellung ist.",
  parameters: {
    type: "object",
    properties: { bestellnummer: { type: "string" }, email: { type: "string" } },
    required: ["bestellnummer", "email"],
    additionalProperties: false,
  },
  strict: true,
};

const model = process.env.OPENAI_MODEL ?? "demo";
const client = new OpenAI({
  baseURL: process.env.OPENAI_BASE_URL ?? "http://127.0.0.1:8080/v1",
  apiKey: process.env.OPENAI_API_KEY ?? "local-trial",
});

function expect(value, text, where) {
  if (text.includes(value)) return;
  console.error(`FAILED: '${value}' did not come back (${where})`);
  process.exit(1);
}

const { data, response } = await client.responses.create({ model, input: TICKET }).withResponse();
for (const [name, value] of response.headers) {
  if (name.startsWith("x-privacy-")) console.log(`${name}: ${value}`);
}
console.log(data.output_text);
expect("Weber", data.output_text, "one answer");

// The deltas, and the response that the stream ends with, say the same.
let pieces = "";
const stream = client.responses.stream({ model, input: TICKET });
stream.on("response.output_text.delta", (event) => (pieces += event.delta));
const final = await stream.finalResponse();
expect(final.output_text, pieces, "stream");
expect("Weber", pieces, "stream");

// The tool runs here, in the house, so it needs the real values: a token would find nothing.
const input = [{ role: "user", content: TICKET }];
const called = await client.responses.create({ model, input, tools: [TOOL] });
const call = called.output.find((item) => item.type === "function_call");
console.log(`${call.name}(${call.arguments})`);
expect("weber@example.com", JSON.parse(call.arguments).email, "tool arguments");
const found = "Das Paket für Frau Weber liegt seit dem 18.01. in der Filiale.";
input.push(...called.output, { type: "function_call_output", call_id: call.call_id, output: found });
const after = await client.responses.create({ model, input, tools: [TOOL] });
console.log(after.output_text);
expect("Weber", after.output_text, "answer after the tool");
console.log("\nOK: the real values came back every time.");

// One request of a protocol fixture with the npm client: its body on standard input, what the caller gets on standard
// output, as JSON: the object, or every event of the stream.
import OpenAI from "openai";
import { text } from "node:stream/consumers";

const [, , api, baseURL] = process.argv;
const client = new OpenAI({ baseURL, apiKey: "k", maxRetries: 0 });
const body = JSON.parse(await text(process.stdin));
const created = await (api === "chat" ? client.chat.completions : client.responses).create(body);
const got = [];
if (body.stream) {
  for await (const event of created) got.push(event);
} else {
  got.push(created);
}
console.log(JSON.stringify(got));

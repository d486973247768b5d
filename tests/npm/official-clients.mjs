// Slack's own clients against a Slack that somebody runs elsewhere: node official-clients.mjs API BOT_TOKEN APP_TOKEN USER ROOM
// Each line of the output is one thing that was seen. Lines "do: …" ask the other side to do something.
import webApi from '@slack/web-api';
import socketMode from '@slack/socket-mode';
import { createInterface } from 'node:readline';

const { WebClient, ErrorCode, retryPolicies } = webApi;
const { SocketModeClient, LogLevel } = socketMode;
const [api, botToken, appToken, user, room] = process.argv.slice(2);
const say = (line) => console.log(line);
const asked = createInterface({ input: process.stdin });

const web = new WebClient(botToken, { slackApiUrl: api, retryConfig: retryPolicies.rapidRetryPolicy, rejectRateLimitedCalls: true });
const auth = await web.auth.test();
say(`auth.test ${auth.team_id} ${auth.response_metadata.scopes.includes('chat:write')}`);

const direct = await web.conversations.open({ users: user });
const blocks = [
  { type: 'section', text: { type: 'plain_text', text: 'Hello & <welcome>' } },
  { type: 'actions', elements: [{ type: 'button', action_id: 'go', value: '1', text: { type: 'plain_text', text: 'Go' } }] },
];
const posted = await web.chat.postMessage({
  channel: direct.channel.id, text: 'Hello', blocks, metadata: { event_type: 'coachbot_card', event_payload: { k: 'key-1' } },
});
say(`chat.postMessage ${/^\d+\.\d{6}$/.test(posted.ts)} ${posted.message.blocks.length}`);

const updated = await web.chat.update({ channel: posted.channel, ts: posted.ts, text: 'Hello again', blocks });
say(`chat.update ${updated.text}`);

const history = await web.conversations.history({ channel: posted.channel, include_all_metadata: true, limit: 15 });
say(`conversations.history ${history.messages.length} ${history.messages[0].metadata.event_payload.k}`);

const ephemeral = await web.chat.postEphemeral({ channel: room, user, text: 'only you' });
say(`chat.postEphemeral ${typeof ephemeral.message_ts}`);

const home = await web.views.publish({ user_id: user, view: { type: 'home', blocks: [blocks[0]] } });
const again = await web.views.publish({ user_id: user, hash: home.view.hash, view: { type: 'home', blocks: [blocks[0]] } });
say(`views.publish ${home.view.id === again.view.id} ${home.view.hash !== again.view.hash}`);

const refused = async (name, call) => {
  try {
    await call();
    say(`${name} went through`);
  } catch (error) {
    say(`${name} ${error.code === ErrorCode.RateLimitedError ? `wait ${error.retryAfter}` : error.data?.error ?? error.code}`);
  }
};
await refused('stale hash', () => web.views.publish({ user_id: user, hash: home.view.hash, view: { type: 'home', blocks: [] } }));
await refused('bad trigger', () => web.views.open({ trigger_id: 'none', view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] } }));
await refused('bad blocks', () => web.chat.postMessage({ channel: direct.channel.id, text: 'x', blocks: [{ type: 'section', colour: 'red' }] }));
await refused('limited', () => web.team.info());
await refused('unknown room', () => web.chat.postMessage({ channel: 'C404', text: 'x' }));

const people = [];
for await (const page of web.paginate('users.list', { limit: 2 })) people.push(...page.members);
say(`users.list ${people.filter((one) => !one.is_bot).length} ${people.find((one) => one.id === user).profile.email}`);
say(`users.lookupByEmail ${(await web.users.lookupByEmail({ email: people.find((one) => one.id === user).profile.email })).user.id === user}`);

const file = await web.filesUploadV2({ channel_id: direct.channel.id, filename: 'chart.png', file: Buffer.from([137, 80, 78, 71]), alt_text: 'A chart' });
say(`files ${file.ok}`);

const socket = new SocketModeClient({ appToken, clientOptions: { slackApiUrl: api }, logLevel: LogLevel.ERROR });
let hellos = 0;
socket.on('connected', () => say(`socket connected ${++hellos}`));
socket.on('slash_commands', async ({ body, ack }) => {
  await ack({ text: `heard ${body.command} ${body.text}` });
});
socket.on('interactive', async ({ body, ack }) => {
  say(`interactive ${body.type} ${body.actions[0].value} from ${body.user.id === user}`); // before the acknowledgement, after which the other side goes on
  await ack();
});
socket.on('app_home_opened', async ({ event, ack, retry_num }) => {
  say(`event ${event.type} ${event.tab} ${retry_num}`);
  await ack();
});
await socket.start();
say('do: talk');
for await (const line of asked) if (line === 'enough') break;
await socket.disconnect();
say('end');
process.exit(0);
